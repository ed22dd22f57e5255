"""Writes a mark into every text a record holds, so that one look at a page says whether any of them came through."""

from django.db import models

KEPT = frozenset(
    {
        "password", "key", "sha256", "token_hash", "file_hash", "plan_hash", "data_hash", "code_version",  # digests
        "path", "url_path", "time_zone", "filter_spec", "focal_point_key", "target_path", "shown", "owner_key",
        "importer", "hue", "holder", "result_url", "budget_currency", "ictip_code", "glotip_name", "sdg_series",
        "times", "skipped", "language", "currency", "rate_currency", "into",  # read back as times and codes
        "no_data_reason", "baseline_reason",  # only where something else is empty
    }
)  # fmt: skip
"""Fields whose words the machine makes and reads back."""


def mark_texts(record, mark: str, *, web: str = "", codes: bool = True):
    """Puts ``mark`` in each text of the record that a person could have written; returns the record, read again.

    ``web`` is what fields for web addresses get, else an address with the mark; ``codes`` marks codes and slugs, too.
    """
    fields = [field for field in record._meta.concrete_fields if _is_text(field) and (codes or not _is_code(field))]
    words = {field.attname: _word(field, record, mark, web) for field in fields}
    for model in (type(record), *record._meta.get_parent_list()):
        own = {field.attname for field in model._meta.local_concrete_fields}
        if chosen := {name: word for name, word in words.items() if name in own}:
            model._base_manager.filter(pk=record.pk).update(**chosen)
    record.refresh_from_db()
    return record


def _is_text(field) -> bool:
    if field.name in KEPT or field.choices or field.primary_key or isinstance(field, models.FileField):
        return False
    return isinstance(field, models.CharField | models.TextField | models.JSONField)


def _is_code(field) -> bool:
    return field.name in ("code", "username") or isinstance(field, models.SlugField | models.EmailField)


def _word(field, record, mark: str, web: str):
    if isinstance(field, models.JSONField):
        return [mark] if isinstance(getattr(record, field.attname), list) else {mark: mark}
    if isinstance(field, models.EmailField):
        return f"{mark}-{record.pk}@example.org"
    if isinstance(field, models.URLField):
        return web or f"https://{mark}.example.org/"
    return f"{mark}-{record.pk}"[: field.max_length or None]
