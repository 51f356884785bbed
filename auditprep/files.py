"""Files as the user meets them: read whole, written whole, named where they are new; and why one cannot be.

Reasons: "disk-full", "read-only", "rights", "open", "gone" (a drive or share that does not answer, or a file that
has vanished), "cloud" (only its name is on this computer), "folder", "no-folder", "device" (what is no file to
replace), "name-too-long", "path-too-long" (with all its folders), "disk-error".
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import os
import re
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from auditprep.companions import demand_document
from auditprep.errors import DiskFull, FileError, FileMissing, FileNotWritable, FileTooBig, FileUnreadable

LARGEST_FILE = 100_000_000
_LONGEST_NAME = 80
_LONGEST_PATH = 260
# What Windows takes for a device, whatever comes after the first full stop.
_DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10)),
}

_REASONS = {
    "disk-full": {errno.ENOSPC, errno.EDQUOT, errno.EFBIG},
    "read-only": {errno.EROFS},
    "rights": {errno.EACCES, errno.EPERM},
    "open": {errno.EBUSY, errno.ETXTBSY},
    "gone": {
        *(errno.ENOENT, errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN),
        *(errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN, errno.EHOSTUNREACH),
    },
    "folder": {errno.EISDIR},
    "no-folder": {errno.ENOTDIR},
    "name-too-long": {errno.ENAMETOOLONG},
}
_REASON_OF = {number: reason for reason, numbers in _REASONS.items() for number in numbers}
# What Windows itself says, where Python's errno says something else: a share that is lost is "no such file" there,
# and a file that another program holds is "permission denied". Numbers of winerror.h.
_WINDOWS_REASONS = {
    "disk-full": {39, 112},
    "read-only": {19},
    "open": {32, 33},
    "gone": {21, 51, 53, 54, 55, 59, 64, 67, 121, 1231, 1232},
    "cloud": {362, 386, 388, 389, 393, 398, 404, 426},
    "name-too-long": {206},
}
_WINDOWS_REASON_OF = {number: reason for reason, numbers in _WINDOWS_REASONS.items() for number in numbers}
_IN_CLOUD = 0x1000 | 0x400000  # FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_DATA_ACCESS


def reason(error: OSError) -> str:
    """The short code of what the operating system says."""
    return _windows_reason(error) or _REASON_OF.get(error.errno or 0, "disk-error")


def not_read(file: Path, error: OSError) -> FileError:
    """What a file that could not be read is: missing, or unreadable and why."""
    if is_path_too_long(file):
        return FileUnreadable(file=str(file), reason="path-too-long")
    if _is_missing(error):
        return FileMissing(file=str(file))
    return FileUnreadable(file=str(file), reason="cloud" if is_in_cloud(file) else _reason_for(file, error))


def not_written(file: Path, error: OSError) -> FileError:
    """What a file that could not be written is: no room for it, or not writable and why."""
    why = "no-folder" if _is_missing(error) else _reason_for(file, error)
    if is_path_too_long(file):
        why = "path-too-long"
    if why == "disk-full":
        return DiskFull(file=str(file))
    return FileNotWritable(file=str(file), reason=why)


def read_bytes(file: Path, limit: int = LARGEST_FILE) -> bytes:
    """A file's bytes. Raises FileMissing, FileUnreadable, FileTooBig, NotTheDocument."""
    demand_document(file)
    try:
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        raise not_read(file, error) from error
    if len(data) > limit:
        raise FileTooBig(file=str(file), size=max(size, len(data)), limit=limit)
    return data


def write_bytes(file: Path, data: bytes) -> None:
    """Writes a file whole: under a temporary name beside it, which then takes its place. If that fails, what was
    there before is still there, and nothing else. Raises FileNotWritable, DiskFull."""
    with temporary_beside(file) as temporary:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        take_place(temporary, file)


