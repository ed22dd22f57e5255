"""Reads about accounts: the export of one's data, and who has which role."""

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.users.models import UserProfile

from clarion.models import OutgoingMail

from .roles import TABLE
from .traces import lines_about
from .work import work_of

FIELDS = ("username", "email", "first_name", "last_name", "role", "is_active", "date_joined", "last_login")


def personal_data(person, user) -> dict:
    """Everything the platform holds about a person, as plain values; secrets are named, never shown."""
    return {
        "account": {name: _plain(getattr(person, name)) for name in FIELDS},
        "organisations": [
            {
                "organisation": str(membership.organisation),
                "focal_point": membership.is_focal_point,
                "areas": [str(area) for area in membership.areas.all()],
            }
            for membership in person.memberships.select_related("organisation").prefetch_related("areas")
        ],
        "second_factors": [
            {"kind": row.type, "added": _plain(row.created_at), "last_used": _plain(row.last_used_at)}
            for row in Authenticator.objects.filter(user=person)
        ],
        "preferences": [
            {"language": row.preferred_language, "time_zone": row.current_time_zone, "theme": row.theme}
            for row in UserProfile.objects.filter(user=person)
        ],
        "mails": [
            {"subject": row.subject, "written": _plain(row.created_at), "sent": _plain(row.sent_at)}
            for row in OutgoingMail.objects.filter(to__iexact=person.email)
        ],
        "in_your_name": [
            {"kind": str(work.label), "records": [str(r) for r in work.records]} for work in work_of(person, user)
        ],
        "history_of_the_account": [_line(row) for row in lines_about(person)],
        "what_you_did": [
            _line(row) for kind in (PageLogEntry, ModelLogEntry) for row in kind.objects.filter(user=person)
        ],
    }


def people_by_role() -> list[tuple]:
    """Pairs of a role's rights and the working people who have it, in the order of the table; one query."""
    holders: dict[str, list] = {}
    for person in get_user_model().objects.working().order_by("first_name", "last_name", "username"):
        holders.setdefault(person.role, []).append(person)
    return [(rights, holders.get(rights.role.value, [])) for rights in TABLE]


def _line(row) -> dict:
    return {"at": _plain(row.timestamp), "action": row.action, "about": row.label}


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value
