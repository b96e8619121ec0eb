"""Double booking: two meetings overlap and share a party, one of its members, or a place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from store.records import Meeting
from store.sentence import N_, Sentence, sentence
from store.signals.signal import Proposal, Signal
from store.views.clash import clashes, shared
from store.views.key import names
from store.workspace import Workspace

DAYS_AHEAD = 14


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield each pair of planned meetings of the next two weeks that cannot both be attended, once."""
    told = set()
    for (id, start), others in clashes(workspace, today, today + timedelta(days=DAYS_AHEAD)).items():
        for other in others:
            pair = (min(id, other), max(id, other))
            if pair in told:
                continue
            told.add(pair)
            one, two = workspace.get(Meeting, pair[0]), workspace.get(Meeting, pair[1])
            if one is not None and two is not None:
                title = sentence(N_("Move m{one} or m{two}: they overlap"), one=one.id, two=two.id)
                proposal = Proposal("task", title, tuple(dict.fromkeys((*one.parties, *two.parties))))
                yield Signal(
                    "double_booking", "meetings", pair[0], 3, clash(workspace, one, two), proposal, start.date(),
                    pair[1],
                )  # fmt: skip


def clash(workspace: Workspace, one: Meeting, two: Meeting) -> Sentence:
    """Return in words why two meetings cannot both be attended."""
    parties, place = shared(workspace, one, two)
    values = {"one": one.id, "two": two.id, "first": one.title, "second": two.title}
    if parties:
        return sentence(
            N_("m{one} “{first}” and m{two} “{second}” overlap, and both need {parties}"),
            **values,
            parties=names(workspace, sorted(parties)),
        )
    return sentence(N_("m{one} “{first}” and m{two} “{second}” are in {place} at the same time"), **values, place=place)
