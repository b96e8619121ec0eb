"""What the user has told to be read otherwise: words that are mere words, another reading of a date, another kind."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

Place = tuple[int, int]
"""Characters [start, end) of the line."""


class Choices(Struct, frozen=True, gc=False):
    """What to read otherwise than the grammar would by itself; places that no longer fit what was typed say nothing."""

    literal: frozenset[Place] = frozenset()
    """Places that are to be read as mere words."""
    readings: tuple[tuple[Place, int], ...] = ()
    """Where a date or the like is taken, and as which of its readings: 0 is the first, n the nth alternative."""
    kind: str | None = None
    """The kind of the line whatever its verb says ("" is the inbox); None leaves it to the line."""

    def reading(self, place: Place) -> int | None:
        """Return which reading was chosen for what stands at a place, None where none was."""
        return next((number for where, number in self.readings if where == place), None)

    def with_reading(self, place: Place, number: int) -> Choices:
        """Return the choices with this reading for what stands at a place."""
        others = tuple((where, chosen) for where, chosen in self.readings if where != place)
        return replace(self, readings=(*others, (place, number)), literal=self.literal - {place})

    def with_literal(self, place: Place) -> Choices:
        """Return the choices with what stands at a place read as mere words."""
        others = tuple((where, chosen) for where, chosen in self.readings if where != place)
        return replace(self, readings=others, literal=self.literal | {place})

    def moved(self, before: str, after: str) -> Choices:
        """Return the choices for the line as it is now; what stood where the line has changed is gone."""
        if before == after or not (self.literal or self.readings):
            return self
        now = moving(before, after)
        literal = frozenset(place for old in self.literal if (place := now(old)))
        readings = tuple((place, number) for old, number in self.readings if (place := now(old)))
        return replace(self, literal=literal, readings=readings)


def moving(before: str, after: str) -> Callable[[Place], Place | None]:
    """Return what tells where a place of the old line is in the new one, None where it was changed."""
    shortest = min(len(before), len(after))
    head = next((at for at in range(shortest) if before[at] != after[at]), shortest)
    rest = shortest - head
    tail = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    shift, behind = len(after) - len(before), len(before) - tail

    def now(place: Place) -> Place | None:
        start, end = place
        if end <= head:
            return place
        return (start + shift, end + shift) if start >= behind else None

    return now
