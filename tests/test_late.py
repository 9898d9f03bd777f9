"""Expressions that are compiled when they are first looked for."""

import re
import subprocess
import sys

import pytest

from extractor.late import late


@pytest.mark.parametrize(
    ("expression", "flags", "text"),
    [(r"b+", 0, "abba"), (r"B+", re.IGNORECASE, "abba"), (r"(?P<a>x)|y", 0, "wxy"), (r"c", 0, "abba")],
)
def test_a_late_expression_finds_what_a_compiled_one_does(expression: str, flags: int, text: str) -> None:
    one, other = late(expression, flags), re.compile(expression, flags)
    assert [found.span() for found in one.finditer(text)] == [found.span() for found in other.finditer(text)]
    assert (one.pattern, one.flags) == (expression, flags)
    assert (one.sub("-", text), one.groupindex, one.findall(text)) == (
        other.sub("-", text),
        other.groupindex,
        other.findall(text),
    )
    assert (one.search(text) is None, one.match(text) is None) == (
        other.search(text) is None,
        other.match(text) is None,
    )


def test_what_is_wrong_with_an_expression_is_said_at_its_first_use() -> None:
    wrong = late("(")
    with pytest.raises(re.error, match="missing"):
        wrong.search("a")


def test_what_no_expression_has_a_late_one_has_not_either() -> None:
    with pytest.raises(AttributeError):
        late("a").nothing  # type: ignore[attr-defined]  # noqa: B018


def test_the_expressions_of_law_are_not_compiled_when_it_is_only_loaded() -> None:
    told = (
        "import re; made = []; kept = re.compile; re.compile = lambda *a: made.append(a[0]) or kept(*a)\n"
        "import extractor.pipeline, extractor.gazetteer.addresses as one; print(one._CELEX.pattern in made)\n"
        "one._CELEX.search('a'); print(one._CELEX.pattern in made)"
    )
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]