@contextlib.contextmanager
def temporary_beside(file: Path) -> Iterator[Path]:
    """A name beside a file, for what is to take its place (`take_place`) when it is whole; what has that name at the end
    goes away. An OSError while it is written is told of the file. Raises FileNotWritable, DiskFull."""
    target = _true_target(file)
    _demand_replaceable(target)
    temporary = target.with_name(f".auditprep-{secrets.token_hex(6)}.tmp")
    try:
        yield temporary
    except OSError as error:
        raise not_written(file, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def take_place(temporary: Path, file: Path) -> None:
    """Puts what was written under the temporary name in the file's place. Raises FileNotWritable, DiskFull."""
    target = _true_target(file)
    _demand_replaceable(target)
    try:
        _replace(temporary, target)
    except OSError as error:
        raise not_written(file, error) from error


@contextlib.contextmanager
def working_folder() -> Iterator[Path]:
    """An empty folder for what is needed meanwhile only; it is gone afterwards. An OSError while it is used is told of
    it. Raises FileNotWritable, DiskFull."""
    try:
        with tempfile.TemporaryDirectory(prefix="auditprep-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    except OSError as error:
        raise not_written(Path(tempfile.gettempdir()), error) from error


def digest(file: Path) -> tuple[str, int]:
    """A file's SHA-256 and its size, however large it is. Raises OSError."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()


def make_folder(folder: Path) -> None:
    """Makes the folder, and those above it, unless it is there. Raises FileNotWritable, DiskFull."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # a file has its name
        raise FileNotWritable(file=str(folder), reason="no-folder") from error
    except OSError as error:
        raise not_written(folder, error) from error


def is_same(one: Path, other: Path) -> bool:
    """Whether both are the name of one file, which need not be there."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return _true_name(one) == _true_name(other)


def hindrance(file: Path) -> str | None:
    """Why no file can be made beside this one, under a name a little longer; found out by making one. None if
    nothing hinders it."""
    trial = file.with_name(f".{file.name}.{secrets.token_hex(4)}.new-journal")
    try:
        with trial.open("xb", buffering=0) as stream:
            stream.write(bytes(4096))
    except OSError as error:
        return reason(error)
    finally:
        with contextlib.suppress(OSError):
            trial.unlink()
    return None


def is_disk_full(file: Path) -> bool:
    """Whether the disk with this file has no room at all: so it says itself, or so it shows. For when something
    has gone wrong, since some network drives say so without reason."""
    with contextlib.suppress(OSError):
        if shutil.disk_usage(file.parent).free == 0:
            return True
    return hindrance(file) == "disk-full"


def is_in_cloud(file: Path) -> bool:
    """Whether only the name of the file is on this computer, and its content with OneDrive or the like. For when it
    could not be read: reading it is what fetches it. Windows alone tells."""
    try:
        return bool(getattr(os.stat(file), "st_file_attributes", 0) & _IN_CLOUD)
    except OSError:
        return False


def is_path_too_long(file: Path) -> bool:
    """Whether the name with all its folders is longer than Windows takes where nobody has lifted its old limit. For when it
    could not be read or written: Windows only says that there is no such folder."""
    return os.name == "nt" and len(os.path.abspath(file)) >= _LONGEST_PATH


def unused(file: Path) -> Path:
    """This name, or the first with "-2", "-3"… before the suffix that nothing has."""
    numbered = (file.with_stem(f"{file.stem}-{number}") for number in itertools.count(2))
    return next(each for each in itertools.chain([file], numbered) if not os.path.lexists(each))


def as_file_name(words: str) -> str:
    """The words as the name of a file, without suffix, that every system takes."""
    name = re.sub(r"[^\w .,()+–-]|[^\S ]", " ", words)
    name = " ".join(name.split())[:_LONGEST_NAME].strip(" .")
    return f"_{name}" if not name or name.split(".")[0].upper() in _DEVICES else name


def _true_target(file: Path) -> Path:
    """The file itself, where the name is a link to it."""
    return Path(os.path.realpath(file)) if os.path.islink(file) else file


def _demand_replaceable(target: Path) -> None:
    """What is there may be replaced only by who may write it, and if it is a file: a folder that may be written
    to would let us replace any file in it. Raises FileNotWritable."""
    try:
        kind = os.stat(target).st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise not_written(target, error) from error
    if stat.S_ISDIR(kind):
        raise FileNotWritable(file=str(target), reason="folder")
    if not stat.S_ISREG(kind):
        raise FileNotWritable(file=str(target), reason="device")
    if not os.access(target, os.W_OK):
        raise FileNotWritable(file=str(target), reason="rights")


def _replace(temporary: Path, target: Path) -> None:
    with contextlib.suppress(OSError):
        shutil.copymode(target, temporary)
    try:
        os.replace(temporary, target)
    except PermissionError as error:
        # The folder let us write the temporary file, so it is the target itself that is held: open in Word.
        raise FileNotWritable(file=str(target), reason="open") from error


def _reason_for(file: Path, error: OSError) -> str:
    """The reason; Windows answers "permission denied" when a folder is opened as a file."""
    return "folder" if os.path.isdir(file) else reason(error)


def _true_name(file: Path) -> str:
    return os.path.normcase(os.path.realpath(file))


def _is_missing(error: OSError) -> bool:
    return isinstance(error, FileNotFoundError | NotADirectoryError) and not _windows_reason(error)


def _windows_reason(error: OSError) -> str | None:
    return _WINDOWS_REASON_OF.get(getattr(error, "winerror", None) or 0)
