"""A document of the corpus as a web page, with a site's menus around it, and as Markdown."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from corpus_markup import SOFT_HYPHEN, Block, Source

_TAGS = {"bold": "strong", "italic": "em", "underline": "u", "strike": "s"}
_MARKS = {"bold": ("**", "**"), "italic": ("*", "*"), "underline": ("<u>", "</u>"), "strike": ("~~", "~~")}
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="author" content="{author}">
<meta name="dcterms.created" content="{created}">
<style>.off-screen {{ display: none }} .lead {{ font-size: 1.2em }}</style>
</head>
<body>
<a class="skip-link" href="#content">Skip to content</a>
<header class="site-header">
<img src="logo.png" alt="Our logo"><form action="/search"><input type="search"></form>
</header>
<nav aria-label="Main"><ul>
<li><a href="/">Home</a></li><li><a href="/meetings">Meetings</a></li><li><a href="/contact">Contact</a></li>
</ul></nav>
<div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/meetings">Meetings</a> &gt; {title}</div>
<main id="content">
<article>
{body}
</article>
</main>
<aside class="sidebar"><h2>Latest news</h2><ul><li><a href="/n1">New opening hours</a></li></ul></aside>
<div class="cookie-notice">This site uses cookies. <button>Accept</button></div>
<footer><p>Privacy | Accessibility | Terms of use</p></footer>
</body>
</html>
"""


def write_page(source: Source, path: Path) -> None:
    """Write `source` to `path` as a web page."""
    about = {key: escape(source.about.get(key, "")) for key in ("title", "author", "created")}
    path.write_text(_PAGE.format(body="\n".join(_html(source.blocks)), **about), "utf-8")


def write_markdown(source: Source, path: Path) -> None:
    """Write `source` to `path` as Markdown, what is said of the file as its front matter."""
    about = {key: source.about[key] for key in ("title", "author") if key in source.about}
    front = "".join(f'{key}: "{value}"\n' for key, value in about.items())
    path.write_text(f"---\n{front}---\n\n" + "\n\n".join(_markdown(source.blocks)) + "\n", "utf-8")


def _html(blocks: Iterable[Block]) -> Iterator[str]:
    for is_list, group in groupby(blocks, key=lambda block: block.kind == "bullet"):
        if is_list:
            yield "<ul>" + "".join(f"\n<li>{_marked(block)}</li>" for block in group) + "\n</ul>"
        else:
            yield from map(_block, group)


def _block(block: Block) -> str:
    label = f"{escape(block.label)} " if block.label else ""
    if block.kind == "table":
        return _table(block)
    if block.kind in {"rule", "page"}:
        return "<hr>"
    if block.kind == "title":
        return f"<h1>{_marked(block)}</h1>"
    if block.kind == "heading":
        return f"<h{block.level + 1}>{label}{_marked(block)}</h{block.level + 1}>"
    if block.has_word_label:
        return f"<p><strong>{label}</strong>{_marked(block)}</p>"
    style = {
        "subtitle": ' class="lead"',
        "indented": ' style="margin-left: 2em"',
        "right": ' style="text-align: right"',
    }
    return f"<p{style.get(block.kind, '')}>{label}{_marked(block)}</p>"


def _table(block: Block) -> str:
    rows = []
    for at, row in enumerate(block.rows):
        tag = "th" if at == 0 and "head" in block.options else "td"
        cells = "".join(f"<{tag}>{'<br>'.join(map(_marked, cell))}</{tag}>" for cell in row)
        rows.append(f"<tr>{cells}</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _marked(block: Block) -> str:
    out = ""
    for piece in block.pieces:
        text = escape(piece.text, quote=False).replace(SOFT_HYPHEN, "&shy;").replace("\n", "<br>\n")
        for style in sorted(piece.styles):
            text = f"<{_TAGS[style]}>{text}</{_TAGS[style]}>"
        out += text
    return out


def _markdown(blocks: Iterable[Block]) -> Iterator[str]:
    for is_list, group in groupby(blocks, key=lambda block: block.kind == "bullet"):
        if is_list:
            yield "\n".join(f"- {_typed(block)}" for block in group)
        else:
            yield from map(_markdown_block, group)


def _markdown_block(block: Block) -> str:
    label = f"{block.label} " if block.label else ""
    if block.kind == "table":
        return _markdown_table(block)
    if block.kind in {"rule", "page"}:
        return "* * *"
    if block.kind in {"title", "heading"}:
        return f"{'#' * (block.level + 1)} {label}{_typed(block)}"
    if block.has_word_label:
        return f"**{block.label}** {_typed(block)}"
    return ("> " if block.kind == "indented" else "") + re.sub(r"^([0-9]+)\.(?= )", r"\1\\.", label + _typed(block))


def _markdown_table(block: Block) -> str:
    rows = ["| " + " | ".join("<br>".join(map(_typed, cell)) for cell in row) + " |" for row in block.rows]
    return "\n".join([rows[0], "|" + "---|" * len(block.rows[0]), *rows[1:]])


def _typed(block: Block) -> str:
    out = ""
    for piece in block.pieces:
        text = piece.text.replace(SOFT_HYPHEN, "").replace("\n", "\\\n")
        for style in sorted(piece.styles):
            text = _MARKS[style][0] + text + _MARKS[style][1]
        out += text
    return out
