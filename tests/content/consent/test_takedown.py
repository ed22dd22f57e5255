"""What is withdrawn or ended leaves every place at once, and a backup does not bring it back."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import serializers
from django.core.cache import caches
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import storages
from django.utils import timezone
from wagtail.models import ModelLogEntry

from content.consent import actions, codes, tasks
from content.consent.models import ConsentRecord, WithdrawalCode
from content.models import Image, SiteVersion
from content.pages import memory
from tests.factories.consent import agreed
from tests.factories.content import ImageFactory, campaign_page


@pytest.fixture
def ledger(settings, tmp_path):
    settings.WITHDRAWAL_LEDGER = tmp_path / "ledger" / "withdrawals.jsonl"
    return settings.WITHDRAWAL_LEDGER


@pytest.fixture
def shown(site, ledger, organisation_a):
    """A live page with a picture of somebody who agreed, and the consent."""
    image = ImageFactory(people_shown="identifiable", organisation=organisation_a)
    consent = agreed(image, organisation=organisation_a)
    block = {"image": image, "alternative": "A fisher smiling", "is_decorative": False, "caption": "Zephyrine"}
    page = campaign_page(slug="check-first", body=[("picture", block)])
    return image, consent, page


def addresses_in(html: str) -> list[str]:
    return sorted(set(re.findall(r"/media/[\w./-]+", html)))


def test_withdrawal_takes_down_every_trace(shown, client, editor, django_capture_on_commit_callbacks):
    image, consent, _page = shown
    address = "/en/campaigns/check-first/"
    files = addresses_in(client.get(address).content.decode())
    assert len(files) == 5
    assert [client.get(file).status_code for file in files] == [200] * 5
    assert b"check-first" in client.get("/en/search/?q=Zephyrine").content
    original, version = image.file.name, SiteVersion.current()
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_consent(consent=consent, by=editor)
    html = client.get(address).content.decode()
    assert addresses_in(html) == []
    assert [word for word in ("Zephyrine", "fisher", "consent", "withdraw") if word in html.lower()] == []
    assert "This part is not available." in html
    assert [client.get(file).status_code for file in files] == [404] * 5
    assert not storages["default"].exists(original)
    assert b"check-first" not in client.get("/en/search/?q=Zephyrine").content
    for other in ("/en/campaigns/", "/sitemap.xml", "/en/"):
        assert addresses_in(client.get(other).content.decode()) == []
    assert SiteVersion.current() > version
    image = Image.objects.get()
    assert (image.withheld, image.is_put_away, image.renditions.count()) == ("destroyed", True, 0)


def test_another_process_reads_afresh(shown, client, editor, django_capture_on_commit_callbacks):
    _image, consent, _page = shown
    client.get("/en/campaigns/check-first/")
    other_process = memory.remembered()
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_consent(consent=consent, by=editor)
    memory._kept = other_process
    assert addresses_in(client.get("/en/campaigns/check-first/").content.decode()) == []
    assert memory.remembered().version == SiteVersion.current()


def test_an_ended_consent_seals_and_renewal_brings_back_under_new_addresses(
    shown, client, editor, django_capture_on_commit_callbacks
):
    image, consent, _page = shown
    files = addresses_in(client.get("/en/campaigns/check-first/").content.decode())
    ConsentRecord.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.expire() >= 1
    image = Image.objects.get()
    assert (image.withheld, image.is_put_away, list(image.sealed)) == ("sealed", True, ["file"])
    assert storages["private"].exists(image.sealed["file"])
    assert addresses_in(client.get("/en/campaigns/check-first/").content.decode()) == []
    with django_capture_on_commit_callbacks(execute=True):
        actions.renew_consent(consent=consent, until=timezone.localdate() + timedelta(days=90), by=editor)
    again = addresses_in(client.get("/en/campaigns/check-first/").content.decode())
    assert (len(again), set(again) & set(files)) == (5, set())
    image = Image.objects.get()
    assert (image.withheld, image.sealed) == ("", {})
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.expire() == 0


def test_a_second_withdrawal_says_that_it_is_final(shown, editor):
    _image, consent, _page = shown
    actions.withdraw_consent(consent=consent, by=editor)
    for verb in (
        lambda: actions.withdraw_consent(consent=consent, by=editor),
        lambda: actions.renew_consent(consent=consent, until=timezone.localdate() + timedelta(days=9), by=editor),
        lambda: actions.issue_card(consent=consent, by=editor),
    ):
        with pytest.raises(ValidationError, match="final"):
            verb()
    assert ModelLogEntry.objects.filter(action=actions.WITHDRAW).count() == 1


def test_strangers_change_nothing(shown, partner2, agency):
    _image, consent, _page = shown
    for stranger in (partner2, agency):
        assert list(ConsentRecord.objects.visible_to(stranger)) == []
        with pytest.raises(PermissionDenied):
            actions.withdraw_consent(consent=consent, by=stranger)
    assert ConsentRecord.objects.get().state == "given"


def test_older_rows_do_not_bring_it_back(shown, ledger, editor, django_capture_on_commit_callbacks):
    image, consent, _page = shown
    backup = serializers.serialize("json", [*Image.objects.all(), *ConsentRecord.objects.all()])
    with image.file.open() as file:
        pixels = file.read()
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_consent(consent=consent, by=editor)
    line = json.loads(Path(ledger).read_text())
    assert set(line) == {"consent", "items", "day"}
    assert (line["consent"], [kind for kind, _print in line["items"]]) == (str(consent.uuid), ["image"])
    for row in serializers.deserialize("json", backup):
        row.save()
    Path(storages["default"].path(image.file.name)).write_bytes(pixels)
    assert Image.objects.servable().count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.reapply_withdrawals() >= 1
    assert (ConsentRecord.objects.get().state, Image.objects.servable().count()) == ("withdrawn", 0)
    assert not storages["default"].exists(image.file.name)
    assert tasks.reapply() == 0


def test_a_code_withdraws_and_a_wrong_one_is_answered_the_same(
    shown, client, editor, django_capture_on_commit_callbacks, monkeypatch
):
    _image, consent, _page = shown
    monkeypatch.setattr("clarion.public_forms.SOONEST", 0)
    code = actions.issue_card(consent=consent, by=editor)
    assert code not in str(list(WithdrawalCode.objects.values()))

    def send(typed):
        stamp = client.get("/en/withdraw/").context["form"].fields["stamp"].initial
        with django_capture_on_commit_callbacks(execute=True):
            return client.post("/en/withdraw/", {"code": typed, "stamp": stamp})

    wrong, right = send(codes.new_code()), send(code.lower().replace("-", " "))
    assert (wrong.status_code, right.status_code, wrong.content) == (200, 200, right.content)
    assert (wrong.cookies, wrong["Cache-Control"]) == ({}, "no-store")
    assert ConsentRecord.objects.get().state == "withdrawn"
    slip = send(f"{code[:-1]}{'A' if code[-1] != 'A' else 'B'}")
    assert "do not fit together" in slip.content.decode()


def test_a_network_that_tries_many_codes_is_stopped(site, ledger, client):
    caches["reach"].clear()
    tries = [client.post("/en/withdraw/", {"code": codes.new_code()}).status_code for _try in range(11)]
    assert tries == [200] * 10 + [429]
