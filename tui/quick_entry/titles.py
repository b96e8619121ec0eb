"""The title of a clause: the words that nothing has taken, put together so that they read well. What was taken amid a
sentence goes back into it, and what would be left hanging goes with it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.quick_entry.clause import CONNECTIVES, Clause
from tui.quick_entry.kinds.verbs import MEETINGS, Verb, verb_of
from tui.quick_entry.marks import WITH
from tui.quick_entry.people.parties import ARTICLES, SEPARATORS
from tui.quick_entry.tokens import MARK, WORD, phrase_end
from tui.quick_entry.wordset import any_of

_SIGNS = frozenset(("tag", "priority", "tone", "key"))
_TIMES = frozenset(("date", "recurrence", "duration"))
_WHEN_AND_WHERE = _TIMES | {"place", "link"}
_SOMEBODY = frozenset(("party", "person", "unknown"))
_SENTENCE = _TIMES | _SOMEBODY | {""}
_SMALL = any_of(
    "me|us|you|him|her|them|it|again|back|moi|nous|vous|lui|leur|eux|elle|elles|te|toi|encore|the|a|le|la|un|une"
)
"""Words that are no title by themselves."""
_GOES_ON = CONNECTIVES | any_of(
    "re|about|abt|sur|concernant|regarding|but|mais|or|ou|if|si|so|then|puis|that|que|qu'|because|car|via|near|pres|dans"
    "|ds|chez|jusqu'|vs|contre|sinon|else|svp|stp|please|pls|plz|thx|merci|max|latest"
)
"""Words that join what follows to what stands before a date."""
HANGING = any_of("due|starting|eta|des|limite|deadline|ddl|echeance|butoir|by|dici")
"""Words that say no more than the chip of the date after them does, where nothing else stands there."""
NEEDED = any_of(
    "needed|required|wanted|expected|answer|ans|reply|rsvp|requis|requise|attendu|attendue|reponse|rep|svp|please|pls"
)
"""They say no more than that either, behind a comma, of what is asked of somebody."""
_ASKED = frozenset(("request", "relay", "approval"))
_FOR = frozenset(("for", "pour", "pr"))
_NAMING = any_of("date|dates|prochain|prochaine|next|is|are|was|est|sont|sera|seront|thru|till|til|vu|vue|maybe|or|ou")
"""Words that tell nothing without the date after them."""
_UNTIL = any_of("until|till|til|jusqu'|jusque|thru|through")
"""Something goes on that long: its last day is no day by which it is done."""
_VISITING = any_of(
    "stop|stops|stopping|drop|drops|dropping|come|comes|coming|swing|swings|pass|passes|passing|go|goes|stopped"
    "|dropped|came|swung|popped|passed|went"
)
"""Before *by*, what sets no deadline: `ana drops by tmrw`."""
_OBJECTS = ARTICLES | WITH | any_of("to|from|at|a|au|aux|chez|sur")
"""What leads the rest of a sentence whose verb tells what it is."""
ADDING_NOTHING = (
    ("au", "plus", "tard"), ("at", "the", "latest"), ("dernier", "delai"), ("latest",), ("max",), ("sharp",), ("tops",),
    ("pile",), ("each",), ("chaque",), ("chacun",), ("chacune",),
)  # fmt: skip
"""What says after a date no more than its chip."""
_OPENING_NOTHING = frozenset(words[0] for words in ADDING_NOTHING)
GOT = any_of("recu|recue|recus|recues|received|recd|rcvd|envoye|sent")
"""They say no more of a message than that it came."""
_FOLK = any_of(
    "people|team|staff|folks|guys|crew|lead|leads|rep|reps|tech|techs|manager|managers|nurse|nurses"
    "|gens|gars|filles|equipe|monde|chefs|leurs"
)
"""Nouns for those whom a party's name before them tells."""


def title_of(clause: Clause, kind: str) -> str:
    """Return what is left in a line of a kind, with the verb where that is nothing but small words (`meet me`), else
    all the words. What the clause has taken is left as it was."""
    if 1 not in clause.taken:
        return clause.title()
    understood = bytes(clause.taken)
    _mended(clause, kind)
    title = _whole(clause)
    clause.taken[:] = understood
    return title


