"""The pages of memberships, which write through the verbs."""

from wagtail.admin.views import generic

from clarion.verbs import Refusable

from . import actions


def _given(form) -> dict:
    return {name: form.cleaned_data[name] for name in ("areas", "is_focal_point")}


class AddMembership(Refusable, generic.CreateView):
    def save_instance(self):
        given = self.form.cleaned_data
        return actions.add_membership(
            person=given["user"], organisation=given["organisation"], by=self.request.user, **_given(self.form)
        )


class ChangeMembership(Refusable, generic.EditView):
    def save_instance(self):
        kept = type(self.object).objects.get(pk=self.object.pk)
        given = self.form.cleaned_data
        if (given["user"].pk, given["organisation"].pk) != (kept.user_id, kept.organisation_id):
            actions.remove_membership(membership=kept, by=self.request.user)
            return actions.add_membership(
                person=given["user"], organisation=given["organisation"], by=self.request.user, **_given(self.form)
            )
        actions.change_membership(membership=kept, by=self.request.user, **_given(self.form))
        return kept


class RemoveMembership(generic.DeleteView):
    def delete_action(self):
        actions.remove_membership(membership=self.object, by=self.request.user)
