from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0004_messages'),
    ]

    operations = [
        migrations.CreateModel(
            name='LoadedPart',
            fields=[
                ('name', models.CharField(max_length=100, primary_key=True, serialize=False)),
                ('seed', models.IntegerField()),
                ('loaded_at', models.DateTimeField(auto_now=True)),
            ],
        ),
    ]
