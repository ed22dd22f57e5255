"""Runs every job that is due; called each minute by the worker or by a timer."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from clarion.jobs.models import JobRun
from clarion.jobs.registry import registered_jobs
from clarion.jobs.ticker import is_due, run_due_jobs


class Command(BaseCommand):
    help = "Run every job that is due."

    def add_arguments(self, parser):
        parser.add_argument("--list", action="store_true", help="list the jobs and their last run; run nothing")
        parser.add_argument("--only", metavar="NAME", default="", help="run this job alone, if it is due")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, list, only, json, **options):
        if only and only not in {job.name for job in registered_jobs()}:
            raise CommandError(_("No job is named %(name)s.") % {"name": only}, returncode=2)
        answer = self._listing() if list else self._run(only)
        self.stdout.write(_as_json(answer) if json else _as_text(answer))
        if answer.get("failed"):
            raise CommandError(_("%(count)d job(s) failed.") % {"count": answer["failed"]}, returncode=1)

    def _listing(self) -> dict:
        runs = {run.name: run for run in JobRun.objects.all()}
        return {
            "jobs": [
                {
                    "name": job.name,
                    "every_seconds": int(job.every.total_seconds()),
                    "description": job.description,
                    "due": is_due(job),
                    "last_started_at": _moment(runs.get(job.name), "last_started_at"),
                    "last_finished_at": _moment(runs.get(job.name), "last_finished_at"),
                    "last_error": runs[job.name].last_error if job.name in runs else "",
                }
                for job in registered_jobs()
            ]
        }

    def _run(self, only: str) -> dict:
        outcomes = run_due_jobs(only)
        return {
            "ran": [{"name": o.name, "seconds": o.seconds, "error": o.error} for o in outcomes],
            "failed": sum(bool(o.error) for o in outcomes),
        }


def _moment(run, field):
    value = getattr(run, field, None)
    return value.isoformat() if value else None


def _as_json(answer: dict) -> str:
    return json.dumps(answer, ensure_ascii=False)


def _as_text(answer: dict) -> str:
    if "jobs" in answer:
        return "\n".join(
            f"{job['name']:<40} {job['last_finished_at'] or '-':<34} "
            f"{'due' if job['due'] else '':<4} {job['last_error'] or job['description']}"
            for job in answer["jobs"]
        )
    return "\n".join(f"{o['name']:<40} {o['seconds']:>8.3f} s  {o['error'] or 'done'}" for o in answer["ran"])
