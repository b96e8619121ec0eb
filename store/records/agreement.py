"""What an agreement holds: the way out that was chosen, and its conditions, each a task with an owner and a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.records.answers import Answers, acceptable_options
from store.records.entry import Entry
from store.records.item import Item

REVIEW_AFTER = 30
"""Days after which an agreement is looked at again, where no day was named."""


def chosen_option(item: Item, said: Answers, named: int | None) -> int | None:
    """Return the option that was agreed: the one `named`, else the only acceptable one, *leave as is* coming last."""
    if named is not None:
        return named
    acceptable = acceptable_options(item, said)
    ways_out = [number for number in acceptable if number] or acceptable
    return ways_out[0] if len(ways_out) == 1 else None


def conditions(item: Item, said: Answers, option: int) -> list[Entry]:
    """Return the answers that say yes to an option on a condition, in the order of the sides."""
    answers = (said.get((party, option)) for party in item.parties)
    return [entry for entry in answers if entry is not None and entry.answer == "reserve"]


def follow_ups(
    agreement: Item, said: Answers, owners: Sequence[str], dues: Sequence[str], settled_by: str
) -> Iterator[Item]:
    """Yield a task for each condition of an agreement: whose it is, who sees to it, by when."""
    if agreement.chosen is None:
        return
    for place, entry in enumerate(conditions(agreement, said, agreement.chosen)):
        yield Item(
            title=entry.text, status="open", source=entry.parties[0], parties=entry.parties,
            owner=owners[place] if place < len(owners) else agreement.owner or settled_by,
            due=dues[place] if place < len(dues) else agreement.review,
            follows=agreement.id, initiative=agreement.initiative,
        )  # fmt: skip
