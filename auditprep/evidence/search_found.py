"""What a search finds in a case: pages of evidence, and answers and questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from auditprep.evidence.search import Level, Place, Query, Words, parse
from auditprep.evidence.search_texts import Text
from auditprep.model import Found, Hit

MANY = 2000
"""So many pages are put in order, best first. Of more, the first are shown as they lie."""
LOOKED_AT = 6000
"""So many pages are looked at, one by one, for what the index cannot tell."""

PageRow = tuple[int, int, int, str | None, str]
"""Evidence, version, number, printed number, text."""


class Pages(Words, Protocol):
    """The pages of all documents, named by ids."""

    def page_ids(self, match: str, limit: int, *, ranked: bool = False) -> list[int]:
        """The pages that a full-text query finds, in the order they were taken in or best first."""
        ...

    def pages(self, ids: Sequence[int]) -> Iterable[PageRow]:
        """The pages with these ids, in this order."""
        ...


@dataclass(frozen=True, slots=True)
class _Ids:
    """Pages, best first, each with how close it is; and how many there are, or at least are."""

    ids: dict[int, Level]
    total: int
    exactly: bool


def search(words: str, limit: int, pages: Pages, texts: Iterable[Text]) -> Found:
    """Whatever has all the words in it: answers and questions, and then pages, the closest first; at most `limit`
    hits. `texts` are the answers and questions."""
    query = parse(words)
    if not query.units or limit < 1:
        return Found((), 0)
    beside = sorted(_beside(query, texts), key=lambda found: found[0])
    found = _looked_at(query, pages) if query.must_be_looked_at else _page_ids(query, pages, limit)
    room = max(limit // 2, limit - found.total)  # pages are not crowded out by answers
    return _found(query, pages, beside, found, room, limit)


def _found(
    query: Query, pages: Pages, beside: list[tuple[Level, Text]], found: _Ids, room: int, limit: int
) -> Found:
    hits: list[Hit] = []
    words: set[str] = set()
    for hit, place in (
        *_text_hits(query, beside[:room]),
        *_page_hits(query, pages, found, limit - min(room, len(beside))),
    ):
        hits.append(hit)
        words |= place.words
    return Found(tuple(hits), len(beside) + found.total, found.exactly, tuple(sorted(words)))


def _beside(query: Query, texts: Iterable[Text]) -> Iterator[tuple[Level, Text]]:
    for text in texts:
        level = query.level(text.text)
        if level is not None:
            yield level, text


def _text_hits(query: Query, beside: Iterable[tuple[Level, Text]]) -> Iterator[tuple[Hit, Place]]:
    for level, text in beside:
        place = query.place(text.text, level)
        yield Hit(text.part, place.snippet, place.marks, question=text.question), place


def _page_hits(query: Query, pages: Pages, found: _Ids, limit: int) -> Iterator[tuple[Hit, Place]]:
    ids = list(found.ids)[:limit]
    for id, (evidence, version, number, printed, text) in zip(ids, pages.pages(ids), strict=True):
        place = query.place(text, found.ids[id], pages)
        hit = Hit("page", place.snippet, place.marks, evidence, version, number, printed)
        yield hit, place


def _page_ids(query: Query, pages: Pages, limit: int) -> _Ids:
    """The pages where it stands as it was typed, then those with other forms, then those with words of the family."""
    as_typed, in_forms = query.match(Level.EXACT, pages), query.match(Level.FORMS, pages)
    close = pages.page_ids(in_forms, MANY + 1)
    many = len(close) > MANY
    exact = close if as_typed == in_forms else pages.page_ids(as_typed, limit if many else MANY)
    if close and not many:
        close = pages.page_ids(in_forms, MANY, ranked=True)
        exact = list(filter(set(exact).__contains__, close))
    ids = _closest_first(exact, close)
    if many or (len(ids) >= limit and query.has_family):
        return _Ids(ids, min(len(ids), MANY), False)
    return _with_family(query, pages, ids)


def _with_family(query: Query, pages: Pages, ids: dict[int, Level]) -> _Ids:
    if not query.has_family:
        return _Ids(ids, len(ids), True)
    family = pages.page_ids(query.match(Level.FAMILY, pages), MANY + 1)
    ids |= {id: Level.FAMILY for id in family if id not in ids}
    return _Ids(ids, min(len(ids), MANY), len(family) <= MANY)


def _closest_first(exact: Iterable[int], close: Iterable[int]) -> dict[int, Level]:
    ids = dict.fromkeys(exact, Level.EXACT)
    for id in close:
        ids.setdefault(id, Level.FORMS)
    return ids


def _looked_at(query: Query, pages: Pages) -> _Ids:
    """The pages in which it really stands, of those that the index finds; the closest first."""
    candidates = pages.page_ids(query.match(Level.FAMILY, pages), LOOKED_AT + 1)
    found = []
    for id, row in zip(candidates, pages.pages(candidates[:LOOKED_AT]), strict=False):
        level = query.level(row[-1], pages)
        if level is not None:
            found.append((level, id))
    ids = {id: level for level, id in sorted(found, key=lambda each: each[0])}
    return _Ids(ids, len(ids), len(candidates) <= LOOKED_AT)
