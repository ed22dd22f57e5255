"""Every page of the admin that is ours, found in the resolver, with a person who may open it and a record to show."""

from dataclasses import dataclass

from partners.people.choices import Role
from tests.access.routes import Route, all_routes
from tests.access.table import ROWS

from .records import House

WHO_FIRST = (
    Role.PARTNER,
    Role.AGENCY,
    Role.COORDINATOR,
    Role.EDITOR,
    Role.EVALUATOR,
    Role.APPROVER,
    Role.ADMINISTRATOR,
)
"""The page is opened as the first of these that the table of routes lets in: those with the narrowest view first."""

NO_PAGE = {
    "results": "a part of a list, fetched into it",
    "chosen": "data for a script",
    "chosen_multiple": "data for a script",
    "suggest": "data for a script",
    "json": "data for a script or a file",
    "csv": "a file",
    "qr": "a file",
    "xlsx": "a file",
    "template": "a file",
    "original": "a file",
    "export": "a file once confirmed",
}
"""Last words of the names of routes that answer with something else than a page, and what it is."""

ELSEWHERE = {
    "admin_to_sign_in": "leads to the sign-in",
    "admin_to_password_reset": "leads to the sign-in",
    **dict.fromkeys(("sealed_image", "sealed_recording", "sealed_handout"), "a file"),
    "recording_usage": "Wagtail's own page behind a guard of ours",
    "area:delete": "never opens: areas are ended, not deleted",
}


@dataclass(frozen=True)
class Page:
    """One page: the name of its route, its address, and the role of the person who opens it."""

    name: str
    address: str
    role: str

    @property
    def is_chooser(self) -> bool:
        """Whether it is the list inside a chooser's window, which a script puts on the page."""
        return self.name.endswith("_chooser:choose")


def admin_pages(house: House) -> list[Page]:
    """All of them, in the resolver's order, the first page of each role at the end."""
    pages = [_page(route, house) for route in all_routes() if _is_page(route)]
    return pages + [Page(f"home:{role}", "/admin/", role) for role in house.people]


def planning_pages(house: House) -> list[Page]:
    """Those of the campaigns room, and of the lists and the machine room that all rooms share."""
    ours = {route.name for route in all_routes() if _is_page(route) and _is_planning(route)}
    return [page for page in admin_pages(house) if page.name in ours]


def _is_planning(route: Route) -> bool:
    return (route.model or route.view.__module__).partition(".")[0] in ("campaigns", "clarion")


def _is_page(route: Route) -> bool:
    row = ROWS.get(route.name)
    if row is None or not route.path.startswith("admin/") or route.name in ELSEWHERE:
        return False
    last_word = route.name.rpartition("_" if route.name.endswith("_results") else ":")[2]
    return bool(row.who) and not row.post and last_word not in NO_PAGE and not route.name.endswith(("_json", "suggest"))


def _page(route: Route, house: House) -> Page:
    role = next(role for role in WHO_FIRST if role in ROWS[route.name].who)
    if route.name == "clarion_progress":
        role = Role.EDITOR  # whoever began the work watches it
    return Page(route.name, _address(route, house), role)


def _address(route: Route, house: House) -> str:
    record = house.in_state.get(route.name) or house.records.get(route.model)
    given = {}
    if "pk" in route.parameters:
        given["pk"] = record.pk
    if "release" in route.parameters:
        given["release"] = house.records["evaluation.release"].pk
    if "kind" in route.parameters:
        given["kind"] = "new"
    if "code" in route.parameters:
        given["code"] = house.records["campaigns.campaign"].code
    address = route.address(**given)
    if route.name == "clarion_save_view":
        return f"{address}?list=campaign&query=status%3Ddraft"
    if route.name == "event:book":
        venue = house.records["partners.venue"]
        return f"{address}?activity={record.pk}&venue={venue.pk}"
    return address
