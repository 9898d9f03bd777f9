"""Files made to hurt: each is read or refused with a word for it, in its time and memory, and nothing is fetched."""

import contextlib
import importlib
import socket
from pathlib import Path
from types import ModuleType

import pytest

from extractor.bulk.worker import Job, Outcome
from extractor.bulk.workers import Limits, read_all
from extractor.errors import MinutebookError, TooLargeError, cures
from extractor.read import read
from extractor.read.pdf.marked import MarkedContent

SCRIPTS = Path(__file__).parent.parent / "scripts"
SECONDS, MEMORY = 20, 1 << 30
# Newer Pythons take a part that the directory names twice for a bomb, older ones read it.
TWICE = "a part twice.docx"
READ = {
    "a billion pages claimed.pdf",
    "a length that is its stream.pdf",
    "an older table that is this one.pdf",
    "an outline that is its own next.pdf",
    "contents that hold themselves.pdf",
    "dictionaries in dictionaries.pdf",
    "junk before.pdf",
    "last hundred bytes lost.pdf",
    "length past the end.pdf",
    "letters beyond measure.pdf",
    "locked by its owner, way 6.pdf",
    "no cross-reference table.pdf",
    "no endobj.pdf",
    "no paper size.pdf",
    "page labels that hold themselves.pdf",
    "tags that hold themselves.pdf",
    "two files in one.pdf",
    "wrong rotation.pdf",
    "a cell over a billion columns.docx",
    "a level beyond all.docx",
    "a link up and out.docx",
    "a look that is none.docx",
    "a number of ten thousand digits.docx",
    "a path from the root.docx",
    "a path up and out.docx",
    "a roman billion.docx",
    "a row before the first column.docx",
    "half a sign.docx",
    "styles in a circle.docx",
    "tables in tables, fifty deep.docx",
    "a listing that is lost.docx",
    "wrong sums.docx",
    "one word of ten million letters.docx",
    "fifty thousand comments.docx",
    "text boxes in text boxes.docx",
}
REFUSED = {
    "400 megabytes of blanks.pdf": "too_large",
    "a gigabyte packed twice.pdf": "too_large",
    "ten million times one letter.pdf": "too_large",
    "forms in forms, ten times ten.pdf": "too_large",
    "a form that draws itself.pdf": "too_large",
    "a lock for certificates.pdf": "encrypted",
    "a lock of the future.pdf": "encrypted",
    "locked by its reader, way 4.pdf": "encrypted",
    "empty.pdf": "empty",
    "an object that is itself.pdf": "empty",
    "two objects that are each other.pdf": "empty",
    "garbage after the header.pdf": "corrupt",
    "forms one below the other.pdf": "corrupt",
    "a gigabyte of blanks in the document.docx": "too_large",
    "a gigabyte that says it is a kilobyte.docx": "too_large",
    "a thousand parts in one place.docx": "too_large",
    "a table of six hundred thousand cells.docx": "too_large",
    "a billion laughs.docx": "corrupt",
    "an entity that is a file.docx": "corrupt",
    "elements a hundred thousand deep.docx": "corrupt",
    "parts that are locked.docx": "encrypted",
}


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """scripts/mutate.py."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("mutate")


def came_of(paths: list[Path]) -> dict[str, Outcome]:
    jobs = (Job(str(path)) for path in paths)
    return {Path(job.path).name: outcome for job, outcome in read_all(jobs, Limits(2, SECONDS, MEMORY))}


def test_what_is_built_to_hurt_is_read_or_refused_with_a_word_for_it(tmp_path: Path, script: ModuleType) -> None:
    made = {**script.hostile_pdf.hostile(), **script.hostile_word.hostile()}
    paths = []
    for name in sorted(READ | REFUSED.keys() | {TWICE}):
        paths.append(tmp_path / name)
        paths[-1].write_bytes(made[name.rpartition(".")[0]]())
    found = came_of(paths)
    classes = {name: outcome.class_ for name, outcome in found.items()}
    assert classes.pop(TWICE) in (None, "corrupt")
    assert classes == {**dict.fromkeys(READ), **REFUSED}
    assert max(outcome.memory for outcome in found.values()) < MEMORY
    assert not Path("/var/minutebook-was-here.xml").exists()


def test_good_files_changed_at_random_are_read_or_refused(tmp_path: Path, script: ModuleType) -> None:
    written = script.write(tmp_path, 5, 24)
    changed = [path for path in written if not path.name.startswith("built-")]
    assert len(changed) == 12
    for outcome in came_of(changed).values():
        assert outcome.class_ is None or outcome.class_ in cures()
        assert outcome.class_ != "fault", outcome.traceback


def test_the_same_seed_gives_the_same_files(tmp_path: Path, script: ModuleType) -> None:
    good = (SCRIPTS.parent / "corpus" / "alder-falls-council-2018-06-18.docx").read_bytes()
    for seed in range(30):
        assert script.mutated("a.docx", good, str(seed)) == script.mutated("a.docx", good, str(seed))
    first, again = (script.write(tmp_path / name, 2, 10) for name in ("one", "two"))
    assert [path.name for path in first] == [path.name for path in again]


@pytest.mark.parametrize(
    "name",
    [
        "an entity that is elsewhere",
        "a definition that is elsewhere",
        "a template that is elsewhere",
        "a header that is elsewhere",
        "styles that are elsewhere",
        "another document that is elsewhere",
        "a picture that is elsewhere",
        "a field that fetches",
    ],
)
def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: ModuleType, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(script.hostile_word, "ELSEWHERE", f"http://127.0.0.1:{server.getsockname()[1]}/")
        path = tmp_path / "a.docx"
        path.write_bytes(script.hostile_word.hostile()[name]())
        with contextlib.suppress(MinutebookError):
            assert "Minutes" in read(path).text or name == "a field that fetches"
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_marks_that_are_opened_without_end_are_left_in_good_time() -> None:
    held = MarkedContent(open=[(None, 0)] * 10_000)
    with pytest.raises(TooLargeError, match="marks"):
        held.begin(None, 0)
