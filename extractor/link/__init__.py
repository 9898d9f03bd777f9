"""Stage 4: mentions -> what they refer to: bodies, people, Acts.

A reference is set only when exactly one candidate remains; otherwise the candidates are kept.
"""

from extractor.link import abbreviations, legislation, owners
from models import Minutes


def link(minutes: Minutes) -> Minutes:
    """`minutes` with its abbreviation uses, legislation and action owners resolved as far as one candidate remains."""
    return minutes.model_copy(
        update={
            "abbreviation_uses": tuple(abbreviations.link(minutes)),
            "legislation": tuple(legislation.link(minutes)),
            "actions": tuple(owners.link(minutes)),
        }
    )
