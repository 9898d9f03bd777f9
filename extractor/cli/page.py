"""A record as a page to read: who met, what was talked about, what is to be done, what was decided."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from models import Decision, LegislationMention, Meeting, Mention, Minutes

_STATUS = {"present": "Present", "in_attendance": "In attendance", "apologies": "Apologies", "absent": "Absent"}
_KIND = {"minutes": "minutes", "minute_book": "minute book", "agenda": "an agenda, not minutes", "other": "not minutes"}


def page(record: Minutes) -> Group:
    """Everything that was found in one meeting's minutes, in the order in which they are read, with its page."""
    parts = {
        "People": _attendees(record),
        "Sections": _sections(record),
        "Actions": _actions(record),
        "Decisions": _decisions(record),
        "Legislation": _legislation(record),
        "Abbreviations": _abbreviations(record),
    }
    shown: list[RenderableType] = list(_head(record))
    for heading, table in parts.items():
        if table.row_count:
            shown += [Text(f"\n{heading}", style="bold"), Padding(table, (0, 0, 0, 2))]
    return Group(*shown)


def day(iso: str | None) -> str:
    """A date as it is read: "12 June 2021", or "June 2021", "2021" where that is all that is known."""
    if iso is None:
        return "no date"
    year, month, of_month = (*map(int, iso.split("-")), 0, 0)[:3]
    if not month:
        return iso
    name = date(year, month, 1).strftime("%B %Y")
    return f"{date(year, month, of_month):%A} {of_month} {name}" if of_month else name


def where(find: Mention) -> str:
    """Where a find stands: its page, or in a Word file the number of the paragraph or table row, from 1."""
    if find.page is not None:
        return f"p. {find.page}"
    block = find.block
    if block is None:
        return ""
    if block.table is not None:
        return f"t. {block.table + 1}, r. {(block.row or 0) + 1}"
    return "" if block.paragraph is None else f"¶ {block.paragraph + 1}"


def _head(record: Minutes) -> Iterator[Text]:
    meeting, document = record.meeting, record.document
    yield Text(meeting.body or document.title or PurePath(document.path).stem, style="bold")
    if meeting.organisation:
        yield Text(meeting.organisation)
    if record.kind in {"minutes", "minute_book"}:
        hours = "–".join(time for time in (meeting.start, meeting.end) if time)
        yield Text(", ".join(part for part in (day(meeting.date), hours, meeting.location) if part))
        people = {"Chair": meeting.chair, "Secretary": meeting.secretary}
        said = [f"{what}: {name}" for what, name in people.items() if name]
        said += [f"Quorum: {told}"] if (told := _quorum(meeting)) else []
        yield Text(" · ".join([*said, f"Next meeting: {day(meeting.next_meeting)}"] if meeting.next_meeting else said))
    yield Text(" · ".join(_document(record)), style="dim")


def _quorum(meeting: Meeting) -> str:
    """What the minutes say of the quorum: "present", "lost, 5 needed"; nothing if they don't speak of it."""
    needed = f"{meeting.quorum_needed} needed" if meeting.quorum_needed is not None else None
    return ", ".join(part for part in (meeting.quorum, needed) if part)


def _document(record: Minutes) -> Iterator[str]:
    yield record.document.path
    if record.document.pages is not None:
        yield "1 page" if record.document.pages == 1 else f"{record.document.pages} pages"
    yield _KIND[record.kind] if record.part is None else f"{_KIND[record.kind]}, part {record.part}"
    if record.meeting.approval is not None:
        yield record.meeting.approval
    yield from record.document.warnings


def _table(*columns: tuple[str, int]) -> Table:
    """A table without lines: columns with a heading and a share of the width (0: as wide as it needs); last, where."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True, pad_edge=False)
    table.show_header = any(heading for heading, _ in columns)
    for heading, ratio in columns:
        table.add_column(heading, ratio=ratio or None, overflow="fold")
    table.add_column("", justify="right", no_wrap=True, style="dim")
    return table


def _attendees(record: Minutes) -> Table:
    table = _table(("", 0), ("", 2), ("", 3))
    for status, label in _STATUS.items():
        those = [one for one in record.attendees if one.status == status]
        for at, one in enumerate(those):
            notes = (one.role, one.organisation, one.abbreviation, one.part, one.represents and f"for {one.represents}")
            table.add_row("" if at else label, Text(one.name), Text("; ".join(n for n in notes if n)), where(one))
    return table


def _sections(record: Minutes) -> Table:
    table = _table(("", 1))
    for section in record.sections:
        number = f"{section.number} " if section.number else ""
        table.add_row(Text(f"{'  ' * (section.level - 1)}{number}{section.title}"), where(section))
    return table


def _actions(record: Minutes) -> Table:
    table = _table(("Who", 1), ("What is to be done", 3), ("Due", 0), ("", 0))
    for one in record.actions:
        ref = f"{one.ref}  " if one.ref else ""
        due = Text(one.due or one.due_text or "")
        table.add_row(Text(", ".join(one.owners)), Text(f"{ref}{one.text}"), due, one.status or "", where(one))
    return table


def _decisions(record: Minutes) -> Table:
    table = _table(("What was decided", 3), ("", 0), ("Moved by", 1))
    for one in record.decisions:
        movers = ", ".join(name for name in (one.mover, one.seconder) if name)
        table.add_row(Text(one.text), f"{one.outcome}{_count(one)}", Text(movers), where(one))
    return table


def _count(decision: Decision) -> str:
    if decision.votes is None:
        return ""
    counts = (decision.votes.in_favour, decision.votes.against, decision.votes.abstain)
    return " " + "–".join(str(count) for count in counts if count is not None)


def _legislation(record: Minutes) -> Table:
    table = _table(("Cited as", 3), ("", 0), ("Times", 0))
    cited: dict[str, list[LegislationMention]] = {}
    for one in record.legislation:
        if not one.oblique:
            cited.setdefault(one.text, []).append(one)
    for text, mentions in cited.items():
        kind = mentions[0].stage or mentions[0].type.replace("_", " ")
        table.add_row(Text(text), kind, str(len(mentions)), where(mentions[0]))
    return table


def _abbreviations(record: Minutes) -> Table:
    table = _table(("", 0), ("", 1))
    for one in record.abbreviations:
        table.add_row(Text(one.short), Text(one.long), where(one))
    return table
