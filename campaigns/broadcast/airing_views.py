"""The page of one airing, and what can be done with it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from campaigns.planning.panels import last_entries
from clarion.languages import language_name
from clarion.verbs import ReasonForm, VerbPage

from . import airing_actions, words
from .choices import AiringState
from .forms import MoveForm, TimeForm
from .models import Airing
from .rules import may_schedule


class AiringOverview(generic.InspectView):
    """One airing: when, of what, what became of it."""

    page_title = gettext_lazy("Airing")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        related = ("station", "flight__campaign", "flight__activity", "flight__station", "moved_from__station")
        airings = Airing.objects.visible_to(self.request.user).select_related(*related)
        return get_object_or_404(airings, pk=self.pk)

    def get_context_data(self, **kwargs):
        airing, user = self.object, self.request.user
        replacement = Airing.objects.filter(moved_from=airing).select_related("station").first()
        return {
            **super().get_context_data(**kwargs),
            "airing": airing,
            "when": words.when(airing),
            "length": words.length(airing.seconds),
            "language": language_name(airing.flight.language),
            "replacement": replacement,
            "verbs": [verb for verb in AIRING_VERBS if verb.offered(airing, user)],
            **last_entries(airing),
        }


class AiringVerb(VerbPage):
    """A verb on one airing, for those who may schedule."""

    model = Airing
    name = ""
    index_url_name, record_url_name = "airing:index", "airing:inspect"

    @classmethod
    def allowed(cls, airing, user):
        return may_schedule(user)

    def get_success_url(self):
        return reverse("airing:inspect", args=[self.record.pk])


class AtAnotherTime(AiringVerb):
    """Asks for a time on the station's clock; leads to the new airing."""

    form_class = TimeForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "airing": self.record}

    def get_initial(self):
        local = self.record.local_start
        return {**super().get_initial(), "day": local.date(), "hour": local.time()}

    def get_success_url(self):
        return reverse("airing:inspect", args=[self.new.pk])


class Move(AtAnotherTime):
    name, form_class = "move", MoveForm
    title, button = gettext_lazy("Move"), gettext_lazy("Move this airing")
    explanation = gettext_lazy("The airing is planned at another time; the old one stays on record as moved.")
    done = gettext_lazy("The airing is moved.")

    @classmethod
    def offered(cls, airing, user):
        return cls.allowed(airing, user) and airing.is_open

    def run(self, given):
        self.new = airing_actions.move_airing(
            airing=self.record, starts_at=given["starts_at"], reason=given["reason"], by=self.request.user
        )


class MakeGood(AtAnotherTime):
    name = "make_good"
    title, button = gettext_lazy("Make good"), gettext_lazy("Plan an airing in its place")
    explanation = gettext_lazy("The station owes an airing for the one it missed. Say when it will run.")
    done = gettext_lazy("An airing in its place is planned.")

    @classmethod
    def offered(cls, airing, user):
        missed = cls.allowed(airing, user) and airing.state == AiringState.MISSED
        return missed and not Airing.objects.filter(moved_from=airing).exists()

    def run(self, given):
        self.new = airing_actions.make_good(airing=self.record, starts_at=given["starts_at"], by=self.request.user)


class Miss(AiringVerb):
    name, form_class = "miss", ReasonForm
    title, button = gettext_lazy("Report as missed"), gettext_lazy("It did not go out")
    explanation = gettext_lazy("The airing did not go out. It no longer counts or costs; it can be made good.")
    done = gettext_lazy("The airing counts as missed.")

    @classmethod
    def offered(cls, airing, user):
        begun = airing.starts_at <= timezone.now()
        return cls.allowed(airing, user) and begun and (airing.is_open or airing.state == AiringState.AIRED)

    def run(self, given):
        airing_actions.miss_airing(airing=self.record, by=self.request.user, **given)


class Cancel(AiringVerb):
    name, form_class, serious = "cancel", ReasonForm, True
    title, button = gettext_lazy("Cancel airing"), gettext_lazy("Cancel this airing")
    explanation = gettext_lazy("This one airing is cancelled; the rest of the run stays.")
    done = gettext_lazy("The airing is cancelled.")

    @classmethod
    def offered(cls, airing, user):
        return cls.allowed(airing, user) and airing.is_open and airing.starts_at > timezone.now()

    def run(self, given):
        airing_actions.cancel_airing(airing=self.record, by=self.request.user, **given)


AIRING_VERBS = (Move, MakeGood, Miss, Cancel)
