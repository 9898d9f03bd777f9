"""An archive's catalogue: read as archivists write it, refused where it is not certain, and laid over what was found."""

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from extractor import bulk, store
from extractor.bulk.catalogue import read
from extractor.bulk.catalogue.access import Access, access
from extractor.bulk.catalogue.dates import Dates, dates
from extractor.errors import CatalogueError
from extractor.store.asking import is_below
from extractor.store.catalogue import Described, _date

MINUTES = """{body}
Minutes of the meeting held on Monday {day} February 2020 at 7.30 pm in the Village Hall
Present: Cllr Jane Smith (Chair), Cllr Robert Ash
1. Fence
Action: Robert Ash to obtain three quotes for the fence.
"""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1952", Dates("1952")),
        ("[c. 1952]", Dates("1952")),
        ("1952-03", Dates("1952-03")),
        ("1952-03-04", Dates("1952-03-04")),
        ("19520304", Dates("1952-03-04")),
        ("1952-03-04T10:00:00Z", Dates("1952-03-04")),
        ("4 March 1952", Dates("1952-03-04")),
        ("Mar-1952", Dates("1952-03")),
        ("13/03/1952", Dates("1952-03-13")),
        ("05/05/1952", Dates("1952-05-05")),
        ("1950-1952", Dates("1950", "1952")),
        ("1998-99", Dates("1998", "1999")),
        ("1999-05", Dates("1999-05")),  # a month, not six years backwards
        ("1950s", Dates("1950", "1959")),
        ("1952-03-04/1953-01-02", Dates("1952-03-04", "1953-01-02")),
        ("12 to 14 March 1952", Dates("1952-03-12", "1952-03-14")),
        ("12-14 March 1952", Dates("1952-03-12", "1952-03-14")),
        ("March to May 1952", Dates("1952-03", "1952-05")),
        ("4 Mar 1952 - 6 Apr 1953", Dates("1952-03-04", "1953-04-06")),
        ("n.d.", None),
        ("", None),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(written: str, meant: Dates | None) -> None:
    assert dates(written) == meant


@pytest.mark.parametrize(
    "written", ["03/04/1952", "4.3.1952", "1952-02-30", "Mar-52", "1955-1950", "last spring", "1952-13"]
)
def test_a_date_that_may_be_another_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"YYYY-MM-DD|never was|ends before"):
        dates(written)


@pytest.mark.parametrize(
    ("conditions", "until", "meant"),
    [
        ("", "", Access("open")),
        ("Open", "", Access("open")),
        ("There are no restrictions on access.", "", Access("open")),
        ("Open", "2019", Access("open")),  # it has opened
        ("Closed", "", Access("closed")),
        ("closed until 2040-01-01", "", Access("closed", "2040-01-01")),
        ("Restricted until 2 March 2041", "", Access("closed", "2041-03-02")),
        ("Closed", "2040", Access("closed", "2040-01-01")),
        ("", "01/01/2040", Access("closed", "2040-01-01")),
        ("Record opening: 2050", "", Access("closed", "2050-01-01")),
        ("Closed for 30 years", "", Access("closed", "1983-01-01")),  # from the end of 1952
    ],
)
def test_access_is_open_closed_or_closed_until_a_day(conditions: str, until: str, meant: Access) -> None:
    assert access(conditions, until, "1952-03") == meant


@pytest.mark.parametrize(
    ("conditions", "until", "covers"),
    [
        ("none", "", None),  # no restriction, or no access?
        ("ask the archivist", "", None),
        ("open", "2999", None),
        ("closed until 2040", "2041", None),
        ("closed until 1950-1952", "", None),
        ("closed for 30 years", "", None),  # from when?
    ],
)
def test_nothing_is_opened_by_a_guess(conditions: str, until: str, covers: str | None) -> None:
    with pytest.raises(ValueError, match=r"says neither|don't go together|is no day|needs the date"):
        access(conditions, until, covers)


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "catalogue.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("file,reference code,date,access\na.txt,PC/1,1952,closed\n", "utf-8"),
        (
            "File Name;Reference code(s);Date(s) of creation;Extent\na.txt;PC/1;1952;3 leaves\n".replace(
                " of creation", ""
            ),
            "utf-8-sig",
        ),
        ("digitalObjectPath\tidentifier\teventStartDates\teventEndDates\na.txt\tPC/1\t1952\t1952\n", "utf-8"),
        ("\nfile,ref,title,dates\n\na.txt,PC/1,Café,1952\n,,,\n", "cp1252"),
    ],
)
def test_headings_are_those_that_archivists_use(tmp_path: Path, text: str, encoding: str) -> None:
    (entry,) = read(table(tmp_path, text, encoding))
    assert (entry.named, entry.reference, entry.date) == ("a.txt", "PC/1", "1952")
    assert "a.txt" in dict(entry.entry).values()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("reference,date\nPC/1,1952\n", "no column that says which file"),
        (
            "file,acess conditions\na.txt,closed\n",
            r"'acess conditions' is no heading that is known \(is it 'access conditions'",
        ),
        ("file,path\na.txt,b.txt\n", "'file' and 'path' both say"),
        ("file,date\na.txt,03/04/1952\nb.txt,soon\n", r"line 2: '03/04/1952' may be two days.*\n.*line 3: 'soon'"),
        ("file,date\na.txt,1952\na.txt,1953\n", "line 3: is of the same file as line 2"),
        ("file,access\na.txt,perhaps\n", "line 2: 'perhaps' says neither"),
        ("file,sha256\na.txt,abc\n", "line 2: 'abc' is no SHA-256 digest"),
        ("file,date\n,1952\n", "line 2: names no file and no digest"),
        ("file,title\na.txt,Minutes, draft\n", "line 2: has 3 cells under 2 headings"),
        ("PK\x03\x04", "is no text"),
        ('file,title\na.txt,"open\n', "is not comma-separated values"),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_said_by_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CatalogueError, match=f"(?s){said}"):
        read(table(tmp_path, text))


