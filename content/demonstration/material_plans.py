"""The facts of each material of the demonstration; its words stand in ``material_texts/``, one file a language."""

from dataclasses import dataclass

from campaigns.planning.choices import Theme
from content.pages.choices import AudienceGroup, BroadcastUse, CueKind, MaterialKind, Sheet, SignLanguage, Suitability

T, S, M = Theme.TRAFFICKING, Theme.SMUGGLING, Theme.SAFE_MIGRATION


@dataclass(frozen=True)
class MaterialPlan:
    """A material without its words.

    ``facts`` are what its blocks hold beside words, in the order of the blocks: times of cues, minutes of steps,
    seconds of texts, counts of things, sizes of sheets, scenes of pictures.
    """

    slug: str
    kind: MaterialKind
    campaign: str
    theme: Theme
    audience: AudienceGroup
    spoken: str
    scene: str
    suitability: Suitability = Suitability.EVERYONE
    facts: tuple = ()
    signed: SignLanguage = SignLanguage.NONE
    minutes: int | None = None
    upright: bool = False


SOUND, LIGHT, PICTURE, SPEAKER, LINE = (
    CueKind.SOUND,
    CueKind.LIGHT,
    CueKind.PICTURE,
    CueKind.SPEAKER,
    CueKind.LINE,
)
CHECK, CALL, PROMISE, TELL, WAYS, NETS, KNOW = (
    "check-before-you-go",
    "one-call",
    "a-promise-is-not-a-ticket",
    "tell-someone",
    "open-ways",
    "fair-nets",
    "know-the-number",
)
K, A, FROM = MaterialKind, AudienceGroup, Suitability
PLANS = (
    MaterialPlan(
        "read-it-to-me",
        K.RADIO_SPOT,
        CALL,
        T,
        A.JOB_SEEKERS,
        "en",
        "radio",
        facts=(("0:00", SOUND), ("0:03", SOUND), ("0:24", SPEAKER), BroadcastUse.RADIO),
    ),
    MaterialPlan("before-you-pay", K.RADIO_SPOT, PROMISE, S, A.MIGRANTS, "ln", "microphone"),
    MaterialPlan("three-questions-live", K.LIVE_READ, KNOW, T, A.JOB_SEEKERS, "bi", "loudhailer", facts=(20, 30)),
    MaterialPlan(
        "the-number-by-heart",
        K.TV_SPOT,
        CALL,
        T,
        A.PUBLIC,
        "en",
        "phone",
        facts=(("0:00", LIGHT), ("0:22", PICTURE), ("0:30", PICTURE)),
        signed=SignLanguage.SIGNED,
    ),
    MaterialPlan("the-open-line", K.RADIO_SHOW, CALL, T, A.PUBLIC, "ht", "microphone", FROM.TWELVE, facts=(28, 26)),
    MaterialPlan(
        "hands-on-deck",
        K.TV_SHOW,
        NETS,
        T,
        A.EMPLOYERS,
        "fr",
        "screen",
        facts=(24, ("0:00", PICTURE), ("4:30", PICTURE), ("21:00", LINE)),
    ),
    MaterialPlan("compass", K.MOBILE_APP, WAYS, M, A.YOUTH, "en", "phone"),
    MaterialPlan(
        "the-empty-chair",
        K.THEATRE,
        TELL,
        T,
        A.YOUTH,
        "sw",
        "stage",
        FROM.TWELVE,
        facts=(4, 1),
        minutes=35,
    ),
    MaterialPlan("the-hare-who-asked", K.PUPPET_SHOW, TELL, T, A.CHILDREN, "ht", "puppets", facts=(3, 1), minutes=15),
    MaterialPlan("three-offers", K.SEMINAR, CHECK, T, A.TEACHERS, "en", "classroom", FROM.TWELVE, facts=(10, 25, 15)),
    MaterialPlan("through-the-front-door", K.SEMINAR, WAYS, M, A.YOUTH, "fr", "screen", FROM.FIFTEEN, facts=(35, 25)),
    MaterialPlan("under-the-tree", K.DIALOGUE, PROMISE, M, A.PARENTS, "ln", "road", FROM.ADULTS, facts=(10, 45, 15)),
    MaterialPlan("knock-and-ask", K.MUSIC, CHECK, M, A.YOUTH, "bi", "song"),
    MaterialPlan("one-minute-check", K.SHORT_VIDEO, CHECK, T, A.YOUTH, "", "contract", FROM.TWELVE, upright=True),
    MaterialPlan("your-papers-stay-with-you", K.POSTER, NETS, T, A.PUBLIC, "", "wall", facts=(Sheet.A4,)),
    MaterialPlan("ask-three-things", K.POSTER, KNOW, T, A.JOB_SEEKERS, "", "contract", facts=(Sheet.A5,)),
    MaterialPlan(
        "the-second-call",
        K.STORY,
        CHECK,
        T,
        A.YOUTH,
        "",
        "screen",
        FROM.TWELVE,
        facts=("phone", "contract", "classroom"),
    ),
    MaterialPlan("what-a-permit-costs", K.ARTICLE, WAYS, M, A.MIGRANTS, "", "suitcase"),
)
