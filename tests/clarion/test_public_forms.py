"""Forms for readers: the token, the origin, the traps, and never a cookie."""

import pytest
from django import forms

from clarion.public_forms import LATEST, SOONEST, PublicForm, age_of, is_same_origin, stamp


class Contact(PublicForm):
    purpose = "contact"
    message = forms.CharField()


@pytest.fixture
def shown(time_machine):
    """A form shown at ten o'clock, and a minute that has passed since."""
    time_machine.move_to("2026-01-05 10:00:00+00:00", tick=False)
    token = stamp("contact")
    time_machine.move_to("2026-01-05 10:01:00+00:00", tick=False)
    return token


def sent(rf, token, headers=None, **given):
    request = rf.post("/contact/", headers={"Sec-Fetch-Site": "same-origin"} if headers is None else headers)
    return Contact(request=request, data={"stamp": token, "message": "Hello", **given})


def test_a_person_on_our_page_gets_through(rf, shown):
    assert sent(rf, shown).is_valid()


@pytest.mark.parametrize(
    "token",
    ["", "nonsense", stamp("other"), stamp("contact")[:-2] + "xx", stamp("contact", now=0)],
    ids=["empty", "nonsense", "of another form", "forged", "too old"],
)
def test_a_token_that_is_not_ours_or_too_old_is_refused(rf, shown, token):
    assert not sent(rf, token).is_valid()


def test_too_soon_and_too_late(rf, time_machine):
    time_machine.move_to("2026-01-05 10:00:00+00:00", tick=False)
    token = stamp("contact")
    for seconds, fine in ((SOONEST - 1, False), (SOONEST, True), (LATEST, True), (LATEST + 1, False)):
        time_machine.move_to(1_767_607_200 + seconds, tick=False)
        assert sent(rf, token).is_valid() is fine, seconds


def test_a_refused_form_can_be_sent_once_more(rf, time_machine):
    time_machine.move_to("2026-01-05 10:00:00+00:00", tick=False)
    form = sent(rf, "nonsense")
    assert not form.is_valid()
    fresh = form["stamp"].value()
    time_machine.move_to("2026-01-05 10:00:30+00:00", tick=False)
    assert age_of(fresh, "contact") == 30
    assert sent(rf, fresh).is_valid()


def test_the_honeypot_refuses_in_words(rf, shown):
    form = sent(rf, shown, website="https://spam.example")
    assert not form.is_valid()
    assert "should stay empty" in form.non_field_errors()[0]


@pytest.mark.parametrize(
    ("headers", "same"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "http://testserver.evil.example"}, False),
        ({"Origin": "null"}, True),
        ({}, True),
    ],
)
def test_same_origin(rf, headers, same):
    assert is_same_origin(rf.post("/contact/", headers=headers)) is same


def test_another_site_is_refused_in_words(rf, shown):
    form = sent(rf, shown, headers={"Sec-Fetch-Site": "cross-site"})
    assert not form.is_valid()
    assert "another site" in form.non_field_errors()[0]


def test_a_form_without_a_purpose_is_a_fault_of_ours(rf):
    with pytest.raises(ValueError, match="names no purpose"):
        PublicForm(request=rf.get("/"))
