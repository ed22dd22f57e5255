"""A good objective for each behaviour: who does what, how much more, where, by when, and how anyone can tell."""

from django.utils.translation import gettext_lazy as _

from .choices import Behaviour

EXAMPLES = {
    Behaviour.RECOGNISE: _(
        "By June, 50 % of bus drivers on the coast road can name three signs that a passenger may be controlled by "
        "someone else, up from 20 % in the survey of January."
    ),
    Behaviour.CHECK_OFFER: _(
        "By December, 45 % of pupils of 14 to 17 in the northern regions say they would check a job offer with the "
        "help line before accepting it, up from 28 %."
    ),
    Behaviour.CALL_FOR_HELP: _(
        "Between March and August, the help line answers 60 calls a month from the two border regions, up from 25; "
        "the line counts them by region."
    ),
    Behaviour.TELL_SOMEONE: _(
        "Three months after the show, 35 % of those who saw it have talked about it with a relative or a teacher, as "
        "told in an anonymous form."
    ),
    Behaviour.REPORT: _(
        "By the end of the season, 30 % of fishers in four ports know whom to tell about a crew that is not paid, up "
        "from 10 %."
    ),
    Behaviour.REFUSE_SERVICES: _(
        "By next year, 40 % of households that employ someone in the capital give a written contract, up from 22 % in "
        "the household survey."
    ),
    Behaviour.MIGRATE_SAFELY: _(
        "By October, 30 % of people of 18 to 30 who plan to leave can name one regular way to do so, up from 12 %."
    ),
}


def good_objectives(campaign=None) -> dict:
    """The examples as a panel shows them."""
    return {"examples": [(behaviour.label, text) for behaviour, text in EXAMPLES.items()]}
