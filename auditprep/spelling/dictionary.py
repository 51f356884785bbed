"""The dictionary: Hunspell's, read in pieces."""

from __future__ import annotations

import os
import time
from pathlib import Path

from hunspell import Hunspell

from auditprep.errors import FileMissing, FileUnreadable
from auditprep.paths import resource

NAME = "sv_SE"
_TURN = 0.05  # seconds in which another thread can do what it was kept from
_MOST = 50_000  # words that are remembered


class Dictionary:
    """Knows words, and compounds of them. One thread at a time."""

    def __init__(self, folder: Path | None = None) -> None:
        """Reads the dictionary, which takes a third of a second: a piece at a time and with a pause between them, for while
        Hunspell reads one no other thread gets its turn. Raises FileMissing, FileUnreadable."""
        folder = folder or resource("spelling")
        first, *more = pieces(folder)
        self._hunspell = _opened(first)
        for piece in more:
            time.sleep(_TURN)
            if self._hunspell.add_dic(_for_hunspell(piece)):
                raise FileUnreadable(file=str(piece), reason="disk-error")
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether the word is in it, as it is written, or is put together of words that are."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[word] = _is_text(word) and self._hunspell.spell(word)
        return known

    def is_made_up(self, word: str) -> bool:
        """Whether a known word is a compound that is put together only now: it need not make sense."""
        analysed = self._hunspell.analyze(word)
        return bool(analysed) and all(" pa:" in each for each in analysed)


def pieces(folder: Path) -> list[Path]:
    """The pieces, in order. Raises FileMissing."""
    found = sorted(folder.glob(f"{NAME}-*.dic"))
    if not found or not found[0].with_suffix(".aff").is_file():
        raise FileMissing(file=str(folder / f"{NAME}-1.dic"))
    return found


def _opened(piece: Path) -> Hunspell:
    try:
        return Hunspell(piece.stem, hunspell_data_dir=str(piece.parent), system_encoding=_encoding(piece))
    except OSError as error:
        raise FileUnreadable(file=str(piece), reason="disk-error") from error


def _encoding(piece: Path) -> str | None:
    """Of the path; on Windows one on a share cannot be begun as Hunspell wants it, and is in the system's own."""
    is_on_share = os.name == "nt" and str(piece.absolute()).startswith("\\\\")
    return None if is_on_share else "UTF-8"


def _for_hunspell(piece: Path) -> str:
    """On Windows Hunspell takes a path for UTF-8 only where it begins so."""
    path = str(piece.absolute())
    return f"\\\\?\\{path}" if os.name == "nt" and not path.startswith("\\\\") else path


def _is_text(word: str) -> bool:
    """Half a character, as a hostile paste may have, is nothing that can be looked up."""
    return not any("\ud800" <= sign <= "\udfff" for sign in word)
