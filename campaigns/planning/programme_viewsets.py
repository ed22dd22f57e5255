"""Programmes and lessons in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel

from clarion.admin import ScopedViewSet

from . import programme_views as views
from .admin_views import OverviewIndex
from .models import Lesson, Programme


class ProgrammeViewSet(ScopedViewSet):
    model = Programme
    icon = "folder-open-inverse"
    menu_order = 90
    inspect_view_enabled = True
    inspect_template_name = "campaigns/programme/overview.html"
    index_view_class = OverviewIndex
    add_view_class = views.CreateProgramme
    edit_view_class = views.EditProgramme
    inspect_view_class = views.ProgrammeOverview
    search_fields = ["name", "code", "lead_organisation__name"]
    related = ["lead_organisation"]
    list_display = ["name", "lead_organisation", "code"]
    list_export = ["code", "name", "lead_organisation.code", "aim"]
    export_headings = {"lead_organisation.code": _("Lead organisation")}
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldPanel("lead_organisation"),
        FieldPanel("aim"),
    ]


class LessonFilters(WagtailFilterSet):
    class Meta:
        model = Lesson
        fields = ["kind", "theme", "behaviour", "campaign"]


class LessonViewSet(ScopedViewSet):
    model = Lesson
    icon = "doc-full"
    menu_order = 140
    add_view_class = views.CreateLesson
    edit_view_class = views.EditLesson
    filterset_class = LessonFilters
    search_fields = ["text", "for_whom", "campaign__name"]
    related = ["campaign"]
    list_display = ["text", "kind", "for_whom", "campaign"]
    list_export = ["campaign.code", "kind", "theme", "behaviour", "text", "for_whom", "how_known", "created_at"]
    export_headings = {"campaign.code": _("Campaign")}
    panels = [
        HelpPanel(_("What worked, what did not and what did harm. Those who plan the next campaign read it first.")),
        FieldPanel("campaign"),
        FieldPanel("kind"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("for_whom"), FieldPanel("how_known")]),
        FieldRowPanel([FieldPanel("theme"), FieldPanel("behaviour")]),
    ]


programmes = ProgrammeViewSet("programme")
lessons = LessonViewSet("lesson")
