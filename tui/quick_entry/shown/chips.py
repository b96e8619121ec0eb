"""The row under the line: what will be saved, in absolute dates with their weekdays, in the reader's language."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from store.sentence import N_, Translate
from tui.quick_entry.draft import Draft
from tui.quick_entry.people.names import Names
from tui.quick_entry.shown.written import first_days, hour, length, moment, rule, stretch

KINDS = {
    "": N_("inbox"), "task": N_("task"), "request": N_("request"), "relay": N_("relay"), "obstacle": N_("obstacle"),
    "conflict": N_("conflict"), "approval": N_("approval"), "meeting": N_("meeting"), "event": N_("event"),
    "seminar": N_("seminar"), "training": N_("training"), "checkin": N_("check-in"), "contact": N_("contact"),
    "feedback": N_("feedback"), "reading": N_("reading"), "decision": N_("decision"), "note": N_("note"),
    "answer": N_("answer"),
}  # fmt: skip
_PRIORITIES = {1: N_("high"), 2: N_("normal"), 3: N_("low")}
_PARTS = {
    "morning": N_("morning"), "noonish": N_("lunchtime"), "afternoon": N_("afternoon"), "evening": N_("evening"),
    "night": N_("night"),
}  # fmt: skip
_DAY = 86_400
_TONES = {2: "++", 1: "+", -1: "-", -2: "--"}


def label(kind: str) -> str:
    """Return the word for a kind of line, an order's too (English; a key of the catalogues)."""
    if kind in KINDS:
        return KINDS[kind]
    from tui.quick_entry.orders import BY_KIND

    return BY_KIND[kind].label if kind in BY_KIND else kind


class Chip(NamedTuple):
    """A piece of the row, and what it stands for."""

    text: str
    role: str


def chips(
    draft: Draft, *, translate: Translate = str, names: Names | None = None, now: datetime, lang: str = "en"
) -> list[Chip]:
    """Return the row of chips for a draft; Enter saves exactly what they say."""
    tongue = "fr" if lang.startswith("fr") else "en"
    row = [Chip(translate(label(draft.kind)).upper(), "kind")]
    row += _times(draft, tongue, translate)
    if draft.source is not None:
        row.append(_party(draft.source, names, translate, "{} →"))
    row += [_party(party, names, translate, "{}") for party in draft.parties]
    row += [Chip(f"@{person}", "person") for person in draft.people]
    row += [Chip(_zone(draft, tongue, translate), "date")] if draft.zone else []
    row += [Chip(draft.place, "place")] if draft.place else []
    row += [Chip(f"#{tag}", "tag") for tag in draft.tags]
    row += [Chip(link, "link") for link in draft.links]
    if draft.order is not None and draft.kind:
        from tui.quick_entry.orders.chips import said

        row += [Chip(text, "value") for text in said(draft, tongue, translate)]
    if draft.priority is not None:
        row.append(Chip(f"!{translate(_PRIORITIES[draft.priority])}", "priority"))
    if draft.tone is not None:
        row.append(Chip(_TONES[draft.tone], "tone"))
    if draft.plain:
        called = translate(N_("{name}: ")).format(name=translate(N_("in plain words")))
        row.append(Chip(called + draft.plain.partition("\n")[0], "plain"))
    if draft.follow_up is not None:
        row.append(Chip("//", "follow"))
        row += chips(draft.follow_up, translate=translate, names=names, now=now, lang=lang)
    return row


def _party(party: int | str, names: Names | None, translate: Translate, form: str) -> Chip:
    if isinstance(party, str):
        return Chip(f"{form.format('@' + party)} {translate(N_('new?'))}", "unknown")
    known = names.parties.get(party) if names else None
    return Chip(form.format(f"@{known.code or known.name}" if known else f"@{party}"), "party")


def _zone(draft: Draft, lang: str, translate: Translate) -> str:
    if not draft.here:
        return draft.zone
    same_day = draft.here[:10] == (draft.start or draft.due or "")[:10]
    there = hour(draft.here, lang) if same_day else moment(draft.here, lang)
    return translate(N_("{zone}, {moment} here")).format(zone=draft.zone, moment=there)


def _times(draft: Draft, lang: str, translate: Translate) -> list[Chip]:
    row: list[Chip] = []
    part = f" ({translate(_PARTS[draft.part])})" if draft.part else ""  # the hour is only what stands for it
    if draft.start:
        row.append(Chip(stretch(draft.start, draft.duration_s, lang) + part, "date"))
        part = ""
    if draft.duration_s and (not draft.start or _is_short_of_day(draft)):
        row.append(Chip(length(draft.duration_s, lang), "duration"))
    if draft.every:
        first = draft.start or draft.due
        row.append(Chip(f"↻ {rule(draft.every, lang)}{first_days(draft.every, first, lang)}", "recurrence"))
    if draft.due:
        row.append(Chip(translate(N_("due {day}")).format(day=moment(draft.due, lang)) + part, "due"))
    return row


def _is_short_of_day(draft: Draft) -> bool:
    """Was a length of hours told of a day as a whole (`talked to hr yesterday 20 min`)?"""
    return "T" not in (draft.start or "") and (draft.duration_s or 0) < _DAY
