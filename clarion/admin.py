"""View sets of the Wagtail admin in which every list, record, chooser and choice starts from ``visible_to(user)``.

A model whose default manager offers ``visible_to(user)`` gets its admin by::

    class VenueViewSet(ScopedViewSet):
        model = Venue
        related = ["area"]              # select_related of the listing
        related_sets = ["rooms"]        # prefetch_related of the listing
        base_form_class = VenueForm     # optional, a WagtailAdminModelForm under the panels

    class VenueChooser(ScopedChooserViewSet):
        model = Venue
        search_in = ["name", "code"]    # fields the chooser searches

Strangers get 404 on every address that names a record. Where a manager also offers ``editable_by(user)``, that
limits editing and deleting. Foreign keys, filters and inline forms offer only
what the person may see. A view added to a view set with ``construct_view`` is scoped the same way.
"""

from collections import Counter

from django.contrib.admin.utils import unquote
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.http import Http404
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.chooser import BaseChooseView, ChosenMultipleView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import BaseChooser
from wagtail.coreutils import resolve_model_string
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from .admin_choices import chooser_filter_form, scope_filters, scope_form
from .admin_delete import RefuseProtectedDelete
from .lists.admin_views import SeveralPage
from .lists.reading import Above
from .lists.several import SeveralChange
from .lists.several import register as register_several
from .plain import PlainColumn, plain


def visible(model, user):
    """The records of a model (class or ``"app.Model"``) that the user may see."""
    return resolve_model_string(model)._default_manager.visible_to(user)


def editable(model, user):
    """The records the user may change: those of ``editable_by(user)`` where the model has it, else all visible ones."""
    manager = resolve_model_string(model)._default_manager
    return manager.editable_by(user) if hasattr(manager, "editable_by") else manager.visible_to(user)


class ScopedPermissionPolicy(ModelPermissionPolicy):
    """Django's permissions, and the record must be within the user's reach."""

    def user_has_permission_for_instance(self, user, action, instance):
        within = editable if action in ("change", "delete") else visible
        return self.user_has_permission(user, action) and within(self.model, user).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user, actions):
        return visible(self.model, user) if self.user_has_any_permission(user, actions) else self.model.objects.none()


class ScopedRecord:
    """Any view whose address names a record answers 404 to those out of whose reach it is."""

    reachable = staticmethod(visible)

    def setup(self, request, *args, **kwargs):
        if "pk" in kwargs:
            key = unquote(str(kwargs["pk"]))
            try:
                seen = self.reachable(self.model, request.user).filter(pk=key).exists()
            except (ValueError, ValidationError):  # a key that no record of this model could have
                seen = False
            if not seen:
                raise Http404
        super().setup(request, *args, **kwargs)


class ScopedList(ScopedRecord):
    """A listing, its filters and its export, limited to what the user may see; related rows come in one query each."""

    scoped_related = ()
    scoped_related_sets = ()

    def get_base_queryset(self):
        queryset = super().get_base_queryset().visible_to(self.request.user)
        return queryset.select_related(*self.scoped_related).prefetch_related(*self.scoped_related_sets)

    def get_context_data(self, **kwargs):
        list_name = (self.index_url_name or "").partition(":")[0]
        query = self.request.META.get("QUERY_STRING", "")
        above = Above(list_name, query, self.request.user) if list_name else None
        return super().get_context_data(**kwargs, above=above)

    def get_table_kwargs(self):
        return {**super().get_table_kwargs(), "caption": capfirst(self.verbose_name_plural)}

    @property
    def no_results_message(self):
        if self.is_searching or self.is_filtering:
            return super().no_results_message
        return _("There are no %(things)s yet that you may see.") % {"things": self.verbose_name_plural}

    def _get_custom_column(self, field_name, column_class=Column, **kwargs):
        plainly = PlainColumn if column_class is Column else column_class
        return super()._get_custom_column(field_name, plainly, **kwargs)

    @property
    def filters(self):
        if "_filters" not in self.__dict__:
            self._filters = self._build_filters()
        return self._filters

    def _build_filters(self):
        if not self.filterset_class:
            return None
        filterset = self.filterset_class(**self.get_filterset_kwargs())
        scope_filters(filterset, self.request.user)
        return filterset if filterset.form.fields else None


class ScopedForm(ScopedRecord):
    """A create, edit or copy form whose choices are limited to what the user may see."""

    reachable = staticmethod(editable)

    def get_form(self, form_class=None):
        return scope_form(super().get_form(form_class), self.request.user)


class ScopedDelete(RefuseProtectedDelete, ScopedRecord):
    """A delete view of records the user may change."""

    reachable = staticmethod(editable)


class ScopedInspect(ScopedRecord):
    """The page of one record, its values in plain words."""

    def get_field_display_value(self, field_name, field):
        return plain(super().get_field_display_value(field_name, field), field_name)


