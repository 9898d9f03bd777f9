"""Words that tell of presence, absence and business, wherever they stand: the expressions of presence.toml."""

import re
from functools import cache

from extractor import needed, rules
from extractor.late import late
from extractor.remembered import remembered


@remembered
def tells(id_: str, text: str) -> bool:
    """Whether the rule `id_` of presence.toml finds something in `text`."""
    return needed.is_possible(_expression(id_), text) and _expression(id_).search(text) is not None


@cache
def _expression(id_: str) -> re.Pattern[str]:
    return late(rules.rule("presence", id_).regex or "(?!)")
