"""Admin views of the media plan: lists, the page of a station and of a run, and their verbs."""

from django.db.models import Case, DateTimeField, F, Q, Value, When
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from campaigns.planning.panels import last_entries
from clarion.languages import language_name
from clarion.verbs import ReasonForm, SavesByVerb, VerbPage

from . import actions, words
from .choices import AiringState, FlightStatus
from .models import Flight, Station
from .patterns import cost, gross_rating_points
from .queries import counts_by_state, with_airing_counts
from .rules import may_keep_stations, may_schedule, may_see_prices

MONEY = ("price", "currency")
NEXT = 8


class LeadsToRecord(generic.IndexView):
    """A list whose titles lead to the record's page."""

    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        column_class = self._get_title_column_class(column_class)
        return self._get_custom_column(field_name, column_class, get_url=self.get_inspect_url, **kwargs)


class FlightIndex(LeadsToRecord):
    """Runs with the number of their airings; prices leave in the export of staff alone."""

    add_item_label = gettext_lazy("Schedule a run")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not may_see_prices(request.user):
            self.list_export = [name for name in self.list_export if name not in MONEY]

    def get_base_queryset(self):
        return with_airing_counts(super().get_base_queryset())


class AiringIndex(generic.IndexView):
    """What comes next stands first; the past follows, newest first."""

    def order_queryset(self, queryset):
        if self.request.GET.get("ordering"):
            return super().order_queryset(queryset)
        coming = Q(starts_at__gte=timezone.now())
        soonest = Case(When(coming, then=F("starts_at")), default=Value(None), output_field=DateTimeField())
        return queryset.order_by(soonest.asc(nulls_last=True), "-starts_at", "pk")

    @property
    def header_buttons(self):
        buttons = list(super().header_buttons)
        if may_schedule(self.request.user):
            url = reverse("airing:confirm")
            buttons.append(HeaderButton(_("Confirm a period"), url=url, icon_name="circle-check"))
        return buttons


class SaveStation(SavesByVerb):
    def save_by_verb(self, instance: Station):
        return actions.save_station(station=instance, by=self.request.user)


class CreateStation(SaveStation, generic.CreateView):
    pass


class EditStation(SaveStation, generic.EditView):
    pass


class StationOverview(generic.InspectView):
    """Where a station is heard and in which languages; to staff also what it asks, and whom to call."""

    page_title = gettext_lazy("Station")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        stations = Station.objects.visible_to(self.request.user).select_related("organisation")
        return get_object_or_404(stations.prefetch_related("coverage", "prices"), pk=self.pk)

    def get_context_data(self, **kwargs):
        station, user = self.object, self.request.user
        staff = may_see_prices(user)
        flights = Flight.objects.visible_to(user).filter(station=station).select_related("campaign", "station")
        return {
            **super().get_context_data(**kwargs),
            "station": station,
            "languages": [language_name(code) for code in station.languages],
            "is_staff": staff,
            "prices": _prices(station) if staff else [],
            "flights": flights[:NEXT],
            "may_keep": may_keep_stations(user),
            "may_schedule": may_schedule(user),
        }


def _prices(station):
    rows = station.prices.all()
    return [(row, words.length(row.seconds), words.money(row.price, row.currency)) for row in rows]


class FlightOverview(generic.InspectView):
    """One run: its pattern, how many airings in which state, what it costs (for staff), what comes next."""

    page_title = gettext_lazy("Run of airings")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        flights = Flight.objects.visible_to(self.request.user).select_related("campaign", "activity", "station")
        return get_object_or_404(with_airing_counts(flights), pk=self.pk)

    def get_context_data(self, **kwargs):
        flight, user = self.object, self.request.user
        open_run = may_schedule(user) and flight.status != FlightStatus.CANCELLED
        coming = flight.airings.open().filter(starts_at__gt=timezone.now()).order_by("starts_at", "pk")
        counts = counts_by_state(flight)
        priced = may_see_prices(user) and flight.price is not None
        return {
            **super().get_context_data(**kwargs),
            "flight": flight,
            "pattern": words.pattern_in_words(flight),
            "language": language_name(flight.language),
            "length": words.length(flight.seconds),
            "counts": [(AiringState(state).label, many) for state, many in counts.items()],
            "price": words.money(flight.price, flight.currency) if priced else None,
            "cost": words.money(cost(flight.airing_count, flight.price), flight.currency) if priced else None,
            "points": None if flight.rating is None else gross_rating_points(flight.airing_count, flight.rating),
            "coming": [(airing, words.when(airing)) for airing in coming.select_related("station")[:NEXT]],
            "may_change": open_run,
            "is_draft": flight.status == FlightStatus.DRAFT,
            **last_entries(flight),
        }


class CancelRun(VerbPage):
    """Cancels a run."""

    model = Flight
    index_url_name, record_url_name = "flight:index", "flight:inspect"
    title, button, form_class = gettext_lazy("Cancel run"), gettext_lazy("Cancel this run"), ReasonForm
    explanation = gettext_lazy(
        "Planned airings to come are cancelled. Those the station has confirmed stay: cancel them one by one, once the "
        "station agrees."
    )
    done = gettext_lazy("The run is cancelled.")
    serious = True

    @classmethod
    def offered(cls, flight, user):
        return cls.allowed(flight, user) and flight.status != FlightStatus.CANCELLED

    @classmethod
    def allowed(cls, flight, user):
        return may_schedule(user)

    def run(self, given):
        actions.cancel_flight(flight=self.record, by=self.request.user, **given)
