"""No-show: a party that was invited stayed away twice running."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from store.records import Meeting
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import name
from store.views.minutes import absent
from store.workspace import Workspace

DAYS_BACK = 90
"""Beyond, an absence is history."""


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the parties of whom nobody came to the last two meetings they were invited to and at which it was noted who
    came."""
    for party, last in sorted(_last_two(workspace, today).items()):
        if len(last) < 2 or not all(one.is_absent for one in last):
            continue
        one, two = last[1].meeting, last[0].meeting
        said = sentence(
            N_("{party} did not come twice running: m{one}, then m{two} “{title}”"),
            party=name(workspace, party), one=one.id, two=two.id, title=two.title,
        )  # fmt: skip
        title = sentence(N_("Ask {party} what keeps it from coming"), party=name(workspace, party))
        since = date.fromisoformat(two.start[:10])
        yield Signal("no_show", "parties", party, 2, said, Proposal("task", title, (party,)), since)


class _Invitation(NamedTuple):
    meeting: Meeting
    is_absent: bool


def _last_two(workspace: Workspace, today: date) -> dict[int, list[_Invitation]]:
    """Return, by party, the last two meetings it was invited to, the later first."""

    def gather() -> dict[int, list[_Invitation]]:
        since = (today - timedelta(days=DAYS_BACK)).isoformat()
        lately = workspace.between(Meeting, "start", since, (today + timedelta(days=1)).isoformat())
        counted = workspace.facts(Meeting, _is_counted, lately)
        found: dict[int, list[_Invitation]] = {}
        for meeting in workspace.some(Meeting, (id for id in reversed(lately) if counted.get(id))):
            away = absent(workspace, meeting)
            for party in meeting.parties:
                invitations = found.setdefault(party, [])
                if len(invitations) < 2:
                    invitations.append(_Invitation(meeting, party in away))
        return found

    return workspace.remembered("no shows", (workspace.version(Meeting), today), gather)


def _is_counted(meeting: Meeting) -> bool:
    return meeting.status == "held" and bool(meeting.attendance)
