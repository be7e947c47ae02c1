"""Importing from a file: the list, a file on its way in, a run that was applied, rows that wait."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.ids import id_asked, parse_id
from alongside.base.core.text import whole
from alongside.base.core.web import door
from alongside.doors.exchange import deciding, folder, uploads
from alongside.doors.exchange.access import imports_somewhere, may_import, teams_to_import
from alongside.doors.exchange.errors import Unusable
from alongside.doors.exchange.models import ImportRun, Upload

from ..asking import SeeOther, do_once, done
from ..queries.imports import columns_of, counts_of, names_of, rows_left

MOST_RUNS = 50


@door("GET", "POST")
def imports(request: Any) -> HttpResponse:
    """Imports into the teams I answer for, and the way to begin one."""
    viewer = request.viewer
    if not imports_somewhere(viewer):
        raise CannotSee
    status, problems = 200, {}
    if request.method == "POST":
        try:
            return _begin(request)
        except Refused as error:
            status, problems = 422, error.problems
    context = {
        "teams": [(str(team.pk), team.name) for team in teams_to_import(viewer)],
        "team": request.POST.get("team", ""),
        "problems": problems,
        "uploads": Upload.objects.visible_to(viewer).select_related("team").order_by("-at"),
        "runs": ImportRun.objects.visible_to(viewer)
        .select_related("team", "by")
        .order_by("-at")[:MOST_RUNS],
        "waiting": deciding.how_many_wait(viewer),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/imports.html", context, status=status)


imports.section = "more"  # type: ignore[attr-defined]


def _begin(request: Any) -> HttpResponse:
    viewer, given = request.viewer, request.FILES.get("file")
    team = next(
        (one for one in teams_to_import(viewer) if str(one.pk) == request.POST.get("team")), None
    )
    if team is None:
        raise Refused({"team": _("Choose the team that will answer for them.")})
    if getattr(request, "too_large", False):
        raise Refused({"file": _("The file is larger than 200 MB. Split it, and send the parts.")})
    if given is None:
        raise Refused({"file": _("Choose a file.")})
    fresh: list[Upload] = []

    def act() -> str:
        arrived = Path(given.temporary_file_path())
        fresh.append(uploads.put_by(arrived=arrived, name=given.name, team=team, by=viewer))
        return reverse("import", kwargs={"import_id": fresh[0].pk})

    answer = do_once(request, act)
    for upload in fresh:
        try:
            uploads.start(uploads.choose(upload_id=upload.pk, by=viewer, sheet=None, chosen=None))
        except Unusable as error:
            folder.write_found(upload.stored, {"wrong": str(error)})
    return answer


@door("GET", "POST")
def one_import(request: Any, import_id: UUID) -> HttpResponse:
    """A file on its way in, or what a run did: the run has the id its file had."""
    viewer = request.viewer
    upload = Upload.objects.visible_to(viewer).select_related("team").filter(pk=import_id).first()
    if upload is not None and may_import(viewer, upload.team):
        return _upload(request, upload)
    run = (
        ImportRun.objects.visible_to(viewer)
        .select_related("team", "by", "undone_by")
        .filter(pk=import_id)
        .first()
    )
    if run is None:
        raise CannotSee
    return _run(request, run)


one_import.section = "more"  # type: ignore[attr-defined]


def _upload(request: Any, upload: Upload) -> HttpResponse:
    viewer, status, problem = request.viewer, 200, ""
    if request.method == "POST":
        try:
            return _upload_deed(request, upload)
        except Unusable as error:
            status, problem = 422, str(error)
    work = uploads.how_it_stands(upload.stored)
    found = folder.read_found(upload.stored) if work.rows is None else None
    context: dict[str, Any] = {
        "upload": upload,
        "work": work,
        "found": found,
        "problem": problem or (found or {}).get("wrong", ""),
        "columns": None,
        "done": request.GET.get("done", ""),
    }
    if work.rows is not None:
        return render(request, "desk/import_working.html", context)
    context["columns"] = columns_of(upload, request.POST or None)
    if found and "wrong" not in found:
        context["counts"] = counts_of(found)
        context["names"] = names_of(found, viewer)
        context["left"] = rows_left(found)
    return render(request, "desk/import_file.html", context, status=status)


def _upload_deed(request: Any, upload: Upload) -> HttpResponse:
    viewer, given = request.viewer, request.POST
    asked: list[Upload] = []

    def act() -> str:
        match given.get("do", ""):
            case "leave":
                uploads.leave(upload_id=upload.pk, by=viewer)
                return done("imports", "import_left")
            case "columns":
                sheet = given.get("sheet", "")
                chosen = {
                    number: value
                    for name, value in given.items()
                    if name.startswith("column")
                    and (number := whole(name[6:])) is not None
                    and value
                }
                asked.append(
                    uploads.choose(
                        upload_id=upload.pk,
                        by=viewer,
                        sheet=whole(sheet),
                        chosen=chosen if sheet == given.get("sheet_now", "") else None,
                    )
                )
            case "again":
                asked.append(
                    uploads.choose(
                        upload_id=upload.pk,
                        by=viewer,
                        sheet=upload.sheet,
                        chosen=uploads.chosen_of(upload),
                    )
                )
            case "import" | "rest" as which:
                asked.append(
                    uploads.accept(upload_id=upload.pk, by=viewer, partial=which == "rest")
                )
            case _:
                raise NotNow(_("Choose what to do with this file."))
        return reverse("import", kwargs={"import_id": upload.pk})

    answer = do_once(request, act)
    for one in asked:
        uploads.start(one)
    return answer


def _run(request: Any, run: ImportRun) -> HttpResponse:
    viewer, name = request.viewer, str(run.pk)
    if request.method == "POST":
        asked: list[ImportRun] = []

        def act() -> str:
            if request.POST.get("do") != "undo":
                raise NotNow(_("This was imported already."))
            asked.append(uploads.ask_to_undo(run_id=run.pk, by=viewer))
            return reverse("import", kwargs={"import_id": run.pk})

        answer = do_once(request, act)
        for one in asked:
            uploads.start(one)
        return answer
    work = uploads.how_it_stands(name)
    context: dict[str, Any] = {"run": run, "work": work, "upload": None}
    if work.rows is not None:
        return render(request, "desk/import_working.html", context)
    context["counts"] = counts_of(run.counts)
    context["undone"] = folder.read_found(name)
    context["may_undo"] = may_import(viewer, run.team)
    return render(request, "desk/import_run.html", context)


@door("GET", "POST")
def waiting(request: Any) -> HttpResponse:
    """Rows that wait for somebody to say whom they are about."""
    viewer = request.viewer
    if not imports_somewhere(viewer):
        raise CannotSee
    if request.method == "POST":
        given = request.POST
        choice, _colon, person = given.get("choice", "").partition(":")

        def act() -> str:
            said = deciding.decide(
                row_id=id_asked(given.get("row")),
                choice=choice,
                person_id=parse_id(person),
                by=viewer,
            )
            return done("imports_waiting", f"import_{said}")

        try:
            return do_once(request, act)
        except CannotSee:
            return SeeOther(done("imports_waiting", "import_gone"))
    rows, more = deciding.waiting_rows(viewer)
    context = {"rows": rows, "more": more, "done": request.GET.get("done", "")}
    return render(request, "desk/imports_waiting.html", context)


waiting.section = "more"  # type: ignore[attr-defined]
