"""What a line leaves open, told before it is saved: problems and their ways out, words that could be read otherwise,
words that could be more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from store import Sentence
from store.sentence import N_, sentence
from tui.quick_entry.choices import Choices
from tui.quick_entry.draft import Draft, Found, Problem, Repair, Span
from tui.quick_entry.shown.written import day, length, moment, stretch

SURE, SUGGESTED = 3, 1
"""How surely something was understood: taken without a doubt, only suggested; between them it is told."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?")

_INSTEAD, _ADD = N_("{way}: write “{text}” instead"), N_("{way}: add “{text}”")


class Question(NamedTuple):
    """A problem, and what each way out of it is called."""

    problem: Sentence
    ways: tuple[tuple[Sentence, Repair], ...]
    span: tuple[int, int]


class Reading(NamedTuple):
    """Words that were read in a way, or might be; `read` is "" where the chip alone can tell."""

    span: Span
    words: str
    read: str
    others: tuple[str, ...]
    """The other readings, numbered from 1."""


def questions(draft: Draft, lang: str) -> list[Question]:
    """Return the problems of a line, their dates written as people write them."""
    return [_question(problem, lang[:2]) for problem in draft.problems]


def readings(draft: Draft, choices: Choices, lang: str) -> list[Reading]:
    """Return what is not sure though it is no problem: it was read in one of several ways, or is only suggested."""
    asked = {problem.span for problem in draft.problems}
    found = {date.span: date for date in _dates(draft)}
    return [
        Reading(
            span,
            draft.text[span.start : span.end],
            _said(found[place], lang[:2]) if place in found else span.offers,
            tuple(_worded_text(other, lang[:2]) for other in span.alternatives),
        )
        for span in draft.spans
        if span.role != "term"
        and (place := (span.start, span.end)) not in asked
        and (span.alternatives if span.confidence > SUGGESTED else place in found or span.offers)
        and (span.confidence < SURE or choices.reading(place))
    ]


def told(draft: Draft, lang: str) -> Iterator[Sentence]:
    """Yield what is not sure in a line, for where no key can settle it: each problem, and what to type instead."""
    for asked in questions(draft, lang):
        yield asked.problem
        for called, way in asked.ways:
            added = asked.span[0] == asked.span[1]
            yield sentence(_ADD if added else _INSTEAD, way=called, text=way.text.strip() if added else way.text)
    for one in readings(draft, Choices(), lang):
        if one.span.confidence > SUGGESTED and one.read:
            yield sentence(N_("“{words}” was read as {read}, not {others}"), words=one.words, read=one.read,
                           others=", ".join(one.others))  # fmt: skip
    for leak in draft.jargon:
        words = draft.text[slice(*leak.span)]
        yield sentence(N_("Not all of them share “{words}”: say “{wording}”"), words=words, wording=leak.wordings[0])


def _dates(draft: Draft) -> Iterator[Found]:
    yield from draft.dates
    if draft.follow_up is not None:
        yield from _dates(draft.follow_up)


def _said(found: Found, lang: str) -> str:
    """Return what was found, in absolute words."""
    if found.kind == "duration":
        return length(found.seconds, lang)
    if found.value:
        return f"{'↻ ' if found.kind == 'recurrence' else ''}{moment(found.value, lang)}"
    if found.start and found.end:
        lasts = datetime.fromisoformat(found.end) - datetime.fromisoformat(found.start)
        return stretch(found.start, int(lasts.total_seconds()), lang)
    if found.start or "T" in found.end:
        return moment(found.start or found.end, lang)
    return day(date.fromisoformat(found.end) - timedelta(days=1), lang)


def _question(problem: Problem, lang: str) -> Question:
    ways = tuple((Sentence(way.template, _worded(way.values, lang)), way) for way in problem.repairs)
    return Question(Sentence(problem.template, _worded(problem.values, lang)), ways, problem.span)


def _worded(values: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return the values of a sentence with the dates in them as people write them."""
    return {name: _worded_text(value, lang) if isinstance(value, str) else value for name, value in values.items()}


def _worded_text(text: str, lang: str) -> str:
    if _ISO.fullmatch(text) is None:
        return text
    try:
        return moment(text, lang)
    except ValueError:  # words of the line that only look like a date, 2026-02-30
        return text
