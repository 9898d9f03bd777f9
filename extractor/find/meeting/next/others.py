"""Names in what announces a meeting that the head does not have: it may be another group's."""

from extractor.late import late

_HEAD = 1200
_WORD = late(r"[\w’'&-]+")


def unknown(before: str, words: str) -> list[str]:
    """The names in the words that announce a meeting, unless all is set in capitals, that the head does not have."""
    head = before[:_HEAD].casefold()
    told = [word for word in capitals(words) if word.casefold() not in head]
    return [] if words.istitle() or words.isupper() else told


def capitals(words: str) -> list[str]:
    """The words with a capital behind the first, whatever bullet stands before it; "Meeting" names nobody."""
    return [word for word in _WORD.findall(words)[1:] if word[:1].isupper() and word != "Meeting"]
