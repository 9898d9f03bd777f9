"""People of a list whose names have nothing between them."""

import re

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.single import entry
from extractor.find.attendees.stretch import Stretch
from extractor.late import late

_INITIALS_BEFORE = late(r"(?<![A-Z])(?<![A-Z]\.)(?<!\S)(?:[A-Z]\.?\s){1,3}(?=[A-Z][a-z])")
_POST_BETWEEN = late(
    r"(?P<one>(?:[A-Z]\.?\s){1,2}[A-Z][a-z’'-]+)\s+(?P<role>[A-Z][a-z]+)\s+(?:[A-Z]\.?\s){1,2}[A-Z][a-z’'-]+"
)
_BOTH = 4  # words of two names


def run_together(stretch: Stretch) -> list[Entry]:
    """People whose names have nothing between them: "Ann Lee Tom Reed": each starts with a common given name."""
    words = list(re.finditer(r"\S+", stretch.text))
    starts = [word.start() for word in words if names.is_given(word.group())]
    if len(words) < 4 or len(starts) < 2 or starts[0] != 0:
        return []
    found = [entry(stretch.cut(a, b)) for a, b in zip(starts, [*starts[1:], None], strict=True)]
    sure = [one for one in found if one is not None and " " in one.name and one.evidence == names.CERTAIN]
    return sure if len(sure) == len(found) else []


def two_together(stretch: Stretch) -> list[Entry]:
    """Two people with nothing between their names, given name and surname in turn: "Ann Carter Tom Reed"."""
    words = stretch.text.split()
    is_in_turn = len(words) == _BOTH and [names.is_given(word) for word in words] == [True, False, True, False]
    return run_together(stretch) if is_in_turn and all(map(str.isalpha, words)) else []


def with_post_between(stretch: Stretch) -> list[Entry]:
    """As in "P Moran Clerk J Lee": the end of a list and, set apart on its line, a post with the one who holds it."""
    found = _POST_BETWEEN.fullmatch(stretch.text)
    if found is None or not kinds.is_plain_role(found["role"]):
        return []
    parts = (stretch.cut(0, found.end("one")), stretch.cut(found.start("role")))
    return [one for one in map(entry, parts) if one is not None]


def by_initials_apart(stretch: Stretch) -> list[Entry]:
    """People whose surnames have initials before them, and nothing between the names: "G A Lee W Reed T Fox".

    One given name before the first initial is that of the same person: "Dr John A Lee".
    """
    starts = [found.start() for found in _INITIALS_BEFORE.finditer(stretch.text)]
    title = names.honorific(stretch.text)
    begin = 0 if starts and starts[0] > title else title
    cuts = list(dict.fromkeys([begin, *starts]))
    if len(cuts) < 2 or not starts or names.is_given(stretch.text[title : cuts[1]].strip()):
        return []
    found = [entry(stretch.cut(a, b).bare()) for a, b in zip(cuts, [*cuts[1:], None], strict=True)]
    sure = [one for one in found if one is not None and one.type == "person" and not one.organisation]
    return sure if len(sure) == len(found) and (len(sure) > 2 or names.is_of_many(stretch.text[:title].strip())) else []
