"""Tables of attendance: what each column holds, and an entry for each row."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Literal, NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import brackets, outside
from extractor.find.attendees.entry import Entry, Field
from extractor.find.attendees.listed import is_turned, nameless
from extractor.find.attendees.listed import read as read_list
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.single import entry, with_note
from extractor.find.attendees.stretch import Stretch
from models.minutes import Status

Column = Literal["name", "role", "organisation", "short", "attendance", "apologies", "absent", "other", "unknown"]

_HEADS: tuple[tuple[str, Column], ...] = (
    ("column-other", "other"),
    ("column-attendance", "attendance"),
    ("column-apologies", "apologies"),
    ("column-absent", "absent"),
    ("column-name", "name"),
    ("column-role", "role"),
    ("column-organisation", "organisation"),
    ("column-short", "short"),
)
_MARKS: tuple[tuple[str, Status], ...] = (
    ("mark-present", "present"),
    ("mark-apologies", "apologies"),
    ("mark-absent", "absent"),
)
_SIDES = re.compile(r"\s[–—-]\s")
_CODES = re.compile(r"\s+(?=[A-Z]{2,}\b)")
_SHORT = re.compile(r"^[A-Z][A-Za-z&/.]{0,7}$")
_NAME_HEAD = re.compile(r"(?i)(?:(?:full|member|attendee|participant)?\s*names?|attendees?|participants?)")
_CODE = re.compile(r"[A-Z]{1,3}[0-9]{1,4}[A-Za-z]{0,4}")  # a call sign, a square of a map
_ATTENDEE = re.compile(r"\b(?:attendee|participant|present|attendance|attended|apologies|invitee)", re.IGNORECASE)


class Heads(NamedTuple):
    """A table's head row: what each column holds, and whether the heads say that this is a list of attendance.

    It `is_full` if it gives roles or bodies beside names, and nothing else.
    """

    columns: dict[int, Column]
    tells: bool
    is_full: bool = False


def heads(row: Row) -> Heads | None:
    """What the columns hold, if `row` is the head of a list of people; None if it is not."""
    found = {slot.column: kind_of(slot) for slot in row.slots}
    known = [column for column in found.values() if column != "unknown"]
    is_sure = any(_NAME_HEAD.fullmatch(slot.text.strip(" :*")) for slot in row.slots)
    if len(known) < 2 or (len(known) < len(found) - 1 and not is_sure) or not _has_names(row, found):
        return None
    texts = " ".join(slot.text for slot in row.slots)
    is_full = is_sure and len(found) > 1 and set(found.values()) <= {"name", "role", "organisation", "short", "other"}
    return Heads(found, bool(_ATTENDEE.search(texts)), is_full and not found.keys() - _roles_of(found))


def _roles_of(found: dict[int, Column]) -> set[int]:
    """The columns, if one of them holds roles or bodies."""
    return set(found) if {"role", "organisation"} & set(found.values()) else set()


def _has_names(row: Row, found: dict[int, Column]) -> bool:
    """Whether one column holds names; a head such as "Present" may be it where no other is."""
    if "name" in found.values():
        return True
    for slot in row.slots:
        if kinds.folded(slot.text) in kinds.words("attendance", "column-name") or found[slot.column] == "organisation":
            found[slot.column] = "name"
            return True
    return False


def kind_of(slot: Slot) -> Column:
    """What a cell of a head says that its column holds; "unknown" if nothing."""
    text = kinds.folded(slot.text)
    for id_, column in _HEADS:
        if text in kinds.words("attendance", id_) or slot.text.strip() in kinds.words("attendance", id_):
            return column
    return "unknown"


def is_marks(texts: Sequence[str]) -> bool:
    """Whether most of the cells are marks, not names."""
    return bool(texts) and sum(mark(text) is not None for text in texts) >= 0.6 * len(texts)


def mark(text: str) -> Status | None:
    """What a mark in a column of attendance says; None if it is no mark."""
    bare = " ".join(text.casefold().split()).strip(" .*()") or text.strip()
    for id_, status in _MARKS:
        if bare in kinds.words("attendance", id_):
            return status
    return None


def read(rows: Sequence[Row], headed: Heads | None) -> list[Entry]:
    """The entries of rows that have several slots each, in order; `line` counts the rows."""
    columns = _columns(rows, headed)
    if list(columns.values()).count("name") > 1 and headed is None:
        return _grid(rows)
    columns = _with_initials(columns, rows)
    found: list[Entry] = []
    is_first = _are_turned(rows, columns)
    for line, row in enumerate(rows):
        of_row = _row_entries(row, columns, headed, surname_first=is_first)
        found.extend(one._replace(line=line) for one in of_row)
    return _with_blanks(found, columns)


def _with_initials(columns: dict[int, Column], rows: Sequence[Row]) -> dict[int, Column]:
    """`columns`, where a column of short forms that don't fit the names beside them is one of bodies."""
    cells = [{slot.column: slot.text for slot in row.slots} for row in rows]
    named = next((column for column, kind in columns.items() if kind == "name"), -1)
    found = dict(columns)
    for column in [column for column, kind in columns.items() if kind == "short"]:
        pairs = [
            (row[column], row[named].split("(")[0].split("\n")[0]) for row in cells if column in row and named in row
        ]
        fit = sum(names.initials_fit(short, name) for short, name in pairs)
        found[column] = "short" if fit >= 0.5 * len(pairs) else "organisation"
    return found


