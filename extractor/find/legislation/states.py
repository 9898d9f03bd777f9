"""The state of Australia whose law a title names, in brackets behind it: Corporations Act 2001 (Cth)."""

from functools import cache

from extractor import rules
from extractor.late import late

_STATE = late(r" ?\((?P<state>[A-Z][A-Za-z]{1,11})\)")


def state_behind(text: str, at: int) -> tuple[str, int] | None:
    """The code of the state that stands in brackets at `at`, and where the bracket ends; None if there is none."""
    found = _STATE.match(text, at)
    code = _states().get(found["state"]) if found else None
    return (code, found.end()) if found is not None and code is not None else None


@cache
def _states() -> dict[str, str]:
    return rules.words("legislation", "state-in-brackets").gives
