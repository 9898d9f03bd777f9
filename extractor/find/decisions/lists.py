"""Stage 3, decisions: items below a heading that says that they are decisions."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from extractor import rules
from extractor.find import items
from extractor.find.decisions import parties, votes
from extractor.find.items import Item
from extractor.late import late
from models import Decision, Document, Section, Span, Table, TableCell

_FEWEST = 3  # words
_CLAUSES = 3  # items


@cache
def _rule(id_: str) -> re.Pattern[str]:
    return late(rules.rule("decisions", id_).regex or "(?!)")


def find(document: Document, sections: tuple[Section, ...]) -> Iterator[Decision]:
    """The decisions listed below headings of decisions, an item each."""
    heads = {section.stretches()[0].start: section for section in sections}
    ends: int | None = None
    for item in items.items(document):
        section = heads.get(item.whole.start) or heads.get(item.span.start)
        title = section.title if section else item.span.of(document.text)
        if _rule("decision-heading").search(title) and item.line.cell is None:
            ends = section.span.end if section else len(document.text)
        elif ends is not None and (section or item.whole.start >= ends or not item.is_listed):
            ends = None
        elif ends is not None:
            yield from _decision(document.text, item)


def _decision(text: str, item: Item) -> Iterator[Decision]:
    words = item.span.of(text)
    if len(words.split()) < _FEWEST:
        return
    told = list(parties.find(text, item.span))
    mover = next((p.span.of(text) for p in told if p.part == "mover"), None)
    seconder = next((p.span.of(text) for p in told if p.part == "seconder"), None)
    count = votes.count(words)
    yield Decision(
        span=Span(start=item.span.start, end=item.span.end),
        rule="decision-list",
        text=" ".join(words.split()),
        mover=mover,
        seconder=seconder,
        outcome="carried" if mover or seconder or count else "agreed",
        votes=count,
    )


def that_clauses(document: Document, told: Collection[Span] = ()) -> Iterator[Decision]:
    """The resolutions of a document that sets them down as clauses, an item each: "That Mr Lee be treasurer.".

    One or two such items are no list of them. Those that were only `told` are left out.
    """
    text = document.text
    listed = list(items.items(document))
    listed = [item for item in listed if item.line.cell is None and item.span not in told]
    clauses = [item for item in listed if _rule("that-clause").match(item.span.of(text))]
    for item in clauses if len(clauses) >= _CLAUSES else ():
        words = " ".join(item.span.of(text).split())
        yield Decision(span=item.span, rule="that-clause", text=words, outcome="agreed")


def is_of_apologies(one: Decision) -> bool:
    """Whether what was accepted is apologies, which are told with attendance."""
    return one.mover is None and _rule("apologies-told").search(one.text) is not None


def elections(document: Document, sections: tuple[Section, ...]) -> Iterator[Decision]:
    """Those elected, where posts and names are listed below a heading of elections, or stand in a table."""
    text = document.text
    spans = [section.span for section in sections if _rule("election-heading").search(section.title)]
    for item in items.items(document):
        if any(span.holds(item.span) for span in spans) and _rule("post-and-name").search(item.span.of(text)):
            words = " ".join(item.span.of(text).split())
            yield Decision(span=item.span, rule="post-and-name", text=words, outcome="agreed")
    for table in document.tables:
        if (columns := _posts(text, table)) and (
            any(span.touches(_span(table.rows[0])) for span in spans) or columns[2]
        ):
            yield from _elected(text, table, columns[0], columns[1])


def _posts(text: str, table: Table) -> tuple[int, int, bool] | None:
    """The columns of posts and of those elected to them, by the table's head, and whether that says elected."""
    head = {cell.column: " ".join(cell.span.of(text).casefold().split()).strip(" :") for cell in table.rows[0]}
    posts = [column for column, words in head.items() if words in rules.words("decisions", "heads-of-posts").words]
    named = [column for column, words in head.items() if words in rules.words("decisions", "heads-of-elected").words]
    return (posts[0], named[0], head[named[0]].startswith("elected")) if posts and named else None


def _elected(text: str, table: Table, post: int, named: int) -> Iterator[Decision]:
    """A decision for each row of a table of posts that somebody was elected to."""
    for row in table.rows[1:]:
        told = {cell.column: " ".join(cell.span.of(text).split()) for cell in row}
        is_open = told.get(named, "").casefold().strip(" .") in rules.words("decisions", "posts-open").words
        if told.get(post) and told.get(named) and not is_open:
            words = " ".join(filter(None, told.values()))
            yield Decision(span=_span(row), rule="post-and-name", text=words, outcome="agreed")


def _span(row: tuple[TableCell, ...]) -> Span:
    """From a row's first cell to its last."""
    return Span(start=min(cell.span.start for cell in row), end=max(cell.span.end for cell in row))
