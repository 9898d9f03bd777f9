"""Letters that make words, and letters that don't."""

import pytest

from extractor.read.pdf.plausible import garbage

ENGLISH = (
    "The chair opened the meeting at seven and thanked the members for coming in such weather. A letter from the "
    "harbour trust was read, which asks the council to mend the sea wall before the winter; the surveyor has told the "
    "trust that a storm like the last one would open it, and the cost of the work has been put at eleven thousand."
)
IRISH = (
    "Cuireadh tús leis an gcruinniú ag a seacht a chlog agus chuir an cathaoirleach fáilte roimh na baill. Léadh litir "
    "ó iontaobhas an chuain ina n-iarrtar ar an gcomhairle balla na farraige a dheisiú roimh an ngeimhreadh, agus bhí "
    "an costas pléite ag na baill sula raibh vóta ann."
)
GREEK = "Ο πρόεδρος άνοιξε τη συνεδρίαση στις επτά και ευχαρίστησε τα μέλη που ήρθαν με τέτοιο καιρό. " * 4
NAMES = "\n".join(
    f"{first} {last} {last[:3].upper()}{at:03d} {at * 7}.50"
    for at, (first, last) in enumerate(
        [
            ("Anna", "Moor"),
            ("Ben", "Wright"),
            ("Cara", "Schmidt"),
            ("Dov", "Lynch"),
            ("Eva", "Strand"),
            ("Finn", "Pryce"),
        ]
        * 6
    )
)
SOURCE = "\n".join(f"if (value{at} == None) {{ return get_default(key{at}); }} // see RFC {at}" for at in range(30))


def moved(text: str, by: int) -> str:
    """The text in letters that stand for others, as in a font that doesn't say what its signs mean."""
    return "".join(chr((ord(sign) - 97 + by) % 26 + 97) if sign.isascii() and sign.islower() else sign for sign in text)


@pytest.mark.parametrize(
    ("text", "is_garbage"),
    [
        (ENGLISH, False),
        (ENGLISH.upper(), False),
        (IRISH, False),
        (GREEK, False),
        (NAMES, False),  # a table of names, codes and sums has no small words
        (SOURCE, False),
        ("Name ........................ Date ........................\n" * 9, False),  # a form
        ("12.50 13.75 £18,000 (4.2%) -3 1/4\n" * 12, False),
        ("member(s) vote(s) the clerk(s) e-mail a.b@example.org https://example.org/?a=b&c=d\n" * 9, False),
        (moved(ENGLISH, 3), True),
        (moved(ENGLISH, 11), True),
        (ENGLISH.replace("a", "("), True),  # one letter that stands for another, all the way
        (ENGLISH.replace("e", "\ufffd").replace("t", "\ufffd").replace("a", "\ufffd"), True),
        ("".join(chr(ord(sign) % 15 + 33) if sign.isalpha() else sign for sign in ENGLISH), True),
        (moved(ENGLISH, 3)[:50], False),  # too little to judge
        ("", False),
    ],
)
def test_garbage_is_told_from_words_of_any_language(text: str, is_garbage: bool) -> None:
    assert garbage([text]) == [is_garbage]


def test_a_page_of_words_that_other_pages_make_sense_of_is_none() -> None:
    codes = " ".join(f"QX{sign}{sign}RTZ BRDGHTX{sign}" for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert garbage([codes]) == [True]
    assert garbage([f"{ENGLISH} {codes}", codes]) == [False, False]
