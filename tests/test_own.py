"""The user's own rules: checked line by line, heard in every table that takes them, and before ours."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor import rules
from extractor.errors import RuleError
from extractor.own import load, parse
from extractor.own.checking import OPEN
from extractor.pipeline import extract, minutes
from extractor.read.assemble import Piece, RawLine, assemble
from models import Minutes, OwnRules, Reading, Source

HEAD = "Example Board\nMinutes of the meeting held on 1 May 2020\nPresent: Jane Smith (Chair), Tom Brown\n"
RULE = """[[rule]]
table = "legislation"
id = "byelaws"
why = "The town's own byelaws."
regex = 'Bathing Byelaws(?: 1932)?'
gives = { form = "citation", type = "ordinance" }
matches = ["under the Bathing Byelaws 1932"]
not_matches = ["under the byelaws"]
"""


@pytest.fixture(autouse=True)
def ours_again() -> Iterator[None]:
    yield
    rules.use(OwnRules())


def of(text: str) -> Minutes:
    values = {"path": "", "sha256": "", "bytes": 0, "media_type": "text/plain", "reader": "", "rules_version": ""}
    source = Source.model_validate({**values, "text_layer": "born_digital"})
    return minutes(assemble(source, [RawLine([Piece(line)]) for line in text.splitlines()]))


def changed(old: str, new: str) -> str:
    assert old in RULE
    return RULE.replace(old, new)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[rule]\n", "line 1"),
        ('[[rule]]\nid = "x\n', "line 2"),
        (changed("why = \"The town's own byelaws.\"\n", ""), "line 1: `why` is missing or too short: write a sentence"),
        (changed("regex", "regexp"), "line 5: `regexp` is no field of [[rule]]; did you mean `regex`?"),
        (changed("[[rule]]", "[[rules]]"), "line 1: `rules` is no kind of entry; did you mean `rule`?"),
        (changed('"byelaws"', '"Bye Laws"'), "line 3: `id`"),
        (changed('["under the Bathing Byelaws 1932"]', "[]"), "line 7: `matches` is missing or too short: write at least one"),
        (changed('["under the byelaws"]', '"under the byelaws"'), "line 8: `not_matches` must be a list in brackets"),
        (changed('"legislation"', '"legislations"'), "line 2: `legislations` is no table that takes rules"),
        (changed('"legislation"', '"outline"'), "line 2: `outline` is no table that takes rules"),
        (changed("Byelaws(?:", "Byelaws(?P:"), "line 5: the expression can't be read"),
        (changed("regex = 'Bathing Byelaws(?: 1932)?'", 'phrases = ["bathing byelaws"]'), "write `regex` and not"),
        (changed(', type = "ordinance"', ""), "line 6: rules of the table `legislation` say what a find means: write `type`"),
        (changed('"ordinance"', '"byelaw"'), "line 6: `type` can't be 'byelaw'; it may be act, bill,"),
        (changed('form = "citation"', 'form = "title"'), "line 5: the expression must name the parts that are read: (?P<noun>...)"),
        (changed("{ form", '{ colour = "red", form'), "line 6: `colour` says nothing in the table `legislation`"),
        (changed("under the Bathing Byelaws", "in the water"), "line 7: the rule finds nothing in 'in the water 1932'"),
        (changed('"under the byelaws"', '"Bathing Byelaws"'), "line 8: the rule finds something in 'Bathing Byelaws'"),
        (RULE + RULE, "line 11: `byelaws` is the id of a rule above"),
        ('[[words]]\ntable = "name"\nid = "given"\nwhy = "Names of ours."\nwords = ["x"]', "line 2: there is no table `name`"),
        ('[[words]]\ntable = "names"\nid = "givens"\nwhy = "Names of ours."\nwords = ["x"]', "line 3: the table `names` has no words"),
        ('[[person]]\nname = "Tom Brown"\n', "line 1: `also` is missing or too short: write a list of the other names"),
        ('[[person]]\nname = "Tom Brown"\nalso = ["TB"]\n[[person]]\nname = "Ann"\nalso = ["TB"]', "line 6: 'tb' is given to another"),
        ('[[abbreviation]]\nshort = "AB"\nlong = "Abc Bcd"\n\n[[abbreviation]]\nshort = "AB"\nlong = "Abc"', "line 6: 'AB' is given to"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line_and_its_cure(text: str, said: str) -> None:
    with pytest.raises(RuleError) as raised:
        parse(text, "my.toml")
    assert said in str(raised.value)
    assert str(raised.value).startswith("my.toml")


def test_several_mistakes_are_told_at_once() -> None:
    with pytest.raises(RuleError) as raised:
        parse(changed("regex", "regexp") + changed("why", "because"), "my.toml")
    assert len(str(raised.value).splitlines()) >= 3


@pytest.mark.parametrize(("content", "said"), [(None, "can't be read"), (b"\xff\xfe", "is not plain text")])
def test_a_file_that_cannot_be_read_is_said_so(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "my.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RuleError, match=said):
        load(path)


def rule(table: str, regex: str, gives: str, matches: str) -> str:
    fields = f"table = '{table}'\nid = 'of-ours'\nwhy = 'Only this body says so.'\nregex = '''{regex}'''\n"
    return f"[[rule]]\n{fields}gives = {{ {gives} }}\nmatches = ['''{matches}''']\nnot_matches = ['Nothing']\n"


def kind(record: Minutes) -> Any:
    return record.kind


def laws(record: Minutes) -> Any:
    return [(one.text, one.type) for one in record.legislation]


def actions(record: Minutes) -> Any:
    return [(one.owners, one.status) for one in record.actions]


def heard(table: str, own: str, text: str, ask: Callable[[Minutes], Any], right: Any) -> Any:
    return pytest.param(table, own, text, ask, right, id=table)


HEARD = [
    heard(
        "abbreviations",
        rule("abbreviations", r" alias (?P<short>[A-Z]+)", "order = 'long-first'", "Village Design Statement alias VDS"),
        "1. Plan\nThe Village Design Statement alias VDS was read.",
        lambda record: [(one.short, one.long) for one in record.abbreviations],
        [("VDS", "Village Design Statement")],
    ),
    heard(
        "actions_headings",
        rule("actions_headings", r"^Chores for the month$", "sort = 'actions'", "Chores for the month"),
        "1. Fence\nThe fence is down.\n2. Chores for the month\n- Mend the fence\n- Jane Smith: letter to the owner",
        lambda record: [one.marked for one in record.actions],
        [True, True],
    ),
    heard(
        "actions_markers",
        rule("actions_markers", r"^Chore: ", "at = 'start'", "Chore: mend the fence"),
        "1. Fence\nThe fence is down.\nChore: mend the fence by the gate",
        lambda record: [(one.text, one.marked) for one in record.actions],
        [("mend the fence by the gate", True)],
    ),
    heard(
        "actions_owners",
        rule("actions_owners", r"^(?P<who>[A-Z][a-z]+ [A-Z][a-z]+) >> ", "at = 'start'", "Jane Smith >> mend the fence"),
        "1. Fence\nThe fence is down.\nAction: Jane Smith >> mend the fence",
        actions,
        [(("Jane Smith",), None)],
    ),
    heard(
        "actions_prose",
        rule("actions_prose", r"\bhas it on (?:her|his) list to (?P<verb>[a-z]+)", "who = 'before', force = 'set'", "Jane has it on her list to mend it"),
        "1. Fence\nJane Smith has it on her list to mend the fence by the gate.",
        actions,
        [(("Jane Smith",), None)],
    ),
    heard(
        "decisions",
        rule("decisions", r"\bNem con\b", "part = 'says', outcome = 'agreed'", "Nem con to paint it"),
        "1. Fence\nNem con to paint the fence green.",
        lambda record: [one.outcome for one in record.decisions],
        ["agreed"],
    ),
    heard(
        "kind",
        rule("kind", r"^Example Board$", "kind = 'other', weight = '30', zone = 'head', most = '1'", "Example Board"),
        "1. Fence\nThe fence is down.",
        kind,
        "other",
    ),
    heard("legislation", RULE, "1. Pool\nSee the Bathing Byelaws 1932.", laws, [("Bathing Byelaws 1932", "ordinance")]),
    heard(
        "stages",
        rule("stages", r"\bwas on its last legs\b", "stage = 'third reading'", "was on its last legs"),
        "1. Law\nThe Building Safety Bill was on its last legs in the House of Commons.",
        lambda record: [one.stage for one in record.legislation],
        ["third reading"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "own", "text", "ask", "right"), HEARD)
def test_a_rule_is_heard_in_its_table(
    table: str, own: str, text: str, ask: Callable[[Minutes], Any], right: Any
) -> None:
    assert f"table = '{table}'" in own.replace('"', "'")
    assert ask(of(HEAD + text)) != right
    rules.use(parse(own, "my.toml"))
    assert ask(of(HEAD + text)) == right


TABLE = """# Example Board

