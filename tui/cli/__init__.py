"""The commands beside the app: one file each, with a click command named `command`. Plain lines, no Textual.

`click` is not imported here, so that the app, which shares the session, starts without it.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Carry out a command line; returns the exit code: 0 fine, 1 refused, 2 wrong usage, 3 store not reachable."""
    from tui.cli.group import group

    return group.run([*arguments])
