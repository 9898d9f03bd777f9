import pytest

from extractor.dates import find_dates, find_months
from extractor.reckoning import resolve


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("held on Wednesday 13th March 2013 from 7.45pm", ["2013-03-13"]),
        ("adjourned at 7.15 to Friday, 2nd March 1956", ["1956-03-02"]),  # minutes of an hour begin no range
        ("March 13, 2013", ["2013-03-13"]),
        ("Thursday, January 25th, 2024", ["2024-01-25"]),
        ("Sept. 5, 2019 and 6 Sep 2019", ["2019-09-05", "2019-09-06"]),
        ("2021-06-04 / 2021/06/05", ["2021-06-04", "2021-06-05"]),
        ("04/06/2021", ["2021-06-04"]),
        ("6/14/2021 and 6/4/2021", ["2021-06-14", "2021-06-04"]),  # one can only be month first
        ("3/4/2021, approved on April 7, 2021", ["2021-03-04", "2021-04-07"]),  # words that put the month first
        ("3/4/2021 at 7 pm EST", ["2021-03-04"]),
        ("13.03.13", ["2013-03-13"]),
        ("23-25 May 2016", ["2016-05-23"]),  # a meeting over several days
        ("May 23-25, 2016", ["2016-05-23"]),
        ("the 29th day of April 2021", ["2021-04-29"]),
        ("the third day of May, 1871, and the Twenty-first of June 1871", ["1871-05-03", "1871-06-21"]),
        ("25th Novr. 1843; Octr 3d 1834; Jany 5 A.D. 1850", ["1843-11-25", "1834-10-03", "1850-01-05"]),
        ("Monday, 8th. of June, 1953", ["1953-06-08"]),
        ("May the 12th, 2016", ["2016-05-12"]),
        ("Monday 3 to Wednesday 5 May 2021", ["2021-05-03"]),
        ("2016-12-12T20:00Z", []),  # when something was printed or put online
        ("the first Monday of May 2021", ["2021-05"]),
        ("June 2021", ["2021-06"]),
        ("3 March 2015: the group met; March 4, 2015:", ["2015-03-03", "2015-03-04"]),
        ("12-Mar-2014", ["2014-03-12"]),
        ("27. 10. 2020 and 3 / 11 / 2020", ["2020-10-27", "2020-11-03"]),
        ("5 - 3 - 10 points", []),  # a score
        ("20201210 and 20231345", ["2020-12-10"]),
        ("10 DEC 20", ["2020-12-10"]),
        ("10 Dec 20 people came", ["None"]),
        ("Dec-10-2020; December, 10, 2020; Dec. 10, '20", ["2020-12-10"] * 3),
        ("10Dec2020, 10.Dec.2020 and 10/Dec/2020", ["2020-12-10"] * 3),
        ("2020 December 10; Date: 10. December 2020", ["2020-12-10"] * 2),
        ("3. May 2019 minutes", ["2019-05"]),  # the third item
        ("3 xii 1905, 3/XII/1905", ["1905-12-03"] * 2),
        ("12 March - 14 March 2013", ["2013-03-12"]),
        ("30 December to Thursday, 2 January 2014", ["2013-12-30"]),
        ("12th of 3rd Month 1799; Ninth Month 10, 2017; 3rd mo. 12, 1799", ["1799-03-12", "2017-09-10", "1799-03-12"]),
        ("10th of 1st mo. 1720", []),  # then their first month was March
        ("30 February 2014", []),
        ("item 3.2.1 of 12", []),
        ("may 2 people come", ["None"]),  # lower case, yet a day: the caller has the context
        ("3 May", ["None"]),
        ("10:30", []),
        ("version 1.2.2013.4", []),
    ],
)
def test_dates_are_read(text: str, dates: list[str]) -> None:
    assert [str(found.iso()) for found in find_dates(text)] == dates


def test_a_month_alone_is_read_with_its_capital() -> None:
    assert [m.month for m in find_months("in March we may meet; 3 April 2020")] == [3]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("by 3 May", "2022-05-03"),  # passed in the year of the meeting
        ("by 3 October", "2021-10-03"),
        ("by end of March", "2022-03-31"),
        ("by the start of March", "2022-03-01"),
        ("by the end of June 2021", "2021-06-30"),
        ("end of the month", "2021-06-30"),
        ("September", "2021-09"),
        ("by Friday", "2021-06-18"),  # the meeting was on a Tuesday
        ("end-September", "2021-09-30"),
        ("by the close of July", "2021-07-31"),
        ("by the end of next month", "2021-07-31"),
        ("end of next week", "2021-06-25"),
        ("month end", "2021-06-30"),
        ("by the end of the year", "2021-12-31"),
        ("tomorrow", "2021-06-16"),
        ("Sep-21", "2021-09"),
        ("Sept ’21", "2021-09"),
        ("by the 20th", "2021-06-20"),
        ("by the 3rd", "2021-07-03"),
        ("by the 3rd of next month", "2021-07-03"),
        ("by Monday 5th at noon", "2021-07-05"),
        ("by 30/6", "2021-06-30"),
        ("by Friday 2/28", "2022-02-28"),
        ("by 5/6", None),  # either may be the day
        ("by Christmas", None),
        ("the 20th draft", None),
        ("1/2 day", None),
        ("weekend of the fair", None),
        ("next meeting", None),
        ("ASAP", None),
        ("Q2", None),
        ("12 weeks", None),
        ("by the last Friday in July", "2021-07-30"),
        ("by the second Tuesday of August", "2021-08-10"),
        ("by EOM", "2021-06-30"),
        ("by EOY", "2021-12-31"),
    ],
)
def test_due_dates_are_counted_from_the_meeting(text: str, due: str | None) -> None:
    assert resolve(text, "2021-06-15") == due
