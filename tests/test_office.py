"""What only LibreOffice opens: the same file in each format, and everything that can go wrong on the way."""

import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from extractor.errors import CorruptError, EncryptedError, NeedsToolError, ReadTimeoutError, UnreadableError
from extractor.read import office
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


@pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
def test_each_format_reads_like_the_word_file_it_was_made_from(word, needs, tmp_path, ending):
    made = tmp_path / "minutes.docx"
    made.write_bytes(word(BODY, styles=STYLES, numbering=LISTS).getvalue())
    assert seen(made) == SEEN
    command = [needs("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run([*command, "--convert-to", ending, "--outdir", tmp_path, made], check=True, capture_output=True)
    kept = tmp_path / "a name with spaces.bin"  # what it is stands in the file, not in its name
    (tmp_path / f"minutes.{ending}").rename(kept)
    before = {path.name for path in tmp_path.iterdir()}
    with office.as_docx(kept) as converted:
        assert seen(converted) == SEEN
    assert not converted.exists()
    assert {path.name for path in tmp_path.iterdir()} == before


def test_the_version_is_told(needs):
    needs("soffice")
    assert office.version().startswith("LibreOffice ")
    assert any(sign.isdigit() for sign in office.version())


def test_rubbish_is_called_damaged(needs, tmp_path):
    needs("soffice")
    path = tmp_path / "minutes.doc"
    path.write_bytes(OLE + bytes(5000))
    with pytest.raises(CorruptError, match=r"minutes\.doc.*save it as \.docx"), office.as_docx(path):
        pass


def test_without_libreoffice_the_cure_is_named(tmp_path, monkeypatch):
    path = tmp_path / "minutes.doc"
    path.write_bytes(OLE)
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", str(tmp_path / "nowhere"))
    with pytest.raises(NeedsToolError, match=r"minutes\.doc.*install LibreOffice"), office.as_docx(path):
        pass
    monkeypatch.delenv("MINUTEBOOK_SOFFICE")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NeedsToolError, match="soffice was not found"), office.as_docx(path):
        pass


def program(folder, lines):
    """A stand-in for soffice, in Python."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport subprocess, sys, time\n{lines}\n")
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
    sleeper = "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    sleeper += f"open({str(told)!r}, 'w').write(str(child.pid))\ntime.sleep(60)"
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", program(tmp_path, sleeper))
    path = tmp_path / "minutes.doc"
    path.write_bytes(OLE)
    began = time.monotonic()
    with pytest.raises(ReadTimeoutError, match=r"minutes\.doc.*longer than 2 seconds"), office.as_docx(path, limit=2):
        pass
    assert time.monotonic() - began < 30
    deadline = time.monotonic() + 10
    while is_alive(int(told.read_text())) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(int(told.read_text()))


def test_a_conversion_that_gives_nothing_is_called_damaged(tmp_path, monkeypatch):
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", program(tmp_path, "sys.exit(0)"))
    path = tmp_path / "minutes.rtf"
    path.write_bytes(b"{\\rtf1}")
    with pytest.raises(CorruptError, match=r"minutes\.rtf"), office.as_docx(path):
        pass


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
    path = tmp_path / "minutes"
    path.write_bytes(content)
    with pytest.raises(EncryptedError, match="password"), office.as_docx(path):
        pass


def test_a_missing_file_is_called_so(tmp_path, monkeypatch):
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", program(tmp_path, "sys.exit(0)"))
    with pytest.raises(UnreadableError), office.as_docx(tmp_path / "gone.doc"):
        pass


def test_a_missing_program_skips_a_test_unless_all_must_run(needs, monkeypatch):
    monkeypatch.delenv("MINUTEBOOK_TESTS", raising=False)
    with pytest.raises(pytest.skip.Exception):
        needs("no-such-program")
    monkeypatch.setenv("MINUTEBOOK_TESTS", "all")
    with pytest.raises(pytest.fail.Exception, match="no-such-program is not installed"):
        needs("no-such-program")
