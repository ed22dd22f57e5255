"""Planning a tour: what, where and when; then each stop with its day and hour, and the word to book."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from campaigns.planning.choices import Status
from campaigns.planning.models import Activity
from clarion.parts import Part

from . import actions
from .choices import MEDIA
from .forms import PlanForm
from .models import Tour
from .proposing import planned, preview_of
from .two_steps import TwoSteps
from .words import WORKDAYS

LONGEST_KEY = 19
USUAL_TIME = "10:00"
MOST_OPEN = 12
"""Venues to tick that stand open on the page."""


class PlanTour(TwoSteps):
    """A new tour; ``?activity=`` or ``?campaign=`` says of what."""

    form_class = PlanForm
    step_template = "campaigns/touring/plan.html"
    title = gettext_lazy("Plan a tour")
    button = gettext_lazy("Save and book")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.activity = self._activity()
        self.tour = Tour()

    def _activity(self):
        offered = Activity.objects.visible_to(self.request.user).filter(medium__in=MEDIA).select_related("campaign")
        posted = _number(self.request.POST.get("activity"))
        if posted:
            return offered.filter(pk=posted).first()
        if key := self.request.GET.get("activity"):
            return get_object_or_404(offered, pk=_number(key))
        if key := self.request.GET.get("campaign"):
            open_ones = offered.exclude(campaign__status__in=[Status.COMPLETED, Status.CANCELLED])
            own = list(open_ones.filter(campaign=_number(key))[:2])
            return own[0] if len(own) == 1 else None
        return None

    def get(self, request, *args, **kwargs):
        """Without an activity it asks for one first: languages, currency and venues follow from it."""
        if self.activity:
            return super().get(request, *args, **kwargs)
        self.step_template = "campaigns/touring/choose.html"
        choice = self.get_form().fields["activity"]
        if key := _number(request.GET.get("campaign")):
            choice.queryset = choice.queryset.filter(campaign=key)
        return self.render_to_response(self.get_context_data(activities=choice.queryset))

    def get_page_subtitle(self):
        return f"{self.activity.campaign}: {self.activity}" if self.activity else ""

    def get_breadcrumbs_items(self):
        index = {"url": reverse("tour:index"), "label": Tour._meta.verbose_name_plural}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), index, here]

    def get_initial(self):
        tomorrow = timezone.localdate() + timedelta(days=1)
        usual = {"starts_on": tomorrow, "times": USUAL_TIME, "weekdays": sorted(WORKDAYS)}
        if not self.activity:
            return usual
        campaign = self.activity.campaign
        return usual | {
            "activity": self.activity,
            "name": self.activity.name,
            "starts_on": min(max(tomorrow, self.activity.starts_on), self.activity.ends_on),
            "language": next(iter(campaign.languages), ""),
            "currency": campaign.budget_currency,
        }

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user, "activity": self.activity}

    def get_context_data(self, **kwargs):
        form = kwargs.get("form") or self.get_form()
        kwargs["form"] = form
        return super().get_context_data(**kwargs, parts=self._parts(form))

    def _parts(self, form):
        def part(heading, *names, closed=False):
            fields = [form[name] for name in names if name in form.fields]
            return Part(heading, fields, closed and not any(field.errors for field in fields))

        parts = [
            part(_("What and who"), "activity", "name", "company", "language"),
            part(_("Venues nearby"), "venues", closed=form.nearby > MOST_OPEN),
            part(_("Stops in your own order"), "stops"),
            part(_("When"), "starts_on", "weekdays", "times", "minutes"),
            part(_("Rest and repetition"), "per_stop", "rest_after", "skipped", closed=True),
            part(_("Cost"), "fee", "people", "daily_cost", "currency"),
            part(_("Who leads, who may come"), "facilitators", "is_open", "for_minors", closed=True),
            part(_("Notes"), "notes", closed=True),
        ]
        return [one for one in parts if one.fields]

    def preview(self, form):
        self.tour = form.save(commit=False)
        actions.check_tour(self.tour)
        given = form.cleaned_data
        return preview_of(self.tour, planned(self.tour, given["stops"], given["facilitators"]), self.request.user)

    def save(self, form):
        tour, given, by = form.save(commit=False), form.cleaned_data, self.request.user
        many = actions.book_tour(tour=tour, stops=given["stops"], people=given["facilitators"], by=by)
        text = ngettext("%(count)d performance is booked.", "%(count)d performances are booked.", many)
        messages.success(self.request, text % {"count": many})
        return reverse("tour:inspect", args=[tour.pk])


def _number(text):
    return int(text) if text and text.isdecimal() and len(text) < LONGEST_KEY else None
