"""`alongside export`: the same files as in the browser, for whoever may make them there."""

import argparse
import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import Any

from django.db import DatabaseError
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.ids import parse_id
from alongside.base.organisation.models import Worker
from alongside.base.organisation.viewer import Viewer
from alongside.base.vault.keys import KeyMissing
from alongside.people.persons.models import Person

from .queries.map import Chosen
from .queries.map_files import FORMS
from .taking_out import Leaving, family_file, map_asked, map_file

KINDS = ("map", "family")


class Cannot(Exception):
    """What is wrong with what was asked, and what to do."""


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    given = commands.add_parser("export", parents=[shared], help="write a file to take away")
    given.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    given.add_argument("--as", dest="user", required=True, help="user name of who exports")
    given.add_argument("--person", required=True, metavar="ID", help="whose map or family")
    given.add_argument("--to", required=True, metavar="FILE", help="a new file, or a folder")
    given.add_argument("--form", choices=[*FORMS], default="csv", help="map: " + ", ".join(FORMS))
    given.add_argument("--on", metavar="DAY", help="map: another day, such as 2026-03-31")
    given.add_argument("--view", default="", help="map: whose view, as in the page's address")
    given.add_argument("--names", action="store_true", help="map, for a study: with names")
    given.add_argument("--case", default="", help="map, for a study: what it calls this case")
    given.add_argument("--json", action="store_true")
    given.set_defaults(run=run_export)


def run_export(given: argparse.Namespace) -> int:
    """0 written, 2 not: nothing was written then, and nothing left."""
    try:
        viewer = _viewer(given.user)
        one = _person(given.person, viewer)
        name, make = _asked(given, one, viewer)
        place, size = _written(Path(given.to), name, make)
    except (Cannot, KeyMissing) as error:
        print(error, _("Nothing was written."), file=sys.stderr)
        return 2
    except DatabaseError:
        wrong = _("The database could not be used, or is busy with something else.")
        print(wrong, _("Nothing was written."), file=sys.stderr)
        return 2
    if given.json:
        form = given.form if given.kind == "map" else "gedcom"
        told = {"kind": given.kind, "form": form, "file": str(place), "bytes": size}
        print(json.dumps(told, indent=1))
    else:
        print(_("Written to %(place)s. Whoever holds the file can read it.") % {"place": place})
    return 0


def _viewer(user: str) -> Viewer:
    worker = Worker.objects.select_related("user").filter(user__username=user).first()
    viewer = Viewer(worker) if worker else None
    if viewer is None or not viewer.active:
        raise Cannot(_("%(user)s is not somebody who can sign in here.") % {"user": user})
    return viewer


def _person(text: str, viewer: Viewer) -> Person:
    found = parse_id(text)
    one = Person.objects.visible_to(viewer).filter(pk=found).first() if found else None
    if one is None:
        raise Cannot(_("There is nobody with that id whose record you see."))
    return one


def _asked(given: argparse.Namespace, one: Person, viewer: Viewer) -> tuple[str, Any]:
    """The name of the file, and what makes it."""
    if given.kind == "family":
        return "family.ged", lambda: family_file(one, viewer)
    asked = _map_asked(given, one, viewer)
    return FORMS[given.form].name, lambda: map_file(
        one, viewer, asked, given.form, names=given.names, case=given.case
    )


def _map_asked(given: argparse.Namespace, one: Person, viewer: Viewer) -> Chosen:
    try:
        day = dt.date.fromisoformat(given.on) if given.on else clock.today()
    except ValueError as error:
        raise Cannot(_("Write the day as year, month and day: 2026-03-31.")) from error
    if day > clock.today():
        raise Cannot(_("That day lies ahead."))
    asked = map_asked(one, viewer, on=day, view=given.view)
    if given.view and given.view != asked.view_id:
        there = "; ".join(f"{name} ({view.words})" for name, view in asked.views.items())
        raise Cannot(_("There is no such view. There are: %(views)s.") % {"views": there})
    return asked


def _written(to: Path, name: str, make: Any) -> tuple[Path, int]:
    """The file, readable by its owner alone. One that is there is never written over."""
    place = to / name if to.is_dir() else to
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Cannot(_("There is a file %(place)s already.") % {"place": place}) from error
    except OSError as error:
        reason = error.strerror or ""
        raise Cannot(f"{place}: {reason}.") from error
    try:
        with os.fdopen(handle, "wb") as out:
            file: Leaving = make()
            out.write(file.body)
    except BaseException:
        place.unlink()
        raise
    return place, len(file.body)
