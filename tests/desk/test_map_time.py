"""Time on the map page, and two days or two views beside each other, for who may see them."""

from __future__ import annotations

import gzip
import re
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.base.audit.models import AuditRow
from alongside.base.core.dates import Precision, RoughDate
from alongside.people.persons.models import Label
from alongside.people.ties import actions
from alongside.people.ties.told import Said, Told
from tests.cast import DAY, Cast
from tests.desk.test_map_page import TODAY, page, put
from tests.masking import masked

LAST_YEAR = TODAY.replace(year=TODAY.year - 1)


def year(number: int) -> RoughDate:
    return RoughDate(TODAY.replace(year=number, month=1, day=1), Precision.YEAR)


def say(cast: Cast, tie: Any, said: Said, **more: Any) -> None:
    more.setdefault("perspective", "worker")
    actions.say_reading(tie_id=tie.pk, said=said, by=cast.viewer("ana"), **more)


def some_time(cast: Cast) -> dict[str, Any]:
    """Zee came and came closer, Lorna ended, Priya came in last month."""
    zee = put(cast, "Zee", 3, on=LAST_YEAR)
    say(cast, zee, Said(closeness=1, quality="strong"), on=TODAY - 60 * DAY)
    lorna = put(cast, "Lorna", 2, on=LAST_YEAR + 10 * DAY)
    actions.end_tie(
        tie_id=lorna.pk, version=1, ended=RoughDate(TODAY - 40 * DAY), by=cast.viewer("ana")
    )
    priya = put(cast, "Priya", 4, on=TODAY - 30 * DAY)
    return {"zee": zee, "lorna": lorna, "priya": priya}


def stops(html: str) -> list[str]:
    return re.findall(r'<option value="\d+" label="([^"]*)" data-on="', html)


def spots(html: str) -> dict[str, str]:
    """Where each of them is drawn."""
    return dict(re.findall(r'data-key="([0-9a-f-]{36})"[^>]*transform="translate\(([^)]*)\)', html))


def compare(cast: Cast, who: str = "ana", query: str = "") -> str:
    answer = cast.client(who).get(cast.url("maya", "map/compare/") + query)
    assert answer.status_code == 200
    return masked(answer.content)


def test_the_stops_are_dated_events_and_today(cast: Cast) -> None:
    before = len(stops(page(cast)))
    some_time(cast)
    found = stops(page(cast, query="?view=" + worker(cast)))
    assert len(found) - before == 5
    for name, days in {"Zee": 2, "Lorna": 2, "Priya": 1}.items():
        assert len([words for words in found if name in words]) == days
    assert found[-1].startswith("Today, ")


def worker(cast: Cast) -> str:
    return re.findall(r"view=(worker-[0-9a-f]+)", page(cast))[0]


def test_a_stop_leads_to_its_day_by_a_button_that_needs_no_script(cast: Cast) -> None:
    some_time(cast)
    client, url = cast.client("ana"), cast.url("maya", "map/")
    count = len(stops(page(cast)))
    answer = client.get(f"{url}?stop={count - 2}&tab=list")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"on={TODAY - 30 * DAY}&tab=list")
    html = page(cast, query="?" + answer["Location"].split("?")[1])
    assert "Priya came in." in html
    assert f'value="{count - 2}"' in html
    for nonsense in ("-1", "99", "x", ""):
        assert "on=" not in client.get(f"{url}?stop={nonsense}")["Location"]


def test_the_line_says_what_changed_since_the_stop_before(cast: Cast) -> None:
    some_time(cast)

    def line(on: Any) -> str:
        html = page(cast, query=f"?on={on}")
        return re.search(r'id="map-then"[^>]*>([^<]*)<', html)[1]  # type: ignore[index]

    assert line(TODAY - 60 * DAY).endswith("Zee came closer. Zee became strong.")
    assert line(TODAY - 40 * DAY).endswith("Lorna ended.")
    assert "Priya came in." in line(TODAY - 30 * DAY)
    assert "Nothing changed since" in line(TODAY)


def test_a_step_moves_only_those_whose_closeness_changed(cast: Cast) -> None:
    ties = some_time(cast)
    for number in range(6):
        put(cast, f"Friend{number}", number % 4 + 1, on=LAST_YEAR)
    before = spots(page(cast, query=f"?on={TODAY - 61 * DAY}"))
    after = spots(page(cast, query=f"?on={TODAY - 30 * DAY}"))
    moved = {key for key in before if after[key] != before[key]}
    assert moved == {str(ties["zee"].pk)}
    assert set(after) - set(before) == {str(ties["priya"].pk)}
    assert len(before) >= 8


def test_a_part_is_the_same_as_the_page_and_small(cast: Cast) -> None:
    some_time(cast)
    for number in range(10):
        put(cast, f"Friend{number}", number % 4 + 1, on=LAST_YEAR)
    client, url = cast.client("ana"), cast.url("maya", "map/")
    on = f"on={TODAY - 40 * DAY}"
    part = client.get(f"{url}?{on}&part=1").content
    assert b"<html" not in part
    whole = client.get(f"{url}?{on}").content
    svg = re.search(rb"<svg class=\"map\".*?</svg>", part, re.DOTALL)[0]  # type: ignore[index]
    assert svg in whole
    assert b"Lorna ended." in part
    assert len(gzip.compress(part, 6)) < 5_000, len(gzip.compress(part, 6))


