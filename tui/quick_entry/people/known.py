"""The names that lines may use, gathered from a workspace."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from itertools import islice

from store import RECORDS, Entry, Initiative, Item, Meeting, Party, Record, Workspace, reference
from store.sentence import PREFIX
from tui.quick_entry.folding import fold
from tui.quick_entry.people.names import Known, Names, Numbered

_NUMBERED = (Item, Meeting, Initiative)
"""The records that completion looks through for a title: the living ones only."""
_LIVING = {
    Item.table: (("status", "open"), ("status", "inbox")),
    Meeting.table: (("status", "planned"), ("status", "held")),
    Initiative.table: tuple(("phase", phase) for phase in ("running", "approved", "consulting", "draft")),
}
_WORD = re.compile(r"\w+")
_LOOKED_AT = 400
"""Records of a kind whose titles are compared, the newest first."""


def names_of(workspace: Workspace) -> Names:
    """Return the parties that are active, the logins that represent them, the places where people meet, the records."""
    parties = [party for party in workspace.find(Party) if party.active]
    logins = {login for party in parties for login in party.liaisons} | {workspace.user}
    places = {meeting.place for meeting in workspace.find(Meeting, status="planned") if meeting.place}
    tags = {tag for item in workspace.find(Item, status="inbox") for tag in item.tags}
    known = (Known(p.id, p.code, p.name, p.aliases, p.kind == "person") for p in parties)
    return Names(known, logins=logins, tags=tags, places=places, numbers=WorkspaceNumbers(workspace))


class WorkspaceNumbers:
    """The records of a workspace as they are now, by number or by words of their title."""

    def __init__(self, workspace: Workspace) -> None:
        """Nothing is read before it is asked for."""
        self._workspace = workspace

    @property
    def version(self) -> Hashable:
        """Another one after each change of a record that a line may name."""
        return tuple([self._workspace.version(kind) for kind in (*_NUMBERED, Entry)])

    def get(self, ref: str) -> Numbered | None:
        """Return the record of a number (`#12`, `m7`), None where there is none."""
        table = next((table for table, prefix in PREFIX.items() if prefix == ref[:1]), None)
        if table is None or not ref[1:].isdigit():
            return None
        record = self._workspace.get(RECORDS[table], int(ref[1:]))
        return _numbered(record) if record is not None else None

    def like(self, text: str, limit: int = 8) -> list[Numbered]:
        """Return the living records whose number begins so, or whose title holds the words, the newest first."""
        return list(islice(self._like(fold(text)), limit))

    def initiatives(self, limit: int = 8) -> list[Numbered]:
        """Return the initiatives that are alive, with their measures, those that run first."""
        return list(islice(self._living(Initiative), limit))

    def meetings(self, text: str, limit: int = 3) -> list[Numbered]:
        """Return the planned meetings in whose title all the words are, the last made first."""
        words = set(_WORD.findall(fold(text)))
        ids = islice(reversed(self._workspace.ids(Meeting, status="planned")), _LOOKED_AT)
        meetings = (self._workspace.get(Meeting, id) for id in ids)
        meant = (one for one in meetings if one is not None and words <= set(_WORD.findall(fold(one.title))))
        return [_numbered(one) for one in islice(meant, limit)]

    def _like(self, text: str) -> Iterator[Numbered]:
        for kind in _NUMBERED:
            prefix = PREFIX[kind.table]
            if text[:1] == prefix and text[1:].isdigit() | (text == prefix):
                yield from (one for one in self._living(kind) if one.ref.startswith(text))
            elif text and not text[:1].isdigit() and text[:1] != "#":
                yield from (one for one in self._living(kind) if text in fold(one.title))

    def _living(self, kind: type[Item] | type[Meeting] | type[Initiative]) -> Iterator[Numbered]:
        for field, value in _LIVING[kind.table]:
            for id in islice(reversed(self._workspace.ids(kind, **{field: value})), _LOOKED_AT):
                record = self._workspace.get(kind, id)
                if record is not None:
                    yield _numbered(record)


def _numbered(record: Record) -> Numbered:
    ref = reference(record.table, record.id)
    if isinstance(record, Item):
        options = tuple(option.text for option in record.options)
        return Numbered(ref, record.title, record.kind, record.parties, options=options)
    if isinstance(record, Meeting):
        return Numbered(ref, record.title, record.kind, record.parties)
    if isinstance(record, Initiative):
        measures = tuple(measure.name for measure in record.measures)
        return Numbered(ref, record.title, "initiative", record.audience, measures)
    if isinstance(record, Entry):
        return Numbered(ref, record.text.partition("\n")[0], record.kind, record.parties)
    return Numbered(ref, "")
