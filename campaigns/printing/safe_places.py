"""Names that no list of places may hold: where people hide, and where they live."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HARMLESS = (
    "bus shelters?",
    "abri ?bus",
    "abri de bus",
    "refugio de autobus",
    "abrigo de (onibus|autocarros?|passageiros)",
)
"""Where people wait for the bus; taken out before the name is searched."""
HIDDEN = (
    # English
    *("shelters?", "safe ?houses?", "refuges?", "crisis cent(re|er)s?", "private (homes?|houses?|residences?|flats?)"),
    # French
    *("refuges?", "abris?", "maisons? (sures?|refuges?|d accueil)", "foyers? (d hebergement|d accueil)"),
    *("centres? d hebergement", "hebergements?", "domiciles?", "maisons? privees?"),
    # Spanish
    *("refugios?", "albergues?", "casas? (seguras?|de acogida|refugio|hogar|particular(es)?)", "domicilios?"),
    *("viviendas? (privadas?|particular(es)?)",),
    # Portuguese
    *("abrigos?", "casas? (abrigo|de abrigo|de acolhida|de acolhimento|de passagem)", "centros? de acolhimento"),
    *("residencias? particular(es)?",),
    # Swahili
    *("(nyumba|makazi|makao) (ya |za )?salama", "nyumba ya hifadhi", "makazi ya muda", "nyumba binafsi"),
    *("nyumbani kwa",),
)
ARABIC = ("ماوي", "ملجا", "ايواء", "بيت امن", "منزل امن", "دار امنه", "دار حمايه", "دار الحمايه", "بيت خاص", "منزل خاص")
"""As they stand after ``_plain``; found inside words, since articles and prepositions are written onto them."""
LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "’": " ", "'": " "})

_harmless = re.compile(rf"\b({'|'.join(HARMLESS)})\b")
_hidden = re.compile(rf"\b({'|'.join(HIDDEN)})\b")


def _plain(text: str) -> str:
    """Small letters without accents and vowel signs, one space between words."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return " ".join(bare.translate(LETTERS).replace("-", " ").split())


def refuse_hidden(place: str) -> None:
    """Raises ValidationError where the name tells of a shelter, a safe house or a home, in any language of the site."""
    words = _harmless.sub(" ", _plain(place))
    if _hidden.search(words) or any(word in words for word in ARABIC):
        text = _("“%(place)s” sounds like a shelter, a safe house or a home. Such places are never written down here.")
        raise ValidationError(text % {"place": place}, code="hidden")
