"""Stage 3, actions: whose words a scribe takes down: "Ana: I'll ask the bank"."""

from functools import lru_cache

from extractor import names
from extractor.find import cast
from extractor.find.actions.setting import Setting, without_mark
from extractor.find.doers import Doer
from extractor.late import late
from models import Span

_LINE = late(r"[^\n\f]+")
_SPEAKER = late(
    r"\s*(?:[•*–-]\s*)?<?(?P<who>[A-Z][\w’'-]*(?:[ ][A-Z][\w.’'-]*){0,2}|[a-z][a-z_]{2,14})(?::|>:?)\s+(?=\S)"
)
_GOES_ON = late(r"\s*(?:…|\.{2,})")
_LABEL = late(r"\s*:|\s[-–—]\s|-\s|[–—]")
_SOMEBODY = frozenset({"known", "titled", "office", "own"})
_FEWEST = 3  # lines with a speaker in minutes that a scribe took down
_LINES = 12  # lines for which one goes on speaking


def of(setting: Setting, at: int) -> Doer | None:
    """Who speaks the line that holds `at`; a line that begins with dots goes on with the speaker before it."""
    said = _spoken(setting.text)
    start = max(setting.text.rfind("\n", 0, at), setting.text.rfind("\f", 0, at)) + 1
    for _ in range(_LINES):
        found = said.get(start)
        if found is not None and _is_somebody(setting, found.of(setting.text)):
            return Doer(found.start, found.end, "known")
        if start == 0 or not _GOES_ON.match(setting.text, start):
            return None
        start = max(setting.text.rfind("\n", 0, start - 1), setting.text.rfind("\f", 0, start - 1)) + 1
    return None


def label(setting: Setting, at: int) -> tuple[Doer, ...]:
    """Those whose name the line of `at` begins with, before a colon or a dash: "Ana - busy, will ask"."""
    start = max(setting.text.rfind("\n", 0, at), setting.text.rfind("\f", 0, at)) + 1
    begin = without_mark(setting, Span(start=start, end=at)).start
    chain = setting.doers.after(begin)
    is_label = bool(chain) and _LABEL.match(setting.text, chain[-1].end, at) is not None
    return chain if is_label and all(doer.sort in _SOMEBODY for doer in chain) else ()


def without(setting: Setting, span: Span) -> Span:
    """`span` without the speaker, or the dots, with which its line begins."""
    lead = _SPEAKER.match(setting.text, span.start, span.end) or _GOES_ON.match(setting.text, span.start, span.end)
    words = setting.text[lead.end() : span.end].lstrip() if lead else ""
    return Span(start=span.end - len(words), end=span.end) if words else span


@lru_cache(maxsize=2)
def _spoken(text: str) -> dict[int, Span]:
    """Where each line starts that names its speaker, and where the name stands; none if few lines do."""
    found = ((line.start(), _SPEAKER.match(text, line.start(), line.end())) for line in _LINE.finditer(text))
    said = {at: Span(start=who.start("who"), end=who.end("who")) for at, who in found if who}
    return said if len(said) >= _FEWEST and len({span.of(text) for span in said.values()}) > 1 else {}


def _is_somebody(setting: Setting, word: str) -> bool:
    """Whether a word before a colon is somebody known, or one who speaks more than once."""
    if word.casefold() in cast.listed("no-names", "given-too"):
        return False
    told = [span for span in _spoken(setting.text).values() if span.of(setting.text) == word]
    return word in setting.known.people or names.is_given(word.split(maxsplit=1)[0]) or len(told) > 1
