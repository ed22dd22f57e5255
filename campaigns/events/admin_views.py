"""Admin views of events: list, overview, moves, headcounts, agenda, one's own calendar address."""

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, DateTimeField, F, Q, Value, When
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from campaigns.planning.panels import last_entries
from clarion.verbs import ReasonForm, VerbPage, show_refusal

from . import actions, feeds
from .attendance import record_attendance
from .choices import AgeBand, EventStatus, Sex
from .conflicts import span_in_words
from .forms import AGENDA_HORIZON, AgendaForm, HeadcountForm
from .models import Event, EventFacilitator, FeedToken
from .readiness import checks
from .rules import may_book, may_count


class EventIndex(generic.IndexView):
    """What comes next stands first; the past follows, newest first."""

    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        column_class = self._get_title_column_class(column_class)
        return self._get_custom_column(field_name, column_class, get_url=self.get_inspect_url, **kwargs)

    def order_queryset(self, queryset):
        if self.request.GET.get("ordering"):
            return super().order_queryset(queryset)
        coming = Q(ends_at__gte=timezone.now())
        soonest = Case(When(coming, then=F("starts_at")), default=Value(None), output_field=DateTimeField())
        return queryset.order_by(soonest.asc(nulls_last=True), "-starts_at", "pk")

    @property
    def header_buttons(self):
        agenda = HeaderButton(_("Agenda"), url=reverse("event:agenda"), icon_name="list-ul")
        feed = HeaderButton(_("My calendar address"), url=reverse("event:feed"), icon_name="calendar")
        return [*super().header_buttons, agenda, feed]


class EventOverview(generic.InspectView):
    """One event: where, when, who, what it still needs, how many came."""

    page_title = gettext_lazy("Event")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        events = Event.objects.visible_to(self.request.user)
        events = events.select_related("campaign", "activity", "venue__area", "room")
        events = events.prefetch_related("assignments__facilitator", "headcounts")
        return get_object_or_404(events, pk=self.pk)

    def get_context_data(self, **kwargs):
        event, user = self.object, self.request.user
        open_states = event.status in actions.MOVABLE
        return {
            **super().get_context_data(**kwargs),
            "event": event,
            "when": span_in_words(event.starts_at, event.ends_at, event.zone),
            "checks": checks(event),
            "may_book": may_book(user) and open_states,
            "may_confirm": may_book(user) and event.status == EventStatus.PLANNED,
            "may_count": may_count(user) and not event.is_cancelled and event.starts_at <= timezone.now(),
            "grid": headcount_rows(event),
            **last_entries(event),
        }


def headcount_rows(event):
    """Rows of a table of headcounts, a band each with its total; None before anyone was counted."""
    counts = {(row.sex, row.age_band): row.count for row in event.headcounts.all()}
    if event.status != EventStatus.HELD:
        return None
    rows = [(band.label, [counts.get((sex, band), 0) for sex in Sex]) for band in AgeBand]
    total = [sum(column) for column in zip(*(cells for _label, cells in rows), strict=True)]
    return {"sexes": [sex.label for sex in Sex], "rows": rows, "total": total, "sum": sum(total)}


class EventVerb(VerbPage):
    """A verb on an event, for those who may book."""

    index_url_name, record_url_name = "event:index", "event:inspect"

    @classmethod
    def offered(cls, event, user):
        return may_book(user)


class Confirm(EventVerb):
    title, button = gettext_lazy("Confirm event"), gettext_lazy("Confirm")
    explanation = gettext_lazy("Venue and facilitators have agreed. Calendars show it as confirmed.")
    done = gettext_lazy("The event is confirmed.")

    def run(self, given):
        actions.confirm(event=self.record, by=self.request.user)


class Cancel(EventVerb):
    title, button, form_class = gettext_lazy("Cancel event"), gettext_lazy("Cancel this event"), ReasonForm
    explanation = gettext_lazy("Hours, room and facilitators become free. The record stays; calendars show it.")
    done = gettext_lazy("The event is cancelled.")
    serious = True

    def run(self, given):
        actions.cancel_event(event=self.record, by=self.request.user, **given)


