"""What stays the same for all clauses of a line."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from tui.quick_entry.choices import Choices
from tui.quick_entry.dates import Order as DayOrder
from tui.quick_entry.draft import Context
from tui.quick_entry.people.names import Names


class Setting(Struct, frozen=True, gc=False):
    """The clock, the language and the names a line is read with, and what the user has told about it."""

    now: datetime
    order: DayOrder
    lang: str
    region: str
    names: Names
    loose: bool
    choices: Choices
    context: Context
    followed: date | None = None
    """Of a follow-up: the day of what it follows."""
    is_follow_up: bool = False
