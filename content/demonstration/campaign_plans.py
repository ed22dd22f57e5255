"""What the campaigns of the demonstration plan: themes, messages, audiences, media. Days are counted from today."""

from dataclasses import dataclass, field

from campaigns.planning.choices import Behaviour, Direction, Medium, Theme

from .organisations import AGENCY, A, B

T, S, M = Theme.TRAFFICKING, Theme.SMUGGLING, Theme.SAFE_MIGRATION


@dataclass(frozen=True)
class Goal:
    """One objective, with the words, measure and figures of its own theme."""

    theme: Theme
    behaviour: Behaviour
    statement: str
    message: str
    indicator: str
    unit: str
    target: int
    baseline: int | None = None
    no_baseline: str = ""
    direction: Direction = Direction.UP_GOOD


@dataclass(frozen=True)
class CampaignPlan:
    """A campaign in short; ``evidence`` maps a theme to (statement, source), or to a reason why there is none."""

    code: str
    name: str
    lead: str
    partners: tuple[str, ...]
    regions: tuple[int, ...]
    first: int
    last: int
    status: str
    hue: int
    budget: int
    summary: str
    audience: str
    size: int
    goals: tuple[Goal, ...]
    evidence: dict[Theme, tuple[str, str] | str]
    activities: tuple[tuple[str, Medium, int, int], ...]
    links: tuple[int, ...] = field(default=())


RETURN = "Return of the National Coordination Office to Orvelia's focal points (demonstration data)"
SURVEY = "Household survey of the Orvelian Statistics Office (demonstration data)"