def _whole(clause: Clause) -> str:
    """Return the words that are left, unless they are small, or tell nothing but when."""
    title = clause.title()
    if title and _is_small(title):
        _put_back_verb(clause)
        title = clause.title()
    if title and _tells_more_than_when(clause):
        return title
    return clause.words(_SIGNS | _WHEN_AND_WHERE) or title or clause.words(_SIGNS)


def _tells_more_than_when(clause: Clause) -> bool:
    """Is a word left that is no part of a date?"""
    return any(clause.roles[i] not in _TIMES for i in _left(clause))


def _is_small(title: str) -> bool:
    """Is a title made of small words only? The first one nearly always tells."""
    if title.partition(" ")[0].rstrip(".!?…").lower() not in _SMALL:
        return False
    return all(word.lower() in _SMALL for word in title.rstrip(".!?…").split())


def _put_back_verb(clause: Clause) -> None:
    for i, role in enumerate(clause.roles):
        if role == "verb":
            clause.taken[i] = 0


def _mended(clause: Clause, kind: str) -> None:
    """Put back what the words around it need, and take what is left hanging."""
    called = clause.verb if clause.verb is not None and clause.verb.kind == "contact" else None
    if called is not None:
        _object(clause, called)
    _whose(clause)
    if called is not None:
        _received(clause)
    if kind == "request":
        _asked_for(clause)
    for start, end in _gaps(clause):
        roles = clause.roles[start:end]
        if kind not in MEETINGS and kind != "task" and _is_amid(clause, start, end, roles):
            clause.taken[start:end] = bytes(end - start)
            continue
        if not _SOMEBODY.isdisjoint(roles):
            _whom(clause, start, end)
        if next(filter(None, roles), "") in _TIMES:
            _left_hanging(clause, start, end, kind)


def _received(clause: Clause) -> None:
    """Take the `reçu` that is left of `mail de benali reçu ce matin : …`: the chips say that it came."""
    first = clause.untaken(0)
    if not first or first == len(clause.tokens):
        return
    after = first + 1
    alone = after < len(clause.tokens) and (clause.taken[after] or clause.tokens[after].kind == MARK)
    if alone and clause.tokens[first].text in GOT and any(i != first for i in _left(clause)):
        clause.taken[first] = 1


def _gaps(clause: Clause) -> list[tuple[int, int]]:
    """Return where something was taken behind a word that was not, `end` exclusive."""
    gaps = []
    start = clause.taken.find(1, max(clause.taken.find(0), 0))
    while start > 0:
        end = clause.untaken(start)
        gaps.append((start, end))
        start = clause.taken.find(1, end)
    return gaps


def _is_amid(clause: Clause, start: int, end: int, roles: list[str]) -> bool:
    """Do words of one sentence stand on both sides of who or when it is?"""
    if end == len(clause.tokens) or not _SENTENCE.issuperset(roles):
        return False
    before, after = clause.tokens[start - 1], clause.tokens[end]
    return MARK not in (before.kind, after.kind) and after.text not in _GOES_ON


def _object(clause: Clause, verb: Verb) -> None:
    """Put back a verb of the past whose object is all that is left of its sentence (`walked the site`)."""
    roles = clause.roles
    if not verb.past or "verb" not in roles:
        return
    after = len(roles) - roles[::-1].index("verb")
    if after == len(roles) or clause.taken[after] or clause.tokens[after].text not in _OBJECTS:
        return
    first = roles.index("verb")
    clause.taken[first:after] = bytes(after - first)


def _whose(clause: Clause) -> None:
    """Put back whose people the title begins with (`nur lead happy`), take what joins the first ones to others."""
    roles = clause.roles
    first = clause.taken.find(0)
    while first > 0 and roles[first - 1] in _SOMEBODY and clause.each[first] in SEPARATORS:
        clause.taken[first] = 1  # "réu fac + info": the sign goes with whom it joins
        first = clause.taken.find(0)
    if first < 1 or roles[first - 1] not in _SOMEBODY or clause.each[first] not in _FOLK:
        return
    i = first
    while i and roles[i - 1] in _SOMEBODY:
        i -= 1
    clause.taken[i:first] = bytes(first - i)


