"""Who may record pretests, log unintended effects and close them."""

from campaigns.planning.rules import COORDINATORS, EDITORS, STAFF_AND_PARTNERS, has_role
from partners.people.choices import Role

LOGGERS = COORDINATORS | {Role.PARTNER}
"""Whoever is close enough to notice an effect may log it."""


def may_read(user) -> bool:
    """May read pretests and effects of the campaigns they see."""
    return has_role(user, STAFF_AND_PARTNERS)


def may_pretest(user) -> bool:
    """May record pretests of the campaigns they see."""
    return has_role(user, COORDINATORS)


def may_log_effects(user) -> bool:
    """May log effects on the campaigns they see: coordinators, and partners on their organisation's campaigns."""
    return has_role(user, LOGGERS)


def may_close_effects(user) -> bool:
    """May correct and close what was logged."""
    return has_role(user, COORDINATORS)


def must_stop(user) -> bool:
    """Finds effects that call for a stop among what waits at home."""
    return has_role(user, EDITORS)
