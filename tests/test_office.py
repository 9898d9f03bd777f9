"""What only LibreOffice opens: the same file in each format, and everything that can go wrong on the way."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

import pytest
from lxml import etree

import extractor.read
from extractor.errors import CorruptError, EncryptedError, NeedsToolError, ReadTimeoutError
from extractor.read import kinds, office
from extractor.read import word as reader
from models import Source

SOURCE = Source(
    path="x", sha256="0" * 64, bytes=1, media_type="x", reader="x", rules_version="x", text_layer="born_digital"
)
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOC = Path("minutes.doc")


@pytest.fixture(autouse=True)
def _kept_apart(tmp_path, monkeypatch):
    monkeypatch.setenv("MINUTEBOOK_CACHE", str(tmp_path / "kept"))


def par(text, layout="", marks=""):
    return f"<w:p><w:pPr>{layout}</w:pPr><w:r><w:rPr>{marks}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def item(text, level):
    return par(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def row(*cells):
    width = '<w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>'
    return f"<w:tr>{''.join(f'<w:tc>{width}{par(cell)}</w:tc>' for cell in cells)}</w:tr>"


GRID = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
BODY = (
    par("Example Parish Council", marks="<w:b/>")
    + par("Finance", '<w:pStyle w:val="H1"/>')
    + item("The accounts were approved.", 0)
    + item("The mower was sold.", 1)
    + item("The clerk will write.", 0)
    + f"<w:tbl>{GRID}{row('Ann Lee', 'Chair')}{row('Bo Ek', 'Clerk')}</w:tbl>"
    + par("Closed at 9.")
)
SEEN = [
    ("Example Parish Council", None, None, True),
    ("Finance", None, None, True),
    ("1. The accounts were approved.", "1.", None, False),
    ("(a) The mower was sold.", "(a)", None, False),
    ("2. The clerk will write.", "2.", None, False),
    ("Ann Lee", None, (0, 0), False),
    ("Chair", None, (0, 1), False),
    ("Bo Ek", None, (1, 0), False),
    ("Clerk", None, (1, 1), False),
    ("Closed at 9.", None, None, False),
]


def seen(path):
    document = reader.read(path, SOURCE)
    return [
        (line.span.of(document.text), line.number, line.cell and (line.cell.row, line.cell.column), line.is_bold)
        for line in document.lines
    ]


@pytest.mark.parametrize("ending", ["doc", "odt", "rtf", "fodt"])
def test_each_format_reads_like_the_word_file_it_was_made_from(word, needs, tmp_path, ending):
    made = tmp_path / "minutes.docx"
    made.write_bytes(word(BODY, styles=STYLES, numbering=LISTS).getvalue())
    assert seen(made) == SEEN
    command = [needs("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run([*command, "--convert-to", ending, "--outdir", tmp_path, made], check=True, capture_output=True)
    kept = tmp_path / "a name with spaces.bin"  # what it is stands in the file, not in its name
    (tmp_path / f"minutes.{ending}").rename(kept)
    assert extractor.read.read(kept).source.media_type == {"doc": kinds.OLD_WORD, "rtf": kinds.RICH_TEXT}.get(
        ending, kinds.OPEN_DOCUMENT if ending == "odt" else kinds.FLAT
    )
    before = {path.name for path in tmp_path.iterdir()} | {"kept"}
    assert seen(BytesIO(office.as_docx(kept.read_bytes(), kept))) == SEEN
    assert {path.name for path in tmp_path.iterdir()} == before


def test_word_s_xml_of_2003_is_read(needs, tmp_path):
    needs("soffice")
    space = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    body = par("Roads") + f"<w:tbl>{GRID}{row('Ann Lee', 'Chair')}{row('Bo Ek', 'Clerk')}</w:tbl>"
    path = tmp_path / "minutes.doc"
    head = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    path.write_text(f"{head}<w:wordDocument {space}><w:body>{body}</w:body></w:wordDocument>")
    document = extractor.read.read(path)
    assert document.source.media_type == kinds.FLAT
    assert [line.span.of(document.text) for line in document.lines] == ["Roads", "Ann Lee", "Chair", "Bo Ek", "Clerk"]


def flat_package(file):
    """The parts of a Word file in one file of XML, as Word itself saves it."""
    space = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    out = ['<?xml version="1.0"?><?mso-application progid="Word.Document"?>', f"<pkg:package {space}>"]
    with ZipFile(file) as package:
        types = etree.fromstring(package.read("[Content_Types].xml"))
        kind = {part.get("PartName"): part.get("ContentType") for part in types.iterchildren("{*}Override")}
        for name in package.namelist():
            said = kind.get(f"/{name}", "application/vnd.openxmlformats-package.relationships+xml")
            if not name.startswith("["):
                part = f'<pkg:part pkg:name="/{name}" pkg:contentType="{said}"><pkg:xmlData>'
                out += [part, package.read(name).decode(), "</pkg:xmlData></pkg:part>"]
    return "".join([*out, "</pkg:package>"]).encode()


def test_a_package_in_one_file_is_read_like_the_word_file(word, tmp_path):
    path = tmp_path / "minutes.xml"
    path.write_bytes(flat_package(word(BODY, styles=STYLES, numbering=LISTS)))
    document = extractor.read.read(path)
    assert document.source.media_type == kinds.FLAT_WORD
    assert [line.span.of(document.text) for line in document.lines] == [text for text, *_ in SEEN]
    assert seen(reader.packed(path.read_bytes(), "minutes.xml")) == SEEN
    with pytest.raises(CorruptError, match=r"minutes\.xml: .*save it again"):
        reader.packed(path.read_bytes()[:-30], "minutes.xml")


@pytest.mark.parametrize(
    ("ending", "cut"),
    [
        ("odt", lambda made: made[: made.index(b"META-INF/manifest.xml") - 30]),
        ("odt", lambda made: made[:-40]),
        ("rtf", lambda made: made[: made.index(b"Closed at 9") + len(b"Closed at 9")]),
        ("rtf", lambda made: made[: made.rindex(b"\\par") + 2]),
    ],
)
def test_a_file_that_breaks_off_is_read_as_far_as_it_goes_and_says_so(word, needs, tmp_path, ending, cut):
    made = tmp_path / "minutes.docx"
    made.write_bytes(word(BODY, styles=STYLES, numbering=LISTS).getvalue())
    command = [needs("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run([*command, "--convert-to", ending, "--outdir", tmp_path, made], check=True, capture_output=True)
    broken = tmp_path / f"broken.{ending}"
    broken.write_bytes(cut((tmp_path / f"minutes.{ending}").read_bytes()))
    found = extractor.read.read(broken)
    assert "The mower was sold." in found.text
    assert "Closed at 9" in found.text
    assert [said.startswith("damaged: ") for said in found.source.warnings] == [True]


def test_the_version_is_told(needs):
    needs("soffice")
    assert office.version().startswith("LibreOffice ")
    assert any(sign.isdigit() for sign in office.version())


@pytest.mark.parametrize("rest", [bytes(5000), "WordDocument".encode("utf-16-le") + b"Minutes of the meeting" * 99])
def test_rubbish_is_called_damaged(needs, rest):
    needs("soffice")
    with pytest.raises(CorruptError, match=r"minutes\.doc"):
        office.as_docx(OLE + rest, DOC)


def test_without_libreoffice_the_cure_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", str(tmp_path / "nowhere"))
    with pytest.raises(NeedsToolError, match=r"minutes\.doc.*get LibreOffice"):
        office.as_docx(OLE, DOC)
    monkeypatch.delenv("MINUTEBOOK_SOFFICE")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NeedsToolError, match="soffice was not found"):
        office.as_docx(OLE, DOC)


def program(folder, lines):
    """A stand-in for soffice, in Python."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport pathlib, subprocess, sys, time\n{lines}\n")
    path.chmod(0o755)
    return str(path)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not is_zombie(pid)


