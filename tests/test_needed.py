"""Where expressions are tried: beside words they can't do without."""

import re

import pytest

from extractor import needed, rules

NEEDED = [
    (r"\bresolved\b", {"resolved"}),
    (r"(?i)\bRESOLVED\b", {"resolved"}),
    (r"\b(?:agreed|decided) to\b", {"agreed", "decided"}),
    (r"\bagree(?:d|s)?\b", {"agree"}),
    (r"(?:the )?meeting[ ]+closed", {"meeting"}),
    (r"(?:carried|lost)?[0-9]+", None),
    (r"(?:carried|[0-9]+)", None),
    (r"[Aa]ction", {"ction"}),
    (r"(?<=closed )\d", None),
    (r"(?:was\s+)+carried", {"carried"}),
]
TEXT = "Present: Ann Lee\nIt was AGREED to go on\n\nNothing else\fThe vote\nwas lost"


@pytest.mark.parametrize(("expression", "words"), NEEDED)
def test_an_expression_needs_the_words_that_all_its_ways_have(expression: str, words: set[str] | None) -> None:
    assert needed.words(expression) == words


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ({"agreed"}, ["Present: Ann Lee\nIt was AGREED to go on\n\nNothing else\f"]),
        ({"lost"}, ["The vote\nwas lost"]),
        ({"present", "lost"}, ["Present: Ann Lee\nIt was AGREED to go on\n\n", "The vote\nwas lost"]),
        ({"ann", "else"}, [TEXT[: TEXT.index("was lost")]]),
        ({"carried"}, []),
    ],
)
def test_a_word_opens_its_paragraph_and_those_beside_it(words: set[str], places: list[str]) -> None:
    assert [TEXT[a:b] for a, b in needed.stretches(words, needed.index(TEXT))] == places


def test_a_letter_that_is_longer_in_lower_case_shifts_nothing() -> None:
    text = "İİİİ\nmotion carried"
    assert [text[a:b] for a, b in needed.stretches({"carried"}, needed.index(text))] == [text]
    assert len(needed.index(text).lowered) == len(text)


@pytest.mark.parametrize("table", ["decisions", "attendance", "actions_prose", "actions_markers"])
def test_every_example_of_a_rule_has_a_word_that_its_expression_needs(table: str) -> None:
    for rule in rules.table(table).rule:
        if rule.regex is None or (words := needed.words(rule.regex)) is None:
            continue
        for example in rule.matches:
            found = re.search(rule.regex, example)
            assert found is None or any(word in example.lower() for word in words), (rule.id, example)
