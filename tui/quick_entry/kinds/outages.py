"""Lines that begin with what is broken: `panne lecteurs 4e étage depuis hier`, `water leak ward 5`, `wifi down since
noon`."""

from __future__ import annotations

from tui.quick_entry.tokens import NUMBER, WORD, Token, phrase_end
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

_OUTAGE = any_of(
    "panne|pannes|bris|fuite|fuites|outage|outages|leak|leaks|breakdown|blackout|inondation|infiltration|infiltrations"
    "|flood|flooding|bogue|bug"
)
_TROUBLE = any_of("pb|pbs|probleme|problemes|souci|soucis|problem|trouble|hic")
"""Before what is in trouble, as the first word of a line (`pb livraison fenêtres`, `problem with the badges`)."""
_OUT = {
    "down": ((),), "en": (("panne",),), "hors": (("service",),), "out": (("of", "order"), ("of", "service")),
}  # fmt: skip
"""First word → the words after it with each of which what stands before them is out of order."""
_UNABLE = frozenset(("impossible",))
_TELLING = _OUTAGE | _TROUBLE | _UNABLE | any_of("down|panne|hors|out")
_ABLE_TO = any_of("de|d'")
_ABSENT = any_of("venir|etre|assister|passer|participer|aller|joindre|rejoindre|avoir|dire|savoir")
"""Who cannot do these is not held up by what is broken."""
_OVER = any_of(
    "fixed|repaired|resolved|over|solved|reparee|repare|reparees|reparer|reglee|regle|resolue|terminee|planned"
    "|scheduled|planifiee|prevue|drill|simulation|mock|essai|test|statement|solving|exercise|exercice|plan|detector|detection|kit|report|rapport|list|liste|risk"
    "|risque"
)
"""With them, nothing is broken now."""
_NO_NOUN = any_of(
    "no|pas|sans|plus|about|after|apres|of|de|d'|du|write|tone|slow|slows|calm|turn|cut|take|took|sit|track|close|shut"
    "|put|let|run|step|come|came|go|went|going|comes|coming|taken|break|broke|settle|stand|numbers|complaints|plaintes|incidents|rates"
    "|staff|errors|turned|look|marked|boil|narrow|who|why|if|si|when|what|i|we|me|noise|costs|count|backlog|calls"
    "|for|pour|to|a|on|sur|with|avec|in|en|is|this|it|us|him|her|them"
)
"""Before *down* or *leak*, what makes something else of it (`calm down`, `complaints down 4 %`)."""
_LINKS = any_of("is|are|est|sont|still|again|encore|toujours|tjs|all|both")
_DAYS = bits("weekday|month|offset")
_FARTHEST = 5


def is_broken(tokens: list[Token], first: int, texts: frozenset[str]) -> bool:
    """Do the words from token `first` on begin with what is broken? `texts`: all words of the line."""
    if _TELLING.isdisjoint(texts) or not _OVER.isdisjoint(texts):
        return False
    if first < len(tokens) and tokens[first].text in _UNABLE:
        return _is_infinitive(tokens, first + 1)
    for i in range(first, min(first + _FARTHEST, len(tokens))):
        token = tokens[i]
        if token.text in _OUTAGE or (i == first and token.text in _TROUBLE):
            return True
        after = _past_out(tokens, i) if i > first else 0
        if after:
            return after == len(tokens) or _is_told(tokens[after])
        if token.text in _LINKS or (i > first and token.kind == NUMBER):
            continue
        if token.kind != WORD or token.text in _NO_NOUN:
            return False
    return False


def _is_infinitive(tokens: list[Token], i: int) -> bool:
    """Does a verb follow that tells what cannot be done (`impossible d'imprimer …`)?"""
    i += i < len(tokens) and tokens[i].text in _ABLE_TO
    verb = tokens[i] if i < len(tokens) else None
    return verb is not None and verb.text not in _ABSENT and not verb.senses and verb.text.endswith(("er", "ir", "re"))


def _past_out(tokens: list[Token], i: int) -> int:
    """Return the index after the words at token `i` that tell what is out of order, 0 where they do not."""
    ends = (phrase_end(tokens, i + 1, words) for words in _OUT.get(tokens[i].text, ()))
    return next((end for end in ends if end), 0)


def _is_told(token: Token) -> bool:
    """Does where, since when or why follow, not by how much it has gone down, nor a day on which it will?"""
    if token.senses.bits & _DAYS:
        return False
    return token.kind == WORD or token.text in (",", ":", ";", ".", "!", "-")
