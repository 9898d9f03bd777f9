import pytest

from extractor.find import ahead


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("", []),
        ("Ann Lee", [set(), set()]),
        ("Old Mill Society", [{"bodies"}, {"bodies"}, {"bodies"}]),
        ("Ann (Society", [set(), {"bodies"}]),  # a sign that no name has ends the run
        ("Ann\nSociety", [set(), {"bodies"}]),
        ("Cllr Reed", [{"titles"}, set()]),  # a title stands at the word itself, or not at all
        ("asked Cllr", [set(), {"titles"}]),
        ("Mill-Committee", [set()]),  # a body begins a word
    ],
)
def test_a_word_may_name_somebody_by_what_comes_in_its_run_of_words(text: str, lists: list[set[str]]) -> None:
    assert [set(found) for _, _, found in ahead.words(text)] == lists


def test_words_come_in_order_as_printed() -> None:
    assert [(at, printed) for at, printed, _ in ahead.words("O’Hara's co-chair, Ann")] == [
        (0, "O’Hara's"),
        (9, "co-chair"),
        (19, "Ann"),
    ]
