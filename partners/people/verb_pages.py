"""One confirmation page for each verb on an account."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clarion.verbs import NothingForm, ReasonForm, VerbPage

from . import actions, forms, queries, rules
from .models import SecondFactorReset


class PersonVerb(VerbPage):
    """A confirmation page of one verb on one account."""

    index_url_name, record_url_name = "wagtailusers_users:index", "wagtailusers_users:inspect"
    form_class = ReasonForm

    @classmethod
    def offered(cls, person, user) -> bool:
        return rules.manages_people(user) and user.pk != person.pk and not person.erased_at


class ChangeRole(PersonVerb):
    title = gettext_lazy("Change role")
    explanation = gettext_lazy("The person is signed out and has the new role at the next sign-in.")
    button = gettext_lazy("Change the role")
    done = gettext_lazy("The role was changed.")
    form_class = forms.RoleForm

    @classmethod
    def offered(cls, person, user):
        return super().offered(person, user) and person.is_active

    def get_initial(self):
        return {"role": self.record.role}

    def run(self, given):
        actions.change_role(person=self.record, by=self.request.user, **given)


class InviteAgain(PersonVerb):
    title = gettext_lazy("Invite again")
    explanation = gettext_lazy("A fresh link goes to the person; the earlier one stops working.")
    button = gettext_lazy("Send a fresh link")
    done = gettext_lazy("A fresh link is on its way.")
    form_class = NothingForm

    @classmethod
    def offered(cls, person, user):
        return super().offered(person, user) and person.is_active and not person.has_usable_password()

    def run(self, given):
        actions.invite_again(person=self.record, by=self.request.user)


class EndSessions(PersonVerb):
    title = gettext_lazy("Sign out everywhere")
    explanation = gettext_lazy("Every session of this account ends at once, on every device.")
    button = gettext_lazy("End all sessions")
    done = gettext_lazy("All sessions have ended.")
    form_class = NothingForm

    @classmethod
    def offered(cls, person, user):
        return person.is_active and (rules.manages_people(user) or person.pk == user.pk)

    def run(self, given):
        actions.end_sessions(person=self.record, by=self.request.user)
        actions.note_change(person=self.record, by=self.request.user, action="people.end_sessions")


class ResetSecondFactor(PersonVerb):
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
        actions.request_second_factor_reset(person=self.record, by=self.request.user, **given)


class ConfirmSecondFactorReset(PersonVerb):
    title = gettext_lazy("Confirm removal of the second factor")
    explanation = gettext_lazy(
        "You are the second administrator. Confirm only when you, too, know that it is this person who asked."
    )
    button = gettext_lazy("Remove the second factor")
    done = gettext_lazy("The second factor was removed and all sessions ended.")
    serious = True
    form_class = NothingForm

    @classmethod
    def offered(cls, person, user):
        return super().offered(person, user) and SecondFactorReset.objects.filter(person=person).open().exists()

    def run(self, given):
        reset = SecondFactorReset.objects.filter(person=self.record).open().first()
        if reset is None:
            raise PermissionDenied(_("Nobody asked for this, or it is too old."))
        actions.confirm_second_factor_reset(reset=reset, by=self.request.user)


class Leave(PersonVerb):
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
        return {**super().get_form_kwargs(), "successors": rules.successor_query(self.model.objects, self.record)}

    def run(self, given):
        actions.leave(person=self.record, by=self.request.user, **given)


class Erase(PersonVerb):
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
        return {**super().get_form_kwargs(), "expected": self.record.username}

    def run(self, given):
        actions.erase(person=self.record, by=self.request.user, reason=given["reason"])


class Export(PersonVerb):
    title = gettext_lazy("Download the data")
    explanation = gettext_lazy("Everything the platform holds about this person, as a JSON file. Keep it safe.")
    button = gettext_lazy("Download")
    form_class = NothingForm

    @classmethod
    def offered(cls, person, user):
        return not person.erased_at and (rules.manages_people(user) or person.pk == user.pk)

    def form_valid(self, form):
        actions.note_change(person=self.record, by=self.request.user, action="people.export")
        data = queries.personal_data(self.record, self.request.user)
        name = f"clarion-{self.record.username}-{timezone.localdate().isoformat()}.json"
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
