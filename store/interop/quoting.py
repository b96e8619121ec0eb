"""What a mail says, apart from what it answers to: the signature and the quoted history go aside, they are not lost."""

from __future__ import annotations

import re

LONGEST_SIGNATURE = 20
"""Lines below `-- ` that may still be a signature."""

_OPENING = ("On ", "Le ", "El ", "Am ")
_VERBS = ("wrote", "writes", "a écrit", "écrit", "schrieb", "escribió")
_WROTE = tuple(f" {verb}{colon}" for verb in _VERBS for colon in (":", " :"))
_RULE = re.compile(
    r"^[\s>*]*-{2,}\s*(?:original message|original appointment|forwarded message|reply message|message d['’]origine|"
    r"message original|message transféré|rendez-vous d['’]origine|message initial)\s*-{2,}\s*$",
    re.I,
)
_UNDERLINE = re.compile(r"^[\s>]*_{8,}\s*$")
_BEGIN_FORWARDED = re.compile(r"^(?:begin forwarded message|début du message (?:réexpédié|transféré))\s*:$", re.I)
_FROM = re.compile(r"^[\s>*]*(?:from|de|expéditeur)\s*:", re.I)
_FIELD = re.compile(r"^[\s>*]*(?:sent|date|envoyé|to|à|cc|subject|objet|importance)[\s*]*:", re.I)


def split(text: str) -> tuple[str, str]:
    """Return (what is said, what was quoted or signed below it). A mail that only forwards says what it forwards."""
    lines = text.split("\n")
    cut = _start_of_history(lines)
    said, history = lines[:cut], lines[cut:]
    signed = _start_of_signature(said)
    words = "\n".join(said[:signed]).strip()
    if not words:
        return text.strip(), ""
    aside = ("\n".join(part).strip() for part in (said[signed:], history))
    return words, "\n\n".join(part for part in aside if part)


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """Return a `format=flowed` text (RFC 3676) with its paragraphs whole again."""
    joined: list[str] = []
    flowing: int | None = None
    for raw in text.replace("\r\n", "\n").split("\n"):
        bare = raw.lstrip(">")
        depth = len(raw) - len(bare)
        line = bare[1:] if bare.startswith(" ") else bare
        soft = line.endswith(" ") and line != "-- "
        kept = line[:-1] if soft and delete_space else line
        if flowing == depth and line != "-- ":
            joined[-1] += kept
        else:
            joined.append(f"{'>' * depth} {kept}" if depth else kept)
        flowing = depth if soft else None
    return "\n".join(joined)


def _start_of_history(lines: list[str]) -> int:
    """Return the number of the first line of the history, that of lines where there is none."""
    trailing = _start_of_trailing_quotes(lines)
    for number in range(len(lines)):
        if _begins_history(lines, number, trailing):
            above = number - 1
            while above >= 0 and not lines[above].strip():
                above -= 1
            return above if above >= 0 and _UNDERLINE.match(lines[above][:200]) else number
    return trailing


def _begins_history(lines: list[str], number: int, trailing: int) -> bool:
    line = lines[number][:600]
    if _RULE.match(line) or _BEGIN_FORWARDED.match(line.strip()):
        return True
    if _FROM.match(line):
        return sum(_FIELD.match(below[:100]) is not None for below in lines[number + 1 : number + 6]) >= 2
    length = _length_of_attribution(lines, number)
    return length > 0 and _all_quoted_below(lines, number + length, trailing)


def _length_of_attribution(lines: list[str], number: int) -> int:
    """Return how many lines an attribution takes (`On Tuesday, Marie Roy wrote:`), 0 where there is none."""
    first = lines[number]
    for count in (1, 2, 3):  # mailers break it
        last = lines[number + count - 1 : number + count]
        if not last or not last[0].endswith(":"):
            continue
        joined = " ".join(" ".join(lines[number : number + count])[:1200].replace("\u202f", " ").split())
        if joined.endswith(_WROTE) and (first.startswith(_OPENING) or (count == 1 and "@" in joined)):
            return count
    return 0


def _all_quoted_below(lines: list[str], start: int, trailing: int) -> bool:
    """Say whether nothing new stands between the quotes below an attribution: answers between the lines stay."""
    first = next((line for line in lines[start:] if line.strip()), "")
    if not first.startswith(">"):
        return True
    return all(not line.strip() or line.startswith(">") for line in lines[start:trailing])


def _start_of_trailing_quotes(lines: list[str]) -> int:
    start = len(lines)
    while start and (lines[start - 1].startswith(">") or not lines[start - 1].strip()):
        start -= 1
    quoted = any(line.startswith(">") for line in lines[start:])
    return start if quoted else len(lines)


def _start_of_signature(lines: list[str]) -> int:
    first = max(0, len(lines) - LONGEST_SIGNATURE)
    for number in range(len(lines) - 1, first - 1, -1):
        if lines[number].rstrip("\r") in ("-- ", "--"):
            return number
    return len(lines)
