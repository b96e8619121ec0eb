"""Quick entry on the screens: the names the workspace knows, a line read as it is typed, and what saving it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store import Commit, Done, Party, when
from tui.pieces import Piece
from tui.text import _

if TYPE_CHECKING:
    from store import Workspace
    from tui.cli.session import Session
    from tui.quick_entry import Draft, Names

Literal = frozenset[tuple[int, int]]


class EntryReader:
    """Reads the lines of one session. The scanner is imported when the first line is read."""

    def __init__(self, session: Session, workspace: Workspace) -> None:
        """`session` gives language and order of dates, `workspace` the names and the clock."""
        self.earlier: list[str] = []
        """Lines saved in this session, newest last."""
        self._session = session
        self._workspace = workspace
        self._names: Names | None = None

    def read(self, text: str, literal: Literal) -> Draft:
        """Return what a line is understood as; `literal` are places to be read as mere words."""
        from tui.quick_entry import Choices, parse

        session, zone = self._session, self._workspace.zone
        now = when.wall(self._workspace.clock(), zone)
        return parse(
            text, now=now, tz=zone, order=session.order, lang=session.lang, names=self.names(), choices=Choices(literal)
        )

    def chips(self, draft: Draft) -> Sequence[Piece]:
        """Return what Enter would save."""
        from tui.quick_entry import chips
        from tui.quick_entry.operations import shortfall

        now = when.wall(self._workspace.clock(), self._workspace.zone)
        found = chips(draft, translate=_, names=self.names(), now=now, lang=self._session.lang)
        lacking = shortfall(draft, self._workspace.clock(), self._workspace.zone)
        said = [Piece(text, _ROLES.get(stands_for, "")) for text, stands_for in found]
        return [*said, Piece(lacking.say(_), "warn")] if lacking else said

    def saving(self, draft: Draft, on_wait: Callable[[str], None]) -> Callable[[], Done]:
        """Return the work of saving a line as one commit."""
        from tui.quick_entry.operations import operations

        label = _LABELS.get(draft.kind, "item.capture")
        return lambda: self._workspace.run_each(lambda desk: operations(draft, desk), label=label, on_wait=on_wait)

    def remember(self, text: str) -> None:
        """Let a line be recalled."""
        self.earlier = [line for line in self.earlier if line != text] + [text]

    def forget(self, commits: Sequence[Commit]) -> None:
        """Read the names again when a party has changed."""
        if any(not commit.touched for commit in commits) or any(
            table == Party.table for commit in commits for table, _id in commit.touched
        ):
            self._names = None

    def names(self) -> Names:
        """Return the names that a line may use."""
        if self._names is None:
            from tui.quick_entry.known import names_of

            self._names = names_of(self._workspace)
        return self._names


_ROLES = {"kind": "accent", "unknown": "warn", "problem": "warn", "follow": "dim", "tag": "dim", "link": "dim"}
"""What a chip stands for → the role it is shown in."""

_LABELS = {
    **dict.fromkeys(("meeting", "event", "seminar", "training", "checkin"), "meeting.plan"),
    **dict.fromkeys(("contact", "feedback", "decision", "note"), "entry.log"),
    "reading": "initiative.read",
}
"""Kind of line → the operation that the commit is named after."""
