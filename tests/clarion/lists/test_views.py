"""Kept views of lists: what they hold, whose they are, and where they stand."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from clarion.lists.actions import MOST_VIEWS, kept_part, remove_view, rename_view, save_view
from clarion.models import SavedView

pytestmark = pytest.mark.django_db
LIST = "/admin/campaign/"


def names_above(client, address):
    above = client.get(address).context["above"]
    return [(view.name, shown) for view, _, shown in above.views], above.can_be_kept


def test_a_view_keeps_filters_search_and_order_but_not_the_page():
    query = "q=roads&status=draft&status=active&ordering=-name&p=3&export=csv&_w_filter_fragment=true"
    assert kept_part(query) == "q=roads&status=draft&status=active&ordering=-name"


def test_it_is_kept_in_two_steps_and_then_stands_above_the_list(client, editor):
    client.force_login(editor)
    assert names_above(client, LIST) == ([], False)
    assert names_above(client, f"{LIST}?status=draft") == ([], True)
    way = client.get(f"{LIST}?status=draft&p=1").context["above"].keep_address
    answer = client.post(way, {"name": "Drafts"})
    assert answer["Location"] == f"{LIST}?status=draft"
    assert names_above(client, answer["Location"]) == ([("Drafts", True)], False)
    assert names_above(client, LIST) == ([("Drafts", False)], False)


def test_a_second_of_the_same_name_is_refused_at_the_field(client, editor):
    save_view(list_name="campaign", name="Drafts", query="status=draft", by=editor)
    client.force_login(editor)
    answer = client.post(f"{reverse('clarion_save_view')}?list=campaign&query=status%3Dactive", {"name": " Drafts "})
    assert answer.context["form"].errors == {"__all__": ["You have a view of this name already."]}
    assert SavedView.objects.count() == 1


@pytest.mark.parametrize("list_name", ["", "nonsense", "clarion_tasks", "wagtailadmin_explore"])
def test_a_list_that_is_none_has_no_views(client, editor, list_name):
    client.force_login(editor)
    assert client.get(reverse("clarion_save_view"), {"list": list_name}).status_code == 404


def test_views_are_private(client, editor, coordinator):
    view = save_view(list_name="campaign", name="Drafts", query="status=draft", by=editor)
    client.force_login(coordinator)
    assert names_above(client, LIST) == ([], False)
    pages = [reverse(f"clarion_{verb}_view", args=[view.pk]) for verb in ("rename", "remove")]
    assert [client.get(page).status_code for page in pages] == [404, 404]
    for verb, given in ((rename_view, {"name": "Mine"}), (remove_view, {})):
        with pytest.raises(PermissionDenied):
            verb(view=view, by=coordinator, **given)


def test_they_are_renamed_and_removed_on_a_page_of_their_own(client, editor):
    view = save_view(list_name="campaign", name="Drafts", query="status=draft", by=editor)
    client.force_login(editor)
    client.post(reverse("clarion_rename_view", args=[view.pk]), {"name": "To finish"})
    page = client.get(reverse("clarion_saved_views"))
    assert [(heading, [one.name for one, _ in views]) for heading, views in page.context["groups"]] == [
        ("Campaigns", ["To finish"])
    ]
    client.post(reverse("clarion_remove_view", args=[view.pk]))
    assert SavedView.objects.count() == 0


def test_there_is_an_end_to_them(editor):
    for number in range(MOST_VIEWS):
        save_view(list_name="campaign", name=str(number), query="status=draft", by=editor)
    with pytest.raises(ValidationError):
        save_view(list_name="campaign", name="One more", query="status=draft", by=editor)
    save_view(list_name="event", name="Another list", query="status=planned", by=editor)


def test_a_query_that_is_too_long_is_refused(editor):
    with pytest.raises(ValidationError) as caught:
        save_view(list_name="campaign", name="Long", query=f"q={'a' * 3000}", by=editor)
    assert list(caught.value.message_dict) == ["query"]
