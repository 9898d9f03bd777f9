"""Every document of corpus/, in each of its formats, against the record written by hand from its source."""

import json
import re
import subprocess
import sys
import tomllib
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from extractor import rules
from extractor.evaluate import overlap
from extractor.pipeline import extract
from models import Mention, Minutes

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
SLUGS = sorted(path.stem for path in (CORPUS / "source").glob("*.toml"))
ENDINGS = (".docx", ".pdf", ".html", ".md")
FILES = [slug + ending for slug in SLUGS for ending in ENDINGS if (CORPUS / (slug + ending)).is_file()]
OTHERS = [file for file in FILES if not file.endswith(".docx")]

# What an entry of each list is known by, and from what likeness two texts are the same entry with words amiss.
KEYS = {
    "attendees": ("name", 1.0),
    "sections": ("title", 1.0),
    "abbreviations": ("short", 1.0),
    "legislation": ("text", 0.7),
    "actions": ("text", 0.5),
    "decisions": ("text", 0.5),
}
LABEL = re.compile(r"\b(present|in attendance|attendees|apologies|regrets|absent|excused)$", re.IGNORECASE)
# What each kind of find holds in words of the document; an ISO date or a status stands for words, and is not here.
WORDS = {
    "attendees": ("name", "role", "organisation", "abbreviation", "initials", "represents", "part", "as_printed"),
    "sections": ("title", "number"),
    "abbreviations": ("short", "long"),
    "abbreviation_uses": ("short",),
    "legislation": ("text", "provision"),
    "actions": ("text", "owners", "due_text", "ref", "carried_from"),
    "decisions": ("text", "mover", "seconder"),
}
# What says where in the file a find stands, which differs from format to format, and what hangs on it.
PLACES = {"span", "quotes", "page", "boxes", "block", "evidence", "document", "as_printed", "rule", "confidence"}


@cache
def extracted(file: str) -> tuple[Minutes, ...]:
    return tuple(extract(CORPUS / file))


@cache
def expected(slug: str) -> tuple[dict[str, Any], ...]:
    held = json.loads((CORPUS / f"{slug}.json").read_text("utf-8"))
    return tuple(held) if isinstance(held, list) else (held,)


@cache
def known_failures() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((CORPUS / "known_failures.toml").read_text("utf-8")).get("failure", ()))


def known_of(file: str, what: str) -> set[str]:
    """The failures of `file` that are known; `what` is "record", "same_record" or "same_words"."""
    return {one["difference"] for one in known_failures() if file in one["files"] and one.get("test", "record") == what}


def fold(value: object) -> object:
    """`value` with white space, quotation marks, case and final punctuation made alike."""
    if isinstance(value, (list, tuple)):
        return [fold(entry) for entry in value]
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFKC", value).casefold().translate(str.maketrans("’‘“”–—", "''\"\"--"))
    return " ".join(text.split()).strip(" .,:;")


def words(value: object) -> Counter[str]:
    if isinstance(value, (list, tuple)):
        return sum((words(entry) for entry in value), Counter())
    return Counter(re.findall(r"[^\W_]+", str(fold(value or ""))))


def differences(found: tuple[Minutes, ...], right: tuple[dict[str, Any], ...]) -> Iterator[str]:
    """What `found` says otherwise than `right`, one line each."""
    if len(found) != len(right):
        yield f"records: {len(found)} for {len(right)}"
    for number, (record, wanted) in enumerate(zip(found, right, strict=False), start=1):
        part = f"part {number}, " if len(right) > 1 else ""
        yield from (part + line for line in differences_of_one(record.model_dump(by_alias=True), wanted))


def differences_of_one(found: dict[str, Any], right: dict[str, Any]) -> Iterator[str]:
    for key in right.keys() - KEYS.keys() - {"file", "meeting"}:
        if found[key] != right[key]:
            yield f"{key}: {found[key]!r} for {right[key]!r}"
    for key, value in right["meeting"].items():
        if fold(found["meeting"][key]) != fold(value):
            yield f"meeting {key}: {found['meeting'][key]!r} for {value!r}"
    for area in KEYS:
        yield from differences_of_lists(area, *(LISTED.get(area, list)(entries[area]) for entries in (found, right)))


