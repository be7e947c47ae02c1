"""`alongside import`."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from django.db import OperationalError, ProgrammingError
from django.utils.translation import gettext as _

from alongside.base.core.errors import CannotSee, MayNot, NotNow
from alongside.base.core.ids import id_asked
from alongside.base.organisation.models import Team, Worker
from alongside.base.organisation.viewer import Viewer
from alongside.base.vault.keys import KeyMissing

from .actions import KINDS, File, apply_run
from .decisions import read_decisions
from .errors import Unusable
from .families import Brought, bring_family_from, left_out_in_words
from .results import LABELS, more, row_line, sentences
from .undoing import Undone, undo_run
from .uploads import run_carry_out

_QUIET = 2.0  # seconds without a word where nobody watches


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    given = commands.add_parser("import", parents=[shared], help="bring people in from a file")
    given.add_argument(
        "kind",
        choices=(*KINDS, "family", "undo"),
        metavar="KIND",
        help=", ".join(KINDS) + ", family; or undo",
    )
    given.add_argument("files", nargs="+", metavar="FILE", help="a CSV file; the run to undo")
    given.add_argument("--as", dest="user", required=True, help="user name of who imports")
    given.add_argument("--team", help="the team that will answer for them")
    given.add_argument("--person", metavar="ID", help="family: whose family it is")
    given.add_argument("--dry-run", action="store_true", help="only say what would happen")
    given.add_argument(
        "--accept-partial",
        action="store_true",
        help="import the rest where some rows wait or have errors",
    )
    given.add_argument(
        "--decisions", metavar="FILE.csv", help="whom rows that wait are about: row, decision, id"
    )
    given.add_argument("--json", action="store_true")
    given.set_defaults(run=run_import)
    work = commands.add_parser("carry-out-import", parents=[shared])  # the pages start it
    work.add_argument("thing")
    work.add_argument("handle")
    work.set_defaults(run=run_carry_out)


def run_import(given: argparse.Namespace) -> int:
    """0 applied or a clean preview, 2 unusable, 3 some rows wait or have errors."""
    try:
        return _import(given)
    except Unusable as error:
        return _cannot(error.wrong, error.what_to_do)
    except MayNot as error:
        return _cannot(str(error), _("Ask one of them to run it."))
    except KeyMissing as error:
        return _cannot(str(error), _("Put the key file back and try again."))
    except (OperationalError, ProgrammingError):
        return _cannot(
            _("The database could not be used, or is busy with something else."),
            _("`alongside check` says more; then try again."),
        )
    except KeyboardInterrupt:
        _say(_("Interrupted. Nothing was written."))
        return 130


def _import(given: argparse.Namespace) -> int:
    worker = Worker.objects.select_related("user").filter(user__username=given.user).first()
    viewer = Viewer(worker) if worker else None
    if viewer is None or not viewer.active:
        return _cannot(
            _("%(user)s is not somebody who can sign in here.") % {"user": given.user},
            _("Name the team's manager or the records officer with --as."),
        )
    if given.kind == "undo":
        return _undo(given, viewer)
    if given.kind == "family":
        return _family(given, viewer)
    team = Team.objects.filter(slug=given.team or "").first()
    if team is None:
        slugs = ", ".join(Team.objects.order_by("slug").values_list("slug", flat=True))
        return _cannot(
            _("There is no team %(slug)s.") % {"slug": given.team or "–"},
            _("Name one of these with --team: %(slugs)s.") % {"slugs": slugs or "–"},
        )
    if len(given.files) != 1:
        return _cannot(
            _("People come from one file at a time."), _("Run the command once for each file.")
        )
    result = apply_run(
        kind=given.kind,
        file=File(Path(given.files[0])),
        team=team,
        by=viewer,
        dry_run=given.dry_run,
        accept_partial=given.accept_partial,
        decisions=read_decisions(Path(given.decisions)) if given.decisions else None,
        progress=Progress().tell,
    )
    for words in result.notes:
        _say(words)
    if given.json:
        print(json.dumps(result.as_json(), indent=1))
    else:
        print("\n".join(sentences(result)))
    return 0 if result.clean else 3


def _family(given: argparse.Namespace, viewer: Viewer) -> int:
    """0 a draft lies there, or would; 2 unusable."""
    if len(given.files) != 1:
        return _cannot(_("A family comes from one file."), _("Name one file."))
    try:
        brought = bring_family_from(
            Path(given.files[0]),
            person_id=id_asked(given.person or ""),
            by=viewer,
            dry_run=given.dry_run,
        )
    except CannotSee:
        return _cannot(
            _("There is nobody with that id whose record you see."),
            _("Name whose family it is with --person: the id stands in the address of their page."),
        )
    if given.json:
        print(json.dumps(brought.as_json(), indent=1))
    else:
        print("\n".join(_family_sentences(brought)))
    return 0


def _family_sentences(brought: Brought) -> list[str]:
    said = [
        _("In the file: %(people)s people, %(families)s families.")
        % {"people": f"{brought.people:,}", "families": f"{brought.families:,}"},
        *left_out_in_words(brought.left_out),
    ]
    if brought.draft is not None:
        address = f"/family-drafts/{brought.draft.pk}/"
        said.append(
            _("It lies in a draft only you can open, and nothing is in the record yet: %(address)s")
            % {"address": address}
        )
    return said


def _undo(given: argparse.Namespace, viewer: Viewer) -> int:
    """0 all of it taken back, 3 something stays, 2 there is no such run or nothing left of it."""
    try:
        undone = undo_run(run_id=id_asked(given.files[0]), by=viewer, progress=Progress().tell)
    except CannotSee:
        return _cannot(
            _("There is no such import."), _("Every import ended by naming its run: use that id.")
        )
    except NotNow as error:
        return _cannot(str(error), "")
    if given.json:
        print(json.dumps(undone.as_json(), indent=1))
    else:
        print("\n".join(undone_sentences(undone)))
    return 3 if undone.kept else 0


class Progress:
    """Says on stderr how far it is: where somebody watches, or after two seconds of work."""

    def __init__(self) -> None:
        self.last = time.monotonic()
        self.watched = sys.stderr.isatty()

    def tell(self, rows: int) -> None:
        now = time.monotonic()
        if self.watched or now - self.last >= _QUIET:
            self.last, self.watched = now, False
            _say(_("%(rows)s rows so far…") % {"rows": rows})


def undone_sentences(undone: Undone) -> list[str]:
    """What was taken back and what stays, for a person to read."""
    said = [_("Taken back:")]
    said += [
        "  " + label % {"count": undone.removed[name]}
        for name, label in LABELS.items()
        if undone.removed[name]
    ]
    if undone.put_back:
        said.append(_("  put back as it was: %(count)s") % {"count": undone.put_back})
    if undone.kept:
        said.append(_("Rows of which something stays: %(count)s.") % {"count": len(undone.kept)})
        said += [row_line(one, one["reason"]) for one in undone.kept[:20]] + more(len(undone.kept))
    return said


def _cannot(wrong: str, what_to_do: str) -> int:
    """Says what is wrong, what is safe and what to do."""
    _say(" ".join((wrong, _("Nothing was written."), what_to_do)))
    return 2


def _say(words: str) -> None:
    print(words, file=sys.stderr)
