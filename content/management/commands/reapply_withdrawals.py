"""``manage.py reapply_withdrawals``: after older rows or files were loaded, takes down what was withdrawn since."""

from django.core.management.base import BaseCommand

from content.consent.actions import reapply_withdrawals


class Command(BaseCommand):
    help = "Withdraws again what the ledger of withdrawals says, and removes files that came back; safe to repeat."

    def handle(self, *args, **options):
        self.stdout.write(f"{reapply_withdrawals()} taken down again.")
