"""Campaign materials: one page type for each kind, all with the same facts about language, age, help and credits."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from campaigns.models import Campaign
from campaigns.planning.choices import Medium, Theme
from clarion.languages import language_name, language_names
from content.media.models import Image
from content.pages.choices import MEDIUM_OF, AudienceGroup, MaterialKind, SignLanguage, Suitability
from content.pages.parts import NEEDED
from content.pages.readiness import Gap, areas_without_help
from partners.geography.models import Area

from .public import PublicPage


def _known_language(code: str) -> None:
    if code not in language_names("en"):
        raise ValidationError(_("Not a known language: %(codes)s"), params={"codes": code})


class MaterialIndexPage(PublicPage):
    """The library of materials."""

    template = "content/material_index_page.html"
    parent_page_types = ["content.HomePage"]
    subpage_types = [
        "content.TvSpotPage",
        "content.TvShowPage",
        "content.RadioSpotPage",
        "content.RadioShowPage",
        "content.LiveReadPage",
        "content.MobileAppPage",
        "content.TheatrePlayPage",
        "content.PuppetShowPage",
        "content.SeminarKitPage",
        "content.DialogueKitPage",
        "content.SongPage",
        "content.ShortVideoPage",
        "content.PosterPage",
        "content.StoryPage",
        "content.ArticlePage",
    ]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("library of materials")


class MaterialPage(PublicPage):
    """What all materials have in common; editors choose one of the kinds below, never this."""

    kind: ClassVar[MaterialKind]
    is_creatable = False

    material = models.CharField(_("kind"), max_length=16, choices=MaterialKind.choices, editable=False)
    campaign = models.ForeignKey(
        Campaign,
        verbose_name=_("campaign"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Readers find the material on the campaign's page, and only while the campaign is public."),
    )
    theme = models.CharField(_("theme"), max_length=20, choices=Theme.choices)
    audience = models.CharField(
        _("for whom"), max_length=16, choices=AudienceGroup.choices, default=AudienceGroup.PUBLIC
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("area addressed"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Help of this area is shown with the material. Empty: the areas of the campaign."),
    )
    spoken_language = models.CharField(
        _("spoken language"),
        max_length=3,
        blank=True,
        validators=[_known_language],
        help_text=_("The language one hears or reads in the material itself, whatever the language of this page."),
    )
    sign_language = models.CharField(_("sign language"), max_length=10, choices=SignLanguage.choices, blank=True)
    suitability = models.CharField(
        _("may be shown to"), max_length=14, choices=Suitability.choices, default=Suitability.EVERYONE
    )
    minutes = models.DecimalField(
        _("length in minutes"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Leave it empty where recordings or steps tell it themselves."),
    )
    content_warning = models.CharField(
        _("content warning"),
        max_length=250,
        blank=True,
        help_text=_("What may distress, said before anything is shown. Say what it is, not how it happens."),
    )
    cover = models.ForeignKey(
        Image, verbose_name=_("picture"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cover_alternative = models.CharField(
        _("description of the picture"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, read aloud to those who do not see it."),
    )
    credits = models.TextField(
        _("credits"), blank=True, help_text=_("Who made it. Only names of people who agreed to be named.")
    )

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("campaign"),
        FieldRowPanel([FieldPanel("theme"), FieldPanel("audience")]),
        FieldRowPanel([FieldPanel("cover"), FieldPanel("cover_alternative")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("spoken_language"), FieldPanel("sign_language")]),
                FieldRowPanel([FieldPanel("suitability"), FieldPanel("minutes")]),
                FieldPanel("content_warning"),
            ],
            heading=_("Language, age and length"),
        ),
        FieldPanel("area"),
    ]
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("credits"),
        index.FilterField("material"),
        index.FilterField("campaign_id"),
    ]
    override_translatable_fields = [
        *PublicPage.override_translatable_fields,
        SynchronizedField("spoken_language"),
    ]
    parent_page_types: ClassVar[list[str]] = ["content.MaterialIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "content/material_page.html"

    class Meta:
        verbose_name = _("material")

    @property
    def medium(self) -> Medium:
        """The medium under which its reach is counted."""
        return MEDIUM_OF[MaterialKind(self.material)]

    @property
    def spoken(self) -> str:
        """The name of the spoken language in the reader's language."""
        return language_name(self.spoken_language) if self.spoken_language else ""

    def clean(self):
        super().clean()
        if self.cover_id and not self.cover_alternative.strip():
            raise ValidationError({"cover_alternative": _("Describe the picture for those who do not see it.")})

    def full_clean(self, *args, **options):
        self.material = self.kind
        super().full_clean(*args, **options)

    def save(self, *args, **options):
        self.material = self.kind
        super().save(*args, **options)

    def gaps(self) -> list[Gap]:
        field = "area" if self.area_id else "campaign"
        gaps = [*super().gaps(), *areas_without_help(field, self.addressed_areas())]
        if missing := self.missing_parts():
            gaps.append(Gap("parts", _("Still missing: %(parts)s.") % {"parts": ", ".join(missing)}))
        return gaps

    def addressed_areas(self) -> list[Area]:
        """The area named here, else those of the campaign."""
        if self.area:
            return [self.area]
        return list(self.campaign.areas.all()) if self.campaign else []

    def missing_parts(self) -> list[str]:
        """The labels of the blocks that a finished material of this kind holds and this one lacks."""
        held = {raw["type"] for raw in self.parts.raw_data}
        labels = {name: block.label for name, block in self.parts.stream_block.child_blocks.items()}
        return [str(labels[name]) for name in NEEDED[self.kind] if name not in held]
