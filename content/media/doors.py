"""The one page of wagtailmedia that shows an item without asking who looks: closed to strangers."""

from django.shortcuts import get_object_or_404
from wagtail.admin.auth import require_admin_access
from wagtailmedia.views.media import usage

from .models import Recording


@require_admin_access
def recording_usage(request, media_id):
    """Where a recording is used, for those who may find it."""
    get_object_or_404(Recording.objects.visible_to(request.user), pk=media_id)
    return usage(request, media_id)
