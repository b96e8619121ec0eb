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
    pairs = [
        pair
        for pair in _paired(draft, leaks(workspace, draft.title, source, readers),
                            leaks(workspace, draft.text.partition("\n")[0], source, readers))
        if not any(start < pair[1].end and pair[1].start < end for start, end in told.literal)
    ]  # fmt: skip
    if not pairs:
        return draft
    taken = [told.reading((on.start, on.end)) is not None for _, on in pairs]
    puts = [replacement(draft.title, leak) for (leak, _), take in zip(pairs, taken, strict=True) if take]
    return replace(
        draft,
        jargon=tuple(
            Jargon((on.start, on.end), on.readers, on.wording, take)
            for (_, on), take in zip(pairs, taken, strict=True)
        ),
        plain="\n".join(filter(None, (reworded(draft.title, puts), draft.body))) if puts else "",
        spans=tuple(sorted((*draft.spans, *_lit(pairs, taken)))),
    )  # fmt: skip


def _paired(draft: Draft, in_title: list[Leak], in_line: list[Leak]) -> Iterator[tuple[Leak, Leak]]:
    """Yield each leak of the title with where it stands on the line."""
    apart = [(span.start, span.end) for span in draft.spans if span.role in _APART]
    places = iter(leak for leak in in_line if not any(start < leak.end and leak.start < end for start, end in apart))
    for leak in in_title:
        words = draft.title[leak.start : leak.end]
        on = next((place for place in places if draft.text[place.start : place.end] == words), None)
        if on is not None:
            yield leak, on


def _lit(pairs: list[tuple[Leak, Leak]], taken: list[bool]) -> Iterator[Span]:
    for (_, on), take in zip(pairs, taken, strict=True):
        yield Span(on.start, on.end, "term", TOLD if take else SUGGESTED)
