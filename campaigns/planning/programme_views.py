"""Admin views of programmes and lessons."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic

from clarion import slots
from clarion.verbs import SavesByVerb

from . import renewal
from .models import Lesson, Programme
from .panels import last_entries
from .prefill import OfCampaign
from .programmes import summary_of
from .rules import may_edit_campaigns


class SaveProgramme(SavesByVerb):
    def save_by_verb(self, instance: Programme):
        return renewal.save_programme(programme=instance, by=self.request.user)


class CreateProgramme(SaveProgramme, generic.CreateView):
    pass


class EditProgramme(SaveProgramme, generic.EditView):
    pass


class ProgrammeOverview(generic.InspectView):
    """A programme: its campaigns, and what they make together."""

    page_title = _("Programme")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        programmes = Programme.objects.visible_to(self.request.user).select_related("lead_organisation")
        return get_object_or_404(programmes, pk=self.pk)

    def get_context_data(self, **kwargs):
        programme, user = self.object, self.request.user
        return {
            **super().get_context_data(**kwargs),
            "programme": programme,
            "summary": summary_of(programme, user),
            "tabs": slots.collect("programme_tabs", programme, user),
            "edit_url": self.get_edit_url(),
            "may_plan": may_edit_campaigns(user),
            **last_entries(programme),
        }


class SaveLesson(SavesByVerb):
    def save_by_verb(self, instance: Lesson):
        return renewal.save_lesson(lesson=instance, by=self.request.user)


class CreateLesson(OfCampaign, SaveLesson, generic.CreateView):
    pass


class EditLesson(SaveLesson, generic.EditView):
    pass
