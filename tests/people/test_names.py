"""How names are compared: what fits, what does not, and how many of the 300 cases are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.persons import names, spelling
from bench import finding_cases

CASES = finding_cases.read()
# Names people keep apart, however short the way from one to the other.
_APART = """
Ben/Ken Lee/Leo Tom/Tim Amy/May Sam/Pam Dan/Don Ali/Eli Jon/Jan Ann/Ian Ida/Ira Mia/Mae Kai/Kit
Max/Mae Zoe/Joe Roy/Ray Eve/Ava Mark/Mary Dean/Sean Liam/Lima Jack/Jake Ruth/Beth
Noor/Omar Hassan/Hussain Karen/Karim Anna/Joanna Smith/Jones Ruby/Rudy
Khan/Chan Begum/Bevan Maya/Kaya Nora/Dora Jade/Jude Amir/Emma Abdi/Abbie Rahman/Roman
"""
APART = _APART.split()


# --- the cases -----------------------------------------------------------------------------------


def test_there_are_three_hundred_cases_each_about_somebody() -> None:
    assert len(CASES) == 300
    assert len({(case.asked, case.name) for case in CASES}) == 300
    assert not [case.line for case in CASES if case.asked == case.name]


def test_the_drawn_cases_are_drawn_by_the_rules() -> None:
    said = finding_cases.FILE.read_text(encoding="utf-8")
    assert said == finding_cases.whole(), "run: python -m bench.finding_cases"


@pytest.mark.parametrize(("size", "precise"), [(25, 0.95), (500, 0.7)])
def test_names_got_wrong_are_found_and_little_else(size: int, precise: float) -> None:
    """Of those shown at most 20; where many share a name, all of them are shown."""
    missed, shown = [], 0
    for case, among in finding_cases.populations(CASES, size):
        assert len(among) == size
        found = finding_cases.found_among(case, among)
        shown += len(found)
        if case.name not in found:
            missed.append(case.line)
    hits = len(CASES) - len(missed)
    assert hits / len(CASES) >= 0.98, missed
    assert hits / shown >= precise


# --- what does not fit ---------------------------------------------------------------------------


@pytest.mark.parametrize("pair", APART)
def test_two_short_names_are_not_the_same(pair: str) -> None:
    one, other = pair.split("/")
    assert not names.best(names.fitting(one, {0: [f"{other} Okonjo"]})), pair
    assert not names.best(names.fitting(other, {0: [f"{one} Okonjo"]})), pair


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Jo Jones", "Mary Jones"),
        ("Ben Haddad", "Ira Haddad"),
        ("maya haddad", "Maya Okonjo"),
        ("F. Lewin", "Patricia Lewin"),
        ("JS", "John Brown"),
        ("Jo", "Jane Okonjo"),
        ("the", "Maya Okonjo"),
        ("", "Maya Okonjo"),
        ("…", "Maya Okonjo"),
        ("Maya", ""),
    ],
)
def test_every_part_has_a_partner_of_its_own(asked: str, name: str) -> None:
    assert names.nearness(asked, [name]) < names.NEAR_ENOUGH


def test_a_doubtful_part_needs_the_others_to_be_certain() -> None:
    assert names.nearness("Mary Fox", ["Mark Fox"]) >= names.NEAR_ENOUGH
    assert names.nearness("Mary Foxx", ["Mark Fox"]) < names.NEAR_ENOUGH
    assert names.nearness("Mary", ["Mark Fox"]) < names.NEAR_ENOUGH


def test_who_fits_much_worse_is_not_shown_beside_who_fits() -> None:
    fits = names.fitting("Mary Fox", {name: [name] for name in ("Mary Fox", "Mark Fox")})
    assert names.best(fits) == ["Mary Fox"]
    assert names.best(names.fitting("Mary Fox", {"Mark Fox": ["Mark Fox"]})) == ["Mark Fox"]


# --- rules ---------------------------------------------------------------------------------------

a_name = st.sampled_from(sorted({case.name for case in CASES}))


@given(a_name, st.randoms(use_true_random=False))
def test_order_case_and_accents_do_not_matter(name: str, dice: object) -> None:
    parts = names.parts(name)
    dice.shuffle(parts)  # type: ignore[attr-defined]
    assert names.nearness(" ".join(parts).upper(), [name]) == 1.0


@given(a_name, st.integers(1, 12))
def test_while_it_is_being_typed_it_fits(name: str, so_far: int) -> None:
    typed = name[:so_far].strip(" -'’")
    assert names.parts(typed) == [] or names.nearness(typed, [name]) >= names.NEAR_ENOUGH


@given(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=3))
def test_anything_may_be_typed_and_be_a_name(asked: str, called: list[str]) -> None:
    assert 0.0 <= names.nearness(asked, called) <= 1.0


@given(a_name, a_name, a_name)
def test_what_fits_one_person_does_not_depend_on_the_others(one: str, two: str, asked: str) -> None:
    """So nobody who is not seen can be told from how somebody else is found."""
    alone = names.fitting(asked, {1: [one]}).get(1)
    assert names.fitting(asked, {1: [one], 2: [two]}).get(1) == alone


# --- the list of names that stand for each other -------------------------------------------------


def test_the_list_is_in_plain_letters_and_each_line_joins_names() -> None:
    lines = spelling.CALLED.read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            words = line.replace(":", " ").split()
            assert len(words) == len(set(words)) > 1, line
            assert [names.plain(word) for word in words] == words, line


def test_a_short_form_of_two_names_does_not_join_them() -> None:
    assert names.nearness("Alex", ["Alexander Fox"]) >= 0.95
    assert names.nearness("Sandy", ["Alexandra Fox"]) == names.nearness("Sandy", ["Alexander Fox"])
    assert "alexandra" not in spelling.called("alexander")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("macdonald", "mcdonald"), ("haydari", "haidari"), ("noor", "nur"), ("nour", "noor"),
        ("juergen", "jürgen"), ("шевчук", "shevchuk"), ("ірина", "iryna"), ("philip", "filip"),
        ("abdurrahman", "abdelrahman"), ("maia", "mayya"), ("mckenzie", "mackenzie"),
    ],
)  # fmt: skip
def test_ways_of_spelling_come_out_alike(one: str, other: str) -> None:
    assert spelling.bare_of(names.plain(one)) == spelling.bare_of(names.plain(other))


def test_a_page_of_hyphens_is_no_work() -> None:
    """Whatever is pasted into the field is answered at once."""
    assert names.nearness("a-b-c-d " * 5000, ["Maya Okonjo"]) == 0.0
