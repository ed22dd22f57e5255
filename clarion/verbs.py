"""What admin views that call a verb share: a refused verb becomes an error at its field, never an error page."""

from abc import abstractmethod

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


def show_refusal(form, error: Exception, *, rename: dict[str, str] | None = None) -> None:
    """Puts what a verb refused at the field, the inline forms or, without either, the top of the form."""
    formsets = getattr(form, "formsets", {})
    for name, lines in _texts(error).items():
        field = (rename or {}).get(name, name)
        if field in formsets:
            formsets[field].non_form_errors().extend(lines)
        for line in lines:
            # Wagtail shows no message for inline forms in other tabs, so the top of the form says it, too.
            form.add_error(field if field in form.fields else None, line)


def note_refusal(request, error: Exception) -> None:
    """Leaves on the request why a rule refused, for whoever keeps the audit log; a mistake in a form is no refusal."""
    if isinstance(error, PermissionDenied):
        request.refused = str(error)


def _texts(error: Exception) -> dict[str, list[str]]:
    if not isinstance(error, ValidationError):
        return {NON_FIELD_ERRORS: [str(error)]}
    return error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}


class Refusable:
    """For a create or edit view that writes by a verb: what the verb refuses returns to the form."""

    refusals_at: dict[str, str] = {}

    def form_valid(self, form):
        try:
            return self.write(form)
        except (PermissionDenied, ValidationError) as error:
            note_refusal(self.request, error)
            show_refusal(form, error, rename=self.refusals_at)
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    def write(self, form):
        """Calls the verb and answers; Wagtail's own way, with ``save_instance`` as the verb, unless overridden."""
        return super().form_valid(form)


class SavesByVerb(Refusable):
    """For a create or edit view that offers ``save_by_verb(instance)``."""

    def save_instance(self):
        return self.save_by_verb(self.form.save(commit=False))


class NothingForm(forms.Form):
    """A verb that needs nothing but the person's word."""


class ReasonForm(forms.Form):
    """A verb that asks why; the answer goes to the audit log."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("Kept in the history; never public. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


class OptionalReasonForm(ReasonForm):
    """A verb that may be told why."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False


class VerbPage(WagtailAdminTemplateMixin, FormView):
    """A page that explains one verb on one record and, on POST, calls it. GET changes nothing.

    A subclass says what the verb is called and calls it in ``run(given)``. ``offered(record, user)`` says whether the
    record's page shows the way here, ``allowed(record, user)`` who may come at all: others get 404. Where the two
    differ, who comes too late reads what the verb says instead.
    """

    model = None
    header_icon = ""
    index_url_name = ""
    record_url_name = ""
    title = ""
    explanation = ""
    button = ""
    done = gettext_lazy("Done.")
    serious = False
    form_class = NothingForm
    template_name = "clarion/verb.html"

    @classmethod
    def offered(cls, record, user) -> bool:
        """Whether the person may call the verb on the record as it stands."""
        return True

    @classmethod
    def allowed(cls, record, user) -> bool:
        """Whether the page exists for the person; the same as being offered unless overridden."""
        return cls.offered(record, user)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.record = get_object_or_404(self.model.objects.visible_to(request.user), pk=kwargs["pk"])
        if not self.allowed(self.record, request.user):
            raise Http404

    @abstractmethod
    def run(self, given: dict) -> None:
        """Calls the verb with what the form gave; what the verb refuses is shown at the form."""

    def get_page_title(self):
        return self.title

    def get_page_subtitle(self):
        return str(self.record)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": self.model._meta.verbose_name_plural},
            {"url": self.get_back_url(), "label": str(self.record)},
            {"url": "", "label": self.title, "sublabel": str(self.record)},
        ]

    def get_back_url(self):
        return reverse(self.record_url_name, args=[self.record.pk])

    def get_success_url(self):
        return self.get_back_url()

    def form_valid(self, form):
        try:
            self.run(form.cleaned_data)
        except (PermissionDenied, ValidationError) as error:
            note_refusal(self.request, error)
            show_refusal(form, error)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, record=self.record, verb=self, back_url=self.get_back_url())
