import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Mr J. Reed", "J. Reed"),
        ("Cllr. Ann Lee", "Ann Lee"),
        ("Cllr.A.Lee", "A.Lee"),  # no space after the title
        ("Prof Dame Jane van der Berg DBE", "Jane van der Berg"),
        ("Ann Lee, MBE", "Ann Lee"),
        ("Reed", "Reed"),
        ("ZJ Wang", "ZJ Wang"),
        ("Mark Dean", "Mark Dean"),  # a post that is a surname too
        ("Associate Dean", None),
        ("Ann Lee III", "Ann Lee III"),
        ('Jonas "Long John" Reed', 'Jonas "Long John" Reed'),
        ("Judge Ann Lee", None),  # a post before a name
        ("Rt Rev Ann Lee", "Ann Lee"),
        ("Mayor Ann Lee", None),  # a post and a name: not a name alone
        ("Harbour Office", None),
        ("Ann Lee NHS", None),
        ("Resident B", "Resident B"),  # whose name was taken out
        ("PERSON3", "PERSON3"),
        ("Residents B", None),
        ("the clerk", None),
        ("PLEDGE OF", None),
        ("3 members", None),
        ("", None),
    ],
)
def test_a_name_is_read_without_what_stands_around_it(printed: str, name: str | None) -> None:
    found = names.read(printed)
    assert (found.text if found else None) == name


def test_a_surname_before_a_comma_comes_last() -> None:
    found = names.read("Lee, Ann M.", surname_first=True)
    assert found is not None
    assert found.text == "Ann M. Lee"
    assert found.stretches == ((5, 11), (0, 3))


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Ann Lee", names.CERTAIN),
        ("Mr Quux", names.CERTAIN),
        ("Quux Foobar", names.LIKELY),
        ("Quux", names.POSSIBLE),
        ("Finance Committee", names.NOT_A_NAME),
    ],
)
def test_evidence_grows_with_what_speaks_for_a_person(text: str, evidence: int) -> None:
    assert names.evidence(text) == evidence


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("AL", "Ann Lee", True),
        ("ALe", "Ann Lee", True),
        ("GO", "Gary O'Brien", True),
        ("AR", "Ann Lee", False),
        ("A", "Ann Lee", False),
        ("AL", "Ann", False),
    ],
)
def test_initials_fit_the_name_they_abbreviate(short: str, name: str, fits: bool) -> None:
    assert names.initials_fit(short, name) is fits


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ann Lee", "A Lee", True),
        ("Ann Lee", "Lee", True),
        ("Ann Lee", "Ann", True),
        ("Ann Lee", "Tom Lee", False),
        ("Ann Lee", "Ann Reed", False),
        ("", "Ann Lee", False),
    ],
)
def test_two_names_are_the_same_as_far_as_told(a: str, b: str, same: bool) -> None:
    assert names.same(a, b) is same


@given(st.text())
def test_reading_a_name_never_raises_and_cites_its_words(text: str) -> None:
    found = names.read(text)
    if found is not None:
        assert " ".join(text[a:b] for a, b in found.stretches) == found.text


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("Zorina van der Ree", names.CERTAIN),
        ("Iolyn ap Trefan", names.CERTAIN),
        ("Zorina O'Dellan", names.CERTAIN),
        ("Zorina Ives-McTarn", names.CERTAIN),
        ("Zorina Ives", names.LIKELY),  # it might be a place
        ("Sandhaven de la Costa", names.LIKELY),  # such words stand between those of places, too
        ("Zorina", names.POSSIBLE),
        ("O'Dellan", names.POSSIBLE),
    ],
)
def test_a_surname_by_its_shape_makes_a_name_certain(words: str, evidence: int) -> None:
    assert names.evidence(words) == evidence


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("Ann", True),
        ("Niamh", True),
        ("Małgorzata", True),
        ("Chukwuemeka", True),
        ("Harbour", False),
        ("Denver", False),
    ],
)
def test_given_names_are_known_wherever_they_come_from(word: str, is_one: bool) -> None:
    assert names.is_given(word) is is_one


@pytest.mark.parametrize(
    ("a", "b", "are_one"),
    [
        ("Jo Bennet", "Jo Bennett", True),  # a letter left out
        ("Jo Alexander", "Jo Alexandre", True),  # two changed about
        ("Rémy Pollitt-Hall", "Remy Pollitt Hall", True),  # accents, hyphens
        ("Frances Lee", "Francis Lee", False),  # given names, both known
        ("Jo Reed", "Jo Reid", False),  # too short to tell
        ("Jo Bennet", "Al Bennett", False),
        ("Bennet", "Bennett", False),
    ],
)
def test_a_slip_in_a_long_word_makes_nobody_else(a: str, b: str, are_one: bool) -> None:
    assert names.are_misprints(a, b) is are_one
