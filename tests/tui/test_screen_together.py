"""Several officers on one workspace: each sees the others' work as it is done, and who is here."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from pathlib import Path

import pytest
from robot import ZONE, Desk, Officer

from store import Item
from store.records.item import Capture, Change
from store.records.party import Add
from store.records.triage import Accept

NUR = 1
ROOT = Path(__file__).parents[2]


@pytest.fixture
def ward(desk: Desk) -> Desk:
    desk.do(Add(kind="group", code="nur", name="Nursing"))
    for title in ("Badges", "Roster", "Room 4"):
        desk.do(Capture(title=title, source=NUR))
    return desk


def colleague(desk: Desk, line: str) -> float:
    """Let a second process save a line; returns when it was acknowledged."""
    code = (
        "import sys, time; from store import open_workspace; from store.records.item import Capture\n"
        "desk = open_workspace(sys.argv[1], zone=sys.argv[2]); desk.run(Capture(title=sys.argv[3], priority=1))\n"
        "print(time.time())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(desk.store), ZONE, line], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


async def test_what_another_process_saves_shows_within_half_a_second(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("j")
        assert officer.row.startswith("#2 ")
        saving = asyncio.get_running_loop().run_in_executor(None, colleague, ward, "Urgent from a colleague")
        await officer.wait_for("Urgent from a colleague", seconds=10)
        seen = time.time()
        assert seen - await saving < 0.5
        await officer.rest()
        assert officer.row.startswith("#2 "), "the selection stays on its record, though it has moved down a row"
        assert officer.lines[2].lstrip(" !").startswith("#4 ")


async def test_the_record_under_the_eye_is_redrawn(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("⏎")
        ward.do(Change(id=1, title="Badges and keys", text="New words"))
        await officer.wait_for("New words")
        await officer.press("qga")
        ward.do(Accept(id=1))
        await officer.press("gi")
        await officer.wait_for(lambda: officer.row.startswith("#2 "), seconds=0.5)


async def test_when_the_record_under_the_cursor_goes_the_next_takes_its_place(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("j")
        ward.do(Accept(id=2))
        await officer.wait_for(lambda: officer.row.startswith("#3 "))


async def test_marks_follow_their_records(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("␣j␣")
        ward.do(Capture(title="First", priority=1))
        await officer.wait_for("First")
        ward.do(Accept(id=1))
        await officer.wait_for("1 selected")
        await officer.press("a")
    assert [item.status for item in ward.all(Item)] == ["open", "inbox", "open", "inbox"]


async def test_who_is_here(ward: Desk) -> None:
    other = process(ward, "desk.presence().tell('agenda')")
    async with Officer(ward) as officer:
        await officer.wait_for(f"{ward.workspace.user} (Agenda)", seconds=5)
        other.kill()
        other.wait()
        await officer.wait_for(lambda: "(Agenda)" not in officer.screen, seconds=5)


async def test_a_colleague_who_keeps_the_store_locked_is_named_and_nothing_freezes(ward: Desk) -> None:
    other = process(ward, "turn = desk.engine.begin(); turn.__enter__()")
    async with Officer(ward) as officer:
        officer.hit("a")
        await officer.wait_for("Waiting for", seconds=5)
        officer.hit("j")
        await officer.wait_for(lambda: officer.row.startswith("#2 "), seconds=4)
        other.kill()
        other.wait()
        await officer.wait_for("accepted: #1", seconds=5)


def process(desk: Desk, does: str) -> subprocess.Popen[str]:
    """Start a second process that does something on the desk and then sits there."""
    code = f"""
import sys, time; from store import open_workspace
desk = open_workspace(sys.argv[1])
{does}
print("done", flush=True); sys.stdin.read()
"""
    started = subprocess.Popen(
        [sys.executable, "-c", code, str(desk.store)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None and started.stdout.readline() == "done\n"
    return started


async def test_an_app_that_looks_round_while_it_closes_closes_in_peace(ward: Desk) -> None:
    async with Officer(ward) as officer:
        looked_round = officer.app._look_round
    looked_round()
    officer.app.notice("Saved")
