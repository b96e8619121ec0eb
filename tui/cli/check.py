"""`passerelle check`: reads the whole store and says in plain words what is wrong; with --repair, mends it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from store.sentence import N_
from tui.cli.done import tell_waiting
from tui.cli.session import REFUSED, UNREACHABLE, Session, common_options
from tui.text import _, _n, colon, say

if TYPE_CHECKING:
    from store.care import Report


@click.command("check", help=N_("Read the whole store and say what is wrong with it, in plain words."))
@click.option("--repair", "mend", is_flag=True, help=N_("Mend what can be mended; what is cut is kept aside."))
@common_options
@click.pass_obj
def command(session: Session, mend: bool) -> None:
    """Answer with what is found. Exit code 0: sound; 1: something is wrong; 3: the store cannot be opened."""
    from store.care import check, repair

    report = check(session.store, tell_waiting)
    lines = [*_told(report)]
    if mend and report.remedies:
        if not session.json:
            session.answer(None, [*lines, _("Repairing…")])
        report = repair(session.store, tell_waiting)
        lines = [*_told(report)]
    elif report.remedies:
        lines.append(_("“passerelle check --repair” does so"))
    session.answer(_data(report), lines)
    if not report.is_sound:
        raise click.exceptions.Exit(REFUSED if report.opens else UNREACHABLE)


def _told(report: Report) -> Iterator[str]:
    for finding in report.findings:
        what = say(finding.what)
        place = colon(finding.file) if finding.file not in what else ""
        if finding.at:
            place = _("{file}, byte {at}: ").format(file=finding.file, at=finding.at)
        yield f"{'!' if finding.wrong else '·'} {place}{what}"
        yield f"  {say(finding.means)}"
        if finding.wrong or finding.remedy != "nothing":
            yield "  " + _("With --repair: {what}").format(what=say(finding.repair))
    known = _n("{n} document", "{n} documents", report.documents) + ", "
    known += _n("{n} commit", "{n} commits", report.commits)
    if report.is_sound:
        yield _("The store is sound: {known}").format(known=known)
    else:
        yield _("The store is not sound: {known} can be read").format(known=known)


def _data(report: Report) -> dict[str, object]:
    told = [
        {"file": finding.file, "at": finding.at, "wrong": finding.wrong, "what": finding.what, "means": finding.means,
         "repair": finding.repair}
        for finding in report.findings
    ]  # fmt: skip
    return {
        "sound": report.is_sound, "opens": report.opens, "documents": report.documents, "commits": report.commits,
        "findings": told,
    }  # fmt: skip
