"""The first word of a line: what kind of thing it is, in both languages, and which way its dates lean."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import Struct

from tui.quick_entry.folding import fold
from tui.quick_entry.words import lexicon
from tui.quick_entry.words.calendar import FULL_WEEKDAYS
from tui.quick_entry.wordset import any_of

MEETINGS = frozenset(("meeting", "event", "seminar", "training", "checkin"))
ITEMS = any_of("task|request|relay|obstacle|conflict|approval")
ENTRIES = any_of("contact|feedback|reading|decision|note|answer")
TAKING_PLACE = MEETINGS | ENTRIES
"""Kinds of what takes place, or has: a day is when. The days of all others are when they are due."""


class Verb(Struct, frozen=True, gc=False):
    """What a first word says. `stays`: the word is part of the title too. `headed`: it says so only before a colon, or
    a party and a colon (`call nur: …` has happened, `call nursing tomorrow` is a task); of a noun, a known party is
    enough (`appel nur inquiète`, `promised nur new chairs`)."""

    kind: str
    channel: str = ""
    past: bool = False
    stays: bool = False
    headed: bool = False
    noun: bool = False


class Words(NamedTuple):
    """The first words that say one thing, in each language."""

    verb: Verb
    en: str = ""
    fr: str = ""


_INFINITIVES = Words(
    Verb("task", stays=True),
    "send|warn|advise|chase|prepare|prep|write|book|fix|review|update|draft|tell|remind|check|order|print|find|get|give|organise|organize"
    "|confirm|forward|fwd|share|collect|finish|plan|buy|invite|train|follow-up|followup|follow|submit|sign|publish|arrange|install"
    "|test|translate|verify|hire|pay|reply|contact|brief|clarify|complete|escalate|read|answer|cancel|move|ring|text"
    "|schedule|explain|correct|replace|return|bring|remember|thank|reminder|nudge|ping|notify|inform|ensure|grab|swap|add|remove|push|try|retry|cb|callback|txt|sms",
    "envoyer|relancer|préparer|rédiger|réserver|corriger|revoir|vérifier|commander|imprimer|trouver|donner|organiser"
    "|confirmer|partager|recueillir|finir|terminer|planifier|acheter|inviter|former|suivre|soumettre|signer|publier"
    "|installer|tester|traduire|recruter|payer|répondre|contacter|prévenir|informer|rappeler|convoquer|valider"
    "|compléter|clarifier|transférer|obtenir|faire|mettre|remplir|déposer|expliquer|lire|relire|annuler|déplacer"
    "|remplacer|apporter|retourner|aviser|écrire|dire|penser|remercier|suivi|rappel|talonner|sortir|fournir|joindre|ramener|amener|repousser|remettre|régler|réparer"
    "|fixer|caler|prévoir|changer|ajouter|enlever|retirer|chercher|réessayer|ressayer|inscrire|afficher|débloquer|rapp|vérif|transf|imprim|avertir|alerter",
)
TABLE: tuple[Words, ...] = (
    Words(Verb("meeting"), "meet|mtg|meeting", "réunion|réu|rdv|rv|rendez-vous|rencontre|renc"),
    Words(
        Verb("meeting", stays=True),
        "sync|standup|stand-up|workshop|visit|committee|cttee|huddle|briefing|debrief|rounds|walkthrough|walkthru|interview|steerco|kickoff|rehearsal|conf-call",
        "comité|atelier|visite|caucus|causerie|assemblée|téléconférence|visioconférence|breffage|tournée|entrevue",
    ),
    Words(Verb("training"), "training", "formation"),
    Words(Verb("seminar"), "seminar", "séminaire"),
    Words(Verb("event"), "event", "événement"),
    Words(Verb("checkin"), "checkin|check-in|chk-in", "point"),
    Words(
        Verb("contact", "call", past=True),
        "called|phoned|rang|dialed|dialled",
        "appelé|téléphoné|rappelé|raccroché|rejoint|rejointe|rejoints",
    ),
    Words(Verb("contact", "call", past=True, stays=True), "missed-call|lm|lvm|left-msg"),
    Words(Verb("contact", "call", past=True, stays=True, headed=True, noun=True), "unreached"),
    Words(Verb("contact", "call", past=True, headed=True, noun=True), "reached"),
    Words(Verb("contact", "mail", past=True), "emailed|mailed|wrote", "écrit"),
    Words(Verb("contact", "meeting", past=True), "met", "rencontré"),
    Words(Verb("contact", "meeting", past=True, stays=True), "had-lunch", "dîné|lunché"),
    Words(Verb("contact", "visit", past=True), "visited|saw|walked", "vu|visité|croisé"),
    Words(Verb("contact", "chat", past=True), "spoke|talked|chatted|texted|told", "parlé|discuté|jasé|texté"),
    Words(Verb("contact", "call", past=True, headed=True), "call|phone|ring", "appeler"),
    Words(
        Verb("contact", "call", past=True, headed=True, noun=True),
        "vm|vmail|voicemail",
        "appel|tél|téléphone|apl|bv|eu",
    ),
    Words(Verb("contact", "mail", past=True, headed=True), "mail|email", "mail"),
    Words(
        Verb("contact", "mail", past=True, headed=True, noun=True),
        "sent",
        "courriel|mél|envoyé|transmis",
    ),
    Words(Verb("contact", "call", past=True, headed=True), "teams|zoom|facetime", "visio"),
    Words(Verb("contact", "visit", past=True, headed=True), "visit", "visite"),
    Words(Verb("contact", "chat", past=True, headed=True), "chat|text|msg|txt|sms|im", "msg"),
    Words(Verb("contact", "chat", past=True, headed=True, noun=True), "", "dit"),
    Words(Verb("contact", "chat", past=True, headed=True, noun=True), "", "clavardage|texto"),
    Words(Verb("task"), "task|todo", "tâche"),
    Words(Verb("task", headed=True, noun=True), "promise|promised", "promis|promesse|promettre"),
    Words(Verb("request"), "ask|request", "demande|demander|dde|requête"),
    Words(Verb("request", headed=True, noun=True), "wait|waiting|await|awaiting", "attente|attendre|attends|attend"),
    Words(Verb("relay"), "relay", "relais|relayer|transmettre"),
    Words(Verb("obstacle"), "obstacle|blocker", "blocage"),
    Words(
        Verb("obstacle", headed=True, noun=True),
        "problem|blocked|blocking|stuck",
        "problème|souci|pb|bloqué|bloquée|bloqués|bloquées|coincé|coincée",
    ),
    Words(Verb("obstacle", headed=True), "issue|issues|bug|outage", "panne|bogue|pépin"),
    Words(Verb("conflict"), "conflict|dispute|disagreement", "différend|conflit|litige|désaccord"),
    Words(Verb("approval"), "approval|approve|ok?|green-light", "feu-vert|approbation|approuver"),
    Words(Verb("feedback"), "pulse|feedback", "pouls|rétroaction"),
    Words(Verb("feedback", headed=True), "", "retour|retours"),
    Words(Verb("decision"), "decided|agreed", "décidé|décide|acté|décision|convenu"),
    Words(Verb("note"), "note|noted", "noter"),
    Words(
        Verb("note", past=True, headed=True, stays=True),
        "reading|measure|measured|measurement",
        "mesure|mesuré|relevé|lecture",
    ),
    _INFINITIVES,
    Words(Verb("task", stays=True), "call|phone|email", "appeler|visiter|téléphoner"),
)
_ACCENT_TELLS = frozenset(("rencontré", "visité"))
"""Pasts that without their accent are the word for a plan (`rencontre`, `visite`)."""
_NO_INFINITIVES = any_of("contre|encore|autre|outre|avenir|plaisir|cher|fier|arriere|derriere|guere|maire|cadre")
_TIMED = {word: Verb("meeting", stays=True) for word in any_of("steering|suivi|opr|conf|conference|coord|coordination")}
"""What is a meeting where an hour or a recurrence is told."""
_SOCIAL = {word: Verb("meeting", stays=True) for word in any_of("lunch|coffee|cafe|diner|visio|teams|zoom|appel")}
"""What is one where it is told with whom, too."""
TIMED = _TIMED.keys() | _SOCIAL.keys()
"""First words that are a meeting with their hour, some of them only with somebody."""
_DETERMINERS = any_of("le|la|les|l'|un|une|mon|ma|mes|nos|notre|ce|cette|ces|son|sa|ses|leur|leurs")
SHORTEST_PREFIX, SHORTEST_HEADED = 5, 3
"""Letters that are enough where only one kind begins so: by themselves, and before a party and a colon."""


@cache
def _verbs() -> tuple[dict[str, Verb], dict[str, Verb]]:
    """Return the verbs, and those that say their kind only before a colon."""
    plain: dict[str, Verb] = {}
    headed: dict[str, Verb] = {}
    for verb, en, fr in TABLE:
        for word in f"{en}|{fr}".split("|"):
            known = word if word in _ACCENT_TELLS else fold(word)
            (headed if verb.headed else plain).setdefault(known, verb)
    for words in (plain, headed):
        words.pop("", None)
    return plain, headed


def timed(word: str, *, social: bool) -> Verb | None:
    """Return the meeting that a first word says where an hour or a recurrence is told with it. `social`: somebody is
    named right after it, without whom lunch is no meeting."""
    return _TIMED.get(word) or (_SOCIAL.get(word) if social else None)


@lru_cache(256)
def verb_of(word: str, with_head: bool, following: str = "") -> Verb | None:
    """Return what a first word says, whole or by a prefix that only one kind has. `word` is folded, or as typed where
    its accent tells (`rencontré`). `with_head`: parties and a colon follow it; `following`: the word after it."""
    plain, headed = _verbs()
    if with_head and word in headed:
        return headed[word]
    if word in plain:
        return plain[word]
    if word in headed or len(word) < (SHORTEST_HEADED if with_head else SHORTEST_PREFIX) or word in FULL_WEEKDAYS:
        return None
    if word.endswith(("er", "ir", "re")) and following in _DETERMINERS and word not in _NO_INFINITIVES:
        return None if word in lexicon().words else plain["envoyer"]  # an infinitive and its object
    return _begun(word)


def _begun(word: str) -> Verb | None:
    """Return what the words that begin so say, if they all say the same."""
    plain, words = _verbs()[0], _in_order()
    found: set[Verb] = set()
    for i in range(bisect_left(words, word), len(words)):
        if not words[i].startswith(word):
            break
        found.add(plain[words[i]])
    found = {verb for verb in found if not verb.stays}
    return found.pop() if len(found) == 1 else None


@cache
def _in_order() -> list[str]:
    return sorted(_verbs()[0])
