import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from extractor.read.assemble import Piece, RawLine, assemble
from models import Box, Cell, Decision, Document, Source, Span, Votes
from models.document import shifted

SOURCE = Source(
    path="a.txt", sha256="0" * 64, bytes=1, media_type="text/plain", reader="r", rules_version="1", text_layer="none"
)


def document(*lines: RawLine) -> Document:
    return assemble(SOURCE, lines)


def test_a_span_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="ends at 1, before its start 2"):
        Span(start=2, end=1)


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_span_counts_in_code_points(text: str, start: int, length: int) -> None:
    assert Span(start=start, end=start + length).of(text) == text[start : start + length]


def test_lines_that_join_make_one_paragraph() -> None:
    read = document(
        RawLine([Piece("The Clerk reported")]),
        RawLine([Piece("that it rained.")], joins=True),
        RawLine([Piece("Noted.")]),
    )
    assert [paragraph.span.of(read.text) for paragraph in read.paragraphs] == [
        "The Clerk reported that it rained.",
        "Noted.",
    ]


def test_a_table_gives_its_rows_and_leaves_out_empty_cells() -> None:
    read = document(
        RawLine([Piece("Name")], cell=Cell(table=0, row=0, column=0)),
        RawLine([Piece("Role")], cell=Cell(table=0, row=0, column=1)),
        RawLine([Piece("Ann Lee")], cell=Cell(table=0, row=1, column=0)),
    )
    (table,) = read.tables
    assert [[cell.span.of(read.text) for cell in row] for row in table.rows] == [["Name", "Role"], ["Ann Lee"]]


def test_a_part_counts_from_its_own_start() -> None:
    places = [(float(at), float(at + 1)) for at in range(6)]
    box = Box(page=1, x0=0.0, top=0.0, x1=9.0, bottom=9.0)
    read = document(RawLine([Piece("First.")]), RawLine([Piece("Second", x=places)], page=1, box=box))
    part = read.part(read.lines[1].span)
    assert (part.text, part.offset, part.lines[0].span) == ("Second", 7, Span(start=0, end=6))
    assert part.lines[0].places == ((0, 0.0, 6.0),)


def test_moving_there_and_back_changes_nothing() -> None:
    read = document(RawLine([Piece("A word")], number="1.")).model_dump()
    assert shifted(shifted(read, 5), -5) == read


def test_votes_are_written_under_the_words_of_the_guide() -> None:
    decision = Decision(
        span=Span(start=0, end=1), rule="r", text="t", outcome="carried", votes=Votes(in_favour=5, against=0)
    )
    assert '"votes":{"for":5,"against":0,"abstain":null}' in decision.model_dump_json()
    assert Decision.model_validate_json(decision.model_dump_json()) == decision
