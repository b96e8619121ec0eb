"""Who has said what about an item: the one fold behind matrix, green lights and read-backs."""

from __future__ import annotations

from collections.abc import Iterable

from store.records.entry import Entry
from store.records.item import Item

Answers = dict[tuple[int, int], Entry]
"""(party, option) → its latest answer; the option is 0 for approvals and relays."""


def latest_answers(entries: Iterable[Entry]) -> Answers:
    """Fold the entries about one item, given in the order of their numbers; a later answer replaces an earlier one.

    What rectifies an answer stands in its place: it does not become what was said last.
    """
    return {place: said[-1] for place, said in answers_in_turn(entries).items()}


def answers_in_turn(entries: Iterable[Entry]) -> dict[tuple[int, int], list[Entry]]:
    """Return all that each party said of each option, first to last: how its position moved. What rectifies an answer
    stands in its place."""
    ordered = [entry for entry in entries if entry.kind == "answer"]
    rectified = {entry.corrects: entry for entry in ordered if entry.corrects is not None}
    said: dict[tuple[int, int], list[Entry]] = {}
    for entry in ordered:
        if entry.corrects is not None:
            continue
        while entry.id in rectified:
            entry = rectified[entry.id]
        for party in entry.parties:
            said.setdefault((party, entry.option or 0), []).append(entry)
    return said


def acceptable_options(item: Item, answers: Answers) -> list[int]:
    """Return the options, by number, to which every side said yes or yes-if; 0 is *leave as is*."""
    parties = [side.party for side in item.sides] or list(item.parties)
    if not parties:
        return []
    return [
        number
        for number in range(len(item.options) + 1)
        if all((entry := answers.get((party, number))) and entry.answer in ("yes", "reserve") for party in parties)
    ]


def not_yet_green(item: Item, answers: Answers) -> list[int]:
    """Return the approvers, by number, who have not (or not without reserve) said yes."""
    return [party for party in item.parties if (entry := answers.get((party, 0))) is None or entry.answer != "yes"]
