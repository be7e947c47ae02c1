"""A person's map as files that leave Alongside. Whoever calls hands in what may go out: a network
without a tie that is kept back and without a view that is not shared."""

import io
import re
import uuid
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from alongside.base.core import clock
from alongside.people.maps.described import package
from alongside.people.maps.export import Study, graphml, network_canvas
from alongside.people.maps.measures import as_rows
from alongside.people.maps.network import Area, Map, seen
from alongside.people.maps.picture import picture, sheet_of
from alongside.people.maps.table import as_csv, csv_text
from alongside.people.maps.words import drawn_with

from .map import Chosen

MOST = 40  # letters in the name of a study's case
_FIRST = (1980, 1, 1, 0, 0, 0)  # a zip keeps a time with each file; this one says nothing


@dataclass(frozen=True)
class Wanted:
    """What of a map goes into a file. `names` and `case` are for the files of a study; its session
    is new each time, so that two files cannot be laid side by side by their ids."""

    asked: Chosen
    only: Area | None = None
    names: bool = False
    case: str = ""
    session: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def study(self) -> Study:
        case = re.sub(r"\s+", " ", self.case).strip()[:MOST]
        made = clock.today().isoformat()
        return Study(case or "map", self.session, names=self.names, made=made)

    @property
    def told(self) -> Map:
        """For those who analyse it: whose job it is to help is told in every view."""
        return seen(self.asked.network, self.asked.on, self.asked.view)


@dataclass(frozen=True)
class Form:
    """One way to write a map: its file's name, its type, how it is made, and whether it is for
    those who analyse it."""

    name: str
    type: str
    make: Callable[[Wanted], bytes]
    study: bool = False


@lru_cache(maxsize=1)
def _sheet() -> str:
    css = Path(settings.BASE_DIR, "static/css/map.css")
    return sheet_of(css.read_text(encoding="utf-8"))


def _svg(wanted: Wanted) -> bytes:
    map, layout = wanted.asked.map(), wanted.asked.layout(wanted.only)
    notes = [words for words in (drawn_with(map),) if words]
    return picture(map, layout, sheet=_sheet(), notes=notes).encode()


def _csv(wanted: Wanted) -> bytes:
    """With the mark that tells a spreadsheet how letters are written."""
    return as_csv(wanted.asked.map()).encode("utf-8-sig")


def _graphml(wanted: Wanted) -> bytes:
    return graphml(wanted.study, wanted.told, wanted.asked.layout()).encode()


def _network_canvas(wanted: Wanted) -> bytes:
    """The three files, and a fourth that says what stands in them."""
    files = network_canvas(wanted.study, wanted.told, wanted.asked.layout())
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as zipped:
        for name, text in {**files, "datapackage.json": package(files)}.items():
            zipped.writestr(zipfile.ZipInfo(name, _FIRST), text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _measures(wanted: Wanted) -> bytes:
    return csv_text(as_rows(wanted.told)).encode()


FORMS = {
    "svg": Form("map.svg", "image/svg+xml", _svg),
    "csv": Form("map.csv", "text/csv; charset=utf-8", _csv),
    "graphml": Form("map.graphml", "application/graphml+xml", _graphml, study=True),
    "network-canvas": Form(
        "map-network-canvas.zip", "application/zip", _network_canvas, study=True
    ),
    "measures": Form("map-measures.csv", "text/csv; charset=utf-8", _measures, study=True),
}
