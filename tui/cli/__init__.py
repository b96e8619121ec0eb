"""The commands beside the app: one file each, with a click command named `command`. Plain lines, no Textual.

`click` is not imported here, so that the app, which shares the session, starts without it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.cli.session import Session


def main(arguments: Sequence[str], open_app: Callable[[Session], int]) -> int:
    """Carry out a command line; returns the exit code: 0 fine, 1 refused, 2 wrong usage, 3 store not reachable.

    `open_app` is what a command calls that ends in the app: no command knows a terminal.
    """
    from tui.cli.group import group

    return group.run([*arguments], open_app)