def _with_blanks(found: list[Entry], columns: dict[int, Column]) -> list[Entry]:
    """`found`, where no mark in the one column of attendance means absent if the others have marks."""
    marked = [one for one in found if one.own_status is not None]
    has_one = [kind for kind in columns.values() if kind in ("attendance", "apologies", "absent")] == ["attendance"]
    if not has_one or not marked or any(one.own_status != "present" for one in marked):
        return found
    return [one if one.own_status else one._replace(own_status="absent") for one in found]


def _grid(rows: Sequence[Row]) -> list[Entry]:
    """Names set side by side in several columns."""
    if _are_halves(_cells(rows)):
        return [one for row in rows if (one := _whole(row)) is not None]
    found: list[Entry] = []
    for line, row in enumerate(rows):
        for slot in row.slots:
            found.extend(one._replace(line=line) for one in cell(slot, has_fields=False))
    return found


def _are_halves(cells: dict[int, list[str]]) -> bool:
    """Whether given name and surname stand in two columns, one word in each."""
    texts = [text for column in cells.values() for text in column]
    single = [text for text in texts if text.isalpha() or names.read(text)]
    given = max(sum(map(names.is_given, column)) / len(column) for column in cells.values())
    return (
        len(cells) == 2
        and len(single) >= 0.9 * len(texts)
        and sum(" " in text for text in texts) < 0.2 * len(texts)
        and given > 0.3
    )


def _whole(row: Row) -> Entry | None:
    parts = [slot.paragraphs[0] for slot in row.slots]
    name = names.read(" ".join(part.text for part in parts))
    if name is None:
        return None
    return Entry(" ".join(part.text for part in parts), tuple(part.place for part in parts), evidence=name.evidence)


def _columns(rows: Sequence[Row], headed: Heads | None) -> dict[int, Column]:
    """What each column holds: by its head, else by what most of its cells are."""
    cells = _cells(rows)
    if headed is None and _are_halves(cells):
        return dict.fromkeys(cells, "name")
    found = dict(headed.columns) if headed else {}
    for column in sorted(cells):
        if found.get(column, "unknown") == "unknown":
            found[column] = _by_cells(cells[column])
    if "name" not in found.values() and cells:
        found[_likeliest(cells)] = "name"
    return _with_bodies(found, cells) if headed is None else found


def _cells(rows: Sequence[Row]) -> dict[int, list[str]]:
    cells: dict[int, list[str]] = {}
    for row in rows:
        for slot in row.slots:
            cells.setdefault(slot.column, []).append(slot.text)
    return cells


def _with_bodies(found: dict[int, Column], cells: dict[int, list[str]]) -> dict[int, Column]:
    """`found`, where a column of names beside one that is much surer is taken for where those people come from."""
    named = [column for column, kind in found.items() if kind == "name"]
    sure = {column: sum(_is_sure(text) for text in cells[column]) / len(cells[column]) for column in named}
    best = max(sure.values(), default=0.0)
    return {
        column: "organisation" if kind == "name" and sure[column] < 0.4 * best else kind
        for column, kind in found.items()
    }


def _is_sure(text: str) -> bool:
    first = text.split("\n", maxsplit=1)[0].split("(", maxsplit=1)[0].split(",", maxsplit=1)[0]
    return any(names.evidence(side) == names.CERTAIN for side in _SIDES.split(first))


def _likeliest(cells: dict[int, list[str]]) -> int:
    """The column that names are most likely in where none is sure.

    The one with the most bodies or offices, else the first with words.
    """
    worth = {
        column: sum(kinds.is_organisation(text.split("(")[0]) or kinds.is_role(text) for text in texts) - 0.01 * column
        for column, texts in cells.items()
        if not all(_SHORT.match(text) or not any(sign.isalpha() for sign in text) for text in texts)
    }
    return max(worth, key=lambda column: worth[column]) if worth else min(cells)


