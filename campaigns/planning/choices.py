"""Vocabulary of a campaign: status, theme, behaviour, medium."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PLANNED = "planned", _("Planned")
    ACTIVE = "active", _("Active")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")


class Theme(models.TextChoices):
    """Trafficking in persons and smuggling of migrants are different crimes; they are never blurred or summed."""

    TRAFFICKING = "trafficking", _("Trafficking in persons")
    SMUGGLING = "smuggling", _("Smuggling of migrants")
    SAFE_MIGRATION = "safe_migration", _("Safe migration")


class Behaviour(models.TextChoices):
    RECOGNISE = "recognise", _("Recognise the signs")
    CHECK_OFFER = "check_offer", _("Check an offer before accepting it")
    CALL_FOR_HELP = "call_for_help", _("Call a help line")
    TELL_SOMEONE = "tell_someone", _("Tell a trusted person")
    REPORT = "report", _("Report a concern")
    REFUSE_SERVICES = "refuse_services", _("Refuse goods and services made by exploitation")
    MIGRATE_SAFELY = "migrate_safely", _("Use regular and safe ways to migrate")


class Medium(models.TextChoices):
    TV_SPOT = "tv_spot", _("TV spot")
    TV_SHOW = "tv_show", _("TV show")
    RADIO_SPOT = "radio_spot", _("Radio spot")
    RADIO_SHOW = "radio_show", _("Radio show")
    MOBILE_APP = "mobile_app", _("Mobile app")
    THEATRE = "theatre", _("Theatre play")
    PUPPET_SHOW = "puppet_show", _("Puppet show")
    SCHOOL_SEMINAR = "school_seminar", _("School seminar")
    LECTURE = "lecture", _("University lecture")
    COMMUNITY_DIALOGUE = "dialogue", _("Community dialogue")
    LISTENING_GROUP = "listening", _("Listening group")
    MOBILE_CINEMA = "cinema", _("Mobile cinema")
    MUSIC = "music", _("Song or music video")
    SHORT_VIDEO = "short_video", _("Short video")
    POSTER = "poster", _("Poster or leaflet")
    WEB = "web", _("Web")
    SMS = "sms", _("SMS")


class Direction(models.TextChoices):
    """Whether a rise in a measure is good; most detection figures can be read both ways."""

    UP_GOOD = "up_good", _("More is better")
    DOWN_GOOD = "down_good", _("Less is better")
    AMBIGUOUS = "ambiguous", _("Can mean either")


class LessonKind(models.TextChoices):
    """What a lesson says of what was done."""

    WORKED = "worked", _("Worked")
    FAILED = "failed", _("Did not work")
    HARMED = "harmed", _("Did harm")
