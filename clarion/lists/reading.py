"""What stands above a list: the views a person kept of it, what can be changed together, what can be taken back."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property

from .actions import kept_part
from .models import ChangeOfSeveral, SavedView
from .several import change_named, changes_for


@dataclass
class Above:
    """Facts for the row above one list as one person sees it; a query for each of views and the last change."""

    list_name: str
    query: str
    user: object

    @cached_property
    def now(self) -> str:
        """What of the address a view would keep."""
        return kept_part(self.query)

    @cached_property
    def views(self) -> list[tuple[SavedView, str, bool]]:
        """Each kept view with its address, and whether it is what is shown."""
        views = SavedView.objects.visible_to(self.user).filter(list_name=self.list_name)
        index = reverse(f"{self.list_name}:index")
        return [(view, f"{index}?{view.query}", view.query == self.now) for view in views]

    @property
    def can_be_kept(self) -> bool:
        return bool(self.now) and not any(shown for _, _, shown in self.views)

    @property
    def keep_address(self) -> str:
        return f"{reverse('clarion_save_view')}?{urlencode({'list': self.list_name, 'query': self.now})}"

    @property
    def changes(self) -> list[tuple[str, str]]:
        """(title, address) of what can be done to several records of what is shown."""
        return [
            (change.title, f"{reverse(f'{self.list_name}:several_{change.name}')}?{self.now}".rstrip("?"))
            for change in changes_for(self.list_name, self.user)
        ]

    @cached_property
    def last_change(self) -> ChangeOfSeveral | None:
        """The person's last change of several that can still be taken back."""
        if not self.changes:
            return None
        return ChangeOfSeveral.objects.visible_to(self.user).open().filter(list_name=self.list_name).first()

    @property
    def last_change_in_words(self) -> str:
        return sentence(self.last_change)


def sentence(done: ChangeOfSeveral) -> str:
    """What was done to how many, in words."""
    change = change_named(done.list_name, done.change)
    return change.done % {"count": len(done.rows)} if change else ""
