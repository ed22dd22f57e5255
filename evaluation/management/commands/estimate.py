"""``manage.py estimate METHOD PANEL.csv``: an effect with its uncertainty, checks and verdict, from a table."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError

from evaluation.impact.methods.panel import Fault, PanelFault, read_table
from evaluation.impact.methods.registry import AVAILABLE, METHODS
from evaluation.impact.methods.results import EvaluationResult, Refused

USAGE, REFUSED = 2, 1


class Command(BaseCommand):
    help = "Estimates the effect of a campaign from a CSV panel. Exit code 0 done, 1 refused, 2 input fault."
    requires_system_checks = []

    def run_from_argv(self, argv):
        """A fault of usage also answers with one JSON object where --json was asked for."""
        method = next((word for word in argv[2:] if not word.startswith("-")), None)
        if method in METHODS and method not in AVAILABLE:
            self._called_from_command_line = True
            self._fail(method, "--json" in argv, [_unavailable(method)], USAGE)
        try:
            super().run_from_argv(argv)
        except SystemExit as stop:
            if stop.code == USAGE and "--json" in argv and not getattr(self, "answered", False):
                self._answer_nothing(method, ["The command was not understood; see --help."])
            raise

    def add_arguments(self, parser):
        parser.add_argument("method", metavar="METHOD", choices=METHODS, help=f"one of {', '.join(METHODS)}")
        parser.add_argument("panel", metavar="PANEL.csv")
        parser.add_argument("--outcome", required=True, metavar="Y", help="column of the outcome")
        parser.add_argument("--time", metavar="T", help="column of the period; without it the order of the rows")
        parser.add_argument("--unit", metavar="U", help="column of the unit; left out for one series")
        parser.add_argument("--treated", nargs="+", default=[], metavar="NAME", help="use these units only")
        parser.add_argument("--start", metavar="T0", help="first period with the campaign")
        parser.add_argument("--treatment", metavar="COL", help="column that is 1 in periods with the campaign, else 0")
        parser.add_argument("--family", choices=["poisson", "gaussian"], default="poisson")
        parser.add_argument("--population", metavar="COL", help="people at risk, as the offset of a Poisson model")
        parser.add_argument("--covariates", nargs="+", default=[], metavar="COL")
        parser.add_argument("--season", type=int, metavar="N", help="periods in a year, for example 12")
        parser.add_argument("--harmonics", type=int, metavar="K", help="pairs of sine and cosine; 2 unless given")
        parser.add_argument("--slope", action="store_true", help="also a change of trend, centred at the start")
        parser.add_argument("--inference", choices=["default", "model", "quasi", "newey-west"], default="default")
        parser.add_argument("--lags", type=int, metavar="L", help="bandwidth of newey-west")
        parser.add_argument("--alpha", type=float, default=0.05)
        parser.add_argument("--direction", choices=["increase", "decrease", "either"], default="either")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args, **options):
        self.seed = options["seed"]
        if options["method"] not in AVAILABLE:
            self._fail(options["method"], options["json"], [_unavailable(options["method"])], USAGE)
        try:
            result = _interrupted_time_series(options)
        except PanelFault as fault:
            self._fail(options["method"], options["json"], [str(one) for one in fault.faults], USAGE)
        except ValueError as error:
            self._fail(options["method"], options["json"], [str(error)], USAGE)
        except Refused as refusal:
            self._fail(options["method"], options["json"], [str(refusal)], REFUSED)
        if options["json"]:
            self._write(result)
        else:
            from evaluation.impact.wording import in_words

            self.stdout.write(in_words(result))

    def _fail(self, method, as_json, lines, code):
        """One line per fault on stderr, an object of nulls on stdout where JSON was asked for, and the exit code."""
        if as_json:
            self._answer_nothing(method, lines)
        if not getattr(self, "_called_from_command_line", False):
            raise CommandError("\n".join(lines), returncode=code)
        for line in lines:
            self.stderr.write(line)
        sys.exit(code)

    def _answer_nothing(self, method, lines):
        self._write(EvaluationResult(method=method or "", warnings=tuple(lines), seed=getattr(self, "seed", None)))

    def _write(self, result):
        self.answered = True
        self.stdout.write(json.dumps(result.as_json(), ensure_ascii=False, allow_nan=False))


def _unavailable(method):
    return f"{method} is not available yet; available: {', '.join(sorted(AVAILABLE))}"


def _interrupted_time_series(options):
    from evaluation.impact.methods.its import Options, interrupted_time_series
    from evaluation.impact.methods.series import read_series

    if options["family"] == "gaussian" and options["population"]:
        raise PanelFault(Fault("--population belongs to the Poisson family; for gaussian give a rate as the outcome"))
    names = ("family", "season", "harmonics", "slope", "inference", "lags", "alpha", "direction", "seed")
    chosen = Options(**{name: options[name] for name in names})
    series = read_series(
        read_table(options["panel"]),
        outcome=options["outcome"],
        time=options["time"],
        unit=options["unit"],
        units=tuple(options["treated"]),
        start=options["start"],
        treatment=options["treatment"],
        population=options["population"],
        covariates=tuple(options["covariates"]),
        family=options["family"],
    )
    return interrupted_time_series(series, chosen)
