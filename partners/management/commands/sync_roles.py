"""Makes the groups of the database match the table of roles exactly."""

from django.core.management.base import BaseCommand, CommandError

from partners.people.role_groups import UnknownPermission, sync_roles


class Command(BaseCommand):
    help = "Makes the groups of the database match the table of roles exactly."

    def handle(self, *args, **options):
        try:
            changes = sync_roles()
        except UnknownPermission as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        for line in changes.lines:
            self.stdout.write(line)
        self.stdout.write("Roles are as the table says.")
