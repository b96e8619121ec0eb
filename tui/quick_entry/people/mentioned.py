"""Whom the words of a line are about, though no head and no sign says so: who is spoken to (`chase haddad`), from whom
it comes (`complaint from pat`), who does it (`steve will bring …`). Their names stay among the words."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import CONTENT
from tui.quick_entry.kinds.verbs import MEETINGS
from tui.quick_entry.marks import BREAKS, QUE, WITHOUT
from tui.quick_entry.people.everyday import ADDRESSING, PERSONAL
from tui.quick_entry.people.names import SHORTEST, Names
from tui.quick_entry.people.parties import SEPARATORS, Mention, cut_short, listed, named
from tui.quick_entry.tokens import WORD
from tui.quick_entry.wordset import any_of

_GIVING = any_of(
    "send|sends|give|forward|bring|return|report|owe|promised|hand|envoyer|donner|remettre|transmettre|transferer|apporter"
    "|soumettre|dois|doit|promis|livrer|retourner"
)
"""Verbs that have somebody after *to*, *à*."""
ACTING = any_of(
    "waiting|asking|coming|refusing|complaining|pushing|blaming|insisting|threatening|requesting|expecting|leaving"
    "|decale|decalent|repousse|repoussent|reporte|retarde|annule|annulent|change|changent|arrete|promet|promettent"
    "|left|broke|forgot|made|went|starts|finishes|partis|partie|parti|oublient|cassent|laissent"
    "|goes|go|runs|takes|took|picks|picked|decides|decided|signs|pays|brings|brought|covers|handles|leads|owns|provides"
    "|sends|loses|blames|backs|comes|came|knows|told|informed|notified|warned|aware|complain|insist|insists|delivers|hosts"
    "|prend|prennent|envoie|envoient|fait|font|ferme|ferment|ouvre|ouvrent|closes|opens|vient|viennent|passe|passent|gere|gerent|paie|paye|repond|repondent"
    "|previent|previennent|decide|decident|propose|proposent|bloque|bloquent|apporte|fournit|perd|perdent|commence"
    "|avise|avisee|avises|avisees|informe|informee|informes|informees|prevenu|prevenue|prevenus|averti|avertie|avertis"
    "|relance|relancee|anime|couvre|signe|signent|plaignent|plaint|rale|ralent|livre|livrent|confirment|acceptera"
)
"""What one does: before it, a part of a name is enough where something new begins (`safety runs it`)."""
DOING = ACTING | any_of(
    "says|said|say|wants|want|asks|asked|needs|need|will|wont|ok|okay|okd|yes|no|can|cant|cannot|must|should|would|is|are|was|were|has"
    "|have|had|got|does|did|doesnt|dont|didnt|refuses|refused|agrees|agreed|accepts|accepted|prefers|still|never|not"
    "|complains|complained|owes|thinks|reports|reported|confirms|confirmed|short|late|full|mad|out|down|behind|busy|sick|away|off|overloaded|lost|found|keeps|gave|sent|furious|angry|upset|worried"
    "|oui|non|dit|disent|veut|veulent|demande|demandent|a|ont|va|vont|est|sont|etait|doit|doivent|peut|peuvent|ne|n'|pas"
    "|refuse|refusent|accepte|acceptent|prefere|trouve|pense|attend|attendent|confirme|signale|insiste|menace|craint|manque|manquent"
    "|happy|unhappy|pleased|annoyed|concerned|frustrated|confused|tired|exhausted|ready|missing|unavailable"
    "|content|contente|contents|mecontent|mecontente|mecontents|inquiet|inquiete|inquiets|inquietes|frustre|frustres"
    "|frustrees|tanne|tannes|tannees|debordes|debordees|epuises|epuisees|satisfait|satisfaits|furieux|furieuse|pret|prets"
    "|tient|tiennent|y|insistent|preferent|absents|absentes|absent|absente|malade|fache|fachee|debordee|plein|pleine|reclame|reclament|recoit|cherche|perdu"
)
"""What stands after the one who does it, and after no noun that happens to be their code (`lab coats`)."""
_COMES = any_of(
    "complaint|complaints|question|request|word|news|message|feedback|concern|pushback|reply|answer|plainte|plaintes"
    "|demande|nouvelles|grief|avis|commentaire|remarque|retour|reponse|ok|accord|oui|go"
)
"""What comes from somebody: in French with `de`, which says so of nothing else."""
WILLING = any_of(
    "says|said|wants|want|asks|asked|refuses|refused|agrees|agreed|accepts|accepted|complains|complained|confirms"
    "|confirmed|dit|disent|veut|veulent|demande|demandent|refuse|refusent|accepte|acceptent|insiste|menace|confirme"
    "|tient|tiennent|insists|insistent|prefers|prefere|preferent"
)
"""What nobody but people do: part of a name is enough before it."""
_FROM = any_of("de|du|d'|des|by")
_TO = any_of("to|a|au|aux|for|pour|chez|l'")
_AT = any_of("in|at|with|chez|a|au|aux|from")
"""Where something is noted of, in a line without a verb (`no relief for nights in eme`, `log in pha missing`)."""
_PLACING = _TO | _AT
_SMALL = any_of("to|a|au|aux|the|le|la|les|l'|all|both|tous|toutes|back|with|w|avec|que|qu'|is|est")
_BESIDE = SEPARATORS | _SMALL
THE = any_of("the|le|la|les|l'|que|qu'|faut|il")
_JOINING = frozenset(("+", "&"))
_ADDRESSED = _JOINING | ADDRESSING | {"from"}
_UNSAID = _ADDRESSED | _AT
"""What leads to somebody, or joins two of them, in a line that does not say its kind."""
_LEADING = {
    "task": _ADDRESSED | _TO,
    "obstacle": _ADDRESSED | _AT,
    "request": _ADDRESSED,
    "approval": _ADDRESSED,
    **dict.fromkeys(MEETINGS, _JOINING),
}
"""Kind of line whose words may be about somebody → what leads to them there."""
_PLAIN = 5
"""Letters from which a name is taken for somebody's amid the words; a shorter one may be a word (`mark`, `bill`)."""


