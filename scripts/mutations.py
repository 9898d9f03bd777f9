"""Good files made bad at random: one change to a copy, the same for the same seed."""

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Mutation = Callable[[Random, bytes], bytes]

_DAY = (2020, 1, 1, 0, 0, 0)
_LIES = (b"0", b"-1", b"7", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"1e9", b"0.0001")
_NAMES = (
    "../../../../var/minutebook-was-here",
    "/var/minutebook-was-here",
    "a\\..\\b",
    "word/" + "a/" * 999,
    "\u202ecod.x",
)
_LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'aaaaaaaaaa'>%s]>" % "".join(  # noqa: UP031 - braces and ampersands
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
)
_REFERENCE, _NUMBER = re.compile(rb"\b[0-9]+ 0 R\b"), re.compile(rb"(?<![A-Za-z0-9])-?[0-9]+(?:\.[0-9]+)?")
_OBJECT = re.compile(rb"\b[0-9]+ 0 obj\b.*?\bendobj\b", re.DOTALL)
_STREAM = re.compile(rb"\bstream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_LENGTH = re.compile(rb"/(?:Length|Count|Size|Prev|W|N|First|Columns)\s*\[?\s*([0-9]+)")
_ELEMENT = re.compile(r"<(\w+:)?(p|tbl|tr|tc|r|sdt|li|div|table)\b[^>]*>.*?</(?:\w+:)?\2>", re.DOTALL)
_VALUE = re.compile(r'(?<=")-?[0-9]+(?=")')


def mutated(name: str, content: bytes, seed: str) -> tuple[str, bytes]:
    """The change's name, and `content`, a file called `name`, with it."""
    rng = Random(seed)  # noqa: S311 - chance that can be had again
    ways = {**_ANY, **(_PDF if name.endswith(".pdf") else _ZIP if content.startswith(b"PK") else _TEXT)}
    way = rng.choice(sorted(ways))
    return way, ways[way](rng, content)


def _cut(rng: Random, content: bytes) -> bytes:
    return content[: rng.randrange(len(content))]


def _cut_off_a_little(rng: Random, content: bytes) -> bytes:
    return content[: -rng.randrange(1, min(300, len(content)))]


def _cut_at_the_start(rng: Random, content: bytes) -> bytes:
    return content[rng.randrange(1, min(2000, len(content))) :]


def _bits_flipped(rng: Random, content: bytes) -> bytes:
    found = bytearray(content)
    for _ in range(rng.choice((1, 2, 5, 20, 200))):
        found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)
    return bytes(found)


def _stretch(rng: Random, content: bytes) -> tuple[int, int]:
    length = min(rng.choice((1, 10, 100, 1000, 10_000)), len(content) // 2)
    start = rng.randrange(len(content) - length)
    return start, start + length


def _blanked(rng: Random, content: bytes) -> bytes:
    start, end = _stretch(rng, content)
    return content[:start] + bytes(end - start) + content[end:]


def _lost(rng: Random, content: bytes) -> bytes:
    start, end = _stretch(rng, content)
    return content[:start] + content[end:]


def _doubled(rng: Random, content: bytes) -> bytes:
    start, end = _stretch(rng, content)
    return content[:end] + content[start:end] * rng.choice((1, 2, 50)) + content[end:]


def _swapped(rng: Random, content: bytes) -> bytes:
    (a, b), (c, d) = sorted((_stretch(rng, content), _stretch(rng, content)))
    return content if b > c else content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]


def _noise(rng: Random, content: bytes) -> bytes:
    start, end = _stretch(rng, content)
    return content[:start] + rng.randbytes(end - start) + content[end:]


def _put(pattern: re.Pattern[bytes], group: int = 0) -> Callable[[Random, bytes, bytes], bytes]:
    def put(rng: Random, content: bytes, instead: bytes) -> bytes:
        places = [found.span(group) for found in pattern.finditer(content)]
        if not places:
            return content
        start, end = rng.choice(places)
        return content[:start] + instead + content[end:]

    return put


def _lying(rng: Random, content: bytes) -> bytes:
    for _ in range(rng.choice((1, 3, 10))):
        content = _put(_NUMBER)(rng, content, rng.choice(_LIES))
    return content


def _lying_length(rng: Random, content: bytes) -> bytes:
    return _put(_LENGTH, 1)(rng, content, rng.choice(_LIES))


def _led_astray(rng: Random, content: bytes) -> bytes:
    held = _REFERENCE.findall(content)
    for _ in range(rng.choice((1, 3, 10)) if held else 0):
        content = _put(_REFERENCE)(rng, content, rng.choice([*held, b"0 0 R", b"99999 0 R", b"null"]))
    return content


def _objects_swapped(rng: Random, content: bytes) -> bytes:
    held = _OBJECT.findall(content)
    return _put(_OBJECT)(rng, content, rng.choice(held)) if held else content


def _nested(rng: Random, content: bytes) -> bytes:
    opens, closes = rng.choice(((b"[", b"]"), (b"<<", b">>"), (b"<</A ", b">>"), (b"(", b")")))
    deep = rng.choice((10, 1000, 50_000))
    return _put(_REFERENCE)(rng, content, opens * deep + closes * rng.choice((0, deep)))


def _stream_packed(rng: Random, content: bytes) -> bytes:
    said = rng.choice((b"q ", b"[ ", b"(a) Tj ", b"0 0 9 9 re f ", b"/X Do ", b"BT ", b"/A BMC "))
    packed = zlib.compress(said * rng.choice((1000, 100_000, 1_000_000)))
    return _put(_STREAM, 1)(rng, content, packed).replace(b"/Length", b"/Filter/FlateDecode/Length")


def _stream_damaged(rng: Random, content: bytes) -> bytes:
    held = _STREAM.findall(content)
    return _put(_STREAM, 1)(rng, content, _bits_flipped(rng, rng.choice(held) or b"x")) if held else content


_ANY: dict[str, Mutation] = {
    "cut short": _cut,
    "cut off a little": _cut_off_a_little,
    "cut at the start": _cut_at_the_start,
    "bits flipped": _bits_flipped,
    "a stretch blanked": _blanked,
    "a stretch lost": _lost,
    "a stretch doubled": _doubled,
    "two stretches swapped": _swapped,
    "noise": _noise,
}
_PDF: dict[str, Mutation] = {
    "lying numbers": _lying,
    "lying lengths": _lying_length,
    "references led astray": _led_astray,
    "objects in place of others": _objects_swapped,
    "nested": _nested,
    "a stream of something else": _stream_packed,
    "a stream damaged": _stream_damaged,
}


def _in_a_part(change: Callable[[Random, str], str]) -> Mutation:
    """A zip one of whose parts of XML is changed."""

    def mutate(rng: Random, content: bytes) -> bytes:
        parts = _parts(content)
        texts = [name for name in parts if name.endswith((".xml", ".rels"))]
        name = rng.choice(texts)
        if rng.random() < 0.7:  # most is to be learnt from the document itself
            name = next((each for each in texts if each.endswith(("word/document.xml", "content.xml"))), name)
        return _packed({**parts, name: change(rng, parts[name].decode("utf-8", "replace")).encode()})

    return mutate


def _with_parts(change: Callable[[Random, dict[str, bytes]], dict[str, bytes]]) -> Mutation:
    return lambda rng, content: _packed(change(rng, _parts(content)))


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(ZipInfo(name, _DAY), content, ZIP_DEFLATED)
    return out.getvalue()


def _bytes_of(mutation: Mutation) -> Callable[[Random, str], str]:
    return lambda rng, text: mutation(rng, text.encode()).decode("utf-8", "replace")


def _element(rng: Random, text: str) -> tuple[int, int] | None:
    places = [found.span() for found in _ELEMENT.finditer(text)]
    return rng.choice(places) if places else None


def _repeated(rng: Random, text: str) -> str:
    place = _element(rng, text)
    return (
        text if place is None else text[: place[1]] + text[slice(*place)] * rng.choice((1, 30, 300)) + text[place[1] :]
    )


def _dropped(rng: Random, text: str) -> str:
    place = _element(rng, text)
    return text if place is None else text[: place[0]] + text[place[1] :]


def _moved(rng: Random, text: str) -> str:
    one, other = _element(rng, text), _element(rng, text)
    if one is None or other is None:
        return text
    return text[: one[0]] + text[slice(*other)] + text[one[1] :]


def _within(rng: Random, text: str) -> str:
    place, deep = _element(rng, text), rng.choice((5, 60, 400))
    if place is None:
        return text
    inner = text[slice(*place)]
    start, end = inner[: inner.index(">") + 1], inner[inner.rindex("<") :]
    return text[: place[0]] + start * deep + inner + end * deep + text[place[1] :]


def _lying_values(rng: Random, text: str) -> str:
    share = rng.choice((0.01, 0.1, 1.0))
    return _VALUE.sub(lambda found: rng.choice(_LIES).decode() if rng.random() < share else found.group(), text)


def _laughing(_: Random, text: str) -> str:
    head, mark, rest = text.partition("?>")
    opened = f"{head}{mark}{_LAUGHS}{rest}" if mark else _LAUGHS + text
    return re.sub(r"(?<=>)(?=[^<>\s&])", "&a9;", opened, count=1)


def _renamed(rng: Random, parts: dict[str, bytes]) -> dict[str, bytes]:
    one = rng.choice(sorted(parts))
    return {(rng.choice(_NAMES) if name == one else name): content for name, content in parts.items()}


def _without_one(rng: Random, parts: dict[str, bytes]) -> dict[str, bytes]:
    one = rng.choice(sorted(parts))
    return {name: content for name, content in parts.items() if name != one}


def _exchanged(rng: Random, parts: dict[str, bytes]) -> dict[str, bytes]:
    one, other = rng.choice(sorted(parts)), rng.choice(sorted(parts))
    return {**parts, one: parts[other], other: parts[one]}


def _blown_up(rng: Random, parts: dict[str, bytes]) -> dict[str, bytes]:
    one = rng.choice(sorted(parts))
    return {**parts, one: parts[one] + rng.choice((b" ", b"<a/>", b"\0")) * rng.choice((1 << 20, 1 << 25))}


def _doubled_part(rng: Random, content: bytes) -> bytes:
    out = BytesIO(content)
    with ZipFile(out, "a", ZIP_DEFLATED) as package:
        one = rng.choice(package.namelist())
        package.filelist.append(package.getinfo(one))
        package.writestr(ZipInfo("word/last.xml", _DAY), package.read(one)[: rng.randrange(1, 99)])
    return out.getvalue()


def _lying_sizes(rng: Random, content: bytes) -> bytes:
    found = bytearray(content)
    places = [each.start() for each in re.finditer(rb"PK\x01\x02|PK\x03\x04", content)]
    for place in rng.sample(places, min(3, len(places))):
        at = place + rng.choice((8, 10, 16, 20, 24, 28, 30, 42)) - (2 if content[place + 2] == 3 else 0)
        found[at : at + 4] = rng.randbytes(4) if rng.random() < 0.5 else rng.choice((bytes(4), b"\xff" * 4))
    return bytes(found)


_ZIP: dict[str, Mutation] = {
    **{f"{name}, in a part": _in_a_part(_bytes_of(change)) for name, change in _ANY.items()},
    "an element again and again": _in_a_part(_repeated),
    "an element lost": _in_a_part(_dropped),
    "an element in place of another": _in_a_part(_moved),
    "an element within itself": _in_a_part(_within),
    "lying values": _in_a_part(_lying_values),
    "a billion laughs": _in_a_part(_laughing),
    "a part with another name": _with_parts(_renamed),
    "a part lost": _with_parts(_without_one),
    "two parts exchanged": _with_parts(_exchanged),
    "a part blown up": _with_parts(_blown_up),
    "a part twice": _doubled_part,
    "lying sizes": _lying_sizes,
}


def _in_text(change: Callable[[Random, str], str]) -> Mutation:
    return lambda rng, content: change(rng, content.decode("utf-8", "replace")).encode()


def _deeper(rng: Random, text: str) -> str:
    opens = rng.choice(("<div>", "<table><tr><td>", "<b>", "> ", "- ", "[", "{", "{\\b ", "*", "`", "<!--", "&#"))
    at = rng.randrange(len(text) + 1)
    return text[:at] + opens * rng.choice((100, 5000, 100_000)) + text[at:]


_TEXT: dict[str, Mutation] = {
    "an element again and again": _in_text(_repeated),
    "an element within itself": _in_text(_within),
    "a thing opened again and again": _in_text(_deeper),
    "lying numbers": _lying,
}
