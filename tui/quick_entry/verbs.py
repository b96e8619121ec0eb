"""The first word of a line: what kind of thing it is, in both languages, and which way its dates lean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from tui.quick_entry.words import lexicon
from tui.quick_entry.words.calendar import FULL_WEEKDAYS
from tui.quick_entry.words.wordset import any_of

MEETINGS = frozenset(("meeting", "event", "seminar", "training", "checkin"))
ITEMS = any_of("task|request|relay|obstacle|conflict|approval")
ENTRIES = any_of("contact|feedback|reading|decision|note|answer")
KINDS = (*sorted(ITEMS), *sorted(MEETINGS), *sorted(ENTRIES))


class Verb(NamedTuple):
    """What a first word says. `stays`: the word is part of the title too. `party_only`: it says so only before a party
    and a colon (`call nur: …` has happened, `call nursing tomorrow` is a task)."""

    kind: str
    channel: str = ""
    past: bool = False
    stays: bool = False
    party_only: bool = False


_TABLE: tuple[tuple[Verb, str], ...] = (
    (Verb("meeting"), "meet|mtg|meeting|reunion|reu|rdv|rendez-vous|rendezvous|rencontre"),
    (Verb("meeting", stays=True), "sync|standup|stand-up|workshop|comite|atelier|visit|visite|committee"),
    (Verb("training"), "training|formation"),
    (Verb("seminar"), "seminar|seminaire"),
    (Verb("event"), "event|evenement"),
    (Verb("checkin"), "checkin|check-in|point"),
    (Verb("contact", "call", past=True), "called|phoned|rang|appele|telephone"),
    (Verb("contact", "mail", past=True), "emailed|mailed|wrote|ecrit"),
    (Verb("contact", "meeting", past=True), "met|rencontré"),
    (Verb("contact", "visit", past=True), "visited|saw|vu|visité|croise"),
    (Verb("contact", "chat", past=True), "spoke|talked|chatted|parle|discute"),
    (Verb("contact", "call", past=True, party_only=True), "call|phone|appel|appeler"),
    (Verb("contact", "mail", past=True, party_only=True), "mail|email|courriel|mel"),
    (Verb("contact", "visit", past=True, party_only=True), "visit"),
    (Verb("contact", "chat", past=True, party_only=True), "chat|clavardage"),
    (Verb("task"), "task|tache|todo"),
    (Verb("request"), "ask|request|demande|demander"),
    (Verb("relay"), "relay|relais|relayer|transmettre"),
    (Verb("obstacle"), "obstacle|blocker|blocage"),
    (Verb("conflict"), "conflict|dispute|differend|conflit|litige"),
    (Verb("approval"), "approval|approve|ok?|feu-vert|green-light|approbation|approuver"),
    (Verb("feedback"), "pulse|feedback|retroaction"),
    (Verb("decision"), "decided|decide|acte|decision"),
    (Verb("note"), "note|noted|noter"),
    (
        Verb("task", stays=True),
        "send|chase|prepare|write|book|fix|review|update|draft|tell|remind|check|order|print|find|get|give|organise"
        "|organize|confirm|forward|share|collect|finish|plan|buy|invite|train|follow-up|follow|submit|sign|publish"
        "|arrange|install|test|translate|verify|hire|pay|reply|contact|brief|clarify|complete|escalate"
        "|envoyer|relancer|preparer|rediger|reserver|corriger|revoir|verifier|commander|imprimer|trouver|donner"
        "|organiser|confirmer|partager|recueillir|finir|terminer|planifier|acheter|inviter|former|suivre|soumettre"
        "|signer|publier|installer|tester|traduire|recruter|payer|repondre|contacter|prevenir|informer|rappeler"
        "|convoquer|valider|completer|clarifier|transferer|obtenir|faire|mettre|remplir|deposer|expliquer",
    ),
    (Verb("task", stays=True), "call|phone|appeler|visiter|telephoner"),
)
PHRASES = {
    ("feu", "vert"): "feu-vert", ("green", "light"): "green-light", ("rendez", "vous"): "rendez-vous",
    ("follow", "up"): "follow-up", ("stand", "up"): "stand-up", ("check", "in"): "check-in",
    ("point", "d'", "etape"): "point", ("point", "d'", "avancement"): "point",
}  # fmt: skip
"""Verbs of several words, hyphens or not."""
_NO_INFINITIVES = any_of("contre|encore|autre|outre|avenir|plaisir|cher|fier|arriere|derriere|guere|maire|cadre")
_DETERMINERS = any_of("le|la|les|l'|un|une|mon|ma|mes|nos|notre|ce|cette|ces|son|sa|ses|leur|leurs")
_SHORTEST_PREFIX = 5


@cache
def _verbs() -> tuple[dict[str, Verb], dict[str, Verb]]:
    """Return the verbs, and those that say their kind only before a party and a colon."""
    plain: dict[str, Verb] = {}
    before_party: dict[str, Verb] = {}
    for verb, words in _TABLE:
        for word in words.split("|"):
            if verb.party_only:
                before_party[word] = verb
            else:
                plain.setdefault(word, verb)
    return plain, before_party


def known_verbs() -> Iterator[tuple[str, Verb]]:
    """Yield each first word, folded, with what it says by itself or before a party."""
    plain, before_party = _verbs()
    yield from (before_party | plain).items()


@lru_cache(256)
def verb_of(word: str, with_head: bool, following: str = "") -> Verb | None:
    """Return what a first word says, whole or by a prefix that only one kind has. `word` is folded, or as typed where
    its accent tells (`rencontré`). `with_head`: parties and a colon follow it; `following`: the word after it."""
    plain, before_party = _verbs()
    if with_head and word in before_party:
        return before_party[word]
    if word in plain:
        return plain[word]
    if word in before_party or len(word) < _SHORTEST_PREFIX or word in FULL_WEEKDAYS:
        return None
    if word.endswith(("er", "ir", "re")) and following in _DETERMINERS and word not in _NO_INFINITIVES:
        return None if word in lexicon().words else plain["envoyer"]  # an infinitive and its object
    found = {verb for known, verb in plain.items() if known.startswith(word) and not verb.stays}
    return found.pop() if len(found) == 1 else None