def mentioned(clause: Clause, names: Names) -> list[int]:
    """Add the known parties that the words are about; return the tokens that name them. They are taken, so that no
    date is read there; give them back to the title after that."""
    verb = clause.verb
    words = _UNSAID if verb is None else _LEADING.get(verb.kind)
    if words is None or clause.parties or clause.source:
        return []
    found: list[Mention] = []
    last = 0
    leading = _leading(clause, words)
    telling = {*clause.somebody, *leading}
    if not WILLING.isdisjoint(clause.texts):
        telling.update(i - 1 for i in clause.where(WILLING) if i)
    for i in sorted(telling):
        if i >= last and not clause.taken[i] and (told := _named_at(clause, i, names, leads=i in leading)):
            found += told
            last = told[-1].last
    naming: list[int] = []
    for one in found:
        clause.parties.append(one)
        clause.take(one.first, one.last, "party")
        naming += range(one.first, one.last)
    return naming


def _leading(clause: Clause, words: frozenset[str]) -> list[int]:
    """Return the tokens that lead to somebody: one of the words, the *of* after what comes from somebody in a line that
    does not say its kind, the *to* after a verb of giving."""
    leading = clause.where(words)
    if clause.verb is None and not _COMES.isdisjoint(clause.texts):
        leading += [i for i in clause.where(_FROM) if i and clause.each[i - 1] in _COMES]
    if not _GIVING.isdisjoint(clause.texts):
        giving = clause.where(_GIVING)[0]
        leading += [i for i in clause.where(_TO) if i > giving]
    return leading


def _named_at(clause: Clause, i: int, names: Names, *, leads: bool) -> list[Mention]:
    """Return whom token `i` names or leads to: a plus between two codes, a verb that is said to somebody, a
    preposition, the beginning of what somebody does."""
    if clause.each[i] in _JOINING:
        return _joined(clause, i, names) if i else []
    if clause.tokens[i].kind != WORD:
        return []
    led = _led(clause, i, names) if leads else []
    following = clause.each[i + 1] if i + 1 < len(clause.each) else ""
    if led or (i not in clause.somebody and following not in WILLING):
        return led
    if clause.verb is not None and clause.verb.kind in MEETINGS:
        return [] if leads else _at_the_end(clause, i, names)
    return _doing(clause, i, following, names) or _at_the_end(clause, i, names)


