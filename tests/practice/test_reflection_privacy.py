"""A reflection has one reader and no measure: a planted word is looked for everywhere else."""

from __future__ import annotations

import io
import logging
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, get_resolver

from alongside.base.audit.models import AuditRow
from alongside.base.core.ids import uuid7
from alongside.base.core.logs import JsonLines, NoContent
from alongside.base.drafts.actions import keep
from alongside.practice.reflections.actions import destroy_reflection, reflect_alone, rewrite
from alongside.practice.reflections.models import Reflection
from tests.cast import STAFF, Cast
from tests.masking import by_order, masked, whole_text

CANARY = "Kestrelquartz"


@pytest.fixture
def planted(cast: Cast) -> Cast:
    """The word stands in a reflection, in a reflection written over, and in a draft's own lane."""
    ana = cast.viewer("ana")
    cast.things["canary"] = reflect_alone(words=f"I felt {CANARY}", by=ana, person_id=cast.maya.pk)
    rewrite(reflection_id=cast.reflection.pk, version=1, words=f"now {CANARY}", by=ana)
    cast.things["canary_draft"] = keep(
        by=ana, about=f"/people/{cast.maya.pk}/record/", fields={"for_me": [CANARY]}
    )
    return cast


def routes(resolver: Any = None, before: str = "") -> list[str]:
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            found += routes(entry, before + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            found.append("/" + before + str(entry.pattern).strip("^$"))
    return found


def addresses(cast: Cast) -> list[str]:
    """Every address there is, about Maya and about what stands on her page."""
    ids = {
        "<uuid:person_id>": cast.maya.pk, "<uuid:encounter_id>": cast.maya_ana.pk,
        "<uuid:promise_id>": cast.maya_promise.pk, "<uuid:appointment_id>": cast.meeting.pk,
        "<uuid:reflection_id>": cast.canary.pk, "<uuid:draft_id>": cast.canary_draft.pk,
        "<uuid:wondering_id>": cast.maya_wondering.pk, "<uuid:worker_id>": cast.ana.pk,
        "<uuid:relationship_id>": cast.ana_maya.pk,
    }  # fmt: skip
    found = []
    for route in routes():
        for name, value in ids.items():
            route = route.replace(name, str(value))
        if "<" not in route and "(" not in route and "sign-out" not in route:
            found.append(route)
    return found


def test_no_page_of_anybody_else_shows_it(planted: Cast) -> None:
    everywhere = addresses(planted)
    assert len(everywhere) > 40
    for who in STAFF:
        client = planted.client(who)
        shown = [url for url in everywhere if CANARY in whole_text(client.get(url))]
        theirs = [url for url in everywhere if "/reflections/" in url or "/drafts/" in url]
        assert (set(shown) <= set(theirs)) if who == "ana" else not shown, who
    found = planted.client("cal").post("/find/", {"q": CANARY})
    assert CANARY not in found.content.decode().replace(f'value="{CANARY}"', "")


def test_pages_of_others_are_the_same_with_none_and_with_fifty(cast: Cast) -> None:
    ana = cast.viewer("ana")
    cast.things["canary"] = cast.reflection
    cast.things["canary_draft"] = cast.draft
    clients = {who: cast.client(who) for who in ("cal", "lea")}
    everywhere = addresses(cast)

    def pages() -> dict[tuple[str, str], str]:
        return {
            (who, url): by_order(masked(whole_text(client.get(url))))
            for who, client in clients.items()
            for url in everywhere
        }

    before = pages()
    for number in range(50):
        reflect_alone(words=f"thought {number}", by=ana, person_id=cast.maya.pk)
        keep(by=ana, about=f"/people/{cast.maya.pk}/record/", fields={"for_me": [f"{number}"]})
    after = pages()
    for page, words in before.items():
        assert after[page].splitlines() == words.splitlines(), page


def test_no_table_holds_it_in_the_clear(planted: Cast) -> None:
    connection.cursor().execute("SELECT 1")
    for model in apps.get_models():
        for row in QuerySet(model).values():
            held = [bytes(v) if isinstance(v, memoryview) else v for v in row.values()]
            assert CANARY not in str(held), model
            assert not any(isinstance(v, bytes) and CANARY.encode() in v for v in held), model


def test_no_log_mail_or_error_report_carries_it(cast: Cast, monkeypatch: Any) -> None:
    """Even when saving it fails, and whatever is logged at the most talkative level."""
    lines = io.StringIO()
    spoken = logging.StreamHandler(lines)
    spoken.setFormatter(JsonLines())
    spoken.addFilter(NoContent())
    root = logging.getLogger()
    level = root.level
    root.addHandler(spoken)
    root.setLevel(logging.DEBUG)

    def broken(self: Any, *args: Any, **kwargs: Any) -> None:
        raise RuntimeError(f"could not save {self.words}")

    try:
        client = cast.client("ana", raise_request_exception=False)
        url = "/reflections/new/"
        page = client.get(url).content.decode()
        key = page.split('name="key" value="')[1][:36]
        monkeypatch.setattr(Reflection, "save", broken)
        answer = client.post(url, {"for_me": f"so {CANARY}", "key": key})
        assert answer.status_code == 500
        assert CANARY not in answer.content.decode()
    finally:
        root.removeHandler(spoken)
        root.setLevel(level)
    assert "500" in lines.getvalue()
    assert CANARY not in lines.getvalue()
    assert not [sent for sent in mail.outbox if CANARY in str(sent.message())]


def test_nothing_logged_on_the_way_names_it(cast: Cast, caplog: Any) -> None:
    """Every record as it was made, before any filter: saving, refusing, not finding, looking."""
    client = cast.client("ana")
    with caplog.at_level(logging.DEBUG):
        for key in ("", str(uuid7())):
            given = {"for_them": "We met", "for_me": f"I felt {CANARY}", "key": key}
            client.post(cast.url("maya", "record/"), given)
        client.post("/drafts/keep/", {"for_me": CANARY, "about": "/"})
        cast.client("signed_out").post(cast.url("maya", "record/"), {"for_me": CANARY})
        for path in (f"/{CANARY}/", f"/reflections/?{CANARY}", "/reflections/", "/drafts/"):
            client.get(path)
    said = [record for record in caplog.records if record.name.startswith("alongside")]
    assert not [record for record in said if CANARY in record.getMessage() + str(record.args)]
    for record in caplog.records:  # Django's own name the path; ours may not, once filtered
        NoContent().filter(record)
        assert CANARY not in JsonLines().format(record), record.name


def test_its_trace_is_for_its_author_alone(planted: Cast) -> None:
    destroy_reflection(reflection_id=planted.canary.pk, by=planted.viewer("ana"))
    for who in STAFF:
        kinds = set(AuditRow.objects.visible_to(planted.viewer(who)).values_list("kind", flat=True))
        assert ("reflection" in kinds) == (who == "ana"), who


def test_destroyed_it_is_gone(planted: Cast) -> None:
    ana = planted.viewer("ana")
    destroy_reflection(reflection_id=planted.canary.pk, by=ana)
    assert not Reflection.objects.visible_to(ana).filter(pk=planted.canary.pk).exists()
