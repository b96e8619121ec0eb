"""A party's page as a list: itself, what is open with it, its people and words, and all that happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from heapq import merge

from msgspec import Struct

from store.records import Entry, Meeting, Party, Term
from store.sentence import N_
from store.views.key import Key, codes, name
from store.views.relationship import itself
from store.views.work import open_with
from store.workspace import Workspace
from tui.labels import label
from tui.listings.listing import Line
from tui.listings.records import RecordsListing, section
from tui.text import _, _n, plain


class Narrowing(Struct, frozen=True):
    """What a timeline is narrowed to; nothing: all of it."""

    channel: str = ""
    tone: int | None = None
    """-1: bad ones, 0: even ones, 1: good ones."""
    person: int = 0

    def fits(self, kept: tuple[str, int | None]) -> bool:
        """Say whether an entry of this channel and tone is among what is wanted."""
        channel, tone = kept
        sign = None if tone is None else (tone > 0) - (tone < 0)
        return self.channel in ("", channel) and self.tone in (None, sign)


ALL = Narrowing()


class PartyListing(RecordsListing):
    """Every line is a record that can be opened."""

    name = "party"
    title = N_("Party")
    empty = N_("No longer there")

    def __init__(self, party: int) -> None:
        """`party` is its number."""
        super().__init__()
        self.party = party
        self.narrowing = ALL

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The party, then section by section; of what is narrowed, the timeline alone."""
        party = workspace.get(Party, self.party)
        if party is None:
            return []
        entries = timeline(workspace, party, self.narrowing)
        if self.narrowing != ALL:
            return [Key(Party.table, party.id), *section(_("What happened"), Entry.table, entries)]
        return [
            Key(Party.table, party.id),
            *section(_("Open with it"), "items", open_with(workspace, party.id)),
            *section(_("Meetings"), Meeting.table, _planned(workspace, party)),
            *section(_("People"), Party.table, workspace.ids(Party, groups=party.id)),
            *section(_("Its words"), Term.table, workspace.ids(Term, group=party.id)),
            *section(_("What happened"), Entry.table, entries),
        ]

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """Whose page it is, how much of the timeline is shown, and what it is narrowed to."""
        shown = sum(isinstance(line, Key) and line.table == Entry.table for line in lines)
        to = [*self._narrowed_to(workspace)]
        who = " ".join((*codes(workspace, (self.party,)), name(workspace, self.party)))
        return [plain(who, 40), _n("{n} entry", "{n} entries", shown), *to]

    def _narrowed_to(self, workspace: Workspace) -> Iterator[str]:
        if self.narrowing.channel:
            yield label("entry.channel", self.narrowing.channel)
        if self.narrowing.tone is not None:
            yield _("tone {sign}").format(sign="-=+"[self.narrowing.tone + 1])
        if self.narrowing.person:
            yield plain(name(workspace, self.narrowing.person), 24)


def timeline(workspace: Workspace, party: Party, narrowing: Narrowing = ALL) -> list[int]:
    """Return the entries about a party and its members, newest first, as far as they fit. Nothing is read unless a
    channel or a tone is asked for."""
    people = (narrowing.person,) if narrowing.person else itself(workspace, party)
    ids = [*dict.fromkeys(merge(*(reversed(workspace.ids(Entry, parties=one)) for one in people), reverse=True))]
    if not narrowing.channel and narrowing.tone is None:
        return ids
    told = workspace.facts(Entry, _channel_and_tone, ids)
    return [id for id in ids if id in told and narrowing.fits(told[id])]


def _channel_and_tone(entry: Entry) -> tuple[str, int | None]:
    return entry.channel or "", entry.tone


def _planned(workspace: Workspace, party: Party) -> list[int]:
    found = workspace.find(Meeting, parties=party.id, status="planned")
    return [meeting.id for meeting in sorted(found, key=lambda meeting: (meeting.start, meeting.id))]
