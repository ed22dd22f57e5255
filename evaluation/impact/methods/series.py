"""One time series on an even grid, ready for an interrupted time series: outcome, exposure, covariates."""

import math
from dataclasses import dataclass, field

import numpy as np

from .panel import Fault, PanelFault, Table, content_hash, is_missing, require_unique
from .results import Diagnostic, Refused
from .texts import say
from .times import Grid, NotATime, read_times


@dataclass(frozen=True)
class Series:
    """Arrays of one length, one entry per period; NaN where a number is missing, which is never read as 0.

    ``exposed`` is 1 in periods with the campaign, else 0; ``start`` is the first exposed period, ``centre`` the
    period at which a change of slope is centred: the start, unless both a treatment column and a start are given.
    """

    labels: tuple[str, ...]
    outcome: np.ndarray
    exposed: np.ndarray
    start: int
    centre: int
    population: np.ndarray | None = None
    covariates: dict[str, np.ndarray] = field(default_factory=dict)
    notes: tuple[Diagnostic, ...] = ()
    kind: str = "number"

    @property
    def usable(self) -> np.ndarray:
        """Periods in which every number the model needs is known."""
        known = np.isfinite(self.outcome)
        for column in (self.population, *self.covariates.values()):
            if column is not None:
                known &= np.isfinite(column)
        return known

    def data_hash(self) -> str:
        return content_hash(
            labels=self.labels,
            outcome=_texts(self.outcome),
            exposed=_texts(self.exposed),
            population=None if self.population is None else _texts(self.population),
            covariates={name: _texts(column) for name, column in self.covariates.items()},
        )


def _texts(column: np.ndarray) -> list[str]:
    return [repr(float(value)) for value in column]


def read_series(
    table: Table,
    *,
    outcome: str,
    time: str | None = None,
    unit: str | None = None,
    units: tuple[str, ...] = (),
    start: str | None = None,
    treatment: str | None = None,
    population: str | None = None,
    covariates: tuple[str, ...] = (),
    family: str = "poisson",
) -> Series:
    """Builds the series from a table; rows may come in any order.

    Without ``time`` the order of the rows is time 0, 1, 2 and ``start`` a row. Several units are summed where the
    outcome is a count (a period in which one of them is missing stays missing). Raises PanelFault (row and column
    named) for what cannot be read and Refused where no period lies on one side of the start.
    """
    if start is None and treatment is None:
        raise PanelFault(Fault("give the start or the treatment column"))
    keep = _rows_of(table, unit, units)
    names = list(dict.fromkeys([outcome, *filter(None, [population, treatment]), *covariates]))
    columns = {name: np.array(table.numbers(name))[keep] for name in names}
    lines = [table.lines[i] for i in keep]
    _check_cells(columns, lines, outcome, population, treatment, family)
    if time is None:
        if unit is not None and len({table.column(unit)[i] for i in keep}) > 1:
            raise PanelFault(Fault("several units need a time column"))
        grid, positions = Grid("number", 0, 1), list(range(len(keep)))
        labels_given = None
    else:
        require_unique(table, [name for name in (unit, time) if name])
        labels_given = [table.column(time)[i] for i in keep]
        grid, positions = _grid(labels_given, lines, time)
    length = max(positions) + 1
    table_of = {name: _spread(values, positions, length) for name, values in columns.items()}
    members = len({table.column(unit)[i] for i in keep}) if unit else 1
    arrays, notes = _join_units(table_of, members, outcome, population, treatment, family)
    exposed, at, centre = _exposure(arrays, treatment, start, grid, length)
    if start is not None and grid.inside_a_period(start):
        notes.append(say("partial_period", "warn"))
    return Series(
        labels=_labels(grid, positions, labels_given, length),
        outcome=arrays[outcome],
        exposed=exposed,
        start=at,
        centre=centre,
        population=arrays[population] if population else None,
        covariates={name: arrays[name] for name in covariates},
        notes=tuple(notes),
        kind=grid.kind,
    )


def _rows_of(table: Table, unit: str | None, units: tuple[str, ...]) -> list[int]:
    """Indices of the rows to use; raises PanelFault for a unit the file does not hold."""
    if not units:
        return list(range(len(table.lines)))
    if unit is None:
        raise PanelFault(Fault("to choose units, name the unit column"))
    held = table.column(unit)
    unknown = [name for name in units if name not in held]
    if unknown:
        raise PanelFault(*(Fault(f"there is no unit {name!r}", None, unit) for name in unknown))
    return [i for i, name in enumerate(held) if name in units]


