"""The report of a week: Markdown in the language of who reads it, nothing that users wrote is markup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store.interop.to_md import Reader, escaped
from store.sentence import N_, Sentence, counted, reference, sentence
from store.views.agenda import AgendaRow
from store.views.week import Held, Settled, Week


def as_markdown(week: Week, reader: Reader) -> Iterator[str]:
    """Yield the report line by line."""
    return (line + "\n" for line in _Report(reader).lines(week))


class _Report:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def lines(self, week: Week) -> Iterator[str]:
        span = sentence(N_("The week from {first} to {last}"), first=week.first, last=week.last)
        yield f"# {self._said(span)}"
        yield ""
        numbers = (
            counted(N_("{n} came in"), N_("{n} came in"), week.came),
            counted(N_("{n} settled"), N_("{n} settled"), len(week.settled)),
            counted(N_("{n} still open"), N_("{n} still open"), week.open),
            counted(N_("{n} of them overdue"), N_("{n} of them overdue"), week.overdue),
        )
        yield " · ".join(self._said(number) for number in numbers)
        yield from self._section(N_("Settled"), [self._settled(one) for one in week.settled])
        yield from self._section(N_("Meetings held"), [self._held(one) for one in week.held])
        yield from self._section(N_("Open conflicts"), [self._named("items", *pair) for pair in week.conflicts])
        contacts = [self._reader.named(escaped(party), f"{number}") for party, number in week.contacts]
        yield from self._section(N_("Contacts"), contacts)
        yield from self._section(N_("Next week"), [self._ahead(row) for row in week.ahead])

    def _section(self, heading: str, lines: list[str]) -> Iterator[str]:
        if lines:
            yield from ("", f"## {self._said(sentence(heading))}", "")
            yield from (f"- {line}" for line in lines)

    def _settled(self, one: Settled) -> str:
        ended = self._reader.named(self._reader.label("item.outcome", one.outcome), escaped(one.resolution))
        return f"{self._named('items', one.item, one.title)} · {ended}"

    def _held(self, one: Held) -> str:
        came = counted(N_("{n} came"), N_("{n} came"), one.came)
        facts = (self._reader.written(one.start), self._named("meetings", one.meeting, one.title))
        return " · ".join((*facts, self._said(came)) if one.came else facts)

    def _ahead(self, row: AgendaRow) -> str:
        field = "agenda.what" if row.key.table != "meetings" else "meeting.kind"
        who = ", ".join(row.parties)
        named = self._named(row.key.table, row.key.id, row.title) if row.key.table != "parties" else escaped(row.title)
        at = self._reader.written(datetime.fromisoformat(f"{row.day}T{row.at}") if row.at else row.day)
        facts = (at, named, self._reader.label(field, row.what), escaped(who))
        return " · ".join(fact for fact in facts if fact)

    def _named(self, table: str, id: int, title: str) -> str:
        return f"{escaped(reference(table, id))} {escaped(title)}"

    def _said(self, told: Sentence) -> str:
        return self._reader.say(told)
