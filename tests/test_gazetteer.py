"""The registers of Acts and bodies: looked up, in order, and each row sound."""

from importlib.resources import files

import pytest

from extractor import gazetteer
from extractor.gazetteer import Body, title_key
from extractor.gazetteer.tables import rows_called
from extractor.jurisdiction import is_of, jurisdiction

# Addresses that a register has under a title that is no Act's here: in Welsh, or without one.
OTHERWISE = {
    "http://www.legislation.gov.uk/id/anaw/2015/2",
    "https://laws-lois.justice.gc.ca/eng/acts/C-46/",
    "https://laws-lois.justice.gc.ca/eng/acts/L-2/",
}


def rows(name):
    text = files("extractor.gazetteer").joinpath(name).read_text("utf-8")
    return [row for row in text.splitlines() if not row.startswith("#")]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Local Government Act 1972", "local government act"),
        ("The Local Government Act", "local government act"),
        ("Municipal Act, 2001", "municipal act"),
        ("Clean Air Act of 1963", "clean air act"),
        ("Health and Safety at Work etc. Act 1974", "health and safety at work act"),
        ("Housing, Town Planning, &c. Act 1909", "housing town planning act"),
        ("Criminal Justice & Public Order Act", "criminal justice and public order act"),
        ("Crimes Amendment Act (No 2) 2013", "crimes amendment act no 2"),
        ("Companies (Bondholders Incorporation) Act 1934-35", "companies bondholders incorporation act"),
        ("Finance (1909-10) Act 1910", "finance 1909 10 act"),
        ("", ""),
    ],
)
def test_titles_are_compared_by_their_words(title, key):
    assert title_key(title) == key


@pytest.mark.parametrize(
    ("title", "year", "uris"),
    [
        ("local government act", 1972, ["http://www.legislation.gov.uk/id/ukpga/1972/70"]),
        ("Domestic Abuse Act 2021", None, ["http://www.legislation.gov.uk/id/ukpga/2021/17"]),
        # One title, two countries.
        (
            "Data Protection Act",
            2018,
            [
                "http://www.legislation.gov.uk/id/ukpga/2018/12",
                "https://www.irishstatutebook.ie/eli/2018/act/7/enacted/en/html",
            ],
        ),
        ("Local Government Act", 1066, []),
        ("Act", None, []),
        ("", None, []),
    ],
)
def test_acts_are_found_by_title_and_year(title, year, uris):
    assert [work.uri for work in gazetteer.works(title, year)] == uris


def test_acts_of_one_title_come_oldest_first():
    years = [work.year for work in gazetteer.works("Local Government Act") if work.year]
    assert years == sorted(years)
    assert len(years) > 10


@pytest.mark.parametrize(
    ("short", "titles"),
    [
        ("PACE 1984", ["Police and Criminal Evidence Act 1984"]),
        ("LGA1972", ["Local Government Act 1972"]),
        ("XQZV 1984", []),
    ],
)
def test_acts_are_found_by_short_form(short, titles):
    assert [work.title for work in gazetteer.works_by_short_form(short)] == titles


@pytest.mark.parametrize(
    ("title", "year", "code"),
    [
        ("Land Reform (Scotland) Act", 2003, "GB-SCT"),
        ("Localism Act", 2011, "GB"),
        ("Refugee Act", 1996, "IE"),
        ("Abortion Legislation Act", 2020, "NZ"),
        ("Banking Act (No. 2)", 1973, "AU"),
        ("Access to Information Act", None, "CA"),
    ],
)
def test_an_address_tells_whose_law_an_act_is(title, year, code):
    (work,) = gazetteer.works(title, year)
    assert gazetteer.jurisdiction(work) == code


def test_bodies_are_found_by_their_letters_in_any_case():
    assert [body.name for body in gazetteer.bodies("MoJ")] == ["Ministry of Justice"]
    assert gazetteer.bodies("MOJ") == gazetteer.bodies("MoJ")
    assert Body("NSPCC", "National Society for the Prevention of Cruelty to Children", "GB") in gazetteer.bodies(
        "NSPCC"
    )
    assert gazetteer.bodies("XQZV") == ()


