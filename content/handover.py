"""What stands in a person's name in the library and among pages, for when the person leaves."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.media.models import Handout, Image, Recording
from partners.people.work import Work


def work_of(person, user, period=None) -> list[Work]:
    """Pages and items whose owner the person is: owners may change what they brought."""
    return [
        Work(label=_("pages"), records=Page.objects.filter(owner=person), field="owner"),
        Work(label=_("pictures"), records=Image.objects.filter(uploaded_by_user=person), field="uploaded_by_user"),
        Work(
            label=_("recordings"), records=Recording.objects.filter(uploaded_by_user=person), field="uploaded_by_user"
        ),
        Work(label=_("handouts"), records=Handout.objects.filter(uploaded_by_user=person), field="uploaded_by_user"),
    ]
