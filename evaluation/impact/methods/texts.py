"""What each check says in plain words, by code and status; English here, translated where a page shows it."""

from .results import Diagnostic


def gettext_noop(text: str) -> str:
    """Marks a text for translation without needing Django."""
    return text


TEXTS = {
    ("pre_length", "pass"): gettext_noop("There are {value:.0f} periods before the start."),
    ("pre_length", "warn"): gettext_noop(
        "There are only {value:.0f} periods before the start; {threshold:.0f} or more make the expected course firmer."
    ),
    ("post_length", "pass"): gettext_noop("There are {value:.0f} periods after the start."),
    ("post_length", "warn"): gettext_noop(
        "There are only {value:.0f} periods after the start; with fewer than {threshold:.0f} "
        "an early change may not last."
    ),
    ("extrapolation", "pass"): gettext_noop("The time after the start is not longer than the time before it."),
    ("extrapolation", "warn"): gettext_noop(
        "The time after the start is {value:.1f} times as long as before it; the expected course is stretched far."
    ),
    ("dispersion", "pass"): gettext_noop("The counts vary about as much as chance alone makes them."),
    ("dispersion", "warn"): gettext_noop(
        "The counts vary {value:.1f} times as much as chance alone makes them; the interval allows for it."
    ),
    ("dispersion_ignored", "warn"): gettext_noop(
        "The counts vary {value:.1f} times as much as chance alone makes them, and the chosen inference ignores it: "
        "the interval is too narrow."
    ),
    ("autocorrelation", "pass"): gettext_noop(
        "Neighbouring periods hardly resemble each other beyond trend and season."
    ),
    ("autocorrelation", "warn"): gettext_noop(
        "Neighbouring periods resemble each other (correlation {value:.2f}); the default interval is widened for it."
    ),
    ("autocorrelation", "fail"): gettext_noop(
        "This series drifts too much for a firm answer: neighbouring periods are correlated at {value:.2f}, "
        "above {threshold:.1f}."
    ),
    ("ljung_box", "pass"): gettext_noop("No pattern is left over in what the model does not explain."),
    ("ljung_box", "warn"): gettext_noop(
        "A pattern is left over in what the model does not explain; a season or a covariate may be missing."
    ),
    ("placebo_dates", "pass"): gettext_noop(
        "Invented start dates before the real one show no effect more often than chance."
    ),
    ("placebo_dates", "warn"): gettext_noop(
        "Invented start dates before the real one show an effect in {value:.0%} of the trials; "
        "the series may move by itself."
    ),
    ("missing_periods", "pass"): gettext_noop("No period is missing."),
    ("missing_periods", "warn"): gettext_noop(
        "{value:.0f} periods are missing or incomplete; they are left out, not counted as 0."
    ),
    ("small_counts", "warn"): gettext_noop(
        "The counts are small (on average {value:.1f} a period); join periods or areas before drawing conclusions."
    ),
    ("not_whole", "warn"): gettext_noop("The outcome is not made of whole numbers, although the model counts."),
    ("season", "warn"): gettext_noop(
        "A yearly pattern seems to be there (correlation {value:.2f} at one year) and is not in the model."
    ),
    ("season_seen_once", "warn"): gettext_noop(
        "There are fewer than two full seasons before the start; season and campaign cannot be told apart."
    ),
    ("units_summed", "warn"): gettext_noop("{value:.0f} units were summed to one series."),
    ("partial_period", "warn"): gettext_noop("The start lies inside a period, which was only partly exposed."),
    ("treatment_ends", "warn"): gettext_noop(
        "The treatment column returns to 0; the effect is the level while it is 1, compared with all other periods."
    ),
    ("concurrent_events", "pass"): gettext_noop("The plan states that nothing else is known to have happened then."),
    ("concurrent_events", "warn"): gettext_noop(
        "Whether anything else happened at the same time (a law, a new number, a news story) "
        "is not stated or not excluded."
    ),
    ("provisional", "warn"): gettext_noop(
        "{value:.0f} of the latest periods are still provisional; later reports may raise them."
    ),
    ("registered", "pass"): gettext_noop("The plan was frozen before the first period after the start."),
    ("registered", "warn"): gettext_noop(
        "The plan was not frozen before the data existed: the result is retrospective and exploratory."
    ),
    ("no_noise", "warn"): gettext_noop(
        "The model fits the data perfectly, which real series never do; check the file."
    ),
}


def say(code: str, status: str, value: float | None = None, threshold: float | None = None) -> Diagnostic:
    """The diagnostic with its text; raises KeyError for a code and status without a text."""
    text = TEXTS[code, status].format(value=value, threshold=threshold)
    return Diagnostic(code, None if value is None else float(value), threshold, status, text)
