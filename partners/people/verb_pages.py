"""One confirmation page for each verb on an account."""

from abc import abstractmethod

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import actions, forms, queries, rules
from .models import SecondFactorReset


def words(error: Exception) -> str:
    """What an error of a verb says to people."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


class Refusable:
    """For a Wagtail create or edit view that writes by a verb: what the verb refuses stands beside the form."""

    def form_valid(self, form):
        try:
            return self.write(form)
        except (PermissionDenied, ValidationError) as error:
            form.add_error(None, words(error))
            self.produced_error_code, self.produced_error_message = "validation_error", self.get_error_message()
            return self.form_invalid(form)

    def write(self, form):
        """Calls the verb and answers; Wagtail's own way, with ``save_instance`` as the verb, unless overridden."""
        return super().form_valid(form)


class VerbPage(WagtailAdminTemplateMixin, FormView):
    """A confirmation page of one verb on one account; ``run(given)`` of a subclass calls the verb."""

    model = None
    person_url_name = None
    title = ""
    explanation = ""
    button = gettext_lazy("Confirm")
    done = gettext_lazy("Done.")
    serious = False
    form_class = forms.ReasonForm
    template_name = "partners/people/verb.html"

    @classmethod
    def offered(cls, person, user) -> bool:
        """Whether the page of the person shows the way here."""
        return rules.manages_people(user) and user.pk != person.pk and not person.erased_at

    def dispatch(self, request, *args, **keywords):
        self.person = get_object_or_404(self.model.objects.visible_to(request.user), pk=keywords["pk"])
        if not self.offered(self.person, request.user):
            raise Http404
        return super().dispatch(request, *args, **keywords)

    def get_page_title(self):
        return self.title

    def get_page_subtitle(self):
        return str(self.person)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailusers_users:index"), "label": _("People")},
            {"url": self.get_success_url(), "label": str(self.person)},
            {"url": "", "label": self.title},
        ]

    def get_success_url(self):
        return reverse(self.person_url_name, args=[self.person.pk])

    def form_valid(self, form):
        try:
            self.run(form.cleaned_data)
        except (PermissionDenied, ValidationError) as error:
            form.add_error(None, words(error))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def get_context_data(self, **keywords):
        return super().get_context_data(**keywords, person=self.person, page=self)

    @abstractmethod
    def run(self, given: dict) -> None:
        """Calls the verb with what the form gave; what the verb refuses is shown at the form."""


class ChangeRole(VerbPage):
    title = gettext_lazy("Change role")
    explanation = gettext_lazy("The person is signed out and has the new role at the next sign-in.")
    button = gettext_lazy("Change the role")
    done = gettext_lazy("The role was changed.")
    form_class = forms.RoleForm

    @classmethod
    def offered(cls, person, user):
        return super().offered(person, user) and person.is_active

    def get_initial(self):
        return {"role": self.person.role}

    def run(self, given):
        actions.change_role(person=self.person, by=self.request.user, **given)


class InviteAgain(VerbPage):
    title = gettext_lazy("Invite again")
    explanation = gettext_lazy("A fresh link goes to the person; the earlier one stops working.")
    button = gettext_lazy("Send a fresh link")
    done = gettext_lazy("A fresh link is on its way.")
    form_class = forms.NothingForm

    @classmethod
    def offered(cls, person, user):
        return super().offered(person, user) and person.is_active and not person.has_usable_password()

    def run(self, given):
        actions.invite_again(person=self.person, by=self.request.user)


class EndSessions(VerbPage):
    title = gettext_lazy("Sign out everywhere")
    explanation = gettext_lazy("Every session of this account ends at once, on every device.")
    button = gettext_lazy("End all sessions")
    done = gettext_lazy("All sessions have ended.")
    form_class = forms.NothingForm

    @classmethod
    def offered(cls, person, user):
        return person.is_active and (rules.manages_people(user) or person.pk == user.pk)

    def run(self, given):
        actions.end_sessions(person=self.person, by=self.request.user)
        actions.note_change(person=self.person, by=self.request.user, action="people.end_sessions")


