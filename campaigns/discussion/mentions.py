"""Who is named in a comment with ``@``: only colleagues who may read it are told; every other name stays plain text."""

import re

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Comment, Mention
from .queries import readers_of
from .rules import may_name

NAME = re.compile(r"(?<![\w@])@([\w.+-]+)")
MOST = 20


def names_in(text: str) -> list[str]:
    """User names as written, without the sign, each once; the full stop that ends a sentence is none of them."""
    return list(dict.fromkeys(name for name in (found.rstrip(".-+") for found in NAME.findall(text)) if name))


def set_mentions(comment: Comment) -> list[str]:
    """Makes the comment's mentions match its text; returns the names, as written, that nobody the writer may name has.

    A reader beyond those is told all the same, and the writer hears what is said of a name that nobody has.
    """
    names = names_in(comment.text)
    if len(names) > MOST:
        raise ValidationError({"text": _("Name at most %(most)d colleagues in one comment.") % {"most": MOST}})
    wanted = {name.lower() for name in names}
    people = get_user_model().objects.annotate(called=Lower("username")).filter(called__in=wanted)
    readers = readers_of([comment.campaign], people, circle=comment.circle_id) if wanted else []
    called = {name: _called(name, readers) for name in names}
    told = {person: f"@{name}" for name, found in called.items() for person in found}
    comment.named.exclude(person__in=told).delete()
    present = set(comment.named.values_list("person_id", flat=True))
    Mention.objects.bulk_create(
        _mention(comment, person, written) for person, written in told.items() if person.pk not in present
    )
    return [name for name, found in called.items() if not any(may_name(comment.author, person) for person in found)]


def _called(name: str, readers: list) -> list:
    """Who is called so to the letter, else everybody who is but for capitals."""
    exact = [person for person in readers if person.username == name]
    return exact or [person for person in readers if person.username.lower() == name.lower()]


def _mention(comment, person, written) -> Mention:
    """Who names oneself is not told of it."""
    known = timezone.now() if person.pk == comment.author_id else None
    return Mention(comment=comment, person=person, written=written, seen_at=known)


def renamed(text: str, before: str, after: str) -> str:
    """The text with another name wherever somebody is called ``before``, with the sign, in any case of letters."""

    def name(found):
        called = found[0].rstrip(".-+")
        return after + found[0][len(called) :] if called.lower() == before.lower() else found[0]

    return NAME.sub(name, text)
