"""Two tellings, one task? Each row is a way in which meetings tell of a task again, or of another one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.store.likeness import Heard, likeness
from extractor.store.recalling import Recalled
from extractor.store.threads import Thread, threads

WORDS = st.lists(
    st.sampled_from(["fence", "gate", "roof", "quotes", "the", "of", "to", "by", "June", "clerk"]), max_size=7
).map(" ".join)
HEARD = st.builds(
    Heard,
    st.just("key"),
    st.just("meeting"),
    WORDS,
    status=st.sampled_from([None, "ongoing", "closed"]),
    owners=st.frozensets(st.sampled_from(["clerk", "june"])),
    ref=st.sampled_from([None, "LW07", "2021/14", "3"]),
    due_text=st.sampled_from([None, "by June"]),
    is_old=st.booleans(),
)
WRITE = "Write to the County Council about the closure of Ferry Path"


def heard(meeting: int, text: str, *owners: str, **values: Any) -> Heard:
    is_old = values.get("status") in {"ongoing", "closed"} or values.pop("is_old", False)
    return Heard(f"{meeting}{text}{owners}", str(meeting), text, owners=frozenset(owners), is_old=is_old, **values)


def over(*told: Heard, meetings: int = 4) -> list[Thread]:
    return threads([str(n) for n in range(meetings)], told)


@pytest.mark.parametrize(
    ("first", "second", "tasks"),
    [
        (heard(0, WRITE, "ann"), heard(1, WRITE, "ann"), 1),
        (heard(0, WRITE, "ann"), heard(1, "Write to County Council regarding Ferry Path closure", "ann"), 1),
        (heard(0, f"Ann to {WRITE} by 3 May.", "ann", due_text="by 3 May"), heard(1, WRITE, "ann"), 1),
        (heard(0, WRITE, "ann"), heard(1, f"{WRITE}, with a copy to the Ramblers", "ann"), 1),
        (heard(0, WRITE, "ann"), heard(1, "Write to the owner of the hedge", "ann"), 2),
        # a status, or words that say that it was carried over, let less of the words be enough
        (heard(0, WRITE, "ann"), heard(1, "Letter to County Council on Ferry Path", "ann", status="ongoing"), 1),
        (heard(0, WRITE, "ann"), heard(1, "Letter to County Council on Ferry Path", "ann"), 2),
        (heard(0, WRITE, "ann"), heard(1, "Letter about the bins", "ann", status="ongoing"), 2),
        (heard(0, "Make publicity for climbing", "ann"), heard(1, "Make league publicity", "ann", status="closed"), 2),
        # other hands
        (heard(0, WRITE, "ann"), heard(1, WRITE, "bob"), 1),
        (heard(0, "Report", "ann"), heard(1, "Report", "bob"), 2),
        (heard(0, "Report", "ann"), heard(1, "Report", "ann"), 1),
        (heard(0, "Report", "ann"), heard(1, "Report"), 1),
        (heard(0, WRITE, "ann"), heard(1, "Write to the County Council about the drains", "bob"), 2),
        # numbers that are given out once, and numbers that begin anew at each meeting
        (heard(0, "Boiler survey", "ann", ref="LW04"), heard(1, "Survey of boiler and flue", "bob", ref="LW04"), 1),
        (heard(0, "Boiler survey", "ann", ref="AP1"), heard(1, "Write to the owner", "ann", ref="AP1"), 2),
        (heard(0, "Boiler survey", "ann", ref="1"), heard(1, "Boiler and flue", "ann", ref="1"), 2),
        (heard(0, WRITE, "ann", ref="LW04"), heard(1, WRITE, "ann", ref="LW09"), 1),  # numbered anew
        (heard(0, WRITE, "ann", ref="LW04"), heard(1, f"{WRITE} again and the Ramblers", "ann", ref="LW09"), 2),
        # what was closed is over, unless its number comes up again, or a log lists it still
        (heard(0, WRITE, "ann", status="closed"), heard(1, WRITE, "ann"), 2),
        (heard(0, WRITE, "ann", status="closed"), heard(1, WRITE, "ann", status="closed"), 1),
        (heard(0, WRITE, "ann", ref="LW04", status="closed"), heard(1, WRITE, "ann", ref="LW04"), 1),
        (
            heard(0, "Letter to the Council on Ferry Path", "ann", status="closed"),
            heard(1, "Letter to the Council on the Path to the lido", "ann", status="closed"),
            2,
        ),
        # words that are nothing but small ones
        (heard(0, "To do", "ann"), heard(1, "to do", "ann"), 1),
        (heard(0, "This", "ann"), heard(1, "That", "ann"), 2),
    ],
)
def test_which_tellings_are_of_one_task(first: Heard, second: Heard, tasks: int) -> None:
    assert len(over(first, second)) == tasks


def test_each_telling_goes_to_the_task_that_it_is_most_like() -> None:
    """Two members have the same task, one of two letters is written: no telling takes another's place."""
    lease, other = "Read the draft lease and comment", "Write to the owner of the car park"
    told = [heard(0, lease, "ann"), heard(0, lease, "bob"), heard(0, WRITE, "ann"), heard(0, other, "ann")]
    again = [heard(1, other, "ann"), heard(1, lease, "bob"), heard(1, WRITE, "ann"), heard(1, lease, "ann")]
    for thread in over(*told, *again):
        first, second = (one.heard for one in thread.told)
        assert (first.text, first.owners) == (second.text, second.owners)


