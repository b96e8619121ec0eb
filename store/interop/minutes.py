"""Minutes to send: Markdown, or text for a mail, in the language of who reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from store.interop.to_md import Reader, escaped, one_line
from store.sentence import N_, reference, sentence
from store.views.minutes import Action, Minutes, Point, Said
from store.when import is_day

Block = tuple[str, str]
"""What it is (title, fact, heading, line, under) and its text."""

_MARKDOWN = {"title": "# {}", "fact": "{}  ", "heading": "\n## {}\n", "line": "- {}", "under": "    - {}"}
_TEXT = {"title": "{}", "fact": "{}", "heading": "\n{}", "line": "  {}", "under": "    – {}"}


def as_markdown(minutes: Minutes, reader: Reader) -> Iterator[str]:
    """Yield the minutes line by line; nothing that users wrote is markup."""
    return (_MARKDOWN[kind].format(text) + "\n" for kind, text in _Writer(reader, escaped).blocks(minutes))


def as_text(minutes: Minutes, reader: Reader) -> Iterator[str]:
    """Yield the minutes line by line, for a mail."""
    return (_TEXT[kind].format(text) + "\n" for kind, text in _Writer(reader, one_line).blocks(minutes))


class _Writer:
    def __init__(self, reader: Reader, escape: Callable[[str], str]) -> None:
        self._reader = reader
        self._escape = escape

    def blocks(self, minutes: Minutes) -> Iterator[Block]:
        kind = self._reader.label("meeting.kind", minutes.kind)
        yield "title", self._told(N_("Minutes of {ref}: {title}"), ref=f"m{minutes.id}", title=minutes.title)
        facts = (kind, self._moment(minutes.start), minutes.place)
        yield "fact", self._escape(" · ".join(fact for fact in facts if fact))
        if minutes.present:
            present = ", ".join(f"{party} {number}" if number > 1 else party for party, number in minutes.present)
            yield "fact", self._told(N_("Present: {parties}"), parties=present)
        if minutes.absent:
            yield "fact", self._told(N_("Absent: {parties}"), parties=", ".join(minutes.absent))
        yield from self._section(N_("Points"), [block for point in minutes.points for block in self._point(point)])
        yield from self._section(N_("Also said"), [("line", self._said("", said)) for said in minutes.general])
        yield from self._section(N_("To do"), [("line", self._action(action)) for action in minutes.actions])
        if minutes.next:
            told = self._told(N_("{ref} on {day}"), ref=f"m{minutes.next}", day=self._moment(minutes.next_start))
            yield from self._section(N_("Next meeting"), [("line", told)])

    def _section(self, heading: str, blocks: list[Block]) -> Iterator[Block]:
        if blocks:
            yield "heading", self._told(heading)
            yield from blocks

    def _point(self, point: Point) -> Iterator[Block]:
        outcome = self._reader.label("item.outcome", point.outcome) if point.outcome else ""
        ended = self._reader.named(outcome, point.resolution)
        named = f"{reference('items', point.item)} {point.title}" + (f" → {ended}" if ended else "")
        yield "line", self._escape(named)
        for said in point.said:
            yield "under", self._said(point.kind, said)

    def _said(self, kind: str, said: Said) -> str:
        """Return who said what: a decision as such, an answer in the words for that nature of item."""
        answer = self._reader.label(f"answer.{kind or 'conflict'}", said.answer) if said.answer else ""
        head = self._reader.label("entry.kind", "decision") if said.kind == "decision" else ", ".join(said.parties)
        text = " – ".join(part for part in (answer, " ".join(said.text.split())) if part)
        return self._escape(self._reader.named(head, text))

    def _action(self, action: Action) -> str:
        who = ", ".join(part for part in (action.owner, *action.parties) if part)
        facts = (f"{reference('items', action.item)} {action.title}", who, self._moment(action.due or ""))
        return self._escape(" · ".join(fact for fact in facts if fact))

    def _told(self, template: str, **values: str) -> str:
        return self._escape(self._reader.say(sentence(template, **values)))

    def _moment(self, at: datetime | str) -> str:
        """Return a moment, or a day (`2026-11-27`), as the reader writes it."""
        if not at:
            return ""
        known = datetime.fromisoformat(at) if isinstance(at, str) else at
        return self._reader.written(known.date() if isinstance(at, str) and is_day(at) else known)
