"""When it does not go as expected: problems and their cause, readings and pulse, adjustments."""

from __future__ import annotations

from typing import Any, cast, get_args

from store import Refused
from store.records.adjusting import Adjust, Resist
from store.records.entry import Log
from store.records.entry import Step as Adkar
from store.records.initiative import Initiative, Read
from store.records.item import Capture, Cause
from store.sentence import N_
from store.views.board.problems import Problem
from store.views.board.pulse import pulse
from store.views.key import name
from tui.dialogs.dialogue import Ask, Choose, Dialogue, Part, code, until
from tui.labels import LABELS, label
from tui.screens.of_initiative import OfInitiative
from tui.screens.planning import figure
from tui.text import _, plain, say


class Adjusting(OfInitiative):
    """What is done about problems, low marks and measures that lag."""

    # ---- problems

    def a_problem(self, initiative: Initiative) -> Dialogue:
        """Note what stands in the way, and why."""
        causes = {code: label("item.cause", code) for code in LABELS["item.cause"]}
        cause = yield from code(_("Cause"), causes)
        if cause == "resistance":
            yield from self._resistance(initiative)
            return
        title = yield from self.some_words(_("What stands in the way?"))
        due = yield from self.a_day(_("To be settled by"))
        self.do(
            Capture(
                title=title, kind="obstacle", opened=True, cause=cast(Cause, cause), due=due, initiative=initiative.id
            )
        )

    def _resistance(self, initiative: Initiative) -> Dialogue:
        group = yield from self.a_group(_("Who resists?"), initiative)
        step = yield from self.a_step(_("At which step do they stand?"))
        hint = _("In their words: what do they fear to lose?")
        reason = yield from self.some_words(_("The reason at its root"), hint)
        tactic = yield Ask(_("What is tried about it?"), hint=_("It becomes a task; empty: nothing yet"))
        self.do(Resist(id=initiative.id, party=group, about=step, text=reason, tactic=tactic, rev=initiative.rev))

    def step_tactic(self, problem: Problem) -> Dialogue:
        """Make a task of what is tried about a problem."""
        initiative = self.initiative_here()
        if initiative is None:
            return
        before = say(problem.fits) if problem.fits else ""
        title = yield from self.some_words(_("What is tried about it?"), before=before)
        due = yield from self.a_day(_("Until when?"))
        owner = yield from self.an_owner(_("By whom?"), initiative)
        self.do(Capture(title=title, opened=True, owner=owner, due=due, initiative=initiative.id, follows=problem.id))

    # ---- readings and pulse

    def step_read(self, measure: str) -> Dialogue:
        """Note a reading."""
        initiative = self.initiative_here()
        if initiative is None:
            return
        question = _("{measure} today").format(measure=plain(measure, 40))
        value = yield from until(Ask(question), figure)
        text = yield Ask(_("How was it counted?"), hint=_("Empty: not said"))
        self.do(Read(id=initiative.id, measure=measure, value=value, text=text))

    def step_pulse(self, group: int) -> Dialogue:
        """Note how a group feels: a mark at a step, and their words."""
        initiative = self.initiative_here()
        if initiative is None:
            return
        party = name(self.desk.workspace, group)
        step = yield from self.a_step(_("About which step?"))
        ask = Ask(_("{party}: mark from 1 to 5").format(party=plain(party, 24)), hint=_ASKED[step]())
        score = yield from until(ask, _mark)
        text = yield Ask(_("In their words"), hint=_("Empty: not said"))
        self.do(Log(kind="feedback", initiative=initiative.id, parties=(group,), about=step, score=score, text=text))

    def a_step(self, question: str) -> Part[Adkar]:
        """Ask for one of the five steps."""
        letters: dict[str, Adkar] = dict(zip("adkbr", get_args(Adkar), strict=True))
        letter = yield Choose(question, {key: label("entry.about", step) for key, step in letters.items()})
        return letters[letter]

    # ---- adjustments

    def action_initiative_adjust(self) -> None:
        """Adjust what the cursor stands on, else what is asked for."""
        self.talk(self._adjust_here())

    def _adjust_here(self) -> Dialogue:
        here = self.here()
        kind, _blank, measure = here.what.partition(" ") if here else ("", "", "")
        if here and kind == "pulse":
            yield from self.step_adjust(("", None, (here.id,)))
        elif kind == "measure":
            yield from self.step_adjust((measure, None, ()))
        else:
            yield from self.step_adjust(("", None, ()))

    def step_adjust(self, about: tuple[str, Adkar | None, tuple[int, ...]]) -> Dialogue:
        """Make a task of an adjustment, bound to the measure or step that calls for it."""
        initiative = self.initiative_here()
        if initiative is None:
            return
        measure, step, groups = about
        if not measure and step is None:
            step = yield from self.a_step(_("Which step calls for it?"))
        found = pulse(self.desk.workspace, initiative, self.desk.today) if step else None
        row = next((row for row in found.rows if row.group in groups), None) if found else None
        fitting = say(row.tactic) if row and row.tactic and row.barrier == step else ""
        title = yield from self.some_words(_("What is changed?"), before=fitting)
        reason = yield Ask(_("What was seen?"), hint=_("The signal that calls for it; empty: not said"))
        due = yield from self.a_day(_("Until when?"))
        self.do(
            Adjust(
                id=initiative.id, title=title, measure=measure, about=step, parties=groups, due=due, reason=reason,
                rev=initiative.rev,
            )
        )  # fmt: skip


_ASKED: dict[str, Any] = {
    "awareness": lambda: _("1: no idea why · 5: could explain it to others"),
    "desire": lambda: _("1: do not want it · 5: ask for it"),
    "knowledge": lambda: _("1: do not know how · 5: know how"),
    "ability": lambda: _("1: cannot do it yet · 5: do it alone"),
    "reinforcement": lambda: _("1: fall back into old ways · 5: would not go back"),
}
"""Step → what the ends of the scale mean, in the reader's language."""


def _mark(text: str) -> float:
    score = figure(text)
    if not 1 <= score <= 5:
        raise Refused(N_("Give a mark from 1 to 5"))
    return score
