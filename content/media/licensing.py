"""Rights in an item, and who can be recognised in it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Medium
from clarion.choice_sets import ChoiceSetField
from partners.geography.models import Area

from .choices import Licence, PeopleShown, Withheld

RIGHTS = (
    "people_shown",
    "licence",
    "holder",
    "rights_from",
    "rights_until",
    "media_allowed",
    "territories",
)
"""The fields an editor fills in."""


def confirmer(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )


class Licensed(models.Model):
    """Who holds the rights, where and how long they allow what; whom the item shows; whether its file is withheld.

    ``sealed`` maps a field of files to the name under which private storage keeps it. ``is_put_away`` says that no file
    of a withheld item is left among public ones.
    """

    licence = models.CharField(_("licence"), max_length=15, choices=Licence.choices, blank=True)
    holder = models.CharField(
        _("holder of the rights"),
        max_length=200,
        blank=True,
        help_text=_("An organisation or a professional. Never somebody who is shown in it."),
    )
    territories = models.ManyToManyField(
        Area,
        verbose_name=_("where it may be used"),
        blank=True,
        related_name="+",
        help_text=_("Empty: everywhere. An item limited to areas is not shown on the site, which is read everywhere."),
    )
    media_allowed = ChoiceSetField(
        _("media it may be used in"), choices=Medium.choices, help_text=_("None ticked: all of them.")
    )
    rights_from = models.DateField(_("rights from"), null=True, blank=True)
    rights_until = models.DateField(
        _("rights until"),
        null=True,
        blank=True,
        help_text=_("The last day. From the next on the item is sealed and pages show an empty place instead."),
    )
    people_shown = models.CharField(
        _("people in it"), max_length=20, choices=PeopleShown.choices, default=PeopleShown.UNDECLARED
    )
    traces = models.JSONField(default=dict, editable=False)
    first_confirmed_by = confirmer(_("first confirmed by"))
    second_confirmed_by = confirmer(_("confirmed a second time by"))
    withheld = models.CharField(_("withheld"), max_length=10, choices=Withheld.choices, blank=True, editable=False)
    is_put_away = models.BooleanField(default=True, editable=False)
    sealed = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(rights_from__isnull=True)
                | Q(rights_until__isnull=True)
                | Q(rights_until__gte=F("rights_from")),
                name="content_%(class)s_rights_in_order",
                violation_error_message=_("The rights end before they begin."),
            ),
            models.CheckConstraint(
                condition=Q(second_confirmed_by__isnull=True)
                | (Q(first_confirmed_by__isnull=False) & ~Q(second_confirmed_by=F("first_confirmed_by"))),
                name="content_%(class)s_two_people",
                violation_error_message=_("The second to confirm is somebody else than the first."),
            ),
        ]
