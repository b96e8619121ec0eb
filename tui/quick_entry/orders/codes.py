"""The words for what the store keeps as codes: answers, outcomes, causes, steps; in both languages.

The first word of each language is the one that repairs, completions and chips write; accents are optional.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tui.quick_entry.folding import fold


class Code(NamedTuple):
    """A stored value and the words for it."""

    value: str
    en: str
    fr: str

    def word(self, lang: str) -> str:
        """Return the word that is written for it in a language (`en`, `fr`)."""
        return (self.fr if lang == "fr" else self.en).split("|")[0]


CODES: dict[str, tuple[Code, ...]] = {
    "answer": (
        Code("yes", "yes|ok|okay|fine|in favour|green|green light|agrees|accepts|acceptable|understood|got it|clear",
             "oui|d' accord|vert|feu vert|accepte|compris|bien recu|clair"),
        Code("reserve", "yes if|ok if|green if|yes but|ok but|acceptable if|reserve|with reserve|unclear|if|maybe"
             "|only if|provided|as long as|on condition",
             "oui si|oui mais|ok si|ok mais|vert si|feu vert si|d' accord si|sous reserve|reserve|acceptable si|si"
             "|a preciser|pas clair|peut etre|seulement si|a condition que|a condition|pourvu que|pourvu qu'"),
        Code("no", "no|red|refuses|blocks|disputed|against|disagrees",
             "non|rouge|feu rouge|refuse|bloque|s' oppose|contre|conteste"),
    ),
    "outcome": (
        Code("done", "done|finished|settled", "fait|faite|fini|finie|regle|reglee|termine|terminee"),
        Code("agreed", "agreed|agreement", "entente|accord|convenu"),
        Code("arbitrated", "arbitrated|ruled", "arbitrage|arbitre|tranche"),
        Code("granted", "granted|approved", "accordé|accordee|approuve|approuvee"),
        Code("refused", "refused|rejected", "refusé|refusee|rejete|rejetee"),
        Code("moot", "moot|pointless|no longer needed", "sans objet|caduc|caduque"),
    ),
    "cause": (
        Code("communication", "communication|misunderstanding", "communication|malentendu"),
        Code("priorities", "priorities|priority", "priorités|priorite"),
        Code("resistance", "resistance", "résistance"),
        Code("material", "material|materials", "matériel|support"),
        Code("resources", "resources|staff|money", "ressources|effectifs|budget"),
        Code("technical", "technical|tech", "technique|informatique"),
        Code("schedule", "schedule|timing", "calendrier|horaire|delais"),
        Code("other", "other", "autre"),
    ),
    "step": (
        Code("awareness", "awareness|aware", "conscience|prise de conscience"),
        Code("desire", "desire|will", "adhésion|envie|desir"),
        Code("knowledge", "knowledge|know", "connaissance|connaissances|savoir"),
        Code("ability", "ability|able", "capacité|savoir faire"),
        Code("reinforcement", "reinforcement|habit", "ancrage|habitude"),
    ),
    "nature": (
        Code("task", "task|todo", "tâche"),
        Code("request", "request|ask", "demande"),
        Code("relay", "relay", "relais"),
        Code("obstacle", "obstacle|blocker", "obstacle|blocage"),
        Code("conflict", "conflict|dispute", "différend|conflit|litige"),
        Code("approval", "approval|green light", "feu vert|approbation"),
    ),
    "priority": (
        Code("1", "high|urgent", "haute|urgente"),
        Code("2", "normal|medium", "normale|moyenne"),
        Code("3", "low", "basse|faible"),
    ),
    "activity": (
        Code("yes", "activity|news|next activity", "activité|nouvelles|du nouveau|prochaine activite"),
    ),
    "series": (Code("yes", "series|all", "série|toutes"),),
}  # fmt: skip
"""Table → its codes. `oui`, `yes` and their like are answers in either language."""


@cache
def phrases(table: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the phrases of a table as words, the longest first, each with the code it stands for."""
    said = {
        tuple(fold(phrase).split()): code.value
        for code in CODES[table]
        for phrase in f"{code.en}|{code.fr}".split("|")
    }  # fmt: skip
    return tuple(sorted(said.items(), key=lambda pair: -len(pair[0])))
