"""The files that lie in folders, looked up to be taken in as evidence."""

from __future__ import annotations

import os
import stat
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from auditprep.companions import demand_document
from auditprep.errors import EmptyFolder, FileError, FolderTooBig, LeftInFolder, NotTheDocument
from auditprep.files import not_read
from auditprep.model import Gathered, Progress

_MOST = 20_000  # entries of a folder with all that lies in it: a whole drive is nobody's evidence
_NAMED = 5  # of what was left, by name
_CASE = ".auditprep"
_HIDDEN = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2) | getattr(stat, "FILE_ATTRIBUTE_SYSTEM", 4)
_MOUNT_POINT = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 0xA0000003)


def gather_files(paths: Iterable[Path]) -> Generator[Progress, None, Gathered]:
    """The files as they are; of folders the files in them and in their folders, in order. Links there are not followed, and what
    is hidden or a program's own is left. What cannot be looked in, holds nothing or too much, and what was left, is told."""
    gathering = _Gathering()
    for path in paths:
        if os.path.isdir(path):  # no error for what cannot be asked about: it is told of where it is read
            yield from gathering.look_through(path)
        else:
            gathering.files.append(path)
    return gathering.result()


@dataclass
class _Gathering:
    files: list[Path] = field(default_factory=list)
    errors: list[FileError] = field(default_factory=list)
    found: int = 0
    size: int = 0

    def look_through(self, top: Path) -> Generator[Progress, None, None]:
        look = _Look()
        while look.waiting or not look.has_begun:
            yield Progress(0, 1)
            look.look_in(look.waiting.pop() if look.has_begun else top)
            if look.seen > _MOST:
                self.errors.append(FolderTooBig(file=str(top), count=_MOST))
                return
        self._take(top, look)

    def result(self) -> Gathered:
        return Gathered(tuple(dict.fromkeys(self.files)), tuple(self.errors), self.found, self.size)

    def _take(self, top: Path, look: _Look) -> None:
        self.files += look.files
        self.found += len(look.files)
        self.size += look.size
        self.errors += look.errors
        if look.left:
            names = ", ".join(f"”{name}”" for name in look.left[:_NAMED])
            self.errors.append(LeftInFolder(file=str(top), count=len(look.left), names=names))
        if not look.files and not look.errors:
            self.errors.append(EmptyFolder(file=str(top)))


@dataclass
class _Look:
    """Through one folder that was given."""

    has_begun: bool = False
    waiting: list[Path] = field(default_factory=list)  # folders in it, the next one last
    files: list[Path] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    errors: list[FileError] = field(default_factory=list)
    size: int = 0
    seen: int = 0

    def look_in(self, folder: Path) -> None:
        """Its files, and its folders for later."""
        self.has_begun = True
        try:
            with os.scandir(folder) as there:
                entries = sorted(islice(there, _MOST + 1), key=lambda each: each.name.casefold())
        except OSError as error:
            self.errors.append(not_read(folder, error))
            return
        self.seen += len(entries)
        self.waiting += reversed(list(self._sorted_out(entries)))

    def _sorted_out(self, entries: Iterable[os.DirEntry[str]]) -> Iterator[Path]:
        """Takes the files, and gives the folders."""
        for entry in entries:
            try:
                about = entry.stat(follow_symlinks=False)
            except OSError as error:
                self.errors.append(not_read(Path(entry.path), error))
                continue
            if _is_left(entry, about):
                self.left += (
                    [] if _CASE in Path(entry.name).stem.lower() else [entry.name]
                )  # beside an open case
            elif stat.S_ISDIR(about.st_mode):
                yield Path(entry.path)
            else:
                self.files.append(Path(entry.path))
                self.size += about.st_size


def _is_left(entry: os.DirEntry[str], about: os.stat_result) -> bool:
    """Whether it is none of the user's documents: hidden, a link, no file at all, a case, or a program's own."""
    is_plain = stat.S_ISREG(about.st_mode) or stat.S_ISDIR(about.st_mode)
    is_link = getattr(about, "st_reparse_tag", 0) == _MOUNT_POINT
    is_hidden = entry.name.startswith(".") or bool(getattr(about, "st_file_attributes", 0) & _HIDDEN)
    return not is_plain or is_link or is_hidden or _is_own(Path(entry.path))


def _is_own(path: Path) -> bool:
    if _CASE in (suffix.lower() for suffix in path.suffixes):
        return True
    try:
        demand_document(path)
    except NotTheDocument:
        return True
    return False
