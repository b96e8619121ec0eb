"""How a conflict is concluded: which option, what it leaves unserved, who sees to each condition, when to review it."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from store import Item, Workspace
from store.records.agreement import REVIEW_AFTER, chosen_option, conditions
from store.records.settlement import Settle
from store.views.conflict import answers, matrix_of
from store.views.key import name, names
from store.views.matrix import interest_text
from tui.dialogs.dialogue import Ask, Choose, Part, Pick, until
from tui.dialogs.naming import login_named, time_named
from tui.screens.item_actions import ItemActions
from tui.text import _, colon, day, day_to_write, plain, quoted

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Agreeing(ItemActions):
    """What is asked about the terms of an agreement."""

    def terms(self, item: Item, how: Settle) -> Part[Settle]:
        """Ask who sees to each condition of the option and by when, then when the agreement is looked at again."""
        workspace = self.desk.workspace
        asked = conditions(item, answers(workspace, item), how.option) if how.option is not None else []
        usual, owners, dues = item.owner or workspace.user, [], []
        for entry in asked:
            said = f"{quoted(plain(entry.text, 40))} ({plain(', '.join(names(workspace, entry.parties)), 20)})"
            who = Ask(_("Who sees to {condition}?").format(condition=said), hint=_("Empty: {it}").format(it=usual))
            owners.append((yield from until(who, lambda text: login_named(text or usual))))
            dues.append((yield from self._day_within(_("By when?"), REVIEW_AFTER // 2)))
        review = yield from self.review_day()
        return replace(how, owners=tuple(owners), dues=tuple(dues), review=review)

    def review_day(self) -> Part[str]:
        """Ask when an agreement is looked at again."""
        return (yield from self._day_within(_("Look at it again on"), REVIEW_AFTER))

    def _day_within(self, question: str, days: int) -> Part[str]:
        """Ask for a day; in so many days where none is named."""
        desk, usual = self.desk, self.desk.today + timedelta(days=days)
        hint = _("A day, such as fri, {such} or in 10 days; empty: {day}").format(
            such=day_to_write(self.desk.today), day=day(usual)
        )
        named = usual.isoformat()
        return (
            yield from until(
                Ask(question, hint=hint), lambda text: time_named(desk.session, desk.workspace, "day", text or named)
            )
        )


def option_agreed(workspace: Workspace, item: Item, how: Settle) -> Part[Settle | None]:
    """Ask which option is agreed where that is not plain; what it leaves unserved is listed before it is. None: it is
    not to be concluded yet."""
    told = matrix_of(workspace, item)
    option = chosen_option(item, answers(workspace, item), None)
    if option is None and told.acceptable:
        option = yield from _option(item, [number for number in told.ranking if number in told.acceptable])
    elif option is None and item.options:
        named = yield from _option(item, [number for number in told.ranking if number], _("another one"))
        option = named if named >= 0 else None
    left = told.verdicts[option or 0].unserved
    listed = [f"{colon(name(workspace, one.party))}{interest_text(item, one)}" for one in left]
    said = (
        _("Option {number} leaves unserved").format(number=option)
        if option is not None
        else _("What is agreed has to serve")
    )
    if listed and not (yield from _all_the_same(said, listed)):
        return None
    return replace(how, option=option)


def _all_the_same(question: str, listed: list[str]) -> Part[bool]:
    """List what speaks against concluding, and ask whether to conclude all the same."""
    lines = [("go", _("Agree all the same")), ("back", _("Not yet: back to the mediation"))]
    lines += [(f"line {place}", f"  – {line}") for place, line in enumerate(listed)]
    answer = ""
    while answer not in ("go", "back"):
        answer = yield Pick(question, lines)
    return answer == "go"


def option_ruled(item: Item, how: Settle) -> Part[Settle]:
    """Ask which option was ruled, where it is one of them."""
    option = yield from _option(item, [*range(len(item.options) + 1)], _("another one"))
    return how if option < 0 else replace(how, option=option)


def _option(item: Item, numbers: list[int], other: str = "") -> Part[int]:
    texts = (_("leave as is"), *(option.text for option in item.options))
    shown = {letter: f"{n} {plain(texts[n], 24)}" for letter, n in zip(LETTERS, numbers, strict=False)}
    letter = yield Choose(_("Which option?"), shown | ({"z": other} if other else {}))
    place = LETTERS.index(letter)
    return numbers[place] if place < len(numbers) else -1
