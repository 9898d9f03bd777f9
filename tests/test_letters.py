import re

import pytest

from extractor.late import late
from extractor.letters import widened
from extractor.segment.numbering import number_at


@pytest.mark.parametrize(
    ("expression", "words", "is_found"),
    [
        ("[A-Z][a-z]+", "Óisín", True),
        ("[A-Z][a-z]+", "Łódź", True),  # neither letter is in Latin-1
        ("[A-Z][\\w’-]+", "Þóra", True),
        ("[A-Z]", "é", False),
        ("[A-Z]", "7", False),
        ("[a-z]", "É", False),
        ("[A-Z0-9]+", "ÅS1", True),
        ("[A-Z0-9]", "å", False),
        ("[^A-Z]", "Å", False),
        ("(?i)[a-z]+", "ÅSE", True),
        ("(?i)[a-z]{3}", "ann", True),
        ("(?i)by (?=(?-i:[A-Z]))", "BY Éva", True),
        ("(?i)by (?=(?-i:[A-Z]))", "by éva", False),
        ("(?i:[a-z]+)day [a-z]", "SUNday é", True),
        ("(?i:[a-z]+)day [a-z]", "SUNday É", False),
        (r"\[[A-Z]\]", "[É]", True),
        (r"[\]A-Z]", "É", True),
        (r"(?P<one>[A-Z])(?P=one)", "ÉÉ", True),
        (r"[•–-] [a-z]", "● é", True),
        (r"(?<=[\n•] )Agreed", "▪ Agreed", False),
        ("•", "●", False),
    ],
)
def test_capitals_and_small_letters_may_have_accents_and_bullets_any_sign(
    expression: str, words: str, is_found: bool
) -> None:
    assert (re.match(widened(expression), words) is not None) is is_found


def test_a_late_expression_takes_letters_with_accents_and_keeps_its_own_wording() -> None:
    expression = late("[a-z]+", re.IGNORECASE)
    assert expression.fullmatch("ÅSE") is not None
    assert expression.pattern == "[a-z]+"


def test_items_are_counted_by_letters_without_accents() -> None:
    assert [number_at(text) for text in ("ß) Rates", "é. Rates", "Ó. Rates")] == [None] * 3


@pytest.mark.parametrize(
    ("text", "printed", "path"),
    [
        ("Item Three: Hall roof", "Three", (3,)),
        ("24/25-13", "24/25-13", (13,)),  # alone in its cell
        ("2021-22", None, None),  # a year
    ],
)
def test_numbers_spelt_out_and_minute_numbers_alone_count(text: str, printed: str | None, path: object) -> None:
    found = number_at(text)
    assert (found and found.printed) == printed
    assert found is None or found.readings[0].path == path
