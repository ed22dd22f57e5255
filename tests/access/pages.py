"""A draft page of an organisation's campaign, and all that Wagtail and its neighbours keep about such a page."""

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import (
    Comment,
    GroupApprovalTask,
    Locale,
    PageViewRestriction,
    ReferenceIndex,
    UploadedFile,
    Workflow,
    WorkflowTask,
)
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from content.models import Handout
from tests.access.marks import mark_texts
from tests.access.world import World
from tests.conftest import person
from tests.factories.content import campaign_page


def page_of(world: World, mark: str, *, with_item_of: World) -> None:
    """Makes the draft, in review, translated, commented, redirected to; it shows a picture of ``with_item_of``.

    The keys of everything go to ``world.keys`` by the names that addresses give their parameters.
    """
    editor = person("editor", username=f"editor-of-{world.organisation.code}")
    page = campaign_page(campaign=world.records["campaigns.campaign"], publish=False, body=body_of(mark, with_item_of))
    mark_texts(page, mark, codes=False)
    page.owner = editor
    page.save()
    revision = page.save_revision(user=editor, log_action=True)
    Comment.objects.create(page=page, user=editor, text=mark, contentpath="title")
    ReferenceIndex.create_or_update_for_object(page)
    redirect = Redirect.objects.create(old_path=f"/{world.organisation.code}", redirect_page=page)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    log(instance=page, action="wagtail.edit", user=editor, title=mark)
    world.keys.update(
        page_id=page.pk,
        parent_page_id=page.pk,
        page_to_move_id=page.pk,
        destination_id=page.get_parent().pk,
        page_pk=page.pk,
        revision_id=revision.pk,
        revision_id_a=revision.pk,
        revision_id_b=revision.pk,
        redirect_id=redirect.pk,
        page_view_restriction_id=restriction.pk,
        content_type_app_name="content",
        content_type_model_name="campaignpage",
        **_review(page, editor, mark),
        **_translation(page),
        **_upload(editor, mark),
    )


def body_of(mark: str, other: World) -> list[tuple]:
    """A block of each kind, the mark in every text, with items of another world."""
    return [
        ("text", f"<p>{mark} text</p>"),
        ("message", {"theme": "trafficking", "message": mark}),
        ("picture", {"image": other.records["content.image"], "alternative": mark, "caption": mark}),
        ("quote", {"text": mark, "attribution": mark}),
        ("recording", {"recording": other.records["content.recording"], "note": mark}),
        ("handouts", {"heading": mark, "handouts": [other.records["content.handout"]]}),
        ("help_call", {"heading": mark, "text": mark, "button": mark}),
    ]


def _review(page, editor, mark: str) -> dict:
    workflow = Workflow.objects.create(name=f"{mark} review")
    task = GroupApprovalTask.objects.create(name=f"{mark} look")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    state = workflow.start(page, editor)
    return {
        "workflow_id": workflow.pk,
        "workflow_pk": workflow.pk,
        "task_id": task.pk,
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state.pk,
        "action_name": "approve",
    }


def _translation(page) -> dict:
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="fr"))
    translation.save_target(publish=False)
    return {
        "translation_source_id": source.pk,
        "translation_id": translation.pk,
        "string_segment_id": StringSegment.objects.filter(source=source).first().pk,
        "overridable_segment_id": OverridableSegment.objects.filter(source=source).first().pk,
    }


def _upload(editor, mark: str) -> dict:
    kind = ContentType.objects.get_for_model(Handout)
    file = ContentFile(b"%PDF-1.7\n", name="upload.pdf")
    return {
        "uploaded_file_id": UploadedFile.objects.create(for_content_type=kind, file=file, uploaded_by_user=editor).pk
    }
