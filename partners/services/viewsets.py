"""Help services in the admin, with the list of what is due for verification."""

import django_filters
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from clarion.admin import ScopedViewSet
from partners.geography.area_filters import WithinFilter

from .forms import HelpServiceForm
from .models import HelpService
from .views import VerifyView


class HelpServiceFilters(WagtailFilterSet):
    verification = django_filters.ChoiceFilter(
        label=_("Verification"),
        choices=[("due", _("Due, or no longer shown")), ("lapsed", _("No longer shown to readers"))],
        method="by_verification",
    )

    area = WithinFilter("coverage")

    class Meta:
        model = HelpService
        fields = ["kind", "organisation", "answered_by", "is_active"]

    def by_verification(self, queryset, name, value):
        return queryset.due() if value == "due" else queryset.lapsed()


class RunBy(Column):
    """Who runs a service, for whoever may know."""

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["value"] = instance.run_by(parent_context["request"].user)
        return context


class HelpServiceInspect(generic.InspectView):
    def get_organisation_display_value(self):
        return self.object.run_by(self.request.user)


class HelpServiceIndex(generic.IndexView):
    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change") and instance.pk in self.within_reach:
            url = reverse("help_service:verify", args=[instance.pk])
            buttons.append(MenuItem(_("Verify"), url=url, icon_name="check", priority=5))
        return buttons

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if instance.pk in self.within_reach else None

    def get_delete_url(self, instance):
        return super().get_delete_url(instance) if instance.pk in self.within_reach else None

    @property
    def within_reach(self) -> set[int]:
        """Primary keys of what the person may verify; one query for the page."""
        if "_within_reach" not in self.__dict__:
            self._within_reach = set(HelpService.objects.editable_by(self.request.user).values_list("pk", flat=True))
        return self._within_reach


class HelpServiceViewSet(ScopedViewSet):
    model = HelpService
    icon = "help"
    index_view_class = HelpServiceIndex
    inspect_view_class = HelpServiceInspect
    inspect_view_enabled = True
    list_display = [
        "name",
        "kind",
        "phone",
        RunBy("organisation", label=_("Run by")),
        "verified_on",
        "verification",
    ]
    filterset_class = HelpServiceFilters
    search_fields = ["name", "phone", "phone_from_abroad"]
    list_export = [
        "name",
        "kind",
        "phone",
        "phone_from_abroad",
        "sms",
        "whatsapp",
        "chat_url",
        "email",
        "open_when",
        "languages",
        "cost",
        "answered_by",
        "verified_on",
        "is_active",
    ]
    export_headings = {"open_when": _("Opening hours")}
    ordering = ["verified_on", "name"]
    related = ["organisation"]
    base_form_class = HelpServiceForm
    panels = [
        HelpPanel(
            _(
                "Everything on this page is shown to readers while the service is switched on and was verified within "
                "90 days. Never write where a shelter is, in any field: who looks for a person must not find it here."
            )
        ),
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("names"), FieldPanel("kind"), FieldPanel("organisation")], _("What")
        ),
        FieldPanel("coverage"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("phone_from_abroad")]),
                FieldRowPanel([FieldPanel("sms"), FieldPanel("whatsapp")]),
                FieldRowPanel([FieldPanel("chat_url"), FieldPanel("email")]),
            ],
            _("Ways to reach it"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("always_open"),
                FieldPanel("week"),
                FieldPanel("hours"),
                FieldPanel("hours_in_other_languages"),
            ],
            _("Open"),
        ),
        MultiFieldPanel([FieldPanel("languages"), FieldPanel("cost"), FieldPanel("answered_by")], _("For callers")),
        MultiFieldPanel([FieldPanel("is_active"), FieldPanel("verified_on", read_only=True)], _("Shown to readers")),
    ]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("verify/<int:pk>/", self.construct_view(VerifyView), name="verify")]


help_services = HelpServiceViewSet("help_service")
