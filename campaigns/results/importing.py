"""A table laid beside what the campaign has: what it would add and change, and what is refused. Nothing is written."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from campaigns.planning.models import Campaign

from .actions import OF_ACTIVITIES, OF_OBJECTIVES, wrong_step
from .cells import write
from .choices import Level
from .codes import candidates
from .columns import heading
from .drafts import Drafts, Fault, IndicatorDraft, ResultDraft, drafts_of
from .framework import results_of
from .intake import Table
from .models import Indicator, Result
from .models.result import CODE
from .sheets import indicator_values, result_values


@dataclass(frozen=True)
class Change:
    """One record the table adds or changes: its name and, for each column, what stood there and what will."""

    name: str
    row: int
    fields: list[tuple[str, str, str]]


@dataclass
class Step:
    """A result to be written, with its indicators; ``record`` is None for a new one."""

    draft: ResultDraft
    record: Result | None
    indicators: list[tuple[IndicatorDraft, Indicator | None, dict[date, Decimal]]] = field(default_factory=list)
    changes: bool = False


@dataclass
class Plan:
    """What a table would do. ``steps`` are in the order in which they are written, from the top."""

    added: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    @property
    def does_something(self) -> bool:
        return bool(self.added or self.changed)

    def digest(self) -> str:
        """The same for the same effect: a confirmed plan must still be the one that was shown."""
        from hashlib import sha256

        return sha256(repr((self.added, self.changed, self.unchanged)).encode()).hexdigest()


def plan_of(campaign: Campaign, table: Table) -> Plan:
    """Lays the table beside the campaign's framework."""
    return _Planner(results_of(campaign), drafts_of(table)).plan()


