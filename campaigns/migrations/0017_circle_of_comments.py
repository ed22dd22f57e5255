import django.db.models.deletion
from django.db import migrations, models


def keep_the_present_lead(apps, schema_editor):
    """Who led when a comment was written is not on record; the present lead's people are those who read it now."""
    campaigns = apps.get_model("campaigns", "Campaign").objects.filter(pk=models.OuterRef("campaign"))
    comments = apps.get_model("campaigns", "Comment").objects.filter(audience="lead")
    comments.update(circle=models.Subquery(campaigns.values("lead_organisation")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0016_booked_as"),
        ("partners", "0002_names_in_other_languages"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="circle",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partners.organisation",
                verbose_name="written for",
            ),
        ),
        migrations.RunPython(keep_the_present_lead, migrations.RunPython.noop),
    ]
