"""Carrying a change out: trainings and who came, one answer for all who ask, a task handed over."""

from __future__ import annotations

from store import Item, Meeting, Party, reference
from store.records.adjusting import Respond
from store.records.party import Change
from store.views.key import Key, name
from store.views.likeness import likeness, likest
from tui.dialogs.dialogue import Ask, Dialogue, Part, sure, until
from tui.dialogs.naming import number
from tui.screens.meetings import Meetings
from tui.screens.of_initiative import OfInitiative
from tui.text import _, plain

COUNTED = ("training", "seminar", "event")
"""Meetings whose attendance is a headcount."""
AT_ONCE, ALIKE = 5, 0.6
"""Other requests that one answer is offered for at most, and how alike they must be."""


class Executing(Meetings, OfInitiative):
    """What is done with trainings and questions."""

    # ---- trainings

    def step_hold(self, id: int) -> Dialogue:
        """Note that a meeting was held."""
        meeting = self.desk.workspace.get(Meeting, id)
        if meeting is not None:
            yield from self.hold([meeting])

    def attendance(self, meeting: Meeting) -> Part[dict[int, int]]:
        """Ask, group by group, how many came, where heads are counted."""
        came: dict[int, int] = {}
        for id in meeting.parties if meeting.kind in COUNTED else ():
            party = self.desk.workspace.get(Party, id)
            expected = 1 if party is None or party.kind == "person" else party.size or 0
            question = _("How many of {party}?").format(party=plain(name(self.desk.workspace, id), 24))
            which = f"{reference(Meeting.table, meeting.id)} · {question}"
            came[id] = yield from self.a_headcount(which, meeting.attendance.get(id, expected))
        return came

    def step_train(self, group: int) -> Dialogue:
        """Plan a training for a group."""
        initiative, party = self.initiative_here(), self.party(group)
        if initiative and party:
            self.foot.open_entry(f"{_('training')} i{initiative.id} @{party.code}: ")
        yield from ()

    def step_headcount(self, group: int) -> Dialogue:
        """Say how many a group are."""
        party = self.party(group)
        if party is not None:
            question = _("How many are {party}?").format(party=plain(party.name, 30))
            self.do(Change(id=party.id, rev=party.rev, size=(yield from until(Ask(question), number))))

    # ---- questions

    def step_respond(self, id: int) -> Dialogue:
        """Answer a question once, for all who ask it."""
        workspace, question = self.desk.workspace, self.desk.workspace.get(Item, id)
        if question is None:
            return
        answer = yield from self.some_words(_("The answer"), question.title)
        same = [
            found.id
            for found in likest(workspace, question, self.desk.today)
            if found.kind == "request" and found.status != "closed" and found.initiative == question.initiative
            if likeness(question, found) >= ALIKE
        ][:AT_ONCE]
        also: tuple[int, ...] = ()
        if same:
            named = ", ".join(f"#{one}" for one in same)
            too = yield from sure(_("Does it answer {named} too?").format(named=named))
            also = tuple(same) if too else ()
        self.do(Respond(id=question.id, text=answer, also=also, rev=question.rev), about=[Key(Item.table, id)])
