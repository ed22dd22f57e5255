"""The design language on one page, every component with example content; served with the demonstration only."""

from datetime import date, datetime
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.demonstration import pictures
from content.pages.palette import HOUSE_HUE, STEP
from content.templatetags.clarion_ui import LanguageLink, Link, language_homes


class ExampleForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the school"), help_text=gettext_lazy("As on its letterhead."))
    email = forms.EmailField(label=gettext_lazy("E-mail"))
    pupils = forms.IntegerField(label=gettext_lazy("Number of pupils"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[("en", "English"), ("sw", "Kiswahili")], widget=forms.RadioSelect
    )
    message = forms.CharField(label=gettext_lazy("Message"), widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label=gettext_lazy("A teacher will be in the room."))


class ExampleFilters(forms.Form):
    medium = forms.ChoiceField(label=gettext_lazy("Medium"), choices=[("", gettext_lazy("All"))], required=False)
    words = forms.CharField(label=gettext_lazy("Words"), required=False)


def styleguide(request):
    if not settings.DEMONSTRATION:
        raise Http404
    page = Paginator(range(60), 10).get_page(request.GET.get("page"))
    return render(request, "styleguide.html", _examples() | _surroundings(request) | {"page_obj": page})


def scene(request, name, hue):
    """One of the drawn scenes as SVG, for the styleguide alone."""
    if not settings.DEMONSTRATION or name not in pictures.SCENES or hue >= 360:
        raise Http404
    size = pictures.WIDE if "wide" in request.GET else pictures.LANDSCAPE
    return HttpResponse(pictures.picture(name, hue, size), content_type="image/svg+xml")


def _picture(name, hue):
    """The picture as a page would pass it: safe HTML, decorative beside its title."""
    address = reverse("styleguide_scene", args=[name, hue])
    return format_html('<img src="{}" alt="" width="1200" height="900">', address)


def _surroundings(request):
    current = request.LANGUAGE_CODE
    return {
        "language_links": [
            LanguageLink(link.code, link.name, f"/{link.code}/styleguide/", link.code == current, translated=True)
            for link in language_homes(current)
        ],
        "canonical_path": request.path,
        "breadcrumbs": [Link(_("Home"), f"/{current}/"), Link(_("Design language"), "")],
    }


def _service(name, phone, **fields):
    defaults = {
        "sms": "",
        "whatsapp": "",
        "chat_url": "",
        "email": "",
        "phone_from_abroad": "",
        "always_open": False,
        "languages": ["en", "sw", "ar"],
        "verified_on": date(2026, 11, 2),
        "open_when": _("Monday to Friday, 8:00 to 20:00"),
        "get_cost_display": _("Free"),
        "get_answered_by_display": _("A civil society organisation, not the police"),
    }
    return SimpleNamespace(localized_name=name, phone=phone, **(defaults | fields))


def _campaigns():
    trafficking, migration = _("Trafficking in persons"), _("Safe migration")
    rows = (
        (_("The offer that was too good"), _("Check a job abroad before you say yes."), 75, "contract", trafficking),
        (_("Ask before you go"), _("Routes, papers and people who can advise you."), 195, "road", migration),
        (_("We heard, we called"), _("A radio play in nine parts, with a number to ring."), 345, "radio", trafficking),
    )
    return [
        {
            "title": title,
            "summary": summary,
            "hue": hue,
            "themes": [theme],
            "places": _("Twelve regions"),
            "dates": "2026",
            "picture": _picture(drawn, hue),
        }
        for title, summary, hue, drawn, theme in rows
    ]


def _examples():
    form = ExampleForm({"name": "", "email": "school"})
    services = [
        _service(
            _("National help line"), "0800 555 0142", always_open=True, sms="55501", chat_url="https://example.org/"
        ),
        _service(_("Children’s line"), "116 555", phone_from_abroad="+999 20 555 0116", email="line@example.org"),
    ]
    return {
        "words": _words(),
        "hero": {
            "title": _("Say it before it happens"),
            "lead": _("People who know the signs can stop a crime before it starts. Hear it, show it, pass it on."),
            "about": _("Radio, theatre, schools, screens"),
            "hue": None,
            "picture": _picture("loudhailer", HOUSE_HUE),
            "actions": [Link(_("See the campaigns"), "#campaigns"), Link(_("Find help"), "#help")],
        },
        "campaigns": _campaigns(),
        "materials": _materials(),
        "services": services,
        "help_services": services,
        "stats": [
            {"value": 1284300, "label": _("people reached at least once"), "lower": 1102000, "upper": 1467000},
            {"value": "0–4", "label": _("persons detected, an interval by law")},
            {"value": 37.5, "label": _("per cent of pupils named a help line"), "lower": 33.1, "upper": 41.9},
        ],
        "figure": _figure(),
        "events": [
            {
                "title": _("Puppet show in the market"),
                "starts": datetime(2026, 12, 5, 15, 30),
                "place": _("Central market"),
                "kind": _("Puppet show"),
            }
        ],
        "notices": [
            {"kind": "", "title": _("Good to know"), "text": _("This page can be printed and read without a network.")},
            {"kind": "care", "title": _("Take care"), "text": _("Somebody may see which pages you opened.")},
            {
                "kind": "wrong",
                "title": _("Not sent"),
                "text": _("The file is larger than 15 MB. Choose a smaller one."),
            },
            {"kind": "right", "title": _("Saved"), "text": _("We have your request and answer within three days.")},
        ],
        "prose": _prose(),
        "form": form,
        "filters": ExampleFilters(),
        "hues": range(0, 360, STEP),
    }


def _materials():
    rows = (
        (_("Thirty seconds at the bus station"), _("Radio spot"), "sw", 612000, "0:30", 140, "microphone"),
        (_("What to ask a recruiter"), _("Poster or leaflet"), "fr", 480000, "", 255, "wall"),
        (_("The suitcase"), _("Short video"), "ar", 7340032, "1:05", 30, "suitcase"),
    )
    keys = ("title", "kind", "language", "size", "length", "hue")
    return [dict(zip(keys, row[:-1], strict=True)) | {"picture": _picture(row[-1], row[-2])} for row in rows]


def _figure():
    return {
        "title": _("Persons detected, by year"),
        "sentence": _(
            "Authorities detected more persons in 2024 than in 2023; that says nothing about how many are affected."
        ),
        "table": {
            "caption": _("Persons detected, by year"),
            "columns": [_("Year"), _("Persons"), _("Status")],
            "rows": [["2022", 1204, _("exact")], ["2023", 1318, _("exact")], ["2024", 1562, _("exact")]],
        },
        "source": _("National rapporteur"),
        "vintage": "2026-04-14",
        "caveat": _("Detected is not prevalence: more checks find more persons."),
    }


def _prose():
    return {
        "lead": _("Plain words, short sentences, one idea in each."),
        "text": _(
            "A good text says what a person can do now, and whom they can ask. It never frightens without a way out."
        ),
        "link": _("Read how we write"),
        "title": _("Before you accept an offer"),
        "points": [
            _("Ask for the contract in your language."),
            _("Keep your own papers."),
            _("Leave the address with a friend."),
        ],
        "quote": _("I called because the girl in the play called."),
    }


def _words():
    return {
        "campaigns": _("Campaigns"),
        "all": _("All campaigns"),
        "materials": _("Materials"),
        "help": _("Get help"),
        "figures": _("Figures"),
        "figure": _("A figure"),
        "prose": _("Text"),
        "notices": _("Notices"),
        "form": _("Ask for a seminar"),
        "players": _("Sound and film"),
        "audio": _("Radio spot: at the bus station"),
        "video": _("Short video: the suitcase"),
        "lists": _("Lists"),
        "empty": _("Nothing here yet"),
        "empty_text": _("No event is announced for this area. Try a wider area or another month."),
        "palettes": _("Palettes"),
        "button": _("Send the request"),
        "quiet": _("Read more"),
        "flood": _("Play"),
        "tag": _("Safe migration"),
        "link": _("How we know"),
        "link_text": _("Sources, methods and what the numbers cannot say."),
        "link_about": _("Evidence"),
    }
