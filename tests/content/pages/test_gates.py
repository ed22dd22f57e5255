"""An untranslated copy never goes live, by whichever door."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from content.models import CampaignIndexPage, StandardPage
from content.pages.gates import missing_strings
from content.translation.actions import translate_page
from tests.factories.content import campaign_page

TEXT = "Before you accept, ask who pays for the journey."


@pytest.fixture
def english(site):
    page = StandardPage(title="Check the offer", slug="check", body=[("text", f"<p>{TEXT}</p>")], locale=site.locale)
    page.live = False
    site.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def french(english, django_capture_on_commit_callbacks):
    """The untranslated copy that the "Translate this page" form makes."""
    with django_capture_on_commit_callbacks(execute=True):
        translate_object(english, [Locale.objects.get(language_code="fr")])
    return english.get_translation(Locale.objects.get(language_code="fr"))


def translation_of(page):
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)


def is_live(page) -> bool:
    page.refresh_from_db()
    return page.live


def translated(english, publish=True):
    strings = {"Check the offer": "Vérifier l'offre", TEXT: "Avant d'accepter, demandez qui paie le voyage."}
    return translate_page(by=None, page=english, language="fr", strings=strings, publish=publish)


def test_the_copy_begins_as_a_draft(french):
    assert (is_live(french), missing_strings(translation_of(french))) == (False, 2)


def test_a_whole_translation_goes_live(english, client):
    page = translated(english)
    assert (is_live(page), page.slug) == (True, "check")
    assert "qui paie le voyage" in client.get("/fr/check/").content.decode()


def test_saving_the_target_for_publication_is_refused(french, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        translation_of(french).save_target(publish=True)
    assert not is_live(french)
    assert PageLogEntry.objects.filter(page=french, action="clarion.publication_refused").count() == 1


def test_the_button_of_the_translation_editor_is_refused(
    french, client, administrator, django_capture_on_commit_callbacks
):
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("wagtailadmin_pages:edit", args=[french.pk]), {"action": "publish"})
    assert response.status_code == 302
    assert not is_live(french)


def test_the_schedule_is_refused_and_tried_again(english, french):
    french.go_live_at = timezone.now() - timedelta(minutes=1)
    revision = french.save_revision()
    revision.approved_go_live_at = french.go_live_at
    revision.save()
    call_command("publish_scheduled")
    assert not is_live(french)
    translated(english, publish=False)
    call_command("publish_scheduled")
    assert is_live(french)


def test_publishing_several_at_once_is_refused(french, client, administrator):
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{address}?id={french.pk}&next=/admin/", {"include_descendants": "on"})
    assert response.status_code == 302
    assert not is_live(french)


def test_a_mirror_of_another_language_is_never_live(english):
    french_home = english.get_parent().get_translation(Locale.objects.get(language_code="fr"))
    mirror = english.create_alias(parent=french_home, update_locale=french_home.locale)
    assert not is_live(mirror)
    english.title = "Check each offer"
    english.save_revision().publish()
    assert not is_live(mirror)


def test_a_change_of_the_source_does_not_put_english_on_the_french_page(
    english, client, django_capture_on_commit_callbacks
):
    page = translated(english)
    english.body = [("text", f"<p>{TEXT}</p><p>Keep a copy of your passport with someone you trust.</p>")]
    english.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(english)
    source.update_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        translation_of(page).save_target(publish=True)
    shown = client.get("/fr/check/").content.decode()
    assert ("Keep a copy" in shown, "qui paie le voyage" in shown) == (False, True)
    page.refresh_from_db()
    assert "Keep a copy" in str(page.get_latest_revision().content["body"])


def test_a_wrong_string_counts_as_missing(english):
    page = translated(english, publish=False)
    StringTranslation.objects.filter(locale=page.locale, data__startswith="Avant").update(has_error=True)
    page.get_latest_revision().publish()
    assert not is_live(page)


def test_a_copy_whose_translation_was_stopped_is_still_refused(french):
    Translation.objects.filter(target_locale=french.locale, source__object_id=french.translation_key).update(
        enabled=False
    )
    french.get_latest_revision().publish()
    assert not is_live(french)
    french.title, french.body = "Vérifier l'offre", [("text", "<p>Avant d'accepter, demandez qui paie.</p>")]
    french.save_revision().publish()
    assert is_live(french)


def test_addresses_stay_put_and_the_record_follows(site):
    page = campaign_page(title="Ask first", summary="Ask before you go.")
    copy = translate_page(
        by=None, page=page, language="fr", strings={"Ask first": "Demander", "Ask before you go.": "Demandez avant."}
    )
    assert (copy.live, copy.slug, copy.campaign) == (True, page.slug, page.campaign)
    assert copy.get_parent().specific == CampaignIndexPage.objects.get(locale__language_code="fr")
