"""Lines that begin with who did it: `dr dupuis called`, `nur a appelé`, `it promised med: badges by friday`, `le client
a accepté l'option 2`; with what came from them (`ok de la direction`), with who is asked to do it (`could lab …?`)."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.kinds.verbs import Verb, verb_of
from tui.quick_entry.marks import QUE
from tui.quick_entry.people.consents import CONSENT, WITH_WHAT, consent, words_of
from tui.quick_entry.people.everyday import FOLK, PERSONAL
from tui.quick_entry.people.messages import LEFT, NO_CALL, SOMEONE, left_word, someone_called
from tui.quick_entry.people.met import met, stranger_met
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import Mention, cut_short, listed, named
from tui.quick_entry.tokens import MARK, WORD, phrase_end
from tui.quick_entry.wordset import any_of

_HAS = any_of("a|ont|has|have|just|vient|s'|nous|leur|lui|is|are|still|now|again|encore|toujours|tjs|would|en")
_CALLED = any_of("called|phoned|rang|emailed|mailed|texted|wrote|appele|telephone|rappele|texte|ecrit")
"""After *called*, what is no call: `called in sick`, `called off the visit`."""
_PROMISED = any_of("promised|promises|promis|promet|promettent")
_OWES, _US = any_of("owes|owe|doit|doivent"), any_of("me|us|moi|nous")
_AGREED = any_of(
    "approved|approves|accepted|accepts|agreed|agrees|okd|signed|validated|validates|endorsed|greenlit|approuve|approuvent"
    "|accepte|acceptent|valide|valident|autorise|autorisent|authorized|authorised|avalise|signe"
)
WANTS = any_of(
    "veut|veulent|voudrait|voudraient|aimerait|aimeraient|souhaite|souhaitent|exige|exigent|reclame|reclament|wants"
    "|requests|demands|requesting"
)
"""What nobody but people do."""
_ASKED = WANTS | any_of("demande|demandent|requested|asks|want|asking|like")
_NOBODY = any_of(
    "on|je|j'|i|we|il|elle|ils|elles|he|she|they|you|tu|vous|nous|who|qui|ca|ce|it|this|that|personne|nobody"
)
_FEELING = any_of(
    "unhappy|happy|upset|angry|worried|annoyed|pleased|frustrated|mad|furious|anxious|nervous|stressed|exhausted|tired"
    "|overwhelmed|disappointed|complain|complains|complained|complaining|grumbling|delighted|thrilled|satisfied"
    "|mecontent|mecontents|mecontente|mecontentes|content|contents|contente|contentes|fache|faches|fachee|fachees"
    "|inquiet|inquiets|inquiete|inquietes|decu|decus|decue|decues|frustre|frustres|frustree|frustrees|epuise|epuises"
    "|epuisee|epuisees|satisfait|satisfaits|satisfaite|satisfaites|ravi|ravis|ravie|ravies|plaint|plaints|plainte"
    "|plaignent|stresse|stresses|stressee|stressees|decourage|decourages|decouragee|decouragees|tannes|tannees|furieux"
    "|nerveux|heureux|heureuses|colere|fatigue|fatigues|fatiguee|fatiguees|bout|irrite|irritee|irrites|irritees"
    "|exaspere|exasperee|exasperes|exasperees|drained|irritated|exasperated|dissatisfied|discouraged"
)
"""How people are, and that they complain."""
_FELT = _FEELING | {"fed"}
_PLANS = WANTS | any_of(
    "want|need|needs|asks|asked|ask|must|demande|demandent|faut|doit|call|appeler|rappeler|meet|see|voir"
)
"""With them, something is to be done about it."""
_FED_UP = ("fed", "up")
_VERY = any_of(
    "very|really|so|quite|not|pretty|still|all|also|getting|tres|vraiment|pas|plus|trop|assez|bien|est|sont|se|s'|etait|a"
    "|etaient|en|tous|toutes|again|was|were|are|is|encore|too|un|peu|super"
)
_IF = any_of("if|si|s'|unless|not|pas|provided|providing|pourvu|condition|conditionnel|conditional|conditionally")
_AS, _AS_LONG = frozenset(("as",)), ("as", "long", "as")
"""A consent under a condition is no decision yet."""
_HELD_UP = any_of("stuck|blocked|bloque|bloquee|bloques|bloquees|coince|coincee|coinces|coincees")
_GAVE = any_of("gave|gives|given|donne|donnent|donnee")
_SAID, _YES = any_of("dit|disent|said|says"), any_of("oui|yes")
_COULD = any_of("could|can|would|will|peut|pourrait|peuvent|pourraient")
_WHETHER = any_of("if|whether|why|who|when|where|how|what|that|si|s'|pourquoi|qui|quand|ou|comment|que|qu'|ce|pas")
_IS_IT = ("est", "ce", "que")
_ARTICLES = any_of("le|la|les|l'|the|our|notre|nos")
_DETERMINERS = any_of("la|le|l'|les|un|une|des|ses|son|sa|leur|leurs|2|3|4|5")
_NEED, _FROM = any_of("need|needs|needed|needing|besoin|requis"), any_of("from|fr|de|du|des|d'")
_HAVING, _TO_DO = any_of("have|get|let|make"), any_of("to|know|do|go|come")
_TO = any_of("a|au|aux|to|le|la|les|the|l'|,")
_OPENING = _COULD | _HAVING | _NEED | LEFT | SOMEONE | {*_IS_IT[:1]}
"""With none of these words a line does not begin with what somebody is to do, or with a message that was left."""


def who_did(clause: Clause, first: int, names: Names) -> None:
    """Read a known party that has called or written, that has promised, asked for or agreed to something, or may be
    asked to do it: then it is of them."""
    if consent(clause, first, names) or (not _OPENING.isdisjoint(clause.texts) and _opened(clause, first, names)):
        return
    i = first + (first < len(clause.tokens) and clause.tokens[first].text in _ARTICLES)
    who = _who(clause, i, names)
    if who is None:
        if not stranger_met(clause, i):
            _stranger_wants(clause, i)
    elif not (_has_met(clause, who) or _is_held_up(clause, who)):
        _does(clause, who, first, names)


def _opened(clause: Clause, first: int, names: Names) -> bool:
    """Read what somebody is asked to do, or needed for, and calls and messages that are told in several words."""
    if _whether(clause, first, names) or left_word(clause, first, names) or someone_called(clause, first):
        return True
    return _has_done(clause, first, names) or _needed_of(clause, first, names)


def _who(clause: Clause, i: int, names: Names) -> Mention | None:
    """Return who is named at token `i`, whole or cut short."""
    who = named(clause.line, clause.tokens, i, names, codes_only=False)
    if who is not None:
        return who
    short = cut_short(clause.line, clause.tokens, i, names)
    return short[0] if short else None


def _has_met(clause: Clause, who: Mention) -> bool:
    """Read that they have called, come, written."""
    told = met(clause, who.last)
    if told is None:
        return False
    words_of(clause, [who], told[0].kind)
    clause.verb, clause.body_start = told[0], max(told[1], clause.body_start)
    return True


def _is_held_up(clause: Clause, who: Mention) -> bool:
    """Read that they cannot go on (`lab has no printer, stuck since mon`)."""
    stuck = any(clause.tokens[i - 1].text == "," for i in clause.where(_HELD_UP) if i > who.last)
    if stuck:
        words_of(clause, [who], "obstacle")
    return stuck


def _does(clause: Clause, who: Mention, begun: int, names: Names) -> None:
    """Read what they feel, want, agree to, have promised, or that they were spoken to."""
    tokens, i = clause.tokens, who.last
    i += i < len(tokens) and tokens[i].text in FOLK  # "lab mgr called"
    while i < len(tokens) and i - who.last < 2 and tokens[i].text in _HAS:
        i += 1
    if i == len(tokens) or tokens[i].kind != WORD:
        return
    kind = _said_by(clause, i)
    if kind:
        words_of(clause, [who], kind)
    elif i + 1 == len(tokens) or tokens[i + 1].text not in NO_CALL:
        if tokens[i].text in _PROMISED:
            _promised(clause, who, begun, i, names)
        else:
            _called(clause, who, begun, i)


def _said_by(clause: Clause, i: int) -> str:
    """Return what a line is whose party feels, wants or agrees to something at token `i`; "" of any other."""
    text = clause.tokens[i].text
    if not _FELT.isdisjoint(clause.texts) and _PLANS.isdisjoint(clause.texts) and _feels(clause, i):
        return "feedback"
    if (text in _AGREED or _is_willing(clause, i)) and not _is_conditional(clause, i):
        return "decision"
    if text in _OWES and _is_owed(clause, i):
        return "request"
    wants = text in _ASKED and (text != "like" or clause.tokens[i - 1].text == "would")
    return "request" if wants and _is_asked_for(clause, i + 1) else ""


def _is_owed(clause: Clause, i: int) -> bool:
    """Does the verb at token `i` tell what they owe us (`tom owes me …`, `rh nous doit la liste`)?"""
    following = clause.each[i + 1] if i + 1 < len(clause.tokens) else ""
    return following in _US or (clause.each[i - 1] in _US and following in _DETERMINERS)


def _promised(clause: Clause, who: Mention, begun: int, i: int, names: Names) -> None:
    """Read a promise that stands at token `i`, and to whom; to nobody, it is asked of them, in their words."""
    if _to_whom(clause, i + 1, names):
        _open(clause, who, begun, i + 1, Verb("request"))
    else:
        words_of(clause, [who], "request")


def _called(clause: Clause, who: Mention, begun: int, i: int) -> None:
    """Read that somebody was spoken to (`lab called back`)."""
    text = clause.tokens[i].text
    verb = verb_of(text, with_head=False)
    if verb is not None and verb.past and not verb.stays and text in _CALLED:
        if clause.tokens[who.last].text in FOLK:
            words_of(clause, [who], verb.kind)
            clause.verb, clause.body_start = replace(verb, stays=True), max(i + 1, clause.body_start)
            return
        back = i + 1 < len(clause.tokens) and clause.tokens[i + 1].text in ("back", "bk")
        _open(clause, who, begun, i + 1 + back, verb)


def _open(clause: Clause, who: Mention, begun: int, end: int, verb: Verb) -> None:
    """Take who did what, from token `begun` up to `end`, for the verb of the line."""
    clause.verb, clause.body_start = verb, max(end, clause.body_start)
    clause.name([who])
    clause.parties.sort(key=lambda one: one.first)
    clause.take(begun, end, "verb")


def _is_conditional(clause: Clause, i: int) -> bool:
    """Does a condition follow token `i` (`ok if …`, `d'accord pourvu que …`, `approved as long as …`)?"""
    tokens = clause.tokens
    if any(token.text in _IF for token in tokens[i:]):
        return True
    return any(k > i and phrase_end(tokens, k, _AS_LONG) for k in clause.where(_AS))


def _needed_of(clause: Clause, first: int, names: Names) -> bool:
    """Read what is needed of somebody: `need shop dwgs from suppliers by fri`, `besoin des plans de arc`."""
    if first == len(clause.tokens) or clause.tokens[first].text not in _NEED:
        return False
    for i in range(first + 2, len(clause.tokens) - 1):
        if clause.tokens[i].text not in _FROM or clause.taken[i]:
            continue
        found, _ = listed(clause.line, clause.tokens, i + 1, names)
        if found:
            words_of(clause, found, "request")
            return True
    return False


def _feels(clause: Clause, i: int) -> bool:
    """Does token `i` tell how somebody is, or complain (`très inquiets de …`, `s'est plaint de …`)?"""
    stop = min(i + 3, len(clause.tokens))
    while i < stop and clause.tokens[i].text in _VERY:
        i += 1
    return i < len(clause.tokens) and (clause.tokens[i].text in _FEELING or bool(phrase_end(clause.tokens, i, _FED_UP)))


def _stranger_wants(clause: Clause, i: int) -> None:
    """Read what somebody asks for whom nobody knows, in one word (`cmdp veut le protocole relu`)."""
    tokens = clause.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text not in WANTS or tokens[i].kind != WORD:
        return
    if not tokens[i].senses and tokens[i].text not in _NOBODY and _is_asked_for(clause, i + 2):
        words_of(clause, [], "request")


def _is_willing(clause: Clause, i: int) -> bool:
    """Does token `i` tell consent in several words: `ok with`, `d'accord pour`, `gave the go`, `a donné son accord`, `a
    dit oui`?"""
    words = [token.text for token in clause.tokens[i : i + 4]]
    if words[0] in _SAID:
        return len(words) > 1 and words[1] in _YES
    if words[0] in _GAVE:
        return any(word in CONSENT or word == "green" for word in words)
    last = 2 if words[:2] == ["d'", "accord"] else 1 if words[0] in ("ok", "okay", "fine") else 0
    return bool(last) and len(words) > last and words[last] in WITH_WHAT


def _is_asked_for(clause: Clause, i: int) -> bool:
    """Is something asked for at token `i`, and not what is not known (`nur asks if`, `rh demande pourquoi`)?"""
    if i >= len(clause.tokens):
        return False
    after = clause.tokens[i]
    if after.text in QUE and i + 1 < len(clause.tokens):
        return clause.tokens[i + 1].text not in ("est", "ce")  # "med demande que l'alerte soit désactivée"
    return after.kind != MARK and after.text not in _WHETHER


def _whether(clause: Clause, i: int, names: Names) -> bool:
    """Read whom a question asks to do something (`can pha send the list by fri?`); a pronoun is nobody."""
    tokens = clause.tokens
    j = phrase_end(tokens, i, _IS_IT) or (i + 1 if i + 1 < len(tokens) and tokens[i].text in _COULD else 0)
    if not j:
        return False
    j += tokens[j].text in _ARTICLES if j < len(tokens) else 0
    found, end = listed(clause.line, tokens, j, names)
    if not found or end == len(tokens) or clause.line[tokens[j].start : tokens[j].end] in PERSONAL:
        return False
    words_of(clause, found, "request")
    return True


def _has_done(clause: Clause, i: int, names: Names) -> bool:
    """Read who is to do something, told by who has it done (`have nur send the list`, `get ana to call`, `let it
    know`): a task."""
    tokens = clause.tokens
    if i + 2 >= len(tokens) or tokens[i].text not in _HAVING:
        return False
    j = i + 1 + (tokens[i + 1].text in _ARTICLES)
    found, end = listed(clause.line, tokens, j, names)
    end = j + 1 if not found and tokens[j].text in names.logins else end
    if end in (j, len(tokens)) or clause.line[tokens[j].start : tokens[j].end] in PERSONAL:
        return False
    verb = verb_of(tokens[end].text, with_head=False)
    if tokens[end].text not in _TO_DO and (verb is None or verb.kind != "task"):
        return False
    words_of(clause, found, "task")
    return True


def _to_whom(clause: Clause, i: int, names: Names) -> bool:
    """Read to whom something is promised; is it told?"""
    j = i
    while j < len(clause.tokens) and j - i < 2 and clause.tokens[j].text in _TO:
        j += 1
    found, end = listed(clause.line, clause.tokens, j, names)
    if found:
        clause.name(found)
        for k in range(i, end):
            clause.taken[k] = 1
        clause.body_start = end
    return bool(found)
