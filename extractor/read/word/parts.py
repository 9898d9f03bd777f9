"""The parts of Word's package and how they refer to each other (ISO 29500 part 2), whoever wrote it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import BinaryIO, NamedTuple
from urllib.parse import unquote
from zipfile import ZipFile

from docx.opc.exceptions import OpcError
from docx.opc.pkgreader import PackageReader
from lxml import etree

from extractor.read.damage import DAMAGED
from extractor.read.word.ooxml import Element

PACKAGE, MAIN = "/", "/word/document.xml"
_STEP = 4096
_NO_SIGN = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f]")
_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)(?:[A-Za-z][A-Za-z0-9]{1,30};)?")
# What python-docx raises of packages that are not as the standard has them.
_ODD: tuple[type[Exception], ...] = (*DAMAGED, OpcError, etree.LxmlError, AttributeError, KeyError, TypeError)
# The strict dialect (ISO 29500) is read as the transitional one: the names are the same, in other name spaces.
_ISO = b"http://purl.oclc.org/ooxml/"
_DIALECTS = (
    (_ISO + b"wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (_ISO + b"officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (_ISO + b"drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)


class Relation(NamedTuple):
    """What a part refers to: another `part`, or (None) an address outside, or a part that the file lacks.

    `kind` is the last word of its type: "styles", "header", "hyperlink".
    """

    kind: str
    target: str
    part: "Part | None"


@dataclass
class Part:
    """One of a package's files, by its full name ("/word/document.xml"), with what it refers to by the reference's id.

    The package itself is one, too, without content. `damage` is what is to be said of it once its XML was asked for.
    """

    name: str
    content: bytes = b""
    relations: dict[str, Relation] = field(default_factory=dict)
    damage: list[str] = field(default_factory=list)

    @cached_property
    def root(self) -> Element:
        """The root of its XML, nothing outside it fetched; of broken XML what can be made out.

        Raises etree.LxmlError if that is nothing.
        """
        content = self.content
        if _ISO in content:
            for strict, transitional in _DIALECTS:
                content = content.replace(strict, transitional)
        try:
            return etree.fromstring(content, _parser())
        except etree.XMLSyntaxError as error:
            return self._made_out(content, error)

    def _made_out(self, content: bytes, error: etree.XMLSyntaxError) -> Element:
        root = None if b"<!DOCTYPE" in content else etree.fromstring(_put_right(content), _parser(recover=True))
        if root is None:
            raise error
        after = f"after {_sound(content):.0%} of it ({error.msg})"
        self.damage.append(f"damaged: {self.name.lstrip('/')} is broken {after}: what follows may be lost, or wrong")
        return root

    @property
    def leads_to(self) -> "Iterator[Part]":
        """Every part that it refers to, and they do, once each; itself, too."""
        seen, waiting = {id(self)}, [self]
        while waiting:
            part = waiting.pop()
            yield part
            following = [said.part for said in part.relations.values() if said.part is not None]
            waiting += [each for each in following if id(each) not in seen]
            seen.update(map(id, following))

    @property
    def document(self) -> "Part | None":
        """The package's main part."""
        found = (said.part for said in self.relations.values() if said.kind == "officeDocument")
        return next((part for part in found if part is not None), None)

    def roots(self, *kinds: str) -> dict[str, Element]:
        """The roots of the parts that it refers to as one of `kinds`, by the reference's id."""
        found = self.relations.items()
        return {id_: said.part.root for id_, said in found if said.kind in kinds and said.part is not None}

    def first(self, kind: str) -> Element | None:
        """The root of the part that it refers to as `kind`; None if there is none."""
        return next(iter(self.roots(kind).values()), None)


def package(packed: BinaryIO) -> Part:
    """The package in `packed`, as python-docx reads it; by ourselves where that is stricter than Word.

    Raises BadZipFile and what else a damaged archive brings.
    """
    found = _opened(packed)
    whole = None if found is None else _by_docx(found)
    if whole is not None and whole.document is not None:
        return whole
    packed.seek(0)
    with ZipFile(packed) as archive:
        return _by_hand(archive)


