"""Measures of networks against worked examples, and the files a study reads."""

from __future__ import annotations

import csv
import io
import uuid
import xml.etree.ElementTree as ET
from dataclasses import replace
from fractions import Fraction

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.people.maps.export import GRAPHML, NC, Study, graphml, network_canvas
from alongside.people.maps.layout import arrange
from alongside.people.maps.measures import (
    constraint,
    density,
    effective_size,
    measures,
    multiplexity,
    reciprocity,
    turnover,
)
from alongside.people.maps.network import Flow, seen
from tests.people.maps.families import MAYA, TODAY, bells, by_dice

F = Fraction
COMPLETE = [("a", "b"), ("b", "c"), ("a", "c")]
WORKED = {
    "star": ("abcdf", [], F(0), F(5), F(1), 0.2),
    "chain": ("abcd", [("a", "b"), ("b", "c")], F(1, 3), F(3), F(3, 4), 0.534722),
    "complete": ("abc", COMPLETE, F(1), F(1), F(1, 3), 0.925926),
    "one": ("a", [], None, F(1), F(1), 1.0),
}


@pytest.mark.parametrize("name", WORKED)
def test_worked_examples(name: str) -> None:
    keys, pairs, dense, effective, efficient, constrained = WORKED[name]
    assert density(keys, pairs) == dense
    found = effective_size(keys, pairs)
    assert found == effective
    assert found / len(keys) == efficient
    assert float(constraint(keys, pairs) or 0) == pytest.approx(constrained, abs=1e-6)


def test_nobody_has_nothing_to_divide() -> None:
    empty = measures(seen(replace(bells(), ties=()), TODAY, MAYA))
    assert empty.size == 0
    for what in ("density", "effective_size", "efficiency", "constraint", "reciprocity"):
        assert getattr(empty, what) is None
    assert empty.professional_share is empty.natural_share is empty.ratio is None
    assert turnover([], []) is None


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 9), st.data())
def test_they_agree_with_another_library(size: int, data: st.DataObject) -> None:
    keys = [f"k{n}" for n in range(size)]
    every = [(a, b) for n, a in enumerate(keys) for b in keys[:n]]
    pairs = data.draw(st.lists(st.sampled_from(every), unique=True)) if every else []
    graph = networkx.Graph([("me", key) for key in keys] + pairs)
    assert float(constraint(keys, pairs) or 0) == pytest.approx(
        networkx.constraint(graph, ["me"])["me"]
    )
    assert float(effective_size(keys, pairs) or 0) == pytest.approx(
        networkx.effective_size(graph, ["me"])["me"]
    )


def test_reciprocity_mix_and_turnover() -> None:
    assert reciprocity([Flow.BOTH, Flow.IN, Flow.OUT, Flow.NONE]) == F(1, 3)
    assert reciprocity([Flow.NONE]) is None
    assert turnover("abcd", "bcde") == F(2, 5)
    assert turnover("ab", "ab") == 0
    assert multiplexity([1, 2, 3]) == 2
    network = by_dice(10)
    ties = tuple(replace(tie, paid=n < 4) for n, tie in enumerate(network.ties))
    found = measures(seen(replace(network, ties=ties), TODAY, MAYA))
    assert (found.professional_share, found.natural_share) == (F(2, 5), F(3, 5))
    assert found.ratio == F(2, 3)
    none = tuple(replace(tie, paid=True) for tie in network.ties)
    assert measures(seen(replace(network, ties=none), TODAY, MAYA)).ratio is None


def test_a_pair_counts_once_and_who_has_ended_not_at_all() -> None:
    found = measures(seen(bells(), TODAY, MAYA))
    assert (found.size, found.ties) == (16, 2)  # without Lorna
    assert density("ab", [("a", "b"), ("b", "a"), ("a", "a"), ("a", "z")]) == 1


STUDY = Study("BE/1", uuid.UUID(int=7), names=True)


def exported(study: Study = STUDY):  # type: ignore[no-untyped-def]
    map, layout = seen(bells(), TODAY, MAYA), arrange(bells(), MAYA)
    return network_canvas(study, map, layout), graphml(study, map, layout)


def test_network_canvas_files_hold_the_people_and_the_ties() -> None:
    files, _ = exported()
    stem = f"BE_1_{STUDY.session}"
    ego, nodes, edges = (
        list(csv.DictReader(io.StringIO(files[f"{stem}_{name}.csv"])))
        for name in ("ego", "attributeList_person", "edgeList_tie")
    )
    assert len(ego) == 1
    assert len(nodes) == 17
    assert len(edges) == 2
    jean = next(node for node in nodes if node["name"] == "Nan Jean")
    assert jean["networkCanvasEgoUUID"] == ego[0]["networkCanvasEgoUUID"]
    assert (jean["closeness"], jean["quality"], jean["flow"]) == ("1", "strong", "in")
    assert (jean["area_family"], jean["area_help"], jean["counted_on"]) == ("true", "false", "true")
    assert 0 <= float(jean["map_x"]) <= 1
    assert 0 <= float(jean["map_y"]) <= 1
    by_number = {node["nodeID"]: node["networkCanvasUUID"] for node in nodes}
    for edge in edges:
        assert by_number[edge["from"]] == edge["networkCanvasSourceUUID"]
        assert by_number[edge["to"]] == edge["networkCanvasTargetUUID"]


def test_graphml_is_read_by_another_library_and_carries_the_header() -> None:
    _, text = exported()
    graph = networkx.parse_graphml(text)
    assert graph.number_of_nodes() == 18
    assert graph.number_of_edges() == 19
    jean = next(data for _id, data in graph.nodes(data=True) if data.get("name") == "Nan Jean")
    assert jean["quality"] == "strong"
    root = ET.fromstring(text.encode())
    header = root.find(f"{{{GRAPHML}}}graph")
    assert header is not None
    assert header.get(f"{{{NC}}}caseId") == "BE/1"
    assert header.get(f"{{{NC}}}sessionUUID") == str(STUDY.session)


def test_no_names_go_out_unless_asked_and_ids_are_of_one_session() -> None:
    for text in (*exported(replace(STUDY, names=False))[0].values(),
                 exported(replace(STUDY, names=False))[1]):  # fmt: skip
        assert "Jean" not in text
        assert "jean" not in text
        assert "grandmother" not in text
    other = exported(replace(STUDY, session=uuid.UUID(int=8)))[1]
    ids = {node.get("id") for node in ET.fromstring(exported()[1].encode()).iter()} - {None}
    again = {node.get("id") for node in ET.fromstring(other.encode()).iter()} - {None}
    assert {i for i in ids & again if i and "-" in i} == set()


def test_files_are_the_same_each_time_and_survive_any_name() -> None:
    assert exported() == exported()
    network = bells()
    odd = replace(network.ties[0], name="=1\x00\x0b<&>\"'", relation="]]>")
    network = replace(network, ties=(odd, *network.ties[1:]))
    map, layout = seen(network, TODAY, MAYA), arrange(network, MAYA)
    networkx.parse_graphml(graphml(replace(STUDY, case='"<&\x01'), map, layout))
    files = network_canvas(STUDY, map, layout)
    nodes = next(text for name, text in files.items() if "attributeList" in name)
    assert "'=1" in nodes
