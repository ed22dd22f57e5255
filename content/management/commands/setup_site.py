"""``manage.py setup_site``: languages, home pages, sections and first texts; safe to run again."""

from django.core.management.base import BaseCommand

from content.translation.setup import set_up_site


class Command(BaseCommand):
    help = "Makes the languages, home pages and sections that the public site needs; changes nothing that is there."

    def handle(self, *args, **options):
        made = set_up_site()
        for line in made:
            self.stdout.write(f"made {line}")
        self.stdout.write("The site is complete." if made else "Nothing was missing.")
