from extractor.place import moved, place
from extractor.read.assemble import Piece, RawLine, assemble
from models import Action, Box, DocumentRecord, Meeting, Mention, Minutes, Section, Source, Span

SOURCE = Source(
    path="a.pdf",
    sha256="0" * 64,
    bytes=1,
    media_type="application/pdf",
    reader="r",
    rules_version="1",
    text_layer="none",
)


def printed(text: str, page: int, top: float, *, joins: bool = False) -> RawLine:
    """A line of letters ten points wide, from x = 100."""
    x = [(100.0 + 10 * at, 110.0 + 10 * at) for at in range(len(text))]
    box = Box(page=page, x0=100.0, top=top, x1=x[-1][1], bottom=top + 12)
    return RawLine([Piece(text, x=x)], page=page, box=box, joins=joins)


READ = assemble(
    SOURCE, [printed("Actions", 1, 50), printed("MPS to write", 1, 80), printed("to all", 2, 30, joins=True)]
)


def at(start: int, end: int) -> Span:
    return Span(start=start, end=end)


def test_a_find_over_two_pages_has_a_box_on_each() -> None:
    (found,) = place([Mention(span=at(15, 23), rule="r")], READ)
    assert READ.text[15:23] == "write to"
    assert found.page == 1
    assert [(box.page, box.x0, box.x1) for box in found.boxes] == [(1, 170.0, 220.0), (2, 100.0, 120.0)]


def test_quotes_give_the_boxes_where_there_are_several() -> None:
    (found,) = place([Mention(span=at(0, 20), quotes=(at(0, 7), at(15, 20)), rule="r")], READ)
    assert [(box.top, box.x0) for box in found.boxes] == [(50.0, 100.0), (80.0, 170.0)]


def test_a_find_stands_in_the_last_section_that_starts_before_it() -> None:
    sections = (
        Section(span=at(0, 8), title="Actions", level=1, rule="r"),
        Section(span=at(8, 27), title="MPS", level=2, rule="r"),
    )
    (found,) = place([Mention(span=at(8, 11), rule="r")], READ, sections)
    assert found.section == 1


def test_a_find_before_the_first_section_stands_in_none() -> None:
    (found,) = place([Mention(span=at(0, 3), rule="r")], READ, (Section(span=at(8, 27), title="M", level=1, rule="r"),))
    assert found.section is None


def test_moving_a_record_moves_every_span_in_it() -> None:
    action = Action(span=at(8, 20), quotes=(at(8, 11),), rule="r", text="MPS to write", marked=False)
    record = DocumentRecord(**SOURCE.model_dump(), text=READ.text)
    found = moved(Minutes(document=record, kind="minutes", meeting=Meeting(), actions=(action,)), 100)
    assert (found.actions[0].span, found.actions[0].quotes) == (at(108, 120), (at(108, 111),))
