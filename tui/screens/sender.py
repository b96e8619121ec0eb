"""Whom an item comes from: somebody known, or whoever wrote it, who becomes a party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store import Item, Operation, Party, Refused
from store.draft import Draft
from store.records import item, party
from store.views.key import codes, name
from store.views.strangers import Stranger, mails_of, stranger
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import party_named
from tui.screens.item_actions import ItemActions
from tui.text import _


class Senders(ItemActions):
    """What is done about a sender whom nobody here knows, or whom nobody has named."""

    def action_item_sender(self) -> None:
        """Say whom it comes from."""
        self.talk(self._sender())

    def _sender(self) -> Dialogue:
        about = self.item()
        if about is None:
            return
        wrote, workspace = stranger(about), self.desk.workspace
        likely = codes(workspace, [about.source]) if about.source else ()
        hint = _("A party's code or name; a new name is added as a person") if wrote else _("A party's code or name")
        offer = _spoken(wrote) if wrote else next(iter(likely), "")
        ask = Ask(_("#{id} comes from").format(id=about.id), offer, hint, offered=True)
        found = yield from until(ask, lambda text: self._who(text, wrote))
        if isinstance(found, int):
            known = {about.id: self._address(found, wrote)}
            yield from self.each(
                lambda one: [item.Change(id=one.id, rev=one.rev, source=found), *known.get(one.id, ())],
                _("from"), name(workspace, found),
            )  # fmt: skip
        elif wrote:
            desk = self.desk
            mails = [*{one.id: one for one in (*self.items(), *mails_of(workspace, wrote.address))}.values()]
            desk.carry_out(
                lambda: workspace.run_each(
                    lambda draft: _introduced(draft, found, wrote, mails),
                    label=party.Add.act, on_wait=desk.hear_of_lock,
                ),
                self.told,
            )  # fmt: skip

    def _who(self, text: str, wrote: Stranger | None) -> int | str:
        """Return the party that is meant; the text itself where that is the name of whoever wrote."""
        try:
            return party_named(self.desk.workspace, text)
        except Refused:
            if wrote is None or not text:
                raise
            return text

    def _address(self, id: int, wrote: Stranger | None) -> Iterable[Operation]:
        """Return what keeps the address of somebody known who had none: the next mail knows them."""
        known = self.desk.workspace.get(Party, id)
        if known is None or wrote is None or "mail" in known.contact:
            return []
        return [party.Change(id=id, rev=known.rev, contact={**known.contact, "mail": wrote.address})]


def _spoken(wrote: Stranger) -> str:
    from store.interop.directory import Person  # what reads files is loaded where it is wanted

    return Person(wrote.name, wrote.address).spoken()


def _introduced(draft: Draft, called: str, wrote: Stranger, mails: Iterable[Item]) -> Iterator[Operation]:
    """Yield what makes a person of whoever wrote these mails."""
    from store.interop.directory import Person
    from store.interop.strangers import newcomer

    yield newcomer(Person(wrote.name, wrote.address), called)
    id = draft.added[-1][1]
    for mail in mails:
        yield item.Change(id=mail.id, rev=mail.rev, source=id)
