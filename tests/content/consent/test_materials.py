"""A picture that is withdrawn leaves a material that carries it, its card in the library and its campaign's page."""

import re

from content.consent import actions
from content.pages.gates import why_not_live
from tests.factories.consent import agreed
from tests.factories.content import ImageFactory, campaign_page, material_page


def media_of(client, address) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return sorted(set(re.findall(r"/media/[\w./-]+", response.content.decode())))


def test_a_withdrawn_cover_leaves_material_card_and_campaign(
    site, settings, tmp_path, client, editor, organisation_a, django_capture_on_commit_callbacks
):
    settings.WITHDRAWAL_LEDGER = tmp_path / "withdrawals.jsonl"
    image = ImageFactory(people_shown="identifiable", organisation=organisation_a)
    consent = agreed(image, organisation=organisation_a)
    campaign = campaign_page(slug="check-first", body=[])
    page = material_page("radio_spot", campaign=campaign.campaign, cover=image, cover_alternative="A fisher", parts=[])
    places = ["/en/materials/radio-spot/", "/en/materials/", "/en/campaigns/check-first/"]
    shown = {file for place in places for file in media_of(client, place)}
    assert shown != set()
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_consent(consent=consent, by=editor)
    assert [media_of(client, place) for place in places] == [[], [], []]
    assert {client.get(file).status_code for file in shown} == {404}
    assert image.title in str(why_not_live(page))
