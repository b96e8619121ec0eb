"""What has happened before each of the daily jobs, and where the officer stands."""

from __future__ import annotations

from collections.abc import Callable

from robot import Desk
from triage_desk import capture

from store.records.consulting import Ask
from store.records.gate import Advance
from store.records.initiative import Draft
from store.records.item import Capture
from store.records.mediation import Propose
from store.records.meeting import Plan
from store.records.party import Add, Change
from store.records.term import Define

NUR, IT, MED, HEAD = 1, 2, 3, 4


def founded(desk: Desk) -> Desk:
    """Three groups, Nursing with its liaison; it is Wednesday, nine o'clock."""
    desk.do(Add(kind="group", code="nur", name="Nursing", cadence=7, liaisons=("nora",)))
    desk.do(Add(kind="group", code="it", name="Informatics"))
    desk.do(Add(kind="group", code="med", name="Medicine"))
    return desk


def _inbox(desk: Desk) -> None:
    capture(desk, *(f"Matter {word}" for word in ("one", "two", "three", "four", "five", "six", "seven")))
    capture(desk, "Badges refused at night", "Badges refused at night again", "Night badges are refused")
    capture(desk, *(f"Notice {word}" for word in ("A", "B", "C", "D", "E", "F")), source=IT)
    capture(desk, "Printer on 3", "Lamp on 4", "Advertisement: pumps", "Advertisement: beds")
    desk.do(Plan(title="IT weekly", start="2026-11-23T10:00", parties=(IT,)))


def _words(desk: Desk) -> None:
    desk.do(Define(term="cutover", plain="when the old stops", group=IT, says={NUR: "the night we change over"}))
    desk.do(Define(term="SSO", plain="one password for everything", group=IT))


def _sent(desk: Desk) -> None:
    desk.do(Capture(title="New badges", kind="relay", source=IT, parties=(NUR,), opened=True))


def _meeting(desk: Desk) -> None:
    desk.do(Plan(title="Round", start="2026-11-18T10:00", parties=(NUR, IT)))
    desk.do(Plan(title="Early", start="2026-11-18T07:30", parties=(MED,)))
    desk.do(Capture(title="Rota", kind="conflict", opened=True, parties=(NUR, IT)))
    desk.do(Capture(title="Wire the ward", opened=True, parties=(NUR,), ball=IT, due="2026-11-16"))


def _held_now(desk: Desk) -> None:
    _meeting(desk)
    desk.later(hours=1)


def _conflicts(desk: Desk) -> None:
    for title in ("Parking", "Beds"):
        desk.do(Capture(title=title, kind="conflict", opened=True, parties=(MED, IT)))


def _ways_out(desk: Desk) -> None:
    desk.do(Capture(title="Nights", kind="conflict", opened=True, parties=(NUR, IT, MED)))
    desk.do(Propose(id=1, text="one on call"))


def _consulting(desk: Desk) -> None:
    desk.do(Add(kind="person", code="lea", name="Lea Roy", groups=(NUR,)))
    desk.do(Change(id=NUR, head=HEAD))
    desk.do(Draft(title="Record", goal="One file", audience=(NUR,)))
    desk.do(Advance(id=1))
    desk.do(Ask(id=1))


def _programmes(desk: Desk) -> None:
    _consulting(desk)
    desk.do(Draft(title="Kitchen", goal="Warm meals", audience=(MED,)))


PREPARED: dict[str, Callable[[Desk], None]] = {
    "clear an inbox of 20": _inbox,
    "relay a notice to two groups, jargon cleaned": _words,
    "record a read-back": _sent,
    "record a green light, on the initiative's board": _consulting,
    "prepare the 10 o'clock meeting": _meeting,
    "run it": _held_now,
    "open a conflict and see where it stands": _conflicts,
    "fill a row of the matrix, see who blocks": _ways_out,
    "which initiative is off track, and act": _programmes,
}
"""What has happened before."""
BEFORE = {
    "log it from the party's row": "gr/{nursing}⏎",
    "record a green light, on the initiative's board": "gp⏎d",
    "run it": "gaTpo",
    "fill a row of the matrix, see who blocks": "gcM↓",
}
"""Where the officer stands already."""