def _opened(packed: BinaryIO) -> PackageReader | None:
    """The package as python-docx reads it; None if it can't."""
    try:
        return PackageReader.from_file(packed)  # type: ignore[no-any-return, no-untyped-call]
    except _ODD:
        return None


def _parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that opens nothing: neither entities nor what lies elsewhere. One a part: it is not to be shared."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, recover=recover
    )


def _put_right(content: bytes) -> bytes:
    """The XML with what careless programs put into it: signs that XML has not, ampersands and HTML's names of signs."""
    return _AMPERSAND.sub(_escaped, _NO_SIGN.sub(b"", content))


def _escaped(found: re.Match[bytes]) -> bytes:
    meant = unescape(found.group().decode("ascii"))
    return f"&#{ord(meant)};".encode() if len(meant) == 1 and meant != "&" else b"&amp;" + found.group()[1:]


def _sound(content: bytes) -> float:
    """What share of `content` can be read before the XML breaks."""
    parser = _parser()
    for at in range(0, len(content), _STEP):
        try:
            parser.feed(content[at : at + _STEP])
        except etree.XMLSyntaxError:
            return at / len(content)
    return 1.0


def _by_docx(found: PackageReader) -> Part:
    parts = {str(name): Part(str(name), content) for name, _, _, content in found.iter_sparts()}  # type: ignore[no-untyped-call]
    whole = parts[PACKAGE] = Part(PACKAGE)
    for source, said in found.iter_srels():  # type: ignore[no-untyped-call]
        part = None if said.is_external else parts[str(said.target_partname)]
        parts[str(source)].relations[said.rId] = Relation(_kind(said.reltype), said.target_ref, part)
    return whole


def _by_hand(archive: ZipFile) -> Part:
    """The package in `archive`, whatever its parts are called and its list of types says; dangling references stay so.

    Names are compared as Word does: without regard to case, slashes of either kind alike.
    """
    stored = {_folded(name): name for name in archive.namelist()}
    parts: dict[str, Part] = {}
    whole = _part(PACKAGE, archive, stored, parts)
    if whole.document is None:
        whole.relations[""] = Relation("officeDocument", MAIN, _part(MAIN, archive, stored, parts))
    return whole


def _part(name: str, archive: ZipFile, stored: dict[str, str], parts: dict[str, Part]) -> Part:
    """The part `name` and all that it leads to, each read once. Raises KeyError if it is not there."""
    if name in parts:
        return parts[name]
    part = parts[name] = Part(name, b"" if name == PACKAGE else _content(archive, stored[name]))
    folder, _, file = name.rpartition("/")
    relations = stored.get(f"{folder}/_rels/{file}.rels")
    for id_, kind, target, is_outside in _said(b"" if relations is None else _content(archive, relations)):
        found = "" if is_outside else _folded(_resolved(folder, unquote(target)))
        leads = _part(found, archive, stored, parts) if found in stored else None
        part.relations[id_] = Relation(kind, target, leads)
    return part


def _content(archive: ZipFile, name: str) -> bytes:
    """The content of the file `name`; nothing if it is damaged, which of a picture does not matter to us."""
    try:
        return archive.read(name)
    except DAMAGED:
        return b""


def _said(relations: bytes) -> Iterator[tuple[str, str, str, bool]]:
    """Each reference's id, kind and target, and whether that lies outside."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(relations, parser) if relations.strip() else None
    for said in () if root is None else root.iterchildren("{*}Relationship"):
        target, is_outside = said.get("Target") or "", said.get("TargetMode") == "External"
        yield said.get("Id") or "", _kind(said.get("Type") or ""), target, is_outside


def _kind(type_: str) -> str:
    return type_.rpartition("/")[2]


def _folded(name: str) -> str:
    return f"/{name.replace(chr(92), '/').strip('/').lower()}"


def _resolved(folder: str, target: str) -> str:
    """The name that `target`, seen from `folder`, leads to."""
    whole: list[str] = []
    for step in (target if target.startswith(("/", "\\")) else f"{folder}/{target}").replace("\\", "/").split("/"):
        if step == "..":
            whole = whole[:-1]
        elif step not in ("", "."):
            whole.append(step)
    return "/".join(whole)
