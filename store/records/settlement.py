"""Settling an item, and taking it up again."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from msgspec.structs import replace

from store import when
from store.records.agreement import REVIEW_AFTER, chosen_option, follow_ups
from store.records.answers import Answers, acceptable_options, latest_answers, not_yet_green
from store.records.changing import required
from store.records.entry import Entry
from store.records.item import Item, ItemKind, Outcome, decide
from store.records.operation import Desk, Operation
from store.records.party import Party
from store.records.record import Day, ItemId, Login, Moment
from store.sentence import N_, Refused

Settled = Literal["done", "agreed", "arbitrated", "granted", "refused", "moot"]

OUTCOMES: dict[ItemKind, tuple[Outcome, ...]] = {
    "task": ("done", "moot"),
    "request": ("done", "refused", "moot"),
    "relay": ("done", "moot"),
    "obstacle": ("done", "moot"),
    "conflict": ("agreed", "arbitrated", "moot"),
    "approval": ("granted", "refused", "moot"),
}
"""How each kind of item can end; an inbox item can also be declined, and any be a duplicate."""


class Settle(Operation, frozen=True, kw_only=True):
    """Settle an open item, with its outcome; the conditions of an agreement become tasks."""

    act = "item.settle"

    id: ItemId
    outcome: Settled
    rev: int = 0
    resolution: str = ""
    reason: str = ""
    """Why it counts as agreed although no option is acceptable to all."""
    ruler: str = ""
    """Who arbitrated."""
    criteria: tuple[str, ...] = ()
    """On what criteria; the conflict's own where none are given."""
    option: int | None = None
    """The way out that was agreed or ruled; the only acceptable one where none is named."""
    owners: tuple[Login, ...] = ()
    """Who sees to each condition, in their order; for those left out, the owner of the conflict."""
    dues: tuple[Moment, ...] = ()
    """By when each is to be met; for those left out, by the review."""
    review: Day | None = None
    """When to look at it again; of an agreement, in a month where no day is named."""

    def apply(self, desk: Desk) -> None:
        """Refuses an outcome that is not one of this kind, or whose guard is not met."""
        item = desk.get(Item, self.id, self.rev)
        if item.status != "open":
            raise Refused(_NOT_OPEN[item.status], field="id", id=item.id)
        if self.outcome not in OUTCOMES[item.kind]:
            raise Refused(
                N_("outcome: for #{id} it is one of {outcomes}"),
                field="outcome",
                id=item.id,
                outcomes=list(OUTCOMES[item.kind]),
            )
        said = latest_answers(desk.find(Entry, item=item.id, kind="answer"))
        self._guard(desk, item, said)
        settled = replace(
            item, status="closed", outcome=self.outcome, resolution=self.resolution, until=None, ball=None,
            ball_since=None, criteria=self.criteria or item.criteria, review=self.review or item.review,
        )  # fmt: skip
        if self.outcome in ("agreed", "arbitrated") and item.kind == "conflict":
            settled = replace(settled, chosen=self.option)
        if self.outcome == "agreed":
            settled = self._agreed(desk, settled, said)
        desk.put(settled)
        decide(desk, self.act, item, self._decision())

    def _agreed(self, desk: Desk, settled: Item, said: Answers) -> Item:
        """Return the agreement, its conditions laid on the desk as tasks."""
        in_a_month = when.day(desk.now, desk.zone) + timedelta(days=REVIEW_AFTER)
        review = settled.review or in_a_month.isoformat()
        agreement = replace(settled, chosen=chosen_option(settled, said, self.option), review=review)
        for task in follow_ups(agreement, said, self.owners, self.dues, desk.user):
            desk.add(task)
        return agreement

    def _decision(self) -> str:
        ruled = f"{self.ruler} ({'; '.join(self.criteria)})" if self.ruler else ""
        return " · ".join(part for part in (self.resolution, ruled, self.reason) if part)

    def _guard(self, desk: Desk, item: Item, said: Answers) -> None:
        if self.option is not None and not 0 <= self.option <= len(item.options):
            raise Refused(N_("#{id} has no option {number}"), field="option", id=item.id, number=self.option)
        if self.outcome == "agreed":
            self._guard_agreed(item, said)
        elif self.outcome == "arbitrated":
            required(self.ruler, "ruler", N_("Say who ruled on #{id}"), id=item.id)
            required(
                "".join(self.criteria or item.criteria),
                "criteria",
                N_("Say on what criteria #{id} was ruled"),
                id=item.id,
            )
        elif self.outcome == "granted":
            _guard_granted(desk, item, said)
        elif self.outcome == "refused" or item.kind == "obstacle":
            required(self.resolution, "resolution", N_("Say how #{id} ended"), id=item.id)

    def _guard_agreed(self, item: Item, said: Answers) -> None:
        acceptable = acceptable_options(item, said)
        if self.reason.strip():
            return
        if acceptable and self.option is not None and self.option not in acceptable:
            raise Refused(
                N_("Option {number} of #{id} is not acceptable to every side yet; sound them out, or type why"),
                field="reason", id=item.id, number=self.option,
            )  # fmt: skip
        if not acceptable:
            raise Refused(
                N_("No option of #{id} is acceptable to every side yet; sound them out, or type why it is agreed"),
                field="reason", id=item.id,
            )  # fmt: skip


class Reopen(Operation, frozen=True, kw_only=True):
    """Take a closed item up again, with the reason."""

    act = "item.reopen"

    id: ItemId
    reason: str
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses without a reason, and what is not closed."""
        item = desk.get(Item, self.id, self.rev)
        if item.status != "closed":
            raise Refused(N_("#{id} is not closed"), field="id", id=item.id)
        reason = required(self.reason, "reason", N_("Say why #{id} is taken up again"), id=item.id)
        desk.put(
            replace(
                item,
                status="open",
                owner=item.owner or desk.user,
                outcome=None,
                resolution="",
                duplicate_of=None,
                review=None,
                chosen=None,
            )
        )
        decide(desk, self.act, item, reason)


_NOT_OPEN = {
    "inbox": N_("#{id} is still in the inbox; accept it first"),
    "closed": N_("#{id} is closed already"),
}


def _guard_granted(desk: Desk, item: Item, said: Answers) -> None:
    if not item.parties:
        raise Refused(N_("#{id} has nobody to grant it; name its approvers"), field="parties", id=item.id)
    missing = not_yet_green(item, said)
    if missing:
        names = [desk.get(Party, id).name for id in missing]
        raise Refused(N_("#{id} still lacks the yes of {names}"), field="outcome", id=item.id, names=names)
