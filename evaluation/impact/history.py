"""The words of the audit log for everything that happens to an evaluation."""

from django.utils.translation import gettext_lazy as _

ACTIONS = (
    ("impact.import_outcomes", _("Import"), _("Outcome series brought in")),
    ("impact.translate", _("Translate"), _("Words translated")),
    ("impact.register_plan", _("Write"), _("Plan written or changed")),
    ("impact.freeze_plan", _("Freeze"), _("Plan frozen")),
    ("impact.run", _("Run"), _("Run asked for")),
    ("impact.result", _("Result"), _("Result stored")),
    ("impact.publish", _("Publish"), _("Result published")),
)


def register(registry) -> None:
    """Called by Wagtail with its registry of log actions."""
    for name, label, message in ACTIONS:
        registry.register_action(name, label, message)
