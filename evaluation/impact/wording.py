"""A result in plain words: it says what was seen, how sure that is, and never more than the design supports."""

from django.utils.translation import gettext as _

from clarion.figures import words
from clarion.names import Worded, filled

from .methods.results import Diagnostic, EvaluationResult
from .methods.texts import TEXTS


def check_in_words(check: Diagnostic) -> str:
    """The text of a check in the reader's language."""
    text = TEXTS.get((check.code, check.status))
    return _(text).format(value=check.value, threshold=check.threshold) if text else check.text


def headline(result: EvaluationResult, outcome: str = "") -> Worded:
    """One sentence with numbers and interval, then what it does and does not mean."""
    if result.effect is None:
        return filled(_("No estimate could be made: %(reason)s"), reason=" ".join(result.warnings))
    return filled("%(seen)s %(meaning)s", seen=_seen(result, outcome or _("The outcome")), meaning=_meaning(result))


def _seen(result: EvaluationResult, outcome: str) -> Worded:
    if result.relative_effect is None:
        return filled(
            _("%(outcome)s changed by %(effect)s at the start (plausible range: %(low)s to %(high)s)."),
            outcome=outcome,
            effect=words.number(result.effect, 2),
            low=words.number(result.ci_low, 2),
            high=words.number(result.ci_high, 2),
        )
    values = {
        "outcome": outcome,
        "change": words.change(result.relative_effect),
        "range": words.change_range(result.relative_ci_low, result.relative_ci_high),
    }
    if result.verdict in ("consistent_with_effect", "opposite_direction"):
        text = _("%(outcome)s: %(change)s than expected after the start (plausible range: %(range)s).")
    else:
        text = _("%(outcome)s: the best estimate is %(change)s than expected (plausible range: %(range)s).")
    return filled(text, **values)


def _meaning(result: EvaluationResult) -> str:
    if result.verdict == "consistent_with_effect":
        return _("This is consistent with an effect of the campaign; it does not rule out other causes.")
    if result.verdict == "opposite_direction":
        return _("This is the opposite of what was expected; it does not say why.")
    if result.verdict == "methods_disagree":
        return _("Two ways of computing the uncertainty disagree, so no conclusion should be drawn from it.")
    if result.verdict == "no_effect_detected":
        return _("No effect was detected. %(limit)s") % {"limit": detectable(result)}
    failed = [check_in_words(check) for check in result.diagnostics if check.status == "fail"]
    return _("This is no firm answer. %(reason)s") % {"reason": " ".join(failed)}


def detectable(result: EvaluationResult) -> str:
    """What the study could have seen: an undetected effect is not an absent one."""
    if result.detectable_effect is None:
        return _("How large a change the study could have seen is not known.")
    limit = words.percent(result.detectable_effect)
    return _("The study could only have seen changes of about %(limit)s or more.") % {"limit": limit}


def natural_frequency(result: EvaluationResult) -> str:
    """The relative effect as "where 100 would have been expected"; empty where there is none."""
    if result.relative_effect is None:
        return ""
    return words.out_of_hundred(result.relative_effect, result.relative_ci_low, result.relative_ci_high)


def in_words(result: EvaluationResult) -> str:
    """The result for a terminal: sentence, small table, warnings."""
    rows = [(_("method"), f"{result.method} ({result.inference})"), (_("estimand"), result.estimand)]
    rows += [
        (_("effect"), f"{result.effect:.4f}  [{result.ci_low:.4f}, {result.ci_high:.4f}]  p {result.p_value:.4f}"),
    ]
    if result.relative_effect is not None:
        low, high = result.relative_ci_low, result.relative_ci_high
        rows.append((_("relative"), f"{result.relative_effect:+.1%}  [{low:+.1%}, {high:+.1%}]"))
    rows += [
        (other.name, f"[{other.ci_low:.4f}, {other.ci_high:.4f}]  p {other.p_value:.4f}")
        for other in result.alternative_inference
    ]
    rows.append((_("verdict"), result.verdict))
    width = max(len(str(name)) for name, value in rows)
    lines = [headline(result), natural_frequency(result), ""]
    lines += [f"  {name:<{width}}  {value}" for name, value in rows]
    warned = [check for check in result.diagnostics if check.status != "pass"]
    lines += [""] * bool(warned) + [f"  ! {check_in_words(check)}" for check in warned]
    return "\n".join(lines)