class _Planner:
    def __init__(self, results: list[Result], drafts: Drafts):
        self.records = {result.code: result for result in results}
        self.drafts = drafts
        self.made = Plan()
        self.met: set[int] = set()

    def plan(self) -> Plan:
        for draft in self.drafts.results.values():
            self._check_result(draft)
        self._check_links()
        self._check_numeric()
        order = list(reversed(Level))
        known = [draft for draft in self.drafts.results.values() if self._level(draft.code) in Level.values]
        for draft in sorted(known, key=lambda draft: order.index(self._level(draft.code))):
            self._plan_result(draft)
        self.made.faults = sorted(self.drafts.faults, key=lambda fault: (fault.sheet, fault.row))
        return self.made

    def _level(self, code: str) -> str | None:
        """The level a result has once the table is in."""
        draft, record = self.drafts.results.get(code), self.records.get(code)
        return (draft.values.get("level") if draft else None) or (record.level if record else None)

    def _check_result(self, draft):
        record = self.records.get(draft.code)
        if record is None:
            if not CODE.regex.search(draft.code):
                self.drafts.fault(draft.row, "code", str(CODE.message))
            if not draft.rows:
                text = _("No result has the code %(code)s.") % {"code": draft.code[:20]}
                self.drafts.fault(draft.row, "code", text, sheet=1)
                return
            for column in ("level", "statement"):
                if column not in draft.values and not self._has_fault(draft.row, column):
                    self.drafts.fault(draft.row, column, _("A new result needs it."))
            return
        level = draft.values.get("level", record.level)
        if record.activities.all() and level not in OF_ACTIVITIES:
            self.drafts.fault(draft.row, "level", _("Activities produce it, so it stays an input or an output."))
        if record.objectives.all() and level not in OF_OBJECTIVES:
            self.drafts.fault(draft.row, "level", _("It serves an objective, so it stays an outcome or an impact."))

    def _has_fault(self, row, column) -> bool:
        return any(fault.row == row and fault.column == heading(column) for fault in self.drafts.faults)

    def _check_links(self):
        for code in {**self.records, **self.drafts.results}:
            draft, record = self.drafts.results.get(code), self.records.get(code)
            given = draft.values.get("leads_to") if draft else None
            stands = [higher.code for higher in record.leads_to.all()] if record else []
            for other in stands if given is None else given:
                self._check_link(code, other, draft, stated=given is not None)

    def _check_link(self, code, other, draft, stated):
        level, higher = self._level(code), self._level(other)
        if higher is None:
            if other not in self.drafts.results:
                text = _("No result has the code %(code)s.") % {"code": other[:20]}
                self.drafts.fault(draft.row, "leads_to", text)
        elif level is not None and Level(level).following != higher:
            column = "leads_to" if stated else "level"
            at = draft or self.drafts.results[other]
            self.drafts.fault(at.row, column if at is draft else "level", wrong_step(level, other, higher))

    def _check_numeric(self):
        """A code that the workbook holds as a number may have lost a zero."""
        known = {*self.records, *self.drafts.results}
        for row, column, sheet in self.drafts.numeric:
            code = row.cells[column]
            record, words = self.records.get(code), row.cells.get("statement")
            other = column == "code" and bool(record and words) and write("statement", record.statement) != words
            if found := candidates(code, known, other_words=other):
                text = _("As a number it can be any of these codes: %(codes)s. Format the column as text and write it.")
                self.drafts.fault(row.number, column, text % {"codes": ", ".join(found)}, sheet=sheet)

    def _plan_result(self, draft):
        record = self.records.get(draft.code)
        step = Step(draft, record)
        before = result_values(record) if record else {}
        after = {column: draft.values[column] for column in draft.values if column != "code"}
        step.changes = self._note(
            record, f"{draft.code} {after.get('statement', '')}".strip(), draft.row, before, after
        )
        for indicator in draft.indicators:
            self._plan_indicator(step, indicator)
        self._check_names(step)
        self.made.steps.append(step)

    def _check_names(self, step):
        """No two indicators of a result have one name once the table is in."""
        written = {record.pk: draft for draft, record, _targets in step.indicators if record}
        records = list(step.record.indicators.all()) if step.record else []
        stay = {record.name for record in records if not (record.pk in written and written[record.pk].name)}
        for draft in written.values():
            if draft.name in stay:
                text = _("The result has an indicator of this name already.")
                self.drafts.fault(draft.row, "name", text, sheet=draft.sheet)

    def _note(self, record, name, row, before, after) -> bool:
        fields = [
            (heading(column), write(column, before[column]) if column in before else "", write(column, value))
            for column, value in after.items()
            if column not in before or write(column, before[column]) != write(column, value)
        ]
        if record is None:
            self.made.added.append(Change(name, row, fields))
        elif fields:
            self.made.changed.append(Change(str(record), row, fields))
        else:
            self.made.unchanged += 1
        return record is None or bool(fields)

    def _plan_indicator(self, step, draft):
        records = list(step.record.indicators.all()) if step.record else []
        record = self._find(step, draft, records)
        if record is None and (draft.number or not draft.name):
            return
        if record is None and draft.sheet:
            text = _("%(code)s has no indicator of this name.") % {"code": step.draft.code}
            self.drafts.fault(draft.row, "name", text, sheet=draft.sheet)
        elif record is None and "unit" not in draft.values and not self._has_fault(draft.row, "unit"):
            self.drafts.fault(draft.row, "unit", _("A new indicator needs it."))
        elif record is not None and record.pk in self.met:
            self.drafts.fault(draft.row, "name", _("The indicator stands in the table twice."), sheet=draft.sheet)
        if record is not None:
            self.met.add(record.pk)
        before = indicator_values(record) if record else {}
        after = {column: value for column, value in draft.values.items() if column != "number"}
        self._pair_baseline(draft, before, after)
        targets = self._merge_targets(draft, before.get("targets", {}))
        if targets:
            after["targets"] = {**before.get("targets", {}), **targets}
        name = f"{step.draft.code}: {draft.name or (record.name if record else '')}"
        if self._note(record, name, draft.row, before, after):
            step.indicators.append((draft, record, targets))

    def _find(self, step, draft, records) -> Indicator | None:
        if draft.number:
            found = next((one for one in records if one.number == draft.number), None)
            if found is None:
                text = _("%(code)s has no indicator number %(number)d; leave the number empty for a new one.")
                words = {"code": step.draft.code, "number": draft.number}
                self.drafts.fault(draft.row, "number", text % words, sheet=draft.sheet)
            return found
        return next((one for one in records if one.name == draft.name), None)

    def _pair_baseline(self, draft, before, after):
        """A baseline and its day go together; one that is "not yet known" takes its day along."""
        if "baseline" in after and after["baseline"] is None:
            if "baseline_on" in after:
                self.drafts.fault(draft.row, "baseline_on", _("A baseline that is not yet known has no day."))
                return
            elif before.get("baseline_on"):
                after["baseline_on"] = None
        value = after.get("baseline", before.get("baseline"))
        day = after.get("baseline_on", before.get("baseline_on"))
        if value is not None and day is None and not self._has_fault(draft.row, "baseline_on"):
            self.drafts.fault(draft.row, "baseline_on", _("A baseline needs the day it was measured."))
        elif value is None and after.get("baseline_on") and not self._has_fault(draft.row, "baseline"):
            self.drafts.fault(draft.row, "baseline", _("The day alone is no baseline."))
        draft.values = {**draft.values, **{key: after[key] for key in ("baseline", "baseline_on") if key in after}}

    def _merge_targets(self, draft, stands) -> dict[date, Decimal]:
        """Both sheets hold the targets: where they differ, the one that says something new counts."""
        merged = dict(draft.targets)
        for day, value in draft.listed.items():
            other = draft.targets.get(day)
            if other is None or other == value or other == stands.get(day):
                merged[day] = value
            elif value != stands.get(day):
                words = {"day": day.isoformat(), "row": draft.listed_in[day]}
                text = _("For %(day)s row %(row)d of the sheet of targets says another value.") % words
                self.drafts.fault(draft.row, "targets", text)
        return {day: value for day, value in merged.items() if stands.get(day) != value}
