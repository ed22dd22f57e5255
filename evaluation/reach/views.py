"""Where events arrive, and where people read what they add up to."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from campaigns.planning.models import Campaign

from .choices import Measure, Total
from .exports import as_file
from .forms import ReachFilterForm
from .intake import LONGEST_BODY, receive
from .queries import places_of, reach_by_campaign, reach_of, rounded_total, site_totals
from .rules import may_view, may_view_site_totals
from .wsgi import sent

ROWS = 100
CAMPAIGNS = 50
DAYS = 14
FORMATS = ("csv", "xlsx")


# A beacon carries no token, and nothing it does is done in anybody's name: the same-origin check stands in ``intake``.
@csrf_exempt
@never_cache
@require_POST
def receive_event(request):
    """Takes one event; the usual way, for servers without the short one of ``wsgi.py``."""
    status = receive(sent(request.META, lambda length: request.read(min(length, LONGEST_BODY))))
    return HttpResponse(status=status.value)


@require_GET
def reach_of_campaigns(request):
    """The list: every campaign the person may open, with its totals."""
    if not may_view(request.user):
        raise Http404
    campaigns = Campaign.objects.visible_to(request.user)
    page = Paginator(campaigns, CAMPAIGNS).get_page(request.GET.get("p"))
    totals = reach_by_campaign(request.user, campaigns.filter(pk__in=[campaign.pk for campaign in page]))
    measures = [measure for measure in Measure if any(measure in found for found in totals.values())]
    rows = [(c, [totals.get(c.pk, {}).get(measure) for measure in measures]) for c in page]
    context = {"page": page, "rows": rows, "measures": measures}
    if may_view_site_totals(request.user):
        context |= {"site": _site(), "days": DAYS}
    return TemplateResponse(request, "evaluation/reach/list.html", context)


def _site():
    """Daily totals as they are shown: help pages never to the unit."""
    return [
        (row.day, row.get_what_display(), rounded_total(row.count) if row.what == Total.HELP else row.count)
        for row in site_totals(DAYS, timezone.now().date())
    ]


@require_GET
def reach_of_one_campaign(request, code):
    """The table of one campaign, or the same lines as a file."""
    if not may_view(request.user):
        raise Http404
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), code=code)
    form = ReachFilterForm(request.GET, places=places_of(campaign, request.user))
    table = reach_of(campaign, user=request.user, chosen=form.chosen())
    file_format = request.GET.get("export")
    if file_format:
        if file_format not in FORMATS:
            raise Http404
        return as_file(table, file_format, campaign.code)
    query = request.GET.copy()
    query.pop("p", None)
    context = {
        "campaign": campaign,
        "form": form,
        "table": table,
        "page": Paginator(table.rows, ROWS).get_page(request.GET.get("p")),
        "query": query.urlencode(),
    }
    return TemplateResponse(request, "evaluation/reach/campaign.html", context)
