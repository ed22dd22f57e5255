"""Pages about people and roles in the admin."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clarion.verbs import Refusable

from . import actions, forms, queries, rules, sessions
from .models import SecondFactorReset
from .verb_pages import VERBS


class PeopleIndex(generic.IndexView):
    """Everybody with an account; who manages nobody sees only the own line."""

    add_item_label = gettext_lazy("Invite a person")
    page_title = gettext_lazy("People")

    def get_edit_url(self, instance):
        return reverse(self.inspect_url_name, args=[instance.pk])


class Invite(Refusable, generic.CreateView):
    """Makes an account and mails the link to choose a password."""

    page_title = gettext_lazy("Invite a person")
    submit_button_label = gettext_lazy("Send the invitation")
    template_name = "partners/people/invite.html"
    panel = None

    def get_form_class(self):
        return forms.InvitationForm

    def get_edit_handler(self):
        return None

    def write(self, form):
        given = {name: form.cleaned_data[name] for name in form.Meta.fields}
        person = actions.invite(by=self.request.user, **given)
        messages.success(self.request, _("The invitation is on its way to %(address)s.") % {"address": person.email})
        return redirect("wagtailusers_users:inspect", person.pk)


class ChangeDetails(Refusable, generic.EditView):
    """Name and address of a person."""

    page_title = gettext_lazy("Name and address")
    panel = None

    def get_form_class(self):
        return forms.DetailsForm

    def get_edit_handler(self):
        return None

    def get_success_url(self):
        return reverse("wagtailusers_users:inspect", args=[self.object.pk])

    def write(self, form):
        person = self.model.objects.get(pk=self.object.pk)
        actions.change_details(person=person, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(self.get_success_url())


class PersonPage(generic.InspectView):
    """One account: what stands about it, and what can be done with it."""

    template_name = "partners/people/person.html"
    page_title = gettext_lazy("Person")

    def get_fields(self):
        return ["username", "email", "role", "is_active", "date_joined", "last_login", "reassigned_to"]

    def get_field_display_value(self, field_name, field):
        if field_name == "is_active":
            return _("Open") if self.object.is_active else _("Ended")
        return super().get_field_display_value(field_name, field)

    @property
    def header_more_buttons(self):
        return []

    def get_context_data(self, **keywords):
        person = self.object
        manager = rules.manages_people(self.request.user)
        return super().get_context_data(
            **keywords,
            person=person,
            manages=manager,
            memberships=person.memberships.select_related("organisation"),
            has_second_factor=sessions.has_second_factor(person),
            waiting_reset=SecondFactorReset.objects.filter(person=person).open().first() if manager else None,
            verbs=[(name, view.title) for name, _slug, view in VERBS if view.offered(person, self.request.user)],
        )


class Roles(WagtailAdminTemplateMixin, TemplateView):
    """The table of roles in plain words, with who has them for those who manage people."""

    template_name = "partners/people/roles.html"
    page_title = gettext_lazy("Roles")
    header_icon = "group"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **keywords):
        manages = rules.manages_people(self.request.user)
        return super().get_context_data(**keywords, manages=manages, table=queries.people_by_role())
