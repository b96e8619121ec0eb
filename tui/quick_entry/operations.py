"""From a line as understood to the operations that save it, all in one commit.

What the kind of record has no field for (the place of a task, say) is not lost: the whole line then stands in its text.
A line that lacks something its kind cannot do without goes into the inbox whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import get_args

from msgspec.structs import replace

from store import Done, Meeting, Operation, Party, Sentence, Workspace, when
from store.records.entry import EntryKind, Log
from store.records.item import Capture, ItemKind
from store.records.meeting import MeetingKind, Pin, Plan
from store.records.operation import Desk
from store.records.party import Add, free_code
from store.sentence import N_, PREFIX, sentence
from tui.quick_entry.draft import Draft, Order
from tui.quick_entry.orders.carrying import carried_out, happened

ITEMS, ENTRIES, MEETINGS = (frozenset(get_args(kinds)) for kinds in (ItemKind, EntryKind, MeetingKind))

_LOGGED = ENTRIES - {"answer", "reading"}
"""What is logged as it is; an answer and a reading are orders about a record."""
_ACTS = {**dict.fromkeys(MEETINGS, Plan.act), **dict.fromkeys(_LOGGED, Log.act)}
_LINK = re.compile(r"([#a-z])(\d{1,9})")


def act_of(draft: Draft, now: datetime, zone: str) -> str:
    """Return the operation that the commit of a line is named after."""
    if shortfall(draft, now, zone) is not None:
        return Capture.act
    return draft.order.act if draft.order is not None else _ACTS.get(draft.kind, Capture.act)


def save(workspace: Workspace, draft: Draft, on_wait: Callable[[str], None] | None = None) -> Done:
    """Save a line as one commit, named after what it mainly made. Raises as `Workspace.run` does."""
    act = act_of(draft, workspace.clock(), workspace.zone)
    return workspace.run_each(lambda desk: operations(draft, desk), label=act, on_wait=on_wait)


def operations(draft: Draft, desk: Desk) -> Iterator[Operation]:
    """Yield what a line asks for; each is to be applied before the next is drawn (`Workspace.run_each`). Parties that
    are not known yet are added first."""
    known: dict[str, int] = {}
    for name in newcomers(draft):
        code = free_code(desk, name)
        yield Add(name=name, code=code)
        known[name] = desk.find(Party, code=code)[0].id
    draft = _numbered(draft, known)
    yield from _record(draft, desk)
    if draft.follow_up is not None:
        follow_up = draft.follow_up
        parties = follow_up.parties or draft.parties
        yield from _record(replace(follow_up, kind=follow_up.kind or "task", parties=parties), desk)


def shortfall(draft: Draft, now: datetime, zone: str) -> Sentence | None:
    """Return what a line lacks to become what its kind says (so that it goes into the inbox), None where nothing."""
    if draft.kind in MEETINGS and not draft.start:
        return sentence(N_("It goes into the inbox: say when the meeting is, such as “tomorrow 2pm”"))
    if draft.kind in ("contact", "feedback") and not draft.parties:
        return sentence(N_("It goes into the inbox: say with whom, such as @nur"))
    if draft.kind in ENTRIES and draft.start and when.instant(draft.start, draft.zone or zone) > now:
        return sentence(N_("It goes into the inbox: the log holds what has happened, and this is to come"))
    if draft.order is not None and draft.order.lacks is not None:
        question = Sentence(draft.order.lacks.template, draft.order.lacks.values)
        return sentence(N_("It goes into the inbox: {question}"), question=question)
    return None


def _record(draft: Draft, desk: Desk) -> Iterator[Operation]:
    if shortfall(draft, desk.now, desk.zone) is not None:
        yield _capture(draft, desk, opened=False)
    elif draft.order is not None and draft.kind != "feedback":
        yield from carried_out(draft, desk)
    elif draft.kind in MEETINGS:
        yield from _plan(draft, desk)
    elif draft.kind in _LOGGED:
        yield _log(draft, desk)
    else:
        yield _capture(draft, desk, opened=draft.kind in ITEMS)


def _capture(draft: Draft, desk: Desk, *, opened: bool) -> Capture:
    known = draft.kind in ITEMS
    links = _links(draft)
    since = bool(draft.start) and (draft.start or "") <= when.wall(desk.now, desk.zone).isoformat()
    extra = (draft.place, draft.every, draft.duration_s, draft.part, draft.tone, draft.people[1:], "items" in links)
    return Capture(
        title=draft.title.strip() or draft.text.strip(),
        text=_words(draft, "", any(extra) or since or not known),
        kind=draft.kind if known else "task",  # type: ignore[arg-type]  # one of ITEMS
        opened=opened,
        source=_number(draft.source),
        parties=_numbers(draft.parties),
        owner=draft.people[0] if draft.people else "",
        due=_moment(draft.due or (None if since else draft.start), draft.zone or desk.zone),
        priority=draft.priority or 2,
        initiative=links.get("initiatives"),
        meeting=links.get("meetings"),
        plain=draft.plain,
        tags=draft.tags,
    )


def _log(draft: Draft, desk: Desk) -> Log:
    links = _links(draft)
    extra = (draft.place, draft.every, draft.duration_s, draft.part, draft.due, draft.priority, draft.people)
    order = draft.order or Order("")
    return Log(
        text=_words(draft, order.text if draft.order else draft.title, any(extra)),
        kind=draft.kind,  # type: ignore[arg-type]  # one of ENTRIES
        parties=_numbers(draft.parties),
        channel=draft.channel or None,  # type: ignore[arg-type]  # the store checks it
        tone=draft.tone,
        at=happened(draft.start, desk, draft.zone),
        item=links.get("items"),
        initiative=links.get("initiatives"),
        meeting=links.get("meetings"),
        score=order.values.get("score"),
        about=order.values.get("about"),
        tags=draft.tags,
    )


def _plan(draft: Draft, desk: Desk) -> Iterator[Operation]:
    links = _links(draft)
    start = (draft.start or "")[:16]
    yield Plan(
        title=draft.title.strip() or draft.text.strip(),
        start=start,
        kind=draft.kind,  # type: ignore[arg-type]  # one of MEETINGS
        length=_length(start, draft.duration_s),
        place=draft.place,
        zone=draft.zone,
        parties=_numbers(draft.parties),
        text=_words(draft, "", draft.due or draft.tone or draft.priority or draft.people or _is_part(draft)),
        every=draft.every,
        initiative=links.get("initiatives"),
        tags=draft.tags,
    )
    if "items" in links:
        yield Pin(id=max(meeting.id for meeting in desk.find(Meeting, start=start)), item=links["items"])


def _words(draft: Draft, first: str, unplaced: object) -> str:
    """Return the text of a record; with the whole line where something in it has no place of its own."""
    return "\n".join(part for part in (first, draft.body, draft.text if unplaced else "") if part)


def _is_part(draft: Draft) -> bool:
    """Was a part of the day told, or only how long of a day it takes? A meeting has an hour, or whole days."""
    return bool(draft.part or (when.is_day(draft.start or "") and (draft.duration_s or 0) % 86_400))


def _length(start: str, seconds: int | None) -> int:
    """Return the minutes of a meeting; of whole days, whole days."""
    if when.is_day(start):
        return max(1, -(-(seconds or 0) // 86400)) * 1440
    return max(1, seconds // 60) if seconds else 60


def _moment(local: str | None, zone: str) -> str | None:
    """Return a time on the wall as items keep it."""
    if not local or when.is_day(local):
        return local or None
    return when.stored(datetime.fromisoformat(local), zone)


def _links(draft: Draft) -> dict[str, int]:
    """Return the records that a line names, by table; the first of each."""
    tables = {prefix: table for table, prefix in PREFIX.items()}
    found = [match for link in draft.links if (match := _LINK.fullmatch(link))]
    return {tables[match[1]]: int(match[2]) for match in reversed(found) if match[1] in tables}


def newcomers(draft: Draft) -> list[str]:
    """Return, each once, the names of parties that are not known yet."""
    later = newcomers(draft.follow_up) if draft.follow_up else []
    return list(dict.fromkeys([name for name in (draft.source, *draft.parties) if isinstance(name, str)] + later))


def _numbered(draft: Draft, known: dict[str, int]) -> Draft:
    def number(party: int | str) -> int:
        return known[party] if isinstance(party, str) else party

    return replace(
        draft,
        parties=tuple(map(number, draft.parties)),
        source=None if draft.source is None else number(draft.source),
        follow_up=_numbered(draft.follow_up, known) if draft.follow_up else None,
    )


def _numbers(parties: Iterable[int | str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(party for party in parties if isinstance(party, int)))


def _number(party: int | str | None) -> int | None:
    return party if isinstance(party, int) else None
