"""How each verb of planning reads in a record's history."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from .choices import Status
from .models import Campaign

PLAIN = {
    "campaigns.create": (gettext_lazy("Create campaign"), gettext_lazy("Campaign created as a draft")),
    "campaigns.archive": (gettext_lazy("Put into the archive"), gettext_lazy("Put into the archive")),
    "campaigns.bring_back": (gettext_lazy("Take out of the archive"), gettext_lazy("Taken out of the archive")),
    "campaigns.clone": (gettext_lazy("Copy campaign"), gettext_lazy("Made as a copy of another campaign")),
    "campaigns.cite": (gettext_lazy("Cite figure"), gettext_lazy("Figure cited as evidence")),
    "campaigns.create_programme": (gettext_lazy("Create programme"), gettext_lazy("Programme created")),
    "campaigns.change_programme": (gettext_lazy("Change programme"), gettext_lazy("Programme changed")),
    "campaigns.create_lesson": (gettext_lazy("Record lesson"), gettext_lazy("Lesson recorded")),
    "campaigns.change_lesson": (gettext_lazy("Change lesson"), gettext_lazy("Lesson changed")),
    "campaigns.create_activity": (gettext_lazy("Add activity"), gettext_lazy("Activity added")),
    "campaigns.change_activity": (gettext_lazy("Change activity"), gettext_lazy("Activity changed")),
    "campaigns.create_link": (gettext_lazy("Add short link"), gettext_lazy("Short link added")),
    "campaigns.change_link": (gettext_lazy("Change short link"), gettext_lazy("Short link changed")),
}
MOVED = {
    "campaigns.plan": gettext_lazy("Plan campaign"),
    "campaigns.activate": gettext_lazy("Activate campaign"),
    "campaigns.complete": gettext_lazy("Complete campaign"),
    "campaigns.cancel": gettext_lazy("Cancel campaign"),
    "campaigns.reopen": gettext_lazy("Reopen campaign"),
}


OUTLINE = (
    "campaigns.create",
    "campaigns.change",
    "campaigns.clone",
    "campaigns.archive",
    "campaigns.bring_back",
    *MOVED,
)
"""What became of the campaign itself; those who may not read its media plan, costs and places read this alone."""


class MoveFormatter(LogFormatter):
    """Says from which state to which, and why where a reason was given."""

    def format_message(self, log_entry):
        text = _("Moved from “%(before)s” to “%(after)s”") % {
            "before": Status(log_entry.data["from"]).label,
            "after": Status(log_entry.data["to"]).label,
        }
        reason = log_entry.data.get("reason")
        return f"{text}: {reason}" if reason else text


def _called(name: str) -> str:
    """What a field or a set of inline forms is called on the page."""
    try:
        field = Campaign._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return str(field.related_model._meta.verbose_name_plural if field.auto_created else field.verbose_name)


class ChangeFormatter(LogFormatter):
    """Names the parts that changed."""

    label = gettext_lazy("Change campaign")

    def format_message(self, log_entry):
        fields = ", ".join(map(_called, log_entry.data.get("fields", [])))
        return _("Changed: %(fields)s") % {"fields": fields} if fields else _("Saved without changes")


def register(actions) -> None:
    """Registers every action of planning with Wagtail's log."""
    for action, (label, message) in PLAIN.items():
        actions.register_action(action, label, message)
    for action, label in MOVED.items():
        actions.register_action(action)(type("Move", (MoveFormatter,), {"label": label}))
    actions.register_action("campaigns.change")(ChangeFormatter)
