"""Mediation: the sides of a conflict, the ways out, and what each party says of them."""

from __future__ import annotations

from datetime import datetime

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from store.records.changing import required
from store.records.entry import Answer, Channel, Entry, check_past
from store.records.item import Item, Option, Serves, Side, undecided, with_sides
from store.records.operation import Desk, Operation
from store.records.party import Party
from store.records.record import ItemId, PartyId, Scale
from store.sentence import N_, Refused


class TakeSide(Operation, frozen=True, kw_only=True):
    """Write down where a party of a conflict stands: position, interests, how much it weighs."""

    act = "item.side"

    id: ItemId
    party: PartyId
    rev: int = 0
    position: str | UnsetType = UNSET
    interests: tuple[str, ...] | UnsetType = UNSET
    rank: Scale | UnsetType | None = UNSET

    def apply(self, desk: Desk) -> None:
        """Refuses positions and interests on what is not an open conflict: anything may weigh on its parties. What an
        option serves follows its interest where that is put elsewhere or reworded, and is forgotten with it."""
        item = _conflict(desk, self.id, self.rev) if self._takes_a_stand() else undecided(desk, self.id, self.rev)
        desk.get(Party, self.party)
        sides = {side.party: side for side in item.sides}
        given = {
            name: value
            for name, value in (("position", self.position), ("interests", self.interests), ("rank", self.rank))
            if value is not UNSET
        }
        before = sides.get(self.party, Side(self.party))
        sides[self.party] = replace(before, **given)
        places = _places(before.interests, sides[self.party].interests)
        options = tuple(replace(option, serves=_moved(option.serves, self.party, places)) for option in item.options)
        desk.put(with_sides(replace(item, sides=tuple(sides.values()), options=options)))

    def _takes_a_stand(self) -> bool:
        return self.position is not UNSET or self.interests is not UNSET


class Propose(Operation, frozen=True, kw_only=True):
    """Add a way out to a conflict, or reword one."""

    act = "item.option"

    id: ItemId
    text: str
    rev: int = 0
    number: int = 0
    """The option to reword, from 1; 0 adds one."""
    by: PartyId | None = None
    serves: tuple[Serves, ...] | UnsetType = UNSET

    def apply(self, desk: Desk) -> None:
        """Refuses an empty option, a number that is not there, and an interest that nobody has."""
        item = _conflict(desk, self.id, self.rev)
        text = required(self.text, "text", N_("Say what the option is"))
        if not 0 <= self.number <= len(item.options):
            raise Refused(N_("#{id} has no option {number}"), field="number", id=item.id, number=self.number)
        interests = {(side.party, n) for side in item.sides for n in range(len(side.interests))}
        if any((served.party, served.interest) not in interests for served in self.serves or ()):
            raise Refused(N_("serves: name an interest that stands on the sheet of #{id}"), field="serves", id=item.id)
        options = list(item.options)
        if self.number:
            before = options[self.number - 1]
            serves = before.serves if self.serves is UNSET else self.serves
            options[self.number - 1] = Option(text, self.by or before.by, serves)
        else:
            options.append(Option(text, self.by, self.serves or ()))
        desk.put(replace(item, options=tuple(options)))


class Reply(Operation, frozen=True, kw_only=True):
    """Record what a party says: to an option, to an approval, to a relay."""

    act = "item.answer"

    id: ItemId
    party: PartyId
    answer: Answer
    option: int | None = None
    text: str = ""
    """The condition of a yes-if; what a recipient understood of a relay."""
    channel: Channel | None = None
    at: datetime | None = None

    def apply(self, desk: Desk) -> None:
        """Refuses an answer from a party not asked, to an option that is not there, a yes-if without its if, and one
        that is still to come."""
        item = undecided(desk, self.id, 0)
        name = desk.get(Party, self.party).name
        if item.kind not in ("conflict", "approval", "relay"):
            raise Refused(
                N_("#{id} asks nobody for an answer; make it a conflict, an approval or a relay"),
                field="id",
                id=item.id,
            )
        if self.party not in item.parties:
            raise Refused(N_("{name} is not a party of #{id}; add it first"), field="party", name=name, id=item.id)
        self._check_option(item)
        if self.answer == "reserve":
            required(self.text, "text", N_("Say on what condition {name} would say yes, or what is unclear"), name=name)
        at = self.at or desk.now
        check_past(at, desk.now)
        desk.add(
            Entry(
                kind="answer", at=at, by=desk.user, parties=(self.party,), item=item.id, option=self.option,
                answer=self.answer, text=self.text, channel=self.channel,
            )
        )  # fmt: skip

    def _check_option(self, item: Item) -> None:
        if item.kind != "conflict":
            if self.option is not None:
                raise Refused(N_("Only a conflict has options; leave it out for #{id}"), field="option", id=item.id)
            return
        if self.option is None:
            raise Refused(
                N_("Say which option of #{id} the answer is about; 0 is “leave as is”"), field="option", id=item.id
            )
        if not 0 <= self.option <= len(item.options):
            raise Refused(N_("#{id} has no option {number}"), field="option", id=item.id, number=self.option)


def _places(before: tuple[str, ...], now: tuple[str, ...]) -> dict[int, int]:
    """Return where each interest is now, by where it was: a new wording in its place is the same interest."""
    places = {}
    for place, interest in enumerate(before):
        if interest in now:
            places[place] = now.index(interest)
        elif place < len(now) and now[place] not in before:
            places[place] = place
    return places


def _moved(serves: tuple[Serves, ...], party: int, places: dict[int, int]) -> tuple[Serves, ...]:
    moved = (
        one if one.party != party else Serves(party, places[one.interest])
        for one in serves
        if one.party != party or one.interest in places
    )
    return tuple(dict.fromkeys(moved))


def _conflict(desk: Desk, id: int, rev: int) -> Item:
    item = undecided(desk, id, rev)
    if item.kind != "conflict":
        raise Refused(N_("#{id} is not a conflict; change its nature first"), field="id", id=id)
    return item
