"""What something sleeps until, in words."""

from __future__ import annotations

from datetime import date

from store.sentence import N_, reference
from store.views.snoozed import SnoozedRow
from tui.text import _, plain, short_day

WOKEN = {"day": N_("its day"), "meeting": N_("the meeting"), "activity": N_("what happened since")}
"""What has woken it → how that is called."""


def until(row: SnoozedRow, today: date) -> str:
    """Return all that would wake it: `Fri, m7 Ward round (27 Nov) or anything with Nursing`."""
    ends = []
    if row.day is not None:
        ends.append(short_day(row.day, today))
    if row.meeting is not None:
        when = short_day(row.meeting_day, today) if row.meeting_day else _("not planned any more")
        ends.append(f"{reference('meetings', row.meeting)} {plain(row.meeting_title, 30)} ({when})")
    if row.activity:
        ends.append(_("anything with {parties}").format(parties=", ".join(row.parties) or _("it")))
    return _(" or ").join(ends)
