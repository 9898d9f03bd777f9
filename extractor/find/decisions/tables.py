"""Stage 3, decisions: tables of motions."""

import re
from collections.abc import Iterator

from extractor.find import grid, items
from extractor.find.decisions import parties, votes
from extractor.find.grid import Grid
from models import Decision, Document, Span, Table, TableCell
from models.minutes import Outcome

_LOST = re.compile(
    r"\b(?:defeated|lost|failed|fails|rejected|not (?:carried|passed|approved)|denied|disapproved)\b", re.IGNORECASE
)
_DEFERRED = re.compile(r"\b(?:deferred|tabled|postponed|held over)\b", re.IGNORECASE)
_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)
_MOTION = re.compile(r"\b(?:motion|moved|carried|passed|voted?)\b", re.IGNORECASE)
_NO_VOTE = re.compile(r"^\s*(?:n/?a|none|pending|scheduled|tbc|tba|-|–|no vote)\b", re.IGNORECASE)
_SHORT = 6
_WANTED = ("motion", "mover", "seconder", "vote")


def find(document: Document) -> Iterator[Decision]:
    """The decisions that tables of motions list, a row each."""
    for _, part in _of_motions(document):
        yield from _rows(document.text, part)


def spans(document: Document) -> Iterator[Span]:
    """Where the tables of motions stand, and those that list the decisions of meeting after meeting."""
    histories = (table for table in document.tables if _is_history(document.text, table))
    for table in [*(table for table, _ in _of_motions(document)), *histories]:
        yield Span(start=table.rows[0][0].span.start, end=table.rows[-1][-1].span.end)


def _is_history(text: str, table: Table) -> bool:
    """Whether a table lists decisions with the meetings that made them."""
    return any({"raised", "motion"} <= set(part.roles.values()) for part in grid.grids(text, table, _WANTED))


def _of_motions(document: Document) -> Iterator[tuple[Table, Grid]]:
    before: tuple[Table, Grid] | None = None
    for table in document.tables:
        read = [part for part in grid.grids(document.text, table, _WANTED) if _is_of_motions(part)]
        if not read and before and _goes_on(document.text, before, table):
            read = [Grid(before[1].roles, table.rows)]
        before = (table, read[-1]) if read else None
        yield from ((table, part) for part in read)


def _goes_on(text: str, before: tuple[Table, Grid], table: Table) -> bool:
    """Whether a table is the one before it, gone on over the page."""
    gap = text[before[0].rows[-1][-1].span.end : table.rows[0][0].span.start]
    same = max(len(row) for row in before[0].rows) == max(len(row) for row in table.rows)
    return grid.is_on_next_page(before[0], table) and not gap.strip() and same and not grid.has_head(text, table)


def _is_of_motions(read: Grid) -> bool:
    roles = set(read.roles.values())
    return (bool(roles & {"motion"}) and bool(roles & {"vote", "mover", "seconder", "text"})) or {
        "mover",
        "seconder",
    } <= roles


def _rows(text: str, read: Grid) -> Iterator[Decision]:
    for row in read.rows:
        cells = {cell.column: cell for cell in row if cell.span.of(text).strip()}
        decision = _decision(text, read, cells)
        if decision is not None:
            yield decision


def _decision(text: str, read: Grid, cells: dict[int, TableCell]) -> Decision | None:
    said = [cells[c] for role in ("motion", "text") for c in read.having(role)[:1] if c in cells]
    vote = next((cells[c] for role in ("vote", "status") for c in read.having(role) if c in cells), None)
    if not said or (vote is None and len(cells) < 2) or (vote and _NO_VOTE.search(vote.span.of(text))):
        return None
    spans = _wording(text, sorted(said, key=lambda cell: cell.column), vote)
    words = " ".join(span.of(text) for span in spans)
    stretches = [*(_with_brackets(span, said) for span in spans), *(cell.span for cell in said)]
    told = [party for span in stretches for party in parties.find(text, span)]
    mover, seconder = (_party(read, cells, told, part) for part in ("mover", "seconder"))
    quotes = tuple(
        sorted({*spans, *(s for s in (mover, seconder) if s), *((vote.span,) if vote else ())}, key=lambda s: s.start)
    )
    return Decision(
        span=Span(start=quotes[0].start, end=quotes[-1].end),
        quotes=quotes,
        rule="motion-table",
        text=" ".join(words.split()),
        mover=mover.of(text) if mover else None,
        seconder=seconder.of(text) if seconder else None,
        outcome=outcome(vote.span.of(text) if vote else words, voted=bool(vote or mover or seconder)),
        votes=votes.count(vote.span.of(text)) if vote else None,
    )


def _wording(text: str, said: list[TableCell], vote: TableCell | None) -> list[Span]:
    """The motion's own words; where they are few ("Motion to approve"), with its title before and its result behind."""
    longest = max(said, key=lambda cell: len(cell.span.of(text).split()))
    if len(longest.span.of(text).split()) > _SHORT:
        return [items.without_mark(text, longest.span)]
    return [cell.span for cell in said] + ([vote.span] if vote else [])


def _with_brackets(span: Span, said: list[TableCell]) -> Span:
    return next((cell.span for cell in said if cell.span.holds(span)), span)


def _party(read: Grid, cells: dict[int, TableCell], told: list[parties.Party], part: str) -> Span | None:
    column = next((cells[c].span for c in read.having(part) if c in cells), None)
    return column or next((party.span for party in told if party.part == part), None)


def outcome(words: str, *, voted: bool) -> Outcome:
    """How a decision ended, as its words tell; `voted` says that somebody moved it or that votes were told."""
    ways: tuple[tuple[re.Pattern[str], Outcome], ...] = (
        (_LOST, "lost"),
        (_WITHDRAWN, "withdrawn"),
        (_DEFERRED, "deferred"),
    )
    return next(
        (outcome for expression, outcome in ways if expression.search(words)),
        "carried" if voted or _MOTION.search(words) else "agreed",
    )
