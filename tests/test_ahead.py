"""Files for LibreOffice converted many at once, ahead of those who read them."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.bulk import Limits, import_files
from extractor.bulk.ahead import converted_ahead
from extractor.bulk.importer import Run
from extractor.bulk.taking import Done
from extractor.bulk.worker import Job
from extractor.read import office, office_many
from extractor.read.office_many import Waiting, waiting
from extractor.store.database import open_database

RTF = b"{\\rtf1 The plan of day %d was approved.}"
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
MEMORY = 4 << 30
# Converts what it is given, keeps count of its calls, ends at what says "fall", and stays at what says "stay".
CONVERTER = """#!{python}
import io, pathlib, sys, time, zipfile
if '--version' in sys.argv:
    print('LibreOffice 1.2')
    sys.exit()
start = sys.argv.index('--outdir')
out, copies = pathlib.Path(sys.argv[start + 1]), sys.argv[start + 2:]
with open({count!r}, 'a') as count:
    count.write(f'{{len(copies)}} ')
out.mkdir(exist_ok=True)
for copy in map(pathlib.Path, copies):
    content = copy.read_bytes()
    if b'fall' in content:
        sys.exit(1)
    if b'stay' in content:
        (out / (copy.stem + '.docx')).write_bytes(b'PK half')
        time.sleep(60)
    if b'nothing' not in content:
        with zipfile.ZipFile(out / (copy.stem + '.docx'), 'w') as made:
            made.writestr('said', content)
"""


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_CACHE", str(tmp_path / "kept"))


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[int]]:
    """Asks how many files each call of a stand-in for LibreOffice was given."""
    count, path = tmp_path / "count", tmp_path / "soffice"
    path.write_text(CONVERTER.format(python=sys.executable, count=str(count)))
    path.chmod(0o755)
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", str(path))
    return lambda: [int(number) for number in count.read_text().split()] if count.exists() else []


def jobs(folder: Path, *contents: bytes) -> list[Job]:
    folder.mkdir(exist_ok=True)
    found = [Job(str(folder / f"{number:03}")) for number in range(len(contents))]
    for job, content in zip(found, contents, strict=True):
        Path(job.path).write_bytes(content)
    return found


def given(found: list[Job]) -> list[Job]:
    return [job for job in converted_ahead(found, MEMORY) if job is not None]


def is_kept(job: Job) -> bool:
    content = Path(job.path).read_bytes()
    return office.held(content, office.ending(content, Path(job.path))) is not None


def test_many_files_are_converted_in_few_calls(tmp_path: Path, calls: Callable[[], list[int]]) -> None:
    found = jobs(tmp_path / "files", *(RTF % number for number in range(50)))
    assert given(found) == found
    assert all(map(is_kept, found))
    assert calls() == [24, 24, 2]
    assert given(found) == found
    assert calls() == [24, 24, 2]  # what was converted is known


def test_other_files_do_not_wait(tmp_path: Path, calls: Callable[[], list[int]]) -> None:
    found = jobs(tmp_path / "files", RTF % 1, b"Minutes", RTF % 2, b"More minutes")
    assert [Path(job.path).name for job in given(found)] == ["001", "003", "000", "002"]
    assert calls() == [2]


def test_one_file_alone_is_left_to_its_reader(tmp_path: Path, calls: Callable[[], list[int]]) -> None:
    found = jobs(tmp_path / "files", RTF % 1, b"Minutes")
    assert len(given(found)) == 2
    assert calls() == []


@pytest.mark.parametrize(
    ("contents", "kept"),
    [
        ([RTF % 1, RTF % 2 + b"nothing", RTF % 3], [True, False, True]),
        ([RTF % 1, RTF % 2 + b"fall", RTF % 3], [True, False, False]),
        ([RTF % 1, RTF % 2 + b"stay", RTF % 3], [True, False, False]),
        ([RTF % 1, DOC, b"Minutes"], [True, True, False]),
    ],
    ids=["nothing comes of one", "one that it falls over", "one that takes too long", "an older Word file"],
)
def test_one_bad_file_loses_no_other(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    calls: Callable[[], list[int]],
    contents: list[bytes],
    kept: list[bool],
) -> None:
    monkeypatch.setattr(office_many, "_START", 3.0)
    monkeypatch.setattr(office_many, "_EACH", 0.0)
    found = jobs(tmp_path / "files", *contents)
    began = time.monotonic()
    assert sorted(given(found)) == found
    assert time.monotonic() - began < 30
    assert [is_kept(job) for job in found] == kept
    assert len(calls()) == 1


def test_who_leaves_ends_the_call(tmp_path: Path, calls: Callable[[], list[int]]) -> None:
    found = jobs(tmp_path / "files", *([RTF % 1, RTF % 2 + b"stay"] * 12), b"Minutes")
    ahead = converted_ahead(found, MEMORY)
    first = next(job for job in ahead if job is not None)
    assert Path(first.path).read_bytes() == b"Minutes"
    began = time.monotonic()
    ahead.close()
    assert time.monotonic() - began < 30
    assert not any(map(is_kept, found))
    assert calls() in ([], [24])  # it may not have come to count


def test_what_waits_when_a_run_is_stopped_is_left(tmp_path: Path, calls: Callable[[], list[int]]) -> None:
    found = jobs(tmp_path / "files", b"Minutes", RTF % 1, RTF % 2)
    assert list(converted_ahead(found, MEMORY, lambda: True)) == found[:1]
    assert calls() == []


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (RTF % 1, ".rtf"),
        (DOC, ".doc"),
        (b"PK\3\4" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
        (b"PK\3\4" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", None),
        (DOC[:8] + b"Workbook", None),
        (b"%PDF-1.4", None),
        (b"", None),
    ],
)
@pytest.mark.usefixtures("calls")
def test_what_is_for_libreoffice_is_told_by_its_first_bytes(tmp_path: Path, content: bytes, named: str | None) -> None:
    (job,) = jobs(tmp_path / "files", content)
    assert waiting(Path(job.path)) == (None if named is None else Waiting(content, named))
    assert waiting(tmp_path / "gone") is None


def test_without_a_cache_or_libreoffice_nothing_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: Callable[[], list[int]]
) -> None:
    found = jobs(tmp_path / "files", RTF % 1, RTF % 2)
    monkeypatch.setenv("MINUTEBOOK_CACHE", "")
    assert given(found) == found
    assert calls() == []
    monkeypatch.setenv("MINUTEBOOK_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("MINUTEBOOK_SOFFICE", str(tmp_path / "nowhere"))
    assert given(found) == found


def test_an_import_converts_many_files_at_once(tmp_path: Path, needs: Callable[[str], str]) -> None:
    needs("soffice")
    found = jobs(tmp_path / "files", *(RTF % number for number in range(4)), DOC + bytes(999), RTF % 9 + bytes(9))
    done: list[Done] = []
    db = open_database(tmp_path / "minutes.db")
    try:
        import_files(db, [str(tmp_path / "files")], Run(Limits(1, 120.0), done.append), tmp_path / "minutes.db")
        assert sorted((Path(one.path).name, one.class_) for one in done) == [
            (Path(job.path).name, "corrupt" if Path(job.path).read_bytes().startswith(DOC) else None) for job in found
        ]
        texts = {row["text"] for row in db.query("SELECT text FROM documents WHERE text IS NOT NULL")}
        assert "The plan of day 3 was approved." in texts
    finally:
        db.close()
