"""What words beside a name are that no list has: a post in a list that gives posts, a body in one that gives bodies."""

from collections.abc import Sequence

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import Entry

_FEWEST = 2  # posts in a list that make it one of posts
_MANY = 4  # people of whom some would say where they are from if one did

_SIGNS = "(,–—-"  # what parts a name from its body


def settled(lists: Sequence[list[Entry]], text: str) -> list[list[Entry]]:
    """The lists of a document, where words beside a name that may be a body are a post if the others' are posts.

    Words of one person alone that neither a sign nor anything known tells to be a body are none.
    """
    entries = [one for of_list in lists for one in of_list if one.type == "person"]
    bodies = sum(one.organisation is not None and not one.is_guess for one in entries)
    has_posts = sum(map(_has_post, entries)) > bodies
    told = [[_settled(one, has_posts, bodies == 0 and _are_posts(of_list)) for one in of_list] for of_list in lists]
    return [
        [one.without("organisation") if _is_no_body(one, entries, text) else one for one in of_list] for of_list in told
    ]


def _are_posts(entries: Sequence[Entry]) -> bool:
    """Whether a list gives posts more often than words that nobody knows."""
    guesses = [one for one in entries if one.is_guess and not kinds.is_topic(one.organisation or "")]
    return sum(map(_has_post, entries)) >= max(_FEWEST, len(guesses))


def _is_no_body(one: Entry, others: Sequence[Entry], text: str) -> bool:
    """Whether what stands beside a name is no body: honours, or strange words of one alone with no sign before."""
    if one.organisation is None:
        return False
    bodies = {other.organisation for other in others} - {None}
    if names.are_post_nominals(one.organisation):
        return all(names.are_post_nominals(body) for body in bodies if body is not None)
    is_parted = any(
        text[max(0, a - 3) : a].rstrip()[-1:] in _SIGNS for a, b in one.quotes if text[a:b] == one.organisation
    )
    return one.is_guess and not is_parted and len(others) >= _MANY and len(bodies) == 1


def _has_post(one: Entry) -> bool:
    """Whether somebody has a post that not every meeting has: chairs and those who take notes are everywhere."""
    is_deed = kinds.folded(one.role or "") in kinds.words("names", "role-of-meeting")
    return one.role is not None and not kinds.is_chair(one.role) and not is_deed


def _settled(one: Entry, has_posts: bool, is_of_posts: bool) -> Entry:
    is_post = is_of_posts or (has_posts and kinds.is_topic(one.organisation or ""))
    if not one.is_guess or one.role is not None or not is_post:
        return one
    return one._replace(role=one.organisation, organisation=None)
