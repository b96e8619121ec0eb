"""French, where a word of ours meets one of theirs: `de` before `Informatique` is said `d’Informatique`.

Translators write `de {party}`; what is put there decides how it is said. Where that is in doubt, the words stay as
they are: an `h` that may be aspirated (`de Henri`), a `Le` that may open a family name (`de Le Goff`), a reference
(`de e4`).
"""

from __future__ import annotations

import re
from functools import cache

# where a value follows a word that may change by it
_JOINT = re.compile(r"(?<!\w)(?=(?:de|que|lorsque|puisque|à|si|le|du|au) \{)", re.IGNORECASE)

_MUTE_H = (
    "abi[lt]|ebdo|éberg|élène|éli|ém[ao]|épat|érit|eure|ier\\b|isto|iver|omm|onn|onor|orai|ormon|ospi|"
    "ôpit|ôte|uissi|um[ai]|y[dgp]"
)
_VOWEL = (
    r"(?!onz|ou[aâi]|i[aeou]|[a-z][0-9])"  # onze, oui, Ionesco and e4 begin as with a consonant, or may
    rf"(?:[aàâäæeéèêëiîïoôöœuùûü]|y(?=[^\Waeiouy])|h(?:{_MUTE_H}))"
)
_ELISION = re.compile(rf"\A(?:(d|qu|lorsqu|puisqu)e (?={_VOWEL})|(s)i (?=ils?\b))", re.IGNORECASE)
_CONTRACTION = re.compile(r"\A(?:[Dd]e|[Àà]) (?:[Ll]e (?=[a-zà-ÿœ])|[Ll]es (?=[^\W\d_]))")
_CONTRACTED = {"de le ": "du ", "de les ": "des ", "à le ": "au ", "à les ": "aux "}
_BEFORE_A_DAY = re.compile(r"\A(le|du|au) (?=(?:hier|aujourd’hui|demain)\b)")
_NO_ARTICLE = {"le": "", "du": "de ", "au": "à "}


class Fitted(str):
    """A sentence that `format` fits to what is put into it; a `str` in all else."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """Return the sentence filled in; its fields have names."""
        first, *others = (part.format(*args, **values) for part in _parts(self))
        return first + "".join(map(joined, others))


def fitted(sentence: str) -> str:
    """Return a French sentence so that filling it in fits its words to what is put after them."""
    return Fitted(sentence) if " {" in sentence else sentence


@cache
def _parts(sentence: str) -> list[str]:
    """Cut a sentence before each word of ours that a value may change."""
    return _JOINT.split(str(sentence))


def joined(text: str) -> str:
    """Return a text that begins with a word of ours and goes on with theirs, as French has it.

    `de Urgence` → `d’Urgence`, `de Le bloc` → `du bloc`, `si il pleut` → `s’il pleut`, `le demain` → `demain`.
    """
    text = _BEFORE_A_DAY.sub(lambda met: _NO_ARTICLE[met[1]], text)
    text = _CONTRACTION.sub(_contracted, text)
    return _ELISION.sub(lambda met: f"{met[1] or met[2]}’", text)


def _contracted(met: re.Match[str]) -> str:
    said = _CONTRACTED[met[0].lower()]
    return said.capitalize() if met[0][0].isupper() else said
