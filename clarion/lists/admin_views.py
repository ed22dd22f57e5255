"""Admin pages: keep, rename and remove a view of a list; change several records at once; take that back."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet

from clarion.admin_choices import scope_form
from clarion.verbs import VerbPage, note_refusal, show_refusal

from .actions import change_several, kept_part, remove_view, rename_view, save_view, undo
from .forms import ViewNameForm
from .models import ChangeOfSeveral, SavedView
from .reading import sentence
from .several import MOST, SeveralChange, change_named


def model_of(list_name: str):
    """The model whose records a list holds; None for a name that no list has."""
    lists = (one for one in viewsets.viewsets if isinstance(one, ModelViewSet))
    return next((one.model for one in lists if one.url_namespace == list_name), None)


def heading_of(list_name: str) -> str:
    model = model_of(list_name)
    return capfirst(str(model._meta.verbose_name_plural)) if model else list_name


class SaveView(WagtailAdminTemplateMixin, FormView):
    """Keeps what a list shows now; the list and what it shows stand in the address."""

    header_icon = "view"
    page_title = gettext_lazy("Save this view")
    form_class = ViewNameForm
    template_name = "clarion/lists/save.html"

    def dispatch(self, request, *args, **kwargs):
        self.list_name, self.query = request.GET.get("list", ""), kept_part(request.GET.get("query", ""))
        if model_of(self.list_name) is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def back(self) -> str:
        return f"{reverse(f'{self.list_name}:index')}?{self.query}"

    def get_breadcrumbs_items(self):
        here = [{"url": self.back, "label": heading_of(self.list_name)}, {"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), *here]

    def form_valid(self, form):
        try:
            save_view(list_name=self.list_name, query=self.query, by=self.request.user, **form.cleaned_data)
        except (PermissionDenied, ValidationError) as error:
            show_refusal(form, error)
            return self.form_invalid(form)
        messages.success(self.request, _("The view is saved. It stands above the list."))
        return redirect(self.back)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, back_url=self.back)


class SavedViews(WagtailAdminTemplateMixin, TemplateView):
    """The person's own views, list by list."""

    header_icon = "view"
    page_title = gettext_lazy("Saved views")
    template_name = "clarion/lists/saved.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        groups: dict[str, list] = {}
        for view in SavedView.objects.visible_to(self.request.user):
            if model_of(view.list_name):
                address = f"{reverse(f'{view.list_name}:index')}?{view.query}"
                groups.setdefault(heading_of(view.list_name), []).append((view, address))
        return super().get_context_data(**kwargs, groups=sorted(groups.items()))


class ViewVerb(VerbPage):
    model = SavedView
    header_icon = "view"

    def get_breadcrumbs_items(self):
        back = {"url": self.get_back_url(), "label": _("Saved views")}
        return [*WagtailAdminTemplateMixin.get_breadcrumbs_items(self), back, {"url": "", "label": self.title}]

    def get_back_url(self):
        return reverse("clarion_saved_views")


class RenameView(ViewVerb):
    title, button, form_class = gettext_lazy("Rename view"), gettext_lazy("Rename"), ViewNameForm
    done = gettext_lazy("The view is renamed.")

    def get_initial(self):
        return {"name": self.record.name}

    def run(self, given):
        rename_view(view=self.record, by=self.request.user, **given)


class RemoveView(ViewVerb):
    title, button = gettext_lazy("Remove view"), gettext_lazy("Remove")
    explanation = gettext_lazy("Only the view goes; the records it shows stay.")
    done = gettext_lazy("The view is removed.")

    def run(self, given):
        remove_view(view=self.record, by=self.request.user)


class SeveralPage(generic.IndexView):
    """One change of several records: the list as it was filtered, each line with a box, and the change's fields."""

    own = {"template_name": "clarion/lists/several.html", "results_only": False}
    list_name = ""
    change: type[SeveralChange] = None

    def setup(self, request, *args, **kwargs):
        if not self.change.offered(request.user):
            raise Http404
        super().setup(request, *args, **kwargs)

    def get_page_title(self):
        return self.change.title

    @property
    def header_buttons(self):
        return []

    @property
    def header_more_buttons(self):
        return []

    def get_breadcrumbs_items(self):
        here = [{"url": self.back, "label": heading_of(self.list_name)}, {"url": "", "label": self.change.title}]
        return [*WagtailAdminTemplateMixin.get_breadcrumbs_items(self), *here]

    @cached_property
    def back(self) -> str:
        return f"{reverse(f'{self.list_name}:index')}?{kept_part(self.request.META.get('QUERY_STRING', ''))}"

    @cached_property
    def shown(self) -> list:
        """The first records of the list as it is filtered."""
        found = self.get_queryset()
        return list(found[:MOST])

    def form(self, data=None):
        return scope_form(self.change.form_class(data), self.request.user)

    def get(self, request, *args, **kwargs):
        return self.render(self.form())

    def post(self, request, *args, **kwargs):
        form, ticked = self.form(request.POST), set(request.POST.getlist("record"))
        if not form.is_valid():
            return self.render(form, ticked)
        keys = [key for key in ticked if key.isdecimal() and len(key) < 19]
        try:
            done = change_several(
                list_name=self.list_name,
                change=self.change,
                records=self.get_base_queryset().filter(pk__in=keys),
                given=form.cleaned_data,
                by=request.user,
            )
        except (PermissionDenied, ValidationError) as error:
            note_refusal(request, error)
            show_refusal(form, error)
            return self.render(form, ticked)
        way_back = messages.button(reverse("clarion_undo", args=[done.pk]), _("Undo"))
        messages.success(request, sentence(done), buttons=[way_back])
        return redirect(self.back)

    def render(self, form, ticked=frozenset()):
        self.object_list, self.paginate_by = self.shown, None
        context = WagtailAdminTemplateMixin.get_context_data(self) | {
            "form": form,
            "change": self.change,
            "records": [(record, self.change.beside(record), str(record.pk) in ticked) for record in self.shown],
            "most": MOST,
            "back_url": self.back,
        }
        return self.render_to_response(context)


class Undo(VerbPage):
    """Takes a change of several back, as far as nobody changed the records since."""

    model = ChangeOfSeveral
    header_icon = "undo"
    title, button = gettext_lazy("Undo"), gettext_lazy("Take it back")

    @classmethod
    def offered(cls, record, user):
        return ChangeOfSeveral.objects.open().filter(pk=record.pk).exists()

    @classmethod
    def allowed(cls, record, user):
        return change_named(record.list_name, record.change) is not None

    @property
    def explanation(self):
        text = _("What others changed since stays as it is, and is named afterwards.")
        return f"{sentence(self.record)} {text}"

    def get_page_subtitle(self):
        return ""

    def get_breadcrumbs_items(self):
        back = {"url": self.get_back_url(), "label": heading_of(self.record.list_name)}
        return [*WagtailAdminTemplateMixin.get_breadcrumbs_items(self), back, {"url": "", "label": self.title}]

    def get_back_url(self):
        return reverse(f"{self.record.list_name}:index")

    def run(self, given):
        change, model = change_named(self.record.list_name, self.record.change), model_of(self.record.list_name)
        undone = undo(done=self.record, change=change, model=model, by=self.request.user)
        text = ngettext("%(count)d record is as it was.", "%(count)d records are as they were.", undone.count)
        self.done = " ".join([text % {"count": undone.count}, *undone.stayed])
