"""Services listed before consent was recorded stay with readers as long as their last verification holds, no longer."""

from datetime import timedelta

from django.db import migrations

VERIFICATION_HELD = timedelta(days=90)


def give_time(apps, schema_editor):
    services = apps.get_model("partners", "HelpService").objects.using(schema_editor.connection.alias)
    for pk, day in services.filter(verified_on__isnull=False).values_list("pk", "verified_on"):
        services.filter(pk=pk).update(consent_until=day + VERIFICATION_HELD)


class Migration(migrations.Migration):
    dependencies = [("partners", "0004_safety_of_help_services")]

    operations = [migrations.RunPython(give_time, migrations.RunPython.noop)]
