"""A mail becomes an inbox item, an invitation by mail the meeting it invites to, a reply to a pulse feedback."""

from __future__ import annotations

from store.interop import ics, message, pulse
from store.interop.identity import made_from
from store.interop.intake import Intake, Known
from store.interop.message import Mail
from store.records import Entry, Initiative, Item, Party, entry, item
from store.records.record import EPOCH
from store.sentence import N_, Refused, Sentence, sentence

ASKING = ("REQUEST", "CANCEL", "ADD")
ANSWERING = ("REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER")


def bring_in(data: bytes, intake: Intake, where: Sentence) -> None:
    """Take in one mail, or name why it is left out."""
    try:
        mail = message.read(data)
    except Refused as refusal:
        intake.skip(where, refusal.sentence)
        return
    if mail.method in ASKING and ics.bring_in_invitation(mail, intake, where):
        return
    if mail.method in ANSWERING:
        problem = sentence(
            N_("it is {who}'s answer to the invitation “{title}”; what people answer stays in the calendar"),
            who=str(mail.sender) or "?", title=mail.subject,
        )  # fmt: skip
        intake.skip(where, problem)
        return
    about = pulse.about(mail)
    initiative = intake.workspace.get(Initiative, about.initiative) if about else None
    group = intake.directory.coded(about.group) if about else None
    if about and initiative and group and _bring_in_reply(mail, about, group, intake, where):
        return
    _capture(mail, intake, where, initiative)


def _bring_in_reply(mail: Mail, about: pulse.About, group: int, intake: Intake, where: Sentence) -> bool:
    """Take in what somebody replied to a pulse; returns whether it could be read. Of the group's people only the head
    is named: who says what he thinks shall not stand in a file."""
    said = pulse.reply(mail.text)
    if said is None:
        return False
    uid, title = _uid(mail), said.comment.partition("\n")[0] or mail.subject
    if intake.recognise(Entry, uid, title):
        return True
    writer, asked = intake.directory.find(mail.sender), intake.workspace.get(Party, group)
    is_head = asked is not None and asked.head is not None and asked.head == writer
    intake.take(
        entry.Log(
            kind="feedback", channel="mail", text=said.comment, score=said.score, about=about.step,
            initiative=about.initiative, parties=(writer if is_head and writer else group,),
            at=min(mail.date, intake.now) if mail.date and mail.date > EPOCH else intake.now, uid=uid,
        ),
        where,
    )  # fmt: skip
    return True


def _uid(mail: Mail) -> str:
    return mail.id or made_from(str(mail.date), str(mail.sender), mail.subject, mail.text)


def _capture(mail: Mail, intake: Intake, where: Sentence, initiative: Initiative | None) -> None:
    title = mail.subject or mail.text.partition("\n")[0][:80].strip() or str(mail.sender)
    if not title and not mail.text:
        intake.skip(where, sentence(N_("it has neither a subject nor a text nor a sender")))
        return
    uid = _uid(mail)
    if intake.recognise(Item, uid, title) or _logged(uid, title, intake):
        return
    source = None if intake.is_mine(mail.sender) else intake.directory.find(mail.sender)
    found = [intake.directory.find(person) for person in mail.recipients if not intake.is_mine(person)]
    intake.take(
        item.Capture(
            title=title,
            text=_text(mail, stranger=source is None and not intake.is_mine(mail.sender)),
            quoted=mail.quoted,
            source=source,
            parties=tuple(dict.fromkeys(id for id in found if id and id != source)),
            initiative=initiative.id if initiative else None,
            created_at=min(mail.date, intake.now) if mail.date and mail.date > EPOCH else EPOCH,
            uid=uid,
        ),
        where,
    )


def _logged(uid: str, title: str, intake: Intake) -> bool:
    entry = intake.record(Entry, uid)
    if entry is not None:
        intake.known.append(Known(Entry.table, entry.id, title))
    return entry is not None


def _text(mail: Mail, *, stranger: bool) -> str:
    """Return the text; above it who wrote, where that is no party yet; below it the names of what was attached."""
    parts = (
        str(mail.sender) if stranger else "",
        mail.text,
        "\n".join(f"[{name}]" for name in mail.attachments),
    )
    return "\n\n".join(part for part in parts if part)
