"""The first page of the admin leads to a new material, and back to the drafts somebody left."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import page_permission_policy

from clarion.home import LONGEST, Entry, HomePanel

from .models import MaterialPage
from .rules import may_create_material

MATERIALS = 45


def new_material_at_home(record, user, period=None) -> list[HomePanel]:
    """Fills the slot ``home_panels`` for who writes materials: drafts touched last, the way to a new one."""
    if not may_create_material(user):
        return []
    mine = page_permission_policy.instances_user_has_permission_for(user, "change").values("pk")
    drafts = MaterialPage.objects.filter(pk__in=mine, has_unpublished_changes=True)
    rows = drafts.select_related("locale").order_by("-latest_revision_created_at")[:LONGEST]
    return [
        HomePanel(
            name="materials",
            title=_("Materials in work"),
            order=MATERIALS,
            entries=tuple(
                Entry(
                    text=page.draft_title or page.title,
                    url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                    note=f"{page.get_material_display()} · {page.locale}",
                )
                for page in rows
            ),
            empty=_("No draft is waiting."),
            ways_on=(Entry(_("New material"), reverse("content_new_material")),),
        )
    ]
