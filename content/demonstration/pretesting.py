"""Pretests of four campaigns, with their gaps, and what campaigns brought about that nobody wanted; no chance in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from campaigns.models import Campaign, Pretest, UnintendedEffect
from campaigns.planning.choices import Medium
from campaigns.pretesting import actions
from campaigns.pretesting.choices import Decision, EffectKind, Method, Severity
from partners.models import Area, User

from .country import region_code


@dataclass(frozen=True)
class Trial:
    """One pretest: ``goal`` counts the campaign's objectives from 0, ``day`` from the campaign's first day.

    ``totals`` are understood, misread, offended, would act and could say what to do. Without ``message`` the words
    were those of the plan.
    """

    campaign: str
    goal: int
    day: int
    language: str
    method: Method
    region: int
    asked: int
    totals: tuple[int | None, ...]
    decision: Decision = Decision.KEEP
    message: str = ""
    spoken: str = ""
    sexes: tuple[int, int] | tuple[()] = ()
    instead: str = ""
    changes: str = ""
    medium: str = ""


@dataclass(frozen=True)
class Noticed:
    """One unintended effect, so many days ago; closed where ``closed`` says what was done."""

    campaign: str
    days_ago: int
    kind: EffectKind
    severity: Severity
    region: int
    text: str
    medium: str = ""
    done: str = ""
    closed: str = ""


KEEP, CHANGE, DROP = Decision.KEEP, Decision.CHANGE, Decision.DROP
GROUP, TALKS, STREET, FORM = Method.GROUP, Method.INTERVIEWS, Method.INTERCEPT, Method.ONLINE
CHECK, CALL, PROMISE, TELL = "check-before-you-go", "one-call", "a-promise-is-not-a-ticket", "tell-someone"
CODES = (CHECK, CALL, PROMISE, TELL)
TRIALS = (
    Trial(
        CHECK,
        0,
        -45,
        "fr",
        GROUP,
        1,
        24,
        (11, 9, 0, 8, 5),
        CHANGE,
        "Do not trust strangers who offer work.",
        sexes=(13, 11),
        instead="Most offers come from people they know, so the warning did not seem to be about them.",
        changes="It now speaks of the offer, not of who makes it, and names one thing to do.",
        medium=Medium.POSTER,
    ),
    Trial(CHECK, 0, -20, "fr", GROUP, 1, 22, (19, 1, 0, 16, 17), sexes=(12, 10), medium=Medium.POSTER),
    Trial(
        CHECK,
        0,
        -18,
        "wo",
        GROUP,
        4,
        18,
        (14, 2, 0, 11, 12),
        spoken="Liggéey bu wóor mën na xaar benn woote.",
        medium=Medium.SCHOOL_SEMINAR,
    ),
    Trial(CHECK, 1, -20, "fr", TALKS, 2, 4, (3, 1, 0, 2, None), instead="One took it for an advertisement of a visa."),
    Trial(CALL, 0, -35, "en", STREET, 1, 60, (52, 3, 1, 31, 44), sexes=(33, 27), medium=Medium.RADIO_SPOT),
    Trial(CALL, 0, -33, "sw", STREET, 6, 48, (44, 2, 0, 29, 40), sexes=(22, 26), medium=Medium.RADIO_SPOT),
    Trial(
        CALL,
        0,
        -30,
        "ln",
        GROUP,
        12,
        16,
        (9, 6, 0, 6, 7),
        CHANGE,
        instead="Some thought that whoever calls has to report somebody to the police.",
        changes="A sentence before it says who answers, and that nothing is reported against the caller's will.",
        medium=Medium.RADIO_SPOT,
    ),
    Trial(
        PROMISE,
        0,
        -25,
        "ar",
        GROUP,
        5,
        14,
        (12, 1, 2, 7, 9),
        KEEP,
        "Before you pay anyone, talk to someone.",
        medium=Medium.RADIO_SHOW,
    ),
    Trial(PROMISE, 1, -24, "ar", FORM, 5, 37, (30, 4, 0, 19, 22), sexes=(15, 22)),
    Trial(
        TELL,
        0,
        -60,
        "en",
        TALKS,
        3,
        12,
        (7, 4, 0, None, 6),
        DROP,
        "Keep no secrets from your teacher.",
        instead="They thought of surprises for a friend, and felt told off.",
        medium=Medium.PUPPET_SHOW,
    ),
    Trial(TELL, 0, -30, "en", GROUP, 3, 21, (19, 1, 0, 15, 18), sexes=(11, 10), medium=Medium.PUPPET_SHOW),
    Trial(TELL, 0, -28, "sw", GROUP, 7, 17, (15, 1, 0, 12, 14), medium=Medium.PUPPET_SHOW),
)
EFFECTS = (
    Noticed(
        CALL,
        9,
        EffectKind.COPYCAT,
        Severity.STOP,
        14,
        "Messages in the campaign's colours name another number, where callers are asked for money.",
        Medium.SMS,
        "The telephone company was asked to block it; stations read out the true number each hour.",
    ),
    Noticed(
        CHECK,
        40,
        EffectKind.MISREAD,
        Severity.SERIOUS,
        5,
        "Some parents understood that girls should not leave for any job, and took them out of training.",
        Medium.SCHOOL_SEMINAR,
        "Facilitators now say first which ways are open and safe.",
    ),
    Noticed(
        PROMISE,
        75,
        EffectKind.STIGMA,
        Severity.SERIOUS,
        9,
        "Callers to the programme spoke of people from across the border as if all of them were smugglers.",
        Medium.RADIO_SHOW,
        closed="The next part of the serial tells of a family from there; presenters were trained to answer.",
    ),
    Noticed(
        TELL,
        110,
        EffectKind.DISTRESS,
        Severity.SERIOUS,
        13,
        "Several children wept at the scene in the dark and could not follow the talk after it.",
        Medium.PUPPET_SHOW,
        closed="The scene is now played in light, and an adult sits with each group.",
    ),
    Noticed(
        "open-ways",
        21,
        EffectKind.BACKLASH,
        Severity.LOW,
        16,
        "Posts say that the app wants to keep young people at home.",
        Medium.MOBILE_APP,
    ),
)


def load(seed: int) -> str:
    coordinator, today = User.objects.get(username="coordinator"), timezone.localdate()
    tested = set(Pretest.objects.filter(is_demonstration=True).values_list("campaign__code", flat=True))
    logged = set(UnintendedEffect.objects.filter(is_demonstration=True).values_list("campaign__code", flat=True))
    for trial in TRIALS:
        if trial.campaign not in tested:
            _try(trial, coordinator)
    for noticed in EFFECTS:
        if noticed.campaign not in logged:
            _log(noticed, today, coordinator)
    pretests = Pretest.objects.filter(is_demonstration=True).count()
    effects = UnintendedEffect.objects.filter(is_demonstration=True).count()
    return f"Pretests: {pretests}, and {effects} unintended effects."


def _try(trial: Trial, by: User) -> None:
    campaign = Campaign.objects.get(code=trial.campaign)
    objective = list(campaign.objectives.order_by("pk"))[trial.goal]
    understood, misread, offended, would_act, knew = trial.totals
    women, men = trial.sexes or (None, None)
    pretest = Pretest(
        campaign=campaign,
        objective=objective,
        audience=objective.audience,
        message=trial.message,
        spoken_wording=trial.spoken,
        language=trial.language,
        medium=trial.medium,
        method=trial.method,
        held_on=campaign.starts_on + timedelta(days=trial.day),
        area=Area.objects.get(code=region_code(trial.region)),
        asked=trial.asked,
        women=women,
        men=men,
        understood=understood,
        misread=misread,
        offended=offended,
        would_act=would_act,
        knew_what_to_do=knew,
        understood_instead=trial.instead,
        decision=trial.decision,
        what_changed=trial.changes,
        is_demonstration=True,
    )
    actions.record_pretest(pretest=pretest, by=by)


def _log(noticed: Noticed, today: date, by: User) -> None:
    effect = UnintendedEffect(
        campaign=Campaign.objects.get(code=noticed.campaign),
        kind=noticed.kind,
        text=noticed.text,
        noticed_on=today - timedelta(days=noticed.days_ago),
        area=Area.objects.get(code=region_code(noticed.region)),
        medium=noticed.medium,
        severity=noticed.severity,
        what_was_done=noticed.done,
        is_demonstration=True,
    )
    actions.log_effect(effect=effect, by=by)
    if noticed.closed:
        actions.close_effect(effect=effect, what_was_done=noticed.closed, by=by)
