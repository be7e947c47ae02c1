"""A map as files that others read: GraphML, and three CSV files in the way of Network Canvas.

Both hold what the map holds and nothing else. Ids are those that whoever calls gives, so a study
can have ones of its own; no names go out unless `names` says so.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from .layout import Layout
from .network import RINGS, Area, Map, Shown
from .table import csv_text
from .words import in_order

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
NC = "http://schema.networkcanvas.com/xmlns"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NODE_TYPE, EDGE_TYPE = "person", "tie"


@dataclass(frozen=True)
class Study:
    """What an export is for: the case it is filed under, its session and its protocol, and the day
    it is made (ISO)."""

    case: str
    session: uuid.UUID
    protocol: str = "Alongside map"
    names: bool = False
    made: str = ""


def _columns(study: Study) -> list[str]:
    """What `_attributes` tells, in its order; a map with nobody on it has these columns too."""
    return [
        *(("name", "relation") if study.names else ()),
        *(f"area_{area}" for area in Area),
        *("closeness", "quality", "flow", "paid", "counted_on", "lives_together"),
        *("since", "since_precision", "until", "until_precision", "map_x", "map_y"),
    ]


def _attributes(study: Study, map: Map, shown: Shown, layout: Layout) -> dict[str, str]:
    tie, reading = shown.tie, shown.reading
    fields = {"name": tie.called, "relation": tie.relation} if study.names else {}
    fields |= {f"area_{area}": _yes(tie.area == area) for area in Area}
    fields |= {
        "closeness": str(reading.closeness or "") if reading else "",
        "quality": shown.quality or "",
        "flow": shown.flow,
        "paid": _yes(tie.paid),
        "counted_on": _yes(shown.counted_on),
        "lives_together": _yes(bool(shown.household) and shown.household == map.home),
        "since": tie.since.earliest.isoformat() if tie.since else "",
        "since_precision": str(tie.since.precision) if tie.since else "",
        "until": tie.until.earliest.isoformat() if tie.until else "",
        "until_precision": str(tie.until.precision) if tie.until else "",
    }
    x, y = _place(shown, layout)
    return fields | {"map_x": x, "map_y": y}


def _place(shown: Shown, layout: Layout) -> tuple[str, str]:
    """Between 0 and 1 across the picture; nothing for somebody in a bundle, who has no place."""
    if shown.tie.key not in layout.drawn:
        return "", ""
    at, frame = layout.place(shown.tie.key, shown.ring), layout.frame
    x = (at.x - frame.left) / (frame.right - frame.left)
    y = (at.y - frame.top) / (frame.bottom - frame.top)
    return f"{x:.4f}", f"{y:.4f}"


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _id(study: Study, *what: str) -> str:
    """An id of this session only: two exports of one map cannot be laid side by side by ids."""
    return str(uuid.uuid5(study.session, "/".join(what)))


def network_canvas(study: Study, map: Map, layout: Layout) -> dict[str, str]:
    """File names and their text: the person, those on the map, and the ties between those."""
    ego = _id(study, "ego")
    stem = f"{re.sub('[^A-Za-z0-9_-]', '_', study.case)}_{study.session}"
    order = in_order(map)
    numbers = {shown.tie.key: str(n) for n, shown in enumerate(order, 1)}
    head = ["networkCanvasEgoUUID", "networkCanvasCaseID", "networkCanvasSessionID"]
    head += ["networkCanvasProtocolName", "sessionStart", "sessionFinish", "sessionExported"]
    head += ["map_on", "map_view"]
    said = sorted(shown.reading.on.isoformat() for shown in map.shown if shown.reading)
    row = [ego, study.case, str(study.session), study.protocol, *(said or [""])[:1]]
    row += [*(said or [""])[-1:], study.made, map.on.isoformat(), map.view.whose]
    egos = [head, row]
    nodes = [["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID", *_columns(study)]]
    for shown in order:
        fields = _attributes(study, map, shown, layout)
        key = shown.tie.key
        nodes.append([numbers[key], ego, _id(study, "node", key), *fields.values()])
    edges = [
        [
            "edgeID", "from", "to", "networkCanvasEgoUUID", "networkCanvasUUID",
            "networkCanvasSourceUUID", "networkCanvasTargetUUID", "quality",
        ]
    ]  # fmt: skip
    for n, between in enumerate(map.between, 1):
        one, other = between.one, between.other
        ids = [_id(study, "edge", one, other), _id(study, "node", one), _id(study, "node", other)]
        edges.append([str(n), numbers[one], numbers[other], ego, *ids, between.quality or ""])
    return {
        f"{stem}_ego.csv": csv_text(egos),
        f"{stem}_attributeList_{NODE_TYPE}.csv": csv_text(nodes),
        f"{stem}_edgeList_{EDGE_TYPE}.csv": csv_text(edges),
    }


def graphml(study: Study, map: Map, layout: Layout) -> str:
    """One undirected graph, with the header that Network Canvas gives its own. The person is the
    node `ego`, tied to everybody; how a tie is stands on whom it goes to and on its edge."""
    order = in_order(map)
    rows = {shown.tie.key: _attributes(study, map, shown, layout) for shown in order}
    names = _columns(study)
    keys = [f'<key id="d{n}" for="node" attr.name="{name}" attr.type="string"/>'
            for n, name in enumerate(names)]  # fmt: skip
    keys += [
        '<key id="closeness" for="edge" attr.name="closeness" attr.type="int"/>',
        '<key id="quality" for="edge" attr.name="quality" attr.type="string"/>',
        '<key id="flow" for="edge" attr.name="flow" attr.type="string"/>',
        '<key id="on" for="graph" attr.name="map_on" attr.type="string"/>',
        '<key id="view" for="graph" attr.name="map_view" attr.type="string"/>',
    ]
    ids = {key: _id(study, "node", key) for key in rows}
    ego = _id(study, "ego")
    body = [f'<node id="{ego}"/>']
    for key, fields in rows.items():
        body.append(f'<node id="{ids[key]}">{_data(dict(_numbered(fields)))}</node>')
    for shown in order:
        body.append(_edge(study, ego, ids[shown.tie.key], _how(shown), shown.tie.key))
    for between in map.between:
        how = {"quality": between.quality or ""}
        one, other = between.one, between.other
        body.append(_edge(study, ids[one], ids[other], how, one, other))
    header = (
        f"nc:caseId={_attribute(study.case)} nc:sessionUUID={_attribute(str(study.session))} "
        f"nc:protocolName={_attribute(study.protocol)} nc:networkCanvasEgoUUID={_attribute(ego)}"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<graphml xmlns="{GRAPHML}" xmlns:nc="{NC}">\n'
        + "\n".join(keys)
        + f'\n<graph edgedefault="undirected" {header}>\n'
        + _data({"on": map.on.isoformat(), "view": map.view.whose})
        + "\n".join(["", *body])
        + "\n</graph>\n</graphml>\n"
    )


def _numbered(fields: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(f"d{n}", value) for n, value in enumerate(fields.values())]


def _how(shown: Shown) -> dict[str, str]:
    closeness = str(shown.ring) if shown.ring in RINGS else ""
    return {"closeness": closeness, "quality": shown.quality or "", "flow": shown.flow}


def _edge(study: Study, one: str, other: str, how: dict[str, str], *what: str) -> str:
    ident = _id(study, "edge", *what)
    return f'<edge id="{ident}" source="{one}" target="{other}">{_data(how)}</edge>'


def _data(fields: dict[str, str]) -> str:
    """What is empty is left out: it says nothing."""
    return "".join(
        f'<data key="{key}">{escape(NOT_XML.sub("", value))}</data>'
        for key, value in fields.items()
        if value
    )


def _attribute(text: str) -> str:
    return quoteattr(NOT_XML.sub("", text))