def _by_cells(texts: list[str]) -> Column:
    votes = Counter(_kind(text) for text in texts)
    kind, count = votes.most_common(1)[0]
    if votes["name"] >= 0.5 * len(texts):
        return "name"
    return kind if count >= 0.5 * len(texts) else "unknown"


def _kind(text: str) -> Column:
    """What one cell is, taken by itself."""
    bare = text.split("\n", maxsplit=1)[0].split("(", maxsplit=1)[0].strip(" ,*•")
    sides = _SIDES.split(bare)
    if is_turned(bare) or (len(sides) == 2 and any(names.evidence(side) >= names.LIKELY for side in sides)):
        return "name"
    if not any(sign.isalpha() for sign in bare) or "@" in bare or _CODE.fullmatch(bare):
        return "other" if mark(bare) is None or bare.isdigit() else "attendance"
    if mark(bare) is not None and len(bare) < 3 and not names.are_initials(bare):
        return "attendance"
    if _SHORT.match(bare) and (len(bare) < 2 or kinds.is_acronym(bare)):
        return "short"
    if kinds.is_role(bare) or kinds.is_organisation(bare):
        return "role" if kinds.is_role(bare) else "organisation"
    return "name" if names.evidence(bare.split(",")[0]) >= names.LIKELY else "unknown"


def _row_entries(row: Row, columns: dict[int, Column], headed: Heads | None, *, surname_first: bool) -> Iterator[Entry]:
    slots = {slot.column: slot for slot in row.slots}
    named = [slots[column] for column in sorted(slots) if columns.get(column) == "name"]
    others = [slot for slot in row.slots if columns.get(slot.column) != "name"]
    people = named_in(named[0], surname_first=surname_first) if len(named) == 1 else _of_halves(named)
    for person in people:
        found = person
        for slot in others:
            found = _with_slot(found, slot, columns[slot.column], is_headed=headed is not None)
        yield found


def named_in(slot: Slot, *, surname_first: bool = False) -> list[Entry]:
    """Whom the cell of a column of names names; `surname_first` says that most of its cells give surnames first."""
    name, *rest = slot.paragraphs[0].split(_SIDES)
    is_alike = surname_first and name.text.count(",") == 1
    turned = turn(name) if is_turned(name.text) or is_alike else None
    if turned is None:
        return cell(slot, has_fields=True)
    return [reduce(with_note, rest, turned)]


def _are_turned(rows: Sequence[Row], columns: dict[int, Column]) -> bool:
    texts = [slot.paragraphs[0].text for row in rows for slot in row.slots if columns.get(slot.column) == "name"]
    turned = sum(is_turned(_SIDES.split(text)[0]) for text in texts)
    return turned > 1 and turned >= 0.6 * len(texts)


def turn(text: Stretch) -> Entry | None:
    """The entry of words in the order "Lee, Ann M.

    NHS": what stands behind the given names in capitals is a body or letters.
    """
    bare, behind = outside(text.bare())
    bare = bare.cut(names.honorific(bare.text))
    comma = bare.text.find(",")
    codes = _CODES.search(bare.text, comma) if comma > 0 else None
    core = bare.cut(0, codes.start() if codes else None)
    title = re.match(r"[^,]+,\s*", core.text)
    lead = names.honorific(core.text[title.end() :]) if title else 0
    name = names.read(
        core.text[: title.end()] + core.text[title.end() + lead :] if title else core.text, surname_first=True
    )
    if name is None or title is None:
        return None
    surname, given = core.cut(0, comma), core.cut(title.end() + lead)
    found = Entry(name.text, (given.place, surname.place), evidence=names.CERTAIN)
    rest = _without_letters(bare.cut(codes.end())) if codes else bare.cut(len(bare.text))
    found = found.with_field("organisation", rest)
    for inner in brackets(text) if not behind.text else ():
        found = with_note(found, inner)
    return found


def _without_letters(rest: Stretch) -> Stretch:
    while rest.text and names.are_post_nominals(rest.text.split()[0]):
        rest = rest.cut(len(rest.text.split()[0]))
    return rest


def _of_halves(named: list[Slot]) -> list[Entry]:
    """One name whose given name and surname stand under two heads."""
    parts = [slot.paragraphs[0] for slot in named]
    name = names.read(" ".join(part.text for part in parts))
    return [Entry(name.text, tuple(part.place for part in parts), evidence=name.evidence)] if name else []


