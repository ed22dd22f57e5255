"""The help page of an area: its services, those around it where it has none, and the ways to find one among them."""

from typing import Any

from django.utils.translation import get_language

from clarion.languages import language_name
from clarion.public_forms import PublicForm, stamp
from partners.geography.models import Area
from partners.models import HelpService
from partners.services.choices import Need
from partners.services.queries import services_for

from . import contexts


class FailedCallForm(PublicForm):
    """“This number did not work”: a button and nothing to write."""

    purpose = "failed-call"


def help_context(index, area: Area, request) -> dict[str, Any]:
    """What the page shows. Services of the area come first, then those of each area around it."""
    services = services_for(area)
    return {
        "page": index,
        **contexts.around(index, request, suffix=f"{area.code}/", ending=str(area)),
        "area": area,
        "services": services,
        "groups": by_area(services),
        "needs": by_need(services),
        "languages": by_language(services),
        "has_own": any(service.answers_for.pk == area.pk for service in services),
        "help_services": services[:1],
        "help_area": area,
        "stamp": stamp(FailedCallForm.purpose),
        "blocks": contexts.presented(index.body, index.shown),
        "all_help_url": f"/{get_language()}/help/",
        "area_help_url": f"/{get_language()}/help/{area.code}/",
    }


def by_area(services: list[HelpService]) -> list[tuple[Area, list[HelpService]]]:
    """Services under the area they answer for, which come nearest first."""
    groups: dict[int, tuple[Area, list[HelpService]]] = {}
    for service in services:
        groups.setdefault(service.answers_for.pk, (service.answers_for, []))[1].append(service)
    return list(groups.values())


def by_need(services: list[HelpService]) -> list[tuple[str, list[HelpService]]]:
    """Needs that some service serves, in one order on all pages."""
    found = [(need.label, [one for one in services if need in one.needs]) for need in Need]
    return [(label, serving) for label, serving in found if serving]


def by_language(services: list[HelpService]) -> list[tuple[str, list[HelpService]]]:
    """Languages in which somebody answers, by their names in the reader's language."""
    codes = sorted({code for one in services for code in one.languages}, key=language_name)
    return [(language_name(code), [one for one in services if code in one.languages]) for code in codes]
