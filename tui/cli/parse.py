"""`passerelle parse`: what quick entry understands of a line, as JSON; nothing is saved."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import click
import msgspec
from msgspec.structs import replace

from store import when
from store.sentence import N_
from tui.cli.session import MISUSED, Session, as_json, common_options
from tui.text import _, say

if TYPE_CHECKING:
    from store import Workspace
    from tui.quick_entry import Draft, Names
    from tui.quick_entry.asked.questions import Question


class Line(msgspec.Struct):
    """One line to read, as programs write it."""

    text: str
    now: str = ""
    order: Literal["DMY", "MDY", ""] = ""
    loose: bool = False


@click.command("parse", help=N_("Show as JSON what quick entry understands of a line; nothing is saved."))
@click.argument("text", nargs=-1, metavar="LINE")
@click.option("--now", metavar="TIME", help=N_("The hour on the wall, such as 2026-11-21T16:00, not the clock's."))
@click.option("--loose", is_flag=True, help=N_("The line may be nothing but an expression of time."))
@click.option("--jsonl", is_flag=True, help=N_("Read lines of JSON (text, now, order, loose); answer each with one."))
@common_options
@click.pass_obj
def command(session: Session, text: tuple[str, ...], now: str | None, loose: bool, jsonl: bool) -> None:
    """Answer with what one line says, or each line of standard input."""
    reader = Reader(session, now or "")
    if jsonl:
        wrong = sum(not reader.answer(line) for line in sys.stdin.buffer if line.strip())
        if wrong:
            click.get_current_context().exit(MISUSED)
        return
    if not text:
        raise click.UsageError(_("LINE is missing"))
    print(as_json(reader.read(Line(" ".join(text), loose=loose))))


class Reader:
    """Understands lines with the names of a workspace, if there is one, and the clock that is given."""

    def __init__(self, session: Session, now: str) -> None:
        """Wrong usage (UsageError) where `now` is no time."""
        self._session = session
        self._workspace = _workspace(session)
        self._names, self._zone = _surroundings(session, self._workspace)
        self._now = self._wall(now) if now else when.wall(when.now(), self._zone)

    def answer(self, line: bytes) -> bool:
        """Print what one line of JSON says; an error, and False, where it cannot be read."""
        try:
            said = self.read(msgspec.json.decode(line, type=Line))
        except (msgspec.DecodeError, click.UsageError) as error:
            print(as_json({"error": str(error)}), flush=True)
            return False
        print(as_json(said), flush=True)
        return True

    def read(self, line: Line) -> dict[str, Any]:
        """Return what a line says, the parties by what people type for them."""
        from tui.quick_entry import as_json as told
        from tui.quick_entry import parse
        from tui.quick_entry.asked.questions import questions
        from tui.quick_entry.operations import shortfall
        from tui.quick_entry.shown.chips import chips
        from tui.quick_entry.shown.lens import seen

        session, names = self._session, self._names
        now = self._wall(line.now) if line.now else self._now
        draft = parse(
            line.text, now=now, tz=self._zone, order=line.order or session.order, lang=session.tongue, names=names,
            loose=line.loose,
        )  # fmt: skip
        draft = seen(draft, self._workspace) if self._workspace else draft
        lacking = shortfall(draft, when.instant(now.isoformat(), self._zone), self._zone)
        saved = replace(draft, kind="") if lacking else draft
        row = chips(saved, translate=_, names=names, now=now, lang=session.lang)
        asked = [_asked(question) for question in questions(draft, session.lang)]
        return {**told(_with_codes(draft, names)), "problems": asked, "chips": [chip.text for chip in row]}

    def _wall(self, text: str) -> datetime:
        try:
            return when.wall(datetime.fromisoformat(text).isoformat(), self._zone)
        except ValueError:
            raise click.UsageError(_("now: “{text}” is not a time; write 2026-11-21T16:00").format(text=text)) from None


def _workspace(session: Session) -> Workspace | None:
    """Return the workspace; None where one's own is not there yet, for it is not made."""
    return session.workspace() if session.named or session.store.exists() else None


def _surroundings(session: Session, workspace: Workspace | None) -> tuple[Names, str]:
    """Return the names and the zone of the workspace; nobody's where there is none."""
    from tui.quick_entry.people.known import names_of
    from tui.quick_entry.people.names import NOBODY

    if workspace is None:
        return NOBODY, session.zone or when.machine_zone()
    return names_of(workspace), workspace.zone


def _asked(question: Question) -> dict[str, Any]:
    """Return a problem and its ways out in the reader's language."""
    ways = [{"label": say(called), "text": way.text} for called, way in question.ways]
    return {"problem": say(question.problem), "span": question.span, "repairs": ways}


def _with_codes(draft: Draft, names: Names) -> Draft:
    def code(party: int | str) -> int | str:
        known = names.parties.get(party) if isinstance(party, int) else None
        return known.code if known else party

    return replace(
        draft,
        parties=tuple(map(code, draft.parties)),
        source=None if draft.source is None else code(draft.source),
        follow_up=_with_codes(draft.follow_up, names) if draft.follow_up else None,
    )
