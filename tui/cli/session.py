"""One run of the program: whose settings, which store, which language; and how a command answers."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from store.region import order_of
from store.sentence import N_, Sentence, StoreError, Unreachable
from tui import settings as user_settings
from tui.text import FORBIDDEN, _, language_of, plain, say, set_language

if TYPE_CHECKING:
    from threading import Thread

    from store import Workspace

REFUSED, MISUSED, UNREACHABLE, INTERRUPTED = 1, 2, 3, 130
"""Exit codes; 0 is fine."""

Command = TypeVar("Command", bound=Callable[..., Any])


class Session:
    """What app and commands share. Making one reads the user's settings and sets the language; the store is opened
    when it is first asked for."""

    def __init__(self, *, store: str = "", lang: str = "", theme: str = "") -> None:
        """What is given stands before the environment, and that before the settings."""
        self.settings, self.mistakes = user_settings.read(user_settings.folder() / "config.toml")
        """`mistakes`: what is wrong with the user's settings, for whoever can show it."""
        self.json = False
        self.theme = theme or self.settings.theme
        self.zone = self.settings.zone
        self.named = True
        """Whether somebody said which store; the user's own is made when there is none yet, another one is not."""
        self.store = self._store(store)
        self.lang = lang or self.settings.lang or language_of(os.environ)
        set_language(self.lang)
        self.app: Callable[[Session], int] | None = None
        """What opens the app, where there is a terminal to open it in."""
        self._workspace: Workspace | None = None
        self._opening: Thread | None = None

    def choose(self, *, store: str | None = None, lang: str | None = None, json: bool = False) -> None:
        """Take over what a command's own options say."""
        if store:
            self.store, self.named = Path(store).expanduser(), True
        if lang:
            self.lang = lang
            set_language(lang)
        self.json = self.json or json

    @property
    def territory(self) -> str:
        """The country the user lives in, and its province where the settings tell it (`CA-QC`); else the locale's
        country, empty where neither says."""
        spoken = next((os.environ[name] for name in ("LC_ALL", "LC_TIME", "LANG") if os.environ.get(name)), "")
        return (self.settings.region or (spoken[3:5] if spoken[2:3] == "_" else "")).upper()

    @property
    def tongue(self) -> str:
        """The language with its country (`fr-CA`), for what countries say differently."""
        return f"{self.lang}-{self.territory}" if self.territory else self.lang

    @property
    def order(self) -> Literal["DMY", "MDY"]:
        """The order of day and month, of the settings or as the country has it."""
        if self.settings.order:
            return "MDY" if self.settings.order == "MDY" else "DMY"
        return order_of(self.territory)

    def workspace(self, create: bool = False) -> Workspace:
        """Return the open workspace. Unreachable where there is none, unless it may be made: `create`, or one's own."""
        if self._opening is not None:
            self._opening.join()
            self._opening = None
        return self._workspace or self._open(create)

    def open_soon(self) -> None:
        """Begin to open the workspace beside what else there is to do; `workspace` waits for it, and tries again (and
        says why) where that did not succeed."""
        from threading import Thread

        self._opening = Thread(target=self._try_to_open)
        self._opening.start()

    def open_app(self) -> int:
        """Open the app on this session; returns the exit code."""
        if self.app is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
            say_on_stderr([_("The app needs a terminal; “passerelle --help” lists the commands that do not")])
            return MISUSED
        return self.app(self)

    def close(self) -> None:
        """Let go of the store."""
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    def answer(self, data: Any, text: str | Iterable[str]) -> None:
        """Print `data` as one line of JSON where that was asked for, else the lines of `text`, made plain."""
        if self.json:
            print(as_json(data))
            return
        for line in text.splitlines() if isinstance(text, str) else text:
            print(plain(line))

    def _try_to_open(self) -> None:
        with suppress(StoreError):
            self._open(create=False)

    def _open(self, create: bool) -> Workspace:
        from store import open_workspace

        self._check_there(create)
        create = create or not self.named
        self._workspace = open_workspace(
            self.store, create=create, zone=self.zone, region=self.territory, thresholds=self.settings.thresholds
        )
        return self._workspace

    def _store(self, given: str) -> Path:
        path = given or os.environ.get("PASSERELLE_STORE") or self.settings.store
        if path:
            return Path(path).expanduser()
        from platformdirs import user_data_path

        self.named = False
        return user_data_path("passerelle") / "desk.store"

    def _check_there(self, create: bool) -> None:
        try:
            if not self.named:
                self.store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            elif not create and not self.store.exists():
                raise Unreachable(
                    N_("There is no workspace at {path}; “passerelle init --store {path}” makes one"),
                    path=str(self.store),
                )
        except OSError as error:
            raise Unreachable(
                N_("{path} cannot be opened: {problem}"), path=str(self.store), problem=error.strerror or str(error)
            ) from None


def as_json(data: Any) -> str:
    """Return a value as one line of JSON that a terminal cannot obey: what is not printable is escaped."""
    import msgspec

    text = msgspec.json.encode(_said(data)).decode()
    return FORBIDDEN.sub(_escaped, text)


def _said(data: Any) -> Any:
    """Return a value with every sentence in it said, in the reader's language."""
    from msgspec import Struct

    if isinstance(data, Sentence):
        return say(data)
    if isinstance(data, Struct):
        names = zip(data.__struct_encode_fields__, data.__struct_fields__, strict=True)
        return {written: _said(getattr(data, name)) for written, name in names}
    if isinstance(data, dict):
        return {key: _said(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_said(value) for value in data]
    return data


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))


def common_options(command: Command) -> Command:
    """Give a command the options that all have: --json, --store, --lang; the session has taken them when it runs."""
    import functools

    import click

    @functools.wraps(command)
    def with_options(*arguments: Any, json: bool, store: str | None, lang: str | None, **options: Any) -> Any:
        click.get_current_context().find_object(Session).choose(store=store, lang=lang, json=json)  # type: ignore[union-attr]  # the group put it there
        return command(*arguments, **options)

    declared = click.option("--json", is_flag=True, help=N_("Answer with JSON."))(with_options)
    for name in ("store", "lang"):
        declared = setting_option(name)(declared)
    return declared  # type: ignore[return-value]  # click's decorators return what they are given


def setting_option(name: str) -> Callable[[Command], Command]:
    """Return the option that replaces a setting for one run."""
    import click

    metavar, told = user_settings.OVERRIDES[name]
    choices = user_settings.CHOICES.get(name)
    kind = click.Choice(choices) if choices else str
    return click.option(f"--{name}", metavar=metavar, type=kind, help=told)


def tell(error: StoreError) -> int:
    """Say on stderr what the store refuses; returns the exit code."""
    say_on_stderr([say(error.sentence)])
    return UNREACHABLE if isinstance(error, Unreachable) else REFUSED


def say_on_stderr(lines: Iterable[str]) -> None:
    """Tell what is wrong or doubtful, apart from the answer."""
    for line in lines:
        print(f"passerelle: {plain(line)}", file=sys.stderr)
