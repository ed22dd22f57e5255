"""Which messages of a campaign were tried with whom in which language, and where a test is missing or out of date."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _

from campaigns.planning.models import Audience, Campaign, Objective
from clarion.languages import language_name
from clarion.names import Worded, filled

from .choices import Decision
from .models import Pretest


@dataclass(frozen=True)
class Cell:
    """One message, one audience, one language: the last pretest, and what it leaves to do."""

    language: str
    pretest: Pretest | None
    to_do: str


@dataclass(frozen=True)
class Row:
    """One message and one audience. ``planned`` where the message is meant for it, so that a missing test is a gap."""

    objective: Objective
    audience: Audience | None
    planned: bool
    cells: tuple[Cell, ...]

    @property
    def untested(self) -> list[str]:
        """Names of the languages in which the message was not tried with those it is meant for."""
        return [language_name(cell.language) for cell in self.cells if self.planned and cell.pretest is None]


@dataclass(frozen=True)
class Coverage:
    """The matrix of a campaign: messages with their audiences down, languages across."""

    languages: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def language_names(self) -> list[str]:
        return [language_name(code) for code in self.languages]

    @property
    def gaps(self) -> list[Worded]:
        """What is to do, a sentence each, in which the planners' own words keep their direction."""
        return [text for row in self.rows for text in _gaps_of(row, self.languages)]

    @property
    def messages_with_gaps(self) -> int:
        return len({row.objective.pk for row in self.rows if list(_gaps_of(row, self.languages))})


def coverage_of(campaign: Campaign, user) -> Coverage:
    """Reads objectives with a message, and the pretests the user may see; the campaign's spoken languages count too."""
    objectives = [one for one in campaign.objectives.select_related("audience") if one.message.strip()]
    pretests = Pretest.objects.visible_to(user).filter(campaign=campaign).order_by("held_on", "pk")
    pretests = list(pretests.select_related("audience", "objective"))
    last = {(test.objective_id, test.audience_id, test.language): test for test in pretests}
    spoken = [*campaign.languages, *(test.language for test in pretests if test.objective_id)]
    languages = tuple(dict.fromkeys(spoken))
    rows = [row for objective in objectives for row in _rows_of(objective, pretests, last, languages)]
    return Coverage(languages, tuple(rows))


def _rows_of(objective, pretests, last, languages):
    tried = {test.audience_id: test.audience for test in pretests if test.objective_id == objective.pk}
    audiences = {objective.audience_id: objective.audience, **tried}
    for key, audience in audiences.items():
        found = ((code, last.get((objective.pk, key, code))) for code in languages)
        cells = tuple(Cell(code, test, to_do_after(test)) for code, test in found)
        yield Row(objective, audience, key == objective.audience_id, cells)


def to_do_after(pretest: Pretest | None) -> str:
    """What the last pretest leaves to do; empty where it is to be kept and still stands."""
    if pretest is None:
        return ""
    if pretest.wording_has_changed:
        return _("The wording has changed since it was tested.")
    if pretest.decision == Decision.CHANGE:
        return _("The test said to change it; the wording is still the same.")
    if pretest.decision == Decision.DROP:
        return _("The test said to drop it; it is still planned.")
    return ""


def _gaps_of(row: Row, languages):
    said = {"message": _as_written(row.objective.message), "audience": _as_written(row.audience or "–")}
    if row.planned and row.audience is None:
        yield filled(_("“%(message)s” was not tested: its objective has no audience yet."), **said)
        return
    if row.planned and not languages:
        yield filled(_("“%(message)s” was not tested with: %(audience)s."), **said)
    elif row.untested:
        names = _(", ").join(row.untested)
        yield filled(_("“%(message)s” was not tested with: %(audience)s, in %(languages)s."), **said, languages=names)
    for cell in row.cells:
        if cell.to_do:
            language = language_name(cell.language)
            yield filled(_("“%(message)s” in %(language)s: %(to_do)s"), **said, language=language, to_do=cell.to_do)


def _as_written(text) -> Worded:
    return Worded(str(text), format_html("<bdi>{}</bdi>", text))
