"""What expressions can't match without."""

import re
import subprocess
import sys
from pathlib import Path

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
    (r"[ ]+to[ ]+[a-z]+", " to "),  # a short word with the signs that must stand around it
    (r"\bby[ ]+(?:[a-z]+[ ]+)*be\b", "by "),
    (r"\s+to\s+be", None),
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


NEEDS: list[Need | None] = [None, "resolved", either("agreed", "decided"), *(needed for _, needed in NEEDED)]


@pytest.mark.parametrize("needed", NEEDS)
def test_a_need_that_is_kept_comes_back_as_it_was(needed: Need | None) -> None:
    line = needs.written(needed)
    assert "\n" not in line
    assert needs.read_back(line) == needed


def test_what_is_kept_of_the_rules_is_what_their_expressions_need() -> None:
    # python scripts/make_needs.py writes it anew when rules have changed
    script = Path(__file__).parent.parent / "scripts" / "make_needs.py"
    checked = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_an_expression_that_is_not_kept_is_read() -> None:
    assert needs.need(r"\bthe nays have it\b") == needs.read_off(r"\bthe nays have it\b")


def test_flags_within_an_expression_and_beside_it_are_the_same() -> None:
    within = re.compile(r"(?im)^resolved")
    assert needs.key(within.pattern, within.flags) == needs.key(within.pattern)
    assert needs.key("resolved", re.IGNORECASE) != needs.key("resolved")
