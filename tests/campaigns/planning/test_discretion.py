"""What leads to a person is found in texts, however long they are."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError

from campaigns.planning.discretion import holds_mail, holds_number
from campaigns.pretesting.discretion import names_nobody

MANY = 400_000
"""Signs of a text in which a search that begins anew at each of them would not end within an hour."""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to maria.k+x@mail.example.org today", True),
        ("a@b.c", True),
        ("maria＠example.org", True),
        ("Posters @ 2.50 each", False),
        ("school@noon", False),
        ("", False),
    ],
)
def test_an_address_is_found(text, found):
    assert holds_mail(text) is found


@pytest.mark.parametrize("sign", ["a", "a@", "@", "a.", "a@a", "1", "1 ", "1,", "111,", "-", "a@-."])
def test_a_long_text_is_searched_once(sign):
    text = sign * (MANY // len(sign)) + " "
    holds_mail(text)
    holds_number(text)
    with suppress(ValidationError):
        names_nobody(text)
