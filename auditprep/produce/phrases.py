"""The phrases that come with auditprep, and the user's own."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from auditprep.errors import FileMissing, FileTooBig, FileUnreadable
from auditprep.files import make_folder, not_written, read_bytes, unused, write_bytes
from auditprep.paths import resource, settings_folder
from auditprep.prose.phrases import Phrase

LARGEST = 5_000_000  # bytes
MOST = 1_000
_LONGEST_TITLE, _LONGEST_TEXT = 200, 50_000


def shipped_phrases() -> tuple[Phrase, ...]:
    """Those that come with auditprep."""
    return _from_bytes(read_bytes(resource("phrases.json")), own=False) or ()


def own_phrases() -> tuple[Phrase, ...]:
    """The user's own; none where they cannot be read."""
    try:
        return _read() or ()
    except FileUnreadable:
        return ()


def keep_phrases(before: Iterable[Phrase], after: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Keeps the user's own phrases, which were `before` and are `after`; gives them as they are kept: what another window has
    kept meanwhile is among them. A file that nobody can understand is left beside; one that cannot be read now may be tomorrow,
    and is not written over. Raises FileUnreadable, FileNotWritable, DiskFull."""
    known, wanted = set(before), [each for each in after if each.title.strip() and each.text.strip()]
    there = _read()
    others = [each for each in there or () if each not in known and each not in wanted]
    kept = tuple([*wanted, *others][:MOST])
    make_folder(_file().parent)
    if there is None:
        _put_aside(_file())
    rows = [{"title": each.title, "text": each.text} for each in kept]
    write_bytes(
        _file(), json.dumps({"phrases": rows}, ensure_ascii=False, indent=2).encode("utf-8", "replace")
    )
    return kept


def _file() -> Path:
    return settings_folder() / "phrases.json"


def _put_aside(file: Path) -> None:
    """As it is, whatever it is. Raises FileNotWritable, DiskFull."""
    try:
        os.replace(file, unused(file.with_stem("phrases-unreadable")))
    except OSError as error:
        raise not_written(file, error) from error


def _read() -> tuple[Phrase, ...] | None:
    """None where there is a file that cannot be understood. Raises FileUnreadable."""
    try:
        return _from_bytes(read_bytes(_file(), LARGEST), own=True)
    except FileMissing:
        return ()
    except FileTooBig:
        return None


def _from_bytes(data: bytes, *, own: bool) -> tuple[Phrase, ...] | None:
    """None where it is no list of phrases. What of it is none is left out."""
    try:
        rows = json.loads(data.decode("utf-8-sig"))["phrases"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(rows, list):
        return None
    return tuple(made for row in rows[:MOST] if (made := _phrase(row, own=own)) is not None)


def _phrase(row: Any, *, own: bool) -> Phrase | None:
    if not isinstance(row, dict):
        return None
    title, text = row.get("title"), row.get("text")
    if not (isinstance(title, str) and isinstance(text, str) and title.strip() and text.strip()):
        return None
    asks, marks = (frozenset(map(str, () if own else row.get(name, ()))) for name in ("asks", "marks"))
    return Phrase(title[:_LONGEST_TITLE], text[:_LONGEST_TEXT], asks, marks, own=own)
