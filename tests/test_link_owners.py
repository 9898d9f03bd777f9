import pytest

from extractor.link import owners
from models import Abbreviation, Action, Attendee, DocumentRecord, Meeting, Minutes, Span

NOWHERE = Span(start=0, end=0)


def attendee(name, **more):
    return Attendee(name=name, as_printed=name, status="present", rule="list", span=NOWHERE, **more)


ATTENDEES = (
    attendee("Jane Smith", initials="JS", role="Parish Clerk"),
    attendee("John Smith"),
    attendee("Ann Lee", role="Chair", is_chair=True),
    attendee("Ann Marsh", role="Vice Chair"),
    attendee("Kit Oduya", organisation="Anytown Trust"),
    attendee("Crown Prosecution Service", type="organisation", abbreviation="CPS"),
)
MEETING = Meeting(body="Little Marl Parish Council")
SHORT = (Abbreviation(short="ATC", long="Anytown Town Council", source="inline", rule="brackets", span=NOWHERE),)


def ref(owner):
    document = DocumentRecord(
        path="", sha256="", bytes=0, media_type="", reader="", rules_version="", text_layer="none", text=""
    )
    action = Action(text="write", owners=(owner,), marked=True, rule="mark", span=NOWHERE)
    minutes = Minutes(
        document=document, kind="minutes", meeting=MEETING, attendees=ATTENDEES, abbreviations=SHORT, actions=(action,)
    )
    ((found,),) = [linked.owner_refs for linked in owners.link(minutes)]
    return found.attendee, found.organisation


@pytest.mark.parametrize(
    ("owner", "number"),
    [
        ("Jane Smith", 0),
        ("Cllr Jane Smith", 0),
        ("JS", 0),  # her printed initials: John's are not printed
        ("the Clerk", 0),
        ("Parish Clerk", 0),
        ("J. Smith", None),  # two of them
        ("Smith", None),
        ("Ann", None),
        ("Chair", 2),
        ("Chairman", 2),
        ("AL", 2),
        ("Mr Oduya", 4),
        ("Kit", 4),
        ("CPS", 5),
        ("Crown Prosecution Service", 5),
        ("Treasurer", None),
        ("Lee Jones", None),
    ],
)
def test_an_owner_is_an_attendee_if_only_one_fits(owner, number):
    assert ref(owner)[0] == number


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("ATC", "Anytown Town Council"),
        ("Anytown Trust", "Anytown Trust"),
        ("Parish Council", "Little Marl Parish Council"),
        ("the Council", "Little Marl Parish Council"),
        ("LMPC", "Little Marl Parish Council"),
        ("Jane Smith", None),  # a person
        ("District Council", None),
        ("Finance Committee", None),
    ],
)
def test_an_owner_is_a_body_by_its_full_name(owner, name):
    assert ref(owner)[1] == name
