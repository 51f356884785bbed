"""Documents that an answer names by what was decided in them."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from auditprep.model import Evidence, Snapshot
from auditprep.prose.references import references


def is_named(snapshot: Snapshot, evidence: Evidence) -> bool:
    """Whether an answer tells the day and § of a decision that stands in it."""
    decided = {(each.date, each.paragraph) for each in evidence.decisions if each.date and each.paragraph}
    if not decided:
        return False
    may = re.compile(rf"§§|§\s*(?:{'|'.join(str(number) for _day, number in decided)})(?!\d)")
    texts = (text for answer in snapshot.answers.values() for text in (answer.text, answer.evidence))
    return any(decided & _told(text) for text in texts if may.search(text))


@lru_cache(maxsize=1024)
def _told(text: str) -> frozenset[tuple[dt.date | None, int | None]]:
    return frozenset((each.date, each.paragraph) for each in references(text))
