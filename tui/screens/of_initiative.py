"""What the keys of an initiative's board ask again and again: which group, until when, from whom, of whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from store import Initiative, Operation, Party, Refused, Workspace
from store.draft import Draft
from store.views.key import name
from tui.dialogs.dialogue import Ask, Part, code, until
from tui.dialogs.naming import login_named, number, party_named, time_named, words
from tui.screens.phases import Phases
from tui.text import _, day_to_write, plain


class OfInitiative(Phases):
    """Questions about one initiative."""

    def a_group(self, question: str, initiative: Initiative) -> Part[int]:
        """Ask for one group of the audience; the only one is not asked for."""
        if len(initiative.audience) == 1:
            return initiative.audience[0]
        named = {str(id): plain(name(self.desk.workspace, id), 24) for id in initiative.audience}
        return int((yield from code(question, named)))

    def a_day(self, question: str, shape: str = "moment", before: str = "") -> Part[str | None]:
        """Ask for a day, or none."""
        desk = self.desk
        hint = _("fri, {day} or in 2 weeks; empty: no date").format(day=day_to_write(desk.today))
        ask = Ask(question, before, hint=hint)

        def named(text: str) -> str | None:
            return time_named(desk.session, desk.workspace, shape, text) if text else None

        return (yield from until(ask, named))

    def some_words(self, question: str, hint: str = "", before: str = "") -> Part[str]:
        """Ask for a text that must not be empty."""
        return (yield from until(Ask(question, before, hint=hint), words))

    def a_colleague(self, question: str, initiative: Initiative) -> Part[str]:
        """Ask for a login; those of the team are named, then whoever is known, then oneself."""
        known = self._known(initiative)
        return (yield from until(Ask(question, hint=", ".join(known), recalled=known), login_named))

    def an_owner(self, question: str, initiative: Initiative) -> Part[str]:
        """Ask who sees to something; oneself where nobody is named."""
        known, me = self._known(initiative), self.desk.workspace.user
        hint = _("{names}; empty: yourself").format(names=", ".join(known))
        return (yield from until(Ask(question, hint=hint, recalled=known), lambda text: login_named(text or me)))

    def _known(self, initiative: Initiative) -> list[str]:
        team = [member.login for member in initiative.team]
        return [*dict.fromkeys((*team, *self.desk.colleagues(), self.desk.workspace.user))]

    def a_headcount(self, question: str, before: int) -> Part[int]:
        """Ask how many."""
        return (yield from until(Ask(question, str(before), _("0: nobody came")), number))

    def do_each(self, build: Callable[[Draft], Iterable[Operation]], label: str) -> None:
        """Carry out, as one commit, operations of which some name what those before them make."""
        desk = self.desk
        desk.carry_out(lambda: desk.workspace.run_each(build, label=label, on_wait=desk.hear_of_lock), self.told)

    def party(self, id: int | None) -> Party | None:
        """Return a party, None for none."""
        return self.desk.workspace.get(Party, id) if id else None


def known_party(workspace: Workspace, text: str) -> int | None:
    """Return the party that a code or name means, None where nobody is called so."""
    try:
        return party_named(workspace, text)
    except Refused:
        return None
