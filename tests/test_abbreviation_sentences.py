"""Sentences with short forms, written from the annotation guide: which of them are found expanded, and as what."""

import tomllib
from pathlib import Path

import pytest

from extractor.evaluate.sentences import Tally
from extractor.find import abbreviations
from extractor.language import Doc

HERE = Path(__file__).resolve().parent
SETS = ["abbreviation_sentences.toml", "abbreviation_sentences_second.toml"]


def sentences(name):
    return tomllib.loads((HERE / name).read_text("utf-8"))["sentence"]


def expanded(sentence):
    return {(entry["short"], entry["long"]) for entry in sentence["expanded"]}


def found(sentence):
    return {(entry.short, entry.long) for entry in abbreviations.find(Doc(sentence["text"]))}


def tally(entries):
    pairs = [(expanded(entry), found(entry)) for entry in entries]
    right, missed, extra = (
        sum(map(len, sets)) for sets in zip(*((a & b, a - b, b - a) for a, b in pairs), strict=True)
    )
    return Tally(right, missed, extra, {})


@pytest.mark.parametrize("name", SETS)
def test_short_forms_are_found_with_what_they_stand_for(name):
    assert tally(sentences(name)).f1 >= 0.95


@pytest.mark.parametrize("name", SETS)
def test_no_short_form_is_expanded_where_nothing_expands_it(name):
    traps = [entry for entry in sentences(name) if not entry["expanded"]]
    assert len(traps) > 15
    assert tally(traps).extra == 0
