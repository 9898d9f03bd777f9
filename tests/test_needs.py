"""What expressions can't match without."""

import re

import pytest

from extractor import needs, rules
from extractor.needs import Both, Either, Need


def either(*words: str) -> Either:
    return Either(frozenset(words), ())


NEEDED: list[tuple[str, Need | None]] = [
    (r"\bresolved\b", "resolved"),
    (r"(?i)\bRESOLVED\b", "resolved"),
    (r"\bRESOLVED\b", "RESOLVED"),
    (r"(?i:RESOLVED) That", Both(("resolved", " That"))),
    (r"\b(?:agreed|decided) to\b", Both((either("agreed", "decided"), " to"))),
    (r"\bagree(?:d|s)?\b", "agree"),
    (r"(?:the )?meeting[ ]+closed", Both(("meeting", "closed"))),
    (r"(?:carried|lost)?[0-9]+", either(*"0123456789")),
    (r"(?:carried|\w+)", None),
    (r"(?:carried|:) *[0-9]", Both((either("carried", ":"), either(*"0123456789")))),
    (r"[Aa]ction", either("Action", "action")),
    (r"(?:to|by) us", " us"),
    (r"\b(?:no|is)\b", None),  # words that every paragraph has tell nothing
    (r"(?<=closed )\d", None),
    (r"(?:was\s+)+carried", Both(("carried", "was"))),
    (r"(?:put to (?:a|the) vote|show of hands)", Either(frozenset({"show of hands"}), (Both(("put to ", " vote")),))),
]


@pytest.mark.parametrize(("expression", "needed"), NEEDED)
def test_an_expression_needs_what_all_its_ways_have(expression: str, needed: Need | None) -> None:
    assert needs.need(expression) == needed


def test_flags_given_beside_the_expression_count() -> None:
    assert needs.need("Moved", re.IGNORECASE) == "moved"


def test_the_words_of_all_expressions_asked_about_are_known() -> None:
    needs.need(r"\bthe yeas have it\b")
    assert "the yeas have it" in needs.words()


@pytest.mark.parametrize("table", ["decisions", "attendance", "actions_prose", "actions_markers"])
def test_every_example_of_a_rule_has_what_its_expression_needs(table: str) -> None:
    for rule in rules.table(table).rule:
        if rule.regex is None or (needed := needs.need(rule.regex)) is None:
            continue
        for example in rule.matches:
            assert re.search(rule.regex, example) is None or _has(example, needed), (rule.id, example)


def _has(text: str, needed: Need) -> bool:
    if isinstance(needed, str):
        return needed in (text.lower() if needed == needed.lower() else text)
    if isinstance(needed, Both):
        return all(_has(text, one) for one in needed.of)
    return any(_has(text, one) for one in (*needed.words, *needed.others))
