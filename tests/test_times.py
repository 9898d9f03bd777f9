import pytest

from extractor.times import find_times, of_meeting


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("at 7.30pm", ["19:30"]),
        ("opened at 9:05 p.m.", ["21:05"]),
        ("14:00-17:00", ["14:00", "17:00"]),
        ("2-4pm", ["14:00", "16:00"]),
        ("2:00 – 3:00 PM", ["14:00", "15:00"]),
        ("10:00-12:00 PM", ["10:00", "12:00"]),
        ("11-1pm", ["11:00", "13:00"]),
        ("closed at 21.54", ["21:54"]),
        ("see item 4.30", []),
        ("14h00", ["14:00"]),
        ("1930 hrs", ["19:30"]),
        ("at noon", ["12:00"]),
        ("12am", ["00:00"]),
        ("£7.30", []),
        ("10:30:15", []),
        ("at 16:31:17 UTC", ["16:31"]),
        ("at 21:06:12-0500", ["21:06"]),
        ("at 6:31:17 PM", ["18:31"]),
        ("closed at 9-15pm, 9 15 pm, 915pm", ["21:15"] * 3),
        ("9-10 pm", ["21:00", "22:00"]),  # two hours, and no minutes
        ("at 6.oo pm, 5:3O pm", ["18:00", "17:30"]),  # a typist without a nought
        ("half-past seven, half after 7 p.m.", ["07:30", "19:30"]),
        ("ten minutes past seven; five minutes to nine in the evening", ["07:10", "20:55"]),
        ("a quarter before eight; quarter past 12 p.m.; a quarter to one", ["07:45", "12:15", "12:45"]),
        ("7½ o'clock P.M., 7 1/2 o'clock", ["19:30", "07:30"]),
        ("at seven in the evening, 7:30 in the evening, 7.15 in the morning", ["19:00", "19:30", "07:15"]),
        ("the one in the morning", []),
        ("12.00 noon", ["12:00"]),
        ("1400Z, at 19h", ["14:00", "19:00"]),
    ],
)
def test_times_are_read(text: str, times: list[str]) -> None:
    assert [found.value for found in find_times(text)] == times


@pytest.mark.parametrize(
    ("text", "is_certain"), [("7:05 UTC", True), ("7:05", False), ("7:05 EST", False), ("7:05pm", True)]
)
def test_a_time_is_certain_if_its_half_of_the_day_is_told(text: str, is_certain: bool) -> None:
    assert [found.is_certain for found in find_times(text)] == [is_certain]


@pytest.mark.parametrize(
    ("printed", "held"), [("02:00", "14:00"), ("09:00", "09:00"), ("07:30", "19:30"), ("12:30", "12:30")]
)
def test_a_time_without_am_or_pm_is_an_hour_at_which_meetings_are_held(printed: str, held: str) -> None:
    assert of_meeting(printed) == held
