"""What planners of the demonstration wrote down: programmes, briefs, lessons and toolkits, all invented."""

from campaigns.planning.choices import Behaviour, LessonKind, Medium, Theme

from .organisations import AGENCY, A

PROGRAMMES = {
    "first-question": (
        "The first question",
        A,
        "Young people ask one question before they accept an offer, and know whom to ask.",
        ("check-before-you-go", "tell-someone", "open-ways"),
    ),
    "one-number": (
        "One number for everyone",
        AGENCY,
        "Whoever sees or suffers exploitation in Orvelia knows one number and dares to call it.",
        ("one-call", "fair-nets"),
    ),
}
"""Code: name, lead organisation, aim, campaigns."""

BRIEFS = {
    "check-before-you-go": (
        "Recruiters reach school leavers by telephone message. Hardly anyone checks who is behind an offer.",
        ("sw", "en", "ln"),
        (Medium.SCHOOL_SEMINAR, Medium.SHORT_VIDEO, Medium.POSTER),
        "Pupils may fear that any work abroad is a trap. Each seminar ends with regular ways to go.",
    ),
    "one-call": (
        "Calls to the help line come from three regions; elsewhere its number is not known.",
        ("en", "sw", "fr", "wo"),
        (Medium.RADIO_SPOT, Medium.TV_SPOT, Medium.SMS),
        "Someone who controls another person may hear the spot, too. The number stands alone, without advice to leave.",
    ),
    "a-promise-is-not-a-ticket": (
        "Smugglers promise a crossing in one night. Those who left last year tell of weeks and of debts.",
        ("fr", "wo"),
        (Medium.RADIO_SHOW, Medium.TV_SHOW, Medium.MUSIC),
        "Stories of danger alone may be heard as a dare. Each episode names a way to earn at home or to go regularly.",
    ),
    "tell-someone": (
        "Children rarely tell what frightens them, and adults rarely ask twice.",
        ("sw", "ln"),
        (Medium.PUPPET_SHOW, Medium.THEATRE),
        "A child may speak after the show. A trained person stays an hour, and the way to help is agreed beforehand.",
    ),
    "fair-nets": (
        "Crews sign contracts they cannot read, and papers are kept by the boat.",
        ("pt", "sw"),
        (Medium.LECTURE, Medium.POSTER),
        "Skippers may be in the hall. Rights are told as those of everyone on board.",
    ),
}
"""Code of a campaign: problem, languages spoken, channels, risks."""

LESSONS = (
    (
        "check-before-you-go",
        LessonKind.WORKED,
        Theme.TRAFFICKING,
        Behaviour.CHECK_OFFER,
        "Calling the help line together in class, on loudspeaker, took away the fear of the first call.",
        "Pupils of 14 to 17",
        "Learning tests in the first schools",
    ),
    (
        "check-before-you-go",
        LessonKind.FAILED,
        Theme.TRAFFICKING,
        Behaviour.RECOGNISE,
        "A list of ten signs was too long. Three months later nobody named more than two.",
        "Pupils of 14 to 17",
        "Delayed learning tests",
    ),
    (
        "one-call",
        LessonKind.HARMED,
        Theme.TRAFFICKING,
        Behaviour.CALL_FOR_HELP,
        "A spot at supper time was heard by whole households; two callers said they were questioned about it. It now "
        "airs in the morning and speaks of work in general.",
        "People who live with their employer",
        "What callers told the help line, in totals",
    ),
    (
        "a-promise-is-not-a-ticket",
        LessonKind.FAILED,
        Theme.SMUGGLING,
        Behaviour.MIGRATE_SAFELY,
        "An episode on the dangers of the crossing alone was liked and changed nothing. The one on debts did.",
        "Women and men of 18 to 35 on the coast",
        "Two listening groups, so a first hint",
    ),
    (
        "tell-someone",
        LessonKind.WORKED,
        Theme.TRAFFICKING,
        Behaviour.TELL_SOMEONE,
        "When the puppet asked the children for advice, they gave it to themselves.",
        "Children of 8 to 13",
        "An impression of those who play",
    ),
)
"""Code of the campaign, kind, theme, behaviour, lesson, for whom, how it is known."""

TOOLKITS = {
    "seminars-in-schools": (
        "check-before-you-go",
        "Seminars in schools on checking an offer",
        "For pupils of 14 to 17. Needs vetted facilitators, a safeguarding contact in each school, and a help line.",
        (
            "Agree with the school who a pupil can talk to afterwards",
            "Vet the facilitators and have the code of conduct signed",
            "Call the help line and check that it answers in the language of the pupils",
            "Pretest the message with one class of each language",
            "Print the test before and after, without names",
        ),
        (
            "Whom would you ask before you accept a job offer from a stranger?",
            "An offer says: keep it secret. What does that tell you?",
            "Which of these numbers is the help line?",
        ),
    ),
    "puppets-and-a-talk": (
        "tell-someone",
        "A puppet show with a talk",
        "For children of 8 to 13 and the adults they trust. Needs players who were trained to listen.",
        (
            "Agree with child protection where a child is referred who says something",
            "Have two adults stay an hour after each show",
            "Play once before parents and teachers",
        ),
        ("Whom could the puppet have told?", "What is a good secret, and what is a bad one?"),
    ),
}
"""Code: campaign it was made from, name, summary, checklist, questions."""
