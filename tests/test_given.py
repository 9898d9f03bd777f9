"""What a run is given: lists of paths, and patterns that choose among the files that are met."""

import os
from pathlib import Path

import pytest

from extractor.bulk import Choice, Paths, require
from extractor.bulk.walk import files, said
from extractor.errors import NothingToDoError

TREE = (
    "a.pdf",
    "b.PDF",
    "c.docx",
    "2020/a.pdf",
    "2020/drafts/d.pdf",
    "2021/minutes may.pdf",
    "2021/agenda.doc",
    "drafts",
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in TREE:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(name)
    return tmp_path / "in"


@pytest.mark.parametrize(
    ("include", "exclude", "left"),
    [
        ([], [], set(TREE)),
        (["*.pdf"], [], {name for name in TREE if name.lower().endswith(".pdf")}),  # capitals are the same
        (["*.doc", "*.docx"], [], {"c.docx", "2021/agenda.doc"}),
        (["2020/"], [], {"2020/a.pdf", "2020/drafts/d.pdf"}),
        (["/*.pdf"], [], {"a.pdf", "b.PDF"}),  # from the folder on
        (["**/minutes*"], [], {"2021/minutes may.pdf"}),
        ([], ["drafts"], set(TREE) - {"drafts", "2020/drafts/d.pdf"}),  # files and folders
        ([], ["drafts/"], set(TREE) - {"2020/drafts/d.pdf"}),  # folders
        (["*.pdf"], ["2020/**", "b.*"], {"a.pdf", "2021/minutes may.pdf"}),
        (["nothing"], [], set()),
    ],
)
def test_patterns_choose_among_files(tree: Path, include: list[str], exclude: list[str], left: set[str]) -> None:
    met = files([str(tree)], Choice(include, exclude))
    assert {os.path.relpath(path, tree) for path in met} == left


def test_a_folder_that_is_left_out_is_not_looked_into(tree: Path) -> None:
    (tree / "locked").mkdir()
    (tree / "locked").chmod(0)
    assert not any("locked" in path for path in files([str(tree)], Choice(exclude=["locked/"])))


def test_a_file_that_is_named_is_known_by_its_name(tree: Path) -> None:
    assert list(files([str(tree / "2020" / "a.pdf")], Choice(["*.docx"]))) == []
    assert len(list(files([str(tree / "2020" / "a.pdf")], Choice(["a.*"])))) == 1


def test_that_nothing_was_chosen_is_said(tree: Path) -> None:
    with pytest.raises(NothingToDoError, match="no file in it is one that you chose"):
        require([str(tree)], Choice(["*.odt"]))


def test_that_a_list_is_empty_is_said(tree: Path) -> None:
    (tree / "list").touch()
    with pytest.raises(NothingToDoError, match="names no file"):
        require(Paths([], tree / "list"))


ODD = ("a[1].pdf", "a*.pdf", "white space .pdf", os.fsdecode(b"caf\xe9.pdf"))


@pytest.mark.parametrize(
    ("between", "after", "names"),
    [
        (b"\n", b"", ODD),
        (b"\r\n", b"\r\n", ODD),
        (b"\n\n", b"\n", ODD),
        (b"\0", b"\0", (*ODD, "two\nlines.pdf")),
        (b"\0", b"", ("one", "other")),
        (b"\n", b"", ("one",)),
        (b"\n", b"", ()),
    ],
)
def test_a_list_is_read_as_it_stands(tmp_path: Path, between: bytes, after: bytes, names: tuple[str, ...]) -> None:
    for name in (*names, "a1.pdf"):
        (tmp_path / name).touch()
    listed = tmp_path / "list"
    listed.write_bytes(between.join(os.fsencode(tmp_path / name) for name in names) + after)
    paths = Paths([], listed)
    for _ in range(2):  # as often as it is asked for
        assert [Path(path).name for path in files(paths)] == list(names)
    assert said(paths) == (f"--files-from {listed}",)


def test_what_a_list_names_and_is_not_there_is_met_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "a1.pdf").touch()
    (tmp_path / "list").write_text(f"{tmp_path}/a[1].pdf\n")
    assert list(files(Paths([], tmp_path / "list"))) == [f"{tmp_path}/a[1].pdf"]


def test_a_long_list_is_read_in_blocks(tmp_path: Path) -> None:
    names = [f"{'x' * (number % 90)}-{number}" for number in range(5000)]
    for mark in ("\n", "\0"):
        (tmp_path / "list").write_text(mark.join(names))
        assert list(Paths(["first"], tmp_path / "list")) == ["first", *names]
