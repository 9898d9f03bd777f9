"""The order of the stages, from a file to records: start reading here."""

from collections.abc import Iterator
from pathlib import Path

from extractor import rules
from extractor.collector import unhurried
from extractor.find import abbreviations, actions, attendees, decisions, kind, legislation, meeting
from extractor.language import Doc
from extractor.link import link
from extractor.parts import parts
from extractor.place import moved, place
from extractor.read import read
from extractor.segment import Reason, segment, why
from models import AS_USUAL, Document, DocumentRecord, Meeting, Minutes, Reading, Span

_OF_BOOK = ("body", "organisation")  # what the title of a minute book says of all meetings in it


def extract(path: Path, reading: Reading = AS_USUAL) -> Iterator[Minutes]:
    """One record for each meeting that the document at `path` reports, in order; `reading` says how it is to be read.

    Raises MinutebookError if the document can't be read.
    """
    rules.use(reading.own)
    document = read(path, reading)
    spans = tuple(parts(document))
    if len(spans) == 1:
        yield minutes(document)
        return
    first: Minutes | None = None
    for number, span in enumerate(spans, start=1):
        found = _in_book(minutes(document.part(span), is_of_book=True), document, number, span)
        first = first or found
        yield _with_body(found, first.meeting)


@unhurried()
def minutes(document: Document, *, is_of_book: bool = False) -> Minutes:
    """The record of the one meeting that `document` reports, or of a document that is not minutes.

    What is found in a document that is not minutes is what holds for any: sections, abbreviations and legislation. A
    part of a minute book is minutes, whether or not it says so.
    """
    doc = Doc(document.text)
    sections = tuple(segment(document))
    what = "minutes" if is_of_book else kind.find(document, sections)
    is_minutes = what == "minutes"
    people = tuple(attendees.find(doc, document, sections)) if is_minutes else ()
    facts = meeting.find(document, sections, people) if what != "other" else Meeting()
    expanded = tuple(abbreviations.find(doc, document))
    tasks = tuple(actions.find(doc, document, sections, people, facts)) if is_minutes else ()
    decided = tuple(decisions.find(doc, document, sections)) if is_minutes else ()
    return link(
        Minutes(
            document=_record(document),
            kind=what,
            meeting=facts.model_copy(update={"evidence": tuple(place(facts.evidence, document, sections))}),
            attendees=tuple(place(people, document, sections)),
            sections=tuple(place(sections, document, sections)),
            abbreviations=tuple(place(expanded, document, sections)),
            abbreviation_uses=tuple(place(abbreviations.uses(doc, expanded), document, sections)),
            legislation=tuple(place(legislation.find(doc, expanded, facts.date), document, sections)),
            actions=tuple(place(tasks, document, sections)),
            decisions=tuple(place(decided, document, sections)),
        )
    )


def reasons(path: Path, reading: Reading = AS_USUAL) -> Iterator[Reason]:
    """Why each heading of the document at `path` was taken for one. Raises as `extract` does."""
    rules.use(reading.own)
    document = read(path, reading)
    for span in parts(document):
        yield from why(document.part(span))


def _with_body(found: Minutes, of_book: Meeting) -> Minutes:
    """A part that does not name who met, with the body that the book names where it begins."""
    if found.meeting.body is not None or of_book.body is None:
        return found
    told = (one.model_copy(update={"section": None}) for one in of_book.evidence if one.field in _OF_BOOK)
    given = {name: getattr(of_book, name) for name in _OF_BOOK}
    return found.model_copy(
        update={"meeting": found.meeting.model_copy(update={**given, "evidence": (*found.meeting.evidence, *told)})}
    )


def _record(document: Document) -> DocumentRecord:
    return DocumentRecord(
        **document.source.model_dump(),
        text=document.text,
        repairs=document.repairs,
        marginalia=document.marginalia,
        links=document.links,
        outline=document.outline,
    )


def _in_book(found: Minutes, book: Document, number: int, span: Span) -> Minutes:
    """The record of part `number` of a minute book, its spans counted in the whole book's text."""
    return moved(found, span.start).model_copy(
        update={"document": _record(book), "kind": "minute_book", "part": number, "span": span}
    )
