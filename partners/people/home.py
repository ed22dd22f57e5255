"""The first page tells people what their role is for, and for whom they act."""

from django.urls import reverse
from django.utils.translation import gettext as _

from clarion.home import Entry, HomePanel

from .roles import BY_ROLE


def what_i_can_do(record, user, period=None) -> list[HomePanel]:
    """Fills the slot ``home_panels`` with the person's line of the table of roles."""
    rights = BY_ROLE.get(user.role)
    if rights is None:
        return []
    sentences = [str(rights.does), f"{_('Sees:')} {rights.sees}"]
    if names := [str(membership.organisation) for membership in user.memberships.select_related("organisation")]:
        sentences.append(f"{_('Acts for')}: {', '.join(names)}")
    return [
        HomePanel(
            name="role",
            title=_("Your role: %(role)s") % {"role": rights.name},
            order=90,
            sentences=tuple(sentences),
            ways_on=(Entry(_("All roles"), reverse("wagtailusers_groups:index")),),
        )
    ]
