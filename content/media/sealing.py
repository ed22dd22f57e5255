"""Takes the file of an item that may not be shown out of public storage, and brings back what may be shown again.

Whether an item is withheld is decided within a transaction; files move after it, for a file cannot be rolled back.
What a crash leaves half done, ``finish`` completes: the job ``consent.expire`` calls it every minute.
"""

from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from .choices import Withheld
from .models import Handout, Image, Recording, Rendition

KINDS = {model.link: model for model in (Image, Recording, Handout)}
SEAL, DESTROY, OPEN = "clarion.item_sealed", "clarion.item_destroyed", "clarion.item_opened"


def settle(item, *, by=None) -> None:
    """Seals the item where the rule of the public site forbids it, opens it where the rule allows it again.

    What pages remember of the item is written anew in any case.
    """
    with transaction.atomic():
        stands = _locked(type(item), item.pk)
        may_be_shown = _may_be_shown(stands)
        if not may_be_shown and not stands.withheld:
            _withhold(stands, Withheld.SEALED, SEAL, by)
        elif may_be_shown and stands.withheld == Withheld.SEALED:
            transaction.on_commit(lambda: open_again(type(stands), stands.pk, by=by), robust=True)
        else:
            stands.save(update_fields=["withheld"])


def destroy(item, *, by=None) -> None:
    """Withholds the item for good; its pixels or sounds are gone once the transaction is committed."""
    with transaction.atomic():
        stands = _locked(type(item), item.pk)
        if stands.withheld != Withheld.DESTROYED:
            _withhold(stands, Withheld.DESTROYED, DESTROY, by)
        else:
            transaction.on_commit(lambda: put_away(type(stands), stands.pk, again=True), robust=True)


def _locked(model, pk: int):
    return model.objects.select_for_update(no_key=True).get(pk=pk)


def _may_be_shown(item) -> bool:
    return type(item).objects.permitted().filter(pk=item.pk).exists()


def _withhold(item, how: Withheld, action: str, by) -> None:
    item.withheld, item.is_put_away = how, False
    item.save(update_fields=["withheld", "is_put_away"])
    log(instance=item, action=action, user=by)
    transaction.on_commit(lambda: put_away(type(item), item.pk), robust=True)


def put_away(model, pk: int, *, again: bool = False) -> None:
    """Leaves no file of a withheld item among public ones: a sealed one moves to private storage first."""
    with transaction.atomic():
        item = _locked(model, pk)
        if not item.withheld or (item.is_put_away and not again):
            return
        if item.withheld == Withheld.SEALED:
            item.sealed = {**_copied_to_private(item), **item.sealed}
            _write(item, sealed=item.sealed)
    for file in _files(item).values():
        storages["default"].delete(file.name)
    if item.withheld == Withheld.DESTROYED:
        for name in item.sealed.values():
            storages["private"].delete(name)
        _write(item, sealed={})
    if model is Image:
        _remove_renditions(item)
    _write(item, is_put_away=True)


def open_again(model, pk: int, *, by=None) -> None:
    """Brings a sealed item that may be shown back among public files, under new names: old addresses stay dead."""
    with transaction.atomic():
        item = _locked(model, pk)
        if item.withheld != Withheld.SEALED or not _may_be_shown(item):
            return
        left = [(storages["private"], name) for name in item.sealed.values()]
        for field, name in item.sealed.items():
            left.append((storages["default"], getattr(item, field).name))
            with storages["private"].open(name) as file:
                setattr(item, field, storages["default"].save(getattr(item, field).name, file))
        item.sealed, item.withheld, item.is_put_away = {}, "", True
        item.save()
        log(instance=item, action=OPEN, user=by)
        transaction.on_commit(lambda: [storage.delete(name) for storage, name in left], robust=True)


def finish() -> int:
    """Does what is due for items of all kinds: seals, opens, removes files left behind; the number of items."""
    done = 0
    for model in KINDS.values():
        permitted = model.objects.permitted().values("pk")
        due = Q(withheld=Withheld.SEALED, pk__in=permitted) | (Q(withheld="") & ~Q(pk__in=permitted))
        for item in model.objects.filter(due):
            settle(item)
            done += 1
        for pk in model.objects.exclude(withheld="").filter(is_put_away=False).values_list("pk", flat=True):
            put_away(model, pk)
            done += 1
    for image in Image.objects.exclude(withheld="").filter(renditions__isnull=False).distinct():
        _remove_renditions(image)  # drawn by a process that had opened the file before
    return done


def _files(item) -> dict:
    files = {name: getattr(item, name, None) for name in ("file", "thumbnail")}
    return {name: file for name, file in files.items() if file}


def _copied_to_private(item) -> dict[str, str]:
    copies = {}
    for name, file in _files(item).items():
        if name not in item.sealed and storages["default"].exists(file.name):
            with storages["default"].open(file.name) as data:
                copies[name] = storages["private"].save(f"sealed/{item.link}/{file.name.rpartition('/')[2]}", data)
    return copies


def _remove_renditions(image: Image) -> None:
    """The files first: rows that are gone would leave nothing to find them by."""
    for rendition in Rendition.objects.filter(image=image):
        storages["default"].delete(rendition.file.name)
        rendition.delete()


def _write(item, **values) -> None:
    """Writes beside ``save``, which would draw pages anew."""
    type(item).objects.filter(pk=item.pk).update(**values)
