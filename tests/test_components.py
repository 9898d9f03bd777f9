"""The spaCy components: in pipelines not ours, several documents after another, stored and sent elsewhere."""

import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from models import AbbreviationUse, Action, LegislationMention

TEXT = (
    "The Village Design Statement (VDS) was discussed. The Clerk agreed to write to the Environment Agency about "
    "section 19 of the Flood and Water Management Act 2010. The VDS is held over."
)


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    for name in ("minutebook_abbreviations", "minutebook_legislation", "minutebook_actions"):
        pipeline.add_pipe(name)
    return pipeline


def words(doc, group):
    return [span.text for span in doc.spans[group]]


def test_each_component_writes_the_span_group_of_its_name(nlp):
    doc = nlp(TEXT)
    assert words(doc, "minutebook_abbreviations") == ["Village Design Statement (VDS", "VDS", "VDS"]
    assert words(doc, "minutebook_legislation") == ["section 19 of the Flood and Water Management Act 2010"]
    assert ["write" in span.text for span in doc.spans["minutebook_actions"]] == [True]


def test_the_record_behind_a_span_is_at_hand(nlp):
    doc = nlp(TEXT)
    law = doc.spans["minutebook_legislation"][0]
    assert isinstance(law._.minutebook, LegislationMention)
    assert (law.label_, law._.minutebook.provision, law._.minutebook.year) == ("act", "section 19", 2010)
    use = doc.spans["minutebook_abbreviations"][-1]
    assert isinstance(use._.minutebook, AbbreviationUse)
    assert use._.minutebook.long == "Village Design Statement"
    assert isinstance(doc.spans["minutebook_actions"][0]._.minutebook, Action)


def test_spans_not_ours_have_no_record(nlp):
    doc = nlp(TEXT)
    assert doc[0:2]._.minutebook is None


def test_entities_and_tokens_are_left_alone(nlp):
    doc = nlp(TEXT)
    assert doc.ents == ()
    assert [token.text for token in doc] == [token.text for token in spacy.blank("en")(TEXT)]


def test_one_document_leaves_nothing_behind_for_the_next(nlp):
    nlp(TEXT)
    doc = nlp("The VDS was not mentioned in full.")
    assert [span._.minutebook.long for span in doc.spans["minutebook_abbreviations"]] == [None]


def test_a_pipeline_with_other_strings_and_tokens_finds_the_same():
    other = spacy.blank("en")
    other.tokenizer = lambda text: Doc(other.vocab, words=text.split(" "))
    other.add_pipe("minutebook_legislation")
    doc = other(TEXT)
    (law,) = doc.spans["minutebook_legislation"]
    # Tokens cut at spaces alone: the span is widened to them, the record is as exact as ever.
    assert law.text == "section 19 of the Flood and Water Management Act 2010."
    assert law._.minutebook.text == "section 19 of the Flood and Water Management Act 2010"


def test_what_was_found_survives_storing(nlp):
    stored = DocBin(store_user_data=True, docs=[nlp(TEXT)]).to_bytes()
    (doc,) = DocBin().from_bytes(stored).get_docs(spacy.blank("en").vocab)
    assert doc.spans["minutebook_legislation"][0]._.minutebook.provision == "section 19"


def test_making_a_pipeline_imports_no_finder():
    code = "import sys, spacy; spacy.blank('en'); sys.exit(any(m.startswith('extractor.find') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-P", "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\f", "é—“”", "Act Act Act", "(((((", "s. s. s. 1"])
def test_odd_text_is_no_error(nlp, text):
    assert nlp(text).text == text
