"""Help services, the changes of the ways to reach them, and the days on which readers said that one did not answer."""

from .contact_change import ContactChange
from .failed_call import FailedCall
from .help_service import VERIFICATION_DUE, VERIFICATION_HOLDS, HelpService

__all__ = ["VERIFICATION_DUE", "VERIFICATION_HOLDS", "ContactChange", "FailedCall", "HelpService"]
