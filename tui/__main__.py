"""Where it starts: arguments → language → store → run. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.cli.session import Session


def main() -> None:
    """Open the app, or carry out the command that the arguments name, and end the process."""
    # what is made at the start stays: looking through it for garbage is a tenth of the time to the first paint, after
    # which the app turns collection on again
    gc.disable()
    arguments = sys.argv[1:]
    options = _of_the_app(arguments)
    if options is not None:
        sys.exit(_open_app(options))
    gc.enable()
    from tui.cli import main as carry_out

    sys.exit(carry_out(arguments, _run_app))


def _of_the_app(arguments: Sequence[str]) -> dict[str, str] | None:
    """Return the options of a line that only opens the app; None for any other, which the commands will read (help
    and mistakes included)."""
    from tui.settings import CHOICES, OVERRIDES

    options: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        option, given, value = argument.partition("=")
        name = option.removeprefix("--")
        value = value if given else next(rest, "")
        if option == name or name not in OVERRIDES or not value or value not in CHOICES.get(name, (value,)):
            return None
        options[name] = value
    return options


def _open_app(options: dict[str, str]) -> int:
    from store.sentence import StoreError
    from tui.cli.session import Session, tell

    session = Session(**options)
    session.app = _run_app
    session.open_soon()
    try:
        return session.open_app()
    except StoreError as error:
        return tell(error)


def _run_app(session: Session) -> int:
    from tui.app import run

    return run(session)


if __name__ == "__main__":
    main()
