"""The whole workspace as a report to read: Markdown in which nothing that users wrote is markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from store import when
from store.records import Entry, Initiative, Item, Meeting, Party, Record, Term
from store.sentence import N_, Sentence, reference, sentence
from store.workspace import Workspace

R = TypeVar("R", bound=Record)

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&!$])")
_FIRST = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")
_LINK = re.compile(r"(?i)(://|\bwww(?=\.))")
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_ORDER = ("conflict", "approval", "obstacle", "relay", "request", "task")


class Reader(NamedTuple):
    """Whom the report is for: how sentences and codes are said in their language."""

    say: Callable[[Sentence], str]
    label: Callable[[str, object], str]
    """(`item.kind`, `task`) → the word for it."""

    def written(self, value: object) -> str:
        """Return a day, a moment or a number as they write it."""
        return self.say(sentence("{value}", value=value))

    def named(self, name: str, text: str) -> str:
        """Return what there is to a name: `Nursing: 34`, `Soins infirmiers : 34`; whichever there is of the two."""
        return self.say(sentence(N_("{who}: {text}"), who=name, text=text)) if name and text else name or text


def report(workspace: Workspace, reader: Reader) -> Iterator[str]:
    """Yield the report line by line: parties, inbox, open items, meetings, initiatives, terms, log, what is closed."""
    return (line + "\n" for line in _Report(workspace, reader).lines())


def escaped(text: str) -> str:
    """Return users' text on one line, none of it markup, none of it a link."""
    return _FIRST.sub(r"\\\1", _LINK.sub(_unlinked, _MARKS.sub(r"\\\1", one_line(text))))


def one_line(text: str) -> str:
    """Return a text on one line; a blank that must not break (`14 h 00`) stays what it is."""
    return _BLANKS.sub(" ", text).strip()


def _unlinked(match: re.Match[str]) -> str:
    return r":\//" if match[1] == "://" else match[1] + "\\"


class _Report:
    def __init__(self, workspace: Workspace, reader: Reader) -> None:
        self._workspace = workspace
        self._reader = reader

    def lines(self) -> Iterator[str]:
        today = when.day(self._workspace.clock(), self._workspace.zone)
        yield f"# {self._said(N_('Workspace report of {day}'), day=today)}"
        yield from self._section(N_("Parties"), (self._party(party) for party in self._all(Party)))
        items = list(self._all(Item))
        yield from self._section(N_("Inbox"), (self._item(item) for item in items if item.status == "inbox"))
        for kind in _ORDER:
            chosen = [item for item in items if item.status == "open" and item.kind == kind]
            rows = (line for item in chosen for line in (self._item(item), *self._sides(item)))
            yield from self._section(N_("Open: {kind}"), rows, kind=self._reader.label("item.kind", kind))
        meetings = sorted(self._all(Meeting), key=lambda meeting: meeting.start)
        planned = (self._meeting(meeting) for meeting in meetings if meeting.status == "planned")
        yield from self._section(N_("Planned meetings"), planned)
        yield from self._section(N_("Initiatives"), (self._initiative(each) for each in self._all(Initiative)))
        yield from self._section(N_("Terms"), (self._term(term) for term in self._all(Term)))
        entries = sorted(self._all(Entry), key=lambda entry: entry.at, reverse=True)
        yield from self._section(N_("Log"), (self._entry(entry) for entry in entries))
        over = (self._meeting(meeting) for meeting in reversed(meetings) if meeting.status != "planned")
        yield from self._section(N_("Meetings that are over"), over)
        closed = (self._item(item) for item in reversed(items) if item.status == "closed")
        yield from self._section(N_("Closed"), closed)

    def _section(self, heading: str, lines: Iterator[str], **values: object) -> Iterator[str]:
        first = next(lines, None)
        if first is None:
            return
        yield ""
        yield f"## {self._said(heading, **values)}"
        yield ""
        yield first
        yield from lines

    def _party(self, party: Party) -> str:
        reach = ", ".join(escaped(value) for value in party.contact.values())
        facts = (escaped(party.role), self._parties(party.groups), reach)
        return self._line(f"**{escaped(party.name)}** ({escaped(party.code)})", *facts)

    def _item(self, item: Item) -> str:
        outcome = self._reader.label("item.outcome", item.outcome) if item.outcome else ""
        return self._line(
            f"{escaped(reference('items', item.id))} **{escaped(item.title)}**",
            self._parties((item.source,) if item.source else ()),
            self._parties(item.parties),
            escaped(item.owner),
            self._day(item.due),
            outcome,
            escaped(item.resolution),
            escaped(item.text),
        )

    def _sides(self, item: Item) -> Iterator[str]:
        for side in item.sides:
            interests = "; ".join(map(escaped, side.interests))
            yield "    " + self._line(self._parties((side.party,)), escaped(side.position), interests)
        for number, option in enumerate(item.options, 1):
            yield f"    - {number}: {escaped(option.text)}"

    def _meeting(self, meeting: Meeting) -> str:
        start = meeting.start.replace("T", " ")
        facts = (meeting.place, meeting.every, meeting.reason, meeting.text)
        head = f"{reference('meetings', meeting.id)} {start} **{escaped(meeting.title)}**"
        kind = self._reader.label("meeting.kind", meeting.kind)
        status = self._reader.label("meeting.status", meeting.status)
        return self._line(head, kind, status, self._parties(meeting.parties), *map(escaped, facts))

    def _initiative(self, initiative: Initiative) -> str:
        head = f"{reference('initiatives', initiative.id)} **{escaped(initiative.title)}**"
        facts = (initiative.golive or "", initiative.goal, initiative.why, initiative.strategy, initiative.fallback)
        phase = self._reader.label("initiative.phase", initiative.phase)
        return self._line(head, phase, self._parties(initiative.audience), *map(escaped, facts))

    def _term(self, term: Term) -> str:
        group = self._parties((term.group,) if term.group else ())
        return self._line(f"**{escaped(term.term)}**", group, escaped(term.plain))

    def _entry(self, entry: Entry) -> str:
        at = when.wall(entry.at, self._workspace.zone).isoformat(sep=" ", timespec="minutes")
        about = reference("items", entry.item) if entry.item else ""
        kind = self._reader.label("entry.kind", entry.kind)
        facts = (kind, escaped(entry.by), self._parties(entry.parties), escaped(about), escaped(entry.text))
        return self._line(f"{reference('entries', entry.id)} {at}", *facts)

    def _line(self, head: str, *facts: str) -> str:
        return "- " + " · ".join(fact for fact in (head, *facts) if fact)

    def _parties(self, ids: tuple[int, ...]) -> str:
        parties = (self._workspace.get(Party, id) for id in ids)
        return ", ".join(escaped(party.name) for party in parties if party is not None)

    def _day(self, moment: str | None) -> str:
        return when.day(moment, self._workspace.zone).isoformat() if moment else ""

    def _all(self, kind: type[R]) -> Iterator[R]:
        found = (self._workspace.get(kind, id) for id in self._workspace.ids(kind))
        return (record for record in found if record is not None)

    def _said(self, template: str, **values: object) -> str:
        return self._reader.say(sentence(template, **values))