def _asked_for(clause: Clause) -> None:
    """Take *for* with whom it is asked of, where what is asked for follows (`ask fac for 2 outlets`)."""
    roles = clause.roles
    first = clause.taken.find(0)
    if 0 < first < len(roles) - 1 and roles[first - 1] in _SOMEBODY and clause.tokens[first].text in _FOR:
        clause.taken[first] = not clause.taken[first + 1]


def _whom(clause: Clause, start: int, end: int) -> None:
    """Put back whom the words around them need, of those who were taken from token `start` on."""
    roles = clause.roles
    for i in range(start, end):
        if roles[i] in _SOMEBODY and (i == start or roles[i - 1] != roles[i]):
            _somebody(clause, i, start, end)


def _somebody(clause: Clause, i: int, start: int, end: int) -> None:
    """Put back who is named from token `i` on where only *voir*, *call* would be left before, or *people* after."""
    roles = clause.roles
    first, after = i, i
    while first > start and not roles[first - 1]:
        first -= 1
    while after < end and (roles[after] in _SOMEBODY or (not roles[after] and clause.tokens[after].kind == WORD)):
        after += 1
    folk = after == end < len(clause.tokens) and clause.tokens[end].text in _FOLK
    if folk or (first == start and first < i and _is_alone(clause, start - 1)):
        clause.taken[first:after] = bytes(after - first)


def _left(clause: Clause) -> Iterator[int]:
    """Yield the tokens of the title that are no marks."""
    i = clause.taken.find(0)
    while i >= 0:
        if clause.tokens[i].kind != MARK:
            yield i
        i = clause.taken.find(0, i + 1)


def _is_alone(clause: Clause, i: int) -> bool:
    """Is token `i` the one word after a mark (`…, voir avec khoury`), or all the title and a verb?"""
    token = clause.tokens[i]
    if token.kind != WORD or (i and not clause.taken[i - 1] and clause.tokens[i - 1].kind != MARK):
        return False
    if i and not clause.taken[i - 1]:
        return True
    return all(left == i for left in _left(clause)) and verb_of(token.text, with_head=True) is not None


def _past_what_adds_nothing(clause: Clause, i: int) -> int:
    """Return the index after *au plus tard*, *latest* at token `i`; 0 where nothing of the kind stands there."""
    if i == len(clause.tokens) or clause.each[i] not in _OPENING_NOTHING:
        return 0
    return next((last for words in ADDING_NOTHING if (last := phrase_end(clause.tokens, i, words))), 0)


def _is_visit(clause: Clause, i: int) -> bool:
    """Does somebody come by, at token `i`?"""
    return i > 0 and clause.tokens[i].text == "by" and clause.tokens[i - 1].text in _VISITING


def _left_hanging(clause: Clause, start: int, end: int, kind: str) -> None:
    """Take what says nothing without the date from token `start` on, or put the date back."""
    roles, tokens, before = clause.roles, clause.tokens, clause.tokens[start - 1]
    more = _past_what_adds_nothing(clause, end)
    if more and (more == len(tokens) or clause.taken[more] or tokens[more].kind == MARK):
        clause.taken[end:more] = b"\x01" * (more - end)
    needed = kind in _ASKED and before.text in NEEDED and start > 1 and tokens[start - 2].kind == MARK
    if (before.text in HANGING or needed) and not roles[start - 1] and not _is_visit(clause, start - 1):
        clause.taken[start - 1] = 1
    elif (
        before.text in _NAMING
        or (kind not in MEETINGS and tokens[start].text in _UNTIL)
        or (tokens[start].text == "by" and before.text in _VISITING)
    ):
        last = start
        while last < end and (roles[last] in _TIMES or not roles[last]):
            last += 1
        clause.taken[start:last] = bytes(last - start)
