"""Time zones bear names that people know."""

import pytest
from django.utils.translation import override

from clarion.zones import zone_name


@pytest.mark.parametrize(
    ("language", "key", "name"),
    [
        ("en", "Africa/Nairobi", "Kenya Time"),
        ("fr", "Indian/Mauritius", "heure de Maurice"),
        ("ar", "Africa/Nairobi", "توقيت كينيا"),
        ("en", "UTC", "UTC"),
        ("en", "Nowhere/At_all", "Nowhere/At_all"),
    ],
)
def test_a_zone_is_named_in_the_language_of_the_reader(language, key, name):
    with override(language):
        assert zone_name(key) == name
