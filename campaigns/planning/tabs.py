"""The parts of the overview of a campaign or a programme: what other rooms hand over, and what the page lists of it."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class CampaignTab:
    """One part of the overview: a heading and a template with its context, already limited to what the user may see.

    Filled through ``slots.fill("campaign_tabs", filler)``, for a programme ``slots.fill("programme_tabs", filler)``;
    ``key`` becomes the anchor on the page; ``count`` says how much there is, where that can be said in one number.
    """

    key: str
    heading: str
    template_name: str
    context: dict[str, Any] = field(default_factory=dict)
    count: int | None = None


@dataclass(frozen=True)
class Section:
    """One line of what a long page says is on it: where it leads, its name, how much stands there."""

    key: str
    heading: str
    count: int | None = None


def sections(shown: dict[str, Any]) -> list[Section]:
    """The parts of a campaign's overview, in their order, of what its template is about to show."""
    found = [Section("brief", _("Brief"))]
    if shown["figures"]:
        found.append(Section("figures", _("Figures you can cite"), len(shown["figures"])))
    for part in shown["themes"]:
        found.append(Section(f"theme-{part['theme'].value}", part["theme"].label, len(part["objectives"])))
    if not shown.get("is_outline"):
        found.insert(0, Section("activities", _("Activities"), len(shown["activities"])))
    found += [Section(tab.key, tab.heading, tab.count) for tab in shown["tabs"]]
    if not shown.get("is_outline"):
        links = None if shown["has_more_links"] else len(shown["links"])
        found += [Section("lessons", _("Lessons"), len(shown["lessons"])), Section("links", _("Short links"), links)]
    return [*found, Section("history", _("History"))]
