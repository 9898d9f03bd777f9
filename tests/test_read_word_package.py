"""Word's package as other programs write it: everything that Word opens is opened, python-docx or not."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import docx
import pytest

from extractor.read import kinds, read
from extractor.read import word as reader
from extractor.read.word.parts import package
from models import Source

SOURCE = Source(
    path="minutes.docx", sha256="0" * 64, bytes=1, media_type="x", reader="x", rules_version="x", text_layer="none"
)
TYPES, ROOT, LINKS = "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"


@pytest.fixture
def parts():
    """The parts of a file that python-docx has written: a heading, a numbered item, a running head."""
    document = docx.Document()
    document.add_heading("Roads", 1)
    document.add_paragraph("The bridge is closed.", style="List Number")
    document.sections[0].header.paragraphs[0].text = "Parish Council"
    out = BytesIO()
    document.save(out)
    with ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    out.seek(0)
    return out


def seen(parts):
    document = reader.read(packed(parts), SOURCE)
    lines = [(line.level, line.number, line.span.of(document.text)) for line in document.lines]
    return lines, [(marginal.kind, marginal.text) for marginal in document.marginalia]


WHOLE = ([(1, None, "Roads"), (None, "1.", "1. The bridge is closed.")], [("head", "Parish Council")])


def swapped(parts, part, old, new):
    assert old in parts[part]
    return {**parts, part: parts[part].replace(old, new)}


def moved(parts, old, new):
    """The package with the part `old` called `new`, as the references to it say too."""
    found = {new if name == old else name: content for name, content in parts.items()}
    return {name: content.replace(old.encode(), new.encode()) for name, content in found.items()}


NULL = b'<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" {}/>'


def with_reference(parts, said):
    return swapped(parts, LINKS, b"</Relationships>", NULL.replace(b"{}", said) + b"</Relationships>")


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts,
        lambda parts: {name: content for name, content in parts.items() if name != TYPES},
        lambda parts: {**parts, TYPES: b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"},
        lambda parts: {name: content for name, content in parts.items() if name != ROOT},
        lambda parts: {name.replace("/", "\\"): content for name, content in parts.items()},
        lambda parts: {name.upper(): content for name, content in parts.items()},
        lambda parts: {f"/{name}": content for name, content in parts.items()},
        lambda parts: swapped(parts, LINKS, b'Target="styles.xml"', b'Target="/word/styles.xml"'),
        lambda parts: swapped(parts, LINKS, b'Target="styles.xml"', b'Target="../word/./styles.xml"'),
        lambda parts: swapped(parts, LINKS, b'Target="styles.xml"', b'Target="\\word\\styles.xml"'),
        lambda parts: swapped(parts, LINKS, b'Target="styles.xml"', b'Target="Styles.XML"'),
        lambda parts: moved(
            swapped(parts, LINKS, b'Target="header1.xml"', b'Target="my%20head.xml"'), "word/header1.xml", "word/my head.xml"
        ),
        lambda parts: with_reference(parts, b'Target="NULL"'),
        lambda parts: with_reference(parts, b'Target="../NULL"'),
        lambda parts: with_reference(parts, b'Target="#_Toc1"'),
        lambda parts: with_reference(parts, b'Target="file:///C:/gone.png"'),
        lambda parts: with_reference(parts, b'Target="http://example.org/x" TargetMode="External"'),
    ],
    ids=[
        "as python-docx writes it", "no list of types", "an empty list of types", "no reference to the document",
        "backslashes", "capitals", "leading slashes", "an absolute target", "a roundabout target",
        "a target with backslashes", "a target in another case", "a space in a name", "a target that is not there",
        "one outside the folder", "a bookmark as a target", "a file of somebody's as a target", "an address",
    ],
)  # fmt: skip
def test_what_word_opens_is_read_whole(parts, change):
    assert seen(change(parts)) == WHOLE
    assert kinds.kind(packed(change(parts)).getvalue(), "minutes.docx") == kinds.WORD


def test_what_python_docx_can_open_it_opens(parts):
    """It keeps the parts' names as they are written; our own walk has them in small letters."""
    capitals = swapped(moved(parts, "word/header1.xml", "word/Header1.xml"), LINKS, b"header1.xml", b"Header1.xml")
    document = package(packed(capitals)).document
    assert "/word/Header1.xml" in {said.part.name for said in document.relations.values()}
    document = package(packed({**capitals, TYPES: b"<Types/>"})).document
    assert "/word/header1.xml" in {said.part.name for said in document.relations.values()}


