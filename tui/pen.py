"""Who writes the minutes of a meeting that several follow: told in the register of who is here, never in the store.

Whoever took the pen last has it. It only keeps colleagues from writing at once: each line is a commit of its own, and
what two write is kept all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from store import Here

_WHERE = re.compile(r"run (\d{1,9})(?: pen (\d{1,15}))?")


class Pen(NamedTuple):
    """Somebody at a meeting, with the pen or without."""

    meeting: int
    since: int = 0
    """When they took it (ms since 1970); 0: they follow."""

    @property
    def where(self) -> str:
        """What is told in the register."""
        return f"run {self.meeting}" + (f" pen {self.since}" if self.since else "")


def told(where: str) -> Pen | None:
    """Return the pen that somebody's whereabouts tell of, None where they are at no meeting."""
    match = _WHERE.fullmatch(where)
    return Pen(int(match[1]), int(match[2] or 0)) if match else None


def holder(others: Iterable[Here], mine: Pen) -> str:
    """Return the login of the colleague who has the pen of a meeting; "" where nobody has, or it is mine."""
    there = [(pen.since, here.login) for here in others if (pen := told(here.where)) and pen.meeting == mine.meeting]
    since, login = max(there, default=(0, ""))
    return login if since > mine.since else ""
