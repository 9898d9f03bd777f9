"""What is found in one meeting's minutes: the record that everything else is made from."""

from typing import Literal

from pydantic import ConfigDict, Field, NonNegativeInt, PositiveInt

from models.base import Mention, Record, Span
from models.document import Link, Marginal, OutlineEntry, Repair, Source

Kind = Literal["minutes", "minute_book", "agenda", "other"]
Status = Literal["present", "in_attendance", "apologies", "absent"]
SectionKind = Literal[
    "apologies",
    "minutes_of_last_meeting",
    "matters_arising",
    "report",
    "any_other_business",
    "next_meeting",
    "actions",
    "closed_session",
    "attendance",
]
LegislationType = Literal["act", "bill", "statutory_instrument", "ordinance", "code", "treaty", "eu", "provision"]
Outcome = Literal["carried", "lost", "agreed", "deferred", "withdrawn"]
ActionStatus = Literal["open", "closed", "ongoing"]
Sense = Literal["document", "earlier_minutes", "own_rules", "gazetteer"]


class Evidence(Mention):
    """Where a value of the meeting was read; `field` names the value."""

    field: Literal[
        "body",
        "organisation",
        "date",
        "start",
        "end",
        "location",
        "chair",
        "secretary",
        "next_meeting",
        "quorum",
        "quorum_needed",
        "approval",
    ]


class Meeting(Record):
    """The meeting itself. Dates are ISO, as far as known (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`); times `HH:MM`, 24 hours.

    `quorum` says whether the minutes tell of a quorum: that it was there, that it was not, or that it was there and
    got lost; `quorum_needed` how many they say make one. `approval` says whether the document calls itself draft or
    approved.
    """

    body: str | None = None
    organisation: str | None = None
    date: str | None = Field(default=None, pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
    start: str | None = Field(default=None, pattern=r"^[0-2][0-9]:[0-5][0-9]$")
    end: str | None = Field(default=None, pattern=r"^[0-2][0-9]:[0-5][0-9]$")
    location: str | None = None
    chair: str | None = None
    secretary: str | None = None
    next_meeting: str | None = Field(default=None, pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
    quorum: Literal["present", "absent", "lost"] | None = None
    quorum_needed: PositiveInt | None = None
    approval: Literal["draft", "approved"] | None = None
    evidence: tuple[Evidence, ...] = ()


class Attendee(Mention):
    """Someone listed or said to be present, in attendance, absent or apologising.

    `name` is without honorific and post-nominals, given name first; `as_printed` is the entry's own words.
    `represents` names whom a deputy stands for; `part` the words that say for how much of the meeting ("left 11.20").
    """

    name: str
    as_printed: str
    type: Literal["person", "organisation", "office"] = "person"
    role: str | None = None
    organisation: str | None = None
    abbreviation: str | None = None
    initials: str | None = None
    represents: str | None = None
    part: str | None = None
    status: Status
    is_chair: bool = False


class Section(Mention):
    """A heading and the text under it up to the next heading of any level.

    `span` covers heading and text, so that sections tile the text from the first heading on; `quotes` holds the
    heading alone. `level` is 1 for the outermost; `parent` is the index of the section it stands in; `number` is as
    printed without final punctuation.
    """

    number: str | None = None
    title: str
    level: PositiveInt
    parent: NonNegativeInt | None = None
    kind: SectionKind | None = None


class Abbreviation(Mention):
    """A short form the document itself expands. `raw` is the short form as the file has it, where it was repaired.

    `organisation` is the long form again where it names a body.
    """

    short: str
    long: str
    source: Literal["inline", "table", "list"]
    raw: str | None = None
    organisation: str | None = None


class AbbreviationUse(Mention):
    """A use of a short form; `sense` says where its `long` form is known from. With several `candidates`, no `long`."""

    short: str
    long: str | None = None
    sense: Sense | None = None
    candidates: tuple[str, ...] = ()


class Work(Record):
    """An Act or instrument in a register: `number` is its chapter or serial number, `uri` its address there."""

    title: str
    year: PositiveInt | None = None
    number: str | None = None
    uri: str


class LegislationMention(Mention):
    """A mention of legislation, every one in reading order.

    `text` is the shortest complete title or citation as printed; `provision` the section, article or schedule
    printed next to it; `provisions` the same opened to single ones ("18-19" gives both). `uri` is set only when
    exactly one work remains, else `candidates` are kept. `oblique` marks "the 1998 Act" or "the Bill", with
    `antecedent` the index of the mention it stands for. `became` is the Act a bill was passed as.
    """

    text: str
    type: LegislationType
    provision: str | None = None
    stage: str | None = None
    title: str | None = None
    year: PositiveInt | None = None
    number: str | None = None
    jurisdiction: str | None = None
    uri: str | None = None
    candidates: tuple[Work, ...] = ()
    provisions: tuple[str, ...] = ()
    provision_uri: str | None = None
    inferred: bool = False
    oblique: bool = False
    antecedent: NonNegativeInt | None = None
    house: str | None = None
    stage_date: str | None = None
    became: Work | None = None


class OwnerRef(Record):
    """Whom an owner as printed refers to: an index into `attendees`, a body's full name, or neither when in doubt."""

    owner: str
    attendee: NonNegativeInt | None = None
    organisation: str | None = None


class Action(Mention):
    """What somebody is to do after the meeting. `marked` says that the document sets it apart as an action.

    `due` is ISO where a calendar date can be read off; `ref` is its number as printed; `carried_from` is what the
    text says of the earlier meeting it comes from.
    """

    text: str
    owners: tuple[str, ...] = ()
    owner_refs: tuple[OwnerRef, ...] = ()
    due: str | None = None
    due_text: str | None = None
    status: ActionStatus | None = None
    ref: str | None = None
    marked: bool
    carried_from: str | None = None


class Votes(Record):
    """The count of a vote as told; a number that is not given is null."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True, serialize_by_alias=True)

    in_favour: NonNegativeInt | None = Field(default=None, alias="for")
    against: NonNegativeInt | None = None
    abstain: NonNegativeInt | None = None


class Ballot(Record):
    """How one member voted, in the words of the roll call."""

    name: str
    vote: Literal["for", "against", "abstain", "absent"]


class Decision(Mention):
    """What the meeting resolved, agreed or voted on."""

    text: str
    mover: str | None = None
    seconder: str | None = None
    outcome: Outcome
    votes: Votes | None = None
    roll_call: tuple[Ballot, ...] = ()


class DocumentRecord(Source):
    """A document in a record: what it is, and the text that all spans count in."""

    text: str
    repairs: tuple[Repair, ...] = ()
    marginalia: tuple[Marginal, ...] = ()
    links: tuple[Link, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()


class Minutes(Record):
    """One meeting as one document reports it, or a document that is not minutes.

    `part` and `span` say which stretch of a minute book this meeting is; both are null where there is only one.
    Lists are in reading order.
    """

    document: DocumentRecord
    part: PositiveInt | None = None
    span: Span | None = None
    kind: Kind
    meeting: Meeting
    attendees: tuple[Attendee, ...] = ()
    sections: tuple[Section, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    abbreviation_uses: tuple[AbbreviationUse, ...] = ()
    legislation: tuple[LegislationMention, ...] = ()
    actions: tuple[Action, ...] = ()
    decisions: tuple[Decision, ...] = ()