class ResetSecondFactor(VerbPage):
    title = gettext_lazy("Lost second factor")
    explanation = gettext_lazy(
        "Make sure, by voice or face to face, that it is this person who asks. Another administrator confirms; "
        "then the second factor is removed and a new one is set up at the next sign-in."
    )
    button = gettext_lazy("Ask for removal")
    done = gettext_lazy("Another administrator can confirm now.")
    serious = True

    @classmethod
    def offered(cls, person, user):
        return super().offered(person, user) and person.is_active

    def run(self, given):
        actions.request_second_factor_reset(person=self.person, by=self.request.user, **given)


class ConfirmSecondFactorReset(VerbPage):
    title = gettext_lazy("Confirm removal of the second factor")
    explanation = gettext_lazy(
        "You are the second administrator. Confirm only when you, too, know that it is this person who asked."
    )
    button = gettext_lazy("Remove the second factor")
    done = gettext_lazy("The second factor was removed and all sessions ended.")
    serious = True
    form_class = forms.NothingForm

    @classmethod
    def offered(cls, person, user):
        return super().offered(person, user) and SecondFactorReset.objects.filter(person=person).open().exists()

    def run(self, given):
        reset = SecondFactorReset.objects.filter(person=self.person).open().first()
        if reset is None:
            raise PermissionDenied(_("Nobody asked for this, or it is too old."))
        actions.confirm_second_factor_reset(reset=reset, by=self.request.user)


class Leave(VerbPage):
    title = gettext_lazy("End the account")
    explanation = gettext_lazy(
        "All sessions end at once and nobody signs in with this account again. Open work goes to a colleague."
    )
    button = gettext_lazy("End the account")
    done = gettext_lazy("The account has ended and its work was handed over.")
    serious = True
    form_class = forms.HandOverForm

    @classmethod
    def offered(cls, person, user):
        return super().offered(person, user) and person.is_active

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "successors": rules.successor_query(self.model.objects, self.person)}

    def run(self, given):
        actions.leave(person=self.person, by=self.request.user, **given)


class Erase(VerbPage):
    title = gettext_lazy("Erase personal data")
    explanation = gettext_lazy(
        "Name, address, second factors, mails and preferences are removed for good; a number stays in the history. "
        "This cannot be undone."
    )
    button = gettext_lazy("Erase for good")
    done = gettext_lazy("The personal data were erased.")
    serious = True
    form_class = forms.EraseForm

    @classmethod
    def offered(cls, person, user):
        return super().offered(person, user) and not person.is_active

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "expected": self.person.username}

    def run(self, given):
        actions.erase(person=self.person, by=self.request.user, reason=given["reason"])


class Export(VerbPage):
    title = gettext_lazy("Download the data")
    explanation = gettext_lazy("Everything the platform holds about this person, as a JSON file. Keep it safe.")
    button = gettext_lazy("Download")
    form_class = forms.NothingForm

    @classmethod
    def offered(cls, person, user):
        return not person.erased_at and (rules.manages_people(user) or person.pk == user.pk)

    def form_valid(self, form):
        actions.note_change(person=self.person, by=self.request.user, action="people.export")
        data = queries.personal_data(self.person, self.request.user)
        name = f"clarion-{self.person.username}-{timezone.localdate().isoformat()}.json"
        answer = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


VERBS = (
    ("change_role", "role", ChangeRole),
    ("invite_again", "invite-again", InviteAgain),
    ("end_sessions", "end-sessions", EndSessions),
    ("reset_second_factor", "lost-second-factor", ResetSecondFactor),
    ("confirm_second_factor_reset", "lost-second-factor/confirm", ConfirmSecondFactorReset),
    ("export", "export", Export),
    ("leave", "leave", Leave),
    ("erase", "erase", Erase),
)
"""Name, address and page of every verb on an account, in the order they are offered."""
