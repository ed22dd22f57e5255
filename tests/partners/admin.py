"""What tests of the admin share: permissions, listed rows, exported rows."""

import csv
import io

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType


def grant(user, *models):
    """Gives the user every permission on the models, and entry to the admin; the roles table is tested elsewhere."""
    types = [ContentType.objects.get_for_model(model) for model in models]
    user.user_permissions.add(*Permission.objects.filter(content_type__in=types))
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))


def listed(response):
    """The records a listing shows, in order."""
    return list(response.context["object_list"])


def export_rows(response):
    """The rows of a CSV export by heading."""
    return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
