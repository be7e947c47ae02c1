"""Importing from a browser: the file is put by, looked at, imported or left.

A small file is worked on while the browser waits; a larger one by a process of its own, which the
page asks after. Either way it is the same run as on the command line, in one transaction: a
process that dies has written nothing, and its lock on the work goes with it.
"""

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from alongside.base.audit.chain import Door, note, through
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow
from alongside.base.core.guarded import destroy
from alongside.base.core.text import one_line
from alongside.base.core.units import unit
from alongside.base.organisation.models import Team
from alongside.base.organisation.viewer import Viewer

from . import folder
from .access import may_import, relation_of
from .actions import File, apply_run
from .columns import settle
from .errors import Unusable
from .lookups import all_rows
from .models import ImportRun, Step, Upload
from .reading import Source, open_source
from .undoing import undo_run

SMALL = 400_000  # bytes of text: some thousand rows, some seconds
_PACKED = 8  # a workbook holds about so many times more
_A_DAY = 24 * 60 * 60


@dataclass
class Work:
    """How work on a file or a run stands: rows done while it goes on, or that it broke off."""

    rows: int | None
    stopped: bool


def how_it_stands(name: str) -> Work:
    rows = folder.how_far(name)
    return Work(rows, rows is None and folder.stopped(name))


def put_by(*, arrived: Path, name: str, team: Team, by: Any) -> Upload:
    """Take over a file that arrived, for one team. Raises MayNot, and NotNow while another file
    of theirs is being worked on."""
    if not may_import(by, team):
        raise MayNot(_("Only the manager of the team or the records officer can import into it."))
    sweep()
    for other in Upload.objects.visible_to(by):
        if folder.how_far(other.stored) is not None:
            raise NotNow(
                _("Another file of yours is being read. Wait for it, or look at “Imports”.")
            )
    stored = folder.keep(arrived)
    with unit():
        upload = Upload.objects.create(
            kind="people",
            team=team,
            by=by.worker,
            at=clock.now(),
            file_name=one_line(Path(name).name.encode("utf-8", "replace").decode())[-200:],
            stored=stored,
            size=folder.place(stored).stat().st_size,
        )
        note(
            "uploaded",
            "import",
            actor_id=by.worker_id,
            object_id=upload.pk,
            relation=relation_of(by, team),
        )
    in_a_day = threading.Timer(_A_DAY + 60, _sweep_alone)
    in_a_day.daemon = True
    in_a_day.start()
    return upload


def choose(*, upload_id: UUID, by: Any, sheet: int | None, chosen: dict[int, str] | None) -> Upload:
    """Settle which sheet is read and which column is what. Raises CannotSee, and Unusable where
    it is in doubt or not enough: then nothing is changed."""
    upload = _upload(upload_id, by)
    source = open_source(folder.place(upload.stored), sheet)
    settle(source.headers, chosen)
    upload.sheet = source.sheet
    upload.chosen = None if chosen is None else {str(n): name for n, name in chosen.items()}
    upload.step = Step.LOOK
    upload.save()
    return upload


def accept(*, upload_id: UUID, by: Any, partial: bool) -> Upload:
    """Say that it is to be imported; `partial` leaves out rows that wait or have errors."""
    upload = _upload(upload_id, by)
    upload.step, upload.partial = Step.IMPORT, partial
    upload.save()
    return upload


def leave(*, upload_id: UUID, by: Any) -> None:
    """Do not import it: the file goes at once."""
    upload = _upload(upload_id, by)
    with unit():
        destroy(upload)
        note("left", "import", actor_id=by.worker_id, object_id=upload.pk)
    folder.remove(upload.stored)


def ask_to_undo(*, run_id: UUID, by: Any) -> ImportRun:
    """Say that a run is to be taken back. Raises CannotSee and MayNot."""
    run: ImportRun | None = (
        ImportRun.objects.visible_to(by).select_related("team").filter(pk=run_id).first()
    )
    if run is None:
        raise CannotSee
    if not may_import(by, run.team):
        raise MayNot(_("Only the manager of the team or the records officer can undo an import."))
    if folder.how_far(str(run.pk)) is not None:
        raise NotNow(_("It is being taken back already."))
    run.undone_by = by.worker
    run.save()
    return run


def _upload(upload_id: UUID, by: Any) -> Upload:
    upload: Upload | None = (
        Upload.objects.visible_to(by).select_related("team").filter(pk=upload_id).first()
    )
    if upload is None or not may_import(by, upload.team):
        raise CannotSee
    if folder.how_far(upload.stored) is not None:
        raise NotNow(_("This file is being worked on. Wait until that is done."))
    return upload


