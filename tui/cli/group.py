"""The command line as a whole: finds a command's file, speaks the reader's language, and turns whatever goes wrong into
a sentence and an exit code."""

from __future__ import annotations

import keyword
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NoReturn

import click

from store.sentence import N_, StoreError
from tui import __version__
from tui.arguments import Misread
from tui.cli.mistakes import told
from tui.cli.session import INTERRUPTED, MISUSED, Session, say_on_stderr, setting_option, tell
from tui.settings import CHOICES
from tui.text import _, colon, say, set_language

ORDER = (
    "add", "parse", "list", "show", "bridge", "mandate", "digest", "find-time", "minutes", "report",
    "handover", "pulse", "playbook", "history", "undo", "do", "init", "demo", "import", "export", "keys", "themes",
    "stats", "check", "backup", "restore", "compact",
)  # fmt: skip
"""The commands in the order of help: what is done every day first."""

WORDS_OF_CLICK = (
    N_("Usage:"), N_("Options"), N_("Commands"), N_("Show this message and exit."),
)  # fmt: skip


class Formatter(click.HelpFormatter):
    """Writes help in the reader's language: what commands declare is English."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        super().write_usage(prog, args, f"{_('Usage:')} ")

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        super().write_text(_(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names, and what each is."""
        super().write_dl([(name, self._told(what)) for name, what in rows], col_max, col_spacing)

    def write_heading(self, heading: str) -> None:
        """Write what stands above a section."""
        self.write(" " * self.current_indent + colon(_(heading)).rstrip() + "\n")

    def _told(self, what: str) -> str:
        bare = what.removesuffix("  [required]")
        return _(bare) if bare == what else f"{_(bare)}  [{_('required')}]"


class Context(click.Context):
    """A command's context, whose help is written by our formatter, and which knows whose mistake it was."""

    formatter_class = Formatter

    @contextmanager
    def scope(self, cleanup: bool = True) -> Iterator[click.Context]:
        """Be the current context; a mistake that the parser finds is marked as this command's."""
        try:
            with super().scope(cleanup) as ctx:
                yield ctx
        except click.UsageError as error:
            error.ctx = error.ctx or self
            raise


class Commands(click.Group):
    """The commands, each imported when it is called: `find-time` is `command` in `tui/cli/find_time.py`."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of help."""
        return [*ORDER]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None where there is no file that holds one."""
        stem = cmd_name.replace("-", "_")
        if "_" in cmd_name or not stem.isidentifier() or not stem.islower():
            return None
        module = f"tui.cli.{stem}_" if keyword.iskeyword(stem) else f"tui.cli.{stem}"
        if find_spec(module) is None:
            return None
        command = getattr(import_module(module), "command", None)
        if not isinstance(command, click.Command):
            return None
        command.context_class = Context
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments begin with; a misspelt one is wrong usage."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is not None:
            return name, command, args[1:]
        near = get_close_matches(name, ORDER, 1)
        wrong = _("There is no command {name}; did you mean {near}?") if near else _("There is no command {name}")
        raise click.UsageError(wrong.format(name=name, near="".join(near)), ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with the first line of its help."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, _(command.help or "").partition("\n")[0]) for name, command in found if command is not None]
        if rows:
            with formatter.section(N_("Commands")):
                formatter.write_dl(rows)

    def main(self, args: Sequence[str] | None = None, *arguments: Any, **extra: Any) -> NoReturn:
        """Carry out a command line and end the process."""
        sys.exit(self.run(sys.argv[1:] if args is None else [*args]))

    def run(self, arguments: list[str], open_app: Callable[[Session], int] | None = None) -> int:
        """Carry out a command line; returns the exit code."""
        for stream in (sys.stdout, sys.stderr):
            # a terminal that is not of Unicode shows a question mark, and does not end the command
            getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
        session = Session()
        session.app = open_app
        set_language(_asked_for(arguments) or session.lang)
        say_on_stderr(map(say, session.mistakes))
        try:
            with self.make_context("passerelle", [_readable(argument) for argument in arguments], obj=session) as ctx:
                ctx.call_on_close(session.close)
                self.invoke(ctx)
            sys.stdout.flush()
        except click.exceptions.Exit as end:
            return end.exit_code
        except Misread as error:
            return _misused(click.UsageError(str(error)))
        except click.ClickException as error:
            return _misused(error)
        except StoreError as error:
            return tell(error)
        except BrokenPipeError:
            # `| head` has read enough; what is still buffered must not complain when the process ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except (KeyboardInterrupt, click.Abort):
            return INTERRUPTED
        return 0


def _misused(error: click.ClickException) -> int:
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    say_on_stderr([told(error)])
    if ctx is not None:
        say_on_stderr([_("“{command} --help” shows how it is used").format(command=ctx.command_path)])
    return MISUSED


def _asked_for(arguments: Sequence[str]) -> str:
    """Return the language that is asked for anywhere on the line: help and mistakes are told before it is all read."""
    for before, argument in zip(("", *arguments), arguments, strict=False):
        lang = argument.removeprefix("--lang=") if argument.startswith("--lang=") else argument
        if lang in CHOICES["lang"] and (before == "--lang" or lang != argument):
            return lang
    return ""


def _readable(argument: str) -> str:
    """Return an argument as text: bytes that are none (typed in Latin-1) become a mark instead of half characters."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _version(ctx: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if not asked:
        return
    print("passerelle", __version__)
    ctx.exit()


@click.group(cls=Commands, help=N_("The desk of people who stand between groups. Without a command, the app opens."))
@setting_option("store")
@setting_option("lang")
@setting_option("theme")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help=N_("The version."))
@click.pass_obj
def group(session: Session, store: str | None, lang: str | None, theme: str | None) -> None:
    """Take over the options that stand before the command."""
    session.choose(store=store, lang=lang)
