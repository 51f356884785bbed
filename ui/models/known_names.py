"""Names that a case has in it: whoever answers need not be told that they are in no word list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditprep.model import Snapshot
from auditprep.prose.single_words import normal

_NAME = re.compile(r"\b[^\W\d_a-zåäöé][^\W\d_]+")


def known_names(snapshot: Snapshot) -> frozenset[str]:
    """The words with a capital in who the board is, what its documents are called, and whom questions were sent to."""
    return frozenset(normal(name) for words in _told(snapshot) for name in _NAME.findall(words))


def _told(snapshot: Snapshot) -> Iterator[str]:
    yield snapshot.board or ""
    yield snapshot.sent_to
    yield from (each.title for each in snapshot.evidence)
    yield from (each.to for each in snapshot.handouts)
