"""Addresses of what is cited by number."""

import pytest

from extractor.gazetteer import address

ID = "http://www.legislation.gov.uk/id/"
ELI = "http://data.europa.eu/eli/"


@pytest.mark.parametrize(
    ("citation", "country", "uri"),
    [
        ("SI 2012/637", "GB", ID + "uksi/2012/637"),
        ("S.I. 2013 No. 2356", "GB", ID + "uksi/2013/2356"),
        ("SI 2014/1234 (W. 120)", "GB", ID + "wsi/2014/1234"),
        ("SI 1995/2994 (N.I. 18)", "GB", ID + "nisi/1995/2994"),
        ("SSI 2017/408", None, ID + "ssi/2017/408"),
        ("SR 2015 No. 62", "GB", ID + "nisr/2015/62"),
        ("S.I. No. 291 of 2013", "IE", "https://www.irishstatutebook.ie/eli/2013/si/291/made/en/html"),
        ("S.I. 291/2013", "IE", "https://www.irishstatutebook.ie/eli/2013/si/291/made/en/html"),
        ("S.I. 2013/291", "IE", None),  # neither Irish by its form nor British by the country
        # Regulations had their number first until 2014, directives never.
        ("Directive 95/46/EC", None, ELI + "dir/1995/46/oj"),
        ("Council Regulation (EEC) No 2081/92", None, ELI + "reg/1992/2081/oj"),
        ("Regulation (EC) No 1272/2008", None, ELI + "reg/2008/1272/oj"),
        ("Regulation (EU) 2016/679", None, ELI + "reg/2016/679/oj"),
        ("Decision 1313/2013/EU", None, ELI + "dec/2013/1313/oj"),
        ("Commission Delegated Regulation (EU) 2015/35", None, ELI + "reg_del/2015/35/oj"),
        ("42 U.S.C. § 2000e-5(b)", None, "https://www.govinfo.gov/link/uscode/42/2000e-5"),
        ("40 CFR 141.80", None, "https://www.govinfo.gov/link/cfr/40/141?sectionnum=80&year=mostrecent"),
        ("40 CFR Part 141", None, "https://www.govinfo.gov/link/cfr/40/141?year=mostrecent"),
        ("Pub. L. 104-191", None, "https://www.govinfo.gov/link/plaw/104/public/191"),
        ("Public Law 93-288", None, None),  # not online
        ("R.S.C., 1985, c. A-1", None, "https://laws-lois.justice.gc.ca/eng/acts/A-1/"),
        ("R.S.O. 1990, c. M.56", None, None),
        ("Ordinance 2019-14", None, None),
        ("", None, None),
    ],
)
def test_a_citation_by_number_leads_to_its_register(citation, country, uri):
    found = address(citation, country)
    assert (found.uri if found else None) == uri
