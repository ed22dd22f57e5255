"""Booking an event in two steps, and changing one: what and where; then when and who."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaigns.planning.models import Activity
from clarion.verbs import show_refusal
from partners.venues.models import Facilitator, Venue

from . import actions
from .conflicts import DoubleBooking, span_in_words
from .forms import BookingForm, PlaceForm
from .models import Event
from .rules import may_book

REFUSALS_AT = {"starts_at": "day", "ends_at": "ends"}
LONGEST_KEY = 19


class BookersOnly(WagtailAdminTemplateMixin, FormView):
    """A page for those who may book; the others are told so."""

    model = Event
    header_icon = "calendar-alt"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not may_book(request.user):
            raise PermissionDenied

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), {"url": reverse("event:index"), "label": _("Events")}, here]


class ChoosePlace(BookersOnly):
    """Step 1 of 2; with an event in the address, another venue for it."""

    form_class = PlaceForm
    template_name = "campaigns/event/place.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        key = kwargs.get("pk")
        self.event = get_object_or_404(Event.objects.visible_to(request.user), pk=key) if key else None

    def get_page_title(self):
        return _("Another venue") if self.event else _("Book an event")

    def get_form_kwargs(self):
        kwargs = {**super().get_form_kwargs(), "user": self.request.user, "event": self.event}
        return kwargs | {"initial": {name: self.request.GET.get(name) for name in ("activity", "venue")}}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, event=self.event)

    def form_valid(self, form):
        query = QueryDict(mutable=True)
        query.update({name: str(record.pk) for name, record in form.cleaned_data.items()})
        target = reverse("event:edit", args=[self.event.pk]) if self.event else reverse("event:book")
        return redirect(f"{target}?{query.urlencode()}")


class _TimeAndPeople(BookersOnly):
    """Step 2 of 2."""

    form_class = BookingForm
    template_name = "campaigns/event/book.html"
    free = ()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user, "instance": self.event}

    def get_context_data(self, **kwargs):
        zone = self.event.zone
        free = [
            {
                "value": f"{start.astimezone(zone):%Y-%m-%dT%H:%M}/{end.astimezone(zone):%Y-%m-%dT%H:%M}",
                "words": span_in_words(start, end, zone),
            }
            for start, end in self.free
        ]
        return super().get_context_data(**kwargs, event=self.event, free=free)

    def form_valid(self, form):
        try:
            event = self.save(form.save(commit=False), form.cleaned_data["facilitators"])
        except ValidationError as error:
            self.free = error.free if isinstance(error, DoubleBooking) else ()
            show_refusal(form, error, rename=REFUSALS_AT)
            return self.form_invalid(form)
        when = span_in_words(event.starts_at, event.ends_at, event.zone)
        messages.success(self.request, _("“%(event)s”: %(when)s.") % {"event": event, "when": when})
        return redirect("event:inspect", event.pk)


class BookEvent(_TimeAndPeople):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        wanted = {name: _number(request.GET.get(name)) for name in ("activity", "venue")}
        activities = Activity.objects.visible_to(request.user).select_related("campaign")
        activity = get_object_or_404(activities, pk=wanted["activity"])
        venue = get_object_or_404(Venue.objects.visible_to(request.user), pk=wanted["venue"])
        self.event = Event(activity=activity, campaign=activity.campaign, venue=venue, has_minors=venue.has_minors)

    def get_page_title(self):
        return _("Book an event")

    def save(self, event, facilitators):
        return actions.book_event(event=event, facilitators=list(facilitators), by=self.request.user)


class ChangeEvent(_TimeAndPeople):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        events = Event.objects.visible_to(request.user).select_related("campaign", "activity", "venue", "room")
        self.event = get_object_or_404(events, pk=kwargs["pk"])
        if key := _number(request.GET.get("venue")):
            venue = get_object_or_404(Venue.objects.visible_to(request.user), pk=key)
            if venue != self.event.venue:
                self.event.venue, self.event.room = venue, None

    def get_page_title(self):
        return _("Change event")

    def save(self, event, facilitators):
        # People outside the person's sight stay assigned; the form could not show them.
        chosen = {person.pk for person in facilitators}
        shown = Facilitator.objects.visible_to(self.request.user).values("pk")
        hidden = Facilitator.objects.filter(assignments__event=event).exclude(pk__in=shown)
        people = [*facilitators, *(person for person in hidden if person.pk not in chosen)]
        return actions.move_event(event=event, facilitators=people, by=self.request.user)


def _number(text):
    return int(text) if text and text.isdecimal() and len(text) < LONGEST_KEY else None
