"""Help services in the admin, with the lists of what is due, reported by readers or waiting for a second person."""

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

from .contact_views import PAGES
from .forms import HelpServiceForm
from .models import ContactChange, HelpService
from .views import VerifyView


class HelpServiceFilters(WagtailFilterSet):
    verification = django_filters.ChoiceFilter(
        label=_("Verification"),
        choices=[
            ("due", _("Due, or no longer shown")),
            ("lapsed", _("Not shown to readers")),
            ("reported", _("Readers did not reach it")),
            ("waiting", _("Contacts wait for a second person")),
        ],
        method="by_verification",
    )

    area = WithinFilter("coverage")

    class Meta:
        model = HelpService
        fields = ["kind", "organisation", "answered_by", "is_active"]

    def by_verification(self, queryset, name, value):
        chosen = {
            "due": queryset.due,
            "lapsed": queryset.lapsed,
            "reported": queryset.reported,
            "waiting": queryset.editable_by(self.request.user).awaiting_a_second_person,
        }
        return chosen[value]()


class RunBy(Column):
    """Who runs a service, for whoever may know."""

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["value"] = instance.run_by(parent_context["request"].user)
        return context


class Shown(FieldPanel):
    """A value to read, as it is stored."""

    def __init__(self, field_name, *args, **kwargs):
        super().__init__(field_name, *args, **{**kwargs, "read_only": True})

    def format_value_for_display(self, value):
        return value or "–"


class HelpServiceInspect(generic.InspectView):
    def get_organisation_display_value(self):
        return self.object.run_by(self.request.user)


class HelpServiceIndex(generic.IndexView):
    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change") and instance.pk in self.within_reach:
            offered = [("verify", _("Verify"), "check"), ("contacts", _("Propose contacts"), "edit")]
            if instance.pk in self.waiting:
                offered.append(("decide", _("Decide on contacts"), "user"))
            if instance.has_a_way:
                offered.append(("take_down", _("Dead or hijacked"), "warning"))
            buttons += [
                MenuItem(label, url=reverse(f"help_service:{name}", args=[instance.pk]), icon_name=icon, priority=5)
                for name, label, icon in offered
            ]
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

    @property
    def waiting(self) -> set[int]:
        """Primary keys of services whose contacts wait for a second person; one query for the page."""
        if "_waiting" not in self.__dict__:
            changes = ContactChange.objects.visible_to(self.request.user).waiting()
            self._waiting = set(changes.values_list("service_id", flat=True))
        return self._waiting


class HelpServiceCreate(generic.CreateView):
    """A new service has no way to reach it yet; the next page asks for them."""

    def get_success_url(self):
        return reverse("help_service:contacts", args=[self.object.pk])


class HelpServiceViewSet(ScopedViewSet):
    model = HelpService
    icon = "help"
    index_view_class = HelpServiceIndex
    inspect_view_class = HelpServiceInspect
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["id", "is_demonstration", "verified_by", "consented_by"]
    add_view_class = HelpServiceCreate
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
        "needs",
        "anonymity",
        "minors",
        "may_learn",
        "verified_on",
        "consent_until",
        "is_active",
    ]
    export_headings = {"open_when": _("Opening hours")}
    ordering = ["verified_on", "name"]
    related = ["organisation"]
    related_sets = ["failed_calls"]
    base_form_class = HelpServiceForm
    panels = [
        HelpPanel(
            _(
                "All but the consent is shown to readers while the service is switched on, has agreed to be listed, "
                "has a confirmed way to reach it and was verified within 90 days. Never write where a shelter is, in "
                "any field: who looks for a person must not find it here."
            )
        ),
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("names"), FieldPanel("kind"), FieldPanel("organisation")], _("What")
        ),
        FieldPanel("coverage"),
        MultiFieldPanel(
            [
                HelpPanel(
                    _(
                        "These change only by a proposal, which a second person confirms who has called. In the list, "
                        "choose “Propose contacts”."
                    )
                ),
                FieldRowPanel([Shown(way) for way in ("phone", "phone_from_abroad")]),
                FieldRowPanel([Shown(way) for way in ("sms", "whatsapp")]),
                FieldRowPanel([Shown(way) for way in ("chat_url", "email")]),
            ],
            _("Ways to reach it"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("always_open"),
                FieldPanel("week"),
                FieldPanel("hours"),
                FieldPanel("hours_in_other_languages"),
                FieldPanel("time_zone"),
            ],
            _("Open"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("needs", "languages", "cost", "answered_by", "anonymity", "minors", "may_learn")
            ],
            _("For callers"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(_("The service itself agreed to be listed. Without its consent readers are not shown it.")),
                FieldPanel("consented_by"),
                FieldRowPanel([FieldPanel("consented_on"), FieldPanel("consent_until")]),
            ],
            _("Consent"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("is_active"),
                FieldRowPanel([FieldPanel("verified_on", read_only=True), FieldPanel("verified_by", read_only=True)]),
            ],
            _("Shown to readers"),
        ),
    ]

    def get_urlpatterns(self):
        pages = {"verify": VerifyView, **PAGES}
        own = [path(f"{name}/<int:pk>/", self.construct_view(view), name=name) for name, view in pages.items()]
        return [*super().get_urlpatterns(), *own]


help_services = HelpServiceViewSet("help_service")
