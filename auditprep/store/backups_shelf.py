"""Where the backups lie: a folder for each case, with its backups and, once each, the files that they need.

    backups/<case>/000042.backup      a backup
    backups/<case>/files/ab/ab12…     a file of the case, or the pages of one, by its SHA-256

Only one program at a time puts something there or takes something away (`alone`): the system lets go of that if it dies, and
what it had begun is swept by the next.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from auditprep import files
from auditprep.errors import WorldError
from auditprep.files import make_folder, write_bytes
from auditprep.model import Backup
from auditprep.store.backups_file import Head, NotRead, name_of, number_of, read_head
from auditprep.store.trouble import making

LARGEST_TOTAL = 5_000_000_000
"""How many bytes all backups of all cases may take."""
ROOM_LEFT = 500_000_000
"""How many bytes are left on the disk for all else."""
_WAIT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that is there."""

    number: int
    file: Path
    head: Head
    size: int


class CaseShelf:
    """The backups of one case."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = folder / "files"

    @property
    def id(self) -> str:
        return self.folder.name

    @cached_property
    def _found(self) -> tuple[tuple[Kept, ...], bool]:
        """The backups, and whether there are any that cannot be read now, but may be."""
        kept, unsure = [], False
        for file in self._named():
            try:
                kept.append(Kept(number_of(file), file, *read_head(file)))
            except NotRead as error:
                unsure |= error.newer
            except OSError:
                unsure = True
        return tuple(kept), unsure

    def kept(self) -> tuple[Kept, ...]:
        """The backups, the oldest first; what cannot be read is passed over."""
        return self._found[0]

    def backups(self) -> tuple[Backup, ...]:
        """The same for who is to choose, the newest first."""
        there = self.digests()
        return tuple(
            each.head.as_backup(self.id, each.number, each.size, there) for each in reversed(self.kept())
        )

    def look_again(self) -> None:
        """What is there may be other than it was."""
        self.__dict__.pop("_found", None)

    def next_file(self) -> Path:
        """Where the next backup goes."""
        highest = max(map(number_of, self._named()), default=0)
        return self.folder / name_of(highest + 1)

    def _named(self) -> list[Path]:
        try:
            found = [each for each in self.folder.iterdir() if number_of(each)]
        except OSError:
            return []
        return sorted(found, key=number_of)

    # What they need

    def has(self, digest: str, size: int | None = None) -> bool:
        """Whether it is kept; one that a power cut has emptied, and so has another size, is not."""
        file = self._file(digest)
        return os.path.isfile(file) and size in (None, _size(file))

    def put(self, digest: str, data: bytes) -> None:
        """Keeps a file. Raises FileNotWritable, DiskFull."""
        file = self._file(digest)
        make_folder(file.parent)
        write_bytes(file, data)

    def get(self, digest: str) -> bytes | None:
        """A file, if it is there and is what was once kept. Raises FileUnreadable."""
        try:
            data = files.read_bytes(self._file(digest))
        except WorldError:
            return None
        return data if hashlib.sha256(data).hexdigest() == digest else None

    def digests(self) -> frozenset[str]:
        """Everything that is kept."""
        return frozenset(each.name for each in self._all_files())

    def size(self) -> int:
        """How many bytes it all takes."""
        return sum(map(_size, (*self._named(), *self._all_files())))

    def files_size(self) -> int:
        """How many bytes the files take."""
        return sum(map(_size, self._all_files()))

    def _file(self, digest: str) -> Path:
        return self._files / digest[:2] / digest

    def _all_files(self) -> Iterator[Path]:
        for folder in _folders(self._files):
            with suppress(OSError):
                yield from [each for each in folder.iterdir() if len(each.name) == 64]

    # What goes

    def drop(self, numbers: frozenset[int]) -> None:
        """Takes these backups away, and every file that no other one needs. Nothing that cannot be read now, but may be by a
        newer program, loses what it needs."""
        for each in self.kept():
            if each.number in numbers:
                _unlink(each.file)
        self.look_again()
        kept, unsure = self._found
        if unsure:
            return
        needed = frozenset[str]().union(*(each.head.needs() for each in kept))
        for file in self._all_files():
            if file.name not in needed:
                _unlink(file)

    def drop_files(self) -> None:
        """Takes all files away, but not the backups: they keep the answers."""
        for file in self._all_files():
            _unlink(file)

    def drop_all(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def sweep(self) -> None:
        """Takes away what a program that died had begun."""
        for folder in (self.folder, *_folders(self._files)):
            with suppress(OSError):
                for each in list(folder.glob(".auditprep-*.tmp")):
                    _unlink(each)


class Shelf:
    """The backups of all cases."""

    def __init__(self, folder: Path, limit: int = LARGEST_TOTAL) -> None:
        self.folder = folder
        self.limit = limit

    def case(self, identity: str) -> CaseShelf:
        """The backups of the case with this identity (`Core.identity`)."""
        return self.by_id(hashlib.sha256(identity.encode()).hexdigest()[:16])

    def by_id(self, id: str) -> CaseShelf:
        """Those of a case by the name of its folder (`Backup.case`)."""
        return CaseShelf(self.folder / Path(id).name)

    def cases(self) -> tuple[CaseShelf, ...]:
        """Every case that has any."""
        return tuple(map(CaseShelf, _folders(self.folder)))

    def size(self) -> int:
        return sum(each.size() for each in self.cases())

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While inside, no other program puts anything there. Raises FileNotWritable, DiskFull."""
        self._make()
        file = self.folder / "in-use"
        with making(file):
            db = sqlite3.connect(file, isolation_level=None, timeout=_WAIT_SECONDS)
        with closing(db):
            with making(file):
                db.execute("BEGIN EXCLUSIVE")
            yield

    def _make(self) -> None:
        """The folder, for nobody else to look into: what is secret in a case is so there. Raises FileNotWritable, DiskFull."""
        if not os.path.isdir(self.folder):
            make_folder(self.folder)
            with suppress(OSError):
                self.folder.chmod(0o700)

    def has_room(self, size: int, own: int) -> bool:
        """Whether a file of this size may be kept for a case whose files take `own` bytes."""
        with suppress(OSError):
            return own + size <= self.limit and shutil.disk_usage(self.folder).free - size >= ROOM_LEFT
        return False

    def make_room(self, spared: CaseShelf) -> None:
        """Keeps within the limit: first the oldest go that are not the newest of their case, then the files of the cases
        that nobody has worked in for longest."""
        over = self.size() - self.limit
        for case, kept in self._oldest():
            if over <= 0:
                return
            before = case.size()
            case.drop(frozenset({kept.number}))
            over -= before - case.size()
        for case in self._least_used():
            if over > 0 and case.id != spared.id:
                over -= case.files_size()
                case.drop_files()

    def _oldest(self) -> list[tuple[CaseShelf, Kept]]:
        found = [(case, kept) for case in self.cases() for kept in case.kept()[:-1]]
        return sorted(found, key=lambda both: both[1].head.when)

    def _least_used(self) -> list[CaseShelf]:
        found = [(case.kept()[-1].head.when, case.id, case) for case in self.cases() if case.kept()]
        return [case for *_order, case in sorted(found, key=lambda each: each[:2])]


def _folders(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(each for each in folder.iterdir() if each.is_dir()))
    except OSError:
        return ()


def _size(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size
    return 0


def _unlink(file: Path) -> None:
    with suppress(OSError):  # on Windows, while somebody reads it
        os.unlink(file)
