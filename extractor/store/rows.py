"""Records -> rows: what each table of found rows holds of a document."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.store.columns import Row, json_text, owners, place, values
from extractor.store.keys import Keys, number, series_name
from models import DocumentRecord, Mention, Minutes, Span

Rows = dict[str, list[Row]]

# The tables whose rows are mentions, and the record's list that each holds.
LISTS = {
    "sections": "sections",
    "evidence": "meeting.evidence",
    "attendances": "attendees",
    "abbreviations": "abbreviations",
    "abbreviation_uses": "abbreviation_uses",
    "legislation_mentions": "legislation",
    "actions": "actions",
    "decisions": "decisions",
}
# What a document says of itself in lists, kept as JSON.
DOCUMENT_LISTS = ("warnings", "ocr", "repairs", "marginalia", "links", "outline")
# All tables of found rows, each after those it refers to; the numbered ones stand in a full-text index.
TABLES = ("pages", "minutes", *LISTS, "action_owners", "votes")
_NUMBERED = frozenset({"minutes", "sections", "actions", "decisions"})


def rows(records: Sequence[Minutes]) -> Rows:
    """The found rows of one document, given as its records in order: by table, in reading order.

    The document and its text are taken from the first record alone.
    """
    document = records[0].document
    keys, found = Keys(document.sha256), defaultdict[str, list[Row]](list)
    for table, row in _rows(keys, document, records):
        found[table].append({"id": number(str(row["key"])), **row} if table in _NUMBERED else row)
    return {table: found[table] for table in TABLES}


def document_row(document: DocumentRecord, kind: str) -> Row:
    """What the table `documents` holds of a document that was read."""
    values: Row = document.model_dump(exclude={"path", *DOCUMENT_LISTS})
    lists = {name: json_text(getattr(document, name)) for name in DOCUMENT_LISTS}
    return {**values, **lists, "kind": kind}


def _rows(keys: Keys, document: DocumentRecord, records: Sequence[Minutes]) -> Iterator[tuple[str, Row]]:
    for row in _pages(document, records):
        yield "pages", {"key": keys.next("pages", str(row["page"])), "document": document.sha256, **row}
    for record in records:
        yield from _of_record(keys, document, record)


def _of_record(keys: Keys, document: DocumentRecord, record: Minutes) -> Iterator[tuple[str, Row]]:
    text, lists = document.text, {table: _list(record, table) for table in LISTS}
    own = keys.next("minutes", " ".join(_part(record, text).of(text).split()[:30]))
    made = {table: [keys.next(table, _quote(find, text)) for find in finds] for table, finds in lists.items()}
    yield "minutes", {"key": own, "document": document.sha256, **_minutes(record, text, own)}
    for table, finds in lists.items():
        for at, (key, find) in enumerate(zip(made[table], finds, strict=True)):
            row = {"key": key, "minutes": own, **values(find, made, text), "position": at}
            yield table, {**row, **place(find, made["sections"])}
    for action, key in zip(record.actions, made["actions"], strict=True):
        for row in owners(action, key, made["attendances"]):
            words = f"{_quote(action, text)} {row['owner']}"
            yield "action_owners", {"key": keys.next("action_owners", words), "minutes": own, **row}
    for decision, key in zip(record.decisions, made["decisions"], strict=True):
        for at, ballot in enumerate(decision.roll_call):
            row = {"decision": key, "position": at, "name": ballot.name, "vote": ballot.vote}
            words = f"{_quote(decision, text)} {ballot.name}"
            yield "votes", {"key": keys.next("votes", words), "minutes": own, **row}


def _list(record: Minutes, table: str) -> Sequence[Mention]:
    found: Sequence[Mention] = record.meeting.evidence if table == "evidence" else getattr(record, LISTS[table])
    return found


def _part(record: Minutes, text: str) -> Span:
    return record.span or Span(start=0, end=len(text))


def _quote(find: Mention, text: str) -> str:
    return " ".join(stretch.of(text) for stretch in find.stretches())


def _minutes(record: Minutes, text: str, own: str) -> Row:
    values: Row = record.meeting.model_dump(exclude={"evidence", "start", "end"})
    part = _part(record, text)
    head = Span(start=part.start, end=max(part.start, min((s.span.start for s in record.sections), default=part.end)))
    return {
        "part": record.part,
        "span_start": None if record.span is None else record.span.start,
        "span_end": None if record.span is None else record.span.end,
        "kind": record.kind,
        **values,
        "start_time": record.meeting.start,
        "end_time": record.meeting.end,
        "head": head.of(text).strip(),
        "series": series_name(own, record.meeting.body, ((entry.short, entry.long) for entry in record.abbreviations)),
    }


def _pages(document: DocumentRecord, records: Sequence[Minutes]) -> Iterator[Row]:
    """The stretch of text on each page: a form feed ends a page, and what was found says which page is the first."""
    if document.pages is None:
        return
    text, start = document.text, 0
    first = _first_page(text, records)
    sure = {page.page: page.confidence for page in document.ocr}
    for at, page in enumerate(text.split("\f")):
        number = first + at
        stretch = {"span_start": start, "span_end": start + len(page)}
        yield {"page": number, **stretch, "ocr_confidence": sure.get(number)}
        start += len(page) + 1


def _first_page(text: str, records: Sequence[Minutes]) -> int:
    for record in records:
        for table in LISTS:
            for find in _list(record, table):
                if find.page is not None:
                    return max(1, find.page - text.count("\f", 0, find.stretches()[0].start))
    return 1
