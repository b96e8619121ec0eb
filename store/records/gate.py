"""The gate of an initiative, and the phases on either side of it."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from msgspec.structs import replace

from store.records.answers import answers_in_turn
from store.records.changing import required
from store.records.entry import Entry
from store.records.initiative import Initiative, Phase
from store.records.item import Item, ItemKind
from store.records.operation import Desk, Operation
from store.records.party import Party
from store.records.record import InitiativeId
from store.sentence import N_, Refused, Sentence, sentence

PHASES: tuple[Phase, ...] = get_args(Phase)

LightState = Literal["headless", "unasked", "waiting", "reserve", "no", "yes"]


class Light(NamedTuple):
    """The green light of one audience group, as it stands."""

    group: int
    head: int | None
    approval: int | None
    """The last approval that asks the head, or the group."""
    answer: Entry | None

    @property
    def state(self) -> LightState:
        """Where it stands; only `yes` opens the gate."""
        if self.answer is not None and self.answer.answer is not None:
            return self.answer.answer
        if self.head is None:
            return "headless"
        return "unasked" if self.approval is None else "waiting"


class Advance(Operation, frozen=True, kw_only=True):
    """Move an initiative to its next phase; the gate asks every head's green light first."""

    act = "initiative.advance"

    id: InitiativeId
    rev: int = 0
    reason: str = ""
    """Why it goes through a closed gate; logged."""

    def apply(self, desk: Desk) -> None:
        """Refuses the last phase, and a closed gate without a reason."""
        initiative = desk.get(Initiative, self.id, self.rev)
        if initiative.phase == PHASES[-1]:
            raise Refused(N_("i{id} is closed"), field="id", id=initiative.id)
        obstacles = gate(desk, initiative) if initiative.phase == "consulting" else []
        if obstacles and not self.reason.strip():
            raise Refused(
                N_("Cannot start: {reasons}. Type a reason to go ahead all the same"),
                field="reason", reasons=obstacles,
            )  # fmt: skip
        _move(desk, self.act, initiative, +1, self.reason)


class Back(Operation, frozen=True, kw_only=True):
    """Take an initiative one phase back, with the reason."""

    act = "initiative.back"

    id: InitiativeId
    reason: str
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses the first phase, and going back without a reason."""
        initiative = desk.get(Initiative, self.id, self.rev)
        if initiative.phase == PHASES[0]:
            raise Refused(N_("i{id} is a draft still"), field="id", id=initiative.id)
        required(self.reason, "reason", N_("Say why i{id} goes back"), id=initiative.id)
        _move(desk, self.act, initiative, -1, self.reason)


def gate(desk: Desk, initiative: Initiative) -> list[Sentence]:
    """Return what keeps an initiative from being approved, a sentence each; none where the gate is open.

    Every head of an audience group must have said yes on an approval of the initiative, and no obstacle or conflict
    of it may be open.
    """
    reasons = [] if initiative.audience else [sentence(N_("it has no audience yet"))]
    reasons += [_reason(desk, light) for light in lights(desk, initiative) if light.state != "yes"]
    found = (
        desk.find(Item, initiative=initiative.id, kind=kind, status=status)
        for kind in _BLOCKING
        for status in ("open", "inbox")
    )
    blocking = sorted((item.id, item.kind) for items in found for item in items)
    return reasons + [sentence(_BLOCKING[kind], id=id) for id, kind in blocking]


_BLOCKING: dict[ItemKind, str] = {"obstacle": N_("obstacle #{id} is open"), "conflict": N_("conflict #{id} is open")}


def lights(desk: Desk, initiative: Initiative) -> list[Light]:
    """Return the green light of each audience group, in their order: what its head said last, on whichever approval; of
    a head who has said nothing, what the group did."""
    approvals = desk.find(Item, initiative=initiative.id, kind="approval")
    found = (entry for approval in approvals for entry in desk.find(Entry, item=approval.id, kind="answer"))
    # what was said of an option of a conflict is no green light, whatever the conflict has become
    answers = sorted((entry for entry in found if entry.option is None), key=lambda entry: entry.id)
    said = {party: turns for (party, _), turns in answers_in_turn(answers).items()}
    asked = [(one.id, party) for one in approvals if one.status != "closed" for party in one.parties]
    asked += [(entry.item or 0, party) for party, turns in said.items() for entry in turns]
    return [_light(desk.get(Party, id), asked, said) for id in initiative.audience]


def _light(group: Party, asked: list[tuple[int, int]], said: dict[int, list[Entry]]) -> Light:
    voices = [group.id] if group.head is None else [group.head, group.id]
    approval = max((id for id, party in asked if party in voices), default=None)
    answer = next((said[voice][-1] for voice in voices if voice in said), None) if group.head is not None else None
    return Light(group.id, group.head, approval, answer)


def _reason(desk: Desk, light: Light) -> Sentence:
    group = desk.get(Party, light.group).name
    if light.head is None:
        return sentence(N_("{group} has no head to ask"), group=group)
    head, said = desk.get(Party, light.head).name, light.answer.text if light.answer else ""
    task = condition_task(desk, light)
    template = _CONDITION_MET if task is not None and task.status == "closed" else _REASONS[light.state]
    return sentence(template, head=head, group=group, condition=" ".join(said.split()))


def condition_task(desk: Desk, light: Light) -> Item | None:
    """Return the task that the condition of a light became; a later one of the same words stands for it."""
    if light.answer is None or light.state != "reserve":
        return None
    title = condition_title(light.answer.text)
    found = [task for task in desk.find(Item, follows=light.answer.item) if task.title == title]
    return found[-1] if found else None


def condition_title(text: str) -> str:
    """Return what the task of a condition is called: its first line."""
    return text.strip().partition("\n")[0].strip()


_REASONS: dict[LightState, str] = {
    "unasked": N_("{head} ({group}) has not been asked"),
    "waiting": N_("{head} ({group}) has not answered"),
    "reserve": N_("{head} ({group}) has a condition: {condition}"),
    "no": N_("{head} ({group}) said no"),
}
_CONDITION_MET = N_("{head} ({group}): the condition is met, their new answer is to be noted: {condition}")


def _move(desk: Desk, act: str, initiative: Initiative, step: int, reason: str) -> None:
    phase = PHASES[PHASES.index(initiative.phase) + step]
    desk.put(replace(initiative, phase=phase))
    desk.add(
        Entry(
            kind="decision",
            act=act,
            at=desk.now,
            by=desk.user,
            initiative=initiative.id,
            text=reason,
            parties=initiative.audience,
        )
    )
