"""The page on which a person says that a help service was reached."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import rules
from .actions import verify_help_service
from .forms import VerifyForm
from .models import HelpService


class VerifyView(WagtailAdminTemplateMixin, FormView):
    model = HelpService
    form_class = VerifyForm
    template_name = "partners/services/verify.html"
    page_title = gettext_lazy("Verify")
    header_icon = "check"

    def dispatch(self, request, *args, **kwargs):
        self.service = get_object_or_404(HelpService.objects.visible_to(request.user), pk=kwargs["pk"])
        if not rules.may_verify(request.user, self.service):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.service)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("help_service:index"), "label": _("Help services")},
            {"url": reverse("help_service:edit", args=[self.service.pk]), "label": str(self.service)},
            {"url": "", "label": _("Verify"), "sublabel": str(self.service)},
        ]

    def form_valid(self, form):
        try:
            verify_help_service(by=self.request.user, service=self.service, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("reached_on", error)
            return self.form_invalid(form)
        messages.success(self.request, _("%(service)s is verified and shown to readers.") % {"service": self.service})
        return redirect("help_service:index")

    def get_context_data(self, **kwargs):
        return super().get_context_data(service=self.service, **kwargs)
