"""First words that say their kind together: `left a msg`, `mail reçu`, `need to`, `on a décidé`."""

from __future__ import annotations

from functools import cache

from tui.quick_entry.tokens import WORD, Token
from tui.quick_entry.wordset import any_of

PHRASES = {
    "called": "got call|had call|received call|returned call|called back"
    "|phoned back|rang back|got off phone|got off call|just got off phone|just got off call|off phone|just off phone"
    "|just hung up|hung up|on phone with|on phone w|recu appel|eu appel|tel recu|appel recu|viens de raccrocher"
    "|viens raccrocher|au tel avec|au tel ac|au telephone avec|eu au tel|rappel recu",
    "left-msg": "left msg|left message|left voicemail|left vm|msg laisse|message laisse|laisse msg|laisse message"
    "|laisse mess|laisse msg boite vocale|laisse message boite vocale|laisse msg bv|laisse message vocal"
    "|laisse msg vocal|msg laisse boite vocale",
    "missed-call": "missed call|manque appel|appel manque|tel manque|appels manques|missed calls",
    "unreached": "couldnt reach|could not reach|cant reach|cannot reach|didnt reach|unable to reach|tried to reach"
    "|tried calling|tried to call|pas reussi a joindre|pas reussi a rejoindre|pas pu joindre|pas pu rejoindre"
    "|impossible de joindre|impossible de rejoindre|essaye de joindre|essaye de rejoindre|essaye d' appeler"
    "|pas rejoint",
    "emailed": "got mail|got email|email sent|mail sent|sent email|sent mail|email received|mail received|email recd"
    "|received email|received mail|recu courriel|recu mail|courriel recu|mail recu|courriel envoye|mail envoye"
    "|envoye courriel|envoye mail|courriel transmis",
    "texted": "got text|text received|received text|recu texto|recu sms|recu msg|texto recu|texto envoye|sms recu"
    "|sms envoye|envoye texto|envoye sms|sent text|text sent|msg recu",
    "spoke": "heard from|heard back|reply from|answer from|response from|word from|word back from|got reply from"
    "|got answer from|got word from|caught up|checked in with|checked in w|touched base|had chat|had talk|had word",
    "had-lunch": "had lunch|had coffee|had breakfast|had dinner|had mtg|had meeting|pris cafe|bu cafe|eu rencontre"
    "|eu reunion|eu rdv",
    "saw": "ran into|bumped into|tombe sur|alle voir|allee voir|alles voir|allees voir|passee voir|passees voir",
    "feu-vert": "feu vert", "green-light": "green light", "rendez-vous": "rendez vous",
    "follow-up": "follow up", "stand-up": "stand up", "check-in": "check in", "chk-in": "chk in",
    "walkthrough": "walk thru|walk through|site walk",
    "point": "point d' etape|point d' avancement",
    "checkin": "tete a tete|one on one",
    "conf-call": "conf call|conf tel|call conf|tel conf|appel conf|conference call|conference telephonique|toolbox talk"
    "|tool box talk|toolbox meeting|toolbox mtg|tailgate talk|safety talk|quart d' heure securite",
    "promise": "i owe|we owe|owe",
    "faire": "i must|i need to|i have to|need to|needs to|have to|got to|gotta|must|dont forget|do not forget"
    "|i gotta|je dois|il faut|faut|faudrait|il faudrait|pas oublier|ne pas oublier|oublie pas|n' oublie pas"
    "|n' oubliez pas|oublier pas",
    "todo": "to do|a faire",
    "rappel": "me rappeler|me rappeller|rappelle moi|rappelez moi|rapelle moi",
    "decided": "we decided|it was decided|we agreed|on a decide|nous avons decide|il a ete decide|a ete decide"
    "|on a convenu|on s' est entendu|on s' est entendus"
    "|c' est decide|c est decide|c decide|cest decide|c' est convenu",
}  # fmt: skip
"""What they say → the phrases, without articles; hyphens or not."""
_ARTICLES = any_of("a|an|the|un|une|le|la|l'|quick|long|nice")


@cache
def _by_first() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return first word → the words that follow it and what they say, the longest first."""
    begun: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for said, phrases in PHRASES.items():
        for phrase in phrases.split("|"):
            first, *rest = phrase.split()
            begun.setdefault(first, []).append((tuple(rest), said))
    return {first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in begun.items()}


def phrase_at(tokens: list[Token], i: int) -> tuple[str, int] | None:
    """Return what the phrase at token `i` says, and the index after it; None where none stands there."""
    for rest, said in _by_first().get(tokens[i].text, ()):
        end = _end(tokens, i + 1, rest)
        if end:
            return said, end
    return None


def _end(tokens: list[Token], i: int, words: tuple[str, ...]) -> int:
    """Return the index after `words` from index `i`, articles and hyphens between them allowed; 0 where they do not
    stand there."""
    for word in words:
        if i < len(tokens) and tokens[i].text == "-" and tokens[i].glued:
            i += 1
        while i < len(tokens) and tokens[i].text in _ARTICLES and tokens[i].text != word:
            i += 1
        if i >= len(tokens) or tokens[i].text != word or tokens[i].kind != WORD:
            return 0
        i += 1
    return i
