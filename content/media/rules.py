"""Who may find, choose and change an item of the library: what collections allow, within one's organisations."""

import wagtailmedia.permissions
from django.http import Http404
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from .models import Handout, Image, Recording


class OwnedPermissionPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy, narrowed to what the person may know of. A stranger's item is not refused but not found."""

    def _visible(self, user):
        return self.model.objects.visible_to(user)

    def instances_user_has_any_permission_for(self, user, actions):
        return super().instances_user_has_any_permission_for(user, actions).visible_to(user)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if instance.pk and not self._visible(user).filter(pk=instance.pk).exists():
            raise Http404
        return super().user_has_any_permission_for_instance(user, actions, instance)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)


class RecordingPermissionPolicy(OwnedPermissionPolicy):
    """wagtailmedia has no permission to choose: whoever may add recordings finds those of the own organisations."""

    def instances_user_has_any_permission_for(self, user, actions):
        if self.user_has_permission(user, "add"):
            return self._visible(user)
        return super().instances_user_has_any_permission_for(user, actions)


POLICIES = {
    model: policy(model, auth_model=wagtails_own, owner_field_name="uploaded_by_user")
    for model, policy, wagtails_own in (
        (Image, OwnedPermissionPolicy, "wagtailimages.Image"),
        (Handout, OwnedPermissionPolicy, "wagtaildocs.Document"),
        (Recording, RecordingPermissionPolicy, "wagtailmedia.Media"),
    )
}
"""One policy per kind of item; each stands on the permissions that the roles' groups hold on the collections."""


def register() -> None:
    """Puts the policies in place of Wagtail's, for good, in whatever order the apps become ready."""
    for model, policy in POLICIES.items():
        register_permission_policy(model, policy, exact_class=True)
    # wagtailmedia 0.19 makes its own policy instead of asking the registry.
    wagtailmedia.permissions.get_permission_policy = lambda: POLICIES[Recording]
