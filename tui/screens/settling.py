"""Settling items, and taking them up again."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from store import Item
from store.records.item import Change
from store.records.settlement import OUTCOMES, Reopen, Settle, Settled
from tui.dialogs.dialogue import Ask, Dialogue, Part, code, until
from tui.dialogs.naming import words
from tui.labels import label
from tui.screens.agreeing import Agreeing, option_agreed, option_ruled
from tui.screens.item_actions import opened
from tui.text import _, say


class Settling(Agreeing):
    """How items end."""

    def action_item_settle(self) -> None:
        """Settle, with the outcome."""
        self.talk(self._settle())

    def _settle(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        if item.outcome == "agreed" and item.status == "closed":
            yield from self._reviewed(item)
            return
        if item.status == "closed" and len(self.items()) == 1:
            refusal = self.desk.workspace.may(Settle(id=item.id, outcome="moot"))
            self.notice(say(refusal.sentence) if refusal else "", "warn")
            return
        outcome = yield from code(_("Outcome"), {code: label("item.outcome", code) for code in OUTCOMES[item.kind]})
        how = Settle(id=0, outcome=cast(Settled, outcome))
        only, workspace = len(self.items()) == 1 and item.kind == "conflict", self.desk.workspace
        if outcome == "arbitrated":
            how = yield from _ruled(item, how)
        elif outcome == "agreed" and only:
            agreed = yield from option_agreed(workspace, item, how)
            if agreed is None:
                return
            how = agreed
        given = self.desk.answers("settle")
        resolution = yield Ask(_("How was it settled?"), hint=_("↑ recalls earlier ones"), recalled=given)
        given += [resolution] if resolution else []
        how = replace(how, resolution=resolution)
        refusal = workspace.may(*opened(item), replace(how, id=item.id)) if outcome == "agreed" else None
        if refusal is not None:
            ask = Ask(_("Agreed all the same, because"), hint=say(refusal.sentence))
            how = replace(how, reason=(yield from until(ask, words)))
        if outcome == "agreed" and only:
            how = yield from self.terms(item, how)
        yield from self.each(
            lambda item: [*opened(item), replace(how, id=item.id, rev=0 if item.status == "inbox" else item.rev)],
            label("item.outcome", outcome),
        )

    def _reviewed(self, item: Item) -> Dialogue:
        """Look at an agreement again: it holds until another day, or is taken up again."""
        kept = {"holds": _("it holds"), "reopen": _("take it up again")}
        if (yield from code(_("Does it still hold?"), kept)) == "reopen":
            yield from self._reopen()
            return
        review = yield from self.review_day()
        self.do(Change(id=item.id, rev=item.rev, review=review))

    def action_item_reopen(self) -> None:
        """Take it up again."""
        self.talk(self._reopen())

    def _reopen(self) -> Dialogue:
        reason = yield from until(Ask(_("Take it up again because")), words)
        yield from self.each(lambda item: [Reopen(id=item.id, rev=item.rev, reason=reason)], _("reopen"))


def _ruled(item: Item, how: Settle) -> Part[Settle]:
    if item.options:
        how = yield from option_ruled(item, how)
    ruler = yield from until(Ask(_("Who ruled?")), words)
    if item.criteria:
        return replace(how, ruler=ruler)
    criteria = yield from until(Ask(_("On what criteria?")), words)
    return replace(how, ruler=ruler, criteria=(criteria,))
