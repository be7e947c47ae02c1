"""`alongside audit verify` and `alongside audit list`."""

import argparse
import json
from typing import Any

from alongside.base.audit.chain import first_bad_row
from alongside.base.audit.models import AuditRow
from alongside.base.organisation.models import Worker
from alongside.base.organisation.viewer import Viewer


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    audit = commands.add_parser("audit", help="the trace of every act")
    kinds = audit.add_subparsers(dest="audit", required=True, metavar="WHAT")
    verify = kinds.add_parser("verify", parents=[shared], help="prove the chain")
    verify.set_defaults(run=run_verify)
    rows = kinds.add_parser("list", parents=[shared], help="rows this user may see, no content")
    rows.add_argument("--as", dest="user", required=True, help="user name")
    rows.add_argument("--json", action="store_true")
    rows.set_defaults(run=run_list)


def run_verify(given: argparse.Namespace) -> int:
    """ok, or the first bad row and exit 1."""
    bad = first_bad_row()
    print("ok" if bad is None else f"row {bad} does not follow from the one before it")
    return 0 if bad is None else 1


def run_list(given: argparse.Namespace) -> int:
    """One line a row: when, who, what, on what, by what right; never a number or a total."""
    worker = Worker.objects.select_related("user").filter(user__username=given.user).first()
    viewer = Viewer(worker) if worker else None
    if viewer is None or not viewer.active:
        print(f"{given.user} is not somebody who can sign in here.")
        return 2
    names = dict(Worker.objects.values_list("pk", "name"))
    rows = [
        {
            "at": row.at.isoformat(),
            "who": names.get(row.actor_id, "") if row.actor_id else "",
            "verb": row.verb,
            "kind": row.kind,
            "object": str(row.object_id or ""),
            "person": str(row.person_id or ""),
            "relation": row.relation,
            "channel": row.channel,
            "request": str(row.request_id or ""),
        }
        for row in AuditRow.objects.visible_to(viewer).order_by("-seq")
    ]
    if given.json:
        print(json.dumps(rows, indent=1))
    else:
        for row in rows:
            print(row["at"], row["who"], row["verb"], row["kind"], row["object"], row["relation"])
    return 0
