"""The rows that go on a labelled list, and what ends it."""

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.block import Block
from extractor.find.attendees.cells import SIDES
from extractor.find.attendees.groups import grouped
from extractor.find.attendees.heads import head_of
from extractor.find.attendees.labels import is_roll
from extractor.find.attendees.listed import read
from extractor.find.attendees.pairs import alternate
from extractor.find.attendees.reading import LONG_FIELD, entries_of, is_people, is_prose, is_pure, is_surely_people
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.told import Telling
from extractor.find.attendees.turned import is_turned
from extractor.find.attendees.wording import POSTS

_LONG_ENTRY, _INITIALS = 90, 4
_SURE, _FEW = 3, 5  # rows of a list that is one for certain, words of an entry that no rule reads


def holds(row: Row, telling: Telling) -> bool:
    """Whether the words that tell stand in the row's first paragraph."""
    return row.first.start <= telling.words.start < row.first.end


def grow(block: Block, row: Row, told: list[Telling]) -> Block | None:
    """`block` with `row`, or None if the row is none of its list; what a sentence tells is left to it."""
    telling = next((t for t in told if t.entries and holds(row, t)), None)
    if telling is not None:
        before = row.first.cut(0, max(0, telling.sentence.start - row.first.start))
        return grow(block, row._replace(slots=(Slot((before,), row.slots[0].column),)), told) if before.text else block
    if _ends(block, row):
        return None
    headed = head_of(row) if row.table is not None else None
    if headed is not None and not (block.rows and _has_full_name(row)):
        return block if block.rows else block._replace(heads=headed)
    is_listed = block.heads is not None and row.table is not None
    return block._replace(rows=(*block.rows, row)) if is_listed or _goes_on(block, row) else None


def _has_full_name(row: Row) -> bool:
    """Whether a cell may be a full name: somebody's row, though a head may have its other words."""
    return any(" " in slot.text and names.evidence(slot.text) >= names.LIKELY for slot in row.slots)


def _goes_on(block: Block, row: Row) -> bool:
    """Whether a row names people, or is set or called as those before it, and is no word among them."""
    if (len(block.rows) % 2 and alternate((*block.rows, row))) or _is_one_of_marked(block, row):
        return True
    is_alike = is_people(row, is_first=not block.rows) or _is_one_more(block, row) or _is_body_too(block, row)
    return is_alike and not _is_stray(block, row) and not is_prose(row)


def _is_one_of_marked(block: Block, row: Row) -> bool:
    """Whether a few words have the sign that all rows of a sure list have: they belong to it, names or not."""
    if not block.label.is_strong or len(block.rows) < _SURE or not row.marker or len(row.slots) != 1:
        return False
    is_alike = all(other.marker == row.marker and other.indent == row.indent for other in block.rows)
    return is_alike and len(row.first.text.split()) <= _FEW and not row.is_head


def _is_body_too(block: Block, row: Row) -> bool:
    """Whether a line names a body and nothing else, as the lines of the list before it do."""
    if not block.rows or len(row.slots) != 1 or not entries_of(row):
        return False
    parts = (part for other in (row, *block.rows) for slot in other.slots for part in slot.paragraphs)
    return all(not found.unread and all(e.type == "organisation" for e in found.entries) for found in map(read, parts))


def _is_stray(block: Block, row: Row) -> bool:
    """Whether a line of one word that is no known name stands below people with full names: a heading, a remark."""
    new = entries_of(row)
    is_word = len(new) == 1 and new[0].evidence == names.POSSIBLE and row.first.text.strip(" .").count(" ") <= 1
    is_alone = is_word and " " not in new[0].name and len(new[0].name) > _INITIALS and new[0].type == "person"
    is_known = is_word and (names.is_given(new[0].name) or new[0].title is not None or row.marker != "")
    if not is_alone or is_known:
        return False
    held = [one for other in block.rows for one in entries_of(other)]
    return bool(held) and all(" " in one.name for one in held)


