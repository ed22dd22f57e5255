"""Changes to a tour that stands, each with a preview of what is in the way; and what is cancelled."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clarion.verbs import ReasonForm, VerbPage

from . import actions, moving, proposing
from .changing_forms import AddStopForm, MoveRestForm, MoveStopForm, RecordForm, SwapForm
from .holding import state_of, with_events
from .models import Performance, Tour
from .recording import record_performance
from .rules import may_record, may_tour
from .two_steps import OnTour


class MoveRest(OnTour):
    form_class = MoveRestForm
    title, button = gettext_lazy("Move the rest"), gettext_lazy("Move them")
    explanation = gettext_lazy("Every performance to come from a day on moves by the same number of days.")

    def get_initial(self):
        return {"first": timezone.localdate(), "days": 1, "state": state_of(self.tour)}

    def preview(self, form):
        given, by = form.cleaned_data, self.request.user
        moved = moving.rest_moved(self.tour, first=given["first"], days=given["days"], by=by)
        return proposing.preview_of(self.tour, moved, by)

    def save(self, form):
        many = moving.move_rest(tour=self.tour, by=self.request.user, **form.cleaned_data)
        text = ngettext("%(count)d performance is moved.", "%(count)d performances are moved.", many)
        messages.success(self.request, text % {"count": many})
        return self.back_url


class AddStop(OnTour):
    form_class = AddStopForm
    title, button = gettext_lazy("Add a stop"), gettext_lazy("Save and book")
    explanation = gettext_lazy("One more performance. Whoever leads the latest one leads it, too.")
    refusals_at = {"stops": "stop"}

    def get_initial(self):
        latest = self.tour.performances.visible_to(self.request.user).select_related("event__venue").last()
        hour = latest.event.local_start.time() if latest else next(iter(self.tour.hours), None)
        return {"hour": hour}

    def preview(self, form):
        given, by = form.cleaned_data, self.request.user
        people = moving.latest_people(self.tour, by)
        one = proposing.new(self.tour, given["stop"], given["local"], people)
        return proposing.preview_of(self.tour, [one], by)

    def save(self, form):
        given = form.cleaned_data
        moving.add_stop(tour=self.tour, stop=given["stop"], local=given["local"], by=self.request.user)
        messages.success(self.request, _("The stop is booked."))
        return self.back_url


class OnPerformance(OnTour):
    """A change to one performance that can still be moved."""

    model = Performance

    def changeable(self, performances):
        return performances.open()

    def tour_key(self, key):
        rows = with_events(self.changeable(Performance.objects.visible_to(self.request.user)))
        self.performance = get_object_or_404(rows, pk=key)
        return self.performance.tour_id

    def get_page_subtitle(self):
        return f"{self.performance.moment}, {self.performance.event.venue}"

    @property
    def back_url(self) -> str:
        return reverse("performance:inspect", args=[self.performance.pk])


class MoveStop(OnPerformance):
    form_class = MoveStopForm
    title, button = gettext_lazy("Move this stop"), gettext_lazy("Move it")
    explanation = gettext_lazy("Another day or hour, and another venue where it has to be.")
    refusals_at = {"stops": "day"}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.subtitle = super().get_page_subtitle()  # before the preview puts into the event what was typed

    def get_page_subtitle(self):
        return self.subtitle

    def get_initial(self):
        local = self.performance.event.local_start
        return {"day": local.date(), "hour": local.time()}

    def preview(self, form):
        given = form.cleaned_data
        one = proposing.moved(self.performance, given["local"], given["stop"])
        return proposing.preview_of(self.tour, [one], self.request.user)

    def save(self, form):
        given = {name: form.cleaned_data[name] for name in ("local", "stop", "reason")}
        moving.move_stop(performance=self.performance, by=self.request.user, **given)
        messages.success(self.request, _("The stop is moved."))
        return self.back_url


class SwapStops(OnPerformance):
    form_class = SwapForm
    title, button = gettext_lazy("Swap with another stop"), gettext_lazy("Swap them")
    explanation = gettext_lazy("Two stops of the tour take each other's place.")
    refusals_at = {"stops": "other"}

    def changeable(self, performances):
        return performances.to_come()

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.subtitle = super().get_page_subtitle()

    def get_page_subtitle(self):
        return self.subtitle

    def get_initial(self):
        return {"state": state_of(self.tour)}

    def get_form_kwargs(self):
        own = self.changeable(Performance.objects.visible_to(self.request.user)).filter(tour=self.tour)
        kwargs = {**super().get_form_kwargs(), "others": with_events(own.exclude(pk=self.performance.pk))}
        return {name: value for name, value in kwargs.items() if name not in ("tour", "user")}

    def preview(self, form):
        swapped = proposing.swapped(self.performance, form.cleaned_data["other"])
        return proposing.preview_of(self.tour, swapped, self.request.user)

    def save(self, form):
        moving.swap_stops(performance=self.performance, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The stops are swapped."))
        return self.back_url


class CallOffTour(VerbPage):
    model = Tour
    index_url_name, record_url_name = "tour:index", "tour:inspect"
    title, button, form_class = gettext_lazy("Cancel tour"), gettext_lazy("Cancel this tour"), ReasonForm
    explanation = gettext_lazy(
        "Every performance to come is cancelled: hours, rooms and people become free. What was held stays, and so "
        "does the record."
    )
    done = gettext_lazy("The tour is cancelled.")
    serious = True

    @classmethod
    def offered(cls, tour, user):
        return cls.allowed(tour, user) and tour.is_booked

    @classmethod
    def allowed(cls, tour, user):
        return may_tour(user)

    def run(self, given):
        actions.call_off_tour(tour=self.record, by=self.request.user, **given)


class PerformanceVerb(VerbPage):
    """A verb on one performance."""

    model = Performance
    index_url_name, record_url_name = "performance:index", "performance:inspect"


class CallOffStop(PerformanceVerb):
    title, button, form_class = gettext_lazy("Cancel stop"), gettext_lazy("Cancel this stop"), ReasonForm
    explanation = gettext_lazy("This one performance is cancelled; the rest of the tour stays, and so does the record.")
    done = gettext_lazy("The stop is cancelled.")
    serious = True

    @classmethod
    def offered(cls, performance, user):
        return cls.allowed(performance, user) and performance.is_open

    @classmethod
    def allowed(cls, performance, user):
        return may_tour(user)

    def run(self, given):
        moving.call_off_stop(performance=self.record, by=self.request.user, **given)


class RecordPerformance(PerformanceVerb):
    """How it went; how many came is counted at the event."""

    title, button, form_class = gettext_lazy("Record performance"), gettext_lazy("Save"), RecordForm
    explanation = gettext_lazy("How the performance went. How many people came is counted at its event.")
    done = gettext_lazy("The performance is recorded.")

    @classmethod
    def offered(cls, performance, user):
        begun = performance.event.starts_at <= timezone.now()
        return cls.allowed(performance, user) and begun and not performance.event.is_cancelled

    @classmethod
    def allowed(cls, performance, user):
        return may_record(user)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "performance": self.record}

    def run(self, given):
        record_performance(performance=self.record, by=self.request.user, **given)
