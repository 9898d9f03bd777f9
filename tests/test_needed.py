"""Where expressions are tried: beside words they can't do without."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import needed, needs
from extractor.needs import Both, Either, Need

TEXT = "Present: Ann Lee\nIt was AGREED to go on\n\nNothing else\fThe vote\nwas lost"
PLACES: list[tuple[Need | None, list[str]]] = [
    (None, [TEXT]),
    ("agreed", ["Present: Ann Lee\nIt was AGREED to go on\n\nNothing else\f"]),
    ("AGREED", ["Present: Ann Lee\nIt was AGREED to go on\n\nNothing else\f"]),
    ("Agreed", []),
    ("lost", ["The vote\nwas lost"]),
    (
        Either(frozenset({"present", "lost"}), ()),
        ["Present: Ann Lee\nIt was AGREED to go on\n\n", "The vote\nwas lost"],
    ),
    (Either(frozenset({"ann", "else"}), ()), [TEXT[: TEXT.index("was lost")]]),
    (Both(("vote", "lost")), ["The vote\nwas lost"]),
    (Both(("ann", "lost")), []),
    (Either(frozenset({"lee"}), (Both(("vote", "else")),)), [TEXT[: TEXT.index("was lost")]]),
    ("carried", []),
]


@pytest.mark.parametrize(("sought", "places"), PLACES)
def test_a_word_opens_its_paragraph_and_those_beside_it(sought: Need | None, places: list[str]) -> None:
    assert [TEXT[a:b] for a, b in needed.stretches(sought, needed.index(TEXT))] == places


def test_words_that_were_known_before_are_found_in_the_same_places() -> None:
    text = TEXT + "\nMotion CARRIED, 5-4\nnone voted No"
    for words in ("CARRIED", "none", "No", "carried", "5-4", "absent"):
        before = [*needed.stretches(words, needed.index(text))]
        needs.need(re.escape(words))
        needed.index.cache_clear()
        assert words in needed.index(text).looked
        assert [*needed.stretches(words, needed.index(text))] == before


def test_a_letter_that_is_longer_in_lower_case_shifts_nothing() -> None:
    text = "İİİİ\nmotion carried"
    assert [text[a:b] for a, b in needed.stretches("carried", needed.index(text))] == [text]
    assert len(needed.index(text).lowered) == len(text)


@given(st.text(alphabet="ab :\n", max_size=60))
def test_matches_within_paragraphs_are_those_of_the_expression(text: str) -> None:
    expression = re.compile(r"(?:ab:|bba|aab[ :])a*")
    found = [match.span() for match in needed.matches(expression, text)]
    assert found == [match.span() for match in expression.finditer(text)]
