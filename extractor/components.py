"""The finders as spaCy components, for any English pipeline.

`minutebook_abbreviations`, `minutebook_legislation` and `minutebook_actions` each write the span group of their own
name; `span._.minutebook` is the record behind a span. Entities, tokens and the tokenizer are left as they are, and a
Doc can be stored, or sent to another process, with what was found. spaCy imports this module whenever a pipeline is
made: the finders are imported when one of them is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from models import Mention

    Found = Iterable[tuple[Mention, str]]

_ABBREVIATIONS = "minutebook_abbreviations"
_LEGISLATION = "minutebook_legislation"
_ACTIONS = "minutebook_actions"


@Language.factory(_ABBREVIATIONS)
def abbreviations(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  # spaCy gives both by name
    """A component that marks short forms, where they are expanded ("definition") and wherever they stand ("use")."""
    _warm()
    return partial(_mark, group=_ABBREVIATIONS)


@Language.factory(_LEGISLATION)
def legislation(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """A component that marks every mention of legislation; a span's label is its type."""
    _warm()
    return partial(_mark, group=_LEGISLATION)


@Language.factory(_ACTIONS)
def actions(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """A component that marks what somebody is to do."""
    _warm()
    return partial(_mark, group=_ACTIONS)


def _warm() -> None:
    """Import the finders now, so that a missing part shows when the pipeline is made and not at its first text."""
    for name in ("abbreviations", "legislation", "actions"):
        import_module(f"extractor.find.{name}")


def _mark(doc: Doc, group: str) -> Doc:
    """`doc` with its span group `group`. Spans are widened to whole tokens of `doc`; the records count in code points.

    The records are kept as JSON in `doc.user_data`, which can be stored, and made anew when they are asked for.
    """
    found = list(_FINDERS[group](import_module("extractor.language").Doc(doc.text)))
    doc.user_data[group] = [[type(record).__name__, record.model_dump_json()] for record, _ in found]
    spans = (
        doc.char_span(r.span.start, r.span.end, label=label, span_id=f"{group}:{i}", alignment_mode="expand")
        for i, (r, label) in enumerate(found)
    )
    doc.spans[group] = [span for span in spans if span is not None]
    return doc


def _abbreviations(doc: Doc) -> Found:
    finder = import_module("extractor.find.abbreviations")
    expanded = tuple(finder.find(doc))
    yield from ((record, "definition") for record in expanded)
    yield from ((record, "use") for record in finder.uses(doc, expanded))


def _legislation(doc: Doc) -> Found:
    return ((record, record.type) for record in import_module("extractor.find.legislation").find(doc))


def _actions(doc: Doc) -> Found:
    return ((record, "action") for record in import_module("extractor.find.actions").find(doc))


_FINDERS: dict[str, Callable[[Doc], Found]] = {
    _ABBREVIATIONS: _abbreviations,
    _LEGISLATION: _legislation,
    _ACTIONS: _actions,
}


def _record(span: Span) -> Mention | None:
    """The record behind a span of ours; None for any other span."""
    group, _, index = span.id_.rpartition(":")
    if group not in _FINDERS or group not in span.doc.user_data:
        return None
    kind, written = span.doc.user_data[group][int(index)]
    record: Mention = getattr(import_module("models"), kind).model_validate_json(written)
    return record


Span.set_extension("minutebook", getter=_record, force=True)
