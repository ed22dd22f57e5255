"""Vocabulary of rights, of the people an item shows, and of what they agreed to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """By what right the item is used."""

    OWN = "own", _("Own work")
    CC0 = "cc0", _("CC0 (no rights reserved)")
    CC_BY = "cc_by", _("CC BY")
    CC_BY_SA = "cc_by_sa", _("CC BY-SA")
    CC_BY_NC = "cc_by_nc", _("CC BY-NC")
    CC_BY_NC_SA = "cc_by_nc_sa", _("CC BY-NC-SA")
    CC_BY_ND = "cc_by_nd", _("CC BY-ND")
    CC_BY_NC_ND = "cc_by_nc_nd", _("CC BY-NC-ND")
    PERMISSION = "permission", _("Permission of the holder")
    CONTRACT = "contract", _("Contract")


class PeopleShown(models.TextChoices):
    """Who can be seen or heard in an item; nothing is shown to readers before somebody has said it."""

    UNDECLARED = "undeclared", _("Not said yet: not shown to readers")
    NOBODY = "nobody", _("Nobody: drawings, things, places without people")
    NOT_IDENTIFIABLE = "not_identifiable", _("People whom nobody could recognise; two of you confirm it")
    IDENTIFIABLE = "identifiable", _("People who can be recognised, with their consent")


class Withheld(models.TextChoices):
    """What became of the file of an item that may not be shown."""

    SEALED = "sealed", _("Kept under seal")
    DESTROYED = "destroyed", _("Destroyed")


class Trace(models.TextChoices):
    """What gives a person away; each is looked for before people count as not identifiable."""

    FACE = "face", _("Face")
    VOICE = "voice", _("Voice and way of speaking")
    UNIFORM = "uniform", _("Uniform, school or work clothes, badge")
    LANDMARK = "landmark", _("Landmark, street sign, house, school, shelter")
    TATTOO = "tattoo", _("Tattoo, scar, jewellery")
    NAME = "name", _("Name in the picture: on paper, a screen, a wall, a bag")
    REFLECTION = "reflection", _("Reflection in glass, water, a mirror, eyes")
    METADATA = "metadata", _("Name or place in the file's name, title, credit or tags")


class Category(models.TextChoices):
    """Whom a consent is about; for those who need protection nothing is held that names them."""

    ADULT = "adult", _("Adult who takes part")
    PROFESSIONAL = "professional", _("Professional or public figure")
    SURVIVOR = "survivor", _("Adult survivor or victim")
    CHILD = "child", _("Child")
    CHILD_VICTIM = "child_victim", _("Child who is a survivor or victim: never shown recognisably")
    CROWD = "crowd", _("Crowd in which nobody stands out")


CHILDREN = (Category.CHILD, Category.CHILD_VICTIM)


class Anonymity(models.TextChoices):
    """How recognisable people agreed to be."""

    IDENTIFIABLE = "identifiable", _("May be recognised")
    DISGUISED = "disguised", _("Disguised: face covered, other name, other clothes")
    VOICE_CHANGED = "voice_changed", _("Voice changed or spoken by somebody else")
    NOT_IDENTIFIABLE = "not_identifiable", _("Must not be recognised by anybody")


class ConsentState(models.TextChoices):
    """Withdrawn is final; what has ended can be agreed to anew."""

    GIVEN = "given", _("Given")
    EXPIRED = "expired", _("Ended")
    WITHDRAWN = "withdrawn", _("Withdrawn")
