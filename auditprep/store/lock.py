"""Who may write: a small file beside the case, `name.auditprep.lock`, that names user, machine and time.

- Taken, judged and taken over only while SQLite's own write lock on the case is held (`take` and `confirm` say
  so), so of two programs that race for a stale lock one wins; the system lets go of that lock if we die.
- Stale is a lock whose process is gone, if it is of this machine. A lock of another machine, or of a process
  that cannot be looked up, is stale when its file has not been touched for ten minutes: the holder touches it
  at every change and, through `keep_alive`, every minute. Time is taken from the disk that holds both files.
- A lock that cannot be understood is nobody's: ours are put in place whole, so it was cut off or mangled.
- A holder that was only asleep does no harm when it wakes up: every change confirms the lock first.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import secrets
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from auditprep import process
from auditprep.model import Holder

STALE_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Claim:
    """What the lock file says."""

    user: str
    machine: str
    since: str
    pid: int
    started: str | None
    token: str

    @property
    def holder(self) -> Holder:
        return Holder(self.user, self.machine, dt.datetime.fromisoformat(self.since))


class Lock:
    """The right to write to one case. Not held until `take` has said so."""

    def __init__(self, case: Path, user: str) -> None:
        self.file = lock_file(case)
        since = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        pid = os.getpid()
        self._claim = Claim(user, platform.node(), since, pid, process.started(pid), secrets.token_hex(16))

    def take(self) -> bool:
        """Takes the lock if it is free or stale. Only while holding SQLite's write lock on the case.
        Raises OSError where no lock can be made."""
        beside = self.file.with_name(f"{self.file.name}.{self._claim.token[:8]}")
        try:
            _write_new(beside, json.dumps(asdict(self._claim)).encode())
            if _live_claim(self.file, beside.stat().st_mtime):
                return False
            os.replace(beside, self.file)
        finally:
            beside.unlink(missing_ok=True)
        return True

    def confirm(self) -> bool:
        """Whether the lock is still ours; one that somebody only deleted is made again.
        Only while holding SQLite's write lock on the case. Raises OSError."""
        return self.is_ours() or (not self.file.exists() and self.take())

    def is_ours(self) -> bool:
        """Whether the lock file is the one we wrote. Raises OSError where it cannot be read."""
        claim = _read(self.file)
        return claim is not None and claim.token == self._claim.token

    def keep_alive(self) -> None:
        """Touches the lock, by writing the same again: then it is the disk's clock that dates it."""
        with suppress(OSError):  # nothing is lost: the next change tells if the disk is gone
            if self.is_ours():
                with self.file.open("r+b") as file:
                    file.write(json.dumps(asdict(self._claim)).encode())

    def release(self) -> None:
        """Lets go, if it is still ours."""
        for _ in range(5):
            try:
                if self.is_ours():
                    self.file.unlink(missing_ok=True)
                return
            except OSError:  # on Windows, while somebody else reads it; otherwise it goes stale with us
                time.sleep(0.02)


def lock_file(case: Path) -> Path:
    """Where the lock of this case is."""
    return case.with_name(case.name + ".lock")


def holder(case: Path) -> Holder | None:
    """Who has the case open for writing; None if nobody, or if it cannot be told."""
    try:
        claim = _live_claim(lock_file(case), time.time())
    except OSError:
        return None
    return claim.holder if claim else None


def _live_claim(file: Path, now: float) -> Claim | None:
    """The claim of a holder that is still there. Raises OSError if there is a lock that cannot be read."""
    claim = _read(file)
    if claim is None:
        return None
    running = process.is_running(claim.pid, claim.started) if claim.machine == platform.node() else None
    if running is None:
        try:
            running = now - file.stat().st_mtime < STALE_SECONDS
        except FileNotFoundError:
            return None
    return claim if running else None


def _read(file: Path) -> Claim | None:
    """What the lock says; None if there is none or it makes no sense. Raises OSError."""
    try:
        with file.open("rb") as opened:
            return _understand(opened.read(10_000))
    except FileNotFoundError:
        return None


def _understand(data: bytes) -> Claim | None:
    try:
        said = json.loads(data)
        claim = Claim(*(said[name] for name in Claim.__slots__))
        since = claim.holder.since
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    texts = (claim.user, claim.machine, claim.token, claim.started or "")
    sound = all(isinstance(text, str) for text in texts) and type(claim.pid) is int and since.tzinfo
    return claim if sound else None


def _write_new(file: Path, data: bytes) -> None:
    handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        os.write(handle, data)
    finally:
        os.close(handle)
