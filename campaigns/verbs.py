"""What admin views that call a verb share: a refused verb becomes an error at its field, never an error page."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


def show_refusal(form, error: ValidationError, *, rename: dict[str, str] | None = None) -> None:
    """Puts what a verb refused at the field, the inline forms or, without either, the top of the form."""
    formsets = getattr(form, "formsets", {})
    texts = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    for name, lines in texts.items():
        field = (rename or {}).get(name, name)
        if field in formsets:
            formsets[field].non_form_errors().extend(lines)
        for line in lines:
            # Wagtail shows no message for inline forms in other tabs, so the top of the form says it, too.
            form.add_error(field if field in form.fields else None, line)


class SavesByVerb:
    """For a create or edit view that offers ``save_by_verb(instance)``; what that refuses returns to the form."""

    refusals_at: dict[str, str] = {}

    def save_instance(self):
        return self.save_by_verb(self.form.save(commit=False))

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            show_refusal(form, error, rename=self.refusals_at)
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)


class VerbPage(WagtailAdminTemplateMixin, FormView):
    """A page that explains one verb on one record and, on POST, calls it by ``run(given)``. GET changes nothing."""

    model = None
    header_icon = ""
    back_url_name = ""
    index_url_name = ""
    title = ""
    explanation = ""
    button = gettext_lazy("Confirm")
    done = gettext_lazy("Done.")
    template_name = "campaigns/verb.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.record = get_object_or_404(self.model.objects.visible_to(request.user), pk=kwargs["pk"])

    def get_page_title(self):
        return self.title

    def get_page_subtitle(self):
        return str(self.record)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.index_url, "label": self.model._meta.verbose_name_plural},
            {"url": self.get_success_url(), "label": str(self.record)},
            {"url": "", "label": self.title},
        ]

    def form_valid(self, form):
        try:
            self.run(form.cleaned_data)
        except ValidationError as error:
            show_refusal(form, error)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, record=self.record, verb=self, back_url=self.get_success_url())
