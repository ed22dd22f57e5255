"""Says of the demonstration's items that nobody is in them; of real ones somebody has to say it."""

from django.db import migrations


def declare(apps, schema_editor):
    """The demonstration's items are drawn by its loader. Nobody has looked at others with this question in mind, so
    they stay undeclared and leave the public pages until somebody says who is in them.
    """
    if not apps.get_model("content", "LoadedPart").objects.filter(name="content.demonstration.pages").exists():
        return
    for name in ("Image", "Recording", "Handout"):
        apps.get_model("content", name).objects.update(people_shown="nobody")


class Migration(migrations.Migration):
    dependencies = [("content", "0003_consent_and_rights")]
    operations = [migrations.RunPython(declare, migrations.RunPython.noop)]
