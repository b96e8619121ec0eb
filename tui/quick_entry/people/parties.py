"""Who a line is about: `@nur`, `@"Comité technique"`, known codes in the head, sides, the road of a relay."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from tui.quick_entry.folding import fold
from tui.quick_entry.marks import AND, WITH, WITHOUT
from tui.quick_entry.people.abbreviated import SMALL
from tui.quick_entry.people.everyday import ADDRESSING, PRONOUNS
from tui.quick_entry.people.names import SHORTEST, TITLES, Known, Names
from tui.quick_entry.tokens import MARK, NUMBER, OPAQUE, WORD, Token
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

_FARTHEST = 6
"""Tokens over which the words of a name may be spread."""
_DAYS = bits("weekday|month|num|noon")
_SAYS = any_of(
    "says|said|wants|confirms|confirmed|called|texted|emailed|asks|asked|cant|will|dit|veut|confirme|promised|promises"
    "|promet|needs|has|is|est|doit|off|sick|absent|malade|sends|sent|brings|passe|arrive|envoie|approved|confirmera"
    "|owes|swore|swears|thinks|thought|hopes|knows|knew|forgot|told|insists|refuses|agrees|agreed|wonders|hates|loves"
    "|likes|prefers|claims|complains|complained|came|went|left|gave|got|took|toured|showed|signed|jure|pense"
    "|croit|oublie|refuse|accepte|demande"
)
"""What nobody but people do."""
_LETTER_WORDS = frozenset(("a", "y"))
_COMING = any_of("from|fr|de|by|par")
_GOES_ON = any_of(
    "will|wont|is|isnt|was|wasnt|has|had|hasnt|can|cant|could|should|would|must|may|might|does|doesnt|did|didnt|needs"
    "|takes|took|works|seems|looks|means|makes|went|goes|says|said|still|ll|va|vont|est|sera|sont|doit|dit|veut|peut|fait"
)
"""What a pronoun does."""
_HALVES = frozenset(("am", "pm"))
_HOURS = bits("num|part|noon|meridian")

_LEAVES = any_of("vacation|leave|holiday|holidays|vacances|conge|site|call|sick|duty|until|til|till|from")
_GOING_WITH = AND | {"&", "+", "a"}
"""Behind a name with which something begins, and before a word: `tom and nadia want …`, `tom a dit`."""
SEPARATORS = frozenset((",", "and", "et", "&", "+", "/"))
CONNECTING = WITHOUT | any_of(
    "to|for|about|a|au|aux|pour|sur|re|le|la|les|the|de|du|des|on|who|qui|that|que|if|si|is|est|in|en"
)
"""Small words that are nobody's name."""
_PREPOSITIONS = any_of("sur|par|pour|chez|sous|vers|des|on|in|for|to|at|by|or|as")
_DETERMINERS = any_of("le|la|les|l'|un|une|des|ce|cet|cette|ces|mon|nos|leur|leurs|the|a|an|our|their|this|these")
ARTICLES = frozenset(("the", "le", "la", "les", "l'"))
_BEFORE_NAMES = WITH | SEPARATORS | ADDRESSING | {"to", "a"}


class Mention(Struct, frozen=True, gc=False):
    """Someone named in the line, from token `first` up to `last` (not included)."""

    name: str
    known: Known | None
    first: int
    last: int


def mention(line: str, tokens: list[Token], i: int, names: Names) -> Mention | None:
    """Return who an @ at token `i` names: glued to a word or a quoted name."""
    if i + 1 >= len(tokens) or tokens[i].text != "@" or tokens[i].kind == OPAQUE:
        return None
    after = tokens[i + 1]
    if not after.glued or after.kind not in (WORD, OPAQUE) or (tokens[i].glued and i and tokens[i - 1].kind == WORD):
        return None
    if after.kind == OPAQUE:
        name = line[after.start + 1 : after.end - 1].strip()
        return Mention(name, names.party(name), i, i + 2) if name and line[after.start] in '"«“' else None
    end = i + 2
    while end + 1 <= len(tokens) and end < len(tokens) and _continues(tokens, end):
        end += 1
    if after.text in ARTICLES and end < len(tokens):
        behind = named(line, tokens, end, names, codes_only=False)
        if behind is not None:
            return replace(behind, first=i)  # "@la ville"
    name = line[after.start : tokens[end - 1].end]
    return Mention(name, names.party(name), i, end)


