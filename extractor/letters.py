"""Letters of all that is written in Latin script: who says A-Z and a-z misses no name for an accent.

So it is with the signs before entries of lists: who says • means ● and ▪, too.
"""

import re
from collections.abc import Iterator
from functools import cache

_PART = re.compile(
    r"\\.|(?P<close>\))|(?P<open>\((?:\?(?P<on>[aimsux]*)(?:-(?P<off>[imsx]+))?(?P<end>[:)]))?)|\[(?P<signs>\^?\]?(?:\\.|[^\]\\])*)\]",
    re.DOTALL,
)
_CAPITALS, _SMALL = "À-ÖØ-Þ", "ß-öø-ÿ"
# A set by itself is put the other way round: what is no small letter of these, of Łódź the first as well as the second.
# An alphabet told letter by letter would make an expression ten times as dear to compile.
_ALONE = {"A-Z": rf"[^\W\d_a-z{_SMALL}]", "a-z": rf"[^\W\d_A-Z{_CAPITALS}]"}

# What stands before an entry of a list, by the taste of whoever wrote it.
_BULLETS = "•●▪■◦○‣⁃▸►▶➢➤◆◇❖"


@cache
def widened(expression: str, flags: int = 0) -> str:
    """`expression` with the accented letters of A-Z and a-z in its sets, and all bullets for •: Ó and Å are capitals.

    Letters that Latin-1 lacks (Ł, ā, ő) are capitals and small letters alike in a set that has no other signs and heeds
    capitals, and none in another.
    """
    if not any(sign in expression for sign in ("A-Z", "a-z", "•")):
        return expression
    return "".join(_parts(expression, is_heedless=bool(flags & re.IGNORECASE)))


def _parts(expression: str, *, is_heedless: bool) -> Iterator[str]:
    """The parts of an expression, its sets widened; `is_heedless` says whether it begins without heed of capitals."""
    at, heedless = 0, [is_heedless]
    for part in _PART.finditer(expression):
        yield expression[at : part.start()]
        at = part.end()
        if part["close"] and len(heedless) > 1:
            heedless.pop()
        elif part["open"]:
            within = "i" not in part["off"] if part["off"] else "i" in (part["on"] or "") or heedless[-1]
            heedless[-1:] = [within] if part["end"] == ")" else [heedless[-1], within]
        yield part[0] if part["signs"] is None else _set(part["signs"], is_heedless=heedless[-1])
    yield expression[at:]


def _set(signs: str, *, is_heedless: bool) -> str:
    if not is_heedless and signs in _ALONE:
        return _ALONE[signs]
    wide = signs.replace("A-Z", f"A-Z{_CAPITALS}").replace("a-z", f"a-z{_SMALL}")
    return f"[{wide.replace('•', _BULLETS)}]"
