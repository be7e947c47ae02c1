"""Run one benchmark: `python -m bench NAME [--size N] [--database D] [--json]`.

Each brings an installation of its own, in a temporary folder, and leaves nothing behind. It exits
non-zero where something is over its budget, and 2 where it cannot run.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

NAMES = {
    "family": "bench.family",
    "finding": "bench.finding",
    "map": "bench.map",
    "pages": "bench.pages",
    "recording-cost": "bench.recording_cost",
}


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("name", choices=sorted(NAMES), metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--size", type=int, help="how many, where a benchmark has sizes")
    parser.add_argument("--database", default="sqlite", help="sqlite, postgresql, a URL, or all")
    parser.add_argument("--json", action="store_true", help="a list of rows, and nothing else")
    parser.add_argument("--write", action="store_true", help="write its page in docs/reference")
    given = parser.parse_args(argv)
    return int(import_module(NAMES[given.name]).run(given))


if __name__ == "__main__":
    sys.exit(main())