def party_at(line: str, tokens: list[Token], i: int, names: Names) -> Mention | None:
    """Return who stands at token `i`: under a sign, or by code or name."""
    word = tokens[i].text if i < len(tokens) else ""
    if word == "@":
        return mention(line, tokens, i, names)
    return named(line, tokens, i, names, codes_only=False) if names.begin(word) else None


def _continues(tokens: list[Token], i: int) -> bool:
    """Is token `i` part of the name before it: letters and digits, or a hyphen, dot or underscore between them?"""
    token = tokens[i]
    if not token.glued:
        return False
    if token.kind in (WORD, NUMBER):
        return True
    return token.text in "-_." and i + 1 < len(tokens) and tokens[i + 1].glued and tokens[i + 1].kind in (WORD, NUMBER)


def named(line: str, tokens: list[Token], i: int, names: Names, *, codes_only: bool = True) -> Mention | None:
    """Return the party that the bare words at token `i` name: a known code, or the longest known name."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind != WORD or not names.begin(token.text):
        return None
    if (token.text in _PREPOSITIONS and _is_preposition(tokens, i)) or (token.senses and _is_day(tokens, i)):
        return None
    if not codes_only:
        reach = names.reach(token.text)
        one = (_by_name(line, tokens, i, reach, names) or _person(line, tokens, i, names)) if reach else None
        short = _of_several(tokens, i, names)
        if short is not None and (one is None or short.last > one.last):
            return short
        if one is not None:
            return one
    end = i + 1
    while end < len(tokens) and _continues(tokens, end):
        end += 1
    word = line[token.start : tokens[end - 1].end]
    known = names.code(word)
    return Mention(word, known, i, end) if known is not None else None


def _by_name(line: str, tokens: list[Token], i: int, reach: int, names: Names) -> Mention | None:
    """Return the party whose code, name or alias stands at token `i`, the longest one of up to `reach` tokens."""
    for end in range(min(len(tokens), i + reach), i, -1):
        if tokens[end - 1].kind == WORD:
            known = names.exact(line[tokens[i].start : tokens[end - 1].end])
            if known is not None:
                return _last_word(line, tokens, end, names, Mention(known.code, known, i, end))
    return None


def _of_several(tokens: list[Token], i: int, names: Names) -> Mention | None:
    """Return the group whose name has each of its words cut short from token `i` on (`serv tech`)."""
    most = names.abbreviated.reach(tokens[i].text)
    told: list[int] = []
    for j in range(i, min(len(tokens), i + _FARTHEST)) if most else ():
        if tokens[j].text in SMALL:
            continue
        if tokens[j].kind != WORD:
            break
        told.append(j)
        if len(told) == most:
            break
    found = names.abbreviated.of_several(tuple([tokens[j].text for j in told])) if len(told) > 1 else None
    return Mention(found[0].code, found[0], i, told[found[1] - 1] + 1) if found is not None else None


def _last_word(line: str, tokens: list[Token], i: int, names: Names, one: Mention) -> Mention:
    """Return the mention with a last word that only begins (`soins inf`)."""
    if i == len(tokens) or tokens[i].kind != WORD or tokens[i].senses or len(tokens[i].text) < SHORTEST:
        return one
    longer = names.longer(line[tokens[one.first].start : tokens[i].end])
    return replace(one, last=i + 1) if longer is not None and longer is one.known else one


def _person(line: str, tokens: list[Token], i: int, names: Names) -> Mention | None:
    """Return who is called by a first or family name alone, a title before it or not: `tom`, `dr fraser`."""
    j = i + 1 if tokens[i].text in TITLES else i
    if j > i and j < len(tokens) and tokens[j].text == "." and tokens[j].glued:
        j += 1
    if j == len(tokens) or tokens[j].text in CONNECTING or (tokens[j].senses and not _is_called(line, tokens, j)):
        return None
    known = names.person(tokens[j].text)
    if known is None:
        return None
    if _is_initial(line, tokens, j + 1, known):
        return Mention(known.code, known, i, j + 2 + _is_stop(tokens, j + 2))
    return None if _bears_another(line, tokens, j + 1) else Mention(known.code, known, i, j + 1)


def _is_called(line: str, tokens: list[Token], i: int) -> bool:
    """Is a word that may speak of time written or led as a name is (`Tom`, `tell tom`, `tom a dit`)?"""
    if tokens[i].senses.bits & _DAYS:
        return False
    capital = line[tokens[i].start].isupper() and not line.isupper()
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if not capital and i + 1 < len(tokens) and (after in _HALVES or "part" in tokens[i + 1].senses):
        return False  # "call tom am"
    says = after in _SAYS or (after in (":", ",") and i > 0 and tokens[i - 1].text in _COMING)
    goes_on = i + 2 < len(tokens) and tokens[i + 2].kind == WORD and not tokens[i + 2].senses
    opens = i == 0 or tokens[i - 1].kind == MARK  # further on it is tomorrow: "pour tom and cure 3 days"
    away = after in ("on", "off") and i + 2 < len(tokens) and tokens[i + 2].text in _LEAVES
    led = i > 0 and tokens[i - 1].text in _BEFORE_NAMES
    return capital or says or led or away or (goes_on and opens and after in _GOING_WITH)


def _is_initial(line: str, tokens: list[Token], i: int, known: Known) -> bool:
    """Does the family name's first letter follow a first name (`neil f called`)? `a` and `y` are words too."""
    if i == len(tokens) or tokens[i].glued or len(tokens[i].text) != 1:
        return False
    if tokens[i].text in _LETTER_WORDS and not line[tokens[i].start].isupper():
        return False
    family = fold(known.name).split()[-1]
    return tokens[i].text == family[0] and tokens[i - 1].text != family


