"""Every form of ours says in plain words at its field what is wrong, and keeps what was typed."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.db import transaction
from django.test import Client
from wagtail.admin.widgets import BaseChooser

from tests.admin.pages import admin_pages
from tests.admin.records import furnished

pytestmark = pytest.mark.django_db

NOTHING = ""
WORD = "xq nonsense"
NUMBER = "-99999999999999999999"
FILTERS = ("event:agenda", "reach_campaign", "calendar")
"""Pages whose form asks a question of the list below it; they answer to an address alone."""
WORDS_OF_THE_DATABASE = ("Constraint “", "IntegrityError", "violates")


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setattr("clarion.figures.pictures.draw", lambda figure: "<svg></svg>")
    return furnished(tmp_path)


def filled(form, text) -> dict:
    """The text in every field that a person sees; hidden ones as the page gave them, and no inline forms."""
    shown = [bound for bound in form.visible_fields() if not isinstance(bound.field, forms.FileField)]
    data = {name: text for bound in shown for name in names_of_controls(bound)}
    data |= {bound.html_name: bound.initial for bound in form.hidden_fields() if bound.initial is not None}
    for formset in getattr(form, "formsets", {}).values():
        data |= {f"{formset.prefix}-TOTAL_FORMS": 0, f"{formset.prefix}-INITIAL_FORMS": 0}
    return data


def names_of_controls(bound) -> list[str]:
    """What the boxes of a field are called: one, or several of which each is a part."""
    ends = getattr(bound.field.widget, "widgets_names", [""])
    return [f"{bound.html_name}{end}" for end in ends]


def typed_into(form) -> list[str]:
    """Names of the fields in which a person types, as against those that are chosen, ticked or hidden."""
    chosen = (forms.Select, forms.RadioSelect, forms.CheckboxInput, forms.CheckboxSelectMultiple)
    chosen += (forms.FileInput, forms.HiddenInput)
    return [
        bound.name
        for bound in form.visible_fields()
        if not isinstance(bound.field.widget, (*chosen, BaseChooser)) and not bound.field.disabled
    ]


def is_marked(page: BeautifulSoup, bound) -> bool:
    """Whether the field itself says that it is wrong, beside an explanation on the page."""
    control = page.find(attrs={"name": names_of_controls(bound)[0]})
    wrapper = control.find_parent(class_="w-field--error") if control else None
    return wrapper is not None or (control is not None and control.get("aria-invalid") == "true")


def wrong_in(answer, text) -> list[str]:
    form, page = answer.context["form"], BeautifulSoup(answer.content, "html.parser")
    words = " ".join(page.get_text(" ").split())
    found = [f"{word} is shown" for word in WORDS_OF_THE_DATABASE if word in words]
    for name, errors in form.errors.items():
        found += [f"{name}: “{error}” is not shown" for error in errors if " ".join(str(error).split()) not in words]
        if name in form.fields and not form[name].is_hidden and not is_marked(page, form[name]):
            found.append(f"{name} is not marked")
    typed = [box for name in typed_into(form) for box in names_of_controls(form[name])] if text else []
    for name in typed:
        control = page.find(attrs={"name": name})
        kept = control.get_text() if control.name == "textarea" else control.get("value", "")
        if text.casefold() not in kept.casefold():
            found.append(f"{name} lost what was typed: {kept!r}")
    return found


@pytest.mark.parametrize("text", [NOTHING, WORD, NUMBER])
def test_every_form_explains_itself_and_keeps_what_was_typed(house, text):
    browsers, found, refused = {}, [], 0
    for page in admin_pages(house):
        browser = browsers.setdefault(page.role, Client())
        browser.force_login(house.people[page.role])
        form = (browser.get(page.address).context or {}).get("form")
        if page.is_chooser or not isinstance(form, forms.BaseForm) or page.name in FILTERS:
            continue
        with transaction.atomic():
            answer = browser.post(page.address, filled(form, text))
            transaction.set_rollback(True)
        if answer.status_code == 200 and answer.context and answer.context["form"].errors:
            refused += 1
            found += [f"{page.name} {page.address} {fault}" for fault in wrong_in(answer, text)]
        elif answer.status_code not in (200, 302):
            found.append(f"{page.name} {page.address} answered {answer.status_code}")
    assert found == []
    assert refused > 35
