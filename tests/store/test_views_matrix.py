"""What the matrix answers, against a reference that tries everything out."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store import Entry, Item
from store.records.answers import answers_in_turn, latest_answers
from store.records.item import Option, Serves, Side
from store.views.matrix import matrix, unserved

Table = list[list[str]]
"""Option → what each side says of it; "" where it was not asked."""

FIT = {"yes": 3, "reserve": 2, "": 1, "no": 0}


@st.composite
def tables(draw: Any) -> Table:
    sides, options = draw(st.integers(1, 5)), draw(st.integers(1, 7))
    row = st.lists(st.sampled_from(["yes", "reserve", "no", ""]), min_size=sides, max_size=sides)
    return draw(st.lists(row, min_size=options, max_size=options))


def conflict(table: Table, serves: tuple[Serves, ...] = ()) -> Item:
    parties = tuple(range(1, len(table[0]) + 1))
    options = tuple(Option(f"option {number}", serves=serves) for number in range(1, len(table)))
    return Item(
        id=1, kind="conflict", parties=parties, options=options,
        sides=tuple(Side(party, interests=("peace", "quiet")) for party in parties),
    )  # fmt: skip


def said(table: Table) -> list[Entry]:
    cells = [(option, party, answer) for option, row in enumerate(table) for party, answer in enumerate(row, 1)]
    return [
        Entry(id=id, kind="answer", item=1, option=option, parties=(party,), answer=answer, text="if")  # type: ignore[arg-type]
        for id, (option, party, answer) in enumerate(cells, 1)
        if answer
    ]


def accepted(row: list[str]) -> bool:
    return all(answer in ("yes", "reserve") for answer in row)


@given(tables())
def test_the_acceptable_set_the_blockers_and_the_conditions(table: Table) -> None:
    told = matrix(conflict(table), latest_answers(said(table)))
    assert list(told.acceptable) == [number for number, row in enumerate(table) if accepted(row)]
    for number, row in enumerate(table):
        verdict = told.verdicts[number]
        assert list(verdict.blockers) == [party for party, answer in enumerate(row, 1) if answer == "no"]
        assert list(verdict.unasked) == [party for party, answer in enumerate(row, 1) if not answer]
        conditional = [entry.parties[0] for entry in verdict.conditions]
        assert conditional == [party for party, answer in enumerate(row, 1) if answer == "reserve"]


@given(tables())
def test_the_swing_party_is_whose_yes_to_everything_would_alone_bring_an_agreement(table: Table) -> None:
    told = matrix(conflict(table), latest_answers(said(table)))

    def opened(party: int) -> list[int]:
        """Let one side say yes to everything, and see what is acceptable then."""
        tried = [[*row[: party - 1], "yes", *row[party:]] for row in table]
        return [number for number, row in enumerate(tried) if number and accepted(row)]

    if any(accepted(row) for row in table[1:]):
        assert told.swing is None
        return
    gains = {party: opened(party) for party in range(1, len(table[0]) + 1)}
    most = max(map(len, gains.values()))
    if not most:
        assert told.swing is None
        return
    assert told.swing is not None
    assert list(told.swing.options) == gains[told.swing.party] and len(told.swing.options) == most


@given(tables())
def test_an_option_is_dominated_when_another_is_as_good_for_all_and_better_for_one(table: Table) -> None:
    told = matrix(conflict(table), latest_answers(said(table)))
    for number, mine in enumerate(table):
        better = [
            other
            for other, row in enumerate(table)
            if all(mine) and all(row)
            and all(FIT[theirs] >= FIT[here] for theirs, here in zip(row, mine, strict=True))
            and any(FIT[theirs] > FIT[here] for theirs, here in zip(row, mine, strict=True))
        ]  # fmt: skip
        verdict = told.verdicts[number]
        assert (verdict.dominated_by in better) if better else verdict.dominated_by is None
        if verdict.dominated_by is not None:
            row = table[verdict.dominated_by]
            pairs = enumerate(zip(row, mine, strict=True), 1)
            assert list(verdict.better_for) == [party for party, (theirs, here) in pairs if FIT[theirs] > FIT[here]]


@given(tables())
def test_no_small_group_is_drowned(table: Table) -> None:
    """However warmly the others speak for it, what one side blocks stands behind what nobody blocks; then fewer unknown
    before more, fewer conditions before more. The order is whole, and all options are in it."""
    told = matrix(conflict(table), latest_answers(said(table)))
    assert sorted(told.ranking) == list(range(len(table)))
    for before, after in zip(told.ranking, told.ranking[1:], strict=False):
        counts = [[table[number].count(answer) for answer in ("no", "", "reserve")] for number in (before, after)]
        assert counts[0] <= counts[1]
        if counts[0] == counts[1]:
            left = [len(told.verdicts[number].unserved) for number in (before, after)]
            assert left[0] <= left[1]
    if any(told.acceptable):
        assert told.best in told.acceptable, "what all accept comes before what somebody does not"


@given(tables())
def test_nothing_dominated_stands_before_what_dominates_it(table: Table) -> None:
    told = matrix(conflict(table), latest_answers(said(table)))
    for verdict in told.verdicts:
        if verdict.dominated_by is not None:
            assert told.rank(verdict.dominated_by) < told.rank(verdict.number)


def test_four_yeses_do_not_drown_one_no() -> None:
    table = [["no"] * 5, ["yes", "yes", "yes", "yes", "no"], ["reserve"] * 5]
    assert matrix(conflict(table), latest_answers(said(table))).ranking == (2, 1, 0)


def test_what_an_option_serves_is_compared_with_all_that_matters() -> None:
    item = conflict([["", ""]] * 2, (Serves(1, 1), Serves(2, 0)))
    assert unserved(item, 1) == (Serves(1, 0), Serves(2, 1))
    assert unserved(item, 0) == tuple(Serves(party, place) for party, place in product((1, 2), (0, 1)))


ANSWERS = st.lists(st.tuples(st.integers(1, 2), st.sampled_from(["yes", "reserve", "no"]), st.booleans()), max_size=8)


@given(ANSWERS)
def test_how_a_position_moved_leaves_out_what_was_put_right(given: list[tuple[int, Any, bool]]) -> None:
    """A plain reading: an answer goes behind those before it; what rectifies the last one takes its place."""
    log: list[Entry] = []
    plain: dict[int, list[str]] = {}
    last: dict[int, int] = {}
    for id, (party, answer, rectifies) in enumerate(given, 1):
        corrects = last.get(party) if rectifies else None
        log.append(Entry(id=id, kind="answer", item=1, option=1, parties=(party,), answer=answer, corrects=corrects))
        moves = plain.setdefault(party, [])
        if corrects is not None:
            moves.pop()
        moves.append(answer)
        last[party] = id
    found = {party: [entry.answer for entry in entries] for (party, _), entries in answers_in_turn(log).items()}
    assert found == plain
