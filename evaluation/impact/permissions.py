"""Who may open and write evaluations, as Wagtail permission policies, so that menus and doors agree with the verbs."""

from wagtail.permissions import register_permission_policy

from clarion.admin import ScopedPermissionPolicy
from partners.people.choices import PLATFORM_ROLES, Role

from .rules import EVALUATORS, has_role


class WrittenByEvaluators(ScopedPermissionPolicy):
    """Evaluators add; ``readers`` view what is visible to them; nobody edits or deletes a record, verbs do the rest."""

    def __init__(self, model, *, readers):
        super().__init__(model)
        self.readers = readers

    def roles_for(self, action):
        return {"add": EVALUATORS, "view": self.readers}.get(action, frozenset())

    def user_has_permission(self, user, action):
        return has_role(user, self.roles_for(action))

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions):
        roles = frozenset().union(*(self.roles_for(action) for action in actions))
        return self.model._meta.apps.get_model("partners.User").objects.filter(role__in=roles, is_active=True)


def register_policies() -> None:
    """Called once at start. Everybody may list evaluations; which ones they see is decided by ``visible_to``."""
    from .models import EvaluationPlan, OutcomeSeries

    for model, readers in ((EvaluationPlan, frozenset(Role)), (OutcomeSeries, PLATFORM_ROLES)):
        register_permission_policy(model, WrittenByEvaluators(model, readers=readers), exact_class=True)
