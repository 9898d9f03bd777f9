"""What all tests share."""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import settings

from extractor.read.assemble import Piece, RawLine, assemble
from models import Cell, Document, Source

# Machines differ, and are busy: timings never fail a test.
settings.register_profile("minutebook", deadline=None, max_examples=100)
settings.load_profile("minutebook")

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_LINKS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
)
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

MakeWord = Callable[..., BytesIO]


@pytest.fixture(scope="session")
def needs() -> Callable[[str], str]:
    """Asks for a program by name and gives its path: without it the test is skipped, or fails if all tests must run."""

    def ask(program: str) -> str:
        found = shutil.which(program)
        if found is not None:
            return found
        if os.environ.get("MINUTEBOOK_TESTS") == "all":
            pytest.fail(f"{program} is not installed, and MINUTEBOOK_TESTS=all wants every test to run")
        pytest.skip(f"{program} is not installed")

    return ask


@pytest.fixture(scope="session")
def word() -> MakeWord:
    """Makes a Word file of a body in WordprocessingML: `word("<w:p>...</w:p>", styles="<w:style .../>", header1=...)`.

    Each further part is given by its name and content: styles, numbering, footnotes, endnotes, comments, settings,
    core, headerN and footerN (whose link ids are their names).
    """
    return _word


def _word(body: str, *, kind: str = f"{_KIND}.document.main+xml", core: str = "", **parts: str) -> BytesIO:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _types(kind, parts))
        package.writestr("_rels/.rels", _links({"word/document.xml": "officeDocument"}, has_core=bool(core)))
        package.writestr("word/document.xml", f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")
        package.writestr(
            "word/_rels/document.xml.rels", _links({f"{part}.xml": part.rstrip("0123456789") for part in parts})
        )
        for part, content in parts.items():
            package.writestr(f"word/{part}.xml", _part(part, content))
        if core:
            package.writestr("docProps/core.xml", core)
    out.seek(0)
    return out


def _part(part: str, content: str) -> str:
    root = {"header": "hdr", "footer": "ftr"}.get(part.rstrip("0123456789"), part)
    return f"<w:{root} {_SPACES}>{content}</w:{root}>"


def _types(kind: str, parts: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_KIND}.{part.rstrip("0123456789")}+xml"/>'
        for part in parts
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>{overrides}</Types>'
    )


def _links(targets: Mapping[str, str], *, has_core: bool = False) -> str:
    links = "".join(
        f'<Relationship Id="{target.split("/")[-1].removesuffix(".xml")}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for target, kind in targets.items()
    )
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    core = f'<Relationship Id="core" Type="{kind}" Target="docProps/core.xml"/>' if has_core else ""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{links}{core}</Relationships>'


Typed = Callable[..., Document]

_SET = re.compile(r"\*\*(?P<b>.+?)\*\*|__(?P<u>.+?)__|//(?P<i>.+?)//")


@pytest.fixture(scope="session")
def typed() -> Typed:
    """Makes a Document of lines: `typed("**Minutes**\\n1. Roads\\n| a | b |", title=...)`.

    **Bold**, __underlined__ and //italic// stretches are set so, at 11 points; a line that begins with ^ is at 16. A
    line that begins with | is a row of a table, its cells parted by |, paragraphs in a cell by " / ". The rest is as in
    `models.Source`.
    """
    return lambda text, **source: assemble(_typed_source(**source), _typed_lines(text))


@pytest.fixture(scope="session")
def pieces() -> Callable[[str], list[Piece]]:
    """Parts one line of what `typed` reads into the stretches that are set alike."""
    return _typed_pieces


def _typed_source(**given: str | None) -> Source:
    base = Source(
        path="made.txt",
        sha256="0" * 64,
        bytes=1,
        media_type="text/plain",
        reader="",
        rules_version="",
        text_layer="born_digital",
    )
    return Source.model_validate({**base.model_dump(), **given})


def _typed_lines(text: str) -> Iterator[RawLine]:
    table, row, was_row = -1, 0, False
    for words in text.strip("\n").split("\n"):
        if not words.startswith("|"):
            was_row = False
            yield RawLine(_typed_pieces(words.strip()), indent=6.0 * (len(words) - len(words.lstrip())))
            continue
        table, row = (table, row + 1) if was_row else (table + 1, 0)
        was_row = True
        for column, cell in enumerate(words.strip("|").split("|")):
            for part in filter(None, cell.strip().split(" / ")):
                yield RawLine(_typed_pieces(part), cell=Cell(table=table, row=row, column=column))


def _typed_pieces(words: str) -> list[Piece]:
    size = 16.0 if words.startswith("^") else 11.0
    words = words.removeprefix("^")
    pieces, at = [], 0
    for found in _SET.finditer(words):
        pieces.append(Piece(words[at : found.start()], size=size))
        inner = found["b"] or found["u"] or found["i"]
        pieces.append(Piece(inner, bool(found["b"]), bool(found["i"]), bool(found["u"]), size=size))
        at = found.end()
    return [piece for piece in [*pieces, Piece(words[at:], size=size)] if piece.text]
