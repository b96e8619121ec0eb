"""A user's settings: `config.toml` in the folder where their machine keeps such files. `tui/config.toml` describes each
of them and is what users copy and edit.

What is wrong with that file is all told at once; the program then starts with what can be used of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from store.sentence import N_, Sentence, sentence
from store.thresholds import RANGES, USUAL, Thresholds
from tui import rota

OVERRIDES = {
    "store": ("PATH", N_("The workspace to open, instead of $PASSERELLE_STORE, the settings' or your own.")),
    "lang": ("en|fr", N_("The language to speak.")),
    "theme": ("NAME", N_("The theme of the screens; “passerelle themes” lists them.")),
}
"""The settings that an option of the command line replaces for one run: what to write after it, and what it is for."""

CHOICES = {"lang": ("en", "fr"), "order": ("DMY", "MDY")}


class Settings(Struct, frozen=True):
    """What a user prefers; an empty text leaves it to the program."""

    store: str = ""
    lang: str = ""
    zone: str = ""
    """The IANA zone they live in; the machine's where none is given."""
    theme: str = ""
    order: str = ""
    """Whether 3/4 is the third of April (`DMY`) or the fourth of March (`MDY`); as the language has it where empty."""
    region: str = ""
    """The country one works in, with its province (`CA-QC`): whose holidays, weeks and words count; the locale's
    country where none is given."""
    duty: dict[str, str] = {}
    """Weekday (`mon`), week (`2026-W48`) or day (`2026-11-27`) → who is on duty then."""
    thresholds: Thresholds = USUAL
    """From when on something is a signal."""
    keys: dict[str, str] = {}
    """Action → the key that does it instead of its own; several are separated by commas."""


def folder() -> Path:
    """Return the directory of the user's own settings and themes."""
    from platformdirs import user_config_path

    return user_config_path("passerelle")


def read(file: Path) -> tuple[Settings, list[Sentence]]:
    """Return the settings of a file, and everything that is wrong with it; what is wrong keeps its default."""
    import tomllib

    try:
        given = tomllib.loads(file.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(), [sentence(N_("{file} cannot be read: {problem}"), file=str(file), problem=str(error))]
    if isinstance(given.get("keys"), dict):
        given["keys"] = dict(_flat(given["keys"]))
    wrong = dict(_mistakes(given))
    if "thresholds" in given and "thresholds" not in wrong:
        given["thresholds"] = Thresholds(**given["thresholds"])
    return Settings(**{key: value for key, value in given.items() if key not in wrong}), [*wrong.values()]


def _mistakes(given: Mapping[str, Any]) -> Iterator[tuple[str, Sentence]]:
    for key, value in given.items():
        if (found := _mistake(key, value)) is not None:
            yield key, found


def _mistake(key: str, value: Any) -> Sentence | None:
    if key not in Settings.__struct_fields__:
        return _unknown(key)
    if key == "keys":
        return _wrong_keys(value)
    if key == "duty":
        return rota.mistake(value)
    if key == "thresholds":
        return _wrong_thresholds(value)
    if not isinstance(value, str):
        return sentence(N_("{key}: write it between quotes, such as {key} = “{value}”"), key=key, value=str(value))
    if value and key in CHOICES and value not in CHOICES[key]:
        return sentence(
            N_("{key}: “{value}” is not one of {choices}"), key=key, value=value, choices=list(CHOICES[key])
        )
    if value and key == "zone":
        return _wrong_zone(value)
    if key == "region" and not re.fullmatch(r"([A-Z]{2}(-[A-Z0-9]{1,3})?)?", value):
        return sentence(N_("region: {region} is not a country with its province; write it like CA-QC"), region=value)
    return None


def _unknown(key: str) -> Sentence:
    from difflib import get_close_matches

    near = get_close_matches(key, Settings.__struct_fields__, 1)
    if near:
        return sentence(N_("{key}: there is no such setting; did you mean {near}?"), key=key, near=near[0])
    known = list(Settings.__struct_fields__)
    return sentence(N_("{key}: there is no such setting; there are {known}"), key=key, known=known)


def _flat(keys: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the keys by the full name of the action: to TOML, `item.accept = "a"` is a table within a table."""
    for name, value in keys.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _wrong_keys(value: Any) -> Sentence | None:
    if isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values()):
        return None
    return sentence(N_("keys: write a line for each action below [keys], such as item.accept = “a”"))


def _wrong_zone(value: str) -> Sentence | None:
    from store.when import zone_exists

    if zone_exists(value):
        return None
    return sentence(N_("zone: {zone} is not a time zone; write it like America/Montreal"), zone=value)


def _wrong_thresholds(value: Any) -> Sentence | None:
    if not isinstance(value, dict) or not value.keys() <= RANGES.keys():
        return sentence(N_("thresholds: write a line for each below [thresholds]; there are {known}"), known=[*RANGES])
    for name, given in value.items():
        least, most = RANGES[name]
        whole = isinstance(getattr(USUAL, name), int)
        if type(given) not in ((int,) if whole else (int, float)) or not least <= given <= most:
            bounds = {"name": name, "least": f"{least:g}", "most": f"{most:g}"}
            return sentence(N_("thresholds: {name} is a number from {least} to {most}"), **bounds)
    if (told := Thresholds(**value)).due > told.silent:
        return sentence(N_("thresholds: a contact is due before a party is silent; make due smaller than silent"))
    return None
