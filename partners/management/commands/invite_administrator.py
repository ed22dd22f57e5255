"""Invites the first administrator of an installation, who then invites everybody else in the admin."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from partners.people import actions, tokens


class Command(BaseCommand):
    help = "Invites the first administrator; refused once there is one."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("email")

    def handle(self, *args, username, email, **options):
        try:
            person = actions.invite_first_administrator(email=email, username=username)
        except (PermissionDenied, ValidationError) as error:
            words = error.messages if isinstance(error, ValidationError) else [str(error)]
            raise CommandError(" ".join(words)) from error
        path = reverse("accept_invitation", args=[tokens.make_token(person)])
        self.stdout.write(f"The link was mailed to {person.email}; it is also: {path}")
