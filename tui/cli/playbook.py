"""`passerelle playbook`: a plan as it is usually made, laid out from an initiative's go-live in one step."""

from __future__ import annotations

from collections.abc import Iterator

import click

from store import Initiative, Workspace
from store.presets import playbook as playbooks
from store.presets.playbook import Planned
from store.sentence import N_
from store.views.key import names
from tui.arguments import Misread
from tui.arguments.references import record_named
from tui.cli.done import answer_done
from tui.cli.session import Session, common_options
from tui.labels import label
from tui.settings import folder
from tui.sheets.lines import moment
from tui.text import _, colon


@click.command("playbook", help=N_("List the playbooks, or plan an initiative by one: its items and meetings, dated."))
@click.argument("name", required=False, metavar="[NAME]")
@click.argument("initiative", required=False, metavar="[iN]")
@click.option("--dry-run", is_flag=True, help=N_("Only show what it would plan."))
@common_options
@click.pass_obj
def command(session: Session, name: str | None, initiative: str | None, dry_run: bool) -> None:
    """Answer with the playbooks there are, those of the user among them; or play one as one commit."""
    own = folder() / "playbooks"
    if name is None:
        titles = {known: playbooks.load(known, own).title.get(session.lang, "") for known in playbooks.names(own)}
        session.answer(titles, [colon(known) + title for known, title in titles.items()])
        return
    if initiative is None:
        raise click.UsageError(_("Name the initiative to plan, such as i3"))
    workspace = session.workspace()
    record = record_named(workspace, initiative)
    if not isinstance(record, Initiative):
        raise Misread(_("“{text}” is not an initiative; write it like i3").format(text=initiative))
    playbook = playbooks.load(name, own)
    if dry_run:
        planned = playbooks.preview(workspace, playbook, record, session.lang)
        session.answer(planned, [*_lines(workspace, planned), _("Nothing was written: this was a dry run")])
        return
    done = playbooks.play(workspace, playbook, record, session.lang)
    answer_done(session, workspace, done)


def _lines(workspace: Workspace, planned: list[Planned]) -> Iterator[str]:
    for one in planned:
        kind = label("item.kind" if one.table == "items" else "meeting.kind", one.kind)
        day = moment(one.day, workspace.zone) or "–"
        yield " · ".join(part for part in (day, kind, one.title, ", ".join(names(workspace, one.parties))) if part)