PLANS = (
    CampaignPlan(
        code="check-before-you-go",
        name="Check before you go",
        lead=A,
        partners=("schools-north", "schools-coast", "youth-stage"),
        regions=tuple(range(1, 13)),
        first=-300,
        last=240,
        status="active",
        hue=196,
        budget=184_000,
        summary="Seminars in schools, short videos and posters that teach how to check an offer of work or study.",
        audience="Girls and boys of 14 to 17 in school",
        size=212_000,
        goals=(
            Goal(
                T,
                Behaviour.CHECK_OFFER,
                "By the end of the campaign 45 % of pupils say they would check an offer with the help line first.",
                "A real job can wait for one call.",
                "Pupils who would check an offer before accepting it",
                "% of pupils",
                45,
                28,
            ),
            Goal(
                M,
                Behaviour.MIGRATE_SAFELY,
                "By the end of the campaign 30 % of pupils can name one regular way to work or study abroad.",
                "There is a way in through the front door.",
                "Pupils who can name a regular way",
                "% of pupils",
                30,
                None,
                "No survey had asked before; the first round of seminars measures it.",
            ),
        ),
        evidence={
            T: ("Most people detected as trafficked in Orvelia were first offered a job they could not check.", RETURN),
            M: ("Few school leavers know where regular offers of work abroad are published.", SURVEY),
        },
        activities=(
            ("Seminars in secondary and vocational schools", Medium.SCHOOL_SEMINAR, -290, 230),
            ("Short videos for phones", Medium.SHORT_VIDEO, -200, 240),
            ("Posters at bus stations", Medium.POSTER, -250, 200),
            ("Campaign pages", Medium.WEB, -300, 240),
        ),
        links=(1, 2, 3, 5, 8),
    ),
    CampaignPlan(
        code="one-call",
        name="One call",
        lead=AGENCY,
        partners=(A, B, "radio-orvelia", "highland-tv"),
        regions=tuple(range(1, 25)),
        first=-240,
        last=180,
        status="active",
        hue=28,
        budget=310_000,
        summary="Spots on radio and television and text messages that make the help line known in the whole country.",
        audience="Everyone of 15 and over",
        size=6_900_000,
        goals=(
            Goal(
                T,
                Behaviour.CALL_FOR_HELP,
                "Within the campaign calls for advice to the help line rise to 900 a month.",
                "One call. It costs nothing, and you need not say your name.",
                "Calls for advice to the help line",
                "calls a month",
                900,
                410,
                direction=Direction.AMBIGUOUS,
            ),
        ),
        evidence={T: ("Three adults in four could not name any place that helps.", SURVEY)},
        activities=(
            ("Radio spots in six languages", Medium.RADIO_SPOT, -230, 170),
            ("Television spots before the evening news", Medium.TV_SPOT, -200, 150),
            ("Text messages with the number", Medium.SMS, -120, 120),
        ),
        links=(1, 4),
    ),
    CampaignPlan(
        code="a-promise-is-not-a-ticket",
        name="A promise is not a ticket",
        lead=B,
        partners=("border-police", "coast-fm"),
        regions=(2, 5, 9, 14, 17, 21),
        first=-180,
        last=210,
        status="active",
        hue=262,
        budget=126_000,
        summary="A radio serial, a television talk and a song about what smugglers promise and what people find.",
        audience="Women and men of 18 to 35 on the coast who think of leaving",
        size=540_000,
        goals=(
            Goal(
                S,
                Behaviour.TELL_SOMEONE,
                "By the end half of the listeners who think of leaving have talked it over with someone they trust.",
                "Before you pay, talk.",
                "Listeners who talked it over",
                "% of listeners",
                50,
                36,
            ),
            Goal(
                M,
                Behaviour.MIGRATE_SAFELY,
                "By the end 2,000 people have asked the advice desk about regular ways.",
                "Ask what is open to you.",
                "People advised on regular ways",
                "people",
                2_000,
                0,
            ),
        ),
        evidence={
            S: "Orvelia has not yet published figures on smuggling of migrants.",
            M: ("The advice desk was asked by few people outside the capital.", RETURN),
        },
        activities=(
            ("The Long Night, a radio serial", Medium.RADIO_SHOW, -170, 120),
            ("Talk in the studio", Medium.TV_SHOW, -100, 90),
            ("A song and its video", Medium.MUSIC, -60, 210),
        ),
        links=(5, 9),
    ),
    CampaignPlan(
        code="tell-someone",
        name="Tell someone",
        lead="youth-stage",
        partners=(A, "child-protection"),
        regions=(1, 3, 4, 6, 7, 10, 13, 16, 18, 20, 22, 24),
        first=-270,
        last=150,
        status="active",
        hue=336,
        budget=98_500,
        summary="Puppets for the young ones, a play for the older ones, each followed by a talk.",
        audience="Children of 8 to 13, and the adults they trust",
        size=305_000,
        goals=(
            Goal(
                T,
                Behaviour.TELL_SOMEONE,
                "After the show four children in five can name an adult they would tell.",
                "A secret that hurts is one to tell.",
                "Children who can name an adult they would tell",
                "% of children",
                80,
                55,
            ),
        ),
        evidence={T: ("Children who were detected had told nobody for months.", RETURN)},
        activities=(
            ("The Red Thread, a puppet show", Medium.PUPPET_SHOW, -260, 140),
            ("The Offer, a play in community halls", Medium.THEATRE, -250, 150),
        ),
        links=(3,),
    ),
    CampaignPlan(
        code="open-ways",
        name="Ways that are open",
        lead="safe-crossing",
        partners=("university-solandre", "university-marendova"),
        regions=(1, 8, 15, 16, 19),
        first=-150,
        last=270,
        status="active",
        hue=150,
        budget=142_000,
        summary="Lectures at universities and an app that lists regular ways to work and study abroad.",
        audience="Students and school leavers of 18 to 25",
        size=168_000,
        goals=(
            Goal(
                M,
                Behaviour.MIGRATE_SAFELY,
                "By the end 12,000 people have compared regular offers in the app.",
                "Compare before you decide.",
                "People who compared offers in the app",
                "people",
                12_000,
                0,
            ),
        ),
        evidence={M: ("Students trust fellow students and messages on phones more than offices.", SURVEY)},
        activities=(
            ("Lectures on campus", Medium.LECTURE, -140, 260),
            ("The Open Ways app", Medium.MOBILE_APP, -90, 270),
        ),
        links=(1, 16),
    ),
    CampaignPlan(
        code="fair-nets",
        name="Fair nets",
        lead="fishers-union",
        partners=(B,),
        regions=(2, 9, 17, 21, 23),
        first=-420,
        last=-40,
        status="completed",
        hue=220,
        budget=61_000,
        summary="Evenings in harbour halls about contracts, papers and unpaid work on boats.",
        audience="Men and women who work on fishing boats",
        size=41_000,
        goals=(
            Goal(
                T,
                Behaviour.RECOGNISE,
                "After the evenings 60 % of crews can name three signs of forced labour on a boat.",
                "Your papers stay with you.",
                "Crew members who name three signs",
                "% of crew members",
                60,
                34,
            ),
        ),
        evidence={T: ("Men detected as trafficked had mostly worked on boats.", RETURN)},
        activities=(
            ("Evenings in harbour halls", Medium.THEATRE, -410, -50),
            ("Leaflets on board", Medium.POSTER, -400, -60),
        ),
        links=(2,),
    ),
    CampaignPlan(
        code="behind-the-door",
        name="Behind the door",
        lead="domestic-workers",
        partners=(),
        regions=(1,),
        first=60,
        last=300,
        status="draft",
        hue=84,
        budget=45_000,
        summary="A first idea: rights of people who work in other people's homes.",
        audience="Women who work in private homes",
        size=58_000,
        goals=(),
        evidence={},
        activities=(("Voices behind the door, a radio hour", Medium.RADIO_SHOW, 70, 200),),
    ),
)
