"""Views of the admin that this room adds to others' records."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.planning.models import Campaign

from .actions import create_campaign_page, create_material
from .forms import NewMaterialForm
from .rules import may_create_material


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


@require_http_methods(["GET", "HEAD", "POST"])
def new_material(request):
    """Asks for kind, title and campaign, makes the draft and opens it in the editor."""
    if not may_create_material(request.user):
        raise Http404
    form = NewMaterialForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        initial={"campaign": request.GET.get("campaign", "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            page = create_material(by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The draft is made. Nothing is public until you publish it."))
            return redirect("wagtailadmin_pages:edit", page.pk)
    return render(request, "content/admin/new_material.html", {"form": form, "page_title": _("New material")})
