"""`people`, `law`, `timeline`, `unmatched` and `--rules`: what the ten meetings of one body say together, asked by command."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.cli import main

SERIES = Path(__file__).resolve().parent.parent / "corpus" / "series"
RULES = """[[person]]
name = "Moira Finch-Adler"
also = ["Moira Finch", "Nobody Ever"]

[[abbreviation]]
short = "FOHL"
long = "Friends of Harrowmere Lido"
"""


def run(*arguments: object, db: Path) -> Result:
    given = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, given, env={"MINUTEBOOK_DB": str(db), "COLUMNS": "100"})


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("book") / "minutes.db"
    assert run("import", SERIES / "*.pdf", db=db).exit_code == 0
    return db


def table(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_a_timeline_tells_each_meeting_with_its_words_and_page(book: Path) -> None:
    told = run("timeline", "Ferry", "path", db=book)
    lines = told.stdout.splitlines()
    assert lines[0].startswith("Dev Sandhu to write to the County Council about the closure of Ferry Path.")
    assert [line.split()[:2] for line in lines if line.startswith("2017")] == [
        ["2017-01-17", "set"],
        ["2017-02-21", "told"],
        ["2017-03-21", "changed"],
        ["2017-04-18", "changed"],
        ["2017-06-20", "closed"],
    ]
    assert "other hands" in told.stdout
    assert "harrowmere-lido-2017-03-21.pdf, p. 1" in told.stdout
    assert lines[-1] == "1 action."


def test_silence_is_told_between_and_at_the_end(book: Path) -> None:
    assert "1 meeting silent" in run("timeline", "heritage", db=book).stdout
    assert "8 later meetings silent" in run("timeline", "drains", db=book).stdout


def test_a_timeline_is_found_by_any_key_of_its_tellings(book: Path) -> None:
    rows = table(run("timeline", "turnstile", "--format", "csv", db=book))
    assert [row["event"] for row in rows] == ["opened", "updated", "carried", "carried", "closed"]
    again = table(run("timeline", rows[3]["key"][:10], "--format", "csv", db=book))
    assert again == rows


@pytest.mark.parametrize(
    ("options", "tasks"),
    [
        (["--state", "ongoing"], 1),
        (["--owner", "yallop"], 2),
        (["--body", "lido", "--until", "2017-01"], 3),
        (["--body", "harbour"], 0),
        (["no such task"], 0),
    ],
)
def test_timelines_are_narrowed_like_actions(book: Path, options: list[str], tasks: int) -> None:
    rows = json.loads(run("timeline", *options, "--format", "json", db=book).stdout)
    assert len({row["thread"] for row in rows}) == tasks


def test_people_stand_once_with_all_their_names(book: Path) -> None:
    rows = table(run("people", "--format", "csv", db=book))
    assert [row["name"] for row in rows] == [
        "Dev Sandhu",
        "Gwen Talbot",
        "Lena Brook",
        "Moira Finch",
        "Omar Haddad",
        "Peter Yallop",
        "Ruth Ackland",
    ]
    clerk = rows[3]
    assert (clerk["also"], clerk["came"], clerk["first"], clerk["last"]) == (
        "M Finch",
        "10",
        "2017-01-17",
        "2018-01-16",
    )
    assert (rows[1]["actions"], rows[1]["not_closed"]) == ("4", "2")


@pytest.mark.parametrize(("name", "found"), [("finch", 1), ("R Ackland", 1), ("nobody", 0)])
def test_people_are_found_by_any_form_of_the_name(book: Path, name: str, found: int) -> None:
    assert len(json.loads(run("people", name, "--format", "json", db=book).stdout)) == found


def test_law_tells_how_far_a_bill_was(book: Path) -> None:
    told = run("law", "neighbourhood", db=book).stdout
    steps = [line.split("  ")[1:3] for line in told.splitlines() if line.startswith("  2017")]
    assert [stage.strip() for _, stage in steps] == [
        "passed, Commons",
        "committee stage, Lords",
        "third reading, Lords (2017-03-15)",
        "royal assent (2017-04-27)",
    ]
    assert "became the Neighbourhood Planning Act 2017" in told
    assert "http://www.legislation.gov.uk/id/ukpga/2017/20" in told
    assert len(table(run("law", "--since", "2017-06", "--format", "csv", db=book))) == 2


def test_what_matched_nothing_is_listed_and_drafted(book: Path) -> None:
    assert [row["name"] for row in table(run("unmatched", "--format", "csv", db=book))] == ["FOHL", "HRA"]
    draft = run("unmatched", "--draft", db=book).stdout
    assert '#short = "HRA"' in draft
    assert "# it may be Historic Risk Assessment" in draft
    assert all(line.startswith("#") or not line for line in draft.splitlines())


def test_own_rules_stay_with_the_database_until_an_empty_file_takes_them_out(tmp_path: Path) -> None:
    db, own, empty = tmp_path / "minutes.db", tmp_path / "my.toml", tmp_path / "empty.toml"
    own.write_text(RULES, "utf-8")
    empty.write_text("", "utf-8")
    pages = SERIES / "harrowmere-lido-2017-01-17.pdf"
    assert run("import", pages, db=db).stdout.startswith("1 file imported, 0 unchanged")
    assert run("import", pages, "--rules", own, db=db).stdout.startswith("1 file imported, 0 unchanged")
    assert run("import", pages, db=db).stdout.startswith("0 files imported, 1 unchanged")
    names = [row["name"] for row in table(run("people", "finch", "--format", "csv", db=db))]
    assert names == ["Moira Finch-Adler"]
    idle = table(run("unmatched", "--format", "csv", db=db))
    assert [(row["what"], row["name"]) for row in idle] == [("own name of a person", "Nobody Ever")]
    assert run("import", pages, "--rules", empty, db=db).stdout.startswith("1 file imported, 0 unchanged")
    assert [row["name"] for row in table(run("people", "finch", "--format", "csv", db=db))] == ["Moira Finch"]
    assert [row["name"] for row in table(run("unmatched", "--format", "csv", db=db))] == ["FOHL"]


def test_names_alone_are_joined_without_reading_again(tmp_path: Path) -> None:
    db, own = tmp_path / "minutes.db", tmp_path / "my.toml"
    own.write_text(RULES.partition("[[abb")[0], "utf-8")
    pages = SERIES / "harrowmere-lido-2017-01-17.pdf"
    run("import", pages, db=db)
    assert run("import", pages, "--rules", own, db=db).stdout.startswith("0 files imported, 1 unchanged")
    assert [row["name"] for row in table(run("people", "finch", "--format", "csv", db=db))] == ["Moira Finch-Adler"]


def test_extract_goes_by_own_rules(tmp_path: Path) -> None:
    own = tmp_path / "my.toml"
    own.write_text(RULES, "utf-8")
    pages = SERIES / "harrowmere-lido-2017-01-17.pdf"
    for options, long in (([], None), (["--rules", own], "Friends of Harrowmere Lido")):
        record = json.loads(run("extract", pages, "--json", *options, db=tmp_path / "no.db").stdout)
        assert [use["long"] for use in record["abbreviation_uses"]] == [long]


@pytest.mark.parametrize("command", ["import", "extract"])
def test_wrong_rules_stop_the_command_and_say_where(tmp_path: Path, command: str) -> None:
    own = tmp_path / "my.toml"
    own.write_text('[[abbreviation]]\nshort = "FOHL"\n', "utf-8")
    done = run(command, SERIES / "harrowmere-lido-2017-01-17.pdf", "--rules", own, db=tmp_path / "minutes.db")
    assert done.exit_code == 2
    assert f"{own}, line 1: `long` is missing or too short: write what the letters stand for" in done.stderr
    assert not (tmp_path / "minutes.db").exists()