@pytest.mark.parametrize(
    ("found", "given", "meant"),
    [
        ("1952-03-04", Described(None, "1952", None), "1952-03-04"),  # found more exactly, within it
        ("1952", Described(None, "1952-03-04", None), "1952-03-04"),
        ("1953-01-02", Described(None, "1952-03", None), "1952-03"),
        ("1951-06-01", Described(None, "1950", "1952"), "1951-06-01"),
        ("1960-06-01", Described(None, "1950", "1952"), None),  # neither is the day of a meeting
        ("1960-06-01", Described(None, "1952-03-04", "1952-05-04"), "1952"),
        ("1960-06-01", Described(None, "1952-03-04", "1952-03-09"), "1952-03"),
        (None, Described(None, "1952-03-04", None), "1952-03-04"),
        ("1960", Described("A Body", None, None), "1960"),
    ],
)
def test_the_catalogues_date_wins_unless_a_more_exact_one_is_within_it(
    found: str | None, given: Described, meant: str | None
) -> None:
    assert _date(found, given) == meant


@pytest.mark.parametrize(
    ("wanted", "reference", "fits"),
    [
        ("PC/1", "PC/1", True),
        ("pc/1/", "PC/1/3", True),
        ("PC/1", "PC/13", False),
        ("PC", "PC/1", True),
        ("PC/1", None, False),
        ("", "PC/1", False),
    ],
)
def test_a_reference_code_stands_for_all_below_it(wanted: str, reference: str | None, fits: bool) -> None:
    assert is_below(wanted, reference) is fits


class Archive:
    """A folder of minutes and the database that they are imported into."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.database = folder / "in", folder / "minutes.db"
        for name, day, body in (("a.txt", 3, "Ashton Parish Council"), ("sub/b.txt", 10, "Ashton Parish Council")):
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(MINUTES.format(day=day, body=body), "utf-8")

    def take(self, catalogue: str | None = None) -> bulk.Summary:
        given = None if catalogue is None else table(self.folder.parent, catalogue)
        run = bulk.Run(bulk.Limits(1, 60, is_short=True), lambda _: None, catalogue=given)
        with closing(store.open_database(self.database)) as db:
            return bulk.import_files(db, [str(self.folder)], run, self.database)

    def ask(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with closing(store.open_to_read(self.database)) as db:
            return [tuple(row) for row in db.execute(query, values).fetchall()]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which two minutes were imported without a catalogue."""
    folder = tmp_path_factory.mktemp("archive")
    assert Archive(folder).take().imported == 2
    return folder


@pytest.fixture
def archive(imported: Path) -> Iterator[Archive]:
    yield Archive(imported)
    with closing(store.open_database(imported / "minutes.db")) as db:
        db.execute("DELETE FROM catalogue")
        store.settle_all(db)
        store.join_all(db)


MEETINGS = "SELECT bodies.name, date FROM meetings LEFT JOIN bodies ON bodies.key = body ORDER BY date"


def test_a_catalogue_describes_what_was_imported_before_and_wins(archive: Archive) -> None:
    summary = archive.take("file,reference,series,committee,date\nb.txt,PC/2,Minutes,Ashton Burial Board,1921-06\n")
    assert (summary.imported, summary.unchanged) == (0, 2)  # nothing is read again
    assert archive.ask(MEETINGS) == [("Ashton Burial Board", "1921-06"), ("Ashton Parish Council", "2020-02-03")]
    assert archive.ask("SELECT body, date FROM minutes ORDER BY date") == [  # what was found stands as found
        ("Ashton Parish Council", "2020-02-03"),
        ("Ashton Parish Council", "2020-02-10"),
    ]
    assert archive.ask("SELECT why, detail FROM review_queue") == [
        ("differs from the catalogue", "body: Ashton Parish Council, the catalogue has Ashton Burial Board"),
        ("differs from the catalogue", "date: 2020-02-10, the catalogue has 1921-06"),
    ]
    source, line, entry = archive.ask("SELECT source, line, entry FROM catalogue")[0]
    assert (Path(source).name, line, '"committee": "Ashton Burial Board"' in entry) == ("catalogue.csv", 2, True)


