"""Scheduling a run in two steps without a script: what and when; then its figures, and the word to save it."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaigns.planning.choices import Status
from campaigns.planning.models import Activity
from clarion.languages import language_name
from clarion.parts import Part
from clarion.verbs import note_refusal, show_refusal

from . import actions, words
from .choices import MEDIA, FlightStatus, Format
from .forms import FlightForm
from .models import Flight
from .preview import preview_of
from .rules import may_schedule

LONGEST_KEY = 19
USUAL_SECONDS = {Format.SPOT: 30, Format.SHOW: 1800, Format.LIVE_READ: 60}
CLASHES_SHOWN = 5


class FlightPage(WagtailAdminTemplateMixin, FormView):
    """Both steps at one address: a POST without a button's name shows the figures, with one it saves."""

    model = Flight
    header_icon = "history"
    form_class = FlightForm
    template_name = "campaigns/broadcast/schedule.html"
    flight: Flight | None = None
    activity: Activity | None = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not may_schedule(request.user):
            raise PermissionDenied

    def get_breadcrumbs_items(self):
        index = {"url": reverse("flight:index"), "label": Flight._meta.verbose_name_plural}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), index, here]

    def get_form_kwargs(self):
        known = {"user": self.request.user, "activity": self.activity, "instance": self.flight}
        return {**super().get_form_kwargs(), **known}

    def get_context_data(self, **kwargs):
        form = kwargs.setdefault("form", self.get_form())
        return super().get_context_data(**kwargs, activity=self.activity, parts=self._parts(form))

    def _parts(self, form):
        own = any(name in form.errors for name in ("weekdays", "times", "per_day", "opens", "closes"))
        chosen = form["preset"].value() == "own"
        return [
            Part(_("What and where"), [form[name] for name in ("activity", "station")]),
            Part(_("When"), [form[name] for name in ("preset", "starts_on", "ends_on")]),
            Part(
                _("Own pattern"),
                [form[name] for name in ("weekdays", "times", "per_day", "opens", "closes")],
                closed=not (own or chosen),
                opens_with="preset=own",
            ),
            Part(_("Format and language"), [form[name] for name in ("format", "seconds", "language")]),
            Part(_("Price and rating"), [form[name] for name in ("price", "currency", "rating", "rating_source")]),
        ]

    def form_valid(self, form):
        if "change" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        flight = form.save(commit=False)
        try:
            if button := next((name for name in ("save", "draft") if name in self.request.POST), None):
                return self._saved(flight, self.save(flight, button))
            actions.check_flight(flight)
        except (PermissionDenied, ValidationError) as error:
            note_refusal(self.request, error)
            show_refusal(form, error)
            return self.form_invalid(form)
        self.template_name = "campaigns/broadcast/preview.html"
        return self.render_to_response(self._preview(form, flight))

    def _preview(self, form, flight):
        preview = preview_of(flight, self.request.user)
        found = preview.found
        return super().get_context_data(
            form=form,
            flight=flight,
            preview=preview,
            pattern=words.pattern_in_words(flight),
            language=language_name(flight.language),
            length=words.length(flight.seconds),
            price=None if flight.price is None else words.money(flight.price, flight.currency),
            cost=None if preview.cost is None else words.money(preview.cost, flight.currency),
            clashes=[(words.moment(one.local), one.campaign) for one in found.clashes[:CLASHES_SHOWN]],
            close=[words.moment(local) for local in found.close[:CLASHES_SHOWN]],
            skipped=[words.moment(local) for local in preview.skipped],
            is_booked=flight.status == FlightStatus.BOOKED,
            hidden=[form[name] for name in form.fields if not form.fields[name].disabled],
        )

    def _saved(self, flight, many):
        text = _("Kept as a draft; nothing is booked yet.")
        if flight.status == FlightStatus.BOOKED:
            text = ngettext("%(count)d airing is on the plan.", "%(count)d airings are on the plan.", many)
            text %= {"count": many}
        messages.success(self.request, text)
        return redirect("flight:inspect", flight.pk)


class ScheduleRun(FlightPage):
    """A new run; ``?activity=`` or ``?campaign=`` says of what."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.activity = self._activity()

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

    def get_page_title(self):
        return _("Schedule a run")

    def get_page_subtitle(self):
        return f"{self.activity.campaign}: {self.activity}" if self.activity else ""

    def get_initial(self):
        tomorrow = timezone.localdate() + timedelta(days=1)
        if not self.activity:
            return {"starts_on": tomorrow}
        _kinds, usual = MEDIA[self.activity.medium]
        return {
            "activity": self.activity,
            "starts_on": min(max(tomorrow, self.activity.starts_on), self.activity.ends_on),
            "format": usual,
            "seconds": USUAL_SECONDS[usual],
        }

    def save(self, flight, button):
        verb = actions.draft_flight if button == "draft" else actions.book_flight
        result = verb(flight=flight, by=self.request.user)
        return 0 if button == "draft" else result


class ChangeRun(FlightPage):
    """A run that stands; of a booked one past and confirmed airings stay."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        flights = Flight.objects.visible_to(request.user).select_related("campaign", "activity__campaign", "station")
        self.flight = get_object_or_404(flights, pk=kwargs["pk"])
        if self.flight.status == FlightStatus.CANCELLED:
            raise Http404
        self.activity = self.flight.activity
        self.subtitle = str(self.flight)  # before the form puts into the run what was typed

    def get_page_title(self):
        return _("Change run")

    def get_page_subtitle(self):
        return self.subtitle

    def save(self, flight, button):
        if flight.status == FlightStatus.DRAFT and button == "save":
            return actions.book_flight(flight=flight, by=self.request.user)
        return actions.change_flight(flight=flight, by=self.request.user)


def _number(text):
    return int(text) if text and text.isdecimal() and len(text) < LONGEST_KEY else None
