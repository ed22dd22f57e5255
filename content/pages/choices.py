"""Vocabulary of materials: kinds, whom they are for, from which age, and what files of a kind are made for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Medium


class MaterialKind(models.TextChoices):
    """What a material is; each has its own page type and its own blocks."""

    TV_SPOT = "tv_spot", _("TV spot")
    TV_SHOW = "tv_show", _("TV show")
    RADIO_SPOT = "radio_spot", _("Radio spot")
    RADIO_SHOW = "radio_show", _("Radio show")
    LIVE_READ = "live_read", _("Live-read script")
    MOBILE_APP = "mobile_app", _("Mobile app")
    THEATRE = "theatre", _("Theatre play")
    PUPPET_SHOW = "puppet_show", _("Puppet show")
    SEMINAR = "seminar", _("Seminar or lecture kit")
    DIALOGUE = "dialogue", _("Listening-group and community-dialogue kit")
    MUSIC = "music", _("Song or music video")
    SHORT_VIDEO = "short_video", _("Short video")
    POSTER = "poster", _("Poster or leaflet")
    STORY = "story", _("Comic or story")
    ARTICLE = "article", _("Web article")


MEDIUM_OF = {
    MaterialKind.TV_SPOT: Medium.TV_SPOT,
    MaterialKind.TV_SHOW: Medium.TV_SHOW,
    MaterialKind.RADIO_SPOT: Medium.RADIO_SPOT,
    MaterialKind.RADIO_SHOW: Medium.RADIO_SHOW,
    MaterialKind.LIVE_READ: Medium.RADIO_SPOT,
    MaterialKind.MOBILE_APP: Medium.MOBILE_APP,
    MaterialKind.THEATRE: Medium.THEATRE,
    MaterialKind.PUPPET_SHOW: Medium.PUPPET_SHOW,
    MaterialKind.SEMINAR: Medium.SCHOOL_SEMINAR,
    MaterialKind.DIALOGUE: Medium.COMMUNITY_DIALOGUE,
    MaterialKind.MUSIC: Medium.MUSIC,
    MaterialKind.SHORT_VIDEO: Medium.SHORT_VIDEO,
    MaterialKind.POSTER: Medium.POSTER,
    MaterialKind.STORY: Medium.POSTER,
    MaterialKind.ARTICLE: Medium.WEB,
}
"""The medium of planning and reach under which a kind of material is counted."""


class Suitability(models.TextChoices):
    """From which age a material may be shown."""

    EVERYONE = "everyone", _("Everyone")
    SEVEN = "7", _("From 7 years")
    TWELVE = "12", _("From 12 years")
    FIFTEEN = "15", _("From 15 years")
    ADULTS = "18", _("Adults")
    PROFESSIONALS = "professionals", _("Professionals only")


class AudienceGroup(models.TextChoices):
    """Whom a material speaks to first."""

    PUBLIC = "public", _("General public")
    CHILDREN = "children", _("Children")
    YOUTH = "youth", _("Young people")
    PARENTS = "parents", _("Parents and caregivers")
    JOB_SEEKERS = "job_seekers", _("People looking for work")
    MIGRANTS = "migrants", _("People who migrate")
    EMPLOYERS = "employers", _("Employers and consumers")
    TEACHERS = "teachers", _("Teachers and facilitators")
    FRONTLINE = "frontline", _("Frontline workers")


class SignLanguage(models.TextChoices):
    """Whether signing is part of the picture."""

    NONE = "", _("None")
    SIGNED = "signed", _("Signed by a person in the picture")
    SEPARATE = "separate", _("A signed version is among the files")


class BroadcastUse(models.TextChoices):
    """What a file for stations was made for."""

    TV = "tv", _("Television")
    RADIO = "radio", _("Radio")
    CINEMA = "cinema", _("Mobile cinema")
    SCREENS = "screens", _("Screens without sound")


class Sheet(models.TextChoices):
    """The size of a printed sheet."""

    A3 = "a3", "A3"
    A4 = "a4", "A4"
    A5 = "a5", "A5"
    DL = "dl", _("Leaflet, folded")
    CARD = "card", _("Pocket card")


class CueKind(models.TextChoices):
    """What happens at a cue."""

    SOUND = "sound", _("Sound")
    MUSIC = "music", _("Music")
    LIGHT = "light", _("Light")
    PICTURE = "picture", _("Picture")
    STAGE = "stage", _("Stage")
    SPEAKER = "speaker", _("Speaker")
    LINE = "line", _("Telephone line")


class AppStore(models.TextChoices):
    """Where an app is had."""

    ANDROID = "android", _("Android")
    IOS = "ios", _("iPhone")
    FILE = "file", _("File to install")
    WEB = "web", _("In the browser")
