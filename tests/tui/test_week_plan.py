"""Where everything of a week stands: nothing lies on anything else, and everything has room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.pictures.week_plan import Block, Day, WeekPlan

MINUTES = 24 * 60


def day(*blocks: Block, notes: tuple[Block, ...] = ()) -> Day:
    return Day("Mon 16", is_today=False, is_closed=False, labels=(), notes=notes, blocks=blocks)


def at(start: int, length: int, key: int = 0) -> Block:
    return Block(key, start=start, end=min(MINUTES, start + length))


BLOCKS = st.lists(st.builds(at, st.integers(0, MINUTES - 15), st.integers(15, 600), st.integers()), max_size=8)


@given(st.lists(BLOCKS, min_size=7, max_size=7), st.integers(80, 200), st.integers(5, 60))
def test_whatever_is_planned_has_its_own_place(weeks: list[list[Block]], width: int, height: int) -> None:
    plan = WeekPlan([day(*blocks) for blocks in weeks], width, height, gutter=6)
    assert sum(plan.widths) == width - 6
    for blocks, placed in zip(weeks, plan.placed, strict=True):
        assert sorted(map(id, blocks)) == sorted(id(one.block) for one in placed)
        cells = [(one.lane, row) for one in placed for row in range(one.first, one.last)]
        assert len(cells) == len(set(cells)), "nothing lies on anything else"
        for one in placed:
            assert 0 <= one.first < one.last <= plan.rows
            assert 0 <= one.lane < one.lanes
            assert plan.hours[one.first // plan.rows_an_hour] == one.block.start // 60
        for one in placed:
            beside = {other.lanes for other in placed if other.first < one.last and one.first < other.last}
            assert beside == {one.lanes}, "what stands side by side shares the width evenly"


def test_an_empty_week_shows_the_hours_of_work() -> None:
    plan = WeekPlan([day() for _ in range(7)], 80, 15, gutter=6)
    assert (plan.hours[0], plan.hours[-1], plan.rows_an_hour) == (8, 17, 1)
    assert plan.widths[5:] == [8, 8], "an empty weekend takes little"
    assert WeekPlan([day() for _ in range(7)], 80, 45, gutter=6).rows_an_hour == 4


def test_empty_hours_give_way_where_there_is_little_room() -> None:
    late, early = at(23 * 60, 60), at(2 * 60, 60)
    plan = WeekPlan([day(late), day(early)], 80, 13, gutter=6)
    assert {2, 23} <= set(plan.hours) and len(plan.hours) == 12


def test_days_with_things_side_by_side_are_wider() -> None:
    plan = WeekPlan([day(at(600, 60, 1), at(630, 60, 2)), day(at(600, 60, 3))], 66, 15, gutter=6)
    assert plan.widths == [40, 20]
