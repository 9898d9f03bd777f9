"""Makes the tables of `extractor/gazetteer/` from a folder of register extracts: `make_gazetteer.py FOLDER`.

FOLDER holds `acts_uk.csv`, `acts_uk_short_forms.csv`, `acts_ie.csv`, `acts_nz.csv`, `acts_au.csv`, `acts_ca.csv` and
`uk_bodies_and_terms.csv`, with the columns that are read below. Sources and licences are in NOTICE. The same folder
always gives the same tables.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from extractor.gazetteer import short_key, title_key, year_of

HERE = Path(__file__).resolve().parent.parent / "extractor" / "gazetteer"
REPEALED = re.compile(r"\s*\(\s*repealed\b[^()]*\)?", re.IGNORECASE)
BROKEN_URI = re.compile(r"/[0-9]+[A-Z]$")
# A short form that reads as one: no spaces but before the bracket of a country.
SHORT = re.compile(r"(?=.*[A-Z].*[A-Z0-9])[A-Za-z0-9&.\-']{2,9}(?= \(NI\)$|$)")
COUNTRY_ENDING = re.compile(r" \(NI\)$")

Act = tuple[str, str, str, str]


def main() -> None:
    """Write the four tables and say how long they are."""
    folder = Path(sys.argv[1])
    acts = sorted({act for read in (british, numbered, canadian) for act in read(folder)}, key=sort_key)
    write("acts.tsv", ("\t".join((title_key(act[0]), *act)) for act in acts))
    write("short_forms.tsv", short_forms(folder, {act[3]: title_key(act[0]) for act in acts}))
    named = sorted(set(bodies(folder)))
    write("bodies.tsv", sorted(("\t".join((short_key(row.partition("\t")[0]), row)) for row in named), key=first))
    write("body_names.tsv", sorted({f"{title_key(row.split(chr(9))[1])}\t" for row in named}, key=first))


def first(row: str) -> str:
    """The first column of a row."""
    return row.partition("\t")[0]


def sort_key(act: Act) -> tuple[str, str, str]:
    """By what it is looked up by, then year, then address."""
    return title_key(act[0]), act[1], act[3]


def british(folder: Path) -> Iterator[Act]:
    """The Acts of the United Kingdom's legislatures; of two addresses for one Act, that by regnal year is lasting."""
    same: dict[tuple[str, str, str], list[tuple[Act, str]]] = defaultdict(list)
    for row in rows(folder / "acts_uk.csv"):
        act = (clean(row["title"]), row["year"], row["number"], row["uri"])
        same[title_key(act[0]), row["year"], row["number"]].append((act, row["type"]))
    for entries in same.values():
        yield max(entries, key=lambda entry: (entry[1] == "mwa", len(entry[0][3]), entry[0][3]))[0]


def numbered(folder: Path) -> Iterator[Act]:
    """The Acts of Ireland, New Zealand and Australia. Bills that stand among them are left out."""
    for name in ("acts_ie.csv", "acts_nz.csv", "acts_au.csv"):
        for row in rows(folder / name):
            if not row["title"].rstrip(" 0123456789\n").endswith("Bill"):
                yield clean(row["title"]), row["year"], row["number"], row["uri"]


def canadian(folder: Path) -> Iterator[Act]:
    """The consolidated Acts of Canada, which have a chapter instead of a number, and a year only in some titles."""
    for row in rows(folder / "acts_ca.csv"):
        title = clean(row["title"])
        if title:
            yield title, str(year_of(title) or ""), row["chapter"], row["url"]


def short_forms(folder: Path, known: Mapping[str, str]) -> Iterator[str]:
    """Forms such as PACE 1984, each with the key and the address of an Act it stands for; `known` has the keys."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(folder / "acts_uk_short_forms.csv"):
        uri = BROKEN_URI.sub(lambda match: match.group()[:-1], row["uri"])
        if uri in known:
            found["".join(row["short_form"].split())].add(uri)
    for short in sorted(found):
        yield from ("\t".join((short, known[uri], uri)) for uri in sorted(found[short]))


def bodies(folder: Path) -> Iterator[str]:
    """The public bodies of the United Kingdom; terms are left out, they are one department's own."""
    for row in rows(folder / "uk_bodies_and_terms.csv"):
        name = clean(row["name"])
        if row["type"] == "term" or not name:
            continue
        short = row["abbreviation"].strip()
        is_irish = COUNTRY_ENDING.search(short) is not None
        kept = COUNTRY_ENDING.sub("", short) if SHORT.match(short) else ""
        yield "\t".join((kept, name, "GB-NIR" if is_irish else "GB", row["source"]))


def clean(title: str) -> str:
    """A title without line breaks, doubled spaces, spaces before commas and notes of repeal."""
    folded = " ".join(REPEALED.sub(" ", title).split())
    return re.sub(r"\s+,", ",", folded).strip(" .").replace("Act, (", "Act (")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, by its column names."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def write(name: str, lines: Iterable[str]) -> None:
    """Write a table and say how long it is."""
    path = HERE / name
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{name}: {path.read_text('utf-8').count(chr(10))} rows, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
