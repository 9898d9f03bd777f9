"""Expressions that are compiled when they are first looked for: one document has no use for most of them."""

import re
from typing import cast

from extractor.letters import widened


class _Late:
    """An expression as it was given; all else that a compiled one has, it has as soon as it is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        found: object = getattr(re.compile(widened(self.pattern, self.flags), self.flags), name)
        self.__dict__[name] = found  # so that the next time it is asked for as quickly as of a compiled one
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The expression `pattern`, its letters widened, compiled at its first use: it raises then what is wrong."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
