"""The outbox and the timed jobs, for administrators to look at."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.permissions import policy_registry, register_permission_policy

from clarion.admin import ScopedPermissionPolicy, ScopedViewSet

from .models import JobRun, OutgoingMail


class LookOnlyPolicy(ScopedPermissionPolicy):
    """Nobody adds, edits or deletes in the admin what the machine writes."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return "view" in actions and self.user_has_permission(user, "view")


class LookOnlyViewSet(ScopedViewSet):
    """A listing and a page for each record, and no other address."""

    inspect_view_enabled = True
    add_to_reference_index = False
    form_fields = []

    def on_register(self):
        if not policy_registry.get_by_type(self.model, fallback=False):
            register_permission_policy(self.model, LookOnlyPolicy(self.model), exact_class=True)
        super().on_register()

    def get_urlpatterns(self):
        return [one for one in super().get_urlpatterns() if one.name in ("index", "index_results", "inspect")]


class InspectMail(generic.InspectView):
    """One message, with a button that sends it again when it failed."""

    def get_context_data(self, **kwargs):
        failed = self.object.state == OutgoingMail.State.FAILED
        return super().get_context_data(
            may_send_again=failed and self.request.user.has_perm("clarion.change_outgoingmail"),
            demonstration=getattr(settings, "DEMONSTRATION", False),
            **kwargs,
        )


class OutboxViewSet(LookOnlyViewSet):
    model = OutgoingMail
    icon = "mail"
    menu_label = _("Outbox")
    list_display = ["subject", "to", "state", "attempts", "created_at", "sent_at"]
    list_filter = ["state"]
    search_fields = ["subject", "to"]
    inspect_view_class = InspectMail
    inspect_view_fields = [
        "subject", "to", "state", "attempts", "created_at", "next_attempt_at", "sent_at", "last_error",
    ]  # fmt: skip
    inspect_template_name = "clarion/jobs/mail.html"


class JobRunViewSet(LookOnlyViewSet):
    model = JobRun
    icon = "time"
    menu_label = _("Timed jobs")
    list_display = ["name", "last_started_at", "last_finished_at", "last_error"]
    inspect_view_fields = ["name", "last_started_at", "last_finished_at", "locked_until", "last_error"]
    ordering = ["name"]


outbox = OutboxViewSet("outbox")
job_runs = JobRunViewSet("timed_jobs")
