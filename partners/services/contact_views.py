"""The pages on which contacts of a help service are proposed, decided on and taken down."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clarion.verbs import VerbPage

from . import contacts, rules
from .forms import DecideForm, ProposeForm, TakeDownForm
from .models import HelpService
from .queries import waiting_change
from .ways import WAYS, ways_of


class ContactsPage(VerbPage):
    """A page for those who may change the service; others get 404."""

    model = HelpService
    header_icon = "mobile-alt"
    index_url_name, record_url_name = "help_service:index", "help_service:inspect"

    @classmethod
    def offered(cls, service, user) -> bool:
        return rules.may_verify(user, service)


class ProposeContacts(ContactsPage):
    title = gettext_lazy("Propose contacts")
    explanation = gettext_lazy(
        "Write every way to reach the service as it shall be. Readers keep seeing what they see now until a second "
        "person has called and confirmed it."
    )
    button = gettext_lazy("Propose")
    done = gettext_lazy("Proposed. A second person now calls and confirms.")
    form_class = ProposeForm

    def get_initial(self):
        found = ways_of(self.record)
        return {**found, "reason": "correction" if found else "new"}

    def run(self, given):
        reason = given.pop("reason")
        contacts.propose_contacts(by=self.request.user, service=self.record, reason=reason, ways=given)


class DecideContacts(ContactsPage):
    title = gettext_lazy("Decide on contacts")
    done = gettext_lazy("Noted.")
    form_class = DecideForm
    template_name = "partners/services/decide.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.change = waiting_change(self.record)
        if self.change is None:
            raise Http404

    @property
    def is_own(self) -> bool:
        return rules.is_same_person(self.request.user, self.change.proposed_by)

    def get_form_kwargs(self):
        if self.is_own:
            decisions = [("withdraw", _("Withdraw my proposal"))]
        else:
            decisions = [
                ("confirm", _("I called: it is right. Show it to readers")),
                ("reject", _("It is not right: reject it")),
            ]
        return {**super().get_form_kwargs(), "decisions": decisions}

    def get_initial(self):
        return {"change": self.change.pk}

    def run(self, given):
        if given["change"] != self.change.pk:
            raise ValidationError(_("The proposal was replaced by another meanwhile. Read the new one."))
        if given["decision"] == "confirm":
            contacts.confirm_contacts(by=self.request.user, change=self.change, called_on=given["called_on"])
        elif given["decision"] == "reject":
            contacts.reject_contacts(by=self.request.user, change=self.change)
        else:
            contacts.withdraw_contacts(by=self.request.user, change=self.change)

    def get_context_data(self, **kwargs):
        rows = [
            (label, self.change.before.get(way, ""), self.change.after.get(way, ""))
            for way, (label, _checks) in WAYS.items()
        ]
        rows = [row for row in rows if row[1] or row[2]]
        return super().get_context_data(change=self.change, rows=rows, is_own=self.is_own, **kwargs)


class TakeDownContacts(ContactsPage):
    title = gettext_lazy("Dead or hijacked")
    explanation = gettext_lazy(
        "What you tick disappears from public pages at once; readers see the services of the area around instead. It "
        "returns only by a proposal that a second person confirms."
    )
    button = gettext_lazy("Take down now")
    done = gettext_lazy("Taken down. Readers no longer see it.")
    serious = True
    form_class = TakeDownForm

    @classmethod
    def offered(cls, service, user):
        return super().offered(service, user) and service.has_a_way

    def get_form_kwargs(self):
        ways = [(way, f"{WAYS[way][0]}: {value}") for way, value in ways_of(self.record).items()]
        return {**super().get_form_kwargs(), "ways": ways}

    def run(self, given):
        contacts.report_dead_or_hijacked(by=self.request.user, service=self.record, **given)


PAGES = {"contacts": ProposeContacts, "decide": DecideContacts, "take_down": TakeDownContacts}
"""By the last word of their routes."""
