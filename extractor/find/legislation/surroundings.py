"""The words around a section without its law: whether they show it to be one of a law, or of some paper."""

from extractor import rules
from extractor.find.legislation.found import paragraph
from extractor.find.legislation.provisions import Provision
from extractor.late import late

_OF_SOMETHING = late(
    r"(?:,? (?:of|in|to|under|on)|['’]s)? (?:the |our |its |this |that |their |an? )?"
    r"(?P<what>[A-Za-z][\w&’'-]*(?: [\w&’'-]+){0,4})"
)
# Land in America is surveyed by sections of townships.
_SURVEYED = late(r",? (?:Township|Range|T\.? ?[0-9]|R\.? ?[0-9])")
_LINKED = late(r",? (?:of|in|to|under|on) ")
_HEADS_LINE = late(r"\s*(?:[:–—-]|\.\s|\n|\f|$)|\s+[A-Z][a-z]+\s*(?:\n|\f|:|$)")
_WORD = late(r"[^\W_][\w’'&-]*")
_OF_WHAT = late(r",? of (?:the |our |its |this |that |their |an? )(?P<what>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,3})")
_LEADING = late(r"[0-9]+")
# Numbers of four digits and more are those of American codes: "Section 54957".
_OF_CODE = 1000
# Codes of American cities number their sections by chapter, with three figures behind the point: "Section 5.050".
_OF_CITY = late(r"(?<![0-9.])[0-9]{1,2}\.[0-9]{3}(?![0-9.])")
# Kinds of provision that are law where the words around say so; the others are only where they are well known.
_PLAIN_KINDS = frozenset({"section"})


def has_context(text: str, chain: Provision) -> bool:
    """Whether words of the law stand by a section, and it does not head its line."""
    if chain.words[0] not in _PLAIN_KINDS or heads_line(text, chain):
        return False
    if is_high(text, chain, _OF_CODE) or _OF_CITY.search(text, chain.start, chain.end):
        return True
    if _is_of_something_else(text, chain):
        return False
    around = words_around(text, chain, reach=80)
    if _has(around, "annual-return"):
        return False
    return _has(around, "legal-context") or (is_high(text, chain) and _has(around, "legal-context-of-high-numbers"))


def _is_of_something_else(text: str, chain: Provision) -> bool:
    """Whether it is said of what it is a part, in common words none of which is a law: "section 9 of the orchestra"."""
    found = _OF_WHAT.match(text, chain.end)
    return found is not None and not _has(f" {found['what']} ", "law-in-common-words")


def _has(around: str, id_: str) -> bool:
    return any(f" {word} " in around for word in rules.words("provisions", id_).words)


def is_high(text: str, chain: Provision, least: int = 30) -> bool:
    """Whether the number of a provision is so high that few papers have as many sections."""
    leading = _LEADING.search(text, chain.start, chain.end)
    return leading is not None and int(leading.group()) >= least


def heads_line(text: str, chain: Provision) -> bool:
    """Whether a provision stands at the head of its line, as the heading of a paper's section does."""
    before = text[max(0, chain.start - 1) : chain.start]
    return before in ("", "\n", "\f") and _HEADS_LINE.match(text, chain.end) is not None


def is_of_own_paper(text: str, chain: Provision) -> bool:
    """Whether it is part of a report, form or rule book: "section 3 of the plan", "Covenants, Section 11"."""
    line_start = max(text.rfind("\n", 0, chain.start), text.rfind("\f", 0, chain.start)) + 1
    before = [word.casefold() for word in _WORD.findall(text[max(line_start, chain.start - 40) : chain.start])]
    if before and before[-1] in rules.words("provisions", "before-own-paper").words:
        return True
    if _SURVEYED.match(text, chain.end):
        return True
    after = _OF_SOMETHING.match(text, chain.end)
    if after is None or not _LINKED.match(text, chain.end):
        return False
    what = f" {' '.join(_WORD.findall(after['what'].casefold()))} "
    return any(f" {paper} " in what for paper in rules.words("provisions", "own-paper").words)


def words_around(text: str, chain: Provision, reach: int = 300) -> str:
    """The words of the paragraph within `reach` of a provision, in small letters, a space at either end."""
    stretch = paragraph(text, chain.start, chain.end, reach).of(text).casefold()
    return f" {' '.join(_WORD.findall(stretch))} "
