"""The rule that says whether an item may be shown, and the two people who confirm."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.consent import actions
from content.consent.codes import is_well_written, new_code
from content.consent.discretion import names_no_person
from content.consent.models import ConsentRecord
from content.media.choices import Trace
from content.media.standing import standing_of, why_not_shown
from content.models import Handout, Image, Recording
from tests.factories.consent import ConsentFactory, agreed
from tests.factories.content import HandoutFactory, ImageFactory, RecordingFactory
from tests.factories.partners import country, region

TODAY = timezone.localdate
YESTERDAY, TOMORROW = TODAY() - timedelta(days=1), TODAY() + timedelta(days=1)
NOTHING_LEFT = dict.fromkeys(Trace.values, "absent")

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rights", "is_shown"),
    [
        ({}, True),
        ({"people_shown": "undeclared"}, False),
        ({"rights_until": YESTERDAY}, False),
        ({"rights_until": TOMORROW}, True),
        ({"rights_from": TOMORROW}, False),
        ({"media_allowed": ["poster"]}, False),
        ({"media_allowed": ["poster", "web"]}, True),
        ({"withheld": "sealed"}, False),
        ({"withheld": "destroyed"}, False),
        ({"people_shown": "not_identifiable"}, False),
        ({"people_shown": "identifiable"}, False),
    ],
)
@pytest.mark.parametrize("factory", [ImageFactory, RecordingFactory, HandoutFactory])
def test_rights(factory, rights, is_shown):
    item = factory(**rights)
    assert type(item).objects.servable().exists() == is_shown
    assert (why_not_shown(item) is None) == is_shown
    assert str(standing_of(item)).startswith("May be shown." if is_shown else "Not shown to readers.")


@pytest.mark.parametrize(
    ("consent", "is_shown"),
    [
        ({}, True),
        ({"state": "withdrawn", "withdrawn_on": YESTERDAY}, False),
        ({"state": "expired"}, False),
        ({"ends_on": YESTERDAY}, False),
        ({"media_allowed": ["poster"]}, False),
        ({"anonymity": "disguised"}, False),
        ({"category": "child", "guardian_agreed": True}, True),
        ({"category": "child_victim", "guardian_agreed": True, "anonymity": "disguised"}, False),
    ],
)
def test_consent(consent, is_shown):
    agreed(ImageFactory(people_shown="identifiable"), **consent)
    assert Image.objects.servable().exists() == is_shown


def test_one_consent_of_several_is_enough_to_forbid():
    image = ImageFactory(people_shown="identifiable")
    agreed(image)
    agreed(image, state="expired")
    assert Image.objects.servable().count() == 0


def test_media_and_territories():
    recording = RecordingFactory(media_allowed=["radio_spot"])
    recording.territories.add(country())
    shown = Recording.objects.servable
    assert [shown().count(), shown(medium="radio_spot").count()] == [0, 0]
    assert [shown(medium="radio_spot", area=area).count() for area in (country(), region())] == [1, 1]
    assert [shown(medium="tv_spot", area=country()).count(), Handout.objects.servable().count()] == [0, 0]


def test_the_rule_is_one_query(django_assert_num_queries):
    for _number in range(3):
        agreed(ImageFactory(people_shown="identifiable"))
    with django_assert_num_queries(1):
        assert len(Image.objects.servable()) == 3


def test_two_people_confirm_and_the_second_is_somebody_else(editor, approver, partner2, organisation_a):
    image = ImageFactory(people_shown="not_identifiable", organisation=organisation_a)
    with pytest.raises(ValidationError) as refused:
        actions.confirm_not_identifiable(item=image, traces=NOTHING_LEFT | {"tattoo": "there", "face": ""}, by=editor)
    assert set(refused.value.message_dict) == {"tattoo", "face"}
    actions.confirm_not_identifiable(item=image, traces=NOTHING_LEFT, by=editor)
    with pytest.raises(ValidationError, match="somebody else"):
        actions.confirm_not_identifiable(item=image, traces=NOTHING_LEFT, by=editor)
    with pytest.raises(PermissionDenied):
        actions.confirm_not_identifiable(item=image, traces=NOTHING_LEFT, by=partner2)
    assert Image.objects.permitted().count() == 0
    actions.confirm_not_identifiable(item=image, traces=NOTHING_LEFT, by=approver)
    assert Image.objects.permitted().count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"category": "child", "guardian_agreed": False},
        {"category": "child_victim", "guardian_agreed": True, "anonymity": "identifiable"},
        {"people": 0},
        {"ends_on": TODAY() - timedelta(days=90)},
    ],
)
def test_the_database_refuses_what_must_not_be(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentFactory(**wrong)


def test_no_field_holds_a_name_or_a_scan():
    names = {field.name for field in ConsentRecord._meta.get_fields()}
    assert [name for name in names if "name" in name or "scan" in name or name in ("file", "title")] == []


@pytest.mark.parametrize("text", ["Amina Bello", "Mrs Bello", "boy named sam", "call +254 700 000000", "a@b.org"])
def test_what_looks_like_a_person_is_refused(text):
    with pytest.raises(ValidationError):
        names_no_person(text)


@pytest.mark.parametrize("text", ["child protection officer", "keeper of papers", "head of communication"])
def test_roles_pass(text):
    names_no_person(text)


def test_every_single_slip_of_the_pen_is_seen():
    code = new_code()
    assert is_well_written(code)
    for place, sign in enumerate(code):
        if sign != "-":
            other = "7" if sign != "7" else "8"
            assert not is_well_written(f"{code[:place]}{other}{code[place + 1 :]}")
