"""The ways in which a help service is reached, and what each may look like."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator, RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from .places import no_place

NUMBER = RegexValidator(
    r"^(\+?[0-9][0-9 ]*[0-9]|[*#][0-9*#]+)\Z",
    _("Digits and spaces, with a + in front where needed, for example 116 or +254 20 000 0000."),
)
ABROAD = RegexValidator(r"^\+", _("A number for callers from abroad begins with + and the country's code."))
SHORT, LONG = MaxLengthValidator(30), MaxLengthValidator(200)

WAYS = {
    "phone": (_("Telephone"), (NUMBER, SHORT)),
    "phone_from_abroad": (_("Telephone from abroad"), (NUMBER, ABROAD, SHORT)),
    "sms": (_("SMS number"), (NUMBER, SHORT)),
    "whatsapp": (_("WhatsApp number"), (NUMBER, ABROAD, SHORT)),
    "chat_url": (_("Chat address"), (URLValidator(["http", "https"]), LONG, no_place)),
    "email": (_("E-mail"), (EmailValidator(), LONG, no_place)),
}
"""Each way by the name of its field, with its words and its checks."""


def ways_of(service) -> dict[str, str]:
    """The ways that a service has, without the empty ones."""
    return {way: value for way in WAYS if (value := getattr(service, way))}


def checked(given: Mapping[str, str]) -> dict[str, str]:
    """The ways that were given, without the empty ones; ValidationError by way for what cannot be one."""
    if unknown := set(given) - set(WAYS):
        raise ValueError(f"No way to reach a service: {sorted(unknown)}")
    found = {way: given[way].strip() for way in WAYS if (given.get(way) or "").strip()}
    faults: dict[str, list] = {}
    for way, value in found.items():
        for check in WAYS[way][1]:
            try:
                check(value)
            except ValidationError as error:
                faults.setdefault(way, []).extend(error.messages)
    if faults:
        raise ValidationError(faults)
    return found


def in_words(names) -> list[str]:
    """The ways by what people call them, in their usual order."""
    return [str(words) for way, (words, _checks) in WAYS.items() if way in names]
