"""Lists of posts, each with its holder in brackets behind it: "Clerk (Ms A Lee), Manager, Estates (Mr T Reed)"."""

import re
from collections.abc import Iterator

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.stretch import Stretch

_HELD = re.compile(r"(?P<post>[^()]{3,90}?)\s*\((?P<holder>[^()]{3,40})\)")
_BETWEEN = " ,;.&"
_EDGE = re.compile(r"^[\s,;.&]*(?:and\s+|the\s+)*")


def holders(stretch: Stretch) -> list[Entry]:
    """Those in the brackets of a list of posts, with what stands before each as the post; none if it is another list.

    A comma within a post parts nothing: all brackets must hold a person, and all but a few signs belong to some pair.
    """
    if not stretch.text.rstrip(_BETWEEN).endswith(")"):
        return []
    held = list(_held(stretch))
    rest = _HELD.sub("", stretch.text).strip(_BETWEEN)
    if not held or rest or any(one is None for one in held):
        return []
    found = [one for one in held if one is not None]
    are_posts = any(kinds.is_role(one.role or "") for one in found)
    return found if are_posts and (len(found) > 1 or found[0].title is not None) else []


def _held(stretch: Stretch) -> Iterator[Entry | None]:
    for pair in _HELD.finditer(stretch.text):
        edge = _EDGE.match(pair["post"])
        post = stretch.cut(pair.start("post") + (edge.end() if edge else 0), pair.end("post"))
        holder = stretch.cut(pair.start("holder"), pair.end("holder"))
        name = names.read(holder.text)
        if name is None or name.evidence < names.LIKELY or not (name.title or kinds.is_role(post.text)):
            yield None
            continue
        places = tuple((holder.start + a, holder.start + b) for a, b in name.stretches)
        yield Entry(name.text, places, title=name.title, evidence=names.CERTAIN).with_field("role", post)
