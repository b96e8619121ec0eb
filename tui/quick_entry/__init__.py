"""Quick entry: one line of text, in English, French or both, understood as it is typed.

`parse` is pure and never raises. What it does not understand stays in the title.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from tui.quick_entry.choices import Choices
from tui.quick_entry.draft import Context, Draft, Found, Order, Problem, Repair, Span, as_json
from tui.quick_entry.people.names import NOBODY, Known, Names, Numbered

if TYPE_CHECKING:
    from tui.quick_entry.setting import Setting

__all__ = [
    "Choices", "Context", "Draft", "Found", "Known", "Names", "Numbered", "Order", "Problem", "Repair", "Span",
    "as_json", "parse",
]  # fmt: skip

LONGEST = 500
"""Characters of a line that are read; a longer one is plain title."""
_NOTHING_TOLD, _NOWHERE = Choices(), Context()


def parse(
    text: str,
    *,
    now: datetime,
    tz: str = "UTC",
    order: Literal["DMY", "MDY"] = "DMY",
    lang: str = "en",
    names: Names | None = None,
    loose: bool = False,
    choices: Choices | None = None,
    context: Context | None = None,
) -> Draft:
    """Return what a line says.

    `now` is the hour on the reader's wall (in the zone `tz`, or naive); `lang` their language with its region
    (`fr-CA-QC`), whose words, weeks and holidays count: both languages are always understood. `loose`: the text may be
    an expression of time with nothing round it. `choices`: what the user has told to be read otherwise. `context`: what
    the line was opened from. Text after the first line is the body.
    """
    line, _, body = text.partition("\n")
    if len(line) > LONGEST:
        kind = context.kind if context else ""
        return Draft(text=text, kind=kind, title=line.strip(), body=body.strip())
    make, understood = _grammar()
    setting = make(
        _wall(now, tz), order, lang[:2], lang[3:].upper(), names or NOBODY, loose, choices or _NOTHING_TOLD,
        context or _NOWHERE,
    )  # fmt: skip
    draft = understood(line, setting, tz)
    return replace(draft, text=text, body=body.strip()) if body else draft


@cache
def _grammar() -> tuple[type[Setting], Callable[[str, Setting, str], Draft]]:
    """Return what reads a line, and with what; it is imported with the first line, not at the start."""
    from tui.quick_entry.line import Setting, understood

    return Setting, understood


def _wall(now: datetime, tz: str) -> datetime:
    """Return the hour on the wall without its zone."""
    if now.tzinfo is None:
        return now
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return now.astimezone(ZoneInfo(tz)).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, ValueError):
        return now.replace(tzinfo=None)
