"""The minutes of a meeting: read in each recipient's language, copied, written to files, relayed to the absent."""

from __future__ import annotations

from pathlib import Path

from store import Commit, Meeting, Party, StoreError
from store.records.item import Capture
from store.views.key import Key, names
from store.views.minutes import absent, minutes
from tui.actions import ACTIONS, EVERYWHERE
from tui.circulating import as_read, written
from tui.dialogs.dialogue import Ask, Dialogue
from tui.dialogs.naming import words
from tui.keymap import bindings
from tui.listings.pack import called
from tui.pieces import Part
from tui.screens.reading_screen import ReadingScreen
from tui.settings import CHOICES
from tui.text import _, plain, say


class MinutesScreen(ReadingScreen):
    """The minutes as they stand, as text for a mail."""

    place = "minutes"
    BINDINGS = bindings((*ACTIONS["minutes"], *EVERYWHERE))

    def __init__(self, meeting: int) -> None:
        """`meeting` is the number of the meeting."""
        super().__init__()
        self._number = meeting
        self._lang = ""

    def here(self) -> Key:
        """The meeting."""
        return Key(Meeting.table, self._number)

    def changed(self, commits: list[Commit]) -> None:
        """Colleagues may still be writing."""
        self.load()

    @property
    def _meeting(self) -> Meeting | None:
        return self.desk.workspace.get(Meeting, self._number)

    def load(self) -> None:
        """Show them in the language that was turned to."""
        meeting, desk = self._meeting, self.desk
        if meeting is None:
            return
        facts = [*called(meeting, desk.today), self._lang or desk.session.lang]
        if missing := names(desk.workspace, absent(desk.workspace, meeting)):
            facts.append(_("absent: {names}").format(names=", ".join(missing)))
        self.bar.show(_("Minutes"), facts)
        self.pane.show([Part("", self._text("txt", self._lang).splitlines())])

    def action_minutes_turn(self) -> None:
        """Read them in the next language."""
        spoken, now = CHOICES["lang"], self._lang or self.desk.session.lang
        self._lang = spoken[(spoken.index(now) + 1) % len(spoken)]
        self.load()

    def action_record_copy(self) -> None:
        """Copy them as Markdown, in the language in which they are read."""
        self.app.copy_to_clipboard(self._text("md", self._lang))
        self.notice(_("Copied as Markdown"), "good")

    # ---- to whom it may concern

    def action_minutes_relay(self) -> None:
        """Relay them to those who were absent."""
        meeting, desk = self._meeting, self.desk
        if meeting is None:
            return
        missing = absent(desk.workspace, meeting)
        if not missing:
            why = _("Nobody was absent") if meeting.attendance else _("Note first who came: a, while it is run")
            self.notice(why, "warn")
            return
        self.do(*(self._relay(meeting, lang, parties) for lang, parties in self._by_language(missing).items()))

    def _by_language(self, parties: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
        """Return who reads which language; one's own for those of whom none is noted."""
        found: dict[str, tuple[int, ...]] = {}
        for party in self.desk.workspace.some(Party, parties):
            noted = party.lang[:2].lower()
            lang = noted if noted in CHOICES["lang"] else self.desk.session.lang
            found[lang] = (*found.get(lang, ()), party.id)
        return found

    def _relay(self, meeting: Meeting, lang: str, parties: tuple[int, ...]) -> Capture:
        title = _("Minutes of m{id} {title}").format(id=meeting.id, title=meeting.title)
        return Capture(
            title=title, kind="relay", opened=True, parties=parties, text=self._text("txt", lang),
            initiative=meeting.initiative,
        )  # fmt: skip

    def action_minutes_save(self) -> None:
        """Write them to files: each language, Markdown and text, and the next date."""
        self.talk(self._save())

    def _save(self) -> Dialogue:
        meeting, desk = self._meeting, self.desk
        if meeting is None:
            return
        folder = (yield Ask(_("Into which folder?"), str(Path.cwd()), offered=True)) or "."
        try:
            files = [*written(desk.session, desk.workspace, meeting, Path(words(folder)).expanduser(), force=True)]
        except StoreError as refusal:
            self.notice(say(refusal.sentence), "alert")
            return
        self.notice(_("Written: {files}").format(files=plain(", ".join(Path(file).name for file in files))), "good")

    def _text(self, form: str, lang: str) -> str:
        meeting, desk = self._meeting, self.desk
        if meeting is None:
            return ""
        return as_read(minutes(desk.workspace, meeting), form, lang or desk.session.lang, desk.session.lang)
