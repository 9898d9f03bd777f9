from extractor.read.assemble import Piece, RawLine, assemble
from extractor.remembered import once
from models import Document, Source

SOURCE = Source(
    path="a.txt", sha256="0" * 64, bytes=1, media_type="text/plain", reader="r", rules_version="1", text_layer="none"
)


def told(words: str) -> Document:
    return assemble(SOURCE, [RawLine([Piece(words)])])


def test_a_view_is_made_once_for_each_document_until_it_is_forgotten():
    made = []

    @once
    def view(document: Document) -> str:
        made.append(document.text)
        return document.text

    one, other = told("Present"), told("Apologies")
    assert [view(one), view(one), view(other), view(one), view(other)] == [
        d.text for d in (one, one, other, one, other)
    ]
    assert made == ["Present", "Apologies"]
    view.cache_clear()
    assert view(one) == "Present"
    assert made == ["Present", "Apologies", "Present"]


def test_no_more_than_the_last_documents_are_kept():
    made = []

    @once
    def view(document: Document) -> int:
        made.append(document.text)
        return len(document.text)

    all_ = [told("a" * length) for length in range(1, 6)]
    for document in (*all_, all_[0]):
        view(document)
    assert len(made) == 6
