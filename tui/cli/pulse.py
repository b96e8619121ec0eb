"""`passerelle pulse new`: a mail a group with one question; `passerelle import -` takes in what they reply."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import click

from store import Initiative, Party, Workspace, reference, when
from store.records.entry import Step
from store.sentence import N_
from store.views.board.pulse import STEPS, pulse
from tui.arguments import Misread
from tui.arguments.references import record_named
from tui.cli.session import Session, common_options, say_on_stderr
from tui.settings import CHOICES
from tui.text import _, say, set_language


@click.command("pulse", help=N_("Write a mail to each group of an initiative with one question: how it stands."))
@click.argument("act", type=click.Choice(("new",)), metavar="new")
@click.argument("initiative", metavar="iN")
@click.option("--step", type=click.Choice(STEPS), help=N_("The step asked about; else the one that says most now."))
@click.option("--group", metavar="CODE", help=N_("That group alone."))
@click.option("--from", "sender", default="", metavar="ADDRESS", help=N_("Whom they reply to."))
@click.option("--to", "folder", metavar="FOLDER", help=N_("Write a file for each there, to open in your mailer."))
@click.option("--force", is_flag=True, help=N_("Replace the files that are there."))
@common_options
@click.pass_obj
def command(
    session: Session, act: str, initiative: str, step: Step | None, group: str | None, sender: str, folder: str | None,
    force: bool,
) -> None:  # fmt: skip
    """Answer with the mails as a mailbox, or with the files written; who cannot be reached is told."""
    from store.interop.pulse import as_text

    workspace = session.workspace()
    record = record_named(workspace, initiative)
    if not isinstance(record, Initiative):
        raise Misread(_("“{text}” is not an initiative; write it like i3").format(text=initiative))
    found = dict(letters(session, workspace, record, step, group, sender))
    if group is not None and group not in found:
        raise Misread(_("“{code}” is no group of its audience").format(code=group))
    unreached = [code for code, letter in found.items() if not (letter["To"] or letter["Bcc"])]
    if unreached:
        say_on_stderr([_("No mail address is known of {names}").format(names=", ".join(unreached))])
    if folder is None:
        told = [{"group": code, **_told(letter)} for code, letter in found.items()]
        at = workspace.clock().strftime("%a %b %d %H:%M:%S %Y")
        session.answer(told, "\n".join(f"From passerelle {at}\n{as_text(letter)}" for letter in found.values()))
        return
    files = [*written(Path(folder).expanduser(), record, found, force=force)]
    session.answer({"files": files}, files)


def letters(
    session: Session, workspace: Workspace, record: Initiative, step: Step | None, only: str | None, sender: str
) -> Iterator[tuple[str, EmailMessage]]:
    """Yield, by the group's code, its mail in its own language."""
    from store.interop.pulse import addresses, mail, step_to_ask

    today = when.day(workspace.clock(), workspace.zone)
    for row in pulse(workspace, record, today).rows:
        group = workspace.get(Party, row.group)
        if group is None or only not in (None, group.code):
            continue
        to = addresses(group, workspace.find(Party, groups=group.id))
        lang = group.lang[:2].lower()
        set_language(lang if lang in CHOICES["lang"] else session.lang)
        yield group.code, mail(record, group, step or step_to_ask(row), to, say, sender)
        set_language(session.lang)


def _told(letter: EmailMessage) -> dict[str, str]:
    to = str(letter["To"] or letter["Bcc"] or "")
    return {"to": to, "subject": str(letter["Subject"]), "text": letter.get_content()}


def written(folder: Path, record: Initiative, letters: dict[str, EmailMessage], *, force: bool) -> Iterator[str]:
    """Write each mail to a file in a folder; yield the files."""
    from store.interop.destination import write
    from store.interop.pulse import as_text

    for code, letter in letters.items():
        path = folder / f"pulse-{reference(record.table, record.id)}-{code}.eml"
        write(path, [as_text(letter)], force=force)
        yield str(path)