class ScopedUsage(ScopedRecord):
    """The page of what points at a record; its table says what it is, and no two of its rows bear one name."""

    def get_table(self, *args, **kwargs):
        table = super().get_table(*args, **kwargs)
        table.caption = self.page_title
        met = Counter(row["label"] for row in table.data)
        for row in table.data:
            if row["edit_url"] and met[row["label"]] > 1:
                row["label"] = f"{row['label']} #{row['object'].pk}"
        return table


class ScopedChoose(ScopedRecord):
    """The list of a chooser, limited to what the user may see."""

    def get_object_list(self):
        return super().get_object_list().visible_to(self.request.user)


class ScopedChosen(ScopedRecord):
    """The answer to several choices at once, limited to what the user may see."""

    def get_objects(self, pks):
        key = self.model_class._meta.pk
        possible = [value for value in pks if _could_be_key(key, value)]
        return super().get_objects(possible).visible_to(self.request.user)


def _could_be_key(key, value: str) -> bool:
    try:
        key.clean(value, None)
    except ValidationError:
        return False
    return True


GUARDS = (
    (generic.IndexView, ScopedList),
    (generic.CreateView, ScopedForm),
    (generic.EditView, ScopedForm),
    (generic.DeleteView, ScopedDelete),
    (generic.InspectView, ScopedInspect),
    (generic.UsageView, ScopedUsage),
    (BaseChooseView, ScopedChoose),
    (ChosenMultipleView, ScopedChosen),
)


def scoped(view_class, **attributes):
    """The view class with the guard its kind needs in front; unchanged when it has one already."""
    guard = next((guard for kind, guard in GUARDS if issubclass(view_class, kind)), ScopedRecord)
    if issubclass(view_class, guard) and not attributes:
        return view_class
    bases = (view_class,) if issubclass(view_class, guard) else (guard, view_class)
    return type(view_class.__name__, bases, attributes)


class ScopedMixin:
    """For a view set (model, snippet or chooser): every view it constructs is scoped."""

    related: tuple[str, ...] | list[str] = ()
    related_sets: tuple[str, ...] | list[str] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not hasattr(resolve_model_string(self.model)._default_manager, "visible_to"):
            raise ImproperlyConfigured(f"{self.model} has no visible_to(user), so it cannot have a scoped admin.")

    def construct_view(self, view_class, **kwargs):
        attributes = {}
        if issubclass(view_class, generic.IndexView):
            attributes = {"scoped_related": self.related, "scoped_related_sets": self.related_sets}
        return super().construct_view(scoped(view_class, **attributes), **kwargs)

    def on_register(self):
        model = resolve_model_string(self.model)
        if not policy_registry.get_by_type(model, fallback=False):
            register_permission_policy(model, ScopedPermissionPolicy(model), exact_class=True)
        super().on_register()


class ScopedViewSet(ScopedMixin, ModelViewSet):
    """A ModelViewSet over ``visible_to(user)``."""

    add_to_admin_menu = False
    index_results_template_name = "clarion/lists/results.html"
    several: tuple[type[SeveralChange], ...] = ()
    copy_view_enabled = False
    inspect_view_fields_exclude = ["id", "is_demonstration"]
    base_form_class = None

    def on_register(self):
        super().on_register()
        register_several(self.url_namespace, self.several)

    def get_urlpatterns(self):
        own = {**self.get_index_view_kwargs(), **SeveralPage.own, "list_name": self.url_namespace}
        pages = {one.name: self.construct_view(SeveralPage, **own, change=one) for one in self.several}
        several = [path(f"several/{name}/", page, name=f"several_{name}") for name, page in pages.items()]
        return [*super().get_urlpatterns(), *several]

    def get_edit_handler(self):
        panels = getattr(self, "panels", None)
        if panels is None or self.base_form_class is None:
            return super().get_edit_handler()
        return ObjectList(panels, base_form_class=self.base_form_class).bind_to_model(self.model)


class ScopedChooserWidget(BaseChooser):
    """Shows the name of the chosen record only if it is among those the user may choose."""

    choices_visible = None

    def get_instance(self, value):
        key = getattr(value, "pk", value)
        if key is None or not _could_be_key(self.model._meta.pk, key):
            return None
        if self.choices_visible is None:
            return super().get_instance(value)
        return self.choices_visible.filter(pk=key).first()


class ScopedChooserViewSet(ScopedMixin, ChooserViewSet):
    """A chooser over ``visible_to(user)`` that searches the fields of ``search_in`` in the database."""

    base_widget_class = ScopedChooserWidget
    search_in: tuple[str, ...] | list[str] = ("name",)

    def get_urlpatterns(self):
        """Without a form to create by, there is no address to create at."""
        creates = self.creation_form_class or self.form_fields
        return [one for one in super().get_urlpatterns() if creates or one.name != "create"]

    def get_filter_form_class(self):
        return chooser_filter_form(self.search_in)

    def construct_view(self, view_class, **kwargs):
        if issubclass(view_class, BaseChooseView):
            kwargs["filter_form_class"] = self.get_filter_form_class()
        return super().construct_view(view_class, **kwargs)
