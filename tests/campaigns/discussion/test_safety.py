"""What would reach a person is refused; what only looks like it a little is not."""

import pytest
from django.core.exceptions import ValidationError

from campaigns.discussion.safety import refuse_contacts


@pytest.mark.parametrize(
    "text",
    [
        "Call 0700 123 456 tonight",
        "+254-700-123456",
        "(01) 02 03 04 05",
        "07.12.34.56.78",
        "0 7 0 0 1 2 3",
        "0700/123456",
        "0700,123,456",
        "٠٧٠٠١٢٣٤٥٦",
        "０７００１２３４５６",
        "0700\u200b123\u200b456",
        "0700\n123456",
        "2026-03-10 0700123456",
        "wa.me/254700123456",
        "ada@example.org",
        "ada.b+c@mail.example.co.ke, please",
        "ada＠example.org",
    ],
)
def test_refused(text):
    with pytest.raises(ValidationError) as caught:
        refuse_contacts(text, field="note")
    assert list(caught.value.message_dict) == ["note"]


@pytest.mark.parametrize(
    "text",
    [
        "Between 2026-03-10 and 2026-04-11",
        "10.3.2026 – 11.04.2026",
        "2024–2026, again 2027/2028",
        "1,200,000 listeners for 12,500.50 USD",
        "@ada.lovelace, 12 of 40 schools in 3 areas",
        "From 10:30 to 12:00, rooms 101-104",
        "GRP 120, 45 %",
        "5, 10, 15, 20 and 25 schools",
    ],
)
def test_let_through(text):
    refuse_contacts(text, field="text")
