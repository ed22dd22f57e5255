"""Names that no list of places may hold: where people hide, and where they live."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _

HARMLESS = (
    "(bus|taxi|tram|train|matatu|passenger|transit) shelters?",
    "bus transit (cent(re|er)s?|homes?)",
    "abris? ?(bus|voyageurs?)",
    "abris? (de|pour) (bus|voyageurs?)",
    "refugios? (de|para) (autobus|autobuses|pasajeros)",
    "abrigos? (de|para) (onibus|autocarros?|passageiros)",
    "santa casa (da|de) misericordia",
)
"""Where people wait for the bus, and hospitals; taken out before the name is searched."""
WHOSE = "(mr|mrs|ms|miss|madam|mama|auntie|aunt|pastor|sister|the|a|my|our)"
WHO = "(women|woman|girls?|boys?|child|children|kids|victims?|survivors?|orphans?)"
HIDDEN = (
    # English
    *("shelters?", "safe ?(houses?|homes?|havens?|spaces?)", "refuges?", "crisis cent(re|er)s?", "asylums?"),
    *("(private|family|foster|group|care|orphans?) (homes?|houses?|residences?|flats?)", "orphanages?"),
    *("(transit|reception|asylum) (cent(re|er)s?|homes?|houses?|sites?)", "(half ?way|protection) (homes?|houses?)"),
    *("(rehabilitation|rehab|recovery) (homes?|houses?)", "(homes?|residences?) (of|for)", "hid(eouts?|ing places?)"),
    *(
        rf"houses? of {WHOSE}",
        "houses? of (mercy|hope|refuge|grace|peace|safety|protection)",
        r"\w+ s (home|house|residence)s?",
    ),
    *(rf"{WHO} (s )?(homes?|houses?|hostels?)", rf"{WHOSE} (\w+ )?(s )?homes?", "at home"),
    *(r"for (the )?(\w+ )?(victims|survivors)", "trafficked (women|girls|children|people|persons)"),
    # French
    *("refuges?", "abris?", "maisons? (sures?|refuges?|privees?|particulieres?|familiales?)", "orphelinats?"),
    *("maisons? (d (accueil|hebergement)|de (transit|protection|misericorde|retour)|de la misericorde|de l espoir)",),
    *("maisons? de (m|mr|mme|mlle|madame|monsieur|mademoiselle|maman)", "chez (mr|mme|mlle|madame|monsieur)"),
    *(
        "foyers? (d (hebergement|accueil|urgence)|de transit)",
        "foyers? (de|pour|des) (jeunes )?(femmes|filles|enfants)",
    ),
    *(
        "(lieux?|centres?) (d (hebergement|accueil|urgence)|surs?)",
        "centres? de (transit|crise|refuge)",
        "hebergements?",
    ),
    *("domiciles?", "residences? privees?", "pour (les )?(victimes|survivantes?|survivants?)", "villages? d enfants"),
    # Spanish
    *(
        "refugios?",
        "albergues?",
        "casas? (seguras?|refugio|hogar|cuna|particular(es)?)",
        "domicilios?",
        "orfanatorios?",
    ),
    *("casas? de (acogida|transito|paso|proteccion|misericordia|la misericordia)", "orf(anato|elinato)s?"),
    *("casas? de (don|dona|la senora|el senor|la familia|mi|su)", "hogar(es)? (de|para|infantil(es)?|seguros?)"),
    *("centros? de (acogida|transito|emergencia|crisis|refugio)", "viviendas? (privadas?|particular(es)?)"),
    *("(pisos?|centros?) (tutelados?|de acogida)", "para (las )?(victimas|sobrevivientes)", "aldeas? infantil(es)?"),
    # Portuguese
    *("abrigos?", "casas? (abrigo|lar|seguras?|privadas?)", "centros? de (acolhimento|acolhida|transito|abrigo|crise)"),
    *(
        "casas? de (abrigo|acolhida|acolhimento|passagem|transito|misericordia)",
        "residencias? (particular(es)?|privadas?)",
    ),
    *("casas? (da|do|de) (dona|senhora?|mae|familia)", "lar(es)? (de|para|dos|das|infantil|seguros?)"),
    *("para (as )?(vitimas|sobreviventes)", "moradias? (particular(es)?|privadas?)", "aldeias? (de criancas|infantil)"),
    # Swahili
    *("(nyumba|makazi|makao|mahali) (ya |za |pa )?(salama|siri)", "(nyumba|kituo|makao) (ya|cha|za) hifadhi", "yatima"),
    *("(makazi|makao|nyumba|kituo) (ya|za|cha) (muda|mpito|malezi|watoto)", "nyumba binafsi", "nyumbani kwa"),
    *("nyumba ya (huruma|rehema|matumaini|bi|bibi|bwana|mama|mzee)", "maficho(ni)?", "kimbilio"),
    *("(kwa|cha|ya|za) (waathirika|wahanga|manusura)",),
)
HOUSE = "(?:بيت|منزل|دار|مسكن|مركز|بيوت|منازل|دور|مراكز)"
ARABIC = (
    *("ماوي", "ملجا", "ملاجي", "ايواء", "ميتم", "مياتم", "دار ايتام", "بيت ايتام", "دور ايتام"),
    *(f"{HOUSE} (?:امن|امنه|حمايه|خاص|خاصه|عبور|رعايه|تاهيل|رحمه|امل|ضيوف|سيد|سيده|عايله|طواري)",),
    *(rf"{HOUSE} (?:\w+ ){{0,4}}ل?(?:ضحايا|ضحيه|ناجيات|ناجين|معنفات)",),
)
"""As they stand after ``_bare``; articles and prepositions may be written onto each word."""
LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
ALIKE = str.maketrans(
    "авеѕіјкмнорстухһԁԛԝгп" + "αβεικνορτυχωη" + "ıłøđɑɡ" + "ʜʟɴʀɪɢʙᴇᴛᴀᴏᴜᴍᴘ",
    "abesijkmhopctyxhdqwrn" + "abeikvoptuxwn" + "ilodag" + "hlnrigbetaoump",
)
"""Letters of other alphabets, and some rare ones, that look like those of ours."""
AS_DIGITS = str.maketrans("01345", "oleas")
ARTICLE = "(?:[وفبكل]?ال|لل|[وفبكل])?"

_harmless = re.compile(rf"\b({'|'.join(HARMLESS)})\b")
_hidden = re.compile(rf"\b({'|'.join(HIDDEN)})\b")
_arabic = re.compile("|".join(rf"\b{ARTICLE}{words.replace(' ', f' {ARTICLE}')}" for words in ARABIC))
_spelled = re.compile(r"\b(\w) (?=\w\b)")


def _bare(text: str) -> str:
    """Small letters without accents, vowel and invisible signs; one space between words."""
    seen = "".join(one for one in text if unicodedata.category(one) not in ("Cf", "Lm"))
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", seen).casefold())
    bare = "".join(one for one in whole if not unicodedata.combining(one)).translate(LETTERS)
    return " ".join("".join(one if one.isalnum() else " " for one in bare).split())


def _mixed(word: str) -> bool:
    """Whether Latin letters stand in one word with those of an alphabet that looks like ours."""
    alphabets = {unicodedata.name(one, "").partition(" ")[0] for one in word if one.isalpha()}
    return "LATIN" in alphabets and bool(alphabets & {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})


def refuse_hidden(place: str) -> None:
    """Raises ValidationError where the name tells of a shelter, a safe house or a home, in any language of the site."""
    bare = _bare(place)
    words = _harmless.sub(" ", bare.translate(ALIKE))
    forms = (words, _spelled.sub(r"\1", words), words.translate(AS_DIGITS))
    if any(_hidden.search(one) or _arabic.search(one) for one in forms) or any(map(_mixed, bare.split())):
        text = _("“%(place)s” sounds like a shelter, a safe house or a home. Such places are never written down here.")
        raise ValidationError(text % {"place": Truncator(place).chars(200)}, code="hidden")
