"""What is done when people resist, a measure lags or the same question comes again and again."""

from __future__ import annotations

from msgspec.structs import replace

from store.records.changing import required
from store.records.entry import Entry, Step
from store.records.initiative import Initiative
from store.records.item import Item, decide
from store.records.operation import Desk, Operation
from store.records.record import InitiativeId, ItemId, Login, Moment, PartyId
from store.sentence import N_, Refused


class Adjust(Operation, frozen=True, kw_only=True):
    """Make an adjustment: a task bound to the measure or the step that called for it."""

    act = "initiative.adjust"

    id: InitiativeId
    title: str
    """What is changed."""
    measure: str = ""
    about: Step | None = None
    """The ADKAR step at which people stand, where a pulse calls for it."""
    parties: tuple[PartyId, ...] = ()
    """The groups whom it concerns; the whole audience where none is named."""
    owner: Login = ""
    due: Moment | None = None
    reason: str = ""
    """What was seen."""
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses an adjustment that nothing calls for, a measure the initiative does not have, and a closed one."""
        initiative = desk.get(Initiative, self.id, self.rev)
        title = required(self.title, "title", N_("Say in a few words what it is about"))
        if initiative.phase == "closed":
            raise Refused(N_("i{id} is closed"), field="id", id=initiative.id)
        if not self.measure and self.about is None:
            raise Refused(N_("Say what calls for it: a measure, or the step at which people stand"), field="measure")
        names = [measure.name for measure in initiative.measures]
        if self.measure and self.measure not in names:
            raise Refused(
                N_("measure: i{id} has no “{measure}”; it has {names}"),
                field="measure", id=initiative.id, measure=self.measure[:40], names=names or ["–"],
            )  # fmt: skip
        task = desk.add(
            Item(
                title=title, text=self.reason, status="open", owner=self.owner or desk.user, parties=self.parties,
                due=self.due, initiative=initiative.id,
            )
        )  # fmt: skip
        desk.add(
            Entry(
                kind="decision", act=self.act, at=desk.now, by=desk.user, initiative=initiative.id, item=task.id,
                parties=self.parties, measure=self.measure, about=self.about, text=self.reason or title,
            )
        )  # fmt: skip


class Resist(Operation, frozen=True, kw_only=True):
    """Note a resistance: who, at which step, for what reason; with what is tried about it."""

    act = "initiative.resistance"

    id: InitiativeId
    party: PartyId
    about: Step
    text: str
    """The reason at its root, in their words."""
    title: str = ""
    """What it is called; its reason where nothing is given."""
    tactic: str = ""
    """What is tried: a task that follows it."""
    owner: Login = ""
    due: Moment | None = None
    wave: str = ""
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses a resistance without its reason."""
        initiative = desk.get(Initiative, self.id, self.rev)
        reason = required(self.text, "text", N_("Say what they fear to lose, in their words"))
        title = self.title.strip() or reason.partition("\n")[0]
        obstacle = desk.add(
            Item(
                kind="obstacle", cause="resistance", status="open", title=title, text=reason, source=self.party,
                parties=(self.party,), owner=self.owner or desk.user, due=self.due,
                initiative=initiative.id, wave=self.wave,
            )
        )  # fmt: skip
        desk.add(
            Entry(
                kind="feedback", at=desk.now, by=desk.user, initiative=initiative.id, item=obstacle.id,
                parties=(self.party,), about=self.about, text=reason,
            )
        )  # fmt: skip
        if tactic := self.tactic.strip():
            desk.add(
                Item(
                    status="open", title=tactic, parties=(self.party,), owner=self.owner or desk.user, due=self.due,
                    initiative=initiative.id, follows=obstacle.id, wave=self.wave,
                )
            )  # fmt: skip


class Respond(Operation, frozen=True, kw_only=True):
    """Answer a question once, and close with it all others that ask the same."""

    act = "item.respond"

    id: ItemId
    text: str
    """The answer."""
    also: tuple[ItemId, ...] = ()
    """Those that ask the same."""
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses an empty answer, what is no request, and what is closed already."""
        answer = required(self.text, "text", N_("Write the answer"))
        question = _asked(desk, self.id, self.rev)
        others = [_asked(desk, id, 0) for id in dict.fromkeys(self.also) if id != question.id]
        askers = [question.source, *(id for one in (question, *others) for id in (one.source, *one.parties))]
        parties = tuple(dict.fromkeys(id for id in askers if id is not None and id != question.source))
        ended = replace(
            question, status="closed", outcome="done", resolution=answer, parties=parties, until=None, ball=None,
            ball_since=None,
        )  # fmt: skip
        desk.put(ended)
        decide(desk, self.act, ended, answer)
        for other in others:
            desk.put(replace(other, status="closed", outcome="duplicate", duplicate_of=question.id, until=None))
            for earlier in desk.find(Item, duplicate_of=other.id):
                desk.put(replace(earlier, duplicate_of=question.id))
            decide(desk, self.act, other, f"#{question.id}")


def _asked(desk: Desk, id: int, rev: int) -> Item:
    item = desk.get(Item, id, rev)
    if item.kind != "request":
        raise Refused(N_("#{id} is not a request; change its nature first"), field="id", id=id)
    if item.status == "closed":
        raise Refused(N_("#{id} is closed already"), field="id", id=id)
    return item