def is_zombie(pid):
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes under /proc")
def test_at_the_limit_everything_it_started_is_ended(tmp_path, monkeypatch):
    told = tmp_path / "child"
    sleeper = "if '--version' in sys.argv: sys.exit(0)\n"
    sleeper += "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    sleeper += f"open({str(told)!r}, 'w').write(str(child.pid))\ntime.sleep(60)"
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", program(tmp_path, sleeper))
    began = time.monotonic()
    with pytest.raises(ReadTimeoutError, match=r"minutes\.doc.*longer than 2 seconds"):
        office.as_docx(OLE, DOC, limit=2)
    assert time.monotonic() - began < 30
    deadline = time.monotonic() + 10
    while is_alive(int(told.read_text())) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(int(told.read_text()))


# Converts what doesn't say that it is bad, and keeps count.
CONVERTER = """
if '--version' in sys.argv:
    print('LibreOffice 1.2')
    sys.exit()
content = pathlib.Path(sys.argv[-1]).read_bytes()
with open({count!r}, 'a') as count:
    count.write('.')
if b'bad' not in content:
    out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])
    out.mkdir(exist_ok=True)
    (out / 'document.docx').write_bytes(b'made of ' + content)
"""


@pytest.fixture
def count(tmp_path, monkeypatch):
    """Asks how many conversions a stand-in for LibreOffice was asked for."""
    kept = tmp_path / "count"
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", program(tmp_path, CONVERTER.format(count=str(kept))))
    return lambda: len(kept.read_text())


def test_a_conversion_that_gives_nothing_is_called_damaged(count):
    with pytest.raises(CorruptError, match=r"minutes\.doc"):
        office.as_docx(OLE + b"bad", DOC)
    assert count() == 2  # the second was to see whether it works at all