def _with_slot(found: Entry, slot: Slot, column: Column, *, is_headed: bool) -> Entry:
    """`found` with what a cell beside it says.

    A cell under a head is taken whole and wins over what stands beside the name.
    """
    whole = _whole_cell(slot).bare(" ()[]") if slot.text.startswith("(") else _whole_cell(slot)
    if column in ("attendance", "apologies", "absent"):
        return _with_mark(found, whole, column)
    if column == "short":
        return _with_short(found, whole)
    if column == "role" and is_headed and _is_role_and_body(whole):
        return with_note(found._replace(role=None, organisation=None), whole)
    if column in ("role", "organisation") and is_headed:
        field: Field = "role" if column == "role" else "organisation"
        return found.without(field).with_field(field, whole) if mark(whole.text) != "absent" else found
    if column == "role" and kinds.is_role(whole.text) and len(slot.paragraphs) == 1 and not _is_role_and_body(whole):
        return found.with_field("role", whole)
    if column in ("role", "organisation", "unknown"):
        for paragraph in slot.paragraphs:
            found = with_note(found, paragraph)
    return found


def _is_role_and_body(whole: Stretch) -> bool:
    """Whether a cell of a column of roles gives a body too: "Fire Safety Lead, Harbour Rescue Service"."""
    first, comma, rest = whole.text.partition(", ")
    return bool(comma) and kinds.is_role(first) and not kinds.is_role(rest) and kinds.is_organisation(rest)


def _whole_cell(slot: Slot) -> Stretch:
    first, last = slot.paragraphs[0], slot.paragraphs[-1]
    return first if first is last else Stretch(" ".join(part.text for part in slot.paragraphs), first.start)


def _with_mark(found: Entry, whole: Stretch, column: Column) -> Entry:
    said = mark(whole.text)
    if said is None or (column != "attendance" and said == "absent"):
        return found
    own: dict[Column, Status] = {"attendance": said, "apologies": "apologies", "absent": "absent"}
    return found._replace(own_status=own[column])


def _with_short(found: Entry, whole: Stretch) -> Entry:
    if whole.text.casefold() == found.name.casefold():
        return found
    if found.type == "person" and (names.initials_fit(whole.text, found.name) or names.are_initials(whole.text)):
        return found.with_field("initials", whole)
    if found.type != "person" and _SHORT.match(whole.text):
        return found.without("abbreviation").with_field("abbreviation", whole)
    return with_note(found, whole)


def cell(slot: Slot, *, has_fields: bool) -> list[Entry]:
    """The entries of one cell: one, whose further lines say something of it, or one a line."""
    first = list(read_list(slot.paragraphs[0], has_fields=has_fields).entries)
    for paragraph in slot.paragraphs[1:]:
        further = read_list(paragraph, has_fields=has_fields).entries
        if first and not (further and has_people_below(slot)):
            first[-1] = with_note(first[-1], paragraph)
        else:
            first.extend(further)
    return first


def has_people_below(slot: Slot) -> bool:
    """Whether each line of a cell is a name of its own.

    Of two lines the second must surely be one, a body may look like one.
    """
    below = [paragraph.text.split("(")[0].split(",")[0] for paragraph in slot.paragraphs[1:]]
    sure = sum(_is_surely_name(text, names.LIKELY if len(below) > 1 else names.CERTAIN) for text in below)
    return sure >= 0.5 * len(below)


def _is_surely_name(text: str, least: int) -> bool:
    return bool(names.honorific(text)) or (names.evidence(text) >= least and not kinds.is_organisation(text))


def bodies(rows: Sequence[Row], headed: Heads | None) -> list[Entry]:
    """The entries of a table that lists bodies and offices, each with its short form or what it is."""
    columns = _columns(rows, headed)
    first = min((column for column, kind in columns.items() if kind == "name"), default=0)
    found = []
    for line, row in enumerate(rows):
        slots = {slot.column: slot for slot in row.slots}
        named = slots.pop(first, None)
        body = None if named is None else nameless(named.paragraphs[0], is_body=True)
        if body is None:
            continue
        for slot in slots.values():
            column = columns[slot.column]
            body = _with_slot(body, slot, column if headed else "short", is_headed=headed is not None)
        found.append(body._replace(line=line))
    return _with_blanks(found, columns)


def are_bodies(texts: Sequence[str]) -> bool:
    """Whether a list is one of bodies and offices.

    Most entries have a body's or a post's name, and few look like people.
    """
    bare = [text.split("(")[0].strip() for text in texts]
    count = sum(_is_body(text) for text in bare)
    people = sum(bool(names.honorific(text)) or names.evidence(text) == names.CERTAIN for text in bare)
    return len(bare) > 2 and count >= 0.5 * len(bare) and people <= 0.2 * len(bare)


def _is_body(text: str) -> bool:
    if not (kinds.is_organisation(text) or kinds.is_role(text)) or kinds.is_unnamed(text) or names.are_initials(text):
        return False
    found = entry(Stretch(text, 0))
    return found is None or (found.role is None and found.evidence < names.CERTAIN)
