"""The progress of one's own work, as a page that works without JavaScript and as JSON for the script."""

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_POST

from .models import OutgoingMail, TaskProgress
from .outbox import send_again
from .progress import progress_address, request_cancel


def _own(request, pk) -> TaskProgress:
    return get_object_or_404(TaskProgress, pk=pk, owner_key=str(request.user.pk))


@require_GET
def show_progress(request, pk):
    progress = _own(request, pk)
    return TemplateResponse(request, "clarion/jobs/progress.html", {"progress": progress})


@require_GET
def progress_as_json(request, pk):
    progress = _own(request, pk)
    return JsonResponse(
        {
            "state": progress.state,
            "state_label": progress.get_state_display(),
            "done": progress.done,
            "total": progress.total,
            "message": progress.message,
            "result_url": progress.result_url or None,
            "is_over": progress.is_over,
        }
    )


@require_POST
def stop_progress(request, pk):
    progress = _own(request, pk)
    request_cancel(progress=progress, by=request.user)
    return redirect(progress_address(progress))


@require_POST
def send_mail_again(request, pk):
    if not request.user.has_perm("clarion.change_outgoingmail"):
        raise Http404
    mail = get_object_or_404(OutgoingMail.objects.visible_to(request.user), pk=pk)
    send_again(mail=mail, by=request.user)
    return redirect("outbox:inspect", mail.pk)
