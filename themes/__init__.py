"""Themes as data: a TOML file each, here or in the user's settings, and the loader that checks that all of it can be
read.

A file holds the arguments of `textual.theme.Theme`, and three of our own: `base`, the theme that it differs from;
`contrast`, the least contrast of text that it promises; and the folder it lies in gives it its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from store.sentence import N_, Sentence, sentence

SHIPPED = ("dark", "light", "contrast", "terminal")
CONTRAST = 4.5
"""The least contrast of text with its background (WCAG 2.2, level AA); 7 for level AAA."""

STATED = ("primary", "secondary", "accent", "warning", "error", "success")
COLOURS = frozenset((*STATED, "foreground", "background", "surface", "panel", "boost"))
SETTINGS: dict[str, type | tuple[type, ...]] = {
    "base": str,
    "contrast": (int, float),
    "dark": bool,
    "ansi": bool,
    "variables": dict,
}

PAIRS = (
    *product(("foreground", "text-muted"), ("background", "surface", "panel")),
    *product((f"text-{name}" for name in STATED), ("background", "surface", "panel")),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
)
"""Which text stands on which background."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_ANSI = re.compile(r"ansi_(default|(bright_)?(black|red|green|yellow|blue|magenta|cyan|white))")


class ThemeError(Exception):
    """A theme that cannot be used; `.sentences` says everything that is wrong with it."""

    def __init__(self, sentences: list[Sentence]) -> None:
        """All that is wrong, not only the first."""
        self.sentences = sentences
        super().__init__("; ".join(map(str, sentences)))


def names(folder: Path | None = None) -> list[str]:
    """Return the themes there are: those that ship, then the user's, from `<folder>/*.toml`."""
    own = sorted(file.stem for file in folder.glob("*.toml")) if folder and folder.is_dir() else []
    return [*SHIPPED, *(name for name in own if name not in SHIPPED)]


def load(name: str, folder: Path | None = None) -> dict[str, Any]:
    """Return the arguments of `textual.theme.Theme` for a theme. The user's own files are checked, and where there is
    anything wrong with one, ThemeError says all of it."""
    if name in SHIPPED:
        return _arguments(name, _read(name))
    data = _read(name, folder)
    if wrong := [*malformed(data)]:
        raise ThemeError(wrong)
    data = _on_base(data)
    if wrong := [*illegible(data)]:
        raise ThemeError(wrong)
    return _arguments(name, data)


def malformed(data: Mapping[str, Any]) -> Iterator[Sentence]:
    """Yield what is wrong with the form of a theme's file: names that mean nothing, values that are not colours."""
    for key, value in data.items():
        if key in COLOURS:
            if not _is_colour(value):
                yield sentence(N_("{key}: {value} is not a colour (#rrggbb, or ansi_blue …)"), key=key, value=value)
        elif key not in SETTINGS:
            yield sentence(N_("{key}: a theme has no such setting"), key=key)
        elif not isinstance(value, SETTINGS[key]):
            yield sentence(N_("{key}: {value} is not what is expected here"), key=key, value=value)
    if data.get("base", "dark") not in SHIPPED:
        yield sentence(N_("base: one of {names}"), names=list(SHIPPED))
    variables = data.get("variables", {})
    for key, value in variables.items() if isinstance(variables, dict) else ():
        if not isinstance(value, str):
            yield sentence(N_("{key}: {value} is not what is expected here"), key=key, value=value)


def illegible(data: Mapping[str, Any]) -> Iterator[Sentence]:
    """Yield each pair of text and background whose contrast is too low. The terminal's own colours are unknown here:
    a theme of those has none."""
    least = data.get("contrast", CONTRAST)
    colours = {**data, **data["variables"]}
    for text, background in () if data.get("ansi") else PAIRS:
        if not (_is_hex(colours[text]) and _is_hex(colours[background])):
            yield sentence(N_("{text} on {background}: both must be #rrggbb"), text=text, background=background)
        elif (ratio := contrast(colours[text], colours[background])) < least:
            yield sentence(
                N_("{text} on {background}: contrast {ratio}, at least {least} is needed"),
                text=f"{text} {colours[text]}",
                background=f"{background} {colours[background]}",
                ratio=f"{ratio:.1f}",
                least=least,
            )


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast of two `#rrggbb` colours: 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _read(name: str, folder: Path | None = None) -> dict[str, Any]:
    import tomllib

    place = folder or Path(__file__).parent
    try:
        return tomllib.loads((place / f"{name}.toml").read_text("utf-8"))
    except FileNotFoundError:
        raise ThemeError([sentence(N_("there is no theme named {name}"), name=name)]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ThemeError([sentence(N_("{name}.toml: {error}"), name=name, error=str(error))]) from error


def _on_base(data: dict[str, Any]) -> dict[str, Any]:
    """Return a user's theme with all that it leaves unsaid."""
    base = _read(data.get("base", "terminal" if data.get("ansi") else "dark"))
    # a colour that it changes, changes as text too, unless it says otherwise
    texts = {f"text-{name}": data[name] for name in STATED if name in data}
    return {**base, **data, "variables": {**base["variables"], **texts, **data.get("variables", {})}}


def _arguments(name: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, **{key: value for key, value in data.items() if key not in ("base", "contrast")}}


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and bool(_HEX.fullmatch(value) or _ANSI.fullmatch(value))


def _is_hex(value: object) -> bool:
    return isinstance(value, str) and bool(_HEX.fullmatch(value))