def test_a_damaged_picture_costs_no_text(parts):
    image = {**with_reference(parts, b'Target="media/a.png"'), "word/media/a.png": b"picture" * 99}
    whole = packed(swapped(image, TYPES, b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>'))
    spoilt = bytearray(whole.getvalue())
    start = spoilt.index(b"word/media/a.png") + len(b"word/media/a.png")
    spoilt[start + 3] ^= 0xFF
    with ZipFile(BytesIO(bytes(spoilt))) as package, pytest.raises((BadZipFile, zlib.error)):
        package.read("word/media/a.png")
    assert reader.read(BytesIO(bytes(spoilt)), SOURCE).text == "Roads\n1. The bridge is closed."


def test_a_damaged_list_of_types_is_no_loss(parts):
    whole = bytearray(packed({TYPES: parts[TYPES], **parts, "MIMETYPE": b"text"}).getvalue())
    whole[whole.index(TYPES.encode()) + len(TYPES) + 3] ^= 0xFF
    assert kinds.kind(bytes(whole), "minutes.docx") == kinds.WORD
    assert reader.read(BytesIO(bytes(whole)), SOURCE).text == "Roads\n1. The bridge is closed."


@pytest.mark.parametrize("name", ["word/document2.xml", "content/main.xml"])
def test_the_document_is_found_by_its_reference(parts, name):
    folder, _, file = name.rpartition("/")
    found = {n: c for n, c in parts.items() if n not in ("word/document.xml", LINKS)}
    found[name] = parts["word/document.xml"]
    found[f"{folder}/_rels/{file}.rels"] = (
        parts[LINKS].replace(b'Target="', b'Target="/word/').replace(b"/word/../", b"/")
    )
    found[ROOT] = parts[ROOT].replace(b"word/document.xml", name.encode())
    found[TYPES] = parts[TYPES].replace(b"word/document.xml", name.encode())
    assert seen(found) == WHOLE
    assert kinds.kind(packed(found).getvalue(), "minutes.docx") == kinds.WORD


@pytest.mark.parametrize("gone", ["styles", "numbering", "header", "settings", "fontTable", "theme"])
def test_a_file_without_one_of_the_lesser_parts_is_read(parts, gone):
    found = {name: content for name, content in parts.items() if gone not in name.rpartition("/")[2]}
    lines, heads = seen(found)
    assert [text.removeprefix("1. ") for _, _, text in lines] == ["Roads", "The bridge is closed."]
    assert heads == ([] if gone == "header" else [("head", "Parish Council")])


def test_damaged_properties_cost_no_text(word, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(word("<w:p><w:r><w:t>Minutes</w:t></w:r></w:p>", core="<core><title>Minutes</ti").getvalue())
    found = read(path)
    assert found.text == "Minutes"
    assert found.source.warnings[0].startswith("damaged: docProps/core.xml is broken after")


LONG = "".join(f"<w:p><w:r><w:t>{number} Roads and bridges were seen to.</w:t></w:r></w:p>" for number in range(400))
SALVAGED = "damaged: the list of its parts is lost or wrong; what is left was read part by part"


def without_list(whole):
    return whole[: whole.index(b"PK\1\2")]


def streamed(parts):
    """A package written to where nothing can be changed any more: sums and sizes follow each part."""
    out = Unseekable()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return bytes(out.held)


class Unseekable:
    def __init__(self):
        self.held = bytearray()

    def write(self, content):
        self.held += content
        return len(content)

    def flush(self):
        pass


@pytest.mark.parametrize(
    ("change", "warned"),
    [
        (lambda parts: packed(parts).getvalue(), []),
        (streamed, []),
        (lambda parts: without_list(packed(parts).getvalue()), [SALVAGED]),
        (lambda parts: without_list(streamed(parts)), [SALVAGED]),
        (lambda parts: packed(parts).getvalue()[:-10], [SALVAGED]),
        (lambda parts: packed(parts).getvalue().replace(b"PK\1\2", b"PK\1\3"), [SALVAGED]),
        (lambda parts: b"PK\3\4" + bytes(26) + packed(parts).getvalue(), []),
    ],
    ids=[
        "whole",
        "streamed",
        "no list",
        "streamed, no list",
        "cut short",
        "a damaged list",
        "a part of nothing before",
    ],
)
def test_a_package_without_its_list_is_read_part_by_part(parts, tmp_path, change, warned):
    path = tmp_path / "a.docx"
    path.write_bytes(change(parts))
    found = read(path)
    assert found.text == "Roads\n1. The bridge is closed."
    assert list(found.source.warnings) == warned


def test_of_a_file_that_breaks_off_what_is_whole_is_read(word, tmp_path):
    whole = word(LONG).getvalue()
    start, end = whole.index(b"word/document.xml"), whole.index(b"PK\1\2")
    path = tmp_path / "a.docx"
    path.write_bytes(whole[: start + (end - start) // 2])
    found = read(path)
    numbers = [line.split()[0] for line in found.text.split("\n")]
    assert numbers[:-1] == [str(number) for number in range(len(numbers) - 1)]
    assert 100 < len(numbers) < 400
    assert found.source.warnings[:2] == (SALVAGED, "damaged: its part word/document.xml breaks off")
    assert found.source.warnings[2].startswith("damaged: word/document.xml is broken after")


@pytest.mark.parametrize(
    ("spoil", "text"),
    [
        (lambda body: body.replace("9 Roads and bridges", "9 Roads & bridges", 1), "9 Roads & bridges were seen to."),
        (lambda body: body.replace("9 Roads", "9&nbsp;Roads", 1), "9 Roads and bridges were seen to."),
        (lambda body: body.replace("9 Roads", "9 \x0cRoads", 1), "9 Roads and bridges were seen to."),
        (lambda body: body.replace("<w:p><w:r><w:t>9", "<w:p w99:paraId='7'><w:r><w:t>9"), "9 Roads and bridges were seen to."),
        (lambda body: body.replace("<w:p><w:r><w:t>9", "<w:p w:a='1' w:a='2'><w:r><w:t>9"), "9 Roads and bridges were seen to."),
    ],
    ids=["a bare ampersand", "an unknown entity", "a sign that XML has not", "an unknown prefix", "an attribute twice"],
)  # fmt: skip
def test_broken_xml_is_read_around_the_break(word, tmp_path, spoil, text):
    path = tmp_path / "a.docx"
    path.write_bytes(word(spoil(LONG)).getvalue())
    found = read(path)
    lines = found.text.split("\n")
    assert len(lines) == 400
    assert lines[9] == text
    assert lines[399] == "399 Roads and bridges were seen to."
    assert found.source.warnings[0].startswith("damaged: word/document.xml is broken after")


@pytest.mark.parametrize("part", ["styles.xml", "footnotes.xml", "numbering.xml"])
def test_a_broken_lesser_part_costs_no_text(word, tmp_path, part):
    whole = parts_of(word("<w:p><w:r><w:t>Minutes</w:t></w:r></w:p>"))
    whole[f"word/{part}"] = b"<unended"
    path = tmp_path / "a.docx"
    path.write_bytes(packed(whole).getvalue())
    assert read(path).text == "Minutes"


def parts_of(file):
    with ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}
