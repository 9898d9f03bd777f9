"""Lists of posts, each with its holder in brackets behind it: "Clerk (Ms A Lee), Manager, Estates (Mr T Reed)"."""

import re
from collections.abc import Iterator

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.stretch import Stretch

_BRACKET = re.compile(r"\((?P<holder>[^()]{2,60})\)")
_BETWEEN = " ,;.&"
_EDGE = re.compile(r"^[\s,;.&]*(?:and\s+|the\s+)*")
_AS = re.compile(r"(?P<name>[^,;()]{4,40}) as (?:the )?(?P<post>[^,;()]{3,40})")
_SEVERAL = 3  # holders before a sentence that names one more
_LONGEST = 120  # signs of a post


def holders(stretch: Stretch) -> list[Entry]:
    """Those in the brackets of a list of posts, with what stands before each as the post; none if it is another list.

    A comma within a post parts nothing: all brackets must hold a person, but for those that say what a post is over
    ("Executive Director (Finance) (Mr T Reed)"). Somebody may follow the last, in a sentence of their own.
    """
    found = list(_held(stretch))
    people = [one for one in found if one is not None]
    if not found or len(people) < len(found):
        return []
    at = max(end for one in people for _, end in one.quotes) - stretch.start
    rest = stretch.cut(stretch.text.find(")", at) + 1)
    last = _one_more(rest) if rest.text.strip(_BETWEEN) else None
    if rest.text.strip(_BETWEEN) and (last is None or len(people) < _SEVERAL):
        return []
    are_posts = any(kinds.is_role(one.role or "") for one in people)
    more = [last] if last is not None else []
    return [*people, *more] if are_posts and (len(people) > 1 or people[0].title is not None) else []


def _held(stretch: Stretch) -> Iterator[Entry | None]:
    """The holders of the posts; None for a bracket that makes this another list."""
    start = 0
    for pair in _BRACKET.finditer(stretch.text):
        edge = _EDGE.match(stretch.text[start:])
        at = start + (edge.end() if edge else 0)
        post = stretch.cut(at, pair.start()).bare()
        holder = stretch.cut(pair.start("holder"), pair.end("holder"))
        name = names.read(holder.text)
        if name is not None and name.evidence >= names.LIKELY and _is_held(post.text, name):
            places = tuple((holder.start + a, holder.start + b) for a, b in name.stretches)
            yield Entry(name.text, places, title=name.title, evidence=names.CERTAIN).with_field("role", post)
            start = pair.end()
        elif (name is not None and name.title) or not kinds.is_role(post.text):
            yield None


def _is_held(post: str, name: names.Name) -> bool:
    return 2 < len(post) < _LONGEST and bool(name.title or kinds.is_role(post))


def _one_more(rest: Stretch) -> Entry | None:
    """Who is named in a short sentence behind the list: "Mrs A Lee as Secretary."."""
    opened = re.match(r"\s*\.\s+", rest.text)
    bare = rest.cut(opened.end()).bare(" .") if opened else None
    found = _AS.fullmatch(bare.text) if bare is not None else None
    name = names.read(found["name"]) if found else None
    if bare is None or found is None or name is None or not kinds.is_role(found["post"]):
        return None
    places = tuple((bare.start + a, bare.start + b) for a, b in name.stretches)
    one = Entry(name.text, places, title=name.title, evidence=names.CERTAIN)
    return one.with_field("role", bare.cut(found.start("post")))
