"""What a line was understood as: the fields of a record to be, the places they stand at, and what is doubtful."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from store.sentence import Sentence

FoundKind = Literal["date", "datetime", "time", "range", "duration", "recurrence"]


class Repair(Struct, frozen=True, gc=False):
    """One way out of a problem: what it is called, and the text to put in the problem's place."""

    template: str
    values: dict[str, Any]
    text: str


class Problem(Struct, frozen=True, gc=False):
    """Something to settle before saving: a template to translate, its values, where it stands, the ways out."""

    template: str
    values: dict[str, Any]
    span: tuple[int, int]
    repairs: tuple[Repair, ...] = ()


TOLD, SUGGESTED = 4, 1
"""The confidence of what the user has chosen, and of what is only offered."""


class Span(Struct, frozen=True, order=True, gc=False):
    """Characters [start, end) that were understood, as what, and how surely (4 told by the user, 3 taken, 2 with
    another reading, 1 only suggested)."""

    start: int
    end: int
    role: str
    confidence: int
    alternatives: tuple[str, ...] = ()
    """What else it may be, by the number that `Choices.with_reading` takes, from 1: a date as ISO text, a party by its
    code."""
    offers: str = ""
    """What words that are only suggested would be, where they are no date: `@ent`."""


class Context(Struct, frozen=True, gc=False):
    """What the line is opened from: the kind it has unless a verb says another, the parties it is about unless it
    names some, the record it is linked to (`#12`, `m7`)."""

    kind: str = ""
    parties: tuple[int, ...] = ()
    link: str = ""


class Found(Struct, frozen=True, gc=False):
    """An expression of time. Times are on the wall of the reader's zone, ISO; an all-day date has no hour; ends are
    exclusive. A range may be open at one end. A bare hour (`time`) has the day it falls on."""

    span: tuple[int, int]
    kind: FoundKind
    value: str = ""
    start: str = ""
    end: str = ""
    seconds: int = 0
    rrule: str = ""
    confidence: int = 3
    alternatives: tuple[str, ...] = ()
    relation: str = "at"
    """How it was tied to the rest: at, by, before, after, since, until."""
    part: str = ""
    """The part of a day it is (`tomorrow morning`): its hours are a manner of speaking."""

    @property
    def is_deadline(self) -> bool:
        """Is it by when, or before when, something is due?"""
        return self.relation in ("by", "before")


class Order(Struct, frozen=True, gc=False):
    """What is to be done with a record that is there, or to be noted of it: one operation in one line."""

    act: str
    """The operation's name, `item.answer`."""
    target: int = 0
    """The number of the record; 0 where the line names none."""
    values: dict[str, Any] = {}
    """Fields of the operation that were said; a known party by its number, a colleague by login."""
    text: str = ""
    """The words left over: the condition of a yes-if, the reason of a refusal."""
    lacks: Problem | None = None
    """The first question whose answer the operation cannot do without; all of them are among the problems."""

    @property
    def complete(self) -> bool:
        """Is everything said that the operation needs?"""
        return self.lacks is None


class Jargon(Struct, frozen=True, gc=False):
    """A term in a relay's text that some of its recipients do not share."""

    span: tuple[int, int]
    readers: tuple[int, ...]
    """The parties that do not share it."""
    wordings: tuple[str, ...]
    """How to say it to them, the likeliest first."""
    taken: int | None
    """As which of these it is said; None where it stays as it is."""


class Draft(Struct, frozen=True, gc=False):
    """A line as understood. A known party stands as its number, an unknown one as its name."""

    text: str = ""
    kind: str = ""
    channel: str = ""
    title: str = ""
    body: str = ""
    parties: tuple[int | str, ...] = ()
    source: int | str | None = None
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    priority: int | None = None
    tone: int | None = None
    place: str = ""
    zone: str = ""
    """The IANA zone on whose walls the hours are; the reader's where none is told."""
    here: str = ""
    """Where another zone is told: the same moment on the reader's wall."""
    duration_s: int | None = None
    due: str | None = None
    start: str | None = None
    part: str = ""
    """The part of a day that was told (`morning`), where the hour is only what stands for it."""
    every: str = ""
    order: Order | None = None
    follow_up: Draft | None = None
    jargon: tuple[Jargon, ...] = ()
    plain: str = ""
    """A relay's wording without the jargon that was taken."""
    dates: tuple[Found, ...] = ()
    spans: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


def as_json(draft: Draft) -> dict[str, Any]:
    """Return what `passerelle parse` prints of a draft."""
    return {
        "kind": draft.kind,
        "order": None if draft.order is None else {"act": draft.order.act, **_order(draft.order)},
        "title": draft.title,
        "body": draft.body,
        "parties": list(draft.parties),
        "people": list(draft.people),
        "tags": list(draft.tags),
        "links": list(draft.links),
        "priority": draft.priority,
        "tone": draft.tone,
        "place": draft.place or None,
        "zone": draft.zone or None,
        "duration_s": draft.duration_s,
        "due": draft.due,
        **({"jargon": [_jargon(draft.text, one) for one in draft.jargon]} if draft.jargon else {}),
        "follow_up": None if draft.follow_up is None else as_json(draft.follow_up),
        "dates": [_found(found) for found in draft.dates],
        "problems": [
            {
                "problem": str(Sentence(problem.template, problem.values)),
                "span": list(problem.span),
                "repairs": [
                    {"label": str(Sentence(repair.template, repair.values)), "text": repair.text}
                    for repair in problem.repairs
                ],
            }
            for problem in draft.problems
        ],
    }


def _jargon(text: str, one: Jargon) -> dict[str, Any]:
    return {"words": text[slice(*one.span)], "span": list(one.span), "wording": one.wordings[one.taken or 0]}


def _order(order: Order) -> dict[str, Any]:
    values = {
        name: [list(pair) for pair in value.items()] if isinstance(value, dict) else value
        for name, value in order.values.items()
    }
    return {"id": order.target, **values, "text": order.text, "complete": order.complete}


def _found(found: Found) -> dict[str, Any]:
    ends = {"start": found.start or None, "end": found.end or None} if found.start or found.end else {}
    value = {"value": found.value} if found.value else {}
    return {
        "span": list(found.span),
        "kind": found.kind,
        **value,
        **ends,
        "seconds": found.seconds or None,
        "rrule": found.rrule or None,
        "confidence": found.confidence,
        "alternatives": list(found.alternatives),
    }
