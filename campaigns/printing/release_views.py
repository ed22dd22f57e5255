"""Admin views of single places and of media releases."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic

from campaigns.planning.panels import last_entries
from campaigns.planning.prefill import OfCampaign
from clarion.languages import language_name
from clarion.verbs import ReasonForm, SavesByVerb, VerbPage

from . import placing, releasing
from .choices import ReleaseKind, ReleaseStatus
from .forms import PutOutForm
from .models import MediaRelease
from .rules import may_print


class PlacementIndex(generic.IndexView):
    """A list whose titles lead to the batch, where places are ticked."""

    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        return self._get_custom_column(field_name, column_class, get_url=_at_batch, **kwargs)


def _at_batch(placement) -> str:
    return f"{reverse('print_batch:inspect', args=[placement.batch_id])}#places"


class ChangePlacement(SavesByVerb, generic.EditView):
    def save_by_verb(self, instance):
        return placing.change_placement(placement=instance, by=self.request.user)

    def get_success_url(self):
        return _at_batch(self.object)


class ReleaseIndex(generic.IndexView):
    """A list whose titles lead to the overview."""

    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        column_class = self._get_title_column_class(column_class)
        return self._get_custom_column(field_name, column_class, get_url=self.get_inspect_url, **kwargs)


class SaveRelease(SavesByVerb):
    def save_by_verb(self, instance: MediaRelease):
        return releasing.save_release(release=instance, by=self.request.user)

    def get_success_url(self):
        return reverse("media_release:inspect", args=[self.object.pk])


class PlanRelease(OfCampaign, SaveRelease, generic.CreateView):
    pass


class ChangeRelease(SaveRelease, generic.EditView):
    pass


class ReleaseOverview(generic.InspectView):
    """One release, and what can be done next."""

    page_title = _("Media release")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        releases = MediaRelease.objects.visible_to(self.request.user).select_related("campaign", "activity")
        return get_object_or_404(releases, pk=self.pk)

    def get_context_data(self, **kwargs):
        release, user = self.object, self.request.user
        return {
            **super().get_context_data(**kwargs),
            "release": release,
            "language": language_name(release.language),
            "verbs": [verb for verb in RELEASE_VERBS if verb.offered(release, user)],
            "edit_url": self.get_edit_url(),
            **last_entries(release),
        }


class ReleaseVerb(VerbPage):
    """A verb on a release, for those who may print."""

    model = MediaRelease
    name = ""
    index_url_name, record_url_name = "media_release:index", "media_release:inspect"
    states: frozenset[str] = frozenset()

    @classmethod
    def offered(cls, release, user):
        return cls.allowed(release, user) and release.status in cls.states

    @classmethod
    def allowed(cls, release, user):
        return may_print(user)


class PutOut(ReleaseVerb):
    name, title, button, form_class = "put_out", _("It is out"), _("It is out"), PutOutForm
    states = frozenset({ReleaseStatus.PLANNED, ReleaseStatus.WITHDRAWN})
    explanation = _("People can see, hear or have it from this day on.")
    done = _("The release is out.")

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if self.record.kind != ReleaseKind.SMS:
            del form.fields["messages_sent"]
        return form

    def get_initial(self):
        return {"address": self.record.address, "messages_sent": self.record.messages_sent}

    def run(self, given):
        releasing.put_out(release=self.record, by=self.request.user, **given)


class Withdraw(ReleaseVerb):
    name, title, button, form_class = "withdraw", _("Withdraw"), _("Withdraw this release"), ReasonForm
    states = frozenset({ReleaseStatus.OUT})
    explanation = _("The record stays, with the reason. Take it off the platform itself, too.")
    done = _("The release is withdrawn.")
    serious = True

    def run(self, given):
        releasing.withdraw(release=self.record, by=self.request.user, **given)


class RemoveRelease(ReleaseVerb):
    name, title, button = "remove", _("Remove release"), _("Remove this release")
    states = frozenset({ReleaseStatus.PLANNED})
    explanation = _("Takes the release out of the plan. What was out once is withdrawn instead.")
    done = _("The release is removed.")
    serious = True

    def run(self, given):
        releasing.remove_release(release=self.record, by=self.request.user)

    def get_success_url(self):
        return f"{reverse('campaign:inspect', args=[self.record.campaign_id])}#printing"


RELEASE_VERBS = (PutOut, Withdraw, RemoveRelease)
