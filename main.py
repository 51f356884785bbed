"""Opens the window; given a command, runs the command line.

python main.py                      the window
python main.py CASE                 the window on a case, or on the auditors' form (.docx)
python main.py --lang en            the window in English
python main.py show CASE …          the command line, as `python -m auditprep`
python main.py --self-test          the program tries itself; exit code 0 when all works
"""

from __future__ import annotations

import sys
from pathlib import Path

OPENS_IN_WINDOW = (".auditprep", ".docx")


def main(argv: list[str]) -> int:
    """Runs what the arguments ask for; its exit code. Each part is imported only when it is the one asked for."""
    if "--self-test" in argv:
        from ui import self_test

        return int(self_test.main([argument for argument in argv if argument != "--self-test"]))
    if is_for_the_window(argv):
        from ui import app

        return int(app.main(argv))
    from auditprep import cli

    return int(cli.main(argv) or 0)


def is_for_the_window(argv: list[str]) -> bool:
    """Whether these arguments open the window: none, a file that it opens, or only options that it has."""
    words = _words(argv)
    if words:
        return Path(words[0]).suffix.lower() in OPENS_IN_WINDOW
    return "--help" not in argv and "-h" not in argv and "--version" not in argv


def _words(argv: list[str]) -> list[str]:
    """The arguments that are neither an option nor the value of one (Qt's `-platform X`, our `--lang en`)."""
    before = ["", *argv]
    return [
        word
        for option, word in zip(before, argv, strict=False)
        if not _is_option(word) and not _takes(option)
    ]


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


def _takes(option: str) -> bool:
    return option in {"--lang", "-platform", "-style"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
