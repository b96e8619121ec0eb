"""What goes in and out of an initiative as a whole: a playbook, the report, the pulse mails."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from store import Done, StoreError, Workspace
from store.views.key import names
from tui.dialogs.dialogue import Ask, Dialogue, Pick, sure
from tui.labels import label
from tui.pieces import Line, Part, Parts, Piece
from tui.screens import page
from tui.screens.of_initiative import OfInitiative
from tui.settings import folder
from tui.text import _, _n, colon, plain, say, short_day

if TYPE_CHECKING:
    from store.presets.playbook import Planned


class Reporting(OfInitiative):
    """Keys of a board that are about all of it."""

    # ---- a playbook

    def action_board_playbook(self) -> None:
        """Plan it by a playbook."""
        self.talk(self._playbook())

    def _playbook(self) -> Dialogue:
        from store.presets import playbook as playbooks

        initiative, desk, own = self.initiative_here(), self.desk, folder() / "playbooks"
        if initiative is None:
            return
        lang = desk.session.lang
        titles = [(name, playbooks.load(name, own).title.get(lang, name)) for name in playbooks.names(own)]
        chosen = yield Pick(_("By which playbook?"), titles)
        playbook = playbooks.load(chosen, own)
        try:
            planned = playbooks.preview(desk.workspace, playbook, initiative, lang)
        except StoreError as refusal:
            self.notice(say(refusal.sentence), "warn")
            return
        self.foresee(self._planned(desk.workspace, planned))
        try:
            agreed = yield from sure(_n("Plan {n} record?", "Plan {n} records?", len(planned)))
        finally:
            self.foresee(None)
        if not agreed:
            return

        def said(done: Done) -> str:
            return colon(_("planned")) + _n("{n} record", "{n} records", len(planned))

        desk.carry_out(lambda: playbooks.play(desk.workspace, playbook, initiative, lang), said)

    def _planned(self, workspace: Workspace, planned: list[Planned]) -> Parts:
        """Return what a playbook would make, a line a record."""
        lines: list[Line] = []
        for one in planned:
            on = short_day(_day(one.day), self.desk.today) if one.day else "–"
            kind = label("item.kind" if one.table == "items" else "meeting.kind", one.kind)
            who = ", ".join(names(workspace, one.parties))
            lines.append(
                [Piece(f"{on}  ", "accent"), Piece(f"{kind} ", "dim"), Piece(one.title), Piece(f"  {who}", "dim")]
            )
        return [Part(colon(_("It will plan")) + _n("{n} record", "{n} records", len(planned)), lines)]

    # ---- out

    def action_board_report(self) -> None:
        """Read the report."""
        initiative = self.initiative_here()
        if initiative is not None:
            self.app.push_screen(page("report", initiative.id))

    def action_board_pulse(self) -> None:
        """Write the pulse mails."""
        self.talk(self._pulse())

    def _pulse(self) -> Dialogue:
        from tui.cli.pulse import letters, written

        initiative, desk = self.initiative_here(), self.desk
        if initiative is None:
            return
        found = dict(letters(desk.session, desk.workspace, initiative, None, None, ""))
        if not found:
            self.notice(_("Name the audience first: e edits it"), "warn")
            return
        hint = _n(
            "{n} mail with one question; open it in your mailer",
            "{n} mails with one question each; open them in your mailer",
            len(found),
        )
        into = (yield Ask(_("Into which folder?"), str(Path.cwd()), hint)) or "."
        try:
            files = [*written(Path(into).expanduser(), initiative, found, force=True)]
        except StoreError as refusal:
            self.notice(say(refusal.sentence), "alert")
            return
        self.notice(_("Written: {files}").format(files=plain(", ".join(Path(file).name for file in files))), "good")


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])
