"""Deleting a record that others stand on is refused with a sentence, not with an error page."""

from django.contrib.admin.utils import quote
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages


class RefuseProtectedDelete:
    """For a Wagtail delete view: facts that point at the record keep it."""

    def form_valid(self, form):
        if self.usage and self.usage.is_protected:
            return self._refused()
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except (ProtectedError, RestrictedError):
            return self._refused()

    def _refused(self):
        text = _("“%(record)s” is still used by other records, so it was not deleted.") % {"record": self.object}
        messages.error(self.request, text)
        return redirect(self.edit_url_name, quote(self.object.pk))
