"""What an event needs before it takes place, as a list a person can work through; and safeguarding that cannot wait."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

ADULTS_WITH_MINORS = 2


@dataclass(frozen=True)
class Check:
    """One thing to be true before the event; ``blocks`` where it cannot be confirmed without."""

    code: str
    text: str
    holds: bool
    blocks: bool = False


def checks(event) -> list[Check]:
    """The checks of an event; expects ``assignments__facilitator`` and ``venue`` to be loaded."""
    people = [row.facilitator for row in event.assignments.all()]
    listed = [Check("facilitator", _("A facilitator is assigned."), bool(people))]
    if not event.has_minors:
        return listed
    fit = all(person.may_meet_minors_on(event.day) for person in people)
    return [
        *listed,
        Check("vetting", _("Every facilitator has a vetting check in date and a signed code of conduct."), fit, True),
        Check("two_adults", _("At least two adults of ours are present."), len(people) >= ADULTS_WITH_MINORS),
        Check(
            "safeguarding_contact",
            _("The venue has named a safeguarding contact."),
            bool(event.venue.safeguarding_contact),
            True,
        ),
    ]


def refuse_unsafe(event, facilitators) -> None:
    """Raises ValidationError where an adult may not meet the minors of this event."""
    if not (event.has_minors and facilitators):
        return
    unfit = [person for person in facilitators if not person.may_meet_minors_on(event.day)]
    if unfit:
        text = _("%(name)s has no vetting check in date or no signed code of conduct for %(day)s.")
        lines = [text % {"name": person, "day": date_format(event.day, "j M Y")} for person in unfit]
        raise ValidationError({"facilitators": lines}, code="not_vetted")
    if not event.venue.safeguarding_contact:
        text = _("%(venue)s has not named a safeguarding contact; minors are not met there without one.")
        raise ValidationError({"venue": text % {"venue": event.venue}}, code="no_safeguarding_contact")
