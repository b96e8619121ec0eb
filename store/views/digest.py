"""What needs me today, in a few lines: for whoever logs in, and for a mail in the morning."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store.records import Item
from store.views import agenda, inbox
from store.views.agenda import AgendaRow
from store.workspace import Workspace


class Digest(Struct, frozen=True):
    """A day as it begins."""

    day: date
    inbox: int
    """How many wait to be decided."""
    oldest: int
    """Days since the oldest of them came."""
    meetings: tuple[AgendaRow, ...]
    """Of today, but for those that took place, in order of time; with what they clash."""
    overdue: tuple[AgendaRow, ...]
    """Of mine, or of nobody's; the longest first."""
    today: tuple[AgendaRow, ...]
    """What is due or to be looked at today, contacts and go-lives included."""

    @property
    def is_quiet(self) -> bool:
        """Whether nothing needs me."""
        return not (self.inbox or self.meetings or self.overdue or self.today)


def digest(workspace: Workspace, today: date) -> Digest:
    """Return what needs the user today: the work of colleagues is theirs."""
    undecided = [row for key in inbox.keys(workspace, today) if (row := inbox.row(workspace, key, today))]
    rows = [row for row in agenda.rows(workspace, today, first=today, last=today) if _is_mine(workspace, row)]
    meetings = [row for row in rows if row.key.table == "meetings" and not row.held]
    others = [row for row in rows if row.key.table != "meetings"]
    return Digest(
        day=today,
        inbox=len(undecided),
        oldest=max((row.age for row in undecided), default=0),
        meetings=tuple(row for row in meetings if not row.overdue),
        overdue=tuple(row for row in (*others, *meetings) if row.overdue),
        today=tuple(row for row in others if not row.overdue),
    )


def _is_mine(workspace: Workspace, row: AgendaRow) -> bool:
    item = workspace.get(Item, row.key.id) if row.key.table == Item.table else None
    return item is None or item.owner in ("", workspace.user)
