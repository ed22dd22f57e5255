"""A consent is whole or absent, and a verified service has a way to reach it."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("partners", "0005_time_to_record_consent")]

    operations = [
        migrations.AddConstraint(
            model_name='helpservice',
            constraint=models.CheckConstraint(condition=models.Q(('verified_on__isnull', True), models.Q(('chat_url', ''), ('email', ''), ('phone', ''), ('phone_from_abroad', ''), ('sms', ''), ('whatsapp', ''), _negated=True), _connector='OR'), name='partners_helpservice_verified_by_some_way'),
        ),
        migrations.AddConstraint(
            model_name='helpservice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('consented_by', ''), ('consented_on__isnull', True)), models.Q(('consent_until__gt', models.F('consented_on')), ('consented_on__isnull', False), models.Q(('consented_by', ''), _negated=True)), _connector='OR'), name='partners_helpservice_consent_is_whole'),
        ),
    ]
