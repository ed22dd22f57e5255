"""A stored result as people see it: the sentence, the figure, the assumptions with their checks."""

import dataclasses
from dataclasses import dataclass

from django.utils.translation import gettext as _

from clarion.figures.charts import Expectation, Figure, Mark, observed_and_expected
from clarion.names import filled

from . import wording
from .choices import Layer
from .methods.results import Aggregate, Coefficient, Diagnostic, Inference, SeriesPoint
from .methods.results import EvaluationResult as Body
from .models import EvaluationResult
from .running import first_whole_month

PARTS = {
    "alternative_inference": Inference,
    "coefficients": Coefficient,
    "series": SeriesPoint,
    "aggregates": Aggregate,
    "diagnostics": Diagnostic,
}
ASSUMPTIONS = (
    ("course", ("pre_length", "placebo_dates", "extrapolation", "season", "season_seen_once")),
    ("alone", ("concurrent_events",)),
    ("noise", ("autocorrelation", "ljung_box", "dispersion", "small_counts")),
    ("figures", ("missing_periods", "post_length", "provisional", "not_whole")),
)
WORST = {"pass": 0, "warn": 1, "fail": 2}


def body_of(result: EvaluationResult) -> Body:
    """The stored JSON as the frozen object of the methods."""
    values = dict(result.body)
    for name, kind in PARTS.items():
        values[name] = tuple(kind(**one) for one in values[name])
    values["warnings"] = tuple(values["warnings"])
    return Body(**values)


@dataclass(frozen=True)
class Assumption:
    """Something that must be true, with what was checked; ``status`` is the worst of its checks."""

    text: str
    status: str
    checks: tuple[str, ...]


def assumptions(body: Body) -> list[Assumption]:
    """At most four things that must be true for the result to mean what it seems to."""
    texts = {
        "course": _("Without the campaign the series would have gone on as it did before."),
        "alone": _("Nothing else changed at the same time."),
        "noise": _("The ups and downs around that course are understood."),
        "figures": _("The figures are complete and count the same thing throughout."),
    }
    found = []
    for name, codes in ASSUMPTIONS:
        checks = [check for check in body.diagnostics if check.code in codes]
        if checks:
            status = max((check.status for check in checks), key=WORST.__getitem__)
            found.append(Assumption(texts[name], status, tuple(wording.check_in_words(check) for check in checks)))
    return found


def not_shown(layer: str) -> list[str]:
    """What a change of this outcome does not show."""
    texts = [_("It does not show how many people are trafficked or smuggled: figures show what was noticed.")]
    if layer == Layer.SURVEY:
        return [*texts, _("What people answer in a survey is not yet what they do.")]
    if layer == Layer.CONTACT:
        texts.append(_("More contacts are what a campaign hopes for; they do not show more crime, nor less."))
    else:
        texts.append(
            _(
                "A rise can mean better detection or more crime, and a fall less crime or less detection; "
                "figures on inspections or on calls would tell them apart."
            )
        )
    return [*texts, _("It does not show why: one series alone cannot rule out other causes.")]


def figure_of(result: EvaluationResult) -> Figure | None:
    """Observed against expected with band and start; None for a refused run."""
    body = body_of(result)
    if not body.series:
        return None
    begins = f"{first_whole_month(result.plan.start):%Y-%m}"
    start = next((i for i, p in enumerate(body.series) if p.time >= begins), 0)
    points = [Expectation(p.time, p.observed, p.counterfactual, p.low, p.high) for p in body.series]
    series, place = result.series, result.plan.area
    return observed_and_expected(
        title=filled(_("%(outcome)s, %(place)s"), outcome=series.localized_name, place=place.localized_name),
        sentence=wording.headline(body, series.localized_name),
        description=_(
            "Points show what was observed, a broken line what the earlier course led to expect, "
            "and a band where single months would have lain; a vertical line marks the start."
        ),
        points=points,
        marks=[Mark(start, _("campaign begins"))],
        unit=series.localized_unit,
        source=series.localized_source,
        as_of=series.as_of,
        caveat=not_shown(series.layer)[1],
    )


def replaced_text(body: Body) -> Body:
    """The result with its checks in the reader's language, as downloads carry it."""
    checks = tuple(dataclasses.replace(check, text=wording.check_in_words(check)) for check in body.diagnostics)
    return dataclasses.replace(body, diagnostics=checks)
