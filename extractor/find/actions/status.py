"""Stage 3, actions: how far a task is."""

from collections.abc import Iterable, Iterator

from extractor import dates, rules
from extractor.find.actions.setting import compiled, listed
from extractor.late import late
from models import Span
from models.minutes import ActionStatus

_HEADINGS = ("heading-closed", "heading-open", "heading-ongoing")
_ENDS = " \t;,–—-(["
_CLAUSE = late(r"[.;:,\n]\s+|\s[-–—]\s")
_SHORT = 4  # words of a clause that is no more than a status
_REPORT = 8  # words of a clause that reports
_DATED = late(r"[0-9]{1,2}[/.][0-9]{1,2}")
_TICKS = frozenset({"x", "y", "yes", "✓", "✔", "√", "☑", "☒", "\uf0fc"})


def read(words: str) -> ActionStatus | None:
    """The status that `words` tell; None if they tell none."""
    return next(_told("actions_status", [rule.id for rule in rules.table("actions_status").rule], words), None)


def of_heading(title: str) -> ActionStatus | None:
    """The status that the heading over a list says all of it has."""
    return next(_told("actions_reports", _HEADINGS, title), None)


def _told(table: str, ids: Iterable[str], words: str) -> Iterator[ActionStatus]:
    for id_ in ids:
        if compiled(table, id_).search(words.strip()):
            yield rules.rule(table, id_).gives["status"]  # type: ignore[misc]


def in_front(text: str, span: Span) -> tuple[Span, ActionStatus | None]:
    """`span` without a report in front of it ("DONE – "), and what that tells."""
    report = compiled("actions_reports", "report-in-front").match(span.of(text))
    if report is None:
        return span, None
    return Span(start=span.start + report.end(), end=span.end), read(report["report"])


def behind(text: str, span: Span) -> tuple[Span, ActionStatus | None]:
    """`span` without the reports behind it ("– done; closed"), and what the last of them tells."""
    rest, state = span, None
    while report := compiled("actions_reports", "report-behind").search(rest.of(text)):
        state = state or read(report["report"])
        words = text[rest.start : rest.start + report.start("report")].rstrip(_ENDS)
        if not words:
            break
        rest = Span(start=rest.start, end=rest.start + len(words))
    return rest, state


def begun(text: str, span: Span) -> tuple[Span, ActionStatus | None]:
    """`span`, an old task, without a report that goes on in its line ("Order a bin Not done"), and what that tells."""
    report = compiled("actions_reports", "report-begun").search(span.of(text))
    if report is None:
        return span, None
    words = text[span.start : span.start + report.start()].rstrip(_ENDS)
    return Span(start=span.start, end=span.start + len(words)), of_cell(report["report"])


def of_reports(words: str) -> ActionStatus | None:
    """What the last short clause behind an old task reports of it: "JS to order a bin. Letter sent in May."."""
    clauses = [clause for clause in _CLAUSE.split(words) if clause.strip()][1:]
    told = (read(clause) for clause in reversed(clauses) if len(clause.split()) <= _REPORT)
    return next((state for state in told if state), None)


def is_only(words: str) -> bool:
    """Whether `words` only report ("Complete.")."""
    return compiled("actions_reports", "report-behind").match(words.strip()) is not None


def opens(words: str) -> bool:
    """Whether `words` begin with a sentence that only reports, and go on: "Not to be taken forward. The locks ..."."""
    first, stop, rest = words.strip(" \t•*–-").partition(". ")
    is_short = len(first.split()) <= _SHORT + 1 and bool(rest)
    is_state = is_only(f"{first}.") or first.split(" ")[0].casefold() in listed("actions_reports", "states-begun")
    return is_short and bool(stop) and is_state and read(first) is not None


def of_all(line: str) -> ActionStatus | None:
    """What a line among tasks says of how far they all are: "Both complete."."""
    return read(line) if compiled("actions_reports", "report-of-all").match(line.strip()) else None


def is_told(text: str, span: Span) -> bool:
    """Whether a report stands in front of a task or behind it."""
    return (in_front(text, span)[1] or behind(text, span)[1]) is not None


def of_cell(words: str) -> ActionStatus | None:
    """The status that a cell tells: its first words if they are short and tell one, else its last, else all of it."""
    clauses = [clause for clause in _CLAUSE.split(words) if clause.strip()]
    ends = [clause for clause in (*clauses[:1], *clauses[-1:]) if len(clause.split()) <= _SHORT]
    return next((state for clause in [*ends, words] if (state := read(clause))), None)


def is_colour(words: str) -> bool:
    """Whether a cell says how far a task is by nothing but a colour ("Amber")."""
    return words.strip(" .").casefold() in listed("actions_reports", "colours")


def of_done(words: str) -> ActionStatus | None:
    """The status that the cell of a column headed "Completed" tells: a day there means that it is."""
    dated = any(True for _ in dates.find_dates(words)) or _DATED.search(words)
    return "closed" if dated or words.strip().casefold() in _TICKS else read(words)
