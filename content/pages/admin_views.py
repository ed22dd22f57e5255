"""Views of the admin that this room adds to others' records."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigns.planning.models import Campaign

from .actions import create_campaign_page


@require_POST
def create_page(request, pk):
    """Makes the page of a campaign and opens it in the editor."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)
    try:
        page = create_campaign_page(by=request.user, campaign=campaign)
    except PermissionDenied:
        raise Http404 from None
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_home")
    messages.success(request, _("The draft page is made. Check the words, add pictures, then publish."))
    return redirect("wagtailadmin_pages:edit", page.pk)