@pytest.mark.parametrize(
    "lines",
    [
        "sys.exit(0)",
        "print('error while loading shared libraries', file=sys.stderr); sys.exit(127)",
        "import os; os.abort()",
        "if '--version' in sys.argv: print('LibreOffice 1.2')",
    ],
)
def test_a_broken_libreoffice_is_not_the_file_s_fault(tmp_path, monkeypatch, lines):
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", program(tmp_path, lines))
    with pytest.raises(NeedsToolError, match=r"minutes\.doc: .*soffice is broken.*install it anew"):
        office.as_docx(OLE, DOC)


def test_a_program_that_is_none_is_called_so(tmp_path, monkeypatch):
    path = tmp_path / "soffice"
    path.write_bytes(b"\x7fELF and no more")
    path.chmod(0o755)
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", str(path))
    with pytest.raises(NeedsToolError, match=r"minutes\.doc: .*soffice can't be run"):
        office.as_docx(OLE, DOC)


def test_what_was_converted_once_is_kept_by_its_content_and_the_version(count, tmp_path, monkeypatch):
    assert office.as_docx(OLE, DOC) == b"made of " + OLE
    assert office.as_docx(OLE, Path("a copy.doc")) == b"made of " + OLE
    assert count() == 1
    assert office.as_docx(OLE + b"1", DOC) == b"made of " + OLE + b"1"
    assert count() == 2
    newer = tmp_path / "newer"
    newer.mkdir()
    lines = CONVERTER.replace("1.2", "1.3").format(count=str(tmp_path / "count"))
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", program(newer, lines))
    office.as_docx(OLE, DOC)
    assert count() == 3
    monkeypatch.setenv("MINUTEBOOK_CACHE", "")
    office.as_docx(OLE, DOC)
    assert count() == 4


def test_files_are_converted_side_by_side(needs):
    needs("soffice")
    contents = [b"{\\rtf1 The " + word + b" was approved.}" for word in (b"budget", b"plan", b"budget")]
    with ThreadPoolExecutor() as pool:
        made = list(pool.map(lambda content: office.as_docx(content, Path("minutes.rtf")), contents))
    said = ["The budget was approved.", "The plan was approved.", "The budget was approved."]
    assert [reader.read(BytesIO(one), SOURCE).text for one in made] == said


def test_nothing_is_fetched(needs, tmp_path):
    needs("soffice")
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_PROPFIND = do_OPTIONS = do_GET  # noqa: N815 - as the library names them

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        at = f"http://127.0.0.1:{server.server_port}"
        picture = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{at}/a.png"}}{{\\fldrslt}}}}'
        text = f'{{\\field{{\\*\\fldinst INCLUDETEXT "{at}/b.rtf"}}{{\\fldrslt}}}}'
        rtf = f"{{\\rtf1 {{\\*\\template {at}/c.dot}} Minutes {picture} {text}}}"
        assert reader.read(BytesIO(office.as_docx(rtf.encode(), tmp_path / "minutes.rtf")), SOURCE).text == "Minutes"
        assert reader.read(BytesIO(office.as_docx(linked_odt(at), tmp_path / "minutes.odt")), SOURCE).text == "Minutes"
        server.shutdown()
    assert asked == []


SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
)


def linked_odt(at):
    """An OpenDocument text with a picture, a section and a link to somewhere else, by the address `at`."""
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    body = f'<text:p>Minutes<draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="{at}/d.png"/>'
    body += f'</draw:frame></text:p><text:section text:name="s"><text:section-source xlink:href="{at}/e.odt"/></text:section>'
    whole = f'<office:document-content {SPACES} {link} office:version="1.2"><office:body><office:text>{body}'
    whole += "</office:text></office:body></office:document-content>"
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", whole)
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
    return out.getvalue()


def locked_odt():
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        OLE + bytes(504) + b"\xec\xa5" + bytes(9) + b"\x01" + bytes(500),  # fEncrypted in the header of the document
        OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(500),
        locked_odt(),
    ],
    ids=["doc", "package", "odt"],
)
def test_a_locked_file_is_called_so(tmp_path, monkeypatch, content):
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", program(tmp_path, "sys.exit(0)"))
    with pytest.raises(EncryptedError, match="password"):
        office.as_docx(content, DOC)


def test_a_missing_program_skips_a_test_unless_all_must_run(needs, monkeypatch):
    monkeypatch.delenv("MINUTEBOOK_TESTS", raising=False)
    with pytest.raises(pytest.skip.Exception):
        needs("no-such-program")
    monkeypatch.setenv("MINUTEBOOK_TESTS", "all")
    with pytest.raises(pytest.fail.Exception, match="no-such-program is not installed"):
        needs("no-such-program")
