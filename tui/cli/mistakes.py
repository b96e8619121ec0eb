"""What click finds wrong with a command line, in the reader's language."""

from __future__ import annotations

import click

from tui.text import _


def told(error: click.ClickException) -> str:
    """Return the sentence that says what is wrong; of messages that are ours already, themselves."""
    if isinstance(error, click.NoSuchOption):
        return _no_such_option(error)
    if isinstance(error, click.MissingParameter):
        return _("{name} is missing").format(name=_name(error.param))
    if isinstance(error, click.BadOptionUsage):
        return _bad_option(error)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _("{name}: {problem}").format(name=_name(error.param), problem=_problem(error, error.param.type))
    if error.message == "Missing command.":
        return _("A command is missing")
    if error.message.startswith("Got unexpected extra argument"):
        return _("There is more on the line than is understood: {rest}").format(
            rest=error.message.partition("(")[2][:-1]
        )
    return error.format_message()


def _no_such_option(error: click.NoSuchOption) -> str:
    if error.possibilities:
        near = sorted(error.possibilities)[0]
        return _("There is no option {name}; did you mean {near}?").format(name=error.option_name, near=near)
    return _("There is no option {name}").format(name=error.option_name)


def _bad_option(error: click.BadOptionUsage) -> str:
    known = error.ctx.command.params if error.ctx else []
    option = next((param for param in known if error.option_name in param.opts), None)
    if isinstance(option, click.Option) and option.is_flag:
        return _("{name} takes no value").format(name=error.option_name)
    return _("{name} needs a value").format(name=error.option_name)


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "?"
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.metavar or parameter.human_readable_name


def _problem(error: click.BadParameter, kind: object) -> str:
    if isinstance(kind, click.Choice):
        return _("choose one of {choices}").format(choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, type(click.INT)):
        return _("a whole number is needed")
    return error.message
