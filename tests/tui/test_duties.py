"""The coordinator's duties: each row of docs/duties.md is opened on the screen that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from robot import Desk, Officer

from store.presets.demo import play

TABLE = (Path(__file__).parents[2] / "docs" / "duties.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| (C\d+) \| [^|]+ \| ([^|]+) \|", TABLE, re.M))
"""Duty → what the table says of the screen."""

PANELS = ("Strategy", "Heads of department", "Execution", "Problems", "Monitoring")
SEEN = {
    "C1": ("", "New patient record"),
    "C2": ("", "What is worst"),
    "C3": (";", "pulse i1"),
    "C4": ("⏎", "[Strategy]  Heads   Execution   Problems   Monitoring"),
    "C5": ("⏎", "To put right"),
    "C6": ("⏎", "What changes, for whom"),
    "C7": ("⏎L", "A new system"),
    "C8": ("⏎", "has too much in the week"),
    "C9": ("⏎d", "Check-in"),
    "C10": ("⏎d", "What they told us"),
    "C11": ("⏎d", "Green light"),
    "C12": ("⏎d", "green if…"),
    "C13": ("⏎d", "Cannot start"),
    "C14": ("a", "Go ahead all the same, because"),
    "C15": ("⏎L", "A new policy"),
    "C16": ("⏎dd", "Trained, by group"),
    "C17": ("⏎dd", "Trainings, seminars, events"),
    "C18": ("⏎dd", "Questions waiting"),
    "C19": ("⏎dd", "My own work"),
    "C20": ("⏎dd", "Team"),
    "C21": ("⏎ddd", "Ball with"),
    "C22": ("⏎ddd", "Resistance"),
    "C23": ("⏎ddd", "Material"),
    "C24": ("⏎S", "Shift all open dates by"),
    "C25": ("⏎dddd", "expected"),
    "C26": ("⏎dddd", "Employees say"),
    "C27": ("⏎dddd", "Before it can be closed"),
    "C28": ("⏎ddddA", "What is changed?"),
}
"""Duty → the keys from the list of initiatives, and what is to be seen then."""
CONSULTING = ("C13", "C14")
"""Duties done before the gate: on the initiative that is in consultation."""


@pytest.fixture
def demo(desk: Desk) -> Desk:
    """The made-up hospital, as it stands today."""
    play(desk.workspace, "en")
    return desk


def test_the_table_has_every_duty() -> None:
    assert [*ROWS] == [f"C{number}" for number in range(1, 29)] == [*SEEN]


async def test_each_duty_opens_where_the_table_says(demo: Desk) -> None:
    async with Officer(demo, size=(120, 80)) as officer:
        for duty, (keys, wanted) in SEEN.items():
            await officer.press("gp")
            while not officer.title.startswith("Initiatives"):
                await officer.press("q")
            await officer.press("<home>")
            while not officer.row.startswith("i2" if duty in CONSULTING else "i1"):
                await officer.press("j")
            await officer.press(keys)
            assert wanted in officer.screen, f"{duty}: {wanted!r} is not on\n\n{officer.screen}"
            panel = next((panel for panel in PANELS if ROWS[duty].startswith(panel)), None)
            if panel is not None and not keys.endswith(("L", "S")):
                assert officer.title.startswith(panel), f"{duty} is not on {panel}"
            await officer.press("⎋")
