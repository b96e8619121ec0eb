"""What a line tells of somebody it begins with: who is on the telephone (`lavoie au tél à l'instant : …`), came by
(`khoury passé au bureau à 11h`), was not reached (`syndicat pas rejoint`), is to be called (`girard à rappeler
demain`), or cannot go on (`plombiers bloqués gaine 3`)."""

from __future__ import annotations

from functools import cache

from tui.quick_entry.clause import Clause
from tui.quick_entry.kinds.verbs import Verb
from tui.quick_entry.tokens import WORD, phrase_end
from tui.quick_entry.wordset import any_of

_CALL = Verb("contact", "call", past=True, stays=True)
_VISIT = Verb("contact", "visit", past=True, stays=True)
_TO_DO = Verb("task", stays=True)
_STUCK = Verb("obstacle", stays=True)
_PHRASES = (
    (
        _CALL,
        "au tel|au telephone|au bout du fil|a l' appareil|en ligne|a l' instant|on phone|on the phone|on the line"
        "|just now|pas rejoint|pas rejointe|pas rejoints|pas rejointes|non rejoint|non rejointe|non rejoints|pas joint"
        "|pas jointe|non joint|pas de reponse|sans reponse|ne repond pas|repond pas|repondent pas|ne repondent pas"
        "|pas repondu|pas decroche|decroche pas|injoignable|injoignables|no answer|not reached|not answering"
        "|did not answer|didnt answer|didnt pick up|doesnt answer|not picking up|no pick up|unreachable|unreached"
        "|no response|couldnt be reached|went to voicemail|straight to voicemail",
    ),
    (
        _VISIT,
        "came by|came over|came in|came up|came down|came to see|stopped by|stopped in|dropped by|dropped in|popped in"
        "|popped by|swung by|showed up|walked in|was here",
    ),
    (
        _TO_DO,
        "a rappeler|a relancer|a voir|a appeler|a contacter|a joindre|a rencontrer|a recontacter|a rejoindre|a aviser"
        "|a prevenir|a talonner|to call|to call back|to chase|to ring|to phone|to see",
    ),
    (
        _STUCK,
        "bloque|bloquee|bloques|bloquees|coince|coincee|coinces|coincees|arretes|arretees|stuck|blocked|held up"
        "|at a standstill|en panne|cant go on",
    ),
)  # fmt: skip
"""What follows somebody → what that is."""
_CAME = any_of("passee|passees|venu|venue|venus|venues|toured|visited")
_CUTTING = any_of(
    "coupe|coupent|couperont|ferme|ferment|fermeront|arrete|arretent|bloque|bloquent|bloqueront|occupe|occupent|livre"
    "|livrent|coulent|coule|testent|teste|debranchent|redemarre|redemarrent|vident|nettoient|nettoie|installent|installe"
    "|cut|cuts|cutting|shut|shuts|shutting|close|closes|closing|block|blocks|blocking|stop|stops|tests|testing|flush"
    "|flushing|pour|pours|pouring|deliver|delivers|restart|restarts|reboot|reboots|clean|cleans|install|installs"
)
_IS = frozenset(("est", "sont"))
_NOW = any_of("est|sont|was|is|are|were|just|toujours|tjs|encore|still|again|all|tous|toutes")
_SINCE = any_of("since|depuis")
_MARKS = frozenset((",", ":", "-", ";"))
_TITLES = any_of("mme|mlle|m|mr|mrs|ms|miss|dr|madame|monsieur|docteur")
_FARTHEST = 6
"""Tokens of a name, and what they are, before what they did."""


@cache
def _by_first() -> dict[str, list[tuple[tuple[str, ...], Verb]]]:
    """Return first word → the words that follow it, and what they say."""
    begun: dict[str, list[tuple[tuple[str, ...], Verb]]] = {}
    for verb, phrases in _PHRASES:
        for phrase in phrases.split("|"):
            first, *rest = phrase.split()
            begun.setdefault(first, []).append((tuple(rest), verb))
    return begun


def met(clause: Clause, i: int) -> tuple[Verb, int] | None:
    """Return what the words at token `i`, right after somebody, say of them, and the index after those words; None
    where they say none of it."""
    tokens = clause.tokens
    while i < len(tokens) and tokens[i].text in _NOW:
        i += 1
    if i == len(tokens):
        return None
    if tokens[i].text in _CAME or _has_passed(clause, i):
        return _VISIT, i + 1
    for rest, verb in _by_first().get(tokens[i].text, ()):
        end = phrase_end(tokens, i + 1, rest) if rest else i + 1
        if end:
            return None if _is_none(clause, verb, end) else (verb, end)
    return None


def _has_passed(clause: Clause, i: int) -> bool:
    """Is it `passé`, or `est passe`? Without its accent, *passe* is to come."""
    token = clause.tokens[i]
    if token.text not in ("passe", "passes"):
        return False
    return clause.line[token.start : token.end].lower() != token.text or clause.tokens[i - 1].text in _IS


def _is_none(clause: Clause, verb: Verb, end: int) -> bool:
    """Is it no call after all: `formation en ligne lundi`, `ville : pas de réponse depuis 3 semaines`?"""
    if verb is not _CALL:
        return False
    is_online = clause.tokens[end - 1].text == "ligne" and (
        end == len(clause.tokens) or clause.tokens[end].text not in _MARKS
    )
    return is_online or not _SINCE.isdisjoint(clause.texts)


def stranger_met(clause: Clause, i: int) -> bool:
    """Read that somebody unknown was met or spoken to, who is called by their title (`mme petit, riveraine, passée à
    13h`)."""
    tokens = clause.tokens
    if i + 2 >= len(tokens) or tokens[i].text not in _TITLES:
        return False
    i += 1 + (tokens[i + 1].text == ".")
    stop = min(i + _FARTHEST, len(tokens))
    for k in range(i + 1, stop):
        told = met(clause, k)
        if told is not None and told[0].kind == "contact":
            clause.verb = told[0]
            clause.body_start = max(told[1], clause.body_start)
            return True
        if tokens[k].senses or (tokens[k].kind != WORD and tokens[k].text != ","):
            return False
    return False


def cuts_off(clause: Clause) -> bool:
    """Does the line begin with a party and what they stop or shut for some hours (`fac coupent le courant … de 6h à
    7h`)? That is no meeting with them."""
    return any(
        one.last < len(clause.tokens) and one.first <= 1 and clause.tokens[one.last].text in _CUTTING
        for one in clause.parties
    )
