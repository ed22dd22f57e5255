"""The admin's own CSV exports pass the formula gate too."""

from django.urls import reverse

from tests.factories.partners import UserFactory


def test_wagtail_report_neutralises_formulas(client, db):
    UserFactory(username="root", is_superuser=True)
    client.force_login(
        UserFactory(username="boss", is_superuser=True, first_name='=HYPERLINK("http://x")', role="administrator")
    )
    address = reverse("wagtailusers_users:index")
    response = client.get(address, {"export": "csv"})
    text = b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()
    assert "=HYPERLINK" not in text.replace("'=HYPERLINK", "")
