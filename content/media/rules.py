"""Who may find, choose and change an item of the library: what collections allow, within one's organisations."""

from django.http import Http404
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from .models import Handout, Image, Recording


class OwnedPermissionPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy, narrowed to what the person may know of. A stranger's item is not refused but not found."""

    def _visible(self, user):
        return self.model.objects.visible_to(user)

    def instances_user_has_any_permission_for(self, user, actions):
        allowed = super().instances_user_has_any_permission_for(user, actions)
        return allowed.filter(pk__in=self._visible(user).values("pk"))

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if instance.pk and not self._visible(user).filter(pk=instance.pk).exists():
            raise Http404
        return super().user_has_any_permission_for_instance(user, actions, instance)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)


POLICIES = {
    model: OwnedPermissionPolicy(model, owner_field_name="uploaded_by_user") for model in (Image, Handout, Recording)
}
"""One policy per kind of item; each stands on the permissions that the roles' groups hold on the collections."""
