"""The heads of department of an initiative: who they are, a check-in before they are asked, their green light."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from store import Item, Meeting, Operation, Party
from store.draft import Draft
from store.records.consulting import Ask as AskHeads
from store.records.consulting import Condition
from store.records.entry import Answer
from store.records.mediation import Reply
from store.records.meeting import Hold
from store.records.party import Add, Change
from store.records.settlement import Settle
from store.views.board.approvals import Approval, checkins
from tui.dialogs.dialogue import Ask, Dialogue, code, sure
from tui.labels import label
from tui.screens.of_initiative import OfInitiative, known_party
from tui.text import _, colon, plain, say


def _new_head(draft: Draft, group: Party, name: str) -> Iterator[Operation]:
    """Yield what makes a person who is not known yet the head of a group."""
    yield Add(name=name, kind="person", groups=(group.id,))
    yield Change(id=group.id, rev=group.rev, head=draft.added[-1][1])


class Consulting(OfInitiative):
    """What is done about a light that is not green."""

    def step_ask(self, _about: object = None) -> Dialogue:
        """Ask all heads who have not been asked."""
        initiative = self.initiative_here()
        if initiative is None:
            return
        title = yield from self.some_words(_("What are they asked?"), before=initiative.title)
        due = yield from self.a_day(_("Answer by"))
        self.do(AskHeads(id=initiative.id, rev=initiative.rev, title=title, due=due))

    def step_name_head(self, group: int) -> Dialogue:
        """Say who is the head of a group."""
        party, workspace = self.party(group), self.desk.workspace
        if party is None:
            return
        hint = _("A person's code or name; who is not known yet is added")
        text = yield from self.some_words(_("Head of {group}").format(group=plain(party.name, 30)), hint)
        known = known_party(workspace, text)
        if known is not None:
            self.do(Change(id=party.id, rev=party.rev, head=known))
        elif (yield from sure(_("Add {name} to {group}?").format(name=plain(text, 24), group=plain(party.name, 24)))):
            self.do_each(lambda draft: _new_head(draft, party, text), Change.act)

    def step_checkin(self, row: Approval) -> Dialogue:
        """Plan a check-in with a head, at the time at which they are free first; else in one's own words."""
        initiative, head = self.initiative_here(), self.party(row.head)
        if initiative is None or head is None:
            return
        desk = self.desk
        found = checkins(desk.workspace, initiative, desk.today)
        fix = next((one for one in found if one.fields["parties"] == (head.id,)), None)
        if fix and (yield from sure(_("{what}?").format(what=say(fix.said)))):
            self.do(fix.build(say))
            return
        self.foot.open_entry(f"{_('checkin')} i{initiative.id} @{head.code} ")

    def step_met(self, id: int) -> Dialogue:
        """Note that a check-in was held, and what was said."""
        meeting = self.desk.workspace.get(Meeting, id)
        if meeting is not None:
            text = yield from self.some_words(_("What did they tell us?"), meeting.title)
            self.do(Hold(id=meeting.id, rev=meeting.rev, text=text))

    def step_answer(self, row: Approval) -> Dialogue:
        """Note what a head answers."""
        head = self.party(row.head)
        if head is None or row.item is None:
            self.notice(_("They have not been asked yet"), "warn")
            return
        labels = {answer: label("answer.approval", answer) for answer in ("yes", "reserve", "no")}
        answer = yield from code(plain(head.name, 30), labels)
        text = ""
        if answer == "reserve":
            text = yield from self.some_words(_("On what condition?"))
        elif answer == "no":
            text = yield Ask(_("Why not?"), hint=_("In their words; empty: not said"))
        self.do(Reply(id=row.item, party=head.id, answer=cast(Answer, answer), text=text))

    def step_granted(self, id: int) -> Dialogue:
        """Settle an approval that all have said yes to."""
        item = self.desk.workspace.get(Item, id)
        if item is not None:
            self.do(Settle(id=item.id, rev=item.rev, outcome="granted"))
        yield from ()

    def step_condition(self, row: Approval) -> Dialogue:
        """Make a task of a head's condition."""
        initiative = self.initiative_here()
        if initiative is None or row.head is None:
            return
        due = yield from self.a_day(colon(_("To be met by")) + plain(row.condition, 30))
        owner = yield from self.an_owner(_("By whom?"), initiative)
        self.do(Condition(id=initiative.id, party=row.head, owner=owner, due=due, rev=initiative.rev))
