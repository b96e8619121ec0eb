"""Consulting the heads of department: asking all of them for their green light, and seeing to their conditions."""

from __future__ import annotations

from store import when
from store.records.changing import required
from store.records.gate import condition_title, lights
from store.records.initiative import Initiative
from store.records.item import Item
from store.records.operation import Desk, Operation
from store.records.party import Party
from store.records.record import InitiativeId, Login, Moment, PartyId
from store.sentence import N_, Refused


class Ask(Operation, frozen=True, kw_only=True):
    """Ask the heads of the audience for their green light: those who have not been asked yet."""

    act = "initiative.ask"

    id: InitiativeId
    title: str = ""
    """What they are asked; the initiative's title where nothing is given."""
    text: str = ""
    due: Moment | None = None
    wave: str = ""
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses where nobody is left to ask."""
        initiative = desk.get(Initiative, self.id, self.rev)
        heads = [light.head for light in lights(desk, initiative) if light.state == "unasked"]
        if not heads:
            raise Refused(
                N_("Every head of the audience of i{id} has been asked; a group without a head needs one first"),
                field="id", id=initiative.id,
            )  # fmt: skip
        desk.add(
            Item(
                kind="approval", status="open", title=self.title.strip() or initiative.title, text=self.text,
                parties=tuple(dict.fromkeys(head for head in heads if head is not None)), owner=desk.user,
                due=self.due, wave=self.wave, initiative=initiative.id,
            )
        )  # fmt: skip


class Condition(Operation, frozen=True, kw_only=True):
    """Turn the condition on which a head would say yes into a task."""

    act = "initiative.condition"

    id: InitiativeId
    party: PartyId
    """The head, or the group."""
    owner: Login = ""
    due: Moment | None = None
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses where that head sets no condition, and a condition that is a task already."""
        initiative, party = desk.get(Initiative, self.id, self.rev), desk.get(Party, self.party)
        light = next((one for one in lights(desk, initiative) if party.id in (one.group, one.head)), None)
        if light is None or light.answer is None or light.approval is None or light.state != "reserve":
            raise Refused(N_("{name} sets no condition for i{id}"), field="party", name=party.name, id=initiative.id)
        title = condition_title(light.answer.text)
        approval = light.answer.item or light.approval
        for task in desk.find(Item, follows=approval):
            if task.title == title:
                raise Refused(N_("That condition is a task already: #{id}"), field="party", id=task.id)
        if self.due:
            when.check("moment", self.due, "due")
        desk.add(
            Item(
                title=required(title, "party", N_("Say in a few words what it is about")), text=light.answer.text,
                status="open", source=light.answer.parties[0], parties=light.answer.parties,
                owner=self.owner or desk.user, due=self.due, follows=approval, initiative=initiative.id,
            )
        )  # fmt: skip
