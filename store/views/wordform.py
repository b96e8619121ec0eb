"""Forms of one word: what an officer writes (`the cutovers`, `journaux`, `basculé`) and the word of the glossary it is.

English and French are told apart by nobody: the rules of both hold for every word. They are applied to folded words
(no capitals, no accents), and only where enough of the word is left; a word of a glossary that is written otherwise
than the rules foresee has aliases.

`stem`, for the glossary's words and for the text's, takes away number and gender:

1. words of up to three letters, and those with a digit in them, stay as they are;
2. plural: `-s` goes (not of `-ss`, `-us`), of `-sis` all but an s; `-aux` and `-au` become `-al` (not behind an e:
   `-eaux` is `-eau`), `-ail` too, `-eux` `-eu`, `-oux` `-ou`;
3. gender: `-e` goes, and what it had doubled (`-nne`, `-lle`, `-tte`); then `-trice` and `-teur`, `-euse`, `-eur` and
   `-eux`, `-ive` and `-if`, `-que` and `-c` are the same;
4. `-y` is `-i` (`policy`, `policies`).

`forms`, for the text's words only, are its stem (less any `-s`: `VMs`, `menus`) and, where it ends as verbs do, what
it would come from: `-ed`, `-ing`, `-er`, `-ez`, `-ons`, `-ent`, `-ait`, `-era` and their like, `-é` only where its
accent is written. From `escalated`, `escalate`; from `basculé`, `bascule` and `basculer`; from `onboarded`,
`onboarding`. The other way round it does not go: who writes `route` does not mean a `router`.
"""

from __future__ import annotations

from functools import lru_cache

from store.views.search import fold

SHORT = 3
"""Letters of a word that is never taken apart."""

_PLURALS = (("eaux", "eau"), ("aux", "al"), ("eau", "eau"), ("au", "al"), ("ail", "al"), ("eux", "eu"), ("oux", "ou"),
            ("ss", "ss"), ("us", "us"), ("sis", "s"), ("s", ""))  # fmt: skip
_GENDERS = (("tric", "teu"), ("eus", "eu"), ("eur", "eu"), ("iv", "if"), ("qu", "c"))
_VERBS = (("aient", 4), ("eront", 3), ("erai", 3), ("eras", 3), ("era", 3), ("ées", 3), ("ait", 4), ("ant", 4),
          ("ent", 4), ("ing", 3), ("ons", 4), ("és", 3), ("ée", 3), ("ed", 3), ("er", 3), ("ez", 3),
          ("é", 3))  # fmt: skip
"""A verb's ending, and the letters that are left at least without it: more where it is as often a noun's."""
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a folded word without number and gender."""
    if len(word) <= SHORT or not word.isalpha():
        return word
    word = _exchanged(word, _PLURALS)
    if word.endswith("e") and len(word) > SHORT:
        word = word[:-1]
        if word.endswith(("nn", "ll", "tt")):
            word = word[:-1]
    word = _exchanged(word, _GENDERS)
    return f"{word[:-1]}i" if word.endswith("y") else word


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[str, ...]:
    """Return the stems of the words that a word of a text may be a form of, the likeliest first."""
    folded = fold(word)
    found = [stem(folded)]
    if folded.endswith("s"):
        found.append(stem(folded[:-1]))  # VMs, menus
    root = fold(_root(word.casefold()))
    if not _VOWELS.isdisjoint(root):
        single = root[:-1] if root[-1] == root[-2] and root[-1] not in _VOWELS else root
        found += [stem(f"{kept}{ending}") for kept in (root, single) for ending in ("e", "", "er", "ing")]
    return tuple(dict.fromkeys(found))


def _root(word: str) -> str:
    """Return a verb without its ending, "" where it ends as none."""
    endings = (ending for ending, least in _VERBS if word.endswith(ending) and len(word) - len(ending) >= least)
    ending = next(endings, "")
    return word[: -len(ending)] if ending else ""


def _exchanged(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, instead in endings:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= SHORT:
            return word[: len(word) - len(ending)] + instead
    return word
