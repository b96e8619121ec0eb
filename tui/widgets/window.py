"""Which part of a list of keys is on the screen, and where the cursor stands in it; no terminal."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from tui.columns import Section

CONTEXT = 2
"""Lines kept in sight above and below the cursor, where the page has room."""
FOLLOWING = 8
"""Keys that are looked for, from the cursor on, when others are shown: the first that is still there has it."""


class Window:
    """A page over a sequence of keys, with a cursor that never stands on a `Section`."""

    def __init__(self) -> None:
        """An empty list, on a page of one line."""
        self.keys: Sequence[Hashable] = ()
        self.cursor = 0
        """The cursor's place among the keys."""
        self.top = 0
        """The place of the first line on the page."""
        self.page = 1
        """Lines on the page."""

    @property
    def current(self) -> Hashable | None:
        """The key under the cursor; None in an empty list."""
        return self.keys[self.cursor] if self.stands(self.cursor) else None

    def stands(self, place: int) -> bool:
        """Return whether the cursor may stand there."""
        return 0 <= place < len(self.keys) and not isinstance(self.keys[place], Section)

    def show(self, keys: Sequence[Hashable], keep: bool) -> None:
        """Take other keys. With `keep` the cursor stays with its key, on the same line of the page; where the key is
        gone, what follows takes its place. Without it the cursor goes to the first."""
        place = self.cursor
        stay = self.keys[place : place + FOLLOWING] if keep else ()
        self.keys = keys
        found = next((here for here in map(self.place_of, stay) if self.stands(here)), -1)
        if found >= 0:
            self.top += found - place
        elif not keep:
            self.top = place = 0
        self.move_to(self.standable(found if found >= 0 else place))

    def resize(self, page: int) -> None:
        """Take another number of lines; the cursor stays in sight."""
        self.page = max(1, page)
        self.move_to(self.cursor)

    def move_to(self, place: int) -> None:
        """Put the cursor there (a place from `standable`), and the page so that it is in sight."""
        self.cursor = place
        context = min(CONTEXT, (self.page - 1) // 2)
        self.top = max(place - self.page + 1 + context, min(self.top, place - context))
        self.top = max(0, min(self.top, len(self.keys) - self.page))

    def standable(self, place: int, step: int = 1) -> int:
        """Return the nearest place where the cursor may stand, looking first in the direction of `step`."""
        place = max(0, min(place, len(self.keys) - 1))
        ways = (range(place, len(self.keys)), range(place, -1, -1))
        for way in ways if step > 0 else reversed(ways):
            for here in way:
                if self.stands(here):
                    return here
        return place

    def place_of(self, key: Hashable) -> int:
        """Return where a key is, -1 where it is not."""
        if self.cursor < len(self.keys) and self.keys[self.cursor] == key:
            return self.cursor
        try:
            return self.keys.index(key)
        except ValueError:
            return -1

    def thumb(self) -> range:
        """Return the lines of the page that the scroll mark covers; none where all keys are in sight."""
        count = len(self.keys)
        if count <= self.page:
            return range(0)
        length = max(1, self.page * self.page // count)
        start = self.top * (self.page - length) // (count - self.page)
        return range(start, start + length)
