"""A ward's desk for stories of triage, and what is read on its list."""

from __future__ import annotations

import re

from robot import Desk, Officer

from store.records.item import Capture
from store.records.meeting import Plan
from store.records.party import Add
from tui.dialogs.dialogue import by_letter
from tui.text import _

NUR, IT, LEA = 1, 2, 3
YES = {"en": "y", "fr": "o"}
"""The letter of *yes* in each language."""


def found(desk: Desk) -> Desk:
    """Nursing, which Nora represents, with its head Lea; IT; and a ward round the day after tomorrow."""
    desk.do(Add(kind="group", code="nur", name="Nursing", liaisons=("nora",)))
    desk.do(Add(kind="group", code="it", name="Informatics"))
    desk.do(Add(kind="person", code="lea", name="Lea Roy", role="Head nurse", groups=(NUR,)))
    desk.do(Plan(title="Ward round", start="2026-11-20T14:00", parties=(NUR,)))
    return desk


def capture(desk: Desk, *titles: str, source: int = NUR) -> None:
    """Let items come in."""
    for title in titles:
        desk.do(Capture(title=title, source=source))


def listed(officer: Officer) -> list[int]:
    """Return the numbers of the items on the list, from top to bottom."""
    return [int(found[1]) for line in officer.lines if (found := re.match(r"[› ].[ ✓!~] +#(\d+) ", line))]


def letter(wanted: str) -> str:
    """Return the letter under which an end of sleep is offered, in the reader's language."""
    ends = {
        "tomorrow": _("tomorrow"), "week": _("next Monday"), "meeting": _("meeting, the next"),
        "activity": _("activity, the next"), "first": _("whichever is first"), "day": _("day…"),
    }  # fmt: skip
    return next(key for key, (code, _word) in by_letter(ends).items() if code == wanted)
