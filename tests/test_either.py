"""One expression for many words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.either import either


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["chair", "chairman", "chief officer"], "the chairman", "chairman"),
        (["chair", "chairman"], "the chairs", "chair"),
        (["chief officer", "chief"], "a chief  officer", "chief  officer"),
        (["chief officer"], "a chief\nofficer", None),
        (["a.b", "c++"], "c++ axb", "c++"),
        (["a.b"], "axb", None),
        ([], "anything", None),
    ],
)
def test_the_longest_word_is_found(words: list[str], text: str, found: str | None) -> None:
    match = re.search(either(words), text)
    assert (match and match.group()) == found


def test_spaces_may_be_told() -> None:
    assert re.fullmatch(either(["date of meeting"], r"\s+"), "date\nof  meeting")


@given(st.lists(st.text("ab.-", min_size=1, max_size=4), min_size=1), st.text("ab.-", max_size=8))
def test_it_finds_what_a_plain_list_of_words_finds(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(either(words), text) == re.findall(plain, text)