def without_labels(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sections without labels over a list of names, which the guide says may be listed or not."""
    return [section for section in sections if section["number"] or not LABEL.search(section["title"])]


def once(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The mentions as the guide lists them: each title once, as first mentioned, with the first stage told of it."""
    first: dict[object, dict[str, Any]] = {}
    for mention in mentions:
        if not mention.get("oblique"):
            held = first.setdefault(fold(mention["text"]), dict(mention))
            held["stage"] = held["stage"] or mention["stage"]
    return list(first.values())


LISTED = {"sections": without_labels, "legislation": once}


def differences_of_lists(area: str, found: list[dict[str, Any]], right: list[dict[str, Any]]) -> Iterator[str]:
    key, least = KEYS[area]
    pairs = list(paired(key, least, found, right))
    for at, to in pairs:
        yield from differences_of_entries(area, found[at], right[to])
    yield from (f"{area}: missing {entry[key]!r}" for n, entry in enumerate(right) if n not in {to for _, to in pairs})
    yield from (f"{area}: extra {entry[key]!r}" for n, entry in enumerate(found) if n not in {at for at, _ in pairs})
    order = [at for at, _ in sorted(pairs, key=lambda pair: pair[1])]
    if area != "legislation" and order != sorted(order):
        yield f"{area}: in another order"


def paired(
    key: str, least: float, found: list[dict[str, Any]], right: list[dict[str, Any]]
) -> Iterator[tuple[int, int]]:
    """Indexes of entries that are the same: by key first, what is left by likeness, the most alike first."""
    free = list(range(len(found)))
    left = []
    for to, entry in enumerate(right):
        at = next((at for at in free if fold(found[at][key]) == fold(entry[key])), None)
        if at is None:
            left.append(to)
        else:
            free.remove(at)
            yield at, to
    alike = sorted(((overlap(found[at][key], right[to][key]), -at, -to) for at in free for to in left), reverse=True)
    for score, at, to in alike:
        if score >= least and -at in free and -to in left:
            free.remove(-at)
            left.remove(-to)
            yield -at, -to


def differences_of_entries(area: str, found: dict[str, Any], right: dict[str, Any]) -> Iterator[str]:
    for key, value in right.items():
        given = sorted(found[key]) if key == "owners" else found[key]
        wanted = sorted(value) if key == "owners" else value
        if fold(given) != fold(wanted):
            yield f"{area} {right[KEYS[area][0]]!r} {key}: {found[key]!r} for {value!r}"


def finds(record: Minutes) -> Iterator[tuple[str, Mention]]:
    """Every find of the record with the name of its list, the meeting's evidence among them."""
    for area in WORDS:
        yield from ((area, find) for find in getattr(record, area))
    yield from (("meeting", find) for find in record.meeting.evidence)


def finds_in_text(record: Minutes) -> Iterator[tuple[str, Mention]]:
    """The finds but for those values of the meeting that were read from a head, a foot or a watermark."""
    yield from ((area, find) for area, find in finds(record) if area != "meeting" or find.span.start < find.span.end)


@pytest.mark.parametrize("file", FILES)
def test_what_is_found_is_what_the_hand_written_record_says(file):
    told = set(differences(extracted(file), expected(Path(file).stem)))
    known = known_of(file, "record")
    assert sorted(told - known) == [], "not in the expected record, nor in known_failures.toml"
    assert sorted(known - told) == [], "in known_failures.toml, and does not fail any more"


def test_a_known_failure_names_its_files_and_its_reason():
    for failure in known_failures():
        assert failure.keys() - {"test"} == {"files", "difference", "reason"}
        assert failure.get("test", "record") in {"record", "same_record", "same_words"}
        assert set(failure["files"]) <= set(FILES)
        assert len(failure["reason"]) > 20


@pytest.mark.parametrize("file", OTHERS)
def test_every_other_format_gives_the_record_of_the_word_file(file):
    files = (file, f"{Path(file).stem}.docx")
    other, word = ([without_places(record) for record in extracted(one)] for one in files)
    told = {line for pair in zip(other, word, strict=True) for line in unlike(*pair)}
    assert sorted(told) == sorted(known_of(file, "same_record"))


def without_places(record: Minutes) -> dict[str, Any]:
    """What the record says, without where it says so; a find's section is told by its title."""
    told = record.model_dump(exclude=set(PLACES))
    titles = {at: section.title for at, section in enumerate(record.sections) if not LABEL.search(section.title)}
    for area in WORDS:
        kept = without_labels(told[area]) if area == "sections" else told[area]
        told[area] = [{**without(PLACES | {"parent"}, one), "section": titles.get(one["section"])} for one in kept]
    return {**told, "meeting": without(PLACES, told["meeting"])}


def without(keys: set[str], entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in keys}


def unlike(other: dict[str, Any], word: dict[str, Any]) -> Iterator[str]:
    """What the record of the other file has and that of the Word file has not, or the other way round."""
    for field, value in other["meeting"].items():
        if value != word["meeting"][field]:
            yield f"meeting {field}: {value!r}, but {word['meeting'][field]!r} in the Word file"
    for area in WORDS:
        left, right = ([json.dumps(entry, sort_keys=True) for entry in record[area]] for record in (other, word))
        yield from (f"{area}: not in the Word file: {entry}" for entry in left if entry not in right)
        yield from (f"{area}: only in the Word file: {entry}" for entry in right if entry not in left)
        if sorted(left) == sorted(right) and left != right:
            yield f"{area}: in another order"


@pytest.mark.parametrize("file", OTHERS)
def test_every_other_format_has_the_words_of_the_word_file(file):
    slug = Path(file).stem
    other, word = (" ".join(extracted(one)[0].document.text.split()) for one in (file, f"{slug}.docx"))
    for head in table_heads(slug) if file.endswith(".pdf") else ():  # set again where a table runs over the page
        first, _, rest = other.partition(head)
        other = first + head + rest.replace(f"{head} ", "")
    assert set(unlike_words(other.split(), word.split())) == known_of(file, "same_words")


def unlike_words(other: list[str], word: list[str]) -> Iterator[str]:
    for _, a, b, c, d in SequenceMatcher(None, other, word, autojunk=False).get_opcodes():
        if other[a:b] != word[c:d]:
            yield f"{' '.join(other[a:b])!r}, but {' '.join(word[c:d])!r} in the Word file"


def table_heads(slug: str) -> list[str]:
    """The head rows of the tables that are set again on each page, a row as one string."""
    body = tomllib.loads((CORPUS / "source" / f"{slug}.toml").read_text("utf-8"))["body"]
    rows = re.findall(r"^\{\|.* head .*\n\|(.*)$", body, re.MULTILINE)
    return [" ".join(row.replace("**", "").replace("||", " ").split()) for row in dict.fromkeys(rows)]


@pytest.mark.parametrize("file", FILES)
def test_every_value_stands_in_the_words_it_was_read_from(file):
    for record in extracted(file):
        for area, find in finds(record):
            quoted = words([stretch.of(record.document.text) for stretch in find.stretches()])
            for key in WORDS.get(area, ()):
                assert words(getattr(find, key)) <= plurals(quoted), (area, key, getattr(find, key), find.rule)


def plurals(counted: Counter[str]) -> Counter[str]:
    """The words counted, each also without a final s."""
    return counted + Counter({word[:-1]: times for word, times in counted.items() if word.endswith("s")})


@pytest.mark.parametrize("file", FILES)
def test_values_of_the_meeting_stand_in_their_evidence(file):
    for record in extracted(file):
        fields = [find.field for find in record.meeting.evidence]
        told = record.meeting.model_dump(exclude={"evidence"}, exclude_none=True)
        assert sorted(set(fields)) == sorted(told)
        margins = words([*(marginal.text for marginal in record.document.marginalia), record.document.title])
        for find in record.meeting.evidence:
            if find.field in {"body", "organisation", "location", "chair", "secretary"}:
                quoted = words([stretch.of(record.document.text) for stretch in find.stretches()])
                assert words(told[find.field]) <= (quoted or margins), (find.field, find.rule)


@pytest.mark.parametrize("file", FILES)
def test_spans_lie_inside_the_text_and_boxes_on_its_pages(file):
    for record in extracted(file):
        whole = len(record.document.text)
        for area, find in finds_in_text(record):
            assert find.span.start < find.span.end <= whole, (area, find.rule)
            assert all(find.span.holds(quote) for quote in find.quotes), (area, find.rule)
            if file.endswith(".pdf"):
                assert find.boxes, (area, find.rule)
                assert find.page == find.boxes[0].page
                assert {box.page for box in find.boxes} <= set(range(1, (record.document.pages or 0) + 1))
                assert all(box.x0 < box.x1 and box.top < box.bottom for box in find.boxes)
            else:
                assert (find.page, find.boxes) == (None, ())
                assert find.block is not None, (area, find.rule)


@pytest.mark.parametrize("file", FILES)
def test_every_find_names_a_rule_that_is_in_the_tables(file):
    tables = [rules.table(name) for name in rules.names()]
    ids = {entry.id for table in tables for entry in (*table.rule, *table.words, *table.way)}
    used = {find.rule.removeprefix("short-name-") for record in extracted(file) for _, find in finds(record)}
    assert used - ids == set(), "a find must name a rule of the tables, or a way that rules/ways.toml explains"


@pytest.mark.parametrize("file", FILES)
def test_sections_tile_the_text_from_the_first_heading_on(file):
    for record in extracted(file):
        spans = [section.span for section in record.sections]
        end = record.span.end if record.span else len(record.document.text)
        following = [span.start for span in spans[1:]] + [end]
        for span, start in zip(spans, following, strict=True):
            assert record.document.text[span.end : start].strip() == ""
            assert span.end <= start


@pytest.mark.parametrize("slug", SLUGS)
def test_the_expected_record_quotes_its_source(slug):
    text = tomllib.loads((CORPUS / "source" / f"{slug}.toml").read_text("utf-8"))["body"].replace("\\-", "")
    held = " ".join(re.findall(r"[^\W_]+", str(fold(re.sub(r"\*\*|//|__|~~|\|-|\|", " ", latin(text))))))
    for record in expected(slug):
        for area, keys in (("actions", ("text", "due_text")), ("decisions", ("text",)), ("legislation", ("text",))):
            for value in (entry.get(key) for entry in record[area] for key in keys):
                assert value is None or " ".join(re.findall(r"[^\W_]+", str(fold(value)))) in held, value


def latin(text: str) -> str:
    return "".join(rules.words("look_alikes", "cyrillic").gives.get(sign, sign) for sign in text)


def test_the_files_are_what_the_sources_build(tmp_path):
    script = ROOT / "scripts" / "make_corpus.py"
    subprocess.run([sys.executable, str(script), "--out", str(tmp_path)], check=True, capture_output=True)
    for file in [*FILES, *(f"series/{path.name}" for path in (CORPUS / "series").glob("*.[dp]*"))]:
        assert contents(tmp_path / file) == contents(CORPUS / file), f"{file}: run scripts/make_corpus.py"


def contents(path: Path) -> list[object]:
    """What a file holds, apart from how it is compressed."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            return [(name, packed.read(name)) for name in packed.namelist()]
    if path.suffix in {".html", ".md"}:
        return [path.read_bytes()]
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]
