"""A colleague's words on one's terminal: whatever stands in a record, nothing is obeyed, nothing ends the app.

The store refuses control characters; these records were written past it, as another program's or an older version's.
"""

from __future__ import annotations

import json

import pytest
from robot import Desk, Officer

from store.engine import codec
from store.records.entry import Log
from store.records.initiative import Draft
from store.records.item import Capture
from store.records.mediation import Propose, TakeSide
from store.records.meeting import Plan
from store.records.party import Add
from store.records.term import Define
from tui.actions import SCREENS
from tui.text import FORBIDDEN

ESCAPES = (
    "a\x1b]0;owned\x07b", "a\x1b[2Jb", "a\x1b]52;c;b3duZWQ=\x07b", "a\x9b2Jb", "a\x1bP1$r\x1b\\b", "a\x7f\x08b",
    "a\u202etxt.exe\u2066b", "a\u2028b\U000e0041b", "a\r\nb\tc",
)  # fmt: skip
MARKUP = (
    "[@click=app.quit]x[/]", "oops [/", "[/]", "[red]r[/red]", "[link=http://x]l[/link]", "$primary {x} %s \\[", "[",
)  # fmt: skip
NUR, IT = 1, 2
MARK = "OZYMANDIAS"


@pytest.fixture(params=["".join(ESCAPES), "".join(MARKUP)], ids=["escapes", "markup"])
def hostile(request: pytest.FixtureRequest, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Records of all kinds that hold the same bad words wherever words may stand."""
    words = str(request.param)
    for code in ("nur", "it"):
        desk.do(Add(kind="group", code=code, name=f"{MARK} {code}", needs=(MARK,), role=MARK, cadence=1))
    conflict = desk.do(Capture(title=MARK, kind="conflict", parties=(NUR, IT), goal=MARK, opened=True))
    desk.do(TakeSide(id=conflict, party=NUR, position=MARK, interests=(MARK,)))
    desk.do(Propose(id=conflict, text=MARK))
    desk.do(Capture(title=MARK, text=f"{MARK}\n{MARK}", source=NUR, parties=(IT,), tags=(MARK.lower(),), quoted=MARK))
    desk.do(Capture(title=MARK, kind="relay", source=NUR, parties=(IT,), plain=MARK, opened=True))
    desk.do(Plan(title=MARK, start="2026-11-20T14:00", place=MARK, parties=(NUR,)))
    desk.do(Draft(title=MARK, goal=MARK, why=MARK, strategy=MARK, audience=(NUR,)))
    desk.do(Define(term=MARK, plain=MARK, group=NUR))
    desk.do(Log(text=MARK, parties=(NUR,), at=None))
    monkeypatch.setattr(codec, "check_text", lambda text, place: None)  # as a program would that refuses nothing
    _spoil(desk, words)
    desk.later(days=3)
    return desk


def _spoil(desk: Desk, words: str) -> None:
    """Put the bad words in, below the operations."""
    engine = desk.workspace.engine
    with engine.begin() as turn:
        for table in engine.tables():
            for stored in [*engine.docs(table)]:
                text = stored.doc.decode().replace(MARK, json.dumps(words)[1:-1])
                turn.put(table, stored.id, text.encode())
        turn.commit("item.change")
    desk.workspace.changes()


def check(officer: Officer) -> None:
    """Hold what is sent to the terminal against what it would obey."""
    for strip in officer.app.screen._compositor.render_strips():
        assert sum(segment.cell_length for segment in strip) == officer.app.size.width
        assert not FORBIDDEN.search(strip.text)
        for segment in strip:
            style = segment.style
            assert not style or not (style.link or style.meta.get("@click")), "nothing that users wrote can be clicked"
    assert officer.app.is_running and officer.app._exception is None


async def test_every_screen_pane_and_dialogue_with_hostile_records(hostile: Desk) -> None:
    async with Officer(hostile, size=(120, 40)) as officer:
        await officer.wait_for("── Suggestions")
        check(officer)
        assert MARK not in officer.screen and ("owned" in officer.screen or "oops" in officer.screen)
        for letter in SCREENS:
            await officer.press("g" + letter + "⎋" * (letter == "s"))
            check(officer)
            for keys in ("⏎", "h", "e"):
                await officer.press(keys)
                check(officer)
                await officer.press("q" if keys != "⏎" or officer.title.split()[0] in RECORDS else "")
            assert len(officer.app.screen_stack) == 1, letter
        asking = ("gid", "giz", "giw", "gsx", "gcv", "gcva", "gcp", "gcpa", "gap", "gpa", "gtc", "<ctrl+p>")
        for dialogue in (*asking, *BOARD):
            await officer.press(dialogue)
            check(officer)
            await officer.press("⎋")
        await officer.press("gs{z}<ctrl+u>{o}")
        check(officer)
        await officer.press("⎋gi;{call nur: }")
        check(officer)
        await officer.press("⎋gia")
        check(officer)
        await officer.press("u")
        check(officer)
        await officer.press("y")
        assert officer.app.is_running


RECORDS = ("Item", "Party", "Meeting", "Strategy", "Term", "Entry")
"""How the titles of their pages begin; an initiative opens on its plan."""
BOARD = tuple("gp⏎" + "d" * turns for turns in range(5))


async def test_hostile_words_that_are_pasted_are_made_plain(desk: Desk) -> None:
    from textual import events

    async with Officer(desk) as officer:
        await officer.press(";")
        for words in ESCAPES:
            officer.app.post_message(events.Paste(words))
            await officer.rest()
            check(officer)
        await officer.press("⏎")
        check(officer)
    title = desk.workspace.engine.get("items", 1)
    assert title is None or not FORBIDDEN.search(json.loads(title.doc)["title"])
