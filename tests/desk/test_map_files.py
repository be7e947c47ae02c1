"""What goes out of the map: each file says what the page says, and nothing that is kept back."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from html import unescape
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.base.audit.models import AuditRow
from alongside.doors.desk.queries import map_files
from alongside.people.persons.models import Label
from alongside.people.ties import actions
from alongside.people.ties.told import Said, Told
from tests.cast import DAY, NOW, Cast, seal, undone
from tests.desk.test_map_page import drawn, listed, page, put
from tests.masking import by_order, masked, whole_text

TODAY = NOW.date()
FILES = ("picture.svg", "table.csv", "network.graphml", "network-canvas.zip", "measures.csv")
SVG = "{http://www.w3.org/2000/svg}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def fetched(cast: Cast, file: str, who: str = "ana", query: str = "") -> Any:
    answer = cast.client(who).get(cast.url("maya", f"map/{file}") + query)
    assert answer.status_code == 200
    return answer


def text_of(answer: Any) -> str:
    return by_order(whole_text(answer))


def zipped(cast: Cast, query: str = "") -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(fetched(cast, "network-canvas.zip", query=query).content)) as z:
        return {name: z.read(name).decode() for name in z.namelist()}


def named_in_picture(svg: str) -> set[str]:
    root = ET.fromstring(svg)
    ones = [g for g in root.iter(f"{SVG}g") if (g.get("class") or "").startswith("map-one")]
    return {one.get("aria-label") or "" for one in ones if one.get("role") == "img"}


def table_rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


# --- what stands in them -------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_handed_over_to_be_kept_and_leaves_its_row(cast: Cast, file: str) -> None:
    put(cast, "Zee", 1)
    answer = fetched(cast, file)
    ending = file.rpartition(".")[2]
    disposition = answer["Content-Disposition"]
    assert re.fullmatch(rf'attachment; filename="map[a-z-]*\.{ending}"', disposition)
    assert "no-store" in answer["Cache-Control"]
    assert "Maya" not in disposition
    row = AuditRow.objects.visible_to(cast.viewer("ana")).order_by("-seq").first()
    assert row is not None
    assert (row.verb, row.person_id) == ("exported map of", cast.maya.pk)


def test_nothing_leaves_when_its_row_cannot_be_written(cast: Cast, monkeypatch: Any) -> None:
    def fails(*given: Any, **more: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr("alongside.doors.desk.taking_out.note_now", fails)
    for file in FILES:
        answer = cast.client("ana").get(cast.url("maya", f"map/{file}"))
        assert answer.status_code == 503
        assert "Content-Disposition" not in answer


def test_the_picture_stands_alone_and_holds_no_id(cast: Cast) -> None:
    tie = put(cast, "Zee", 1)
    svg = fetched(cast, "picture.svg").content.decode()
    root = ET.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert str(tie.pk) not in svg
    assert not UUID.search(svg)
    for never in ("href", "url(", "@import", "var(", "<script", "<a ", ":hover", "http://127"):
        assert never not in svg.replace("http://www.w3.org/2000/svg", ""), never
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    words = " ".join(text for one in root.iter(f"{SVG}text") for text in one.itertext())
    for said in ("Maya’s map, ", "Strong", "Lives together", "Zee", "The arrow is at who receives"):
        assert said in words, said
    assert len(svg) < 60_000


def test_the_picture_says_when_it_was_drawn_with_them(cast: Cast) -> None:
    ana = cast.viewer("ana")
    actions.consent_to_map(person_id=cast.maya.pk, sees="record", counts=False, by=ana)
    tie = put(cast, "Zee")
    actions.say_reading(tie_id=tie.pk, perspective="own", said=Said(closeness=1), by=ana)
    day = f"{TODAY.day} {TODAY:%B %Y}"
    svg = fetched(cast, "picture.svg", query="?view=person").content.decode()
    assert f"Drawn with Maya on {day}." in svg
    assert f"Drawn with Maya on {day}." in page(cast, query="?view=person&print=1")
    other = fetched(cast, "picture.svg", query="?view=agreed").content.decode()
    assert ("Drawn with" in other) == ("Maya’s view" in other)


def test_every_way_out_holds_the_same_people(cast: Cast) -> None:
    for number in range(6):
        put(cast, f"Friend{number}", number % 4 + 1)
    ways = {
        "table": fetched(cast, "table.csv").content.decode(),
        "picture": fetched(cast, "picture.svg").content.decode(),
        "graphml": fetched(cast, "network.graphml", query="?names=1").content.decode(),
        "network": "".join(zipped(cast, "?names=1").values()),
    }
    for way, text in ways.items():
        assert all(f"Friend{number}" in text for number in range(6)), way
    count = len(table_rows(ways["table"])) - 1
    assert len(listed(page(cast, "zoe", "?tab=list"))) == count, "and not one whom Ana alone sees"
    assert len(named_in_picture(ways["picture"])) == count
    graph = ET.fromstring(ways["graphml"])
    assert len(list(graph.iter(f"{GRAPHML}node"))) == count + 1
    files = zipped(cast)
    nodes = next(text for name, text in files.items() if "attributeList_person" in name)
    assert len(table_rows(nodes)) == count + 1
    measures = dict(row[:2] for row in table_rows(text_of(fetched(cast, "measures.csv"))))
    assert measures["size"] == str(count)


def test_the_table_runs_nothing_in_a_spreadsheet(cast: Cast) -> None:
    put(cast, '=HYPERLINK("http://x")', 1)
    put(cast, "Zoë", 2)
    body = fetched(cast, "table.csv").content
    assert body.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in table_rows(body.decode("utf-8-sig")) for cell in row]
    assert '\'=HYPERLINK("http://x")' in cells
    assert "Zoë" in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]


def test_names_go_into_a_study_only_when_asked(cast: Cast) -> None:
    put(cast, "Zee", 1, told={"relation": "my best mate"})
    for file in ("network.graphml", "network-canvas.zip"):
        without, named = (text_of(fetched(cast, file, query=q)) for q in ("", "?names=1"))
        for word in ("Zee", "my best mate", "Maya"):
            assert word not in without, word
        assert "Zee" in named
        assert "my best mate" in named
        assert str(cast.maya.pk) not in named
    assert "BE-7" in text_of(fetched(cast, "network.graphml", query="?case=BE-7"))
    assert next(iter(zipped(cast, "?case=BE/7"))).startswith("BE_7_")


def test_two_files_of_a_study_cannot_be_laid_side_by_side(cast: Cast) -> None:
    put(cast, "Zee", 1)
    first, second = (fetched(cast, "network.graphml").content.decode() for _n in range(2))
    assert not set(UUID.findall(first)) & set(UUID.findall(second))


def test_a_study_says_what_stands_in_its_files(cast: Cast) -> None:
    put(cast, "Zee", 1)
    files = zipped(cast)
    told = json.loads(files.pop("datapackage.json"))
    assert {one["path"] for one in told["resources"]} == set(files)
    for one in told["resources"]:
        rows = table_rows(files[one["path"]])
        assert [field["name"] for field in one["schema"]["fields"]] == rows[0]
        assert one["rows"] == len(rows) - 1
        for field in one["schema"]["fields"]:
            column = [row[rows[0].index(field["name"])] for row in rows[1:]]
            allowed = field.get("constraints", {}).get("enum")
            if allowed:
                assert set(column) - {""} <= {str(value) for value in allowed}, field
            if field["type"] == "boolean":
                assert set(column) <= {"true", "false"}, field
    head = table_rows(next(text for name, text in files.items() if "_ego" in name))[0]
    assert head[:7] == [
        "networkCanvasEgoUUID", "networkCanvasCaseID", "networkCanvasSessionID",
        "networkCanvasProtocolName", "sessionStart", "sessionFinish", "sessionExported",
    ]  # fmt: skip


def test_of_nobody_there_are_files_too(cast: Cast) -> None:
    for file in (*FILES, "measures/"):
        assert cast.client("ana").get(cast.url("ira", f"map/{file}")).status_code == 200, file
    with zipfile.ZipFile(
        io.BytesIO(cast.client("ana").get(cast.url("ira", "map/network-canvas.zip")).content)
    ) as held:
        nodes = next(name for name in held.namelist() if "attributeList" in name)
        empty = table_rows(held.read(nodes).decode())
    put(cast, "Zee", 1)
    full = next(text for name, text in zipped(cast).items() if "attributeList" in name)
    assert empty == table_rows(full)[:1], "the same columns"


def test_who_knows_whom_goes_to_analysts_and_never_what_a_sealed_record_tells(cast: Cast) -> None:
    """From the records of those on the map that the viewer reads; and it stands on no picture."""
    ana = cast.viewer("ana")
    for name in ("dee", "ira"):
        told = Told("parent" if name == "dee" else "sibling", name, other=cast.people[name].pk)
        actions.add_tie(person_id=cast.maya.pk, told=told, by=ana)
    told = Told("child", "Ira", other=cast.ira.pk)
    actions.add_tie(person_id=cast.dee.pk, told=told, by=ana)

    def edges() -> int:
        text = next(text for name, text in zipped(cast).items() if "edgeList" in name)
        return len(table_rows(text)) - 1

    def measured(name: str) -> str:
        return dict(r[:2] for r in table_rows(text_of(fetched(cast, "measures.csv"))))[name]

    assert edges() == 1
    assert measured("ties_among_others") == "1"
    assert "Of 3 pairs who could, 1 are known to" in text_of(fetched(cast, "measures/"))
    assert (
        "map-theirs" not in fetched(cast, "picture.svg").content.decode().partition("</style>")[2]
    )
    seal(cast, "ira", "ana")
    assert edges() == 0
    assert measured("ties_among_others") == measured("density") == ""


def test_whose_job_it_is_goes_to_analysts_in_every_view(cast: Cast) -> None:
    ana = cast.viewer("ana")
    actions.consent_to_map(person_id=cast.maya.pk, sees="record", counts=False, by=ana)
    tie = put(cast, "Sam", told={"paid": True})
    actions.say_reading(tie_id=tie.pk, perspective="own", said=Said(closeness=1), by=ana)
    rows = dict(row[:2] for row in table_rows(text_of(
        fetched(cast, "measures.csv", query="?view=person"))))  # fmt: skip
    assert int(rows["paid"]) >= 1
    assert "paid" not in page(cast, query="?view=person&tab=words").partition("</nav>")[2].lower()


# --- what does not -------------------------------------------------------------------------------


def ways_out(cast: Cast, who: str) -> dict[str, str]:
    """Everything a viewer can take with them, as text."""
    client = cast.client(who)
    found = {}
    for path in (*FILES, "measures/", "?print=1", "network.graphml?names=1"):
        answer = client.get(cast.url("maya", "map/") + path)
        html = answer["Content-Type"].startswith("text/html")
        text = masked(answer.content) if html else text_of(answer)
        found[path] = f"{answer.status_code} {text}"
    return found


@pytest.mark.parametrize("who", ["ana", "cal", "zoe", "ben", "sue", "lea", "rec", "adi"])
def test_a_tie_kept_back_leaves_no_trace_in_what_goes_out(cast: Cast, who: str) -> None:
    """Not even for who sees it on the page: the same bytes with it and without."""
    if who not in cast.workers:
        pytest.skip("not in the cast")
    for number in range(3):
        put(cast, f"Friend{number}", number + 1)
    before = ways_out(cast, who)
    ana = cast.viewer("ana")
    told = Told("friend", "Shane", label=Label.RESTRICTED)
    tie = actions.add_tie(person_id=cast.maya.pk, told=told, by=ana)
    actions.say_reading(
        tie_id=tie.pk, perspective="worker", said=Said(closeness=1, quality="hard"), by=ana
    )
    assert ways_out(cast, who) == before


@pytest.mark.parametrize("who", ["ana", "cal", "zoe"])
def test_a_view_that_is_not_shared_leaves_no_trace(cast: Cast, who: str) -> None:
    tie = put(cast, "Zee", 1)
    before = ways_out(cast, who)
    actions.say_reading(
        tie_id=tie.pk, perspective="carer", said=Said(closeness=4, quality="hard"),
        said_by="Lorna", shared=False, by=cast.viewer("ana"),
    )  # fmt: skip
    assert ways_out(cast, who) == before


def test_it_costs_the_same_however_many_are_on_it(cast: Cast) -> None:
    client = cast.client("ana")
    for path in (*FILES, "measures/"):
        url, counts = cast.url("maya", f"map/{path}"), []
        for many in (0, 6):
            with undone():
                for number in range(many):
                    put(cast, f"F{number}", 2)
                client.get(url)
                with CaptureQueriesContext(connection) as queries:
                    client.get(url)
            counts.append(len(queries))
        assert len(set(counts)) == 1, (path, counts)


_TOLD = st.tuples(
    st.text(min_size=1, max_size=30).filter(lambda text: text.strip() and "\x00" not in text),
    st.sampled_from([None, 1, 2, 3, 4]),
    st.sampled_from(["strong", "ok", "thin", "hard", "both", "broken"]),
    st.integers(0, 400),
)


@settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(_TOLD, max_size=9), st.sampled_from([0, 100]))
def test_picture_list_table_words_and_files_agree(cast: Cast, told: list[Any], back: int) -> None:
    """Whatever names there are, on whichever day: the same people and ties, the same bytes."""
    with undone():
        for name, ring, quality, days in told:
            put(cast, name, ring, quality=quality, on=TODAY - days * DAY) if ring else put(
                cast, name
            )
        on = f"on={TODAY - back * DAY}"
        shown = listed(page(cast, "zoe", f"?tab=list&{on}"))
        picture = page(cast, "zoe", f"?{on}")
        assert drawn(picture) <= shown
        if len(shown) <= 18:
            assert drawn(picture) == shown
        lines = set(re.findall(r'data-tie="([0-9a-f-]+)"', picture))
        said = _said_of_ties(page(cast, "zoe", f"?tab=list&{on}"))
        assert lines <= shown
        assert {key for key, text in said.items() if 'class="map-piece"' in text} >= lines
        rows = table_rows(text_of(fetched(cast, "table.csv", query=f"?{on}")))[1:]
        assert len(rows) == len(shown)
        table = re.findall(r'<th scope="row"[^>]*>(.*?)</th>',
                           page(cast, "zoe", f"?tab=table&{on}"), re.DOTALL)  # fmt: skip
        assert len(table) == len(rows)
        ET.fromstring(fetched(cast, "picture.svg", query=f"?{on}").content)
        ET.fromstring(fetched(cast, "network.graphml", query=f"?{on}&names=1").content)
        for path in FILES:
            first, again = (text_of(fetched(cast, path, query=f"?{on}")) for _n in range(2))
            assert first == again, path
        assert page(cast, "zoe", f"?{on}") == picture


def _said_of_ties(html: str) -> dict[str, str]:
    parts = re.split(r'id="tie-([0-9a-f-]+)"', html)
    return dict(zip(parts[1::2], map(unescape, parts[2::2]), strict=True))


# --- the measures --------------------------------------------------------------------------------


@pytest.fixture
def measured(cast: Cast) -> Cast:
    put(cast, "Sam", 2, told={"paid": True})
    put(cast, "Zee", 1, on=TODAY - 400 * DAY)
    return cast


def test_the_measures_are_questions_in_plain_words(measured: Cast) -> None:
    html = fetched(measured, "measures/").content.decode()
    for said in (
        "How many are on it?", "Whose job is it to help?", "1 paid : 2 natural.",
        "Do they know each other?", "Nobody has written down who of them knows whom.",
        "Who stayed, from", "None is good or bad",
    ):  # fmt: skip
        assert said in html, said
    for never in ("constraint", "score", "0.", "%"):
        assert never not in re.sub(r"<head>.*?</head>|<[^>]+>", "", html, flags=re.DOTALL), never


def test_a_day_to_compare_with(measured: Cast) -> None:
    html = fetched(measured, "measures/", query=f"?since={TODAY - 30 * DAY}").content.decode()
    assert f"{(TODAY - 30 * DAY).day} " in html
    for nonsense in ("?since=rain", "?since=9999-01-01"):
        assert fetched(measured, "measures/", query=nonsense).status_code == 200


def test_no_measure_stands_on_the_map_or_on_their_page(measured: Cast) -> None:
    pages = [page(measured, query=f"?tab={tab}") for tab in ("map", "list", "table", "words")]
    pages += [page(measured, query="?print=1")]
    pages += [measured.client("ana").get(measured.url("maya")).content.decode()]
    for html in pages:
        assert "Do they know each other" not in html
        assert "natural" not in html
    assert "map/measures" not in pages[-1] + pages[-2], "not on paper, nor on their own page"


def test_the_sheet_of_a_file_comes_from_the_sheet_of_the_page() -> None:
    sheet = map_files._sheet()
    assert ".map-strong{stroke:#1b5e5a" in sheet
    assert "map-card" not in sheet
    assert sheet.count("{") == sheet.count("}")
