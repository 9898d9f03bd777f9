"""What the columns of a table of attendance hold, told by their cells."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.fielded import have_fields
from extractor.find.attendees.heads import Column, Heads, mark
from extractor.find.attendees.rows import Row
from extractor.find.attendees.single import entry
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.turned import is_turned
from extractor.late import late

SIDES = re.compile(r"\s[–—-]\s")
SHORT = late(r"^[A-Z][A-Za-z&/.]{0,7}$")
_DASHES = {"-", "–", "—"}  # a column of nothing else parts its neighbours
_CODE = late(r"[A-Z]{1,3}[0-9]{1,4}[A-Za-z]{0,4}")  # a call sign, a square of a map


def with_initials(columns: dict[int, Column], rows: Sequence[Row]) -> dict[int, Column]:
    """`columns`, where a column of short forms that don't fit the names beside them is one of bodies."""
    cells = [{slot.column: slot.text for slot in row.slots} for row in rows]
    named = next((column for column, kind in columns.items() if kind == "name"), -1)
    found = dict(columns)
    for column in [column for column, kind in columns.items() if kind == "short"]:
        pairs = [
            (row[column], row[named].split("(")[0].split("\n")[0]) for row in cells if column in row and named in row
        ]
        pairs = [(short, name.text if (name := names.read(words)) else words) for short, words in pairs]
        fit = sum(names.initials_fit(short, name) for short, name in pairs)
        found[column] = "short" if fit >= 0.5 * len(pairs) else "organisation"
    return found


def are_halves(cells: dict[int, list[str]]) -> bool:
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


def columns_of(rows: Sequence[Row], headed: Heads | None) -> dict[int, Column]:
    """What each column holds: by its head, else by what most of its cells are."""
    cells = cells_of(rows)
    if headed is None and are_halves(cells):
        return dict.fromkeys(cells, "name")
    found = dict(headed.columns) if headed else _of_roll(cells)
    for column in sorted(cells):
        if headed is None and set(cells[column]) <= _DASHES:
            found[column] = "other"
        if found.get(column, "unknown") == "unknown":
            found[column] = _by_cells(cells[column])
    if "name" not in found.values() and cells:
        found[_likeliest(cells)] = "name"
    return _with_bodies(found, cells) if headed is None else found


def cells_of(rows: Sequence[Row]) -> dict[int, list[str]]:
    """What stands in each column, from top to bottom."""
    cells: dict[int, list[str]] = {}
    for row in rows:
        for slot in row.slots:
            cells.setdefault(slot.column, []).append(slot.text)
    return cells


def _with_bodies(found: dict[int, Column], cells: dict[int, list[str]]) -> dict[int, Column]:
    """`found`, where a column of names beside one that is much surer is taken for where those people come from.

    Not so one that tells itself where its people come from: then their names only are in no list.
    """
    named = [column for column, kind in found.items() if kind == "name"]
    sure = {column: sum(_is_sure(text) for text in cells[column]) / len(cells[column]) for column in named}
    best = max(sure.values(), default=0.0)
    return {
        column: "organisation"
        if column in sure and sure[column] < 0.4 * best and not have_fields(cells[column])
        else kind
        for column, kind in found.items()
    }


def _is_sure(text: str) -> bool:
    first = text.split("\n", maxsplit=1)[0].split("(", maxsplit=1)[0].split(",", maxsplit=1)[0]
    return any(names.evidence(side) == names.CERTAIN for side in SIDES.split(first))


def _likeliest(cells: dict[int, list[str]]) -> int:
    """The column that names are most likely in where none is sure.

    The one with the most bodies or offices, else the first with words.
    """
    worth = {
        column: sum(kinds.is_organisation(text.split("(")[0]) or kinds.is_role(text) for text in texts) - 0.01 * column
        for column, texts in cells.items()
        if not all(SHORT.match(text) or not any(sign.isalpha() for sign in text) for text in texts)
    }
    return max(worth, key=lambda column: worth[column]) if worth else min(cells)


def _of_roll(cells: dict[int, list[str]]) -> dict[int, Column]:
    """The columns of posts and of surnames of a roll call; none if there is none."""
    named = next((column for column in sorted(cells) if are_surnames_beside(cells, column)), None)
    return {} if named is None else {named - 1: "role", named: "name"}


def are_surnames_beside(cells: dict[int, list[str]], column: int) -> bool:
    """Whether a column is of single words, all different, right behind one of posts that come again: a roll call."""
    posts, texts = cells.get(column - 1, []), cells[column]
    are_posts = len(posts) > 2 and all(map(_is_called, posts)) and len(set(posts)) < len(posts)
    sure = sum(names.evidence(text) == names.POSSIBLE for text in texts)
    return are_posts and len(set(texts)) == len(texts) and sure >= 0.8 * len(texts)


def as_surname(text: Stretch) -> Iterator[Entry]:
    """Who is called by one word in a column of surnames, though the word be a post's too: "Cox"."""
    if text.text.isalpha() and text.text.istitle():
        yield Entry(text.text, (text.place,))


def _is_called(text: str) -> bool:
    """Whether the words are a post or a form of address, as one is called by."""
    return kinds.is_role(text) or names.honorific(text) == len(text)


def _by_cells(texts: list[str]) -> Column:
    votes = Counter(_kind(text) for text in texts)
    kind, count = votes.most_common(1)[0]
    if votes["name"] >= 0.5 * len(texts):
        return "name"
    return kind if count >= 0.5 * len(texts) else "unknown"


def _kind(text: str) -> Column:
    """What one cell is, taken by itself."""
    first = text.split("\n", maxsplit=1)[0]
    bare = (first.split("(", maxsplit=1)[0].strip(" ,*•")) or first.strip(" ,*•()")
    sides = SIDES.split(bare)
    if is_turned(bare) or (len(sides) == 2 and any(names.evidence(side) >= names.LIKELY for side in sides)):
        return "name"
    if not any(sign.isalpha() for sign in bare) or "@" in bare or _CODE.fullmatch(bare):
        return "other" if mark(bare) is None or bare.isdigit() else "attendance"
    if mark(bare) is not None and len(bare.strip("[]")) < 3 and not names.are_initials(bare):
        return "attendance"
    if SHORT.match(bare) and (len(bare) < 2 or kinds.is_acronym(bare)):
        return "short"
    if kinds.is_role(bare) or kinds.is_organisation(bare):
        return "role" if kinds.is_role(bare) else "organisation"
    return "name" if names.evidence(bare.split(",")[0]) >= names.LIKELY else "unknown"


def are_bodies(texts: Sequence[str]) -> bool:
    """Whether a list is one of bodies and offices.

    Most entries have a body's or a post's name, and few look like people. A post behind what may be a name is its
    holder's.
    """
    if have_fields(texts):
        return False
    bare = [text.split("(")[0].strip() for text in texts]
    count = sum(_is_body(text) and not _is_held(text, above) for above, text in pairwise(["", *bare]))
    people = sum(bool(names.honorific(text)) or names.evidence(text) == names.CERTAIN for text in bare)
    return len(bare) > 2 and count >= 0.5 * len(bare) and people <= 0.2 * len(bare)


def _is_held(post: str, above: str) -> bool:
    return kinds.is_role(post) and not _is_body(above) and names.evidence(above) >= names.LIKELY


def _is_body(text: str) -> bool:
    if not (kinds.is_organisation(text) or kinds.is_role(text)) or kinds.is_unnamed(text) or names.are_initials(text):
        return False
    found = entry(Stretch(text, 0))
    return found is None or (found.role is None and found.evidence < names.CERTAIN)
