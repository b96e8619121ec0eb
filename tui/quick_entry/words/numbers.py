"""Number words of both languages, folded (no accents, lower case)."""

from __future__ import annotations

from typing import Any

_CARDINALS = (
    (0, "zero|oh"), (1, "one|un|une"), (2, "two|deux"), (3, "three|trois"), (4, "four|quatre"), (5, "five|cinq"),
    (6, "six"), (7, "seven|sept"), (8, "eight|huit"), (9, "nine|neuf"), (10, "ten|dix"), (11, "eleven|onze"),
    (12, "twelve|douze"), (13, "thirteen|treize"), (14, "fourteen|quatorze"), (15, "fifteen|quinze"),
    (16, "sixteen|seize"), (17, "seventeen"), (18, "eighteen"), (19, "nineteen"), (20, "twenty|vingt|vingts"),
    (30, "thirty|trente"), (40, "forty|quarante"), (50, "fifty|cinquante"), (60, "sixty|soixante"),
    (70, "seventy|septante"), (80, "eighty|octante|huitante"), (90, "ninety|nonante"),
    (100, "hundred|cent|cents"), (1000, "thousand|mille"),
)  # fmt: skip
_ORDINALS = (
    (1, "first|premier|premiere|premiers|premieres"), (2, "second|deuxieme|deuxiemes|seconde"),
    (3, "third|troisieme|troisiemes"), (4, "fourth|quatrieme"),
    (5, "fifth|cinquieme"), (6, "sixth|sixieme"), (7, "seventh|septieme"), (8, "eighth|huitieme"),
    (9, "ninth|neuvieme"), (10, "tenth|dixieme"), (11, "eleventh|onzieme"), (12, "twelfth|douzieme"),
    (13, "thirteenth|treizieme"), (14, "fourteenth|quatorzieme"), (15, "fifteenth|quinzieme"),
    (16, "sixteenth|seizieme"), (17, "seventeenth"), (18, "eighteenth"), (19, "nineteenth"),
    (20, "twentieth|vingtieme"), (30, "thirtieth|trentieme"),
)  # fmt: skip
_VAGUE = (
    (1, "a|an|another|une autre|un autre"), (2, "a couple of|a couple|couple of|couple|un couple de"),
    (3, "a few|few|several|some|quelques|quelque|plusieurs"), (12, "a dozen|dozen|une douzaine de"),
    (10, "une dizaine de|une dizaine d'"),
    (20, "une vingtaine de|une vingtaine d'"),
    (30, "une trentaine de|une trentaine d'"), (40, "une quarantaine de"), (50, "une cinquantaine de"),
    (100, "une centaine de"), (0.5, "half a|half an|half|demi|demie|une demi|un demi|une demie|a half"),
    (0.25, "quarter of a|quarter of an|a quarter of an|un quart de|un quart d'|quart d'"),
    (0.75, "three quarters of an|trois quarts d'|trois quart d'"),
)  # fmt: skip

TABLE: dict[str, tuple[tuple[Any, str], ...]] = {
    "num": _CARDINALS,
    "ord": _ORDINALS,
    "vague": _VAGUE,
    "suffix": ((True, "st|nd|rd|th|er|ers|re|ere|eres|e|eme|ieme|nde"),),
    "fraction": ((30, "half|half a|a half|demi|demie"), (15, "quarter|a quarter|quart|le quart|un quart"),
                 (45, "three quarters|trois quarts|trois quart")),
}  # fmt: skip
