"""The words people read for what the store keeps: codes, fields, tones, and what a record is called."""

from __future__ import annotations

from store.records import Entry, Initiative, Party, Record, Term
from store.sentence import N_, reference
from tui.text import _

LABELS: dict[str, dict[str, str]] = {
    "item.kind": {
        "task": N_("task"),
        "request": N_("request"),
        "relay": N_("relay"),
        "obstacle": N_("obstacle"),
        "conflict": N_("conflict"),
        "approval": N_("approval"),
    },
    "item.status": {"inbox": N_("to triage"), "open": N_("open"), "closed": N_("closed")},
    "item.outcome": {
        "done": N_("done"),
        "agreed": N_("agreed"),
        "arbitrated": N_("arbitrated"),
        "granted": N_("granted"),
        "refused": N_("refused"),
        "declined": N_("declined"),
        "duplicate": N_("duplicate"),
        "moot": N_("moot"),
    },
    "item.cause": {
        "communication": N_("communication"),
        "priorities": N_("priorities"),
        "resistance": N_("resistance"),
        "material": N_("material"),
        "resources": N_("resources"),
        "technical": N_("technical"),
        "schedule": N_("schedule"),
        "other": N_("other"),
    },
    "item.priority": {"1": N_("high"), "2": N_("normal"), "3": N_("low")},
    "entry.kind": {
        "contact": N_("contact"),
        "answer": N_("answer"),
        "feedback": N_("feedback"),
        "reading": N_("reading"),
        "decision": N_("decision"),
        "note": N_("note"),
    },
    "entry.channel": {
        "call": N_("call"),
        "mail": N_("mail"),
        "visit": N_("visit"),
        "chat": N_("chat"),
        "meeting": N_("meeting"),
    },
    "entry.about": {
        "awareness": N_("awareness"),
        "desire": N_("desire"),
        "knowledge": N_("knowledge"),
        "ability": N_("ability"),
        "reinforcement": N_("reinforcement"),
    },
    "answer.conflict": {
        "yes": N_("acceptable"),
        "reserve": N_("acceptable if…"),
        "no": N_("blocks"),
        "": N_("not asked"),
    },
    "answer.approval": {"yes": N_("green"), "reserve": N_("green if…"), "no": N_("red"), "": N_("waiting")},
    "answer.relay": {
        "yes": N_("understood"),
        "reserve": N_("unclear"),
        "no": N_("disputed"),
        "": N_("no read-back"),
    },
    "meeting.kind": {
        "meeting": N_("meeting"),
        "event": N_("event"),
        "seminar": N_("seminar"),
        "training": N_("training"),
        "checkin": N_("check-in"),
    },
    "meeting.status": {"planned": N_("planned"), "held": N_("held"), "cancelled": N_("cancelled")},
    "agenda.what": {
        "due": N_("due"),
        "review": N_("review"),
        "contact": N_("contact"),
        "golive": N_("go-live"),
        "undated": N_("open"),
    },
    "party.kind": {"group": N_("group"), "person": N_("person")},
    "initiative.phase": {
        "draft": N_("draft"),
        "consulting": N_("consulting"),
        "approved": N_("approved"),
        "running": N_("running"),
        "closed": N_("concluded"),
    },
    "approval.state": {
        "headless": N_("nobody to ask"),
        "unasked": N_("not asked"),
        "waiting": N_("waiting"),
        "reserve": N_("green if…"),
        "no": N_("red"),
        "yes": N_("green"),
    },
    "measure.status": {
        "met": N_("reached"),
        "on_track": N_("on track"),
        "behind": N_("behind"),
        "unread": N_("never read"),
        "undated": N_("no dates"),
    },
    "adjustment.verdict": {
        "helped": N_("it helped"),
        "no_change": N_("no change"),
        "worse": N_("worse"),
        "too_early": N_("too early to say"),
    },
    "conflict.stage": {
        "listening": N_("listening"),
        "understanding": N_("understanding"),
        "inventing": N_("inventing"),
        "sounding": N_("sounding"),
        "bargaining": N_("bargaining"),
        "ready": N_("ready"),
    },
    "relay.state": {
        "to_send": N_("to send"),
        "sent": N_("sent"),
        "unclear": N_("unclear"),
        "acknowledged": N_("acknowledged"),
    },
    "record": {
        "items": N_("item"),
        "entries": N_("entry"),
        "meetings": N_("meeting"),
        "parties": N_("party"),
        "initiatives": N_("initiative"),
        "terms": N_("term"),
    },
}
"""Field → code → the English word, a key of the catalogues."""