class CountPeople(WagtailAdminTemplateMixin, FormView):
    """The headcount grid: numbers by sex and age band, never a name."""

    model = Event
    header_icon = "group"
    page_title = gettext_lazy("How many came")
    form_class = HeadcountForm
    template_name = "campaigns/event/headcount.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        events = Event.objects.visible_to(request.user).select_related("venue").prefetch_related("headcounts")
        self.event = get_object_or_404(events, pk=kwargs["pk"])
        if not may_count(request.user):
            raise PermissionDenied

    def get_page_subtitle(self):
        return str(self.event)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("event:index"), "label": _("Events")},
            {"url": reverse("event:inspect", args=[self.event.pk]), "label": str(self.event)},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "event": self.event}

    def get_context_data(self, **kwargs):
        when = span_in_words(self.event.starts_at, self.event.ends_at, self.event.zone)
        sexes = [sex.label for sex in Sex]
        return super().get_context_data(**kwargs, event=self.event, when=when, sexes=sexes)

    def form_valid(self, form):
        given = form.cleaned_data["client_uuid"]
        try:
            record = record_attendance(event=self.event, counts=form.counts, client_uuid=given, by=self.request.user)
        except ValidationError as error:
            show_refusal(form, error)
            return self.form_invalid(form)
        messages.success(self.request, _("%(total)d people are recorded.") % {"total": record.total})
        return redirect("event:inspect", self.event.pk)


class Agenda(WagtailAdminTemplateMixin, TemplateView):
    """Who leads what in the next 60 days, day by day."""

    model = Event
    header_icon = "list-ul"
    page_title = gettext_lazy("Agenda")
    template_name = "campaigns/event/agenda.html"

    def get_breadcrumbs_items(self):
        index = {"url": reverse("event:index"), "label": _("Events")}
        return [*super().get_breadcrumbs_items(), index, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        form = AgendaForm(self.request.GET, user=self.request.user)
        facilitator = form.cleaned_data["facilitator"] if form.is_valid() else None
        rows = sorted(self._rows(facilitator), key=lambda row: (row.event.day, row.starts_at, row.facilitator.name))
        days = [(day, list(group)) for day, group in groupby(rows, key=lambda row: row.event.day)]
        return super().get_context_data(**kwargs, form=form, days=days)

    def _rows(self, facilitator):
        now = timezone.now()
        rows = EventFacilitator.objects.visible_to(self.request.user).filter(
            cancelled=False, ends_at__gte=now, starts_at__lt=now + AGENDA_HORIZON
        )
        rows = rows.filter(facilitator=facilitator) if facilitator else rows
        return rows.select_related("facilitator", "event__venue__area", "event__room", "event__campaign")


class OwnFeed(WagtailAdminTemplateMixin, TemplateView):
    """Makes, shows once, and withdraws one's own calendar address."""

    model = Event
    header_icon = "calendar"
    page_title = gettext_lazy("My calendar address")
    template_name = "campaigns/event/feed.html"

    def get_breadcrumbs_items(self):
        index = {"url": reverse("event:index"), "label": _("Events")}
        return [*super().get_breadcrumbs_items(), index, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        live = FeedToken.objects.filter(user=self.request.user, revoked_at__isnull=True).first()
        return super().get_context_data(**kwargs, live=live)

    def post(self, request, *args, **kwargs):
        if "withdraw" in request.POST:
            feeds.close_feed(by=request.user)
            messages.success(request, _("Your calendar address no longer works."))
            return redirect("event:feed")
        token = feeds.open_feed(by=request.user)
        names = {"everything": "whole_calendar", "address": "private_calendar"}
        made = {key: request.build_absolute_uri(reverse(name, args=[token])) for key, name in names.items()}
        return self.render_to_response(self.get_context_data(**made))
