"""What a check finds, in plain words: what is wrong and where, what it means for users, what a repair does about it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from store.sentence import Sentence

Remedy = Literal["nothing", "modes", "sweep", "cut", "rebuild"]
"""What a repair does: nothing; set permissions; remove what an unfinished compaction left; cut the end; begin the
journal anew from all that is sound."""


class Finding(Struct, frozen=True):
    """One thing that is not as it should be."""

    what: Sentence
    """What is wrong, and where."""
    means: Sentence
    """What it means for those who use the store."""
    repair: Sentence
    """What `check --repair` does about it."""
    file: str = ""
    at: int = 0
    """The byte from which on it is wrong."""
    wrong: bool = True
    """Whether something is the matter; else it is only good to know."""
    remedy: Remedy = "nothing"
