"""Stage 1 for Markdown: it is set as a page, as the sites that show it do, and the page is read."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from extractor import rules
from extractor.errors import TooLargeError
from extractor.read.plain import joints
from extractor.read.web import read_page
from extractor.read.web.encoding import decoded
from extractor.read.web.tree import page
from models import Document, Marginal, Source

SIGNS_LIMIT = 1 << 22
_NESTING = 60
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(?P<yaml>.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELDS = {"title": "title", "author": "author", "authors": "author", "date": "created", "lastmod": "modified"}
_KEY = re.compile(r"^(?P<key>[A-Za-z][\w -]*):")
_HEADED = re.compile(r"^#[ \t]|\A[^\n]+\n=+[ \t]*$", re.MULTILINE)
_QUOTES = " \"'"


def read(raw: bytes, source: Source) -> Document:
    """The Document in the Markdown `raw`, as GitHub and its like show it: tables, task lists, footnotes, strikes.

    Front matter (YAML) gives `source` its title, author and date; what it says of the meeting stands in the text as it
    is written. Raises EmptyError, CorruptError or TooLargeError.
    """
    text, warning = decoded(raw)
    if len(text) > SIGNS_LIMIT:
        raise TooLargeError(f"{source.path}: Markdown of more than {SIGNS_LIMIT >> 20} million signs; split it")
    front, body = _parted(text.replace("\r\n", "\n").replace("\r", "\n"))
    warnings = (*source.warnings, *([warning] if warning else []))
    source = Source.model_validate({**source.model_dump(), **_about(front), "warnings": warnings})
    above, beside = _shown(front, body)
    return read_page(page(above + _page_of(body), source.path), source, beside, is_site=False)


def _parted(text: str) -> tuple[str, str]:
    """The front matter, without its fences, and the Markdown below it."""
    found = _FRONT.match(text)
    return (found["yaml"], text[found.end() :]) if found else ("", text)


def _about(front: str) -> dict[str, str]:
    """What the front matter says of the file itself; nothing if it is no YAML."""
    fields = _fields(front)
    said = {name: _said(fields[key]) for key, name in _FIELDS.items() if key in fields}
    return {name: value for name, value in said.items() if value}


def _fields(front: str) -> dict[str, object]:
    try:
        held = yaml.load(front, Loader=_Plain)  # noqa: S506 - a safe loader, which knows no aliases either
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key).lower(): value for key, value in held.items()} if isinstance(held, dict) else {}


class _Plain(yaml.SafeLoader):
    """YAML without aliases, by which a few lines can stand for millions."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node. Raises YAMLError for an alias."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_said, value)))
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return " ".join(value.split()) if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""


def _entries(front: str) -> Iterator[tuple[str, list[str]]]:
    """The fields of the front matter as they are written: the name of each, its lines."""
    name, lines = "", list[str]()
    for line in front.splitlines():
        found = _KEY.match(line)
        if found is not None:
            yield name, lines
            name, lines = found["key"].lower(), []
        lines.append(line)
    yield name, lines


def _shown(front: str, body: str) -> tuple[str, list[Marginal]]:
    """What of the front matter stands above the text, as a page, and what beside it.

    A title does where the text has none; then the fields that say what minutes would.
    """
    above, beside = [], []
    title = _said(_fields(front).get("title"))
    for name, lines in _entries(front):
        if name == "title" and title and not _HEADED.search(body):
            above.append(f"<h1>{escape(title)}</h1>")
        elif name.replace("-", " ") in rules.words("pages", "fields-of-the-meeting").words:
            above.append(_field(lines))
        elif any(line.strip() for line in lines):
            beside.append(Marginal(text=" ".join(" ".join(lines).split()), kind="head"))
    return "\n".join(above), beside


def _field(lines: list[str]) -> str:
    first, *entries = (line.strip() for line in lines)
    listed = "".join(f"<li>{escape(entry.removeprefix('-').strip(_QUOTES))}</li>" for entry in entries if entry)
    return f"<p>{escape(first)}</p>" + (f"<ul>{listed}</ul>" if listed else "")


@cache
def _engine() -> MarkdownIt:
    engine = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING}).enable(["table", "strikethrough"])
    return engine.use(footnote_plugin).use(tasklists_plugin)


def _page_of(body: str) -> str:
    """The page that `body` makes. A line that its writer ended is ended there, too, unless the text is wrapped.

    What is nested too deep to be meant so is given as it is typed.
    """
    engine, env = _engine(), dict[str, Any]()
    tokens = engine.parse(body, env)
    if max((token.level for token in tokens), default=0) >= _NESTING - 2:  # the parser leaves out what is deeper
        return f"<pre>{escape(body)}</pre>"
    goes_on = joints(body.split("\n"))
    for token in tokens:
        if token.type == "inline" and token.map is not None:
            _end_lines(token.children or [], goes_on[token.map[0] :])
    return str(engine.renderer.render(tokens, engine.options, env))


def _end_lines(tokens: list[Token], goes_on: list[bool]) -> None:
    at = 0
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            at += 1
            token.type = "softbreak" if token.type == "softbreak" and at < len(goes_on) and goes_on[at] else "hardbreak"