def source_of(upload: Upload) -> Source:
    """The file, opened again. Raises Unusable."""
    return open_source(folder.place(upload.stored), upload.sheet)


def chosen_of(upload: Upload) -> dict[int, str] | None:
    """What somebody said each column is, by its number; None where nobody did."""
    if upload.chosen is None:
        return None
    return {int(number): name for number, name in upload.chosen.items()}


def sweep() -> None:
    """Take away what nobody has come back to for a day."""
    for upload in all_rows(Upload).filter(at__lt=clock.now() - clock.A_DAY):
        if folder.how_far(upload.stored) is None:
            destroy(upload)
            folder.remove(upload.stored)
    kept = set(all_rows(Upload).values_list("stored", flat=True))
    folder.sweep(older_than=_now() - _A_DAY, kept=kept)


def _sweep_alone() -> None:
    try:
        sweep()
    finally:
        connection.close()  # this thread's own


def _now() -> float:
    """What the machine's clock says, by which files are dated."""
    marker = folder.folder() / ".now"
    marker.touch(mode=0o600)
    return marker.stat().st_mtime


# --- the work ------------------------------------------------------------------------------------


def start(thing: Upload | ImportRun) -> None:
    """Do what was asked last: here if it is soon done, else in a process of its own."""
    try:
        with folder.begin(_name(thing)) as handle:
            if _is_small(thing):
                carry_out(thing.pk, handle)
            else:
                _elsewhere(thing, handle)
    except BlockingIOError as error:
        raise NotNow(_("This is being worked on already.")) from error


def _elsewhere(thing: Upload | ImportRun, handle: int) -> None:
    subprocess.Popen(
        [sys.executable, "-m", "alongside", "carry-out-import", str(thing.pk), str(handle)],
        env={**os.environ, "ALONGSIDE_DATA": str(settings.ALONGSIDE_DATA)},
        cwd=settings.BASE_DIR.parent,
        pass_fds=[handle],  # the lock is the new process's from here on
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def _name(thing: Upload | ImportRun) -> str:
    return thing.stored if isinstance(thing, Upload) else str(thing.pk)


def _is_small(thing: Upload | ImportRun) -> bool:
    if isinstance(thing, ImportRun):
        return thing.rows <= 1000
    with folder.place(thing.stored).open("rb") as file:
        packed = file.read(4) == b"PK\x03\x04"
    return thing.size * (_PACKED if packed else 1) <= SMALL


def carry_out(thing_id: UUID, handle: int) -> None:
    """Do what was last asked of an upload or a run, by whoever asked it. What was found is put
    beside the file, a refusal too; anything else that goes wrong is left to be seen as broken
    off."""
    upload = all_rows(Upload).select_related("team", "by__user").filter(pk=thing_id).first()
    if upload is not None:
        _import(upload, Viewer(upload.by), handle)
        return
    run = all_rows(ImportRun).select_related("undone_by__user").get(pk=thing_id)
    name = str(run.pk)
    try:
        found = undo_run(
            run_id=run.pk, by=Viewer(run.undone_by), progress=folder.teller(handle)
        ).as_json()
    except NotNow as error:
        found = {"wrong": str(error)}
    folder.write_found(name, found)
    folder.end(name)


def _import(upload: Upload, by: Viewer, handle: int) -> None:
    asked = {"dry_run": True} if upload.step == Step.LOOK else {"accept_partial": upload.partial}
    path = folder.place(upload.stored)
    file = File(path, upload.file_name, upload.sheet, chosen_of(upload))
    try:
        result = apply_run(
            kind=upload.kind,
            file=file,
            team=upload.team,
            by=by,
            progress=folder.teller(handle),
            run_id=upload.pk,
            then=lambda: destroy(upload),
            **asked,  # type: ignore[arg-type]
        )
    except (Unusable, MayNot) as error:
        folder.write_found(upload.stored, {"wrong": str(error)})
    else:
        if result.applied:
            folder.remove(upload.stored)
            return
        folder.write_found(upload.stored, {**result.as_json(), "notes": result.notes})
    folder.end(upload.stored)


def run_carry_out(given: Any) -> int:
    """`alongside carry-out-import`, which the pages start: not for people."""
    with through(Door("page")):
        carry_out(UUID(given.thing), int(given.handle))
    connection.close()
    return 0
