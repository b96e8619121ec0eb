"""Triage: one key, one decision."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from store.records.item import ItemKind
from store.records.meeting import Pin
from store.records.triage import Accept, Classify, Decline, Duplicate, Give, LogOnly, Sleep, Wait
from store.views.key import codes
from store.views.likeness import likest
from tui.dialogs.dialogue import Ask, Dialogue, Part, Pick, code, until
from tui.dialogs.naming import login_named, party_named, time_named, words
from tui.labels import LABELS, label
from tui.screens.item_actions import ItemActions, opened
from tui.text import _, plain


class Triage(ItemActions):
    """What one decides about what comes in."""

    def action_item_accept(self) -> None:
        """Accept."""
        self.talk(self.each(lambda item: [Accept(id=item.id, rev=item.rev)], _("accept")))

    def action_item_give(self) -> None:
        """Give to a colleague."""
        self.talk(self._give())

    def _give(self) -> Dialogue:
        if self.item() is None:
            return
        hint = ", ".join(self.desk.colleagues())
        to = yield from until(Ask(_("Give to"), hint=hint, recalled=self.desk.answers("give")), login_named)
        self.desk.answers("give").append(to)
        yield from self.each(lambda item: [Give(id=item.id, rev=item.rev, to=to)], _("give"))

    def action_item_wait(self) -> None:
        """Wait on a party."""
        self.talk(self._wait())

    def _wait(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        workspace = self.desk.workspace
        likely = [item.source] if item.source else item.parties[:1]
        hint = _("In whose court is the ball? A party's code or name; empty: in ours")
        ask = Ask(_("Wait on"), next(iter(codes(workspace, likely)), ""), hint)
        party = yield from until(ask, lambda text: party_named(workspace, text) if text else None)
        yield from self.each(lambda item: [Wait(id=item.id, rev=item.rev, on=party)], _("wait on"))

    def action_item_classify(self) -> None:
        """Say what it is."""
        self.talk(self._classify())

    def _classify(self) -> Dialogue:
        if self.item() is None:
            return
        kind = yield from code(_("Nature"), {code: label("item.kind", code) for code in LABELS["item.kind"]})
        make = Classify
        yield from self.each(
            lambda item: [make(id=item.id, rev=item.rev, kind=cast(ItemKind, kind))], label("item.kind", kind)
        )

    def action_meeting_pin(self) -> None:
        """Accept it, and raise it at the next meeting with those parties."""
        item = self.item()
        meeting = self.next_meeting(item) if item else None
        if meeting is None:
            return
        word = f"m{meeting.id} {plain(meeting.title, 30)}"
        self.talk(self.each(lambda item: [*opened(item), Pin(id=meeting.id, item=item.id)], word))

    def action_item_log(self) -> None:
        """Close it, and log what it says."""
        self.talk(self.each(lambda item: [LogOnly(id=item.id, rev=item.rev)], _("log only")))

    def action_item_duplicate(self) -> None:
        """Close it as a duplicate of another."""
        self.talk(self._duplicate())

    def _duplicate(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        found = likest(self.desk.workspace, item, self.desk.today)
        lines = [(str(other.id), f"#{other.id}  {label('item.kind', other.kind)}  {other.title}") for other in found]
        of = yield Pick(_("“{title}” is a duplicate of").format(title=plain(item.title, 40)), lines)
        yield from self.each(lambda item: [Duplicate(id=item.id, rev=item.rev, of=int(of))], _("duplicate"))

    def action_item_decline(self) -> None:
        """Decline, with the reason."""
        self.talk(self._decline())

    def _decline(self) -> Dialogue:
        if self.item() is None:
            return
        reason = yield from self.reason(_("Decline because"), "decline")
        yield from self.each(lambda item: [Decline(id=item.id, rev=item.rev, reason=reason)], _("decline"))

    def reason(self, question: str, about: str) -> Part[str]:
        """Ask for a reason; ↑ recalls those given before."""
        given = self.desk.answers(about)
        reason = yield from until(Ask(question, hint=_("↑ recalls earlier reasons"), recalled=given), words)
        given.append(reason)
        return reason

    def action_item_snooze(self) -> None:
        """Let it sleep until a day, a meeting, or the next activity."""
        self.talk(self._snooze())

    def _snooze(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        ends = {
            "tomorrow": _("tomorrow"), "week": _("next Monday"), "meeting": _("meeting, the next"),
            "activity": _("activity, the next"), "day": _("day…"),
        }  # fmt: skip
        end = yield from code(_("Snooze until"), ends)
        if end == "meeting":
            meeting = self.next_meeting(item)
            if meeting is not None:
                yield from self.each(lambda item: [Sleep(id=item.id, rev=item.rev, meeting=meeting.id)], _("snooze"))
        elif end == "activity":
            yield from self.each(lambda item: [Sleep(id=item.id, rev=item.rev, activity=True)], _("snooze"))
        else:
            day = yield from self._day(end)
            yield from self.each(lambda item: [Sleep(id=item.id, rev=item.rev, day=day)], _("snooze"))

    def _day(self, end: str) -> Part[str]:
        desk = self.desk
        if end == "day":
            ask = Ask(_("Snooze until"), hint=_("A day, such as fri, 27 Nov or in 10 days"))
            return (yield from until(ask, lambda text: time_named(desk.session, desk.workspace, "day", text)))
        days = 1 if end == "tomorrow" else 7 - desk.today.weekday()
        return (desk.today + timedelta(days=days)).isoformat()
