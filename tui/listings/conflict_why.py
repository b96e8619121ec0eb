"""What stands behind the reasons and numbers of a conflict: the records, reason by reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from store.records import Entry, Item
from store.records.answers import answers_in_turn
from store.sentence import N_
from store.views.conflict import answers, matrix_of
from store.views.drift import drifting
from store.views.hearings import hearings, is_mediator
from store.views.key import Key, name
from store.views.standing import Reason
from store.views.urgency import needs
from store.workspace import Workspace
from tui.columns import Section
from tui.labels import label
from tui.listings.listing import Line
from tui.listings.records import RecordsListing, section
from tui.text import _, colon, plain, say


class ConflictWhyListing(RecordsListing):
    """Each reason, each option, each side heard, and the entries that show it."""

    name = "why"
    title = N_("Why")
    empty = N_("Nothing to explain yet: nobody was asked.")

    def __init__(self, item: int) -> None:
        """`item` is the conflict's number."""
        super().__init__()
        self.item = item

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The reasons, the weightiest first; then the options, how positions moved, and how often each was heard."""
        item = workspace.get(Item, self.item)
        return [*_behind(workspace, item, today)] if item else []

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """About which conflict."""
        item = workspace.get(Item, self.item)
        return [f"#{item.id} {plain(item.title, 40)}"] if item else []


def _behind(workspace: Workspace, item: Item, today: date) -> Iterator[Line]:
    over = item.status == "closed"
    for number, reason in enumerate(drifting(workspace, item, today) if over else needs(workspace, item, today)):
        yield from _reason(number, reason)
    yield from _options(workspace, item)
    yield from _moved(workspace, item)
    if is_mediator(workspace, item):
        for party, ids in hearings(workspace, item).items():
            heading = _("{party} was heard, for you alone").format(party=plain(name(workspace, party), 30))
            yield from section(heading, Entry.table, ids, f"heard {party}")


def _reason(number: int, reason: Reason) -> Iterator[Line]:
    yield Section(say(reason.said))
    yield from (Key(key.table, key.id, f"reason {number}") for key in reason.behind)


def _options(workspace: Workspace, item: Item) -> Iterator[Line]:
    """Yield, for each option, the answers that stand, which give it its rank, its conditions and who blocks it."""
    said, told = answers(workspace, item), matrix_of(workspace, item)
    texts = (_("leave as is"), *(option.text for option in item.options))
    for number in told.ranking:
        ids = [said[party, number].id for party in item.parties if (party, number) in said]
        heading = _("Rank {rank}: option {number}, {text}")
        shown = heading.format(rank=told.rank(number), number=number, text=plain(texts[number], 30))
        yield from section(shown, Entry.table, ids, f"option {number}")


def _moved(workspace: Workspace, item: Item) -> Iterator[Line]:
    """Yield, for each side and option about which it has changed its mind, all that it said, first to last."""
    for (party, option), entries in answers_in_turn(workspace.find(Entry, item=item.id, kind="answer")).items():
        if len(entries) > 1:
            moved = " → ".join(label("answer.conflict", entry.answer) for entry in entries)
            heading = f"{colon(f'{plain(name(workspace, party), 24)}, {option}')}{moved}"
            yield from section(heading, Entry.table, (entry.id for entry in entries), f"moved {party} {option}")
