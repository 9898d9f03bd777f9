"""Score what is found in sentences with legislation: `score_sentences.py [FILE] [--misses] [--by-country]`.

FILE is a table such as tests/legislation_sentences.toml, which is also the one that is taken without it.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from extractor.evaluate.sentences import ALWAYS, WHERE_TOLD, Verdict, judge_sentence, read_sentences, tally

SENTENCES = Path(__file__).resolve().parent.parent / "tests" / "legislation_sentences.toml"


def main(arguments: Sequence[str]) -> None:
    """Print the figures by country and together."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")]
    verdicts = [judge_sentence(sentence) for sentence in read_sentences(paths[0] if paths else SENTENCES)]
    if "--misses" in arguments:
        for verdict in verdicts:
            print_misses(verdict)
    countries = sorted({v.sentence.country[: None if "--by-country" in arguments else 2] for v in verdicts})
    print(f"{'':10}{'sentences':>10}{'right':>7}{'missed':>8}{'extra':>7}{'F1':>8}{'type':>7}{'prov.':>7}{'link':>7}")
    for country in countries:
        print_row(country, [v for v in verdicts if v.sentence.country.startswith(country)])
    print_row("together", verdicts)
    print_row("no law", [v for v in verdicts if not v.sentence.law])
    figures = tally(verdicts)
    for name in (*ALWAYS[3:], *WHERE_TOLD):
        print(f"{name:14}{figures.share(name):.3f} of {figures.values.get(name, (0, 0))[1]}")


def print_row(name: str, verdicts: Sequence[Verdict]) -> None:
    """Print the figures of some sentences."""
    figures = tally(verdicts)
    shares = "".join(f"{figures.share(value):7.3f}" for value in ("type", "provision", "uri"))
    counts = f"{len(verdicts):10}{figures.right:7}{figures.missed:8}{figures.extra:7}"
    print(f"{name:10}{counts}{figures.f1:8.3f}{shares}")


def print_misses(verdict: Verdict) -> None:
    """Print what was missed, found beside, or found with another value."""
    if not verdict.is_perfect:
        print(f"{verdict.sentence.country}: {verdict.sentence.text!r}")
    for entry in verdict.missed:
        print(f"    missed {entry['text']!r}")
    for entry in verdict.extra:
        print(f"    extra  {entry['text']!r} ({entry['type']})")
    for name, right, found in verdict.wrong:
        print(f"    {name} of {right['text']!r}: {found!r} for {right.get(name)!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
