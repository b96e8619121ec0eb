"""A mail becomes an inbox item, an invitation by mail the meeting it invites to."""

from __future__ import annotations

from store.interop import ics, message
from store.interop.identity import made_from
from store.interop.intake import Intake, Known
from store.interop.message import Mail
from store.records import Entry, Item, item
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
    _capture(mail, intake, where)


def _capture(mail: Mail, intake: Intake, where: Sentence) -> None:
    title = mail.subject or mail.text.partition("\n")[0][:80].strip() or str(mail.sender)
    if not title and not mail.text:
        intake.skip(where, sentence(N_("it has neither a subject nor a text nor a sender")))
        return
    uid = mail.id or made_from(str(mail.date), str(mail.sender), mail.subject, mail.text)
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