def _is_stop(tokens: list[Token], i: int) -> bool:
    """Does the full stop of an initial stand at token `i` (`Tom S. wants …`), not that of a sentence?"""
    return i + 1 < len(tokens) and tokens[i].text == "." and tokens[i].glued and not tokens[i + 1].glued


def _bears_another(line: str, tokens: list[Token], i: int) -> bool:
    """Is the word after a first name somebody else's family name (`Tom Rivers`), or a part of the same (`tom-tom`)?"""
    if i == len(tokens) or tokens[i].kind == OPAQUE:
        return False
    if tokens[i].text == "-":
        return tokens[i].glued
    word = line[tokens[i].start : tokens[i].end]
    return tokens[i].kind == WORD and word[0].isupper() and (len(word) == 1 or not word.isupper())  # "benali RFI 12"


def cut_short(line: str, tokens: list[Token], i: int, names: Names) -> list[Mention]:
    """Return whom a word means that only begins their name, where somebody must be named (`avertir labo`)."""
    if i >= len(tokens) or tokens[i].kind != WORD or tokens[i].senses:
        return []
    if len(tokens[i].text) <= SHORTEST:
        known = None if tokens[i].text in PRONOUNS else names.abbreviated.initials.get(tokens[i].text)
        return [Mention(known.code, known, i, i + 1)] if known is not None else []
    known = names.begun(tokens[i].text) if tokens[i].text not in CONNECTING else None
    return [Mention(known.code, known, i, i + 1)] if known is not None else []


