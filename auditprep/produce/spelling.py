"""Spelling: one dictionary for all windows of the program, read when it is first asked."""

from __future__ import annotations

from threading import Lock

from auditprep.model import Spelling

_lock = Lock()
_spellers: list[Spelling] = []


def speller() -> Spelling:
    """Knows words. Reading the dictionary takes a while the first time. Raises FileMissing, FileUnreadable."""
    from auditprep.spelling.speller import Speller

    with _lock:
        if not _spellers:
            _spellers.append(Speller())
        return _spellers[0]
