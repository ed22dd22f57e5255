"""A meeting with people at a place and an hour, and who leads it."""

import uuid
import zoneinfo
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.events.choices import EventStatus, Kind
from campaigns.events.clock import day_begins
from campaigns.events.constraints import OVERLAPS, SAME, PostgresExclusionConstraint, hours
from campaigns.planning.choices import Status
from campaigns.planning.models import Activity, Campaign
from clarion.names import NamesField, Worded, worded
from partners.organisations.scoping import scope_of
from partners.venues.models import Facilitator, Room, Venue


def _on_days_in(zone: str, first: date | None, last: date | None) -> Q:
    """The condition for venues of one time zone; a day at either end of the calendar leaves its side open."""
    condition = Q(venue__time_zone=zone)
    if first and first > date.min:
        condition &= Q(starts_at__gte=day_begins(first, zoneinfo.ZoneInfo(zone)))
    if last and last < date.max:
        condition &= Q(starts_at__lt=day_begins(last + timedelta(days=1), zoneinfo.ZoneInfo(zone)))
    return condition


class EventQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Events of the campaigns the person may open, at venues in the person's areas."""
        rows = self.filter(campaign__in=Campaign.objects.visible_to(user))
        return rows.filter(scope_of(user).in_areas("venue__area"))

    def public(self):
        """Events marked open, of campaigns that are or were public. School events are never among them."""
        known = Q(campaign__status__in=[Status.ACTIVE, Status.COMPLETED]) | Q(
            campaign__status=Status.CANCELLED, campaign__activated_at__isnull=False
        )
        return self.filter(known, is_open=True, has_minors=False)

    def taking_place(self):
        """Everything but the cancelled."""
        return self.exclude(status=EventStatus.CANCELLED)

    def to_count(self):
        """Begun, not cancelled, and nobody has said yet how many came."""
        return self.filter(starts_at__lt=timezone.now(), status__in=[EventStatus.PLANNED, EventStatus.CONFIRMED])

    def on_days(self, first: date | None = None, last: date | None = None):
        """Events whose day, on the clock at the venue, lies between the two; without one, that side is open."""
        zones = Venue.objects.filter(events__isnull=False).order_by().values_list("time_zone", flat=True).distinct()
        return self.filter(reduce(or_, (_on_days_in(name, first, last) for name in zones), Q(pk__in=[])))

    def overlapping(self, starts_at, ends_at):
        """Events whose hours share a moment with the span; touching ends do not."""
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class Event(models.Model):
    """One seminar, performance or meeting. Hours are kept in UTC and shown in the venue's time zone."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    campaign = models.ForeignKey(Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="events")
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        on_delete=models.PROTECT,
        related_name="events",
        help_text=_("Its medium is what attendance is counted under."),
    )
    title = models.CharField(_("title"), max_length=200, help_text=_("Public if the event is marked open."))
    titles = NamesField(_("title in other languages"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.SEMINAR)
    venue = models.ForeignKey(Venue, verbose_name=_("venue"), on_delete=models.PROTECT, related_name="events")
    room = models.ForeignKey(
        Room, verbose_name=_("room"), on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    expected_people = models.PositiveIntegerField(_("people expected"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=EventStatus.choices, default=EventStatus.PLANNED, editable=False
    )
    has_minors = models.BooleanField(
        _("for minors"), default=False, help_text=_("Always so in schools. Place and hour never appear publicly.")
    )
    is_open = models.BooleanField(
        _("open to everyone"),
        default=False,
        help_text=_("Marked open, title, place and hour become public. Not possible where minors are invited."),
    )
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True, editable=False)
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["venue", "starts_at"]), models.Index(fields=["starts_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="campaigns_event_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(is_open=True, has_minors=True), name="campaigns_event_with_minors_is_never_open"
            ),
            PostgresExclusionConstraint(
                name="campaigns_event_one_at_a_time_in_a_room",
                expressions=[("room", SAME), (hours(), OVERLAPS)],
                condition=~Q(status=EventStatus.CANCELLED) & Q(room__isnull=False),
            ),
            PostgresExclusionConstraint(
                name="campaigns_event_one_at_a_time_at_a_venue",
                expressions=[("venue", SAME), (hours(), OVERLAPS)],
                condition=~Q(status=EventStatus.CANCELLED) & Q(room__isnull=True),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def localized_title(self) -> Worded:
        return worded(self.title, self.titles)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.venue.time_zone)

    @property
    def local_start(self):
        return self.starts_at.astimezone(self.zone)

    @property
    def local_end(self):
        return self.ends_at.astimezone(self.zone)

    @property
    def day(self):
        """The day it takes place, as people at the venue name it."""
        return self.local_start.date()

    @property
    def is_cancelled(self) -> bool:
        return self.status == EventStatus.CANCELLED


class EventFacilitatorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Assignments of the events the person may open."""
        return self.filter(event__in=Event.objects.visible_to(user))


class EventFacilitator(models.Model):
    """A facilitator leads an event. Hours and cancellation are copied from it, so that the database can refuse."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="assignments")
    facilitator = models.ForeignKey(
        Facilitator, verbose_name=_("facilitator"), on_delete=models.PROTECT, related_name="assignments"
    )
    starts_at = models.DateTimeField(editable=False)
    ends_at = models.DateTimeField(editable=False)
    cancelled = models.BooleanField(default=False, editable=False)

    objects = EventFacilitatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(fields=["event", "facilitator"], name="campaigns_facilitator_once_per_event"),
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="campaigns_assignment_ends_after_it_starts"
            ),
            PostgresExclusionConstraint(
                name="campaigns_facilitator_in_one_place_at_a_time",
                expressions=[("facilitator", SAME), (hours(), OVERLAPS)],
                condition=Q(cancelled=False),
            ),
        ]

    def __str__(self):
        return f"{self.facilitator} · {self.event}"
