"""The manual page of the command line, made of what the commands say of themselves: `man auditprep`."""

from __future__ import annotations

import click

from auditprep import __version__, cli, i18n

WORDS = {
    "en": {
        "title": "answers the auditors' Word form",
        "name": "NAME",
        "synopsis": "SYNOPSIS",
        "commands": "COMMANDS",
        "window": "Without a command the window is opened, on a file if one is named.",
        "codes": "EXIT STATUS",
        "said": "0: done. 1: the file or the request is at fault, and one sentence says what to do. 2: wrong usage.",
    },
    "sv": {
        "title": "besvarar revisorernas Word-formulär",
        "name": "NAMN",
        "synopsis": "ANVÄNDNING",
        "commands": "KOMMANDON",
        "window": "Utan kommando öppnas fönstret, med en fil om en sådan anges.",
        "codes": "SLUTKOD",
        "said": "0: klart. 1: filen eller begäran är fel, och en mening säger vad du kan göra. 2: fel använt.",
    },
}


def man_page(language: str) -> str:
    """The page in this language, in the form that man reads."""
    before = i18n.language()
    i18n.set_language(language)
    try:
        return _page(WORDS[language])
    finally:
        i18n.set_language(before)


def _page(words: dict[str, str]) -> str:
    group = cli._program()
    commands = [command for command in group.commands.values() if not command.hidden]
    head = [
        f'.TH AUDITPREP 1 "" "auditprep {__version__}" ""',
        *(f".SH {words['name']}", f"auditprep \\- {_escaped(words['title'])}"),
        *(f".SH {words['synopsis']}", r".B auditprep", r"[\-\-lang sv|en] [FILE]", ".br"),
        *(r".B auditprep", r"[\-\-lang sv|en] COMMAND [ARGS]\&..."),
        *(".PP", _escaped(words["window"]), f".SH {words['commands']}"),
    ]
    body = [line for command in commands for line in _about(command)]
    return "\n".join([*head, *body, f".SH {words['codes']}", _escaped(words["said"]), ""])


def _about(command: click.Command) -> list[str]:
    """A command: how it is written, what it does, and its options."""
    context = click.Context(command, info_name=command.name)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [".TP", rf"\fB{_escaped(command.name or '')}\fR {_escaped(usage)}", _escaped(command.help or "")]
    options = [each.get_help_record(context) for each in command.get_params(context)]
    for option, said in filter(None, options):
        lines += [".RS", ".TP", rf"\fB{_escaped(option)}\fR", _escaped(said), ".RE"]
    return lines


def _escaped(text: str) -> str:
    """Words as they are: nothing in them is a sign to man."""
    plain = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain
