"""Where expressions are tried: beside words they can't do without."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import needed, needs, rules
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


@pytest.mark.parametrize("table", ["attendance", "decisions", "meeting", "kind", "actions_due"])
def test_in_lower_case_the_same_is_matched_at_the_same_place(table: str) -> None:
    for rule in rules.table(table).rule:
        lower = needed.in_lower_case(rule.regex or "")
        for example in (*rule.matches, *rule.not_matches) if rule.regex is not None and lower is not None else ():
            first = re.search(rule.regex, example)
            found = lower.search(example.lower())
            assert (found and found.span()) == (first and first.span()), (rule.id, example)


@pytest.mark.parametrize("expression", [r"\bAGREED\b", r"(?i)agreed (?-i:That)", r"\b(?i:agreed)\b"])
def test_an_expression_that_heeds_capitals_has_no_other_for_lower_case(expression: str) -> None:
    assert needed.in_lower_case(expression) is None


def test_a_sign_behind_a_backslash_stays_as_it_is() -> None:
    lower = needed.in_lower_case(r"(?im)^\S+\W(?P<last>Done)$")
    assert lower is not None
    assert lower.pattern == r"(?m)^\S+\W(?P<last>done)$"


@pytest.mark.parametrize(
    ("text", "is_there"), [("Moved by Ann Lee", True), ("MOVED BY ANN LEE", True), ("Ann Lee spoke", False)]
)
def test_a_line_without_the_words_of_an_expression_is_told_from_one_that_has_them(text: str, is_there: bool) -> None:
    assert needed.is_possible(re.compile(r"(?i)\bmoved\s+by\b"), text) is is_there


def test_what_is_looked_for_once_is_not_compiled_for_lower_case_as_well() -> None:
    once = r"(?i)\bthe gate by the weir\b"
    assert needed.lower_case_of(once) is None
    assert [found.group() for found in needed.matches(re.compile(once), "Mend The Gate by the Weir")] == [
        "The Gate by the Weir"
    ]
    told = [needed.lower_case_of(once) for _ in range(100)]
    assert told[-1] is needed.in_lower_case(once)
