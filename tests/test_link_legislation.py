"""Mentions of legislation linked to the Acts they name, at the time and in the country of the meeting."""

import pytest

from extractor.find import legislation
from extractor.language import Doc
from extractor.link.legislation import link
from extractor.link.legislation.provisions import opened, provision_uri
from models import DocumentRecord, Meeting, Minutes

UK = "The Parish Council met in England. "
IRELAND = "The meeting was held in Dublin, Ireland. "
AMERICA = "The Board of Supervisors met in Virginia. "
ID = "http://www.legislation.gov.uk/id/"


def linked(text, date="2022-05-01"):
    document = DocumentRecord(
        path="a.docx",
        sha256="0" * 64,
        bytes=1,
        media_type="text/plain",
        reader="test",
        rules_version="0",
        text_layer="born_digital",
        text=text,
    )
    doc = Doc(text)
    minutes = Minutes(
        document=document, kind="minutes", meeting=Meeting(date=date), legislation=tuple(legislation.find(doc))
    )
    return list(link(minutes))


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("under the Localism Act 2011", ID + "ukpga/2011/20"),  # no country needed: the year and title name one Act
        (UK + "under the Localism Act", ID + "ukpga/2011/20"),
        ("under the Localism Act", None),  # no year, no country
        (UK + "the Data Protection Act 2018", ID + "ukpga/2018/12"),
        (IRELAND + "the Data Protection Act 2018", "https://www.irishstatutebook.ie/eli/2018/act/7/enacted/en/html"),
        ("the Data Protection Act 2018", None),  # two countries
        (UK + "the Local Government Act", None),  # many years
        (UK + "LGA 1972 s.137", ID + "ukpga/1972/70"),
        (UK + "the LG (Misc Provisions) Act 1976", ID + "ukpga/1976/57"),
        (UK + "the Public Bodies (Admissions to Meeting) Act 1960", ID + "ukpga/Eliz2/8-9/67"),  # misprinted
        (UK + "the Smallholdings and Allotment Act 1908", ID + "ukpga/Edw7/8/36"),
        (UK + "the Equalities Act 2010", ID + "ukpga/2010/15"),
        (UK + "the Equalities Act 2011", None),
        (AMERICA + "the Localism Act", None),
        (AMERICA + "the Communications Act of 1934", None),
        (UK + "the Invented Matters Act 2011", None),
    ],
)
def test_an_act_is_linked_when_only_one_can_be_meant(text, uri):
    assert linked(text)[-1].uri == uri


def test_several_candidates_are_kept():
    (mention,) = linked("the Data Protection Act 2018")
    assert [work.number for work in mention.candidates] == ["12", "7"]


def test_no_act_later_than_the_meeting_is_taken():
    (mention,) = linked(UK + "the Localism Act", date="2009-01-01")
    assert (mention.uri, mention.candidates) == (None, ())


def test_a_link_brings_year_number_and_country():
    (mention,) = linked(UK + "the Localism Act")
    assert (mention.year, mention.number, mention.jurisdiction) == (2011, "20", "GB")


@pytest.mark.parametrize(
    ("text", "date", "act"),
    [
        (UK + "the Domestic Abuse Bill", "2021-06", "Domestic Abuse Act 2021"),
        (UK + "the Localism Bill was noted", "2011-02-01", "Localism Act 2011"),
        (UK + "the Localism Bill was noted", "2012-02-01", None),  # passed already: another bill, or a slip
        (UK + "the Localism Bill was noted", "2007-02-01", None),  # more than three years before
        (UK + "the Localism Bill was noted", None, None),
        (UK + "the Finance Bill was noted", "2011-02-01", None),  # one every year
        (AMERICA + "the Localism Bill was noted", "2011-02-01", None),
    ],
)
def test_a_bill_became_the_one_act_of_its_name(text, date, act):
    (mention,) = linked(text, date)
    assert (mention.became and mention.became.title, mention.uri) == (act, None)


