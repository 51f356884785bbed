"""Divides the dictionary of hunspell-sv into pieces: run by a developer, when there is a newer one.

    .venv/bin/python resources/spelling/make_dictionary.py

Hunspell holds Python's lock while it reads a dictionary, and the window stands still for as long; a piece takes an eighth of
that time. Nothing is added, left out or changed, and a word with all its entries is in one piece.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

HERE = Path(__file__).parent
INSTALLED = Path(sys.prefix) / "share"
NAME, PIECES = "sv_SE", 8


def main() -> None:
    """Writes the pieces, the rules of inflection, and the licence."""
    source = INSTALLED / "hunspell"
    entries = (source / f"{NAME}.dic").read_text("utf-8").splitlines()[1:]
    for number, piece in enumerate(divided(entries), 1):
        text = "\n".join([str(len(piece)), *piece, ""])
        (HERE / f"{NAME}-{number}.dic").write_text(text, "utf-8", newline="\n")
    rules = (source / f"{NAME}.aff").read_text("utf-8")
    (HERE / f"{NAME}-1.aff").write_text(rules, "utf-8", newline="\n")
    licence = (INSTALLED / "doc/hunspell-sv/LICENSE").read_text("utf-8")
    (HERE / "LICENSE.txt").write_text(licence, "utf-8", newline="\n")


def divided(entries: list[str]) -> list[list[str]]:
    """The entries in as many pieces; those of one word, whatever its capitals, together and in their order."""
    pieces: list[list[str]] = [[] for _ in range(PIECES)]
    for entry in entries:
        word = entry.split("/")[0].split("\t")[0].lower()
        pieces[zlib.crc32(word.encode()) % PIECES].append(entry)
    return pieces


if __name__ == "__main__":
    main()
