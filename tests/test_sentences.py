"""Sentences with legislation, written from the annotation guide: what is found in them, and how it is linked."""

from pathlib import Path

import pytest

from extractor.evaluate.sentences import Sentence, judge_sentence, read_sentences, tally

HERE = Path(__file__).resolve().parent
SETS = [
    "legislation_sentences.toml",
    "legislation_sentences_second.toml",
    "legislation_sentences_third.toml",
    "legislation_sentences_fourth.toml",
    "legislation_sentences_fifth.toml",
]


@pytest.mark.parametrize("name", SETS)
def test_legislation_is_found_and_linked_in_the_sentences_of_the_guide(name):
    figures = tally(judge_sentence(sentence) for sentence in read_sentences(HERE / name))
    assert figures.f1 >= 0.95
    assert figures.share("uri") >= 0.98
    assert min(figures.share(value) for value in ("type", "provision", "inferred", "oblique")) >= 0.98


@pytest.mark.parametrize("name", SETS)
def test_no_law_is_found_where_there_is_none(name):
    traps = [sentence for sentence in read_sentences(HERE / name) if not sentence.law]
    assert tally(map(judge_sentence, traps)).extra <= len(traps) // 50


def test_a_verdict_tells_what_is_missed_extra_and_wrong():
    law = (
        {"text": "Care Act 2014", "type": "bill", "provision": None, "uri": None},
        {"text": "Tree Act 2014", "type": "act"},
    )
    text = "The Care Act 2014, the Tree Act 2014 and the Equality Act 2010"
    verdict = judge_sentence(Sentence("GB", "Minutes of Longmead Parish Council", "2023-06-15", text, law))
    assert [entry["text"] for entry in verdict.extra] == ["Equality Act 2010"]
    assert next((name, found) for name, _, found in verdict.wrong) == ("type", "act")
    figures = tally([verdict])
    assert (figures.right, figures.missed, figures.extra) == (2, 0, 1)
    assert figures.f1 == pytest.approx(0.8)
    assert figures.share("type") == 0.5
    assert not verdict.is_perfect
