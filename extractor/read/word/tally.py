"""Numbers written as Word's lists write them: figures, letters, Roman numerals, words."""

import re
from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_PADDED = re.compile(r"0+1(?:,|$)|^0+$")


def written(count: int, form: str) -> str:
    """`count` in Word's number format `form` (ECMA-376 part 1, 17.18.59); one that we don't know is written in figures.

    A custom format gives its first numbers ("001, 002, 003, ...").
    """
    if form in _FORMS:
        return _FORMS[form](count)
    if _PADDED.match(form):
        return str(count).zfill(len(form.split(",", maxsplit=1)[0].strip()))
    return str(count)


def roman(count: int) -> str:
    """`count` in small Roman numerals; figures where there are none, below 1 and above 32767."""
    if not 0 < count <= 32767:
        return str(count)
    out = ""
    for worth, letters in _ROMAN:
        out += letters * (count // worth)
        count %= worth
    return out


def letters(count: int) -> str:
    """`count` in small letters as Word counts: a to z, then aa, bb to zz, then aaa."""
    if not 0 < count <= 780:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def ordinal(count: int) -> str:
    """`count` as 1st, 2nd, 3rd, 4th."""
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def in_words(count: int) -> str:
    """`count` in words ("forty-two"), in figures from 1,000 on and below 0."""
    if not 0 <= count < 1000:
        return str(count)
    if count < 20:
        return _ONES[count]
    if count < 100:
        return _TENS[count // 10] + (f"-{_ONES[count % 10]}" if count % 10 else "")
    return f"{_ONES[count // 100]} hundred" + (f" {in_words(count % 100)}" if count % 100 else "")


def ordinal_in_words(count: int) -> str:
    """`count` as "first", "twenty-third"."""
    words = in_words(count)
    if words.lstrip("-").isdigit():
        return ordinal(count)
    head, last = re.fullmatch(r"(.*?)([a-z]+)", words).groups()  # type: ignore[union-attr]
    if last in _ORDINALS:
        return f"{head}{_ORDINALS[last]}"
    return f"{head}{last[:-1]}ieth" if last.endswith("y") else f"{head}{last}th"


def _chicago(count: int) -> str:
    return "*†‡§"[(count - 1) % 4] * ((count - 1) // 4 + 1) if 0 < count <= 40 else str(count)


def _from(first: int, most: int) -> Callable[[int], str]:
    """A row of signs that starts at code point `first` with 1 and ends with `most`."""
    return lambda count: chr(first + count - 1) if 0 < count <= most else str(count)


_FORMS: dict[str, Callable[[int], str]] = {
    "bullet": lambda _: "",
    "none": lambda _: "",
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "ordinal": ordinal,
    "cardinalText": lambda count: in_words(count).capitalize(),
    "ordinalText": lambda count: ordinal_in_words(count).capitalize(),
    "hex": lambda count: f"{count:X}",
    "chicago": _chicago,
    "numberInDash": lambda count: f"- {count} -",
    "decimalEnclosedCircle": _from(0x2460, 20),
    "decimalEnclosedCircleChinese": _from(0x2460, 20),
    "decimalEnclosedParen": _from(0x2474, 20),
    "decimalEnclosedFullstop": _from(0x2488, 20),
}