def _at_the_end(clause: Clause, i: int, names: Names) -> list[Mention]:
    """Return the code that stands at the end, or before its date (`huddle mon 8:15 nur`, `overtime icu 28 nov`)."""
    tokens = clause.tokens
    if len(tokens[i].text) < SHORTEST or tokens[i].senses:
        return []
    one = named(clause.line, tokens, i, names) or named(clause.line, tokens, i, names, codes_only=False)
    if one is None or one.known is None or not (one.last - one.first > 1 or names.code(tokens[i].text) is not None):
        return []
    if i and tokens[i - 1].text in WITHOUT:
        return []
    last = one.last == len(tokens) or bool(clause.taken[one.last]) or tokens[one.last].text in BREAKS
    return [one] if last or tokens[one.last].senses.bits & CONTENT else []


def _joined(clause: Clause, i: int, names: Names) -> list[Mention]:
    """Return the parties on both sides of a plus; one of them may be cut short (`usagers + tremblay`)."""
    found = _listed(clause, i - 1, names)
    if len(found) > 1:
        return found
    one = found or cut_short(clause.line, clause.tokens, i - 1, names)
    other = _listed(clause, i + 1, names) or cut_short(clause.line, clause.tokens, i + 1, names)
    return [*one, *other] if one and other and (found or other[0].known is not None) else []


def _led(clause: Clause, i: int, names: Names) -> list[Mention]:
    tokens, text = clause.tokens, clause.tokens[i].text
    j = i + 1
    while j < len(tokens) and j - i < 4 and tokens[j].text in _SMALL:
        j += 1
    found = _listed(clause, j, names)
    if not found and text not in _PLACING:
        found = cut_short(clause.line, tokens, j, names) or _after_stranger(clause, j, names)
    if text == "a" and found and _begins_noun(clause, found[-1].last):
        return []
    return found if found and _sure(clause, found) else []


def _after_stranger(clause: Clause, i: int, names: Names) -> list[Mention]:
    """Return who is named together with somebody unknown (`avertir les étages et les usagers`)."""
    j = i + 1
    while j < len(clause.tokens) and j - i < 3 and clause.tokens[j].text in _BESIDE:
        j += 1
    if j == i + 1 or clause.tokens[i + 1].text not in SEPARATORS or clause.tokens[i].kind != WORD:
        return []
    return _listed(clause, j, names) or cut_short(clause.line, clause.tokens, j, names)


def _listed(clause: Clause, i: int, names: Names) -> list[Mention]:
    """Return the parties named one after the other from token `i`, where somebody known may be."""
    if i not in clause.somebody and clause.each[i : i + 1] != ["@"]:
        return []
    return listed(clause.line, clause.tokens, i, names)[0]


def _begins_noun(clause: Clause, i: int) -> bool:
    """Is it the English article, and token `i` its noun (`order a med cart`)?"""
    return i < len(clause.tokens) and clause.tokens[i].kind == WORD and not clause.tokens[i].senses


def _doing(clause: Clause, i: int, following: str, names: Names) -> list[Mention]:
    """Return who does something from token `i` on, before a word: anybody where what is said begins, further on only
    people."""
    tokens = clause.tokens
    if not opens(clause, i):
        one = named(clause.line, tokens, i, names, codes_only=False) if len(tokens[i].text) >= _PLAIN else None
        return [one] if one is not None and one.known is not None and one.known.is_person else []
    found, end = listed(clause.line, tokens, i, names)
    if not found and (following in WILLING or (following in DOING and names.group(tokens[i].text) is not None)):
        return cut_short(clause.line, tokens, i, names)
    if not found or not _sure(clause, found):
        return []
    people = all(one.known is not None and one.known.is_person for one in found)
    does = end < len(tokens) and (tokens[end].text in DOING or (i > 0 and tokens[i - 1].text in QUE))
    return found if people or does else []


def opens(clause: Clause, i: int) -> bool:
    """Does something new begin at token `i`, articles aside: the line, what follows a mark, a date, something taken?"""
    while i and clause.tokens[i - 1].text in THE:
        i -= 1
    before = clause.tokens[i - 1] if i else None
    return before is None or before.text in BREAKS or bool(clause.taken[i - 1]) or bool(before.senses.bits & CONTENT)


def _sure(clause: Clause, found: list[Mention]) -> bool:
    """Are these parties and no words of every day? A code that is a pronoun too counts where it is in capitals (`IT`,
    not `it`), or one of several."""
    one = found[0]
    typed = clause.line[clause.tokens[one.first].start : clause.tokens[one.last - 1].end]
    return all(one.known is not None for one in found) and (len(found) > 1 or typed not in PERSONAL)
