import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language import Doc, Match, find, longest, sentences
from models import Rule


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("The Chair opened. Cllr. Lee spoke.", ["The Chair opened.", "Cllr. Lee spoke."]),
        ("Item no. 3 was noted. None.", ["Item no. 3 was noted.", "None."]),
        ("J. Smith agreed. A. B. Jones did not.", ["J. Smith agreed.", "A. B. Jones did not."]),
        ("The loan is from the U.S. The Clerk will ask.", ["The loan is from the U.S.", "The Clerk will ask."]),
        ("Lamps on Mill St. It is dark there.", ["Lamps on Mill St.", "It is dark there."]),
        ("the case of Reed v. The Council", ["the case of Reed v. The Council"]),
        ("Proposed by Mr. Lee\nSeconded by Ms. Orr", ["Proposed by Mr. Lee", "Seconded by Ms. Orr"]),
        ("Mx. Lee spoke. Drs. Orr and Fox left.", ["Mx. Lee spoke.", "Drs. Orr and Fox left."]),
        ("It closed at 7.30pm. Next meeting: 3 May.", ["It closed at 7.30pm.", "Next meeting: 3 May."]),
        ("Lee moved to adopt item A. Orr moved to table it.", ["Lee moved to adopt item A.", "Orr moved to table it."]),
        ('He asked "why?" Nobody knew.', ['He asked "why?"', "Nobody knew."]),
        ("see www.example.org for more", ["see www.example.org for more"]),
    ],
)
def test_sentences_end_where_minutes_end_them(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == found


@given(st.text())
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    assert "".join("".join(span.of(text) for span in sentences(text)).split()) == "".join(text.split())


def test_the_longer_of_two_that_overlap_is_kept() -> None:
    rule = Rule(id="a", why="an example rule", regex="x", matches=("x",), not_matches=("y",))
    short, long, apart = Match(rule, 0, 5, {}), Match(rule, 3, 12, {}), Match(rule, 12, 14, {})
    assert list(longest([short, long, apart])) == [long, apart]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Ana agreed to mend the gate.", ["mend"]),
        ("Ana has kindly offered to co-ordinate the walk.", ["co-ordinate"]),
        ("Talk\nAna AGREED to write.\nMore talk", ["write"]),
        ("It was agreed.\nto write", []),
        ("To Ana this was offered.", []),
    ],
)
def test_a_pattern_of_tokens_gives_its_last_word_whole_within_one_paragraph(text: str, verbs: list[str]) -> None:
    found = [match for match in find("actions_prose", Doc(text)) if match.rule.id == "took-it-on"]
    assert [match.groups["verb"] for match in found] == verbs
    assert all(text[: match.end].endswith(verb) for match, verb in zip(found, verbs, strict=True))
