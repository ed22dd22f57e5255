"""Admin views of consents, and of who can be recognised in an item."""

from pathlib import PurePosixPath

from django import forms
from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.views import generic

from clarion.files.views import private_file
from clarion.verbs import SavesByVerb, VerbPage
from content.media.choices import PeopleShown
from content.media.sealing import KINDS
from content.media.standing import standing_of
from partners.organisations.models import Organisation

from . import actions
from .forms import RenewForm, TracesForm
from .models import ConsentRecord
from .rules import may_confirm, may_record
from .where import where_used


class SaveConsent(SavesByVerb):
    def save_by_verb(self, instance: ConsentRecord):
        return actions.record_consent(consent=instance, by=self.request.user)

    def get_success_url(self):
        return reverse("consent:inspect", args=[self.object.pk])


class RecordConsent(SaveConsent, generic.CreateView):
    def get_initial_form_instance(self):
        own = Organisation.objects.visible_to(self.request.user)[:2]
        only = own[0] if len(own) == 1 else None
        return ConsentRecord(organisation=only, custodian=only)


class ChangeConsent(SaveConsent, generic.EditView):
    pass


class ConsentOverview(generic.InspectView):
    """One consent: what was agreed, what it covers, what can be done with it."""

    page_title = _("Consent")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        rows = ConsentRecord.objects.visible_to(self.request.user).select_related("organisation", "custodian")
        return get_object_or_404(rows, pk=self.pk)

    def get_context_data(self, **kwargs):
        consent, user = self.object, self.request.user
        return {
            **super().get_context_data(**kwargs),
            "consent": consent,
            "items": [(item, standing_of(item)) for item in consent.items],
            "may_change": may_record(user) and not consent.is_withdrawn,
            "edit_url": "" if consent.is_withdrawn else self.get_edit_url(),
        }


class ConsentVerb(VerbPage):
    """A verb on a consent that was not withdrawn."""

    index_url_name, record_url_name = "consent:index", "consent:inspect"

    @classmethod
    def offered(cls, consent, user):
        return cls.allowed(consent, user) and not consent.is_withdrawn

    @classmethod
    def allowed(cls, consent, user):
        return may_record(user)


class RenewConsent(ConsentVerb):
    title, button, form_class = _("Renew"), _("They agreed again"), RenewForm
    explanation = _("Only after the people were asked again. What was sealed is shown again, under a new address.")
    done = _("Renewed.")

    def run(self, given):
        actions.renew_consent(consent=self.record, by=self.request.user, **given)


class WithdrawConsent(ConsentVerb):
    title, button, serious = _("Withdraw"), _("Withdraw for good"), True
    template_name = "content/consent/withdraw_consent.html"
    explanation = _("Everything below leaves the site at once and its files are destroyed. It cannot be undone.")
    done = _("Withdrawn. What it was about is gone.")

    def run(self, given):
        actions.withdraw_consent(consent=self.record, by=self.request.user)

    def get_context_data(self, **kwargs):
        places = [(item, where_used(item, self.request.user)) for item in self.record.items]
        return super().get_context_data(**kwargs, places=places)


class PrintCard(ConsentVerb):
    """Makes a code and shows it on a card to print, this once."""

    title, button = _("Card for the person"), _("Make the card")
    explanation = _("The card says how to withdraw. Its code is shown once; give the card away and keep no copy.")
    template_name = "clarion/verb.html"

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["language"] = forms.ChoiceField(label=_("Language of the card"), choices=settings.LANGUAGES)
        known = [code for code, _name in settings.LANGUAGES if code in self.record.languages]
        form.initial["language"] = known[0] if known else settings.LANGUAGE_CODE
        return form

    def form_valid(self, form):
        code = actions.issue_card(consent=self.record, by=self.request.user)
        language = form.cleaned_data["language"]
        with override(language):
            address = f"{settings.WAGTAILADMIN_BASE_URL}/{language}/withdraw/"
            response = render(
                self.request, "content/consent/card.html", {"code": code, "address": address, "language": language}
            )
        response["Cache-Control"] = "no-store"
        return response

    def run(self, given):
        """The card is the answer; see ``form_valid``."""


class ConfirmItem(VerbPage):
    """The checklist for people whom nobody could recognise; one subclass for each kind of item."""

    title, button, form_class = _("Nobody recognisable"), _("I looked for each of them"), TracesForm
    explanation = _("Look and listen as somebody would who searches for this person. A second person does it again.")
    done = _("Noted.")

    @classmethod
    def offered(cls, item, user):
        return may_confirm(user) and item.people_shown == PeopleShown.NOT_IDENTIFIABLE

    @classmethod
    def allowed(cls, item, user):
        return may_confirm(user)

    def run(self, given):
        actions.confirm_not_identifiable(item=self.record, traces=given, by=self.request.user)

    def get_back_url(self):
        return reverse(self.index_url_name)


class ConfirmImage(ConfirmItem):
    model, index_url_name = KINDS["image"], "wagtailimages:index"


class ConfirmRecording(ConfirmItem):
    model, index_url_name = KINDS["recording"], "wagtailmedia:index"


class ConfirmHandout(ConfirmItem):
    model, index_url_name = KINDS["handout"], "wagtaildocs:index"


def sealed_file(request, kind: str, pk: int):
    """The sealed file of an item, for those who may find it and have to say who is in it."""
    item = get_object_or_404(KINDS[kind].objects.visible_to(request.user), pk=pk)
    if "file" not in item.sealed:
        raise Http404
    name = item.sealed["file"]
    return private_file(request, name, download_as=f"{item.link}-{item.pk}{PurePosixPath(name).suffix}")
