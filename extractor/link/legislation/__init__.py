"""Stage 4: mentions of legislation -> the Acts they name, and what became of bills."""

from collections.abc import Iterator, Sequence

from extractor.jurisdiction import jurisdiction, part
from extractor.link.legislation.provisions import opened, provision_uri
from extractor.link.legislation.states import whose
from extractor.link.legislation.works import Setting, acts_called, became, choose
from models import LegislationMention, Minutes, Work

# Types that registers hold by title.
_REGISTERED = ("act", "statutory_instrument", "eu", "code")


def link(minutes: Minutes) -> Iterator[LegislationMention]:
    """The mentions in order, linked to a register where exactly one Act can be meant.

    No Act later than the meeting is taken. Without the year, or where Acts of several countries have one title, the
    words of the document must show the country. An oblique mention takes the link of the mention that it stands for.
    """
    date = minutes.meeting.date
    text = minutes.document.text
    setting = Setting(jurisdiction(text), int(date[:4]) if date else None, part(text))
    named = [None if mention.oblique else _linked(mention, setting) for mention in minutes.legislation]
    for mention, own in zip(minutes.legislation, named, strict=True):
        meant = named[mention.antecedent] if mention.antecedent is not None else None
        found = own or _as_antecedent(mention, meant)
        jurisdiction_told = whose(found, text, setting.country, setting.part)
        yield found if jurisdiction_told == found.jurisdiction else _changed(found, jurisdiction=jurisdiction_told)


def _linked(mention: LegislationMention, setting: Setting) -> LegislationMention:
    if mention.inferred:
        return _inferred(mention, setting)
    if mention.uri is not None:
        return _by_number(mention, setting)
    if mention.type in _REGISTERED:
        return _with_works(mention, acts_called(mention.title or mention.text, mention.year, setting), setting)
    if mention.type == "bill":
        return _changed(
            mention, became=became(mention.title or mention.text, setting), provisions=opened(mention.provision)
        )
    return _changed(mention, provisions=opened(mention.provision))


def _by_number(mention: LegislationMention, setting: Setting) -> LegislationMention:
    """What was cited by its number, which has an address of its own; none if it is later than the meeting."""
    is_later = setting.year is not None and mention.year is not None and mention.year > setting.year
    uri, provisions = None if is_later else mention.uri, opened(mention.provision)
    return _changed(mention, uri=uri, provisions=provisions, provision_uri=provision_uri(uri, provisions))


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
    """A provision without its law: its candidates of the time, and the link only where the words allow no other."""
    candidates = tuple(work for work in mention.candidates if setting.is_in_time(work))
    meant = [work for work in candidates if work.uri == mention.uri and setting.is_in_force(work)]
    work = meant[0] if meant else None
    uri, provisions = work.uri if work else None, opened(mention.provision)
    return _changed(
        mention,
        candidates=() if work else candidates,
        title=work.title if work else mention.title,
        year=work.year if work else None,
        number=work.number if work else None,
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
