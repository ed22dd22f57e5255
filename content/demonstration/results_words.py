"""What campaigns of the demonstration work for and how it is measured; days count from a campaign's first."""

from dataclasses import dataclass

from campaigns.planning.choices import Direction, Medium
from campaigns.results.choices import Breakdown, Frequency, Level, TargetRule


@dataclass(frozen=True)
class Measure:
    """An indicator with its targets and readings, each a day and a figure."""

    name: str
    unit: str
    rule: TargetRule
    frequency: Frequency
    direction: Direction
    source: str
    targets: tuple = ()
    readings: tuple = ()
    baseline: int | None = None
    definition: str = ""
    apart: tuple[Breakdown, ...] = ()


@dataclass(frozen=True)
class Aim:
    """A result: what it leads to, the media of the activities it comes from, whether it serves an objective."""

    code: str
    level: Level
    statement: str
    leads_to: tuple[str, ...] = ()
    media: tuple[Medium, ...] = ()
    objective: int | None = None
    assumptions: str = ""
    measures: tuple[Measure, ...] = ()


SUM, MEAN, LAST = TargetRule.CUMULATIVE, TargetRule.AVERAGE, TargetRule.LAST
UP, EITHER = Direction.UP_GOOD, Direction.AMBIGUOUS
TESTS = "Learning tests before and after, added up by the school"
SHEETS = "Attendance sheets, counts only"
FRAMEWORKS = {
    "check-before-you-go": (
        Aim(
            "4",
            Level.IMPACT,
            "Fewer young people of the twelve regions leave with an offer that nobody checked.",
            assumptions="Work at home stays scarce; checked offers must lead somewhere.",
        ),
        Aim(
            "3.1",
            Level.OUTCOME,
            "Pupils check an offer with the help line before they accept it.",
            ("4",),
            objective=0,
            assumptions="The help line can be reached free of charge. A pupil who calls must not be told on.",
            measures=(
                Measure(
                    "Pupils who would check an offer before accepting it",
                    "% of pupils",
                    LAST,
                    Frequency.QUARTERLY,
                    UP,
                    TESTS,
                    ((90, 32), (180, 36), (270, 40), (540, 45)),
                    ((85, 31), (175, 35), (265, 41)),
                    28,
                    "Answers “I would call first” to question 3 of the learning test.",
                    (Breakdown.SEX, Breakdown.AGE, Breakdown.LANGUAGE),
                ),
                Measure(
                    "Calls to the help line in which an offer is checked",
                    "calls",
                    SUM,
                    Frequency.MONTHLY,
                    EITHER,
                    "The help line's monthly total",
                    ((180, 600), (270, 1000), (540, 2000)),
                    ((60, 120), (120, 210), (180, 240), (240, 310)),
                    definition="Once a call, whatever its outcome. More calls can mean more trust or more offers.",
                ),
            ),
        ),
        Aim(
            "3.2",
            Level.OUTCOME,
            "Pupils can name a regular way to work or study abroad.",
            ("4",),
            objective=1,
        ),
        Aim(
            "2.1",
            Level.OUTPUT,
            "Seminars are held in secondary and vocational schools.",
            ("3.1", "3.2"),
            (Medium.SCHOOL_SEMINAR,),
            measures=(
                Measure(
                    "Pupils who attended a seminar",
                    "pupils",
                    SUM,
                    Frequency.MONTHLY,
                    UP,
                    SHEETS,
                    ((90, 3000), (180, 8000), (270, 12000), (540, 20000)),
                    ((80, 3400), (170, 3900), (260, 2100)),
                    0,
                    apart=(Breakdown.SEX, Breakdown.AGE, Breakdown.AREA),
                ),
            ),
        ),
        Aim(
            "2.2",
            Level.OUTPUT,
            "Short videos reach pupils on their phones.",
            (),
            (Medium.SHORT_VIDEO,),
            measures=(
                Measure(
                    "Videos seen to the end",
                    "views",
                    SUM,
                    Frequency.MONTHLY,
                    UP,
                    "Counted by the channels",
                    ((540, 90000),),
                ),
            ),
        ),
        Aim(
            "1.1",
            Level.INPUT,
            "Forty facilitators are trained and vetted.",
            ("2.1",),
            (Medium.SCHOOL_SEMINAR,),
            assumptions="Schools let nobody meet children who is not vetted.",
            measures=(
                Measure(
                    "Facilitators trained and vetted",
                    "people",
                    LAST,
                    Frequency.ONCE,
                    UP,
                    "Register of facilitators",
                    ((60, 40),),
                    ((55, 38),),
                    0,
                ),
            ),
        ),
    ),
    "one-call": (
        Aim("4", Level.IMPACT, "Whoever needs help in Orvelia knows that one call is enough."),
        Aim(
            "3",
            Level.OUTCOME,
            "People who are worried call the help line for advice.",
            ("4",),
            objective=0,
            assumptions="Lines are staffed in six languages. A caller whose phone is watched must find another way.",
            measures=(
                Measure(
                    "Calls for advice to the help line",
                    "calls a month",
                    MEAN,
                    Frequency.MONTHLY,
                    EITHER,
                    "The help line's monthly total",
                    ((90, 500), (180, 700), (420, 900)),
                    ((30, 430), (60, 515), (90, 560), (120, 610), (150, 640), (180, 700), (210, 730)),
                    410,
                    "Calls in which advice was asked; hoaxes and wrong numbers left out.",
                    (Breakdown.LANGUAGE, Breakdown.AREA),
                ),
            ),
        ),
        Aim(
            "2",
            Level.OUTPUT,
            "The number of the help line is heard and seen every day.",
            ("3",),
            (Medium.RADIO_SPOT, Medium.TV_SPOT),
            measures=(
                Measure(
                    "Airings confirmed by the stations",
                    "airings",
                    SUM,
                    Frequency.MONTHLY,
                    UP,
                    "As-run logs of the stations",
                    ((90, 800), (180, 1600), (420, 3200)),
                    ((60, 420), (120, 500), (180, 350)),
                    0,
                ),
            ),
        ),
    ),
    "a-promise-is-not-a-ticket": (
        Aim("4.1", Level.IMPACT, "Fewer people on the coast pay a smuggler."),
        Aim(
            "3.1",
            Level.OUTCOME,
            "Listeners who think of leaving talk it over with someone they trust.",
            ("4.1",),
            objective=0,
            assumptions="Talking must be safe: the serial never tells listeners to confront anybody.",
            measures=(
                Measure(
                    "Listeners who talked it over",
                    "% of listeners",
                    LAST,
                    Frequency.HALF_YEARLY,
                    UP,
                    "Telephone survey of listeners",
                    ((170, 45), (390, 50)),
                    ((160, 37),),
                    36,
                    apart=(Breakdown.SEX, Breakdown.AGE),
                ),
            ),
        ),
        Aim(
            "2.1",
            Level.OUTPUT,
            "The serial is broadcast every week.",
            ("3.1",),
            (Medium.RADIO_SHOW,),
            measures=(
                Measure(
                    "Episodes broadcast",
                    "episodes",
                    SUM,
                    Frequency.MONTHLY,
                    UP,
                    "As-run logs",
                    ((170, 24), (290, 40)),
                    ((170, 24),),
                    0,
                ),
            ),
        ),
    ),
}
"""By the code of the campaign; what is not linked is so on purpose, for the page shows it."""
