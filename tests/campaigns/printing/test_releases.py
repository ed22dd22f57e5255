"""Media releases: planned, out, withdrawn; of text messages a number, never whose."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from campaigns.models import MediaRelease
from campaigns.printing import releasing
from tests.factories.campaigns import ActivityFactory, CampaignFactory
from tests.factories.partners import MembershipFactory
from tests.factories.printing import MediaReleaseFactory
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 1)


def unsaved(**fields):
    given = {"kind": "sms", "title": "Know the number", "language": "fr", "released_on": DAY}
    return MediaRelease(campaign=fields.pop("campaign", None) or CampaignFactory(), **(given | fields))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "To +254 712 345 678"}, "title"),
        ({"channel": "0712-345-678"}, "channel"),
        ({"kind": "web", "messages_sent": 3}, "messages_sent"),
        ({"address": "http://example.org/"}, "address"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"language": "xx1"}, "language"),
    ],
)
def test_what_is_refused_is_named_at_its_field(coordinator, fields, field):
    with pytest.raises(ValidationError) as error:
        releasing.save_release(release=unsaved(**fields), by=coordinator)
    assert list(error.value.message_dict) == [field]
    assert not MediaRelease.objects.exists()


def test_short_numbers_and_days_are_no_telephone_numbers(coordinator):
    release = releasing.save_release(release=unsaved(title="Call 116 111", channel="2026-03-01, 40404"), by=coordinator)
    assert release.pk


def test_an_activity_of_another_campaign_is_refused(coordinator):
    with pytest.raises(ValidationError) as error:
        releasing.save_release(release=unsaved(activity=ActivityFactory()), by=coordinator)
    assert list(error.value.message_dict) == ["activity"]


def test_from_planned_to_out_to_withdrawn(client, coordinator):
    client.force_login(coordinator)
    campaign = CampaignFactory()
    form = {"campaign": campaign.pk, "kind": "sms", "title": "Spring", "language": "en", "released_on": "2026-03-01"}
    answer = client.post(reverse("media_release:add"), form)
    release = MediaRelease.objects.get()
    assert answer.url == reverse("media_release:inspect", args=[release.pk])
    given = {"on": "2026-03-02", "address": "", "messages_sent": "1200"}
    client.post(reverse("media_release:put_out", args=[release.pk]), given)
    release.refresh_from_db()
    assert (release.status, release.released_on.day, release.messages_sent) == ("out", 2, 1200)
    answer = client.post(reverse("media_release:remove", args=[release.pk]))
    assert answer.context["form"].non_field_errors() == ["What was out stays on record."]
    client.post(reverse("media_release:edit", args=[release.pk]), {**form, "title": "Summer"})
    client.post(reverse("media_release:withdraw", args=[release.pk]), {"reason": "A wrong word."})
    release.refresh_from_db()
    assert (release.title, release.status) == ("Summer", "withdrawn")
    page = client.get(reverse("media_release:inspect", args=[release.pk])).content.decode()
    assert "Withdrawn: A wrong word." in page


def test_nothing_is_out_on_a_day_to_come(coordinator):
    with pytest.raises(ValidationError) as error:
        releasing.put_out(release=MediaReleaseFactory(), on=datetime.date(2200, 1, 1), by=coordinator)
    assert list(error.value.message_dict) == ["on"]


def test_a_release_that_never_was_out_is_removed(coordinator):
    releasing.remove_release(release=MediaReleaseFactory(), by=coordinator)
    assert not MediaRelease.objects.exists()


def test_partners_read_their_own_and_write_none(client, partner):
    own = MembershipFactory(user=partner).organisation
    mine, foreign = MediaReleaseFactory(campaign=CampaignFactory(lead_organisation=own)), MediaReleaseFactory()
    client.force_login(partner)
    assert listed(client.get(reverse("media_release:index"))) == [mine]
    assert client.get(reverse("media_release:inspect", args=[foreign.pk])).status_code == 404
    for release in (mine, foreign):
        with pytest.raises(PermissionDenied):
            releasing.put_out(release=release, on=DAY, by=partner)


def test_filters_and_the_export_show_the_same(client, editor):
    MediaReleaseFactory(kind="app")
    song = MediaReleaseFactory(kind="music", title="=Song", status="out")
    client.force_login(editor)
    query = {"kind": "music", "status": "out"}
    assert listed(client.get(reverse("media_release:index"), query)) == [song]
    rows = export_rows(client.get(reverse("media_release:index"), {**query, "export": "csv"}))
    assert [(row["Title"], row["Status"]) for row in rows] == [("'=Song", "out")]
