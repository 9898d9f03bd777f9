r"""The markup of corpus/source: a TOML file per document, its body in marks that a typist would guess.

In the body, blocks are parted by blank lines or by the mark that begins the next one:

    ! Title        !! line below it       # heading, ## heading inside it
    [12.1] text    a paragraph with a number or label hanging at its left ([+] lets Word count)
    - text         a bullet                > text    an indented paragraph
    ->  text       set at the right        ^ text    centred
    ---            a rule across the page  ===       a new page
    {| ruled head widths=10,60,30          a table: `|-` begins a row, `|` a cell, `||` the next on the line
    |}             its end; a cell holds blocks of its own

Within a line: **bold**, //italic//, __underlined__, ~~struck out~~, a `\` at its end for a line break, `\-` where a
word may be broken.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SOFT_HYPHEN = "\u00ad"

_MARKS = {"!": "title", "!!": "subtitle", "->": "right", "^": "centre", "-": "bullet", ">": "indented"}
_MARKED = re.compile(r"^(?P<mark>!!?|->|\^|-|>|#+) +(?P<text>.*)$")
_HANGING = re.compile(r"^\[(?P<label>[^\]]+)\] *(?P<text>.*)$")
_TURNS = re.compile(r"(?P<mark>\*\*|//|__|~~)")
_STYLES = {"**": "bold", "//": "italic", "__": "underline", "~~": "strike"}


class Piece(NamedTuple):
    """A stretch of text set in one way."""

    text: str
    styles: frozenset[str]


@dataclass
class Block:
    """A paragraph, heading, rule, page break or table; `rows` holds a table's cells, each a list of blocks."""

    kind: str
    text: str = ""
    label: str | None = None
    level: int = 0
    options: dict[str, str] = field(default_factory=dict)
    rows: list[list[list["Block"]]] = field(default_factory=list)

    @property
    def has_word_label(self) -> bool:
        """Whether the label is a word ("Present:") rather than a number."""
        return self.label is not None and len(self.label) > 4 and not any(sign.isdigit() for sign in self.label)

    @property
    def pieces(self) -> list[Piece]:
        """The block's text, cut where its setting changes."""
        return list(pieces(self.text))


class Source(NamedTuple):
    """A document of the corpus as it is written: what is said of it, and its blocks."""

    slug: str
    about: dict[str, str]
    page: dict[str, str | int | float | bool]
    blocks: list[Block]


def source(path: Path) -> Source:
    """The document that `path` describes."""
    held = tomllib.loads(path.read_text("utf-8"))
    about = {key: value for key, value in held.items() if isinstance(value, str) and key != "body"}
    return Source(path.stem, about, held.get("page", {}), blocks(held["body"]))


def blocks(body: str) -> list[Block]:
    """The blocks of `body`, in order."""
    found: list[Block] = []
    is_open = False
    lines = iter(body.splitlines())
    for line in lines:
        if line.startswith("{|"):
            found.append(_table(line, lines))
            is_open = False
        elif begun := _begun(line):
            found.append(begun)
            is_open = begun.kind not in {"rule", "page"}
        elif line.strip() and is_open:
            found[-1].text = f"{found[-1].text} {line.strip()}".strip()
        elif line.strip():
            found.append(Block("paragraph", line.strip()))
            is_open = True
        else:
            is_open = False
    return found


def _begun(line: str) -> Block | None:
    """The block that `line` begins by its mark, if it has one."""
    if line in {"---", "==="}:
        return Block("rule" if line == "---" else "page")
    if found := _HANGING.match(line):
        return Block("hanging", found["text"], label=found["label"])
    found = _MARKED.match(line)
    if found is None:
        return None
    if found["mark"].startswith("#"):
        return _heading(found["text"], len(found["mark"]))
    return Block(_MARKS[found["mark"]], found["text"])


def _heading(text: str, level: int) -> Block:
    numbered = _HANGING.match(text)
    if numbered:
        return Block("heading", numbered["text"], label=numbered["label"], level=level)
    return Block("heading", text, level=level)


def _table(first: str, lines: Iterator[str]) -> Block:
    words = first[2:].split()
    options = dict(word.split("=", 1) if "=" in word else (word, "") for word in words)
    rows: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("|}"):
            break
        if line.startswith("|-"):
            rows.append([])
        elif line.startswith("|"):
            rows[-1].extend(cell.strip() for cell in line[1:].split("||"))
        else:
            rows[-1][-1] += "\n" + line
    return Block("table", options=options, rows=[[blocks(cell) for cell in row] for row in rows if row])


def pieces(text: str) -> Iterator[Piece]:
    """`text` cut where its setting changes, without the marks; line breaks become line feeds."""
    styles: frozenset[str] = frozenset()
    text = re.sub(r" *\\ +", "\n", text.replace("\\-", SOFT_HYPHEN))
    for part in _TURNS.split(text):
        if part in _STYLES:
            styles = styles ^ {_STYLES[part]}
        elif part:
            yield Piece(part, styles)
