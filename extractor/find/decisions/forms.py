"""Stage 3, decisions: motions set as a form, with those who moved and seconded on lines above the motion's words."""

import re
from functools import cache

from extractor import rules
from extractor.find.decisions.cues import Said
from extractor.late import late

# How many lines may stand between the first line of a form and its motion; how many sentences a motion may have.
_LINES, _MOST = 4, 20
# The number of a motion's first clause, which a sentence of its own is made of.
_MARK = late(r"\(?(?:[0-9]{1,2}|[a-z]|[ivx]+)[.)]")


@cache
def _wording() -> re.Pattern[str]:
    return late(rules.rule("decisions", "motion-wording").regex or "(?!)")


@cache
def _label() -> re.Pattern[str]:
    return late(rules.rule("decisions", "motion-label").regex or "(?!)")


def is_over_motion(text: str, sentences: list[Said], at: int) -> bool:
    """Whether the sentence is a line above a motion's words: who moved it, or the label of a resolution.

    Below it stand at most a few lines of the same kind, and then words that a motion begins with.
    """
    if not _is_line(text, sentences, at):
        return False
    has_mover = False
    for line in sentences[at : at + _LINES]:
        if line.section != sentences[at].section:
            return False
        if _MARK.fullmatch(line.span.of(text)) is not None:
            continue
        if not line.is_bare:
            return has_mover and _is_wording(text, line)
        if _is_end(line):
            return False
        has_mover = has_mover or any(party.part == "mover" for party in line.parties)
    return False


def _is_wording(text: str, line: Said) -> bool:
    """Whether a line begins with a motion's words, or with who seconded and then those words."""
    if any(party.part == "mover" for party in line.parties):
        return False
    start = max((party.span.end for party in line.parties), default=line.span.start)
    return _wording().search(text[start : line.span.end]) is not None


def _is_line(text: str, sentences: list[Said], at: int) -> bool:
    """Whether a sentence tells nothing but who moved, or that a motion follows, and begins its paragraph."""
    line = sentences[at]
    is_first = at == 0 or sentences[at - 1].paragraph != line.paragraph or _is_end(sentences[at - 1])
    is_over = bool(line.parties) or _is_label(line) or _label().search(line.span.of(text)) is not None
    return is_first and line.is_bare and is_over


def _is_end(line: Said) -> bool:
    """Whether a sentence tells how a motion ended, and nothing of who moved it."""
    return line.is_bare and not line.parties and bool(line.parts & {"result", "says", "how"}) and not _is_label(line)


def _is_label(line: Said) -> bool:
    return any(cue.rule.id == "resolved" for cue in line.cues)


def end_of_motion(sentences: list[Said], at: int) -> int:
    """The number of the first sentence behind a motion that begins at `at`: the one that tells how it ended.

    Right behind its first sentence if nothing tells its end before the next motion.
    """
    for end in range(at + 1, min(at + _MOST, len(sentences))):
        line = sentences[end]
        if line.section != sentences[at].section or line.parties:
            break
        if _is_end(line) or "result" in line.parts:
            return end
    return at + 1
