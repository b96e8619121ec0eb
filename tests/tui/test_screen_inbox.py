"""The triage: one key a decision, the next item comes by itself."""

from __future__ import annotations

import re

import pytest
from robot import Desk, Officer

from store import Entry, Item, Meeting
from store.records.entry import Log
from store.records.item import Capture
from store.records.meeting import Plan
from store.records.party import Add
from store.records.triage import Accept, Wait
from tui.labels import label
from tui.text import _, colon

NUR, IT = 1, 2
TITLES = ("Badges for night staff", "Cutover notice", "Room 4 is cold", "Roster for Friday", "Badges, again")


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    """Two groups, and five undecided items of nursing's."""
    desk.do(Add(kind="group", code="nur", name="Nursing"))
    desk.do(Add(kind="group", code="it", name="Informatics"))
    for title in TITLES:
        desk.do(Capture(title=title, source=NUR, parties=(NUR,)))
    return desk


def listed(officer: Officer) -> list[int]:
    """Return the numbers of the items on the list, from top to bottom."""
    return [int(found[1]) for line in officer.lines if (found := re.match(r"[› ].[ ✓!~] +#(\d+) ", line))]


async def test_what_lies_there_in_the_morning(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        assert officer.title == "Inbox  5 to triage · oldest 0 d"
        assert officer.row.split() == ["#1", "task", "Badges", "for", "night", "staff", "Nursing"]
        assert "Captured" in officer.screen, "the record under the cursor stands below the list"


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_twenty_seconds_of_triage(inbox: Desk, lang: str) -> None:
    """Each key decides about the item under the eye, and the next one comes."""
    inbox.do(Plan(title="Ward round", start="2026-11-20T14:00", parties=(NUR,)))
    async with Officer(inbox, lang=lang) as officer:
        await officer.press("a")
        assert officer.status.startswith(f"{colon(_('accepted'))}#1 Badges")
        assert officer.row.startswith("#2 ")
        await officer.press("x{not ours}⏎")
        assert officer.status.startswith(f"{colon(_('declined'))}#2 Cutover")
        await officer.press("z")
        await officer.choose(_("tomorrow"))
        assert officer.status.startswith(f"{colon(_('snoozed'))}#3")
        await officer.press("m")
        assert officer.row.startswith("#5 ")
        await officer.press("l")
        assert officer.row == "", "nothing is left"

    first, second, third, fourth, fifth = inbox.all(Item)
    assert (first.status, first.owner) == ("open", inbox.workspace.user)
    assert (second.status, second.outcome, second.resolution) == ("closed", "declined", "not ours")
    assert third.until is not None and third.until.day == "2026-11-19"
    assert fourth.status == "open" and inbox.get(Meeting, 1).pinned == (4,)
    assert (fifth.status, fifth.outcome) == ("closed", "done")
    decisions = [(entry.act, entry.by) for entry in inbox.all(Entry)]
    me = inbox.workspace.user
    acts = ("item.accept", "item.decline", "item.snooze", "item.accept", "item.log")
    assert decisions == [(act, me) for act in acts], "one decision, one entry in the log"


async def test_giving_to_a_colleague_by_login(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        await officer.press("G{nora}⏎")
        assert inbox.get(Item, 1).owner == "nora"
        await officer.press("G↑⏎")
        assert inbox.get(Item, 2).owner == "nora", "↑ recalls the colleague named before"
        await officer.press("G{two words}⏎")
        assert officer.foot == "Type a colleague's login", "what is wrong is told under the line, the answer stays"
        await officer.press("⎋")
        assert inbox.get(Item, 3).status == "inbox"


async def test_waiting_on_a_party(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        await officer.press("w")
        assert "nur" in officer.status, "the likeliest stands there already"
        await officer.press("⏎w<ctrl+u>{nobody}⏎")
        assert "nobody" in officer.status and "nobody" in officer.foot
        await officer.press("<ctrl+u>{it}⏎")
    assert [inbox.get(Item, id).ball for id in (1, 2)] == [NUR, IT]


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_saying_what_it_is_takes_two_keys(inbox: Desk, lang: str) -> None:
    async with Officer(inbox, lang=lang) as officer:
        await officer.press("n")
        await officer.choose(label("item.kind", "conflict"))
        assert officer.row.split()[:2] == ["#1", label("item.kind", "conflict")]
    item = inbox.get(Item, 1)
    assert (item.kind, item.status) == ("conflict", "inbox"), "it is still to be decided"


async def test_a_duplicate_is_chosen_among_the_likest(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        await officer.press("<end>d")
        assert "is a duplicate of" in officer.title
        assert "#1" in officer.row, "the likest is under the cursor"
        await officer.press("⏎")
        assert officer.status.startswith("duplicate: #5")
    assert inbox.get(Item, 5).duplicate_of == 1


async def test_several_at_once_after_a_preview(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        await officer.press("␣␣j␣")
        assert officer.title.endswith("3 selected")
        await officer.press("x{same thing three times}⏎")
        assert officer.status == "decline (same thing three times): 3 items?"
        await officer.press("n")
        assert len(inbox.all(Item, status="inbox")) == 5, "no is no"
        await officer.press("x↑⏎y")
        assert "3 records" in officer.status
        assert officer.title == "Inbox  2 to triage · oldest 0 d", "and nothing stays selected"
        await officer.press("u")
        assert len(inbox.all(Item, status="inbox")) == 5, "one commit, taken back as one"
    assert inbox.all(Item)[0].status == "inbox"


async def test_undo_again_and_again(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        await officer.press("aax{no}⏎")
        assert officer.row.startswith("#4 ")
        await officer.press("u")
        assert officer.status.startswith("Taken back: declined: #3")
        await officer.press("uu")
        assert officer.title.startswith("Inbox  5 to triage")
        assert [item.status for item in inbox.all(Item)] == ["inbox"] * 5
        await officer.press("u")
        assert officer.status.startswith("Taken back: captured"), "what was captured from the shell is mine as well"
        assert officer.title.startswith("Inbox  4 to triage")


async def test_a_key_that_cannot_act_says_why(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        await officer.press("m")
        assert officer.status.startswith("~ No meeting is planned with the parties of #1")
        await officer.press("aaaaa" + "a")
        assert officer.status.startswith("~ There is no item under the cursor")
        await officer.press("h")
        assert officer.status.startswith("~ There is nothing under the cursor")


@pytest.mark.parametrize(
    ("until", "comes_back"),
    [("next Monday", {"days": 5}), ("activity, the next", {"hours": 1}), ("meeting, the next", {"days": 2})],
)
async def test_what_is_snoozed_comes_back(inbox: Desk, until: str, comes_back: dict[str, int]) -> None:
    inbox.do(Plan(title="Ward round", start="2026-11-20T14:00", parties=(NUR,)))
    async with Officer(inbox) as officer:
        await officer.press("z")
        await officer.choose(until)
        assert listed(officer) == [2, 3, 4, 5]
        inbox.later(**comes_back)
        inbox.do(Log(text="Rang back", parties=(NUR,)))
        await officer.wait_for(lambda: listed(officer) == [1, 2, 3, 4, 5])


async def test_snoozing_until_a_day_that_is_typed(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        await officer.press("z")
        await officer.choose("day…")
        await officer.press("{in 10 days}⏎")
        assert inbox.get(Item, 1).until.day == "2026-11-28"
        await officer.press("z")
        await officer.choose("day…")
        await officer.press("{whenever}⏎")
        assert "whenever" in officer.foot, "and asks again"


async def test_suggestions_stand_below_and_never_count(inbox: Desk) -> None:
    late = inbox.do(Capture(title="Send the roster", parties=(IT,), opened=True))
    inbox.do(Wait(id=late, on=IT))
    inbox.later(days=9)
    async with Officer(inbox, size=(110, 30)) as officer:
        await officer.wait_for("── Suggestions")
        assert officer.title.startswith("Inbox  5 to triage")
        await officer.press("<end>")
        assert "#6 has been with Informatics for 9 days" in officer.row
        await officer.press("a")
        await officer.wait_for(lambda: "Suggestions" not in officer.screen)
        made = inbox.all(Item)[-1]
        assert (made.title, made.status, made.parties) == ("Remind Informatics of #6", "open", (IT,))
        await officer.press("u")
        await officer.wait_for("── Suggestions")
        await officer.press("<end>x")
        assert officer.status == "Dismiss for how many days  14", "a default is given"
        await officer.press("<ctrl+u>{soon}⏎")
        assert officer.foot == "Type a number of days, from 1 to 366"
        await officer.press("<ctrl+u>{7}⏎")
        await officer.wait_for(lambda: "Suggestions" not in officer.screen)
    assert len(inbox.all(Item)) == 6
    dismissal = inbox.all(Entry)[-1]
    assert dismissal.signal == f"stuck_ball:items:{late}"
    assert dismissal.until == "2026-12-04", "in seven days it may come back"


async def test_other_triage_keys_on_a_suggestion_say_why_not(inbox: Desk) -> None:
    late = inbox.do(Capture(title="Send the roster", parties=(IT,), opened=True))
    inbox.do(Wait(id=late, on=IT))
    inbox.later(days=9)
    async with Officer(inbox, size=(110, 30)) as officer:
        await officer.wait_for("── Suggestions")
        await officer.press("<end>")
        for key in "Gwnmldz":
            await officer.press(key)
            assert "There is no item under the cursor" in officer.status, key
    assert inbox.get(Item, late).status == "open"


async def test_filtering_as_one_types(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        await officer.press("/{badges}")
        assert "filter “badges”: 2" in officer.title
        assert listed(officer) == [1, 5]
        await officer.press("⏎j")
        assert officer.row.startswith("#5 "), "the filter stays, the list has the keys"
        await officer.press("a")
        assert "filter “badges”: 1" in officer.title
        await officer.press("/⎋")
        assert officer.title == "Inbox  4 to triage · oldest 0 d"
        await officer.press("/{room}⏎␣")
        assert officer.title.endswith("filter “room”: 1 · 1 selected")
        await officer.press("⎋")
        assert officer.title.endswith("filter “room”: 1"), "Esc takes back one thing at a time"
        await officer.press("⎋")
        assert officer.title == "Inbox  4 to triage · oldest 0 d"
        assert "Leave" not in officer.status


async def test_an_empty_inbox_says_what_to_do_first(desk: Desk) -> None:
    async with Officer(desk) as officer:
        assert "Nothing to triage." in officer.screen
        assert "passerelle import" in officer.screen


async def test_what_has_been_accepted_elsewhere_is_refused_and_told(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        inbox.do(Accept(id=1))
        await officer.press("a")
        assert "#1" in officer.status and officer.status.startswith("!")
    assert len(inbox.all(Entry)) == 1


async def test_keys_faster_than_the_disk_decide_about_one_item_each(inbox: Desk) -> None:
    async with Officer(inbox) as officer:
        await officer.burst("aaa")
        assert officer.row.startswith("#4 ")
    assert [item.status for item in inbox.all(Item)] == ["open"] * 3 + ["inbox"] * 2
