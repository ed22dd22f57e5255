"""Pages that show what saving would come to before anything is saved, without a script."""

from abc import abstractmethod

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clarion.verbs import note_refusal, show_refusal

from . import words
from .models import Tour
from .proposing import Preview
from .rules import may_see_costs, may_tour


class TwoSteps(WagtailAdminTemplateMixin, FormView):
    """Both steps at one address: a POST without a button's name shows the preview, with one it saves."""

    model = Tour
    header_icon = "group"
    step_template = "campaigns/touring/form.html"
    preview_template = "campaigns/touring/preview.html"
    title = ""
    explanation = ""
    button = gettext_lazy("Save")
    refusals_at: dict[str, str] = {}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not may_tour(request.user):
            raise PermissionDenied

    def get_template_names(self):
        return [self.step_template]

    def get_page_title(self):
        return self.title

    @abstractmethod
    def preview(self, form) -> Preview:
        """What saving would come to."""

    @abstractmethod
    def save(self, form) -> str:
        """Calls the verb; returns the address to go on to."""

    def form_valid(self, form):
        if "change" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        try:
            if "save" in self.request.POST:
                return redirect(self.save(form))
            preview = self.preview(form)
        except (PermissionDenied, ValidationError) as error:
            note_refusal(self.request, error)
            show_refusal(form, error, rename=self.refusals_at)
            return self.form_invalid(form)
        self.step_template = self.preview_template
        return self.render_to_response(self.get_context_data(form=form, **self._previewed(form, preview)))

    def _previewed(self, form, preview: Preview):
        cost = preview.cost if may_see_costs(self.request.user) else None
        return {
            "preview": preview,
            "cost": cost,
            "cost_words": words.cost_in_words(self.tour, cost, self.request.user) if cost else "",
            "hidden": [form[name] for name in form.fields if not form.fields[name].disabled],
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"tour": self.tour, "verb": self, **kwargs})


class OnTour(TwoSteps):
    """A change to one tour that is booked."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        related = ("campaign", "activity__campaign", "company")
        tours = Tour.objects.visible_to(request.user).select_related(*related)
        self.tour = get_object_or_404(tours, pk=self.tour_key(kwargs["pk"]))
        if not self.tour.is_booked:
            raise Http404

    def tour_key(self, key):
        return key

    def get_page_subtitle(self):
        return str(self.tour)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "tour": self.tour, "user": self.request.user}

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("tour:index"), "label": Tour._meta.verbose_name_plural},
            {"url": self.back_url, "label": str(self.tour)},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    @property
    def back_url(self) -> str:
        return reverse("tour:inspect", args=[self.tour.pk])
