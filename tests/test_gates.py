import re

import pytest

from extractor import gates, rules

EXPRESSIONS = tuple(
    re.compile(regex)
    for regex in (
        r"\bagreed to\b",
        r"(?i)\bMOVED by\b",
        r"\bMOVED\b",
        r"(?:motion|vote)s? (?:carried|lost)",
        r"[0-9]?x*",
    )
)


@pytest.mark.parametrize(
    ("words", "let_through"),
    [
        ("", [4]),
        ("they agreed to meet", [0, 4]),
        ("they agreed, to meet", [4]),  # what is needed together has to stand as it is spelt
        ("Moved by Ann Lee", [1, 4]),
        ("MOVED BY ANN LEE", [1, 2, 4]),
        ("the motion was discussed", [4]),
        ("Motion: the motion, carried", [3, 4]),
    ],
)
def test_expressions_without_their_words_are_passed_over(words: str, let_through: list[int]) -> None:
    assert list(gates.possible(gates.gate(EXPRESSIONS), words)) == let_through


def test_nothing_is_let_through_where_nothing_is_to_be_tried() -> None:
    assert not list(gates.possible(gates.gate(()), "agreed to"))


@pytest.mark.parametrize("table", ["decisions_parties", "actions_owners", "meeting", "decisions"])
def test_what_matches_an_example_is_let_through(table: str) -> None:
    told = [one for one in rules.table(table).rule if one.regex is not None]
    through = gates.gate(re.compile(one.regex or "") for one in told)
    for words in [example for one in told for example in one.matches]:
        let_through = set(gates.possible(through, words))
        for number, one in enumerate(told):
            assert number in let_through or not re.search(one.regex or "", words), (one.id, words)
