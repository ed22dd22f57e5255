"""Where a person's name and address stay behind outside the account: mail, lock-out, history, profile."""

from axes.models import AccessAttempt
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from clarion.models import OutgoingMail


def forget(*, person, address: str, username: str) -> None:
    """Deletes mails to the person, failed sign-ins and the profile; the history keeps its lines without the name."""
    OutgoingMail.objects.filter(to__iexact=address).delete()
    AccessAttempt.objects.filter(username__iexact=username).delete()
    for profile in UserProfile.objects.filter(user=person):
        profile.avatar.delete(save=False)
        profile.delete()
    person.second_factor_resets.update(reason="")
    lines_about(person).update(label=str(person))
    for line in lines_about(person):
        if line.data.pop("reason", None):
            line.save(update_fields=["data"])
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()


def lines_about(person):
    """The lines of the audit log whose subject is the account."""
    kind = ContentType.objects.get_for_model(person)
    return ModelLogEntry.objects.filter(content_type=kind, object_id=str(person.pk))