def test_a_catalogue_stays_until_it_says_otherwise(archive: Archive) -> None:
    archive.take("file,reference,committee\nb.txt,PC/2,Ashton Burial Board\n")
    archive.take()
    assert archive.ask("SELECT reference, body FROM catalogued") == [("PC/2", "Ashton Burial Board")]
    archive.take("file,reference\nin/sub/b.txt,PC/9\n")
    assert archive.ask("SELECT reference, body FROM catalogued") == [("PC/9", None)]
    assert archive.ask(MEETINGS) == [("Ashton Parish Council", "2020-02-03"), ("Ashton Parish Council", "2020-02-10")]
    with closing(store.open_database(archive.database)) as db:
        before = db.execute("SELECT total_changes()").fetchone()
        assert store.put_catalogue(db, [], "nothing") == 0
        assert db.execute("SELECT count(*) FROM to_join").fetchone() == (0,)
        assert db.execute("SELECT total_changes()").fetchone() == before


def test_a_document_that_is_read_again_keeps_its_description(archive: Archive) -> None:
    archive.take("file,committee,date\nb.txt,Ashton Burial Board,1921\n")
    with closing(store.open_database(archive.database)) as db:
        run = bulk.Run(bulk.Limits(1, 60, is_short=True), lambda _: None, bulk.Wanted("all"))
        bulk.import_files(db, [str(archive.folder)], run, archive.database)
    assert archive.ask("SELECT count(DISTINCT run) FROM documents WHERE run = (SELECT max(id) FROM runs)") == [(1,)]
    assert archive.ask(MEETINGS)[0] == ("Ashton Burial Board", "1921")


def test_answers_can_be_narrowed_to_a_reference_or_series(archive: Archive) -> None:
    archive.take("file,reference,series\na.txt,PC/1/1,Council minutes\nb.txt,PC/2/1,Burials\n")
    with closing(store.open_to_read(archive.database)) as db:
        below, burials = store.Filter(reference="pc/1"), store.Filter(series="burials")
        assert [row["reference"] for row in store.holdings(db, below)] == ["PC/1/1"]
        assert [row["reference"] for row in store.holdings(db, burials)] == ["PC/2/1"]
        assert [row["path"][-5:] for row in store.holdings(db, store.Filter(), "council minutes pc")] == ["a.txt"]
        assert {row["date"] for row in store.search(db, "fence", burials, 9)} == {"2020-02-10"}
        assert [row["came"] for row in store.people(db, below, "Robert Ash")] == [1]
        assert len(list(store.actions(db, burials))) == 1
        assert list(store.actions(db, store.Filter(reference="XX"))) == []


@pytest.mark.parametrize(
    ("catalogue", "said"),
    [
        ("file,date\nc.txt,1952\n", "line 2: there is no file 'c.txt'"),
        ("file,date\na.txt,1952\nin/a.txt,1953\n", "line 3: is of the same file as line 2"),
    ],
)
def test_rows_that_fit_no_file_or_another_rows_stop_the_run_before_it_begins(
    archive: Archive, catalogue: str, said: str
) -> None:
    runs = archive.ask("SELECT count(*) FROM runs")
    with pytest.raises(CatalogueError, match=said):
        archive.take(catalogue)
    assert (archive.ask("SELECT count(*) FROM runs"), archive.ask("SELECT * FROM catalogue")) == (runs, [])


def test_a_name_that_several_files_have_is_asked_for_in_full(archive: Archive) -> None:
    twin = archive.folder / "other" / "b.txt"
    twin.parent.mkdir()
    twin.write_text("another", "utf-8")
    with pytest.raises(CatalogueError, match=r"'b.txt' may be .*other/b.txt or .*sub/b.txt"):
        archive.take("file,date\nb.txt,1952\n")
    twin.unlink()
    twin.parent.rmdir()


def test_a_digest_names_a_file_as_well_as_its_path_does(archive: Archive) -> None:
    digest = sha256((archive.folder / "a.txt").read_bytes()).hexdigest()
    summary = archive.take(f"sha256,reference\n{digest.upper()},PC/7\n{'0' * 64},PC/8\n")
    assert summary.undescribed == (3,)
    assert archive.ask("SELECT reference FROM catalogued") == [("PC/7",)]


def test_a_digest_beside_a_path_is_compared(archive: Archive) -> None:
    archive.take(f"file,checksum\na.txt,{'0' * 64}\n")
    assert [why for (why,) in archive.ask("SELECT why FROM review_queue")] == [
        "not the file that the catalogue describes"
    ]
