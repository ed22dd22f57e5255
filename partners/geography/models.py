"""Places, known by their codes: everything in Clarion that happens somewhere points at an Area."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clarion.names import NamesField, Worded, worded

from .choices import Level
from .paths import CODE, at_or_below, path_of


class AreaQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Places are public facts: everybody with an account sees all of them."""
        return self if user is not None and user.is_authenticated and user.is_active else self.none()

    def countries(self):
        return self.filter(level=Level.COUNTRY)

    def within(self, area: "Area"):
        """The area itself and all areas below it."""
        return self.within_any([area])

    def within_any(self, areas: Iterable["Area"]):
        """Each of the areas and all areas below one of them; one query for the areas where they are a query set."""
        return self.filter(at_or_below(area.path for area in areas))

    def valid_on(self, day):
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )


class Area(models.Model):
    """A world, region, country (code ISO 3166-1 alpha-3), admin-1 (ISO 3166-2) or admin-2 (P-code)."""

    code = models.CharField(
        _("code"),
        max_length=20,
        unique=True,
        validators=[CODE],
        help_text=_("M49 for regions, ISO 3166-1 alpha-3 for countries, ISO 3166-2 below; never a name."),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    lineage = models.CharField(
        max_length=120,
        blank=True,
        editable=False,
        db_index=True,
        help_text=_("Codes of the areas above, each followed by a slash."),
    )
    name = models.CharField(_("name"), max_length=200)
    names = NamesField(_("name in other languages"))
    iso2 = models.CharField(_("ISO 3166-1 alpha-2"), max_length=2, blank=True)
    m49 = models.CharField(_("UN M49"), max_length=3, blank=True)
    pcode = models.CharField(_("P-code"), max_length=20, blank=True)
    is_acp = models.BooleanField(_("in Africa, the Caribbean or the Pacific group"), default=False)
    is_fictional = models.BooleanField(_("fictional, for demonstration"), default=False)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["name", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="partners_area_valid_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(level=Level.WORLD, parent__isnull=True) | (~Q(level=Level.WORLD) & Q(parent__isnull=False)),
                name="partners_area_only_the_world_has_no_parent",
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(code__contains="/"), name="partners_area_code_is_one_step"
            ),
        ]
        indexes = [models.Index(fields=["level", "name"])]

    def __str__(self):
        return self.localized_name

    @property
    def localized_name(self) -> Worded:
        """The name in the reader's language, else as first written."""
        return worded(self.name, self.names)

    localized_name.fget.short_description = _("name")
    localized_name.fget.admin_order_field = "name"

    @property
    def path(self) -> str:
        """Own lineage including the own code, e.g. ``001/002/KEN/``; areas below start with it."""
        return path_of(self.lineage, self.code)


class AreaPopulation(models.Model):
    """How many people lived in an area in a year, from a named source."""

    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.CASCADE, related_name="populations")
    year = models.PositiveSmallIntegerField(_("year"))
    total = models.PositiveBigIntegerField(_("people"))
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        verbose_name = _("population")
        verbose_name_plural = _("populations")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "year", "source"], name="partners_population_once_per_year_and_source"
            ),
        ]

    def __str__(self):
        return f"{self.area} {self.year}"


class AreaBoundary(models.Model):
    """The shape of an area, with the licence it came under and the date it holds from."""

    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.CASCADE, related_name="boundaries")
    geometry = models.JSONField(_("GeoJSON geometry"))
    licence = models.CharField(_("licence"), max_length=100)
    attribution = models.CharField(_("attribution"), max_length=300)
    valid_from = models.DateField(_("valid from"))

    class Meta:
        verbose_name = _("boundary")
        verbose_name_plural = _("boundaries")
        constraints = [
            models.UniqueConstraint(fields=["area", "valid_from"], name="partners_boundary_once_per_area_and_date"),
        ]

    def __str__(self):
        return f"{self.area} {self.valid_from}"


class AreaPriority(models.Model):
    """Why an area comes first for prevention; written by rooms to the right through this room's verb."""

    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.CASCADE, related_name="priorities")
    rank = models.PositiveSmallIntegerField(_("rank"))
    reasons = models.JSONField(_("reasons"), default=list)
    source = models.CharField(_("source"), max_length=200)
    computed_at = models.DateTimeField(_("computed on"), auto_now=True)

    class Meta:
        verbose_name = _("area priority")
        verbose_name_plural = _("area priorities")
        constraints = [
            models.UniqueConstraint(fields=["area", "source"], name="partners_priority_once_per_area_and_source")
        ]

    def __str__(self):
        return f"{self.area} {self.rank}"
