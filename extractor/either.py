"""Expressions for one of many words."""

import re
from collections.abc import Iterable

_END = ""
_Tree = dict[str, "_Tree"]


def either(words: Iterable[str], space: str = "[ ]+") -> str:
    """An expression for any of `words`, the longest that stands there first; `space` is what their spaces may be.

    Words that begin alike share their beginning, so that few ways are tried at each place.
    """
    tree: _Tree = {}
    for word in sorted(words):
        branch = tree
        for sign in " ".join(word.split()):
            branch = branch.setdefault(sign, {})
        branch[_END] = {}
    return _expression(tree, space) if tree else "(?!)"


def _expression(tree: _Tree, space: str) -> str:
    ways = [(space if sign == " " else re.escape(sign)) + _expression(tree[sign], space) for sign in tree if sign]
    if not ways:
        return ""
    joined = "(?:" + "|".join(ways) + ")"
    if _END in tree:
        return joined + "?"
    return joined if len(ways) > 1 else ways[0]
