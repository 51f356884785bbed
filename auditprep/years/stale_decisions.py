"""Which decision in this year's register stands where one of last year's stood."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditprep.model import Decision
from auditprep.prose.bodies import full_name, same_body
from auditprep.prose.dates import MONTHS
from auditprep.prose.found import listed


@dataclass(frozen=True, slots=True)
class Topic:
    """A decision of another year, as the text has it. `year` is the one where its counterpart is looked for; `here` are the
    words of its sentence, `before` those before that; `numbered`: its § is named; `meeting`: the words say that it is a
    meeting."""

    body: str | None
    day: dt.date
    year: int
    here: str
    before: str
    numbered: bool
    meeting: bool


def corresponding(decisions: Sequence[Decision], topic: Topic) -> Decision | None:
    """The one decision of that year that plausibly stands in its place: the same body, about the same time of the year, and
    a title of the same words. Where its § is not named, the only meeting of that month. None where none or several do."""
    near = [each for each in decisions if _is_near(each, topic)]
    if not topic.numbered:
        same_month = [each for each in near if each.date and each.date.month == topic.day.month]
        return _only(same_month, topic) if topic.meeting else None
    ranked = [(rank, each) for each in near if (rank := _rank(each, topic))]
    best = max((rank for rank, _each in ranked), default=None)
    return _only([each for rank, each in ranked if rank == best], topic)


def _only(found: Sequence[Decision], topic: Topic) -> Decision | None:
    """The one that is left, when those that would be written alike count once."""
    alike = {(each.date, each.paragraph if topic.numbered else None): each for each in found}
    return next(iter(alike.values())) if len(alike) == 1 else None


def _is_near(decision: Decision, topic: Topic) -> bool:
    if decision.date is None or decision.date.year != topic.year:
        return False
    if topic.numbered and decision.paragraph is None:
        return False
    return abs(decision.date.month - topic.day.month) <= 1 and _same_body(decision.body, topic)


def _same_body(body: str | None, topic: Topic) -> bool:
    """Whether the bodies may be one. "Nämndens sammanträde" is none of the council's."""
    if body is None:
        return True
    if topic.body is None:
        is_councils = full_name(body).startswith("kommun")
        return not (is_councils and re.search(r"nämnd", topic.here, re.IGNORECASE))
    return same_body(topic.body, body)


def _rank(decision: Decision, topic: Topic) -> tuple[int, bool] | None:
    """How well the title fits the words around: those of the sentence weigh most, and of two alike the one of the same
    month; None where it does not."""
    title, here, before = _words(decision.title), _words(topic.here), _words(topic.before)
    months = title & _MONTH_NAMES
    if months and here & _MONTH_NAMES and not months & here:
        return None
    shared = title & (here | before)
    fits = bool(shared - _MONTH_NAMES) and (len(shared) * 2 >= len(title) or _first(decision.title) in shared)
    if not fits or decision.date is None:
        return None
    return 2 * len(title & here) + len(title & before - here), decision.date.month == topic.day.month


_MONTH_NAMES = frozenset(MONTHS)
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?:ens|ets|ernas|erna|arna|orna|er|ar|or|en|et|na|s|n|t)\Z")
_SAYS_NOTHING = listed(
    "beslut förslag ärende ärendet information godkännande antagande antar fastställande fastställa nämnden nämndens styrelsen"
    " styrelsens fullmäktige kommunen kommunens förvaltningen förvaltningens sammanträde sammanträdet möte mötet för och med"
    " till från vid det den per års året enligt samt paragraf dnr diarienummer beslutad antog har som inom den det att ett"
)


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """What the text is about: its words without endings."""
    return frozenset(_stem(word) for word in _said(text))


def _first(title: str) -> str:
    return next(map(_stem, _said(title)), "")


def _said(text: str) -> list[str]:
    words = [match[0].casefold() for match in _WORD.finditer(text)]
    kept = [word for word in words if word in _MONTH_NAMES or (len(word) >= 5 and word not in _SAYS_NOTHING)]
    return [
        word for word in kept if not word.rstrip("s").endswith(("nämnden", "nämnd", "styrelsen", "utskottet"))
    ]


def _stem(word: str) -> str:
    return word if word in _MONTH_NAMES or len(word) < 6 else _ENDING.sub("", word, count=1)
