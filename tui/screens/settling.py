"""Settling items, and taking them up again."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from store import Item
from store.records.settlement import OUTCOMES, Reopen, Settle, Settled
from tui.dialogs.dialogue import Ask, Dialogue, Part, code, until
from tui.dialogs.naming import words
from tui.labels import label
from tui.screens.item_actions import ItemActions, opened
from tui.text import _, say


class Settling(ItemActions):
    """How items end."""

    def action_item_settle(self) -> None:
        """Settle, with the outcome."""
        self.talk(self._settle())

    def _settle(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        outcome = yield from code(_("Outcome"), {code: label("item.outcome", code) for code in OUTCOMES[item.kind]})
        how = Settle(id=0, outcome=cast(Settled, outcome))
        if outcome == "arbitrated":
            how = yield from _ruled(item, how)
        given = self.desk.answers("settle")
        resolution = yield Ask(_("How was it settled?"), hint=_("↑ recalls earlier ones"), recalled=given)
        given += [resolution] if resolution else []
        how = replace(how, resolution=resolution)
        refusal = self.desk.workspace.may(*opened(item), replace(how, id=item.id)) if outcome == "agreed" else None
        if refusal is not None:
            ask = Ask(_("Agreed all the same, because"), hint=say(refusal.sentence))
            how = replace(how, reason=(yield from until(ask, words)))
        yield from self.each(
            lambda item: [*opened(item), replace(how, id=item.id, rev=0 if item.status == "inbox" else item.rev)],
            label("item.outcome", outcome),
        )

    def action_item_reopen(self) -> None:
        """Take it up again."""
        self.talk(self._reopen())

    def _reopen(self) -> Dialogue:
        reason = yield from until(Ask(_("Take it up again because")), words)
        yield from self.each(lambda item: [Reopen(id=item.id, rev=item.rev, reason=reason)], _("reopen"))


def _ruled(item: Item, how: Settle) -> Part[Settle]:
    ruler = yield from until(Ask(_("Who ruled?")), words)
    if item.criteria:
        return replace(how, ruler=ruler)
    criteria = yield from until(Ask(_("On what criteria?")), words)
    return replace(how, ruler=ruler, criteria=(criteria,))
