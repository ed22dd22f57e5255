"""The file of withdrawals survives a crash in the middle of a line."""

import pytest

from content.consent import ledger
from tests.factories.consent import agreed
from tests.factories.content import ImageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("left", [b"", b'{"consent": "cut sho', b'{"consent": "cut sho\n'])
def test_a_line_begins_anew_after_one_that_was_cut_short(settings, tmp_path, left):
    path = settings.WITHDRAWAL_LEDGER = tmp_path / "withdrawals.jsonl"
    path.write_bytes(left)
    image = ImageFactory(people_shown="identifiable")
    consent = agreed(image)
    written = [ledger.write(consent, [image]), ledger.write(consent, [])]
    assert list(ledger.lines()) == written
    assert written[0].items == (("image", ledger.print_of(image)),)
