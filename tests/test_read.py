"""Files of all kinds, good and bad, through the one door."""

import contextlib
import io
import os
import re
import zipfile
import zlib
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import (
    CorruptError,
    EmptyError,
    EncryptedError,
    MinutebookError,
    NoTextError,
    TooLargeError,
    UnreadableError,
    UnsupportedError,
)
from extractor.read import limits, read
from extractor.read.pdf.interpreter import Interpreter
from extractor.read.pdf.streams import from_codes
from models import Reading


def pdf(*pages: str, encrypt: StandardEncryption | None = None) -> bytes:
    """A PDF with one line of text a page."""
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=encrypt, pageCompression=0)
    for text in pages:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def packed(content: bytes, filter_: str) -> bytes:
    """A PDF with one page whose content is packed so."""
    given = pdf("held").partition(b"<<\n/Length")
    after = given[2].partition(b"endstream")
    said = f"<<\n/Length {len(content)} /Filter {filter_}\n>>\nstream\n".encode()
    return given[0] + said + content + b"\nendstream" + after[2]


def in_a_font_of_its_own(text: str) -> bytes:
    """A PDF in a font whose codes the file itself explains, which pdfminer can't follow."""
    signs = "\n".join(f"<{at:04x}> <{ord(sign):04x}>" for at, sign in enumerate(text, start=1))
    space = "1 begincodespacerange <0000> <FFFF> endcodespacerange"
    meaning = f"begincmap\n{space}\n{len(text)} beginbfchar\n{signs}\nendbfchar\nendcmap".encode()
    codes = f"/CMapName /Own def begincmap\n{space}\n1 begincidrange <0000> <FFFF> 0 endcidrange\nendcmap".encode()
    says = b"".join(at.to_bytes(2, "big") for at in range(1, len(text) + 1))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("held"))) as file:
        page, system = file.pages[0], pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0)
        part = {"Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": "/Own", "CIDSystemInfo": system}
        page.Resources.Font.F1 = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=pikepdf.Name.Own,
            Encoding=file.make_stream(codes, Type=pikepdf.Name.CMap, CMapName=pikepdf.Name.Own),
            DescendantFonts=[
                pikepdf.Dictionary(
                    {f"/{key}": pikepdf.Name(value) if isinstance(value, str) else value for key, value in part.items()}
                )
            ],
            ToUnicode=file.make_stream(meaning),
        )
        page.Contents = file.make_stream(b"BT /F1 12 Tf 72 700 Td <" + says.hex().encode() + b"> Tj ET")
        file.save(out)
    return out.getvalue()


