"""A pulse without a survey tool: one short question by mail to a group, whose replies become feedback."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import EmailMessage
from typing import NamedTuple, cast

from store.interop.message import Mail
from store.interop.wording import line
from store.records import Initiative, Party
from store.records.entry import Step
from store.sentence import N_, Sentence, sentence
from store.views.board.pulse import STEPS, PulseRow

QUESTIONS: dict[Step, str] = {
    "awareness": N_("Do you know why “{title}” is coming, and what it is for?"),
    "desire": N_("Do you want “{title}” to succeed?"),
    "knowledge": N_("Do you know what you will have to do differently with “{title}”?"),
    "ability": N_("Can you do your work with “{title}” as things are?"),
    "reinforcement": N_("Is “{title}” still worth it, and does the old way stay behind?"),
}
ASKED = (
    N_("Reply with a number on the first line, from 1 (not at all) to 5 (fully), and why, if you like."),
    N_("With what you say, only the name of your group is kept; the name of its head, where the head replies."),
)
LONGEST_TITLE = 60
LONGEST_COMMENT = 4000

_MARK = re.compile(r"\[pulse i(\d{1,9}) (\S{1,40}) (\w{4,20})\]")
_MONTHS = "jan|feb|fév|fev|mar|apr|avr|may|mai|jun|jui|jul|aug|aoû|aou|sep|oct|nov|dec|déc"
_SCORE = re.compile(
    r"^\W{0,3}(?:(?:my |ma |mon )?(?:answer|score|mark|note|réponse|cote)\s*(?:is|est)?\s*[:=]?\s*)?"
    rf"([1-5])(?![\w%])(?![.,]\d)(?!\s*[-–—/:h]\s*(?!5\b)\d)(?!\s+(?:{_MONTHS}))"
    r"(?:\s*(?:/|sur|out of|of)\s*5\b)?\s*[-–—:.,;)!]*\s*(.*)$",
    re.IGNORECASE,
)


class About(NamedTuple):
    """What a mail's mark says it is about."""

    initiative: int
    group: str
    """The group's code."""
    step: Step


class Reply(NamedTuple):
    """What was answered."""

    score: int
    comment: str


def mail(
    initiative: Initiative, group: Party, step: Step, to: list[str], say: Callable[[Sentence], str], sender: str = ""
) -> EmailMessage:
    """Return the mail that asks a group one question, in the language of `say`; several readers do not see each
    other."""
    letter = EmailMessage()
    title = line(initiative.title, LONGEST_TITLE)
    letter["Subject"] = f"{title} {_mark(About(initiative.id, group.code, step))}"
    if sender:
        letter["From"] = sender
    if to:
        letter["To" if len(to) == 1 else "Bcc"] = ", ".join(to)
    letter["X-Unsent"] = "1"  # mailers open it as a draft
    question = say(sentence(QUESTIONS[step], title=title))
    letter.set_content("\n\n".join([question, *(say(sentence(text)) for text in ASKED)]) + "\n", cte="8bit")
    return letter


def as_text(letter: EmailMessage) -> str:
    """Return a mail as it is sent, its text readable as it stands."""
    return letter.as_bytes().decode()


def addresses(group: Party, members: list[Party]) -> list[str]:
    """Return where a group is reached by mail: its own address, else those of its members."""
    own = group.contact.get("mail", "")
    found = [own] if own else [member.contact.get("mail", "") for member in members if member.active]
    return list(dict.fromkeys(address for address in found if "@" in address))


def step_to_ask(row: PulseRow) -> Step:
    """Return the step that a group is best asked about now: the one that held it back, else the first nobody has spoken
    of lately, else the weakest."""
    unknown = next((cell.step for cell in row.cells if cell.mean is None), None)
    weakest = min(row.cells, key=lambda cell: cell.mean or 0, default=None)
    return row.barrier or unknown or (weakest.step if weakest else STEPS[0])


def about(mail: Mail) -> About | None:
    """Return what pulse a mail replies to, None where to none: the mark stands in its subject, or in what it quotes."""
    for text in (mail.subject, mail.quoted, mail.text):
        found = _MARK.search(text)
        if found and found[3] in STEPS:
            return About(int(found[1]), found[2], cast(Step, found[3]))
    return None


def reply(text: str) -> Reply | None:
    """Return the number a reply begins with, from 1 to 5, and its comment; None where it does not say one."""
    first, _, rest = text.strip().partition("\n")
    found = _SCORE.match(first.strip())
    if found is None:
        return None
    comment = "\n".join(part for part in (found[2].strip(), _MARK.sub("", rest).strip()) if part)
    return Reply(int(found[1]), comment[:LONGEST_COMMENT])


def _mark(about: About) -> str:
    return f"[pulse i{about.initiative} {about.group} {about.step}]"
