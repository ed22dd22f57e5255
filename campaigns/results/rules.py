"""Who may write the results framework: those who write objectives; readings also those who run activities."""

from campaigns.planning.rules import COORDINATORS, EDITORS, has_role

WRITERS = EDITORS
RECORDERS = COORDINATORS


def may_edit_results(user) -> bool:
    """May write results, their links, indicators and targets, and bring in a table."""
    return has_role(user, WRITERS)


def may_record_readings(user) -> bool:
    """May record what an indicator read, and correct it."""
    return has_role(user, RECORDERS)
