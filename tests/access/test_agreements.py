"""Every row of the truth table about Maya, on the page of her agreement."""

from pathlib import Path
from typing import Any

import pytest

from tests.access.test_truth_table import looking
from tests.cast import WORDS, Cast
from tests.tables import read

ROWS = read(Path(__file__).with_name("table.yaml"))
MAYA = [name for name, row in ROWS.items() if row["person"] == "maya"]


@pytest.mark.parametrize("name", MAYA)
def test_an_agreement_is_read_by_whoever_sees_the_record(standing_cast: Cast, name: str) -> None:
    with looking(standing_cast, ROWS[name]) as look:
        page: Any = look.answers(f"/agreements/{look.cast.things['maya_agreement'].pk}/", "record")
        assert (WORDS["maya_agreement"] in page) == (look.see == "record")