def _check_cells(columns, lines, outcome, population, treatment, family) -> None:
    rules = [(treatment, lambda v: v in (0, 1), "is neither 0 nor 1")]
    rules.append((population, lambda v: v > 0, "is not above 0"))
    if family == "poisson":
        rules.append((outcome, lambda v: v >= 0, "is below 0, which no count is"))
    faults = [
        Fault(f"{value:g} {message}", line, name)
        for name, holds, message in rules
        if name
        for line, value in zip(lines, columns[name], strict=True)
        if not math.isnan(value) and not holds(value)
    ]
    if treatment:
        missing = np.isnan(columns[treatment])
        faults += [Fault("is missing", line, treatment) for line, gone in zip(lines, missing, strict=True) if gone]
    if faults:
        raise PanelFault(*faults)


def _grid(labels: list[str], lines: list[int], time: str) -> tuple[Grid, list[int]]:
    faults = [Fault("the time is missing", line, time) for line, x in zip(lines, labels, strict=True) if is_missing(x)]
    if faults:
        raise PanelFault(*faults)
    try:
        return read_times(labels)
    except NotATime as error:
        line = next((line for line, x in zip(lines, labels, strict=True) if x.strip() == error.label.strip()), None)
        raise PanelFault(Fault(str(error), line, time)) from None


def _spread(values: np.ndarray, positions: list[int], length: int) -> list[list[float]]:
    """The values of each period, one per unit; an empty list where the file has no row for it."""
    periods: list[list[float]] = [[] for _ in range(length)]
    for value, position in zip(values, positions, strict=True):
        periods[position].append(float(value))
    return periods


def _join_units(table_of, members, outcome, population, treatment, family):
    """One value a period: counts and people are summed, the treatment and covariates must be common to all units."""
    if members == 1:
        two_rows = [i for i, values in enumerate(table_of[outcome]) if len(values) > 1]
        if two_rows:
            raise PanelFault(Fault(f"period {two_rows[0] + 1} has two rows; times that look different are the same"))
        return {name: _column(periods, 1, None) for name, periods in table_of.items()}, []
    if family != "poisson":
        raise PanelFault(
            Fault(f"the file holds {members} units; choose some with --treated, or sum counts with the Poisson family")
        )
    arrays = {}
    for name, periods in table_of.items():
        summed = name in (outcome, population)
        arrays[name] = _column(periods, members, None if summed else name)
    return arrays, [say("units_summed", "warn", value=members)]


def _column(periods: list[list[float]], members: int, common: str | None) -> np.ndarray:
    joined = np.full(len(periods), np.nan)
    for i, values in enumerate(periods):
        if len(values) != members:
            continue
        if common and len(set(values)) > 1:
            raise PanelFault(
                Fault(f"differs between units in period {i + 1}; choose units that share it", None, common)
            )
        joined[i] = values[0] if common else math.fsum(values) if not any(map(math.isnan, values)) else math.nan
    return joined


def _exposure(arrays, treatment, start, grid, length) -> tuple[np.ndarray, int, int]:
    """The exposed periods, the first of them, and the centre of a change of slope."""
    at = None if start is None else _start(start, grid, length)
    if not treatment:
        return (np.arange(length) >= at).astype(float), at, at
    exposed = arrays[treatment].copy()
    for i in range(1, length):
        if math.isnan(exposed[i]):
            exposed[i] = exposed[i - 1]
    exposed = np.nan_to_num(exposed, nan=0.0)
    if not exposed.any():
        raise Refused("no_post_period", "The treatment column is never 1, so there is nothing to compare.")
    first = int(np.argmax(exposed))
    return exposed, first, first if at is None else at


def _start(start: str, grid: Grid, length: int) -> int:
    try:
        at = grid.position(start)
    except NotATime as error:
        raise PanelFault(Fault(f"the start: {error}")) from None
    if at >= length:
        raise Refused("no_post_period", f"No period of the file lies at or after the start {start}.")
    if at <= 0:
        raise Refused("no_pre_period", f"No period of the file lies before the start {start}.")
    return at


def _labels(grid: Grid, positions, given, length) -> tuple[str, ...]:
    labels = [grid.label(i) for i in range(length)]
    for position, text in zip(positions, given or [], strict=False):
        labels[position] = text
    return tuple(labels)
