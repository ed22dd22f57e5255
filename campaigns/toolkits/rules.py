"""Who may keep toolkits and start from them: those who plan campaigns."""

from campaigns.planning.rules import COORDINATORS, EDITORS, has_role

KEEPERS = EDITORS


def may_keep_toolkits(user) -> bool:
    """May save a campaign as a toolkit, change one, and start a campaign from one."""
    return has_role(user, KEEPERS)


def may_tick(user) -> bool:
    """May say that a line of a campaign's checklist is done."""
    return has_role(user, COORDINATORS)