def test_a_name_is_known_as_a_body_or_not():
    assert gazetteer.is_body("Crown Prosecution Service")
    assert gazetteer.is_body("the Parole Board")
    assert not gazetteer.is_body("Rural Liaison Forum")


@pytest.mark.parametrize("name", ["acts.tsv", "short_forms.tsv", "bodies.tsv", "body_names.tsv"])
def test_rows_stand_in_the_order_they_are_looked_up_in(name):
    keys = [row.split("\t")[0].encode() for row in rows(name)]
    assert keys == sorted(keys)


def test_every_row_is_found_by_its_key():
    for row in rows("short_forms.tsv")[::50]:
        assert row in rows_called("short_forms.tsv", row.split("\t")[0])
    assert list(rows_called("acts.tsv", "no such act")) == []
    assert list(rows_called("acts.tsv", "")) == []
    assert list(rows_called("acts.tsv", "zzzz")) == []


@pytest.mark.parametrize(
    ("title", "year", "found"),
    [
        ("Public Bodies (Admissions to Meeting) Act", 1960, ["Public Bodies (Admission to Meetings) Act 1960"]),
        ("Smallholdings and Allotments Act", 1908, ["Small Holdings and Allotments Act 1908"]),
        ("Invented Matters Act", 1960, []),
        ("Public Bodies (Admission to Meetings) Act", 1961, []),
    ],
)
def test_a_misprinted_title_is_found_in_its_year(title, year, found):
    assert [work.title for work in gazetteer.works_like(title, year)] == found


def test_every_instrument_has_its_year_and_number_in_its_address():
    """What a register of Acts has by another title or none (a code of Canada, an Act of Wales) is compared with it."""
    registered = {row.split("\t")[4] for row in rows("acts.tsv")} | OTHERWISE
    for row in rows("instruments.tsv"):
        title, year, number, uri, compared = row.split("\t")
        assert gazetteer.works(title), row
        assert compared == ("register" if uri in registered else "cited"), row
        assert gazetteer.jurisdiction(gazetteer.works(title)[0]), row
        assert not year or year in uri or number in uri, row
        assert number in uri, row


def test_every_act_has_a_clean_title_a_year_that_fits_and_an_address():
    for row in rows("acts.tsv"):
        key, title, year, _, uri = row.split("\t")
        assert key == title_key(title), row
        assert title == " ".join(title.split()), row
        assert "repealed" not in title.casefold(), row
        assert not year or 1200 < int(year) < 2100, row
        assert gazetteer.jurisdiction(gazetteer.works(title)[0]), row
        assert uri.startswith("http"), row


def test_every_short_form_stands_for_an_act_of_the_register():
    for row in rows("short_forms.tsv"):
        assert gazetteer.works_by_short_form(row.split("\t")[0]), row


@pytest.mark.parametrize("name", ["bodies.tsv", "well_known.tsv"])
def test_every_body_has_a_name_a_country_and_a_source(name):
    for row in rows(name):
        short, body, code, source = row.split("\t")[-4:]
        assert body, row
        assert body == body.strip(), row
        assert short == short.strip(), row
        assert code.split("-")[0] in {"GB", "IE", "US", "CA", "AU", "NZ", "EU", "XX"}, row
        assert source, row


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Parish Council met in Oxfordshire.", "GB"),
        ("An Garda Síochána attended in Tralee.", "IE"),
        ("The Board of Supervisors of Fairfax County, Virginia", "US"),
        ("Waka Kotahi and mana whenua spoke.", "NZ"),
        ("The Shire President, Western Australia", "AU"),
        ("The Reeve of a Regional Municipality in Ontario", "CA"),
        ("England and Virginia", None),
        ("The committee met.", None),
        ("reading and bath", None),
        ("", None),
    ],
)
def test_words_tell_in_which_country_a_body_meets(text, code):
    assert jurisdiction(text) == code


def test_law_of_a_part_is_law_of_its_country():
    assert is_of("GB-SCT", "GB")
    assert is_of("GB", "GB")
    assert not is_of("GB", "GB-SCT")
    assert not is_of("IE", "GB")
