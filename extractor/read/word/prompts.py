"""Form fields of a Word file that nobody has filled in."""

import re
from functools import cache

from extractor import rules
from extractor.read.word.ooxml import Element, is_on, name

_CONTROL, _PROPERTIES, _SHOWS_PROMPT = name("w:sdt"), name("w:sdtPr"), name("w:showingPlcHdr")
_TEXT = name("w:t")


def is_prompt(element: Element) -> bool:
    """Whether `element` is a form field that still shows its prompt ("Click here to enter text"), which nobody wrote.

    A label of the form, which Word's templates keep in the same way, is none.
    """
    properties = element.find(_PROPERTIES) if element.tag == _CONTROL else None
    found = None if properties is None else properties.find(_SHOWS_PROMPT)
    if found is None or not is_on(found):
        return False
    text = "".join(part.text or "" for part in element.iter(_TEXT))
    return any(prompt.search(text) for prompt in _prompts())


@cache
def _prompts() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry.regex) for entry in rules.table("prompts").rule if entry.regex is not None)
