"""Stage 4: mentions of legislation -> the Acts they name, and what became of bills."""

from collections.abc import Iterator, Sequence

from extractor.jurisdiction import jurisdiction
from extractor.link.legislation.provisions import opened, provision_uri
from extractor.link.legislation.works import Setting, acts_called, became, choose
from models import LegislationMention, Minutes, Work


def link(minutes: Minutes) -> Iterator[LegislationMention]:
    """The mentions in order, linked to a register where exactly one Act can be meant.

    No Act later than the meeting is taken. Without the year, or where Acts of several countries have one title, the
    words of the document must show the country. An oblique mention takes the link of the mention that it stands for.
    """
    date = minutes.meeting.date
    setting = Setting(jurisdiction(minutes.document.text), int(date[:4]) if date else None)
    linked: list[LegislationMention] = []
    for mention in minutes.legislation:
        linked.append(_linked(mention, linked, setting))
    yield from linked


def _linked(mention: LegislationMention, earlier: Sequence[LegislationMention], setting: Setting) -> LegislationMention:
    if mention.oblique:
        meant = (
            earlier[mention.antecedent]
            if mention.antecedent is not None and mention.antecedent < len(earlier)
            else None
        )
        return _as_antecedent(mention, meant)
    if mention.inferred:
        return _inferred(mention, setting)
    if mention.type == "act":
        return _with_works(mention, acts_called(mention.title or mention.text, mention.year, setting), setting)
    if mention.type == "bill":
        return _changed(
            mention, became=became(mention.title or mention.text, setting), provisions=opened(mention.provision)
        )
    return _changed(mention, provisions=opened(mention.provision))


def _with_works(mention: LegislationMention, works: Sequence[Work], setting: Setting) -> LegislationMention:
    """An Act with its register's entry if one can be meant, else with all that could be."""
    chosen = choose(works, mention.year, setting)
    if chosen is None:
        return _changed(mention, candidates=tuple(works), provisions=opened(mention.provision))
    return _changed(
        mention,
        title=chosen.work.title,
        year=mention.year or chosen.work.year,
        number=mention.number or chosen.work.number,
        jurisdiction=chosen.jurisdiction,
        uri=chosen.work.uri,
        provisions=opened(mention.provision),
        provision_uri=provision_uri(chosen.work.uri, opened(mention.provision)),
    )


def _inferred(mention: LegislationMention, setting: Setting) -> LegislationMention:
    """A provision without its law: its candidates of the time, and the link only where its name allows no other."""
    candidates = tuple(work for work in mention.candidates if setting.is_in_time(work))
    uri = mention.uri if any(work.uri == mention.uri for work in candidates) else None
    provisions = opened(mention.provision)
    return _changed(
        mention,
        candidates=() if uri else candidates,
        year=candidates[0].year if uri else None,
        uri=uri,
        provisions=provisions,
        provision_uri=provision_uri(uri, provisions),
    )


def _as_antecedent(mention: LegislationMention, meant: LegislationMention | None) -> LegislationMention:
    provisions = opened(mention.provision)
    if meant is None:
        return _changed(mention, provisions=provisions)
    return _changed(
        mention,
        title=meant.title,
        year=meant.year,
        number=meant.number,
        jurisdiction=meant.jurisdiction,
        uri=meant.uri,
        candidates=meant.candidates,
        became=meant.became,
        provisions=provisions,
        provision_uri=provision_uri(meant.uri, provisions),
    )


def _changed(mention: LegislationMention, **values: object) -> LegislationMention:
    """`mention` made anew with other values, checked."""
    return LegislationMention.model_validate({**dict(mention), **values})
