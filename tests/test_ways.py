"""Every way that rules/ways.toml tells of is one that the code goes."""

from pathlib import Path

import pytest

from extractor import rules
from extractor.segment import judge

ROOT = Path(__file__).resolve().parent.parent
CODE = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "extractor").rglob("*.py")))
WAYS = [way.id for way in rules.table("ways").way]


def test_a_way_has_no_pattern_and_stands_in_one_table():
    assert [name for name in rules.names() if rules.table(name).way] == ["ways"]
    assert (rules.table("ways").rule, rules.table("ways").words) == ((), ())


@pytest.mark.parametrize("way", WAYS)
def test_the_code_names_the_way(way):
    # Headings are named for the strongest of what speaks for them.
    assert f'"{way}"' in CODE or f'"{way.removeprefix("heading-")}"' in Path(judge.__file__).read_text("utf-8")


EVIDENCE = "\n".join(path.read_text("utf-8") for path in (ROOT / "extractor" / "segment").glob("*.py"))


@pytest.mark.parametrize("name", [weight.id for weight in rules.table("outline").weight])
def test_the_code_weighs_what_the_outline_has_a_weight_for(name):
    of_role = name.endswith("-cell") and 'f"{role}-cell"' in EVIDENCE
    assert f'"{name}"' in EVIDENCE or of_role or name in {"annex", "code", "mark"}


MEETING = "\n".join(path.read_text("utf-8") for path in (ROOT / "extractor" / "find" / "meeting").rglob("weigh*.py"))


@pytest.mark.parametrize(
    ("table", "name"),
    [(table, weight.id) for table in ("body", "chair") for weight in rules.table(table).weight],
)
def test_a_fact_of_the_meeting_is_weighed_by_all_that_has_a_weight(table, name):
    told = {rule.gives.get("evidence") for rule in rules.table(table).rule}
    assert f'"{name}"' in MEETING or name in told
