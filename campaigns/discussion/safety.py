"""What no comment may hold: a way to reach a person, as for everything that stays on record."""

from campaigns.planning.discretion import refuse_contacts

__all__ = ["refuse_contacts"]