def test_time_and_comparing_cost_the_same_however_much_there_is(cast: Cast) -> None:
    client = cast.client("ana")
    urls = [cast.url("maya", f"map/{more}") for more in ("?part=1", "compare/", "agree/")]
    counts: dict[str, set[int]] = {url: set() for url in urls}
    for many in (0, 1, 6):
        for number in range(many):
            tie = put(cast, f"F{many}-{number}", 2, on=LAST_YEAR + number * DAY)
            say(cast, tie, Said(closeness=3), perspective="carer", said_by="Lorna", shared=False)
        for url in urls:
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            counts[url].add(len(queries))
    assert all(len(found) == 1 for found in counts.values()), counts


def test_two_days_beside_each_other_say_first_what_is_different(cast: Cast) -> None:
    some_time(cast)
    html = compare(cast, query=f"?since={TODAY - 90 * DAY}&on={TODAY}")
    said = (
        html.index("What is different"),
        html.index("Zee came closer."),
        html.index('<svg class="map"'),
    )
    assert list(said) == sorted(said)
    assert "Priya came in." in html
    assert html.count('<svg class="map"') == 2
    turned = compare(cast, query=f"?on={TODAY - 90 * DAY}&since={TODAY}")
    assert "Priya came in." in turned, "the earlier day is always first"
    idents = re.findall(r'\bid="([^"]*)"', html)
    assert len(idents) == len(set(idents))


def test_two_views_beside_each_other(cast: Cast) -> None:
    tie = put(cast, "Zee", 1)
    say(cast, tie, Said(closeness=4, quality="hard"), perspective="carer", said_by="Lorna")
    views = dict(re.findall(r'<option value="([a-z]+-[0-9a-f]+)"[^>]*>([^<]*)<', compare(cast)))
    (ana,) = [key for key in views if key.startswith("worker")]
    (carer,) = [key for key in views if key.startswith("carer")]
    html = compare(cast, query=f"?view={ana}&with={carer}")
    assert "Zee. Ana" in html
    assert "Lorna’s view: Far away. Hard going." in html
    assert f"view={ana}&amp;with={carer}" in html.split("What is different")[1]


def test_somebody_chosen_is_told_from_both(cast: Cast) -> None:
    zee = some_time(cast)["zee"]
    days = f"?since={TODAY - 90 * DAY}&on={TODAY}"
    plain = compare(cast, query=days)
    address = re.search(rf'href="([^"]*who={zee.pk}#card)"', plain)[1]  # type: ignore[index]
    html = compare(cast, query=address.replace("&amp;", "&").split("#")[0])
    card = html.split('id="card"')[1].split("</div>")[0]
    assert "Zee" in card
    assert card.count("<p dir") == 2
    assert "OK." in card
    assert "Strong." in card


def test_nonsense_in_an_address_is_as_if_it_had_not_been_said(cast: Cast) -> None:
    some_time(cast)
    plain = compare(cast)
    for nonsense in (
        "?on=rain",
        "?since=rain",
        "?with=nobody",
        "?view=nobody",
        "?on=9999-01-01",
        "?who=nobody",
    ):
        assert compare(cast, query=nonsense) == plain, nonsense


def test_looking_at_two_is_kept_as_a_look(cast: Cast) -> None:
    compare(cast)
    rows = AuditRow.objects.visible_to(cast.viewer("ana")).order_by("-seq")
    assert rows.values_list("verb", flat=True)[0] == "compared maps of"


def test_hidden_ties_and_views_leave_no_trace_in_time_nor_beside(cast: Cast) -> None:
    ties = some_time(cast)
    ana = cast.viewer("ana")
    asked = ["", f"?on={TODAY - 40 * DAY}", f"?on={TODAY - 15 * DAY}&part=1", "?stop=3"]
    others = ["", f"?since={TODAY - 90 * DAY}&on={TODAY}", f"?on={TODAY - 15 * DAY}"]

    def seen() -> list[bytes]:
        client = cast.client("zoe")
        got = [client.get(cast.url("maya", "map/") + query) for query in asked]
        got += [client.get(cast.url("maya", "map/compare/") + query) for query in others]
        got.append(client.get(cast.url("maya", "map/agree/")))
        return [masked(one.content) + one.get("Location", "") for one in got]  # type: ignore[misc]

    before = seen()
    told = Told("friend", "Shane", label=Label.RESTRICTED, began=RoughDate(TODAY - 15 * DAY))
    hidden = actions.add_tie(person_id=cast.maya.pk, told=told, by=ana)
    for view in ("worker", "carer"):
        say(cast, hidden, Said(closeness=1, quality="hard"), perspective=view, said_by="Lorna",
            on=TODAY - 14 * DAY)  # fmt: skip
    say(cast, ties["zee"], Said(closeness=4), perspective="carer", said_by="Lorna", shared=False,
        on=TODAY - 12 * DAY)  # fmt: skip
    assert seen() == before
    mine = page(cast, query=f"?view={worker(cast)}")
    assert any("Shane" in words for words in stops(mine)), "and ana sees its day"