def _is_one_more(block: Block, row: Row) -> bool:
    """Whether a line that can't be read to its end goes on a list all the same.

    It is set like the lines before and starts with a name.
    """
    turned = [is_turned(other.first.text) for other in block.rows if len(other.slots) == 1]
    if sum(turned) > 1 and sum(turned) >= 0.6 * len(block.rows):
        return (
            len(row.slots) == 1
            and row.first.text.count(",") < 2
            and len(row.first.text) <= LONG_FIELD
            and row.first.text[:1].isupper()
        )
    first = read(row.first).entries[:1]
    is_alike = len(block.rows) > 1 and all(abs(row.indent - other.indent) < 2 for other in block.rows[1:])
    return (
        is_alike
        and bool(first)
        and first[0].evidence >= names.LIKELY
        and len(row.first.text) <= _LONG_ENTRY
        and not row.first.text.endswith(".")
    )


def _ends(block: Block, row: Row) -> bool:
    """Whether the look of `row` says that the list is over."""
    is_body = bool(block.rows) and (is_heading_of_body(row) or is_roll(row.first.text))
    is_other_post = block.label.rule in POSTS and _is_post_with_holder(row)
    is_other = is_other_post or _is_field(row) or _tells_business(row)
    if is_other or (row.is_head and not is_surely_people(row) and not is_body):
        return True
    last = block.rows[-1] if block.rows else None
    if block.is_inline and row.table is not None and any(slot.column == block.column for slot in row.slots):
        return True
    if last is None:
        is_item = row.table is None and row.marker in ("1", "a")
        return is_item and not any(one.type == "person" and _is_no_word(one.name) for one in entries_of(row))
    if row.table is None and row.marker in ("1", "a") and row.marker != last.marker and not is_surely_people(row):
        return True
    if last.table is not None and last.table != row.table and not _is_over_page(block, last, row):
        is_of_names = block.heads is None and row.table is None and is_pure(row) and is_surely_people(row)
        return not is_of_names and (block.heads is None or row.table is None)
    is_group = grouped(row.first) is not None
    return row.is_bold and not last.is_bold and row.table is None and not is_group and not is_surely_people(row)


def _is_post_with_holder(row: Row) -> bool:
    """Whether a line is another post, a dash and a name: "Board Member – Ann Lee"."""
    post, *holder = SIDES.split(row.first.text.lstrip(" •●▪*–—-"), maxsplit=1)
    return bool(holder) and kinds.is_role(post) and names.evidence(holder[0].split("(")[0]) >= names.LIKELY


def _is_over_page(block: Block, last: Row, row: Row) -> bool:
    """Whether a row stands on the page after that of the last one: a table of names alone may go on there as lines."""
    return block.heads is None and last.page is not None and row.page == last.page + 1


def _is_no_word(name: str) -> bool:
    """Whether a name may be one by more than its capital: an item of one word that no list knows is a heading."""
    return " " in name or len(name) <= _INITIALS or names.is_given(name)


def is_heading_of_body(row: Row) -> bool:
    """Whether a line of a list names a body and, with its colon, nothing else: those below it come from there."""
    group = grouped(row.first)
    return group is not None and not group.rest.text and row.first.text.rstrip().endswith(":") and row.table is None


def _is_field(row: Row) -> bool:
    """Whether a line is a field of the head that is no list of those present: "Distribution: all"."""
    label_, colon, _ = row.first.text.partition(":")
    is_role = kinds.folded(label_) in kinds.words("attendance", "head-roles")
    return bool(colon) and not is_role and kinds.folded(label_) in kinds.words("attendance", "head-fields")


def _tells_business(row: Row) -> bool:
    """Whether a line begins with what the meeting did, the verb first: "Elected Mr Lee, President"."""
    words = row.first.text.split(maxsplit=1)
    return len(words) > 1 and words[0] in kinds.words("attendance", "deeds-first")
