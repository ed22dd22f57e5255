"""A verb done by one click beside what it is done to, on a campaign's page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View

from .models import Campaign


class OneClick(View):
    """Runs the verb and leads back to the panel it was clicked in, with what was done or why it was refused."""

    model = Campaign
    header_icon = ""
    panel = ""
    """The id of the panel on the campaign's page."""

    def post(self, request, pk) -> HttpResponseRedirect:
        campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)
        try:
            messages.success(request, self.run(campaign))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(f"{reverse('campaign:inspect', args=[campaign.pk])}#{self.panel}")

    def run(self, campaign: Campaign) -> str:
        """Calls the verb and answers what was done; a subclass says which. Raises ValidationError if refused."""
        return ""
