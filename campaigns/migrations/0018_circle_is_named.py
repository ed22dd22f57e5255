from django.db import migrations, models


class Migration(migrations.Migration):
    """On its own: PostgreSQL alters no table on which the checks of a change just made are still to come."""

    dependencies = [("campaigns", "0017_circle_of_comments")]

    operations = [
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("audience", "lead"), ("circle__isnull", False)),
                    models.Q(("audience", "everyone"), ("circle", None)),
                    _connector="OR",
                ),
                name="campaigns_comment_of_a_circle_names_it",
            ),
        ),
    ]