def test_a_provision_has_its_own_address():
    (mention,) = linked("section 100A(4) of the Local Government Act 1972")
    assert mention.provisions == ("section 100A(4)",)
    assert mention.provision_uri == ID + "ukpga/1972/70/section/100A/4"


@pytest.mark.parametrize(
    ("text", "title", "uri"),
    [
        # The words around and the country leave one law.
        (UK + "a welcome for Section 28 by judges and witnesses", None, ID + "ukpga/1999/23"),
        (UK + "the section 21 notice", None, ID + "ukpga/1988/50"),  # Ireland has a Housing Act 1988 too
        # No country, or no words but a high number: a candidate.
        ("a welcome for Section 28 by judges and witnesses", "Youth Justice and Criminal Evidence Act 1999", None),
        ("The Society met in England. Nothing on S137 was said.", "Local Government Act 1972", None),
        # Two laws have one of that number: the words, or the part of the country, decide.
        (UK + "a section 20 letter on major works", None, ID + "ukpga/1985/70"),
        ("The Scottish Parliament. Edinburgh. A section 75 agreement for housing", None, ID + "ukpga/1997/8"),
        # No order of England is law in Wales.
        (
            "The Senedd met in Cardiff. an Article 4 direction",
            "Town and Country Planning (General Permitted Development) (England) Order 2015",
            None,
        ),
    ],
)
def test_a_provision_without_its_law_is_linked_where_words_and_country_leave_one(text, title, uri):
    (mention,) = linked(text)
    assert (mention.inferred, mention.uri) == (True, uri)
    assert [work.title for work in mention.candidates] == ([title] if title else [])


def test_a_name_that_stands_for_one_provision_only_is_linked():
    (mention,) = linked(UK + "the Section 151 Officer")
    assert (mention.inferred, mention.provision_uri) == (True, ID + "ukpga/1972/70/section/151")


def test_an_inferred_provision_of_a_later_act_is_dropped():
    (mention,) = linked(UK + "section 42 enquiries on safeguarding adults", date="2010-01-01")
    assert mention.candidates == ()


def test_what_stands_for_an_act_takes_its_link():
    act, again = linked("The Localism Act 2011. Section 7 of that Act applies.")
    assert again.uri == act.uri
    assert again.provision_uri == ID + "ukpga/2011/20/section/7"


@pytest.mark.parametrize(
    ("provision", "single"),
    [
        (None, ()),
        ("ss. 18-19(2)(a)", ("section 18", "section 19(2)(a)")),
        ("sections 5 to 8", ("section 5", "section 6", "section 7", "section 8")),
        ("sections 3, 5 and 7", ("section 3", "section 5", "section 7")),
        ("sections 3 5 7", ("section 3", "section 5", "section 7")),
        ("section 1(2) and (3)", ("section 1(2)", "section 1(3)")),
        ("section 2(1)(a), (b) and (c)", ("section 2(1)(a)", "section 2(1)(b)", "section 2(1)(c)")),
        ("section 1 and Schedule 3", ("section 1", "schedule 3")),
        ("Schedule 12A paragraph 3", ("schedule 12A paragraph 3",)),
        ("paragraphs 1 and 3 of Schedule 12A", ("schedule 12A paragraph 1", "schedule 12A paragraph 3")),
        ("paragraph 3 of Part 1 of Schedule 12A", ("schedule 12A part 1 paragraph 3",)),
        ("section 278/38", ("section 278", "section 38")),
        ("section 100A (4)", ("section 100A(4)",)),
        ("Part VIII", ("part VIII",)),
        ("s106", ("section 106",)),
        ("sections 10-5", ("section 10", "section 5")),  # no range
        ("sections 1-9999", ("section 1", "section 9999")),  # too long a one
    ],
)
def test_provisions_are_opened_to_single_ones(provision, single):
    assert opened(provision) == single


