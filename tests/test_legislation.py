"""Legislation in sentences as minutes write them, of several countries, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find import legislation
from extractor.language import Doc


def find(text):
    doc = Doc(text)
    return list(legislation.find(doc))


def told(text):
    return [(m.text, m.type, m.provision) for m in find(text) if not m.oblique]


UNITED_KINGDOM = [
    ("as the Localism Act 2011 requires", [("Localism Act 2011", "act", None)]),
    (
        "section 100A(4) of the Local Government Act 1972",
        [("section 100A(4) of the Local Government Act 1972", "act", "section 100A(4)")],
    ),
    (
        "under Section 31 of the Localism Act 2011 and the Equality Act 2010",
        [("Section 31 of the Localism Act 2011", "act", "Section 31"), ("Equality Act 2010", "act", None)],
    ),
    ("paid under the Harbours Act 1964, s.10", [("Harbours Act 1964, s.10", "act", "s.10")]),
    ("Local Government Act 1972 (Section 137)", [("Local Government Act 1972 (Section 137)", "act", "Section 137")]),
    ("Section 137 (LGA 1972) grants", [("Section 137 (LGA 1972)", "act", "Section 137")]),
    ("clerk's salary LGA 1972 s.112(2)", [("LGA 1972 s.112(2)", "act", "s.112(2)")]),
    ("s40 of the NERC Act 2006", [("s40 of the NERC Act 2006", "act", "s40")]),
    (
        "excluded under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972",
        [
            (
                "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972",
                "act",
                "paragraph 3 of Part 1 of Schedule 12A",
            )
        ],
    ),
    (
        "The public were excluded as paragraph 1 of Schedule 12A applied.",
        [("paragraph 1 of Schedule 12A", "provision", "paragraph 1 of Schedule 12A")],
    ),
    ("The developer has signed the s.106 agreement.", [("s.106", "provision", "s.106")]),
    ("S106 monies for the play area", [("S106", "provision", "S106")]),
    ("The Section 151 Officer presented the accounts.", [("Section 151", "provision", "Section 151")]),
    ("an Article 4 direction for the conservation area", [("Article 4", "provision", "Article 4")]),
    ("the Regulation 14 consultation on the Neighbourhood Plan", [("Regulation 14", "provision", "Regulation 14")]),
    ("The police used Section 59 warnings for the motorbikes.", [("Section 59", "provision", "Section 59")]),
    ("Two Section 21 notices had been served on tenants.", [("Section 21", "provision", "Section 21")]),
    (
        "The roads await section 278/38 agreements with the County Highways team.",
        [("section 278/38", "provision", "section 278/38")],
    ),
    ("the Health and Safety at Work etc. Act 1974", [("Health and Safety at Work etc. Act 1974", "act", None)]),
    (
        "offences against the Protection from Harassment Act 1997",
        [("Protection from Harassment Act 1997", "act", None)],
    ),
    ("Review of the Freedom of Information Act", [("Freedom of Information Act", "act", None)]),
    ("PACE 1984 and the HRA 1998", [("PACE 1984", "act", None), ("HRA 1998", "act", None)]),
    ("staff will move under TUPE on 1 April", [("TUPE", "statutory_instrument", None)]),
    ("GDPR comes into force in May.", [("GDPR", "eu", None)]),
    (
        "under the Equality Act (2010) and the Care Act",
        [("Equality Act (2010)", "act", None), ("Care Act", "act", None)],
    ),
    (
        "Sch. 12, para 10 of the Local Government Act, 1972 (LGA 1972)",
        [("Sch. 12, para 10 of the Local Government Act, 1972", "act", "Sch. 12, para 10")],
    ),
    (
        "section 1(2) of the public bodies (admission to meetings) act 1960",
        [("section 1(2) of the public bodies (admission to meetings) act 1960", "act", "section 1(2)")],
    ),
    (
        "Licensing Act 2003 s.17, Gambling Act 2005 ss.150-153",
        [("Licensing Act 2003 s.17", "act", "s.17"), ("Gambling Act 2005 ss.150-153", "act", "ss.150-153")],
    ),
    ("the Crime and Policing Bill is at committee stage", [("Crime and Policing Bill", "bill", None)]),
    ("The Club's Data Protection Act notice", [("Data Protection Act", "act", None)]),
    ("the Fisheries Bill/Act was opposed", [("Fisheries Bill/Act", "act", None)]),
    ("the Married Women's Property Act", [("Married Women's Property Act", "act", None)]),
    ("the 1908 Smallholdings Act", [("1908 Smallholdings Act", "act", None)]),
    (
        "the Accounts and Audit Regulations 2015",
        [("Accounts and Audit Regulations 2015", "statutory_instrument", None)],
    ),
    (
        "The Openness of Local Government Bodies Regulations 2014 allow filming.",
        [("Openness of Local Government Bodies Regulations 2014", "statutory_instrument", None)],
    ),
    (
        "regulation 9 of the Education Act 2002 (School Lunches) (England) Regulations 2014",
        [
            (
                "regulation 9 of the Education Act 2002 (School Lunches) (England) Regulations 2014",
                "statutory_instrument",
                "regulation 9",
            )
        ],
    ),
    (
        "the Town and Country Planning (Use Classes) Order 1987",
        [("Town and Country Planning (Use Classes) Order 1987", "statutory_instrument", None)],
    ),
    ("SI 2012/637 was noted", [("SI 2012/637", "statutory_instrument", None)]),
    ("the Transparency Code for Smaller Authorities", [("Transparency Code for Smaller Authorities", "code", None)]),
    ("DATA PROTECTION ACT 2018", [("DATA PROTECTION ACT 2018", "act", None)]),
    ("in line with the data protection act", [("data protection act", "act", None)]),
    ("the Building Safety\nAct 2022 applies", [("Building Safety Act 2022", "act", None)]),  # a title over a line end
    (
        "The Levelling-up and Regeneration Bill had its second reading.",
        [("Levelling-up and Regeneration Bill", "bill", None)],
    ),
    ("NHS Act 2006, s.75 and sch 15", [("NHS Act 2006, s.75 and sch 15", "act", "s.75 and sch 15")]),
    ("S.38 and S.278 Agreements with the highways team", [("S.38 and S.278", "provision", "S.38 and S.278")]),
    ("the Use Classes Order 1987, Class E", [("Use Classes Order 1987, Class E", "statutory_instrument", "Class E")]),
    ("Lord Carey's Tree (Warden) Bill had its second reading", [("Tree (Warden) Bill", "bill", None)]),
    ("The Parish Council used s.1 LGRA 1997 and MDA 1971", [("s.1 LGRA 1997", "act", "s.1")]),
    (
        "the Council Tax Reduction Schemes (England) Regulations 2012",
        [("Council Tax Reduction Schemes (England) Regulations 2012", "statutory_instrument", None)],
    ),
    ("the Occupiers' Liability Acts 1957 & 1984", [("Occupiers' Liability Acts 1957 & 1984", "act", None)]),
    ("clause 5 of the Renters (Reform) Bill", [("clause 5 of the Renters (Reform) Bill", "bill", "clause 5")]),
    ("to comment on the draft Local Audit Bill", [("Local Audit Bill", "bill", None)]),
    (
        "Town, Parish and Community Councils Bill: first reading on Monday",
        [("Town, Parish and Community Councils Bill", "bill", None)],
    ),
]

ELSEWHERE = [
    # America, as lawyers there shorten it
    ("under 40 C. F. R. § 141.86 the pipes", [("40 C. F. R. § 141.86", "code", "§ 141.86")]),
    ("open under R.I. Gen. Laws § 42-46-5", [("R.I. Gen. Laws § 42-46-5", "code", "§ 42-46-5")]),
    (
        "by Ill. Rev. Stat. 1985, ch. 24",
        [("Ill. Rev. Stat. 1985, ch. 24", "code", "ch. 24")],
    ),
    ("as section 3301 of title 44 has it", [("section 3301 of title 44", "code", "section 3301 of title 44")]),
    ("licensed by Bus. & Prof. Code § 7065", [("Bus. & Prof. Code § 7065", "code", "§ 7065")]),
    ("sent to the county (GML § 239-m)", [("GML § 239-m", "act", "§ 239-m")]),
    (
        "the loan of Ga. Const. art. IX, § 5, para. I",
        [("Ga. Const. art. IX, § 5, para. I", "act", "§ 5")],
    ),
    # an Act without a title; a short form told where its title is; a word left out
    ("the lamps of 3 & 4 Will. IV c. 90", [("3 & 4 Will. IV c. 90", "act", None)]),
    ('the Harbours Act 1964 ("the 1964 Act") applies', [("Harbours Act 1964", "act", None)]),
    ("the Adoption Children Act 2002", [("Adoption Children Act 2002", "act", None)]),
    # Ireland
    (
        "under section 12(3)(a-d) of the Harbours Acts 1946-2009",
        [("section 12(3)(a-d) of the Harbours Acts 1946-2009", "act", "section 12(3)(a-d)")],
    ),
    ("B. Public Records Act refresher", [("Public Records Act", "act", None)]),  # an item's letter, and no initial
    (
        "by Executive Orders N-3-19, N-4-19 and N-7-20",
        [("Executive Orders N-3-19, N-4-19 and N-7-20", "statutory_instrument", None)],
    ),
    ("a Part 8 proposal for the footpath", [("Part 8", "provision", "Part 8")]),
    (
        "under Section 183 of the Local Government Act 2001",
        [("Section 183 of the Local Government Act 2001", "act", "Section 183")],
    ),
    ("the Planning and Development Acts 2000 to 2020", [("Planning and Development Acts 2000 to 2020", "act", None)]),
    ("S.I. No. 291 of 2013", [("S.I. No. 291 of 2013", "statutory_instrument", None)]),
    (
        "S.I. No. 12/1999 - Allotments Act, 1994 (Fees) (Interim) Regulations, 1999",
        [("Allotments Act, 1994 (Fees) (Interim) Regulations, 1999", "statutory_instrument", None)],
    ),
    ("Part III of The Tree Warden Act", [("Part III of The Tree Warden Act", "act", "Part III")]),
    (
        "Part 5 Division 6 of the Local Government Act 1995",
        [("Part 5 Division 6 of the Local Government Act 1995", "act", "Part 5 Division 6")],
    ),
    # Australia and New Zealand
    (
        "in accordance with section 5.23(2)(b) of the Local Government Act 1995",
        [("section 5.23(2)(b) of the Local Government Act 1995", "act", "section 5.23(2)(b)")],
    ),
    (
        "s 48(1) of the Local Government Official Information and Meetings Act 1987",
        [("s 48(1) of the Local Government Official Information and Meetings Act 1987", "act", "s 48(1)")],
    ),
    ("Requests under LGOIMA were answered.", [("LGOIMA", "act", None)]),
    # Canada
    ("section 239 of the Municipal Act, 2001", [("section 239 of the Municipal Act, 2001", "act", "section 239")]),
    ("Zoning By-law No. 2019-14 was read a third time.", [("Zoning By-law No. 2019-14", "ordinance", None)]),
    ("Bill C-11 was discussed", [("Bill C-11", "bill", None)]),
    # United States
    ("in violation of the Clean Water Act", [("Clean Water Act", "act", None)]),
    ("the Americans with Disabilities Act of 1990", [("Americans with Disabilities Act of 1990", "act", None)]),
    ("the Ralph M. Brown Act", [("Ralph M. Brown Act", "act", None)]),
    (
        "pursuant to Code of Virginia § 2.2-3711(A)(1)",
        [("Code of Virginia § 2.2-3711(A)(1)", "code", "§ 2.2-3711(A)(1)")],
    ),
    (
        "the Protection of Privacy Act and the Freedom of Information Act",
        [("Protection of Privacy Act", "act", None), ("Freedom of Information Act", "act", None)],
    ),
    (
        "Zoning By-law 85-1 and Bill 2019-12",
        [("Zoning By-law 85-1", "ordinance", None), ("Bill 2019-12", "bill", None)],
    ),
    ("The Council met in closed session (Section 54957.6).", [("Section 54957.6", "provision", "Section 54957.6")]),
    ("Chapter 5 of the Town Code", [("Chapter 5 of the Town Code", "code", "Chapter 5")]),
    (
        "closed session under Government Code Section 54956.9",
        [("Government Code Section 54956.9", "code", "Section 54956.9")],
    ),
    ("executive session per C.R.S. 24-6-402(4)(b)", [("C.R.S. 24-6-402(4)(b)", "code", None)]),
    ("RCW 42.30.110(1)(i)", [("RCW 42.30.110(1)(i)", "code", None)]),
    ("M.G.L. c. 30A, § 21", [("M.G.L. c. 30A, § 21", "code", "§ 21")]),
    ("as 42 U.S.C. § 1983 provides", [("42 U.S.C. § 1983", "code", "§ 1983")]),
    ("the Open Meetings Law was explained", [("Open Meetings Law", "act", None)]),
    (
        "Closed session: Government Code sections 54957.5 AND 54958",
        [("Government Code sections 54957.5 AND 54958", "code", "sections 54957.5 AND 54958")],
    ),
    ("a petition Under Education Code section 35756", [("Education Code section 35756", "code", "section 35756")]),
    ("the Skills for the 22nd Century Act was noted", [("Skills for the 22nd Century Act", "act", None)]),
    ("the NEPA process takes a year", []),  # a process named after the law
    ("adjourned to closed session per GC 54957", [("GC 54957", "code", None)]),
    ("the GC 2024 budget", []),  # letters and a year
    ("private session under ORS 192.660(2)(e) and (h)", [("ORS 192.660(2)(e) and (h)", "code", None)]),
    ("Corporations Code section 7512 governs", [("Corporations Code section 7512", "code", "section 7512")]),
    ("the Harbor Trust Fund and Clean Beaches Act", [("Clean Beaches Act", "act", None)]),
    ("Motion to adopt Ordinance No. 2019-14.", [("Ordinance No. 2019-14", "ordinance", None)]),
    ("Council Bill 119551 passed 7-2.", [("Council Bill 119551", "bill", None)]),
    ("first reading of the Tree Protection Ordinance", [("Tree Protection Ordinance", "ordinance", None)]),
    ("Public Law 93-288", [("Public Law 93-288", "act", None)]),
    ("student records are covered by FERPA", [("FERPA", "act", None)]),
    # European Union and treaties
    ("Article 28 of Regulation (EU) 2016/679", [("Article 28 of Regulation (EU) 2016/679", "eu", "Article 28")]),
    ("replacing Directive 95/46/EC", [("Directive 95/46/EC", "eu", None)]),
    ("the INSPIRE Directive", [("INSPIRE Directive", "eu", None)]),
    ("the General Data Protection Regulation", [("General Data Protection Regulation", "eu", None)]),
    ("the UN Convention on the Rights of the Child", [("UN Convention on the Rights of the Child", "treaty", None)]),
    ("the Aarhus Convention", [("Aarhus Convention", "treaty", None)]),
    (
        "article 8 of the European Convention on Human Rights",
        [("article 8 of the European Convention on Human Rights", "treaty", "article 8")],
    ),
    # America: letters stand in a section's number, behind it and between its parts
    ("as 24 CFR § 982.4b-2T(c) says", [("24 CFR § 982.4b-2T(c)", "code", "§ 982.4b-2T(c)")]),
    ("under 7CFR, part 226 and 42 usc 1771", [("7CFR, part 226", "code", "part 226"), ("42 usc 1771", "code", None)]),
    (
        "Section 4332(2)(C) of 42 U.S.C. asks for it.",
        [("Section 4332(2)(C) of 42 U.S.C.", "code", "Section 4332(2)(C)")],
    ),
    (
        "under DC Code §§ 2-574, 2-576 and 2-578",
        [("DC Code §§ 2-574, 2-576 and 2-578", "code", "§§ 2-574, 2-576 and 2-578")],
    ),
    ("D.C. Law 23-16 was read.", [("D.C. Law 23-16", "act", None)]),
    ("sealed as Fed. R. Crim. P. 6(e) asks", [("Fed. R. Crim. P. 6(e)", "statutory_instrument", None)]),
    ("Treas. Reg. § 1.141-12(a) on bonds", [("Treas. Reg. § 1.141-12(a)", "statutory_instrument", "§ 1.141-12(a)")]),
    ("a permit under CWA § 402(p)", [("CWA § 402(p)", "act", "§ 402(p)")]),
    ("out of session as RSA 91-A:3, II(b) allows", [("RSA 91-A:3, II(b)", "code", None)]),
]

NONE = [
    "Bill Marsh proposed and Ann Orr seconded.",
    "Present: Ann Orr, Bill and Jean Lowe",
    "Cllr Bill Tanner and Bill Okafor",
    "Treasurer Bill reported a surplus.",
    "President Bill moved an amendment to the government of the club; the Senate and Parliament were far away.",
    "The water bill of £212 was approved for payment.",
    "Electricity Bill 2014: £310.20 to be paid",
    "BILLS FOR PAYMENT",
    "Bill of Lading, Bill of Quantities",
    "CALL TO ORDER: the Chair called the meeting to order at 7 pm.",
    "Rules of Procedure were suspended.",
    "Standing Orders 2019 were reviewed.",
    "The Financial Regulations 2019 were adopted.",
    "Competition Rules 2021",
    "Two purchase orders; Purchase Order 2015 was late.",
    "an act of kindness",
    "Act 2 scene 1 was rehearsed.",
    "The trustees act as directors.",
    "The Opening Act and the Support Act have been booked.",
    "Action: Ann to write",
    "Advance Directive forms for patients",
    "the management directive on leave",
    "Unit of Measure; Bond Measure",
    "Two FOI requests were received.",
    "the GDPR officer",
    "section 3 of the report",
    "Members approved Section 1 of the Annual Return, the Annual Governance Statement, as a statutory duty.",
    "Section 2 – Accounting Statements of the AGAR were signed by the officer.",
    "The Ada Society (UK) met in England; ADA members spoke.",
    "Section 4 of the survey form",
    "Section 9 of the orchestra played, and the judge was pleased.",
    "A Private Member's Bill was read in Parliament.",
    "Annex 2 and Class Q were handed round.",
    "Cllr Act, Mrs Acton and Mr Billing",
    "EAD 2002 and SAA 2019",
    "The judge lives on Section 36, Township 5 North",
    "Annual Conference Rules 2015; Counter Measure 2019; Ordinances 2020; NRS 12 staff",
    "Bylaws, Article IV, Section 2",
    "Covenants, Section 7 is struck out",
    "Section 2: Finance",
    "see Schedule 1 for the works",
    "Part 2 of the presentation",
    "Article in the newsletter by June 5",
    "The Code of Conduct was adopted.",
    "Dress Code for 2014",
    "the Annual Convention in Dallas",
    "the city ordinance on noise",
    "in 1990s style, the Council's 106 members",
    "page 5, section 5",
    "",
    "The CWA's tent, the ESA's dome and the FHA's table were booked.",
    "The team of 5 usc students took 12 CCR prizes.",
]


@pytest.mark.parametrize(("text", "wanted"), UNITED_KINGDOM + ELSEWHERE)
def test_legislation_is_found_as_it_is_printed(text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize("text", NONE)
def test_what_looks_like_law_and_is_none_is_left(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "stage", "date", "house"),
    [
        ("The Fisheries Bill received Royal Assent on 23 November 2020.", "royal assent", "2020-11-23", None),
        ("The Fisheries Bill is at committee stage in the House of Commons.", "committee stage", None, "Commons"),
        ("Third reading of the Fisheries Bill took place in the Lords.", "third reading", None, None),
        (
            "The Fisheries Bill was discussed. It was introduced in Parliament in January 2020.",
            "introduced",
            "2020-01",
            None,
        ),
        (
            "Senate Bill 12 has passed the House and was signed by the Governor on May 3, 2019.",
            "passed",
            "2019-05-03",
            "House of Representatives",
        ),
        ("Fisheries Bill: the Seanad will consider it next week.", None, None, "Seanad"),
        ("A potential Fisheries Bill was mentioned.", None, None, None),
        # As the houses and their papers put it; written before the rules were.
        (
            "The Hedgehog Protection Bill was read a second time in the Commons on 3 March 2023.",
            "second reading",
            "2023-03-03",
            "Commons",
        ),
        (
            "The Hedgehog Protection Bill was introduced in the House of Lords by Lord Tarn.",
            "introduced",
            None,
            "Lords",
        ),
        (
            "The Hedgehog Protection Bill has completed its Commons stages and moves to the Lords.",
            None,
            None,
            "Commons",
        ),
        ("The Hedgehog Protection Bill awaits Royal Assent.", "royal assent", None, None),
        ("Royal Assent was granted to the Hedgehog Protection Bill on 4 May 2023.", "royal assent", "2023-05-04", None),
        ("The Hedgehog Protection Bill is in the committee stage.", "committee stage", None, None),
        (
            "The Public Bill Committee finished its line-by-line scrutiny of the Hedgehog Protection Bill.",
            "committee stage",
            None,
            None,
        ),
        ("The Hedgehog Protection Bill was given an unopposed third reading.", "third reading", None, None),
        (
            "The Lords amendments to the Hedgehog Protection Bill were considered by the Commons on 2 May 2023.",
            "consideration of amendments",
            "2023-05-02",
            "Commons",
        ),
        ("The Hedgehog Protection Bill fell when Parliament was dissolved.", "withdrawn", None, None),
        ("The Hedgehog Protection Bill was carried over to the next session.", None, None, None),
        ("The Hedgehog Protection Bill was enacted in 2022.", "passed", None, None),
        ("The Hedgehog (Scotland) Bill completed Stage 1 at Holyrood.", "stage 1", None, "Scottish Parliament"),
        ("The Hedgehog (Wales) Bill reached Stage 3 in the Senedd on 7 June 2023.", "stage 3", "2023-06-07", "Senedd"),
        (
            "The Hedgehog Bill passed its Consideration Stage in the Northern Ireland Assembly.",
            "consideration stage",
            None,
            "Assembly",
        ),
        ("The Hedgehog Bill 2022 is at Committee Stage in the Seanad.", "committee stage", None, "Seanad"),
        (
            "The Hedgehog Bill 2022 was signed into law by the President on 2 March 2023.",
            "signed into law",
            "2023-03-02",
            None,
        ),
        (
            "The Hedgehog Bill has been reported back from the Environment Select Committee.",
            "select committee",
            None,
            None,
        ),
        (
            "HB 1420 was referred to the House Committee on Natural Resources.",
            "committee stage",
            None,
            "House of Representatives",
        ),
        ("SB 77 passed the Senate 24-11 and is now in the House.", "passed", None, "Senate"),
        ("SB 77 was vetoed by the Governor.", "withdrawn", None, None),
        ("AB 1201 died in the Appropriations Committee.", "withdrawn", None, None),
        ("HB 1420 was signed by the Governor on May 9, 2023.", "signed into law", "2023-05-09", None),
        (
            "Bill C-47 received first reading in the House of Commons on April 17, 2023.",
            "first reading",
            "2023-04-17",
            "Commons",
        ),
        ("H.R. 812 passed out of committee on Tuesday.", "committee stage", None, None),
        (
            "The Hedgehog Bill 2023 was introduced into the Senate on 9 March 2023.",
            "introduced",
            "2023-03-09",
            "Senate",
        ),
        ("The draft Hedgehog Bill is out for pre-legislative scrutiny.", None, None, None),
        (
            "The second reading debate on the Hedgehog Protection Bill takes place on Friday.",
            "second reading",
            None,
            None,
        ),
        ("A potential Hedgehog Bill was mentioned.", None, None, None),
        # Another bill's stage is not this one's.
        ("The Fisheries Bill and the Environment Bill, which had its second reading", None, None, None),
    ],
)
def test_a_bill_has_the_stage_told_beside_it(text, stage, date, house):
    bill = next(m for m in find(text) if m.type == "bill")
    assert (bill.stage, bill.stage_date, bill.house) == (stage, date, house)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The Care Act 2014 and the Localism Act 2011. Under the 2014 Act", [("2014 Act", 0)]),
        ("The Fisheries Bill was noted. Members support the Bill.", [("Bill", 0)]),
        ("section 5 of the Care Act 2014; section 7 of that Act", [("section 7 of that Act", 0)]),
        ("the Freedom of Information Act 2000 (FOIA). Under FOIA requests", [("FOIA", 0)]),
        ("Under the 1998 Act", [("1998 Act", None)]),
        (
            "The Sea Fisheries (Nets) Rules 1986. The Rules say so." + " Tea." * 500 + " The Rules of the club.",
            [("Rules", 0)],
        ),
        ("the Act was passed", []),  # nothing for it to stand for
        ("The bill was paid.", []),
    ],
)
def test_what_stands_for_an_earlier_mention_is_oblique(text, mentions):
    assert [(m.text, m.antecedent) for m in find(text) if m.oblique] == mentions


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "There was a welcome for Section 28 from judges and witnesses.",
            "Youth Justice and Criminal Evidence Act 1999",
        ),
        ("the S106 agreement with the developer", "Town and Country Planning Act 1990"),
        ("the council's Section 114 notice", "Local Government Finance Act 1988"),
        ("section 17 asks all to consider crime and disorder", "Crime and Disorder Act 1998"),
        ("section 42 safeguarding enquiries", "Care Act 2014"),
        ("section 117 aftercare", "Mental Health Act 1983"),
    ],
)
def test_a_well_known_provision_without_its_law_has_that_law_as_candidate(text, title):
    (mention,) = find(text)
    assert mention.inferred
    assert (mention.type, [work.title for work in mention.candidates]) == ("provision", [title])


def test_a_provision_without_its_law_is_that_of_the_law_it_stood_beside():
    text = "Section 61 of the Criminal Justice and Public Order Act 1994 was explained. Section 61 is used rarely."
    assert [work.year for work in find(text)[1].candidates] == [1994]


def test_letters_that_the_document_expands_to_something_else_are_no_law():
    assert told("The Alder District Association (ADA) met. ADA will write.") == []


def test_every_mention_counts_in_reading_order():
    text = "The Care Act 2014. Later the Localism Act 2011 and again the Care Act 2014."
    assert [m.text for m in find(text)] == ["Care Act 2014", "Localism Act 2011", "Care Act 2014"]


@given(st.text(alphabet=st.sampled_from("Section Act 12()§.,\n\fsSBilof2014-–&ad"), max_size=200))
def test_any_text_is_searched_without_error_and_mentions_lie_in_it(text):
    for mention in find(text):
        assert " ".join(mention.span.of(text).split()) == mention.text
