"""Doors of Wagtail's library hung anew: they open for whoever may find the item, and take nothing unchecked."""

from django.http import Http404, HttpResponseBadRequest
from wagtail.admin.auth import require_admin_access
from wagtail.documents.views.multiple import AddView as AddDocuments
from wagtail.images.views.multiple import AddView as AddImages

from .models import Handout, Image, Recording

BY_KEY = {"image_id": Image, "document_id": Handout, "doc_id": Handout, "media_id": Recording}
"""What a parameter of Wagtail's addresses is the key of."""


class LibraryDoors:
    """Middleware: an item that the person may not find is not there, at each of its addresses and for each method.

    Most of these ask by themselves; some look for the item first and refuse it then, and one asks nobody.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, keywords):
        if not request.path.startswith("/admin/") or not request.user.is_authenticated:
            return None
        if "uploaded_file_id" in keywords:  # a file kept as it came; here none ever is
            raise Http404
        for name in BY_KEY.keys() & keywords.keys():
            if not BY_KEY[name].objects.visible_to(request.user).filter(pk=keywords[name]).exists():
                raise Http404
        return None


class NothingKeptUnchecked:
    """For Wagtail's pages that take several files: a file whose form has any fault is refused.

    Wagtail keeps it as it came, among public files, until the rest of the form is right.
    """

    def post(self, request):
        if "files[]" not in request.FILES:
            return HttpResponseBadRequest("No file was sent.", content_type="text/plain; charset=utf-8")
        return super().post(request)

    def get_upload_form_class(self):
        class OfFileAlone(super().get_upload_form_class()):
            def full_clean(self):
                super().full_clean()
                if self._errors and "file" not in self._errors:
                    words = [str(word) for words in self._errors.values() for word in words]
                    self._errors["file"] = self.error_class(words)

        return OfFileAlone


class AddPictures(NothingKeptUnchecked, AddImages):
    """Several pictures at once."""


class AddHandouts(NothingKeptUnchecked, AddDocuments):
    """Several handouts at once."""


add_pictures = require_admin_access(AddPictures.as_view())
add_handouts = require_admin_access(AddHandouts.as_view())