def _is_day(tokens: list[Token], i: int) -> bool:
    """Is the word the weekday that some code is too: `ven` in `avec nur ven 4 dec`, `ven matin`?"""
    return "weekday" in tokens[i].senses and i + 1 < len(tokens) and bool(tokens[i + 1].senses.bits & _HOURS)


def _is_preposition(tokens: list[Token], i: int) -> bool:
    """Is a word that may be one the preposition, and no code: `sur` in `réunion sur les nuits`?"""
    if i + 1 == len(tokens) or tokens[i + 1].kind != WORD:
        return False
    after = tokens[i + 1]
    return after.text in _DETERMINERS or not (after.senses or after.text in SEPARATORS)


def listed(line: str, tokens: list[Token], i: int, names: Names) -> tuple[list[Mention], int]:
    """Return the parties named one after the other from token `i` (commas, *and*, *et* between them), and the index
    after the last."""
    one = party_at(line, tokens, i, names)
    if one is None:
        return [], i
    found: list[Mention] = []
    while one is not None:
        found.append(one)
        j = _past_article(tokens, _separated(tokens, one.last))
        one = None if j == len(tokens) or _is_pronoun(tokens, j) else party_at(line, tokens, j, names)
    return found, found[-1].last


def _is_pronoun(tokens: list[Token], i: int) -> bool:
    """Is a code behind a comma the pronoun of what goes on (`with pharmacy, it will fix the printers`)?"""
    if tokens[i].text not in PRONOUNS or tokens[i - 1].text != "," or i + 1 == len(tokens):
        return False
    return tokens[i + 1].text in _GOES_ON or tokens[i + 1].text.endswith("ed")


def _past_article(tokens: list[Token], i: int) -> int:
    return i + (i < len(tokens) and tokens[i].text in ARTICLES)


def gathered(line: str, tokens: list[Token], i: int, names: Names, *, must: bool = False) -> tuple[list[Mention], int]:
    """Return the parties named from token `i`, and the index after the last; a word that no rule knows between two of
    them names one too (`w/ arc ent eng`). `must`: so does what stands there first (`relay it > inf, med: …`)."""
    found, end = listed(line, tokens, i, names)
    if not found and (first := cut_short(line, tokens, i, names) or _before_others(line, tokens, i, names)):
        more, end = listed(line, tokens, _past_article(tokens, _separated(tokens, first[-1].last)), names)
        found, end = [*first, *more], end if more else first[-1].last
    while (found or must) and end < len(tokens):
        j = _past_article(tokens, _separated(tokens, end))
        if j == len(tokens) or tokens[j].kind != WORD or tokens[j].senses or tokens[j].text in CONNECTING:
            break
        more, last = listed(line, tokens, _past_article(tokens, _separated(tokens, j + 1)), names)
        begun = cut_short(line, tokens, j, names) if j > end else []
        if found and not more and not begun:
            break
        found += [*(begun or [Mention(line[tokens[j].start : tokens[j].end], None, j, j + 1)]), *more]
        end = last if more else j + 1
    return found, end


def _before_others(line: str, tokens: list[Token], i: int, names: Names) -> list[Mention]:
    """Return the first of several whose others are known (`avec urg, nur`): known if only one begins so."""
    if i + 1 >= len(tokens) or tokens[i].kind != WORD or tokens[i].senses or tokens[i].text in CONNECTING:
        return []
    j = _separated(tokens, i + 1)
    if j == i + 1 or not listed(line, tokens, j, names)[0]:
        return []
    known = names.longer(tokens[i].text) if len(tokens[i].text) >= SHORTEST else None
    return [Mention(line[tokens[i].start : tokens[i].end], known, i, i + 1)]


def _separated(tokens: list[Token], i: int) -> int:
    """Return the index after the marks and words that may stand between two parties."""
    while i < len(tokens) and tokens[i].text in SEPARATORS:
        i += 1
    return i
