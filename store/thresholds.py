"""From when on something is a signal: what an office may have otherwise than others."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct


class Thresholds(Struct, frozen=True):
    """The usual ones, unless others are given."""

    due: float = 1.0
    """Silence ÷ agreed cadence from which a contact is due."""
    silent: float = 1.5
    """Silence ÷ cadence from which a party is silent, and a bridge broken."""
    contacts: int = 5
    """So many contacts within the agreed cadence, or within a week where that is longer, are too many."""
    relays: int = 3
    """Working days within which a relay is to be read back."""


class Range(NamedTuple):
    """Between which numbers a threshold lies."""

    least: float
    most: float


RANGES = {"due": Range(0.5, 10), "silent": Range(0.5, 10), "contacts": Range(2, 6), "relays": Range(1, 30)}
"""By the field's name. No more contacts than are looked at for it."""

USUAL = Thresholds()
