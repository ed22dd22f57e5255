"""The roles of this room as Wagtail permission policies, so that menus, buttons and doors agree with the verbs."""

from wagtail.permissions import register_permission_policy

from campaigns.planning.rules import COORDINATORS, EDITORS, READERS, has_role
from clarion.admin import ScopedPermissionPolicy

WRITING = frozenset({"add", "change", "delete"})


class RolePolicy(ScopedPermissionPolicy):
    """``writers`` may add, change and delete; ``readers`` may view; each only what is visible to them."""

    def __init__(self, model, *, writers, readers=READERS, deletes=True):
        super().__init__(model)
        self.writers, self.readers, self.deletes = writers, readers, deletes

    def user_has_permission(self, user, action):
        if action == "delete" and not self.deletes:
            return False
        return has_role(user, self.writers if action in WRITING else self.readers)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions):
        roles = set().union(*(self.writers if action in WRITING else self.readers for action in actions))
        return self.model._meta.apps.get_model("partners.User").objects.filter(role__in=roles, is_active=True)


def register_policies():
    """Called once at start; the admin asks these policies and no others."""
    from campaigns.models import Activity, Campaign, Event, ShortLink

    for model, writers in ((Campaign, EDITORS), (Activity, COORDINATORS)):
        register_permission_policy(model, RolePolicy(model, writers=writers), exact_class=True)
    # A printed code and an event stay on record: they are switched off or cancelled, never deleted.
    for model in (ShortLink, Event):
        register_permission_policy(model, RolePolicy(model, writers=COORDINATORS, deletes=False), exact_class=True)
