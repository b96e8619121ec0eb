"""Jargon leak: an open relay is worded in terms that some of its recipients do not share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Item
from store.sentence import N_, counted, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import names
from store.views.relay import leaking, state, wording
from store.views.work import work
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the open relays that not all have acknowledged and whose wording leaks."""
    relays = work(workspace).open.intersection(workspace.ids(Item, kind="relay"))
    for item in workspace.some(Item, sorted(relays)):
        found = leaking(workspace, item)
        if not found or state(workspace, item) == "acknowledged":
            continue
        said = wording(item)
        words = tuple(said[leak.start : leak.end] for leak in found.values())
        told = sentence(
            N_("#{id} has {count}: {words}"),
            id=item.id, count=counted(N_("{n} word not all share"), N_("{n} words not all share"), len(words)),
            words=words,
        )  # fmt: skip
        who = tuple(dict.fromkeys(reader for leak in found.values() for reader in leak.readers))
        proposal = sentence(N_("Say #{id} in plain words for {parties}"), id=item.id, parties=names(workspace, who))
        yield Signal("jargon_leak", "items", item.id, 1, told, Proposal("task", proposal, who))
