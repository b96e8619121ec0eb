"""The other readings of what may be read two ways, and the one that the user has chosen."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from tui.quick_entry.choices import Choices, Place
from tui.quick_entry.dates import Hit
from tui.quick_entry.draft import TOLD, Span


def chosen(hit: Hit, choices: Choices) -> Hit:
    """Return what was found in the reading that the user has chosen for it, which is taken then."""
    number = choices.reading(hit.found.span)
    if number is None or number > len(hit.found.alternatives):
        return hit
    value = hit.found.alternatives[number - 1] if number else hit.found.value
    return replace(hit, found=replace(hit.found, value=value, confidence=TOLD))


def with_alternatives(span: Span, others: Mapping[Place, tuple[str, ...]]) -> Span:
    """Return a span with what else it may be."""
    alternatives = others.get((span.start, span.end))
    return replace(span, alternatives=alternatives) if alternatives else span
