"""Opens the window; given a command, runs the command line.

python main.py                      the window
python main.py CASE                 the window on a case, or on the auditors' form (.docx, .docm …)
python main.py --lang en            the window in English
python main.py show CASE …          the command line, as `python -m auditprep`
python main.py --self-test          the program tries itself; exit code 0 when all works
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

OPENS_IN_WINDOW = (".auditprep", ".docx", ".docm", ".dotx", ".dotm")


def main(argv: list[str]) -> int:
    """Runs what the arguments ask for; its exit code. Each part is imported only when it is the one asked for."""
    options, more = _window_options().parse_known_args(argv)
    if not options.self_test and not is_for_the_window(options.words, more):
        from auditprep import cli

        return int(cli.main(argv) or 0)
    if options.platform:
        os.environ["QT_QPA_PLATFORM"] = options.platform
    if options.self_test:
        from ui import self_test

        return int(self_test.run())
    from ui import app

    return int(app.run(Path(options.words[0]) if options.words else None, language=options.lang))


def is_for_the_window(words: list[str], unknown_options: list[str]) -> bool:
    """Whether the window is meant: by no word at all, or by one file that it opens."""
    if unknown_options:
        return False
    return not words or (len(words) == 1 and Path(words[0]).suffix.lower() in OPENS_IN_WINDOW)


def _window_options() -> argparse.ArgumentParser:
    """What the window takes; all else is the command line's to understand."""
    parser = argparse.ArgumentParser(prog="auditprep", add_help=False, allow_abbrev=False)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--lang", choices=("sv", "en"))
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument(
        "-platform", help="Qt's platform plugin, where an environment variable does not reach"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
