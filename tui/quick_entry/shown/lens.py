"""The jargon lens on a line of quick entry: the words of a relay that its recipients do not share, as it is typed.

A term that is taken is said in the plain wording beside the title, which stays as it was said: both are saved.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from store import Workspace
from store.views.lens import Leak, leaks, replacement
from store.views.wording import reworded
from tui.quick_entry.choices import Choices
from tui.quick_entry.draft import SUGGESTED, TOLD, Draft, Jargon, Span

_APART = frozenset(("verb", "head", "party", "unknown", "person", "link", "tag", "key", "follow", "place", "priority"))
"""What is lit and is no text."""


def seen(draft: Draft, workspace: Workspace, choices: Choices | None = None) -> Draft:
    """Return a relay's draft with its jargon lit, and the plain wording of what was taken; others as they are."""
    readers = [party for party in draft.parties if isinstance(party, int)]
    if draft.kind != "relay" or not readers:
        return draft
    source = draft.source if isinstance(draft.source, int) else None
    told = choices or Choices()
    in_line = leaks(workspace, draft.text.partition("\n")[0], source, readers)
    found = [
        (leak, Jargon((on.start, on.end), on.readers, on.wordings, _taken(told, on)))
        for leak, on in _paired(draft, leaks(workspace, draft.title, source, readers), in_line)
        if not any(start < on.end and on.start < end for start, end in told.literal)
    ]
    puts = [replacement(draft.title, leak, one.taken) for leak, one in found if one.taken is not None]
    return replace(
        draft,
        jargon=tuple(one for _, one in found),
        plain="\n".join(filter(None, (reworded(draft.title, puts), draft.body))) if puts else "",
        spans=tuple(sorted((*draft.spans, *(_lit(one) for _, one in found)))),
    )


def _taken(told: Choices, leak: Leak) -> int | None:
    number = told.reading((leak.start, leak.end))
    return None if number is None else min(number, len(leak.wordings) - 1)


def _paired(draft: Draft, in_title: list[Leak], in_line: list[Leak]) -> Iterator[tuple[Leak, Leak]]:
    """Yield each leak of the title with where it stands on the line."""
    apart = [(span.start, span.end) for span in draft.spans if span.role in _APART]
    places = iter(leak for leak in in_line if not any(start < leak.end and leak.start < end for start, end in apart))
    for leak in in_title:
        words = draft.title[leak.start : leak.end]
        on = next((place for place in places if draft.text[place.start : place.end] == words), None)
        if on is not None:
            yield leak, on


def _lit(one: Jargon) -> Span:
    return Span(*one.span, "term", SUGGESTED if one.taken is None else TOLD, one.wordings[1:])
