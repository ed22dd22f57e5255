"""What still stands in the way of publishing a page, each said at the field where it is mended."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from partners.geography.models import Area
from partners.services.queries import services_by_area


@dataclass(frozen=True)
class Gap:
    """``field`` is the field of the page at which ``message`` is shown."""

    field: str
    message: str


def areas_without_help(field: str, areas: list[Area]) -> list[Gap]:
    """A gap where no verified service answers for one of the areas: a page must not promise help that is not there.

    The principle is that of the WHO's recommendations for interviewing trafficked women (2003): have referral
    information ready, and make no promise that cannot be kept.
    """
    served = services_by_area(areas)
    without = [area for area in areas if not served.get(area.pk)]
    if not without:
        return []
    names = _(", ").join(str(area) for area in without)
    message = _("No verified help service answers for %(areas)s. Verify one, or enter a service for a wider area.")
    return [Gap(field, message % {"areas": names})]
