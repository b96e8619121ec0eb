"""Quick entry on the screens: the names the workspace knows, a line read as it is typed, and what saving it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store import Commit, Done, Party, Sentence, reference, when
from store.sentence import StoreError
from store.views.key import names
from tui import actions
from tui.actions import Action, shown_key
from tui.jargon import told_of_leak
from tui.pieces import APART, Line, Piece
from tui.private import recalled
from tui.text import _, plain, quoted, say

if TYPE_CHECKING:
    from store import Workspace
    from store.views.key import Key
    from tui.cli.session import Session
    from tui.quick_entry import Choices, Context, Draft, Names, Span
    from tui.quick_entry.asked.questions import Question, Reading
    from tui.quick_entry.shown.cheatsheet import Section
    from tui.quick_entry.shown.completing import Completion


WARMING = "meet @nobody every tuesday 9am // in 3 working days"
"""A line that has everything imported and looked up that the first one typed would wait for."""


class EntryReader:
    """Reads the lines of one session. The scanner is imported when the first line is read."""

    def __init__(self, session: Session, workspace: Workspace) -> None:
        """`session` gives language, order of dates and keys, `workspace` the names and the clock."""
        self._session = session
        self._workspace = workspace
        self._names: Names | None = None
        self._warm: Names | None = None
        self._context: Context | None = None

    @cached_property
    def earlier(self) -> list[str]:
        """The lines that were saved, also in earlier sessions, newest last."""
        return recalled.load(self._session.store)

    # ---- as it is opened

    def open(self, about: Key | None) -> None:
        """Begin a line; `about` is the record that it is linked to unless it says otherwise. What the first line would
        wait for is done meanwhile."""
        from tui.quick_entry import Context

        if about is None:
            self._context = None
        elif about.table == Party.table:
            self._context = Context(parties=(about.id,))
        else:
            kind = "note" if about.table in _NOTED else ""
            self._context = Context(kind, link=reference(about.table, about.id))
        if self._warm is not self.known():
            self._warm = self.known()
            Thread(target=self._warm_up, args=(self._warm,), daemon=True).start()

    def _warm_up(self, known: Names) -> None:
        from tui.quick_entry import parse

        with suppress(StoreError):  # told when a line is read
            parse(WARMING, now=datetime(2026, 1, 1), lang=self._session.tongue, names=known)
        known.prepare()

    # ---- as it is typed

    def read(self, text: str, choices: Choices | None = None) -> Draft:
        """Return what a line is understood as, but for what the user has told otherwise."""
        from tui.quick_entry import parse
        from tui.quick_entry.shown.lens import seen

        session, zone = self._session, self._workspace.zone
        # the minute that has begun: what was found stands for as long as the clock shows the same
        now = when.wall(self._workspace.clock(), zone).replace(second=0, microsecond=0)
        draft = parse(
            text, now=now, tz=zone, order=session.order, lang=session.tongue, names=self.known(), choices=choices,
            context=self._context,
        )  # fmt: skip
        return seen(draft, self._workspace, choices)

    def chips(self, draft: Draft) -> Sequence[Piece]:
        """Return what Enter would save."""
        from tui.quick_entry.shown.chips import chips

        now = when.wall(self._workspace.clock(), self._workspace.zone)
        saved = replace(draft, kind="") if self._lacking(draft) else draft
        found = chips(saved, translate=_, names=self.known(), now=now, lang=self._session.lang)
        return [Piece(text, _ROLES.get(stands_for, "")) for text, stands_for in found]

    def _lacking(self, draft: Draft) -> Sentence | None:
        from tui.quick_entry.operations import shortfall

        return shortfall(draft, self._workspace.clock(), self._workspace.zone)

    def told(self, draft: Draft, choices: Choices, reading: Span | None, taken: Span | None) -> Sequence[Line]:
        """Return what is not sure, and the keys that settle it: `reading` is read otherwise, `taken` is taken."""
        from tui.quick_entry import LONGEST
        from tui.quick_entry.asked.questions import SUGGESTED, questions, readings

        lang = self._session.lang
        ways = iter(actions.WAYS)
        lines = [self._asked(one, ways) for one in questions(draft, lang)]  # first: they are what one must see
        lacking = self._lacking(draft)
        if lacking and draft.order is None:  # what an order lacks is among the questions
            lines.append(Piece(f"! {say(lacking)}", "warn"))
        lines += [
            self._suggestion(one, reading) if one.span.confidence == SUGGESTED else self._doubt(one, choices, reading)
            for one in readings(draft, choices, lang)
            if one.span.confidence > SUGGESTED or one.span == taken
        ]
        lines += self._jargon(draft, taken)
        full = _("adds longer text, once the line is saved: it is full")
        more: Line = [Piece("! ", "warn"), self._key(actions.EDITOR), f" {full}"]
        return [*lines, more] if len(draft.text) >= LONGEST else lines

    def _jargon(self, draft: Draft, taken: Span | None) -> Iterator[Line]:
        """Yield the term that would be said plainly next, who does not share it, and how many there are."""
        left = [one for one in draft.jargon if one.taken is None]
        offered = next((one for one in left if taken is not None and one.span == (taken.start, taken.end)), None)
        if offered is None:
            return
        readers = plain(", ".join(names(self._workspace, offered.readers)))
        keys = (self._key(actions.TAKE), self._key(actions.READING))
        words = plain(draft.text[slice(*offered.span)])
        yield told_of_leak(words, zip(keys, map(plain, offered.wordings), strict=False), readers, len(left))

    def _asked(self, question: Question, keys: Iterator[Action]) -> Line:
        line: list[str | Piece] = [Piece(f"! {say(question.problem)}", "warn")]
        for (called, _way), key in zip(question.ways, keys, strict=False):
            line += [APART, self._key(key), f" {say(called)}"]
        return line

    def _suggestion(self, one: Reading, reading: Span | None) -> Line:
        words = Piece(quoted(one.words), "dim")
        line: list[str | Piece] = [words, APART, self._key(actions.TAKE), f" {one.read}"]
        return [*line, APART, self._key(actions.READING), f" {one.others[0]}"] if one.span == reading else line

    def _doubt(self, one: Reading, choices: Choices, reading: Span | None) -> Line:
        words = quoted(one.words)
        line: list[str | Piece] = [
            Piece(words, "dim"),
            Piece(_(" → {what}?").format(what=one.read) if one.read else " ?", "warn"),
        ]
        if one.span == reading:
            number = choices.reading((one.span.start, one.span.end)) or 0
            other = one.others[number] if number < len(one.others) else _("as at first")
            line += [APART, self._key(actions.READING), f" {other}"]
        return line

    def _key(self, action: Action) -> Piece:
        return Piece(shown_key(self._session.settings.keys.get(action.name, action.key)), "key")

    def offered(self, draft: Draft, cursor: int) -> Sequence[Completion]:
        """Return what the name before the cursor may become, or what an order still lacks."""
        begun = _NAME.search(draft.text, 0, cursor)
        if begun is None:
            waiting = draft.order is not None and not draft.order.complete
            return self.completions(draft, cursor) if waiting else ()
        whole = begun[1] == "@" and self.known().code(begun[2]) is not None  # Tab must not make another of it
        return () if whole else self.completions(draft, cursor)

    def completions(self, draft: Draft, cursor: int) -> Sequence[Completion]:
        """Return what the word before the cursor may become."""
        from tui.quick_entry.shown.completing import complete

        return complete(draft.text, cursor, self.known(), self._session.lang, _)

    def cheat_sheet(self) -> Sequence[Section]:
        """Return what can be said, by examples of today."""
        from tui.quick_entry.shown.cheatsheet import sheet

        now = when.wall(self._workspace.clock(), self._workspace.zone)
        return sheet(now, self._session.lang, order=self._session.order, translate=_)

    def kind_after(self, kind: str) -> str:
        """Return the kind that comes after this one."""
        at = _KINDS.index(kind) + 1 if kind in _KINDS else 0
        return _KINDS[at % len(_KINDS)]

    # ---- when it is saved

    def saving(self, draft: Draft, on_wait: Callable[[str], None]) -> Callable[[], Done]:
        """Return the work of saving a line as one commit."""
        from tui.quick_entry.operations import act_of, operations

        label = act_of(draft, self._workspace.clock(), self._workspace.zone)
        return lambda: self._workspace.run_each(lambda desk: operations(draft, desk), label=label, on_wait=on_wait)

    def doubts_name(self, draft: Draft) -> bool:
        """Say whether a line would make a party whose name comes near a known one."""
        from tui.quick_entry.people.strangers import mistaken

        return bool(mistaken(draft))

    def recall(self, text: str) -> None:
        """Let a line be recalled in this session."""
        self.earlier[:] = [line for line in self.earlier if line != text] + [text]

    def remember(self, text: str) -> None:
        """Let a line that was saved be recalled, also in later sessions."""
        self.recall(text)
        recalled.add(self._session.store, text)

    # ---- names

    def forget(self, commits: Sequence[Commit]) -> None:
        """Read the names again when a party has changed."""
        if any(not commit.touched for commit in commits) or any(
            table == Party.table for commit in commits for table, _id in commit.touched
        ):
            self._names = None

    def known(self) -> Names:
        """Return the names that a line may use."""
        if self._names is None:
            from tui.quick_entry.people.known import names_of

            self._names = names_of(self._workspace)
        return self._names


_NOTED = ("items", "meetings", "initiatives")
"""Tables of the records whose line is a note on them unless its first word says otherwise."""
_NAME = re.compile(r"(?:^|[\s,>(/&])([@#])([^\s,:;@#>]*)\Z|\[\[[^\]]*\Z")
"""A name that is being typed."""

_ROLES = {"kind": "accent", "unknown": "warn", "problem": "warn", "follow": "dim", "tag": "dim", "link": "dim",
          "plain": "good"}  # fmt: skip
"""What a chip stands for → the role it is shown in."""

_KINDS = (
    "", "task", "meeting", "contact", "request", "relay", "conflict", "obstacle", "approval", "note", "decision",
    "feedback", "event", "training", "seminar", "checkin",
)  # fmt: skip
"""The kinds in the order of F2, the most used first."""
