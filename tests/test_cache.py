"""What is kept from run to run."""

import os
from pathlib import Path

import pytest

from extractor.read import cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MINUTEBOOK_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_what_was_put_is_held_for_what_it_was_made_from_alone() -> None:
    cache.put("pages", ("digest", "1", "200"), b"words")
    assert cache.held("pages", ("digest", "1", "200")) == b"words"
    assert cache.held("pages", ("digest", "1", "300")) is None
    assert cache.held("others", ("digest", "1", "200")) is None


def test_what_is_put_again_takes_the_place_of_what_was_there() -> None:
    cache.put("pages", ("a",), b"before")
    cache.put("pages", ("a",), b"after")
    assert cache.held("pages", ("a",)) == b"after"


def test_what_was_damaged_is_not_held(folder: Path) -> None:
    cache.put("pages", ("a",), b"words")
    (path,) = folder.glob("*/*/*")
    path.write_bytes(path.read_bytes()[:-1])
    assert cache.held("pages", ("a",)) is None


def test_nothing_is_kept_when_the_folder_is_empty_or_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    for named in ("", str(tmp_path / "file" / "below")):
        monkeypatch.setenv("MINUTEBOOK_CACHE", named)
        cache.put("pages", ("a",), b"words")
        assert cache.held("pages", ("a",)) is None


def test_what_was_not_used_for_longest_goes_first() -> None:
    for at, name in enumerate(("first", "second", "third")):
        cache.put("pages", (name,), b"x" * 1000)
        os.utime(cache._path("pages", (name,)), (at, at))
    cache.held("pages", ("first",))  # which is then used last
    cache.shrink(2100)
    assert [cache.held("pages", (name,)) is not None for name in ("first", "second", "third")] == [True, False, True]


def test_what_others_cannot_read_is_kept_from_them(folder: Path) -> None:
    cache.put("pages", ("a",), b"words")
    (path,) = folder.glob("*/*/*")
    assert path.stat().st_mode & 0o077 == 0