FIELDS: dict[str, str] = {
    "about": N_("about"),
    "active": N_("active"),
    "after": N_("waits for"),
    "aliases": N_("also called"),
    "answer": N_("answer"),
    "at": N_("when"),
    "attendance": N_("attendance"),
    "audience": N_("audience"),
    "ball": N_("ball with"),
    "ball_since": N_("since"),
    "by": N_("by"),
    "cadence": N_("cadence"),
    "cause": N_("cause"),
    "channel": N_("channel"),
    "chosen": N_("chosen option"),
    "code": N_("code"),
    "contact": N_("reached at"),
    "corrects": N_("corrects"),
    "criteria": N_("criteria"),
    "due": N_("due"),
    "duplicate_of": N_("duplicate of"),
    "edition": N_("calendar version"),
    "every": N_("every"),
    "except_on": N_("except on"),
    "fallback": N_("fallback"),
    "follows": N_("carries out"),
    "goal": N_("common goal"),
    "golive": N_("go-live"),
    "group": N_("group"),
    "groups": N_("member of"),
    "head": N_("head"),
    "impacts": N_("what changes"),
    "influence": N_("influence"),
    "initiative": N_("initiative"),
    "interest": N_("interest"),
    "item": N_("item"),
    "kind": N_("nature"),
    "lang": N_("language"),
    "length": N_("length"),
    "level": N_("gravity"),
    "liaisons": N_("liaison officers"),
    "measure": N_("measure"),
    "measures": N_("measures"),
    "meeting": N_("meeting"),
    "name": N_("name"),
    "needs": N_("needs and concerns"),
    "option": N_("option"),
    "options": N_("options"),
    "outcome": N_("outcome"),
    "owner": N_("owner"),
    "parties": N_("parties"),
    "phase": N_("phase"),
    "pinned": N_("pinned"),
    "place": N_("place"),
    "plain": N_("in plain words"),
    "priority": N_("priority"),
    "quoted": N_("quoted"),
    "reason": N_("reason"),
    "resolution": N_("settlement"),
    "review": N_("review on"),
    "role": N_("role"),
    "says": N_("say it to"),
    "score": N_("score"),
    "series": N_("series"),
    "sides": N_("sides"),
    "signal": N_("signal"),
    "size": N_("headcount"),
    "skipped": N_("skipped"),
    "source": N_("from"),
    "start": N_("start"),
    "status": N_("status"),
    "strategy": N_("strategy"),
    "supersedes": N_("supersedes"),
    "tags": N_("tags"),
    "team": N_("team"),
    "term": N_("term"),
    "text": N_("text"),
    "title": N_("title"),
    "tone": N_("tone"),
    "uid": N_("outside name"),
    "until": N_("snoozed until"),
    "wave": N_("wave"),
    "why": N_("why"),
    "zone": N_("time zone"),
    "act": N_("decision"),
}
"""A record's field → what people read for it."""

PARTS: dict[str, str] = {
    "activity": N_("the next activity"),
    "day": N_("day"),
    "from": N_("starting from"),
    "interests": N_("interests"),
    "login": N_("colleague"),
    "party": N_("party"),
    "position": N_("position"),
    "rank": N_("weighs"),
    "serves": N_("serves"),
    "since": N_("since"),
    "target": N_("target"),
    "unit": N_("unit"),
}
"""The fields of what records hold (a side, an option, a measure, a snooze): what people read for those that no record
has itself."""


def label(field: str, code: object) -> str:
    """Return the word for a code of a field (`item.kind`, `task`), the code itself where there is none."""
    text = "" if code is None else str(code)
    known = LABELS.get(field, {}).get(text)
    return _(known) if known else text


def field_label(field: str) -> str:
    """Return the word for a record's field."""
    known = FIELDS.get(field) or PARTS.get(field)
    return _(known) if known else field


def tone_sign(tone: float | None) -> str:
    """Return a tone as people type it: `++`, `+`, `=`, `-`, `--`; "" where none was noted."""
    if tone is None:
        return ""
    return ("--", "-", "=", "+", "++")[max(0, min(4, round(tone) + 2))]


def title(record: Record) -> str:
    """Return what a record is called."""
    if isinstance(record, Party):
        return record.name
    if isinstance(record, Term):
        return record.term
    if isinstance(record, Entry):
        return record.text.partition("\n")[0]
    return str(getattr(record, "title", ""))


def asked(kind: str, title: str, initiative: Initiative | None) -> str:
    """Return the title of work; of an approval that has only its initiative's, what is asked."""
    if initiative is None or kind != "approval" or title != initiative.title:
        return title
    return _("Go ahead with {title}?").format(title=title)


def shown_reference(record: Record) -> str:
    """Return what people type for a record."""
    return record.code if isinstance(record, Party) else reference(record.table, record.id)
