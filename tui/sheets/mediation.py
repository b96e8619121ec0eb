"""The mediation sheet, to be printed for the room or sent: Markdown, and nothing of what is the mediator's alone (how
often each side was heard, private notes, on whom it hangs)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.interop.to_md import escaped
from store.records import Item
from store.views.conflict import answers, matrix_of
from store.views.key import names
from store.views.matrix import interest_text
from store.workspace import Workspace
from tui.labels import label
from tui.sheets.matrix import answer_piece, bare, lettered
from tui.text import _, colon, day, plain


def mediation_sheet(workspace: Workspace, item: Item, today: date) -> Iterator[str]:
    """Yield the sheet of a conflict line by line: what all want, where each side stands, the options and who accepts
    what, what that answers, by what it is judged, how it ended."""
    yield f"# {escaped(f'#{item.id} {item.title}')}"
    yield ""
    yield f"{colon(_('Common goal'))}{escaped(item.goal) or '–'}  "
    yield f"{colon(_('Parties'))}{escaped(', '.join(names(workspace, item.parties)))}  "
    yield day(today)
    yield from _sides(workspace, item)
    yield from _options(item)
    yield from _matrix(workspace, item)
    yield from _answers(workspace, item)
    if item.criteria:
        yield from ("", f"## {_('Objective criteria')}", "", *(f"- {escaped(text)}" for text in item.criteria))
    if item.outcome:
        outcome = label("item.outcome", item.outcome)
        how = " · ".join(filter(None, (outcome, escaped(item.resolution))))
        yield from ("", f"## {_('Settlement')}", "", f"- {how}")
        if item.review:
            yield f"- {colon(_('Review on'))}{item.review}"


def _sides(workspace: Workspace, item: Item) -> Iterator[str]:
    letters = {served: letter for letter, served in lettered(item).items()}
    for side, called in zip(item.sides, names(workspace, item.parties), strict=False):
        yield from ("", f"## {escaped(called)}", "")
        yield f"- {colon(_('Position'))}{escaped(side.position) or '–'}"
        if side.rank:
            yield f"- {colon(_('weighs').capitalize())}{side.rank}/5"
        for served, letter in letters.items():
            if served.party == side.party:
                yield f"- {letter}. {escaped(interest_text(item, served))}"


def _options(item: Item) -> Iterator[str]:
    letters = {served: letter for letter, served in lettered(item).items()}
    yield from ("", f"## {_('Options')}", "", f"0. {_('leave as is')}")
    for number, option in enumerate(item.options, 1):
        served = ", ".join(letters[one] for one in option.serves if one in letters)
        yield f"{number}. {escaped(option.text)}" + (f" ({colon(_('serves'))}{served})" if served else "")


def _matrix(workspace: Workspace, item: Item) -> Iterator[str]:
    said, told = answers(workspace, item), matrix_of(workspace, item)
    called = [escaped(one) for one in names(workspace, item.parties)]
    yield from ("", f"| {_('Option')} | {' | '.join(called)} |", "|---" * (len(called) + 1) + "|")
    for verdict in told.verdicts:
        cells = (escaped(answer_piece(said.get((party, verdict.number))).text) for party in item.parties)
        yield f"| {verdict.number} | {' | '.join(cells)} |"


def _answers(workspace: Workspace, item: Item) -> Iterator[str]:
    told = matrix_of(workspace, item)
    acceptable = ", ".join(map(str, told.acceptable)) or _("none yet")
    yield from ("", f"- {colon(_('Acceptable to all'))}{acceptable}")
    for verdict in told.verdicts:
        for entry in verdict.conditions if verdict.is_acceptable else ():
            who = ", ".join(names(workspace, entry.parties))
            condition = _("if {condition}").format(condition=bare(entry.text))
            yield f"- {verdict.number}, {escaped(f'{colon(who)}{condition}')}"
        if verdict.dominated_by is not None:
            who = plain(", ".join(names(workspace, verdict.better_for)))
            template = _("option {better} suits everybody as well, and {parties} better")
            yield f"- {colon(str(verdict.number))}{escaped(template.format(better=verdict.dominated_by, parties=who))}"
