"""Files to import: the real sample, and made-up ones of any size."""

from __future__ import annotations

import csv
import datetime as dt
import os
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

HEADER = (
    "Cms Id",
    "First Name",
    "Last Name",
    "Date Of Birth",
    "Gender",
    "Address",
    "Service Involvement",
    "Local Authority Organisation",
    "Contact Name",
    "Contact Role",
    "Contact Phone",
    "Contact Email",
    "Date Current As Of",
    "Coverage Start Date",
    "Coverage End Date",
    "Coverage Geographic Area",
    "Date Of Most Recent Interaction",
    "Start Date Of Last Involvement",
)
_SYLLABLES = (
    *("ba", "be", "bri", "ca", "cor", "da", "del", "el", "fa", "gra", "ha", "io"),
    *("ja", "ka", "la", "mar", "ne", "or", "pa", "ro", "sa", "ta", "vi", "wen"),
)


def shared(name: str) -> Path:
    """A file of the sample data beside the checkout (TEST_DATA names another folder)."""
    folder = os.environ.get("TEST_DATA")
    root = Path(folder) if folder else Path(__file__).resolve().parents[3] / "shared" / "data"
    file = root / name
    if not file.is_file():
        raise AssertionError(
            f"The sample data is not at {root}: {name} is missing. Put the data folder there or "
            "name it in TEST_DATA."
        )
    return file


def write(path: Path, rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def _name(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))).capitalize()


def caseload(rows: int, *, workers: int, seed: int = 1) -> Iterable[list[str]]:
    """As many people as asked for, like those of the real sample, shared among some workers.

    Four hundred first names and a thousand surnames, so that many share one and some both.
    """
    dice = random.Random(seed)
    firsts, lasts = ([_name(dice) for _ in range(count)] for count in (400, 1000))
    staff = [f"{dice.choice(firsts)} {dice.choice(lasts)}" for _ in range(workers)]
    first_day = dt.date(2006, 1, 1)
    for number in range(rows):
        worker = number % workers
        born = first_day + dt.timedelta(days=dice.randrange(4380))
        begun = dt.date(2019, 1, 1) + dt.timedelta(days=dice.randrange(1200))
        yield [
            str(1_000_000 + number),
            dice.choice(firsts),
            dice.choice(lasts),
            born.isoformat(),
            dice.choice(("Female", "Male", "Other")),
            f"Flat {dice.randrange(99)}\n{dice.choice(lasts)} road\nTown\n"
            f"{dice.choice('ABCDEFG')}{dice.randrange(1, 99)} {dice.randrange(10)}XY",
            "Current" if dice.random() < 0.52 else "Historic",
            f"{lasts[worker % 27]} Council",
            staff[worker],
            "Social Worker",
            f"01632 {worker:06}",
            f"worker{worker}@council.test",
            "2022-10-15 00:00:00",
            "2018-01-01 00:00:00",
            "2022-09-30 00:00:00",
            "test",
            begun.isoformat(),
            begun.isoformat(),
        ]
