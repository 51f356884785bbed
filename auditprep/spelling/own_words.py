"""The user's own words: a file of hers, a word a line, which she may also write in herself.

Two windows may keep words at once: whoever writes has the file to herself meanwhile, and reads it anew before. Lines that are
no words are left as they are. Where the folder cannot be written to, words are known until the program ends.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from auditprep.errors import FileMissing
from auditprep.files import make_folder, read_bytes, write_bytes
from auditprep.paths import settings_folder
from auditprep.prose.single_words import is_word, normal

NAME = "own-words.txt"
LARGEST = 1_000_000  # bytes
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # how a file begins that Notepad calls Unicode
_TRIES, _BETWEEN = 20, 0.05  # seconds
_FORGOTTEN = 10.0  # seconds after which whoever held the file is gone

Lines = list[bytes]


class OwnWords:
    """Read anew whenever somebody has written the file."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or settings_folder() / NAME
        self._seen: object = None
        self._kept: frozenset[str] = frozenset()
        self._meanwhile: set[str] = set()  # what could not be written down

    def words(self) -> frozenset[str]:
        """Every word. Raises FileUnreadable, FileTooBig."""
        stamp = _stamp(self._file)
        if stamp != self._seen:
            self._kept = frozenset(filter(None, map(_word, _lines(self._file))))
            self._seen = stamp
        return self._kept | self._meanwhile

    def add(self, word: str) -> None:
        """Keeps a word; one that cannot be written down is known all the same, until the program ends. Raises FileNotWritable,
        FileUnreadable, FileTooBig, DiskFull."""
        word = normal(word)
        self._meanwhile.add(word)
        self._write(lambda lines: lines if word in map(_word, lines) else [*lines, word.encode()])
        self._meanwhile.discard(word)

    def remove(self, word: str) -> None:
        """A word that is no longer hers. Raises as `add`."""
        self._meanwhile.discard(word)
        self._write(lambda lines: [line for line in lines if _word(line) != word])

    def _write(self, changed: Callable[[Lines], Lines]) -> None:
        make_folder(self._file.parent)
        with _alone(self._file):
            lines = _lines(self._file)
            now = changed(lines)
            if now != lines:
                write_bytes(self._file, b"\n".join([*now, b""]))


def _lines(file: Path) -> Lines:
    """The lines as they are; none where there is no file."""
    try:
        data = read_bytes(file, LARGEST)
    except FileMissing:
        return []
    if data.startswith(_WIDE):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").splitlines()


def _word(line: bytes) -> str:
    """The word in a line; "" for none."""
    try:
        written = line.decode("utf-8")
    except UnicodeDecodeError:
        written = line.decode("cp1252", "replace")
    return normal(written) if is_word(written) else ""


def _stamp(file: Path) -> object:
    """Is another when the file has been written."""
    with suppress(OSError, ValueError):
        now = file.stat()
        return now.st_mtime_ns, now.st_size, now.st_ino
    return None


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Nobody else writes it meanwhile. A disk that knows no such thing, or somebody who died, holds nothing up for long."""
    mark = file.with_name(f"{file.name}.writing")
    is_ours = _took(mark)
    try:
        yield
    finally:
        if is_ours:
            with suppress(OSError):
                mark.unlink()


def _took(mark: Path) -> bool:
    for _try in range(_TRIES):
        try:
            os.close(os.open(mark, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            if not _drop_forgotten(mark):
                time.sleep(_BETWEEN)
        except OSError:
            return False
        else:
            return True
    return False


def _drop_forgotten(mark: Path) -> bool:
    with suppress(OSError):
        if abs(time.time() - mark.stat().st_mtime) > _FORGOTTEN:
            mark.unlink()
            return True
    return False
