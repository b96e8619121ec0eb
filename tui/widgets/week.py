"""A picture of a week: days side by side, hours from top to bottom. Only the lines on the screen are drawn."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip

from store.sentence import N_
from tui.columns import fit
from tui.pictures.week_plan import HOUR, OPENS, Block, Day, Placed, Told, WeekPlan
from tui.pieces import Piece
from tui.widgets.roles import RoleWidget
from tui.widgets.wrap import wrap

BAR, CURSOR, BETWEEN = "▎", "›", "│"
MORE_ABOVE, MORE_BELOW, TODAY = "▲", "▼", "▸"


class Week(RoleWidget, can_focus=True):
    """Shows days with what is on them; a cursor stands on one thing. It is told values and knows no record."""

    DEFAULT_CSS = """
    Week { height: 1fr; background: $background; color: $foreground; }
    """

    BINDINGS = [
        Binding("down,j", "move(1)", N_("Next"), show=False, id="week.next"),
        Binding("up,k", "move(-1)", N_("Previous"), show=False, id="week.previous"),
        Binding("right", "side(1)", N_("The next day"), show=False, id="week.right"),
        Binding("left", "side(-1)", N_("The day before"), show=False, id="week.left"),
        Binding("pagedown", "beyond(1)", N_("The next week"), show=False, id="week.page_down"),
        Binding("pageup", "beyond(-1)", N_("The week before"), show=False, id="week.page_up"),
        Binding("enter", "open", N_("Open"), show=False, id="week.open"),
    ]

    class Moved(Message):
        """The cursor stands on something else."""

    class Opened(Message):
        """Enter was pressed on something."""

        def __init__(self, key: Hashable) -> None:
            """`key` is its own."""
            super().__init__()
            self.key = key

    class Beyond(Message):
        """The week before (-1) or after (1) is wanted."""

        def __init__(self, step: int) -> None:
            """`step` in weeks."""
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        """No day yet."""
        super().__init__()
        self.current: Hashable | None = None
        """The key under the cursor; None where there is nothing."""
        self._days: Sequence[Day] = ()
        self._hours: Sequence[str] = ()
        self._plan: WeekPlan | None = None
        self._tell: Callable[[Hashable], Told] = _nothing
        self._told: dict[Hashable, Told] = {}

    def show(self, days: Sequence[Day], hours: Sequence[str], tell: Callable[[Hashable], Told]) -> None:
        """Show these days; `hours` are the names of the 24 hours, `tell` is asked for what is drawn. The cursor stays
        with its record, else it goes to the first thing of today, or of the first day that has any."""
        self._days, self._hours, self._plan = days, hours, None
        self._tell, self._told = tell, {}
        keys = [block.key for block in self._all()]
        if self.current not in keys:
            today = [block.key for day in days if day.is_today for block in _of(day)]
            self.current = next(iter(today or keys), None)
            self.post_message(self.Moved())
        self.refresh()

    def select(self, key: Hashable) -> None:
        """Put the cursor on something, if it is there."""
        if key != self.current and any(block.key == key for block in self._all()):
            self.current = key
            self.refresh()
            self.post_message(self.Moved())

    # ---- moving

    def action_move(self, step: int) -> None:
        """Move the cursor in the order of time."""
        keys = [block.key for block in self._all()]
        if self.current in keys:
            self.select(keys[max(0, min(len(keys) - 1, keys.index(self.current) + step))])

    def action_side(self, step: int) -> None:
        """Move the cursor to the nearest day that has anything, at about the same hour."""
        here = next(
            (place for place, day in enumerate(self._days) for one in _of(day) if one.key == self.current), None
        )
        if here is None:
            self.action_beyond(step)
            return
        now = next(one for one in _of(self._days[here]) if one.key == self.current)
        days = self._days[here + 1 :] if step > 0 else self._days[:here][::-1]
        there = next((day for day in days if _of(day)), None)
        if there is None:
            self.action_beyond(step)
        else:
            self.select(min(_of(there), key=lambda block: abs(block.start - now.start)).key)

    def action_beyond(self, step: int) -> None:
        """Ask for another week."""
        self.post_message(self.Beyond(step))

    def action_open(self) -> None:
        """Open what is under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def on_resize(self) -> None:
        """Lay it out again."""
        self._plan = None

    def _all(self) -> Iterator[Block]:
        for day in self._days:
            yield from _of(day)

    # ---- drawing

    def render_line(self, y: int) -> Strip:
        """Draw the headings, what has no hour, or a row of hours."""
        plan = self._laid_out()
        if y == 0:
            return self.strip(self._headings(plan), self.size.width)
        if y <= plan.notes:
            return self.strip(self._notes(plan, y - 1), self.size.width)
        row = y - 1 - plan.notes + self._top(plan)
        return self.strip(self._row(plan, row) if row < plan.rows else (), self.size.width)

    def _laid_out(self) -> WeekPlan:
        if self._plan is None:
            gutter = max((len(hour) for hour in self._hours), default=0) + 1
            self._plan = WeekPlan(self._days, self.size.width, self.size.height, gutter)
        return self._plan

    def _top(self, plan: WeekPlan) -> int:
        """Return the first row on the screen: the beginning of what the cursor stands on is in sight."""
        most = max(0, plan.rows - plan.page)
        usual = min(most, plan.row_of(OPENS * HOUR))
        here = next((one for placed in plan.placed for one in placed if one.block.key == self.current), None)
        if here is None or usual <= here.first < usual + plan.page:
            return usual
        return max(0, min(most, here.first - plan.page // 3))

    def _headings(self, plan: WeekPlan) -> Iterator[Piece]:
        yield Piece(" " * plan.gutter, "titles")
        for day, width in zip(plan.days, plan.widths, strict=True):
            before = f"{BETWEEN}{TODAY}" if day.is_today else BETWEEN
            # rather the number alone than half of the weekday's name
            told = day.heading if len(before + day.heading) <= width else day.heading.rpartition(" ")[2]
            yield Piece(fit(before + told, width), "accent" if day.is_today else "titles")

    def _notes(self, plan: WeekPlan, row: int) -> Iterator[Piece]:
        yield Piece(" " * plan.gutter)
        for day, width in zip(plan.days, plan.widths, strict=True):
            yield Piece(BETWEEN, "rule")
            yield self._note(plan, day, row, width - 1)

    def _note(self, plan: WeekPlan, day: Day, row: int, width: int) -> Piece:
        """Return what stands in a row above the hours of a day; what has no room there is counted in the last row."""
        if row < len(day.labels):
            return Piece(fit(day.labels[row], width), "warn")
        room, place = plan.notes - len(day.labels), row - len(day.labels)
        at = next((n for n, block in enumerate(day.notes) if block.key == self.current), 0)
        first = max(0, min(at - room + 2, len(day.notes) - room))
        more = len(day.notes) - first - room
        if place == room - 1 and more > 0:
            return Piece(fit(f"… +{more + 1}", width), "dim")
        block = day.notes[first + place] if first + place < len(day.notes) else None
        return self._cell(block, self._says(block).text, width, is_first=True) if block else Piece(" " * width)

    def _row(self, plan: WeekPlan, row: int) -> Iterator[Piece]:
        hour = plan.hour(row)
        yield Piece(fit(self._hours[hour] if hour is not None else "", plan.gutter - 1) + self._more(plan, row), "dim")
        for day, placed, width in zip(plan.days, plan.placed, plan.widths, strict=True):
            yield Piece(BETWEEN, "rule")
            there = sorted((one for one in placed if one.first <= row < one.last), key=lambda one: one.lane)
            if not there:
                yield Piece(("·" if day.is_closed else " ") * (width - 1), "dim")
            else:
                yield from self._lanes(there, row, width - 1)

    def _more(self, plan: WeekPlan, row: int) -> str:
        """Return the sign that there are hours above the first row on the screen, or below the last."""
        top = self._top(plan)
        if row == top + plan.page - 1 and row < plan.rows - 1:
            return MORE_BELOW
        return MORE_ABOVE if row == top > 0 else " "

    def _lanes(self, there: Sequence[Placed], row: int, width: int) -> Iterator[Piece]:
        lanes = there[0].lanes
        edges = [width * lane // lanes for lane in range(lanes + 1)]
        at = 0
        for one in there:
            left, right = edges[one.lane], edges[one.lane + 1]
            yield Piece(" " * (left - at))
            yield self._block(one, row, right - left)
            at = right
        yield Piece(" " * (width - at))

    def _block(self, one: Placed, row: int, width: int) -> Piece:
        """Return one row of a block: its words run on from row to row."""
        lines, line = wrap([Piece(self._says(one.block).text)], max(1, width - 1)), row - one.first
        text = "".join(piece.text for piece in lines[line]) if line < len(lines) else ""
        return self._cell(one.block, text, width, is_first=line == 0)

    def _cell(self, block: Block, text: str, width: int, *, is_first: bool) -> Piece:
        told, here = self._says(block), block.key == self.current
        sign = CURSOR if here and is_first else (told.sign or BAR) if is_first else BAR
        look = "cursor" if here and self.has_focus else "resting cursor" if here else told.role
        return Piece(fit(sign + text, width), look)

    def _says(self, block: Block) -> Told:
        """Return what a block says; asked once."""
        if block.key not in self._told:
            self._told[block.key] = self._tell(block.key)
        return self._told[block.key]


def _nothing(key: Hashable) -> Told:
    raise KeyError(key)


def _of(day: Day) -> tuple[Block, ...]:
    return (*day.notes, *day.blocks)
