"""Who quarrels: `union & hr disagree on …`, `chir et soins pas d'accord sur …`, `clash between pha and nur`."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from tui.quick_entry.clause import Clause
from tui.quick_entry.tokens import Token, phrase_end
from tui.quick_entry.wordset import any_of

_SAID = (
    "disagree|disagrees|disagreed|disagreeing|disagreement|at odds|clash|clashes|clashed|clashing|argue|arguing|argued"
    "|bicker|bickering|feud|feuding|fighting|quarrel|quarreling|quarrelling|butting heads|eye to eye|cant agree"
    "|cannot agree|dont agree|do not agree|wont agree|blame each other|blaming each other|each others throats"
    "|at loggerheads|in dispute|in conflict|desaccord|desaccords|pas d' accord|s' entendent pas|se disputent"
    "|se chicanent|s' obstinent|s' affrontent|s' opposent|s' engueulent|s' accrochent|se contredisent|marchent dessus"
    "|at it again|both want|both wants|both wanted|both need|both claim|both insist|veulent tous deux"
    "|veulent tous les deux|tous deux veulent|tous les deux veulent"
    "|pilent dessus|renvoient la balle|chicane|dispute|a couteaux tires|en conflit|en litige|prise de bec|accrochage"
)
_NO_MORE = any_of("no|not|never|plus|sans|without|avoid|eviter|prevent|settled|resolved|regle|reglee|reglees")
"""Before them: there is none, or none any more."""

_WANTS = any_of("veut|veulent|demande|demandent|exige|wants|want|asks|insists|insiste")
_REFUSES = any_of("refuse|refuses|refusent|refused|refusing|rejects|rejected|rejette|rejettent|opposed|oppose|opposent")
_INSISTS = any_of(
    "tient|tiennent|insists|insist|insisted|insiste|insistent|prefers|prefere|preferent|pushes|pousse|poussent"
)
"""What one wants against the other, who refuses it."""
_REFUSAL = frozenset(
    (
        ("dit", "non"),
        ("disent", "non"),
        ("says", "no"),
        ("say", "no"),
        ("said", "no"),
        ("ne", "veut"),
        ("wont", "have"),
        ("veut", "pas"),
        ("veulent", "pas"),
    )
)
"""What the other says of what one wants."""
_WANTING = _WANTS | _INSISTS


@cache
def ways() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return first word → the words that follow it."""
    begun: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in _SAID.split("|"):
        first, *rest = phrase.split()
        begun[first] = (*begun.get(first, ()), tuple(rest))
    return begun


def at_odds(clause: Clause) -> bool:
    """Are at least two who are known said to quarrel?"""
    if clause.verb is not None and not (clause.verb.kind == "request" and clause.verb.stays):
        return False
    if len({one.known.id for one in clause.parties if one.known is not None}) < 2:
        return False
    if not _WANTING.isdisjoint(clause.texts) and _is_refused(clause):
        return True
    known = ways()
    if known.keys().isdisjoint(clause.texts):
        return False
    return any(word in known and _quarrel(clause.tokens, i) for i, word in enumerate(clause.each))


def _is_refused(clause: Clause) -> bool:
    """Does one of them refuse something?"""
    return not _REFUSES.isdisjoint(clause.texts) or not _REFUSAL.isdisjoint(pairwise(clause.each))


def _quarrel(tokens: list[Token], i: int) -> bool:
    said = any(not rest or phrase_end(tokens, i + 1, rest) for rest in ways()[tokens[i].text])
    return said and not any(token.text in _NO_MORE for token in tokens[max(0, i - 2) : i])
