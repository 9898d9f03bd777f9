"""spaCy's tokenizer, and when it is loaded."""

import subprocess
import sys

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.tokenizer import english, matchers, matches
from models import Rule


@given(st.text())
def test_tokenizing_never_alters_the_text(text: str) -> None:
    assert english()(text).text == text


def test_a_decade_of_minutes_is_one_text() -> None:
    text = "The report was received.\n" * 50_000
    assert len(text) > 1_000_000  # which is as much as spaCy reads if nothing else is said
    assert len(english()(text)) == 6 * 50_000


@pytest.mark.parametrize("text", ["The Clerk's report (no. 3): £5.50 — don't, e.g. 7.30pm", "a\tb\nc  d"])
def test_the_dropped_special_cases_change_no_token(text: str) -> None:
    assert [t.text for t in english()(text)] == [t.text for t in spacy.blank("en")(text)]


def test_rules_of_tokens_and_of_phrases_find_their_words() -> None:
    phrases = Rule(id="a", why="an example rule", phrases=("cave shop",), matches=("x",), not_matches=("y",))
    tokens = Rule(id="b", why="an example rule", pattern=({"LOWER": "shop"},), matches=("x",), not_matches=("y",))
    assert sorted(matches(matchers([phrases, tokens]), "At the Cave Shop")) == [("a", 7, 16), ("b", 12, 16)]


def test_spacy_is_not_loaded_where_no_rule_asks_for_tokens() -> None:
    code = "import sys, extractor.pipeline; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
