"""The page of all that waits for a person."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clarion.home import tasks_of


class Tasks(WagtailAdminTemplateMixin, TemplateView):
    """Every task of the person, what presses first."""

    header_icon = "tasks"
    page_title = _("Waiting for you")
    template_name = "clarion/tasks.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, tasks=tasks_of(self.request.user))
