"""Tags of the library: words that all organisations share, so that only who sees them all makes new ones."""

from taggit.models import Tag
from wagtail.images.views.bulk_actions import AddTagsBulkAction

from partners.organisations.scoping import scope_of


def words_known(names: list[str]) -> list[str]:
    """Those of the words that are tags already."""
    return list(Tag.objects.filter(name__in=names).values_list("name", flat=True))


class TagPictures(AddTagsBulkAction):
    """Wagtail's action on several pictures, which takes any word; here as in the form of one picture."""

    def get_execution_context(self):
        names = [name.strip(' "') for name in super().get_execution_context()["tags"]]
        return {"tags": names if scope_of(self.request.user).sees_all_organisations else words_known(names)}

    @classmethod
    def execute_action(cls, images, tags=None, **options):
        return super().execute_action(images, tags=tags, **options) or (0, 0)