def archive(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return out.getvalue()


# Damage is not to be made good by recognising what the page shows.
OFF = Reading(ocr="off")
GOOD = pdf("Minutes of the meeting", "held on Monday")
LOOPED = re.sub(rb"/Length [0-9]+", b"/Length 8 0 R", GOOD)
WITHOUT_PAGES = GOOD.replace(b"[ 3 0 R 4 0 R ]", b"[             ]").replace(b"/Type /Page\n", b"/Type /Leaf\n")


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (b"", EmptyError, "nothing in it"),
        (b" \n\t", EmptyError, "nothing in it"),
        (b"%PDF-1.4\n", CorruptError, "damaged"),
        (GOOD[: len(GOOD) // 2], CorruptError, "damaged"),
        (GOOD[: GOOD.index(b"BT 1 0 0")], CorruptError, "damaged, and no page has letters"),
        (pdf("x", encrypt=StandardEncryption("open sesame", ownerPassword="o")), EncryptedError, "password"),
        (pdf(""), NoTextError, "--ocr auto"),
        (WITHOUT_PAGES, EmptyError, "no pages"),
        (b"PK\x03\x04 and no more", CorruptError, "damaged"),
        (archive(a="b"), UnsupportedError, "an archive"),
        (archive(xl__workbook="b"), UnsupportedError, "a spreadsheet"),
        (archive(ppt__presentation="b"), UnsupportedError, "a presentation"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), EncryptedError, "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), UnsupportedError, "a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 something", CorruptError, "breaks off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09" + bytes(2000), UnsupportedError, "not of Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09" + bytes(17) + b"\x09" + bytes(900),
            CorruptError,
            "breaks off",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0", CorruptError, "picture is damaged"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", CorruptError, "picture is damaged"),
        (b'<?xml version="1.0"?><rss><item>Minutes</item></rss>', UnsupportedError, "markup"),
        (b"<!DOCTYPE html><p> </p>", EmptyError, "a page without words"),
        (bytes(range(256)), UnsupportedError, "neither PDF, Word nor text"),
    ],
)
def test_a_bad_file_is_refused_by_name_with_its_cure(
    tmp_path: Path, content: bytes, error: type[MinutebookError], said: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(error, match=said) as caught:
        read(path, OFF)
    assert str(caught.value).startswith(str(path))


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        read(tmp_path / "gone.pdf")
    with pytest.raises(UnreadableError, match="directory"):
        read(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "closed.pdf"
    path.write_bytes(GOOD)
    path.chmod(0)
    with pytest.raises(UnreadableError, match="Permission"):
        read(path)


def test_a_file_past_the_limit_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(GOOD)
    monkeypatch.setattr(limits, "LIMITS", limits.Limits(file=100))
    with pytest.raises(TooLargeError):
        read(path)


def test_too_many_pages_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(GOOD)
    monkeypatch.setattr(limits, "LIMITS", limits.Limits(pages=1))
    with pytest.raises(TooLargeError, match="more than 1 pages"):
        read(path)


def test_an_owners_password_locks_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("Minutes", encrypt=StandardEncryption("", ownerPassword="o", canPrint=0)))
    assert read(path).text == "Minutes"


BOTH = "Minutes of the meeting\fheld on Monday"
REPAIRED = "damaged: read after a repair"


@pytest.mark.parametrize(
    ("content", "text", "warned"),
    [
        (GOOD[:-120], BOTH, REPAIRED),  # the end is lost, and with it the way to the pages
        (GOOD[: GOOD.index(b"xref\n")], BOTH, REPAIRED),
        (GOOD.replace(b"endobj", b"      "), BOTH, REPAIRED),
        (GOOD.replace(b"/Length", b"/Lenght"), BOTH, REPAIRED),
        (GOOD.replace(b"startxref\n", b"startxref\n9"), BOTH, None),
        (b"\x00junk\r\n" * 90 + GOOD, BOTH, None),
        (GOOD + b"\x00junk" * 999, BOTH, None),
        (GOOD.replace(b"595.2756", b"/A      "), BOTH, None),  # no paper size
        (GOOD.replace(b"/MediaBox", b"/MedaiBox"), BOTH, None),
        (GOOD.replace(b"/Rotate 0 ", b"/Rotate /A"), BOTH, None),
        (GOOD.replace(b"/Rotate 0 ", b"/Rotate 45"), BOTH, None),
        (GOOD.replace(b"/Count 2", b"/Count 9"), BOTH, None),
        (LOOPED, BOTH, None),  # the length of a stream is the stream itself
        (in_a_font_of_its_own("日本"), "日本", "degraded: read without tables and type faces: page 1"),
    ],
)
def test_a_damaged_pdf_that_can_be_read_is_read(tmp_path: Path, content: bytes, text: str, warned: str | None) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    found = read(path)
    assert found.text == text
    assert [warning[: len(warned or "")] for warning in found.source.warnings] == ([warned] if warned else [])


def carrying(files: int = 0, **catalog: pikepdf.Object) -> bytes:
    """A PDF that carries attached files."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(GOOD)) as file:
        for number in range(files):
            file.attachments[f"{number}.txt"] = b"held"
        for name, value in catalog.items():
            file.Root[f"/{name}"] = value
        file.save(out)
    return out.getvalue()


XFA = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=pikepdf.String("x"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (carrying(), []),
        (carrying(2), ["attachments: 2 files in it were not read"]),
        (carrying(1, Collection=pikepdf.Dictionary()), ["a portfolio: 1 files in it were not read"]),
        (carrying(AcroForm=XFA), ["a form of the kind XFA"]),
        (carrying(Names=pikepdf.Dictionary(EmbeddedFiles=7)), []),
    ],
)
def test_what_a_pdf_carries_besides_its_pages_is_told(tmp_path: Path, content: bytes, said: list[str]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    found = read(path)
    assert found.text == BOTH
    assert [warning[: len(start)] for warning, start in zip(found.source.warnings, said, strict=True)] == said


def test_a_page_that_draws_too_much_is_left_out_with_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(GOOD)
    monkeypatch.setattr(limits, "LIMITS", limits.Limits(letters=20))
    found = read(path)
    assert len(found.source.warnings) == 1
    assert found.source.warnings[0].startswith("page 1 can't be read: it draws more than")
    assert (found.source.pages, found.text) == (2, "held on Monday")


@pytest.mark.parametrize("most", [{"letters": 5}, {"operations": 3}, {"stream": 50}])
def test_a_file_whose_pages_all_draw_too_much_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: dict[str, int]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(packed(zlib.compress(b" " * 2_000_000 + SAYS), "/FlateDecode"))
    monkeypatch.setattr(limits, "LIMITS", limits.Limits(**most))
    with pytest.raises(TooLargeError, match="no page can be read"):
        read(path)


def test_a_page_that_shows_too_many_strings_is_left_before_the_first_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(packed(zlib.compress(b"BT /F1 12 Tf " + b"(a)Tj " * 21 + b"ET"), "/FlateDecode"))
    monkeypatch.setattr(limits, "LIMITS", limits.Limits(letters=20))
    monkeypatch.setattr(Interpreter, "do_TJ", lambda *_: pytest.fail("a string was shown"))
    with pytest.raises(TooLargeError, match="letters"):
        read(path)


SAYS = b"BT /F1 12 Tf 72 700 Td (Minutes) Tj ET "
LZW = bytes((0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01))  # the example of PDF 32000-1, 7.4.4.2


@pytest.mark.parametrize(
    ("content", "filter_", "text"),
    [
        (zlib.compress(SAYS), "/FlateDecode", "Minutes"),
        (zlib.compress(SAYS)[:-4], "/FlateDecode", "Minutes"),  # its sum is lost
        (zlib.compress(SAYS * 99, 0)[:-800], "/FlateDecode", "Minutes"),  # and half of it
        (zlib.compress(SAYS + bytes(2_000_000)), "/FlateDecode", "Minutes"),
        (zlib.compress(zlib.compress(SAYS)), "[/FlateDecode /FlateDecode]", "Minutes"),
        (zlib.compress(SAYS).hex().encode() + b">", "[/ASCIIHexDecode /FlateDecode]", "Minutes"),
        (bytes((len(SAYS) - 1,)) + SAYS + b"\x80", "/RunLengthDecode", "Minutes"),
        (bytes((len(SAYS) - 1,)) + SAYS, "/RunLengthDecode", "Minutes"),  # its end is lost
    ],
)
def test_what_is_packed_is_read_as_far_as_it_goes(tmp_path: Path, content: bytes, filter_: str, text: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(packed(content, filter_))
    assert read(path).text == text


def test_codes_are_unpacked_as_far_as_they_go() -> None:
    assert from_codes(LZW) == bytes((45, 45, 45, 45, 45, 65, 45, 45, 45, 66))
    assert from_codes(LZW[:-3]) == bytes((45, 45, 45, 45, 45, 65))
    assert from_codes(b"\x80\x7f\xff") == b""


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=30), st.booleans())
def test_a_damaged_pdf_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]], cut: bool
) -> None:
    content = bytearray(GOOD)
    for at, value in flips:
        content[at] = value
    path = tmp_path_factory.mktemp("damaged") / "a.pdf"
    path.write_bytes(content[: flips[0][0]] if cut else content)
    with contextlib.suppress(MinutebookError):
        assert read(path, OFF).source.media_type


@pytest.mark.parametrize(
    ("content", "media_type", "text"),
    [
        (GOOD, "application/pdf", "Minutes of the meeting\fheld on Monday"),
        (b"\n\njunk before\n" + GOOD, "application/pdf", "Minutes of the meeting\fheld on Monday"),
        ("Minutes – draft\n".encode(), "text/plain", "Minutes – draft"),
        ("Minutes – draft\n".encode("utf-16"), "text/plain", "Minutes – draft"),
        ("\ufeffMinutes – draft\n".encode(), "text/plain", "Minutes – draft"),
        ("Minutes – draft\n".encode("cp1252"), "text/plain", "Minutes – draft"),
    ],
)
def test_a_kind_is_told_by_its_content(tmp_path: Path, content: bytes, media_type: str, text: str) -> None:
    path = tmp_path / "misnamed.docx"
    path.write_bytes(content)
    found = read(path)
    assert (found.source.media_type, found.text) == (media_type, text)
    assert found.source.sha256 == sha256(content).hexdigest()
    assert found.source.bytes == len(content)


def test_what_the_file_says_of_itself_is_kept(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    canvas.setTitle("Parish\nminutes")
    canvas.setAuthor("The Clerk")
    canvas.drawString(72, 700, "Minutes")
    canvas.save()
    source = read(tmp_path / "a.pdf").source
    assert (source.title, source.author, source.pages) == ("Parish minutes", "The Clerk", 1)
    assert source.created == "2000-01-01T00:00:00+00:00"


OPENED = (
    "The chair opened the meeting and welcomed\nmembers of the public who had come to\nhear the report on the wall.\n"
)
MINUTES = "The clerk read the minutes of the meeting\nheld in March, which were agreed.\n"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (OPENED + MINUTES, 2),  # wrapped at one width
        ("Present:\nAnn Ash\nBen Birch\n\nApologies:\nCy Cole\n", 5),  # a line each
        (OPENED + "- the harbour wall\n- the lights\n", 3),  # a list in wrapped text
    ],
)
def test_wrapped_text_makes_paragraphs(tmp_path: Path, text: str, paragraphs: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert len(read(path).paragraphs) == paragraphs


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one\f\fthree")
    found = read(path)
    assert (found.text, found.source.pages, [line.page for line in found.lines]) == ("one\f\fthree", 3, [1, 3])


@pytest.mark.parametrize("name", ["minutes.json", "minutes.TOML", "actions.csv"])
def test_a_text_that_is_not_for_reading_is_refused_by_its_ending(tmp_path, name):
    path = tmp_path / name
    path.write_text("Minutes of the meeting held on 3 May 2021\nPresent: Ann Lee\n")
    with pytest.raises(UnsupportedError, match=r"a name that ends in \.txt"):
        read(path)
