"""How the command line speaks: click's help and complaints, in the user's language.

click takes its own words from the system's language; ours come from `auditprep.i18n`, so the few that a user
meets are written here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from auditprep.cli.console import PROGRAM, print_lines
from auditprep.i18n import LANGUAGES, _, set_language


class _Helped(click.Command):
    """A command whose help page is in the user's language."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [record for each in options if (record := each.get_help_record(ctx))]
        with formatter.section(_("Options")):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class Command(_Helped):
    """One command; `does` is called with the values of its parameters."""

    def __init__(
        self,
        name: str,
        does: Callable[..., None],
        *parameters: click.Parameter,
        help: str,
        hidden: bool = False,
    ) -> None:
        super().__init__(
            name,
            callback=does,
            params=[*parameters, help_option()],
            help=help,
            hidden=hidden,
            add_help_option=False,
            options_metavar=_("[OPTIONS]"),
            context_settings={"allow_extra_args": True},  # so that it is we who complain of them
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise click.UsageError(_("There is no room for: {words}").format(words=" ".join(ctx.args)), ctx)
        return rest


class Group(_Helped, click.Group):
    """All the commands, under the program's name."""

    def __init__(self, commands: Sequence[Command], *options: click.Option, help: str) -> None:
        super().__init__(
            PROGRAM,
            commands=commands,
            params=[*options, help_option()],
            help=help,
            add_help_option=False,
            options_metavar=_("[OPTIONS]"),
            subcommand_metavar=_("COMMAND [ARGS]…"),
            no_args_is_help=True,
        )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise click.UsageError(_("There is no command “{name}”.").format(name=args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        shown = [(name, self.commands[name]) for name in self.commands if not self.commands[name].hidden]
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in shown])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def help_option() -> click.Option:
    return click.Option(
        ["--help", "-h"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
        help=_("Shows this help."),
    )


def _show_help(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        print_lines(ctx.get_help().split("\n"))
        ctx.exit()


def file_argument(name: str, metavar: str, *, many: bool = False) -> click.Argument:
    kind = click.Path(path_type=Path)
    return click.Argument([name], metavar=metavar, type=kind, nargs=-1 if many else 1, required=True)


def file_option(flag: str, *, help: str, name: str | None = None) -> click.Option:
    flags = [flag, name] if name else [flag]
    return click.Option(flags, metavar=_("FILE"), type=click.Path(path_type=Path), help=help)


def json_flag() -> click.Option:
    return click.Option(["--json", "as_json"], is_flag=True, help=_("Prints JSON alone."))


class _Year(click.IntRange):
    def fail(
        self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None
    ) -> NoReturn:
        super().fail(_("a year is four digits, as 2025."), param, ctx)


def year_option() -> click.Option:
    return click.Option(["--year"], metavar=_("YEAR"), type=_Year(1900, 2999), help=_("The year."))


def language_option() -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=_("The language of what is printed: sv or en."),
    )


def take_language(argv: Sequence[str]) -> list[str]:
    """Sets the language asked for with `--lang`, wherever it stands, before anything is said; gives the rest.
    A language we do not have stays among the arguments, for click to complain of."""
    rest = list(argv)
    for place, word in enumerate(rest):
        flag, _sign, value = word.partition("=")
        if word == "--":
            break
        if flag == "--lang":
            width = 1 if "=" in word else 2
            value = value or "".join(rest[place + 1 : place + 2])
            if value not in LANGUAGES:
                return [*rest[place : place + width], *rest[:place], *rest[place + width :]]
            set_language(value)
            return rest[:place] + rest[place + width :]
    return rest


def complaint(error: click.UsageError) -> tuple[str, ...]:
    """What is wrong with the words on the command line, and where help is, in lines."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return tuple(error.format_message().split("\n"))
    path = error.ctx.command_path if error.ctx else PROGRAM
    return _what_is_wrong(error), _("Help: {command} --help").format(command=path)


def _what_is_wrong(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return _("There is no option {option}.").format(option=error.option_name)
    if isinstance(error, click.BadOptionUsage):
        return _("{name} lacks its value, or has one that it does not take.").format(name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return _("{name} is missing.").format(name=_name(error.param))
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.Choice):
        return _("{name} is one of: {choices}.").format(
            name=_name(error.param), choices=", ".join(error.param.type.choices)
        )
    if isinstance(error, click.BadParameter):
        return _("{name} cannot be that: {reason}").format(name=_name(error.param), reason=error.message)
    return error.format_message()


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "?"
    return parameter.human_readable_name if isinstance(parameter, click.Argument) else parameter.opts[0]
