"""The one rule that says whether an item may be shown: where, on which day, in which medium."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from campaigns.planning.choices import Medium
from clarion.choice_sets import as_text
from partners.geography.models import Area

from .choices import Anonymity, Category, ConsentState, PeopleShown, Withheld


class ServableItems:
    """Mixed into the querysets of the library."""

    def servable(self, on: date | None = None, medium: str | None = Medium.WEB, area: Area | None = None):
        """Items that may be shown on a day (today): ``permitted`` says yes, and their file is there.

        What the web may not show lies under seal; other media may still be given it, until it is destroyed.
        """
        there = (
            self.exclude(withheld=Withheld.DESTROYED) if medium not in (None, Medium.WEB) else self.filter(withheld="")
        )
        return there.permitted(on, medium, area)

    def permitted(self, on: date | None = None, medium: str | None = Medium.WEB, area: Area | None = None):
        """Items whose rights and consents allow it: rights current, people nobody, not identifiable, or agreed.

        One consent that was withdrawn, has ended or covers less is enough to forbid. Without an ``area`` everywhere is
        asked for, without a ``medium`` any of them. A child who is a victim is never shown recognisably.
        """
        day = on or timezone.localdate()
        consents = self.model.consents.rel.through.objects.filter(**{self.model.link: OuterRef("pk")})
        refused = consents.exclude(self._in_force("consent__", day, medium, area))
        recognisable = consents.filter(consent__anonymity=Anonymity.IDENTIFIABLE)
        protected = consents.filter(consent__category=Category.CHILD_VICTIM)
        return self.filter(
            self._in_force("", day, medium, area),
            ~Exists(refused),
            Q(people_shown=PeopleShown.NOBODY)
            | Q(people_shown=PeopleShown.NOT_IDENTIFIABLE, second_confirmed_by__isnull=False)
            | (Q(people_shown=PeopleShown.IDENTIFIABLE) & Exists(recognisable) & ~Exists(protected)),
        )

    def _in_force(self, start: str, day: date, medium: str | None, area: Area | None) -> Q:
        """The conditions on a term, its media and its territories; those of the item, or of a consent."""
        names = {"first": "rights_from", "last": "rights_until", "media": "media_allowed"}
        if start:
            names |= {"first": "starts_on", "last": "ends_on"}
        first, last, media = (f"{start}{names[name]}" for name in ("first", "last", "media"))
        rule = Q(**{f"{first}__isnull": True}) | Q(**{f"{first}__lte": day})
        rule &= Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": day})
        if medium:
            rule &= Q(**{media: ""}) | Q(**{f"{media}__contains": as_text([medium])})
        if start:
            rule &= Q(consent__state=ConsentState.GIVEN)
        return rule & self._covers(start, area)

    def _covers(self, start: str, area: Area | None) -> Q:
        owner = self.model.consents.rel.related_model if start else self.model
        territories = owner.territories.through.objects.filter(
            **{f"{owner._meta.model_name}_id": OuterRef("consent_id" if start else "pk")}
        )
        rule = ~Exists(territories)
        if area is None:
            return rule
        around = [code for code in area.path.split("/") if code]
        return rule | Q(Exists(territories.filter(area__code__in=around)))
