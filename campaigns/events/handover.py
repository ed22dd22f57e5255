"""What a person holds among events that nobody takes over: the address of the private calendar."""

from django.utils.translation import gettext_lazy as _

from partners.people.work import Work

from .models import FeedToken


def work_of(person, user, period=None) -> list[Work]:
    """The private calendar address; it goes with the person."""
    records = FeedToken.objects.filter(user=person)
    return [Work(label=_("private calendar"), records=records, on_erasure=lambda rows: rows.delete())]
