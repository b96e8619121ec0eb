"""The stretches of a line in which a date can stand: nothing that is said of time reaches across a plain word.

At each key all stretches but the last are those of the key before, and so is the last while a plain word is typed: what
was found in them is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tui.quick_entry.dates.plain import as_any_other
from tui.quick_entry.tokens import OPAQUE, WORD, Token
from tui.quick_entry.words import lexicon
from tui.quick_entry.wordset import any_of

_WIDE = 1
"""Plain words in a row that part two stretches, and that belong to both: rules look at what stands beside them."""
_TELLING = any_of(
    "but|mais|puis|or|ou|if|si|so|how|about|say|maybe|peut|please|svp|ly|n|x|apart|away|behind|ahead|later|often|moitie"
    "|avance|retard|retards|delai|delais|delay|delays|lag|preavis|notice|overdue|attente|wait|short|loose|rating|score"
    "|autre|autres|more|old|other|penultimate|avec|with|chez|chacun|times|occurrence|occurrences|recurrence|seance"
    "|seances|session|sessions|season|rounds|shift|steps|step|openday|closing|commencing"
    "|ask|tell|call|chk|meet|meeting|meetings|mtg|sync|standup|huddle|caucus|memo|rdv|rv|reunion|rencontre|ma|sa|me"
    "|him|her|them|us|etre|era|date|day|thing|bonnes|unieme"
    "|mr|mrs|ms|m|miss|dr|mme|mlle|prof|docteur|doctor|madame|monsieur|soeur|sister|saint|sainte|st|ste"
)
"""Words that rules look at though they say nothing of time by themselves: they part nothing."""


@cache
def _words() -> frozenset[str]:
    return lexicon().parts | _TELLING


def stretches(tokens: list[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield the stretches of a line that hold more than plain words, each with the plain words at its ends."""
    known = _words()
    first, plain, telling = 0, 0, False
    for i, token in enumerate(tokens):
        if _is_plain(token, known):
            plain += 1
            continue
        if plain >= _WIDE:
            if telling:
                yield tuple(tokens[first : i - plain + _WIDE])
            first, telling = i - _WIDE, False
        plain = 0
        telling = telling or bool(token.senses)
    if telling:
        last = len(tokens) - max(plain - _WIDE, 0) - 1
        yield (*tokens[first:last], _ending(tokens[last], known))


def last_stretch(tokens: list[Token]) -> int:
    """Return the index of the plain word with which the last stretch of a line begins; 0 where it is the first."""
    known = _words()
    i = len(tokens) - 1
    while i > 0 and _is_plain(tokens[i], known):
        i -= 1
    while i > 0 and not _is_plain(tokens[i], known):
        i -= 1
    return max(i, 0)


def _is_plain(token: Token, known: frozenset[str]) -> bool:
    return not token.senses and (token.kind == WORD or token.kind == OPAQUE) and token.text not in known


def _ending(token: Token, known: frozenset[str]) -> Token:
    return token if token.text in known else as_any_other(token)
