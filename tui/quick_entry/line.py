"""A line as a whole: what it says, and what it leaves open."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from msgspec.structs import replace

from tui.quick_entry.asked.ahead import with_follow_up_offered
from tui.quick_entry.asked.doubts import by_the_clocks
from tui.quick_entry.asked.impossible import impossible
from tui.quick_entry.draft import Draft
from tui.quick_entry.grammar import read
from tui.quick_entry.orders.typos import mistyped_order
from tui.quick_entry.orders.unmeasured import of_what
from tui.quick_entry.orders.unnumbered import which_meeting
from tui.quick_entry.setting import Setting

__all__ = ["Setting", "understood"]


def understood(line: str, setting: Setting, zone: str) -> Draft:
    """Return what a line says, its hours as the clocks of the reader's zone show them, with all that is to be asked."""
    words, numbers = line.rstrip(" "), setting.names.numbers
    draft = _of_words(words, setting, zone, numbers.version if numbers is not None else None)
    return replace(draft, text=line) if words != line else draft


@lru_cache(maxsize=1)  # more would keep names that have changed since
def _of_words(words: str, setting: Setting, zone: str, records: Hashable) -> Draft:
    """The same, without the blanks at its end, which say nothing: one key in six. `records`: which version of them the
    line may name."""
    draft = impossible(by_the_clocks(read(words, setting), zone), setting.now)
    if draft.kind == "note":
        draft = of_what(draft, setting.names, setting.lang)
    return which_meeting(with_follow_up_offered(mistyped_order(draft), setting.now), setting.names)