Minutes of the meeting held on 1 May 2020

Present: Jane Smith, Tom Brown

## Actions

| Action | Owner | Status |
|--------|-------|--------|
| Mend the fence by the gate | Jane Smith | Parked |
| Write to the keeper of the wood | Tom Brown | Done |
| Order a new bench for the pond | Tom Brown | Ongoing |
"""


def test_a_status_is_heard_when_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "minutes.md"
    path.write_text(TABLE, "utf-8")
    own = parse(rule("actions_status", r"(?i)^parked$", "status = 'ongoing'", "Parked"), "my.toml")
    told = [
        [one.status for record in extract(path, how) for one in record.actions] for how in (Reading(), Reading(own=own))
    ]
    assert told == [[None, "closed", "ongoing"], ["ongoing", "closed", "ongoing"]]


def test_every_table_that_takes_rules_has_been_tried() -> None:
    assert {row.id for row in HEARD} | {"actions_status"} == set(OPEN)


def test_a_rule_wins_over_a_longer_find_of_ours() -> None:
    text = f"{HEAD}1. Pool\nUnder the Bathing Places (Safety) Act 1932 the pool is fenced."
    assert laws(of(text)) == [("Bathing Places (Safety) Act 1932", "act")]
    own = rule("legislation", r"(?<=\(Safety\) )Act 1932", "form = 'citation', type = 'code'", "(Safety) Act 1932")
    rules.use(parse(own, "my.toml"))
    assert laws(of(text)) == [("Act 1932", "code")]


def test_a_rule_with_the_id_of_ours_stands_in_its_place() -> None:
    ours = rules.rule("actions_status", "status-closed")
    own = rule("actions_status", r"^parked$", "status = 'closed'", "parked").replace("'of-ours'", f"'{ours.id}'")
    rules.use(parse(own, "my.toml"))
    assert [one.id for one in rules.table("actions_status").rule].count(ours.id) == 1
    assert rules.rule("actions_status", ours.id).regex == "(?m)^parked$"


def test_words_join_ours() -> None:
    own = '[[words]]\ntable = "names"\nid = "honorific"\nwhy = "What the abbey calls its own."\nwords = ["dom"]'
    rules.use(parse(own, "my.toml"))
    assert {"dom", "mr"} <= set(rules.words("names", "honorific").words)
    people = of(HEAD.replace("Tom Brown", "Dom Ambrose Kell") + "1. Fence\nNone.").attendees
    assert "Ambrose Kell" in [one.name for one in people]


LETTERS = '[[abbreviation]]\nshort = "HMCTS"\nlong = "Harrow Mill Court Tenants\' Society"\n'


@pytest.mark.parametrize(
    ("text", "long", "sense"),
    [
        ("HMCTS met on Friday.", "Harrow Mill Court Tenants' Society", "own_rules"),
        ("Her Majesty's Courts and Tribunals Service (HMCTS) met.", "Her Majesty's Courts and Tribunals Service", "document"),
    ],
)  # fmt: skip
def test_letters_mean_what_the_user_says_unless_the_document_says_otherwise(text: str, long: str, sense: str) -> None:
    rules.use(parse(LETTERS, "my.toml"))
    use = of(f"{HEAD}1. Courts\n{text}").abbreviation_uses[-1]
    assert (use.short, use.long, use.sense) == ("HMCTS", long, sense)


def test_rules_change_the_version_and_names_do_not() -> None:
    ours = rules.version()
    rules.use(parse('[[person]]\nname = "Tom Brown"\nalso = ["the Ranger"]', "my.toml"))
    assert rules.version() == ours
    rules.use(parse(LETTERS, "my.toml"))
    assert rules.version() != ours
    rules.use(OwnRules())
    assert rules.version() == ours