@pytest.mark.parametrize(
    ("uri", "provisions", "address"),
    [
        (None, ("section 1",), None),
        (ID + "ukpga/2011/20", (), None),
        (ID + "ukpga/2011/20", ("section 1", "section 2"), None),
        (ID + "ukpga/2011/20", ("schedule 2 paragraph 3",), ID + "ukpga/2011/20/schedule/2/paragraph/3"),
        ("https://www.irishstatutebook.ie/eli/2018/act/7/enacted/en/html", ("section 1",), None),
    ],
)
def test_only_one_provision_on_legislation_gov_uk_has_an_address(uri, provisions, address):
    assert provision_uri(uri, provisions) == address


@pytest.mark.parametrize(
    ("text", "date", "uri"),
    [
        (UK + "SI 2012/637", "2022", ID + "uksi/2012/637"),
        (UK + "SI 2012/637", "2011", None),  # later than the meeting
        (IRELAND + "S.I. No. 600 of 2001", "2022", "https://www.irishstatutebook.ie/eli/2001/si/600/made/en/html"),
        (AMERICA + "SI 2012/637", "2022", None),  # not one of theirs
        (AMERICA + "42 U.S.C. § 1983", "2022", "https://www.govinfo.gov/link/uscode/42/1983"),
        (AMERICA + "Pub. L. 117-58", "2020", None),
        (UK + "Regulation (EU) 2016/679", "2022", "http://data.europa.eu/eli/reg/2016/679/oj"),
        # The number printed behind a title is the title's.
        (UK + "the Invented Matters Order 2015 (SI 2015/596)", "2022", ID + "uksi/2015/596"),
        # One name, two laws, by the country and the time.
        (UK + "GDPR applies", "2019", "http://data.europa.eu/eli/reg/2016/679/oj"),
        (UK + "GDPR applies", "2022", ID + "eur/2016/679"),
        (IRELAND + "GDPR applies", "2022", "http://data.europa.eu/eli/reg/2016/679/oj"),
        (UK + "GDPR is coming", "2012", None),
        (UK + "the Accounts and Audit Regulations", "2022", None),  # of which year?
        (UK + "the Accounts and Audit Regulations 2015", "2022", ID + "uksi/2015/234"),
    ],
)
def test_what_is_cited_by_number_or_named_as_an_instrument_is_linked(text, date, uri):
    (mention,) = linked(text, date)
    assert mention.uri == uri


def test_an_act_of_a_state_has_the_state_for_jurisdiction():
    act, other = linked("The Shire President, Perth, Western Australia. The Health Act 1911 (WA) and the Cat Act 2011.")
    assert (act.jurisdiction, other.jurisdiction) == ("AU-WA", "AU-WA")


CALIFORNIA = "The City Council of Alder Falls, California met. "
ONTARIO = "The Town of Alder Falls, Ontario, Canada met. "


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (AMERICA + "under ORS 192.610", "US-OR"),  # by its own letters, wherever the meeting is
        (AMERICA + "under RCW 42.30.110", "US-WA"),
        (CALIFORNIA + "under Government Code section 54957", "US-CA"),  # by the meeting's place
        (CALIFORNIA + "under Texas Government Code, section 551.074", "US-TX"),
        (CALIFORNIA + "and Senate Bill 9 was discussed", "US-CA"),
        (CALIFORNIA + "and H.R. 1319 was discussed in Congress", None),  # a bill of Congress
        (CALIFORNIA + "under 42 U.S.C. 1983", "US"),
        (ONTARIO + "the Planning Act, R.S.O. 1990, c. P.13", "CA-ON"),
        (ONTARIO + "the Municipal Act, 2001", "CA-ON"),
        (ONTARIO + "the Canada Evidence Act", "CA"),  # a federal register has it
        (ONTARIO + "Bill 23 was discussed", "CA-ON"),
        (ONTARIO + "Bill C-11 was discussed", None),  # of the Parliament of Canada
        ("The municipality met in Canada. The Planning Act, R.S.O. 1990, c. P.13", "CA-ON"),
        ("The Council met in Canada. the Municipal Act, 2001", None),
        (UK + "the Localism Act 2011", "GB"),
    ],
)
def test_law_of_a_state_or_province_is_told_to_be_its(text, whose):
    assert linked(text)[0].jurisdiction == whose
