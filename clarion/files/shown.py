"""What a file would do waits in the session until a person confirms exactly what a page showed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

OTHER_FILE = _("Another file was read since that page was shown, so nothing was stored. Please choose the file again.")


class Shown:
    """The one file that waits under a key. Each page of confirmation posts the token of what it showed."""

    def __init__(self, session, key: str):
        self.session, self.key = session, key

    def hold(self, token: str, **kept: Any) -> str:
        """Lets plain values wait in place of what waited before; its token goes into the form."""
        self.session[self.key] = {"token": token, **kept}
        return token

    def drop(self) -> None:
        """Nothing waits any more: a file that cannot be confirmed was the last one shown."""
        self.session.pop(self.key, None)

    def take(self, token: str) -> dict[str, Any] | None:
        """What was shown with the token, once; None, and what waits stays, where that is something else."""
        return self.session.pop(self.key) if self.waits and self.session[self.key].get("token") == token else None

    @property
    def waits(self) -> bool:
        """Whether anything can be confirmed."""
        return bool(self.session.get(self.key))