@pytest.mark.parametrize(
    ("told", "events", "state"),
    [
        ([heard(0, WRITE, "ann")], ["opened"], "unreported"),
        ([heard(3, WRITE, "ann")], ["opened"], "open"),
        ([heard(0, WRITE, "ann", status="ongoing")], ["carried"], "ongoing"),  # set before the first that we have
        ([heard(0, WRITE, "ann"), heard(3, WRITE, "ann")], ["opened", "carried"], "open"),
        ([heard(0, WRITE, "ann"), heard(1, WRITE, "bob", status="ongoing")], ["opened", "updated"], "ongoing"),
        ([heard(0, WRITE, "ann"), heard(1, WRITE, "ann", due="2020-05-03")], ["opened", "updated"], "open"),
        (
            [heard(0, WRITE, "ann", due="2020-05-03"), heard(1, WRITE, "ann", due="2020-05-03")],
            ["opened", "carried"],
            "open",
        ),
        (
            [heard(0, WRITE, status="closed", ref="A1"), heard(1, WRITE, status="closed", ref="A1")],
            ["closed", "listed"],
            "closed",
        ),
        ([heard(0, WRITE, status="closed", ref="A1"), heard(1, WRITE, ref="A1")], ["closed", "reopened"], "open"),
        (  # told twice at one meeting: it happened once
            [heard(0, WRITE), heard(1, WRITE, status="closed"), heard(1, WRITE, "ann")],
            ["opened", "closed", "closed"],
            "closed",
        ),
    ],
)
def test_what_happened_to_a_task(told: list[Heard], events: list[str], state: str) -> None:
    (thread,) = over(*told)
    assert ([one.event for one in thread.told], thread.state) == (events, state)


def test_silence_is_counted_before_each_telling_and_at_the_end() -> None:
    (thread,) = over(heard(0, WRITE, "ann"), heard(2, WRITE, "ann", status="ongoing"), meetings=5)
    assert ([one.silent_before for one in thread.told], thread.silent) == ([0, 1], 2)


@given(st.lists(HEARD, max_size=6), HEARD, st.booleans())
def test_all_that_is_like_is_recalled(before: list[Heard], one: Heard, is_over: bool) -> None:
    recalled = Recalled()
    for task, heard_before in enumerate(before):
        recalled.add(task, heard_before)
    like = {task for task, told in enumerate(before) if likeness(told, one, is_over=is_over) is not None}
    assert like <= set(recalled.like(one))
