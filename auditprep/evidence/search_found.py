"""What a search finds in a case: pages of evidence, and answers and questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from auditprep.evidence.search import Level, Place, Query, Words, parse
from auditprep.evidence.search_texts import Bundle, Text
from auditprep.evidence.search_units import small
from auditprep.model import Found, Hit

MANY = 2000
"""So many pages are put in order, best first. Of more, the first are shown as they lie."""
MANY_BESIDE = 500
"""So many answers, questions and names are looked for; more can be shown nowhere."""
LOOKED_AT = 6000
"""So many pages are looked at, one by one, for what the index cannot tell."""
_EARLY = 0.25  # of the time is gone: till then, pages can be put in order
_BESIDE = 0.35

PageRow = tuple[int, int, int, str | None, str]
"""Evidence, version, number, printed number, text."""


class Pages(Words, Protocol):
    """The pages of all documents, named by ids. There may be an end to the time for a search: what is asked for after it
    is not found."""

    late: bool
    """Whether something may be missing, since the time was up."""

    def spent(self) -> float:
        """How much of the time is gone: 1 is all of it."""
        ...

    def page_ids(self, match: str, limit: int, *, ranked: bool = False) -> list[int]:
        """The pages that a full-text query finds, in the order they were taken in or best first."""
        ...

    def with_sign(self, match: str, sign: str, limit: int) -> Iterable[tuple[int, str]]:
        """The pages that a full-text query finds and that have the sign, each with its text."""
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


def search(words: str, limit: int, pages: Pages, bundles: Iterable[Bundle]) -> Found:
    """Whatever has all the words in it: answers, questions and names of evidence, and then pages, the closest first; at
    most `limit` hits. `bundles` are the texts that are not on pages."""
    query = parse(words)
    if not query.units or limit < 1:
        return Found((), 0)
    beside = list(islice(_beside(query, bundles, pages), MANY_BESIDE + 1))
    found = _with_paragraphs(query, pages) if query.must_be_looked_at else _page_ids(query, pages, limit)
    room = max(limit // 2, limit - found.total)  # pages are not crowded out by answers
    first = sorted(beside[:MANY_BESIDE], key=lambda each: each[0])[:room]
    hits = [
        *_text_hits(query, first),
        *_page_hits(query, pages, found, limit - len(first)),
    ]
    total = min(len(beside), MANY_BESIDE) + found.total
    exactly = found.exactly and query.whole and not pages.late and len(beside) <= MANY_BESIDE
    marked = {word for _hit, place in hits for word in place.words}
    return Found(tuple(hit for hit, _place in hits), total, exactly, tuple(sorted(marked)), pages.late)


def _beside(query: Query, bundles: Iterable[Bundle], pages: Pages) -> Iterator[tuple[Level, Text]]:
    for bundle in bundles:
        if query.may_be_in(bundle.letters):
            yield from _in_bundle(query, bundle)
        if pages.spent() > _BESIDE:
            pages.late = True
            return


def _in_bundle(query: Query, bundle: Bundle) -> Iterator[tuple[Level, Text]]:
    for text in bundle.texts:
        level = query.level(text.lowered) if query.may_be_in(text.letters) else None
        if level is not None:
            yield level, text


def _text_hits(query: Query, beside: Iterable[tuple[Level, Text]]) -> Iterator[tuple[Hit, Place]]:
    for level, text in beside:
        place = query.place(text.text, level)
        page = 1 if text.part == "evidence" else None
        hit = Hit(
            text.part, place.snippet, place.marks, text.evidence, text.version, page, question=text.question
        )
        yield hit, place


def _page_hits(query: Query, pages: Pages, found: _Ids, limit: int) -> Iterable[tuple[Hit, Place]]:
    """The hits, closest first; of those as close, the ones that are only in a table of contents last."""
    made: list[tuple[Level, Hit, Place]] = []
    ids = list(found.ids)[:limit]
    for id, (evidence, version, number, printed, text) in zip(ids, pages.pages(ids), strict=False):
        level = found.ids[id]
        place = query.place(text, level, pages)
        made.append(
            (level, Hit("page", place.snippet, place.marks, evidence, version, number, printed), place)
        )
        if pages.spent() > 1:
            pages.late = True
            break
    made.sort(key=lambda each: (each[0], each[2].in_contents))
    return ((hit, place) for _level, hit, place in made)


def _page_ids(query: Query, pages: Pages, limit: int) -> _Ids:
    """The pages where it stands as it was typed, then those with other forms, then those with words of the family."""
    as_typed, in_forms = query.match(Level.EXACT, pages), query.match(Level.FORMS, pages)
    exact = pages.page_ids(as_typed, MANY + 1)
    if len(exact) > MANY:
        return _Ids(dict.fromkeys(exact[:MANY], Level.EXACT), MANY, False)
    close = exact if as_typed == in_forms else pages.page_ids(in_forms, MANY + 1)
    many = len(close) > MANY
    if close and not many and pages.spent() < _EARLY:
        close = pages.page_ids(in_forms, MANY, ranked=True) or close
        exact = list(filter(set(exact).__contains__, close))
    ids = _closest_first(exact, close)
    if many or (len(ids) >= limit and query.has_family):
        return _Ids(ids, min(len(ids), MANY), False)
    return _with_family(query, pages, ids)


def _with_family(query: Query, pages: Pages, ids: dict[int, Level]) -> _Ids:
    if not query.has_family or pages.late:
        return _Ids(ids, len(ids), True)
    family = pages.page_ids(query.match(Level.FAMILY, pages), MANY + 1)
    ids |= {id: Level.FAMILY for id in family if id not in ids}
    return _Ids(ids, min(len(ids), MANY), len(family) <= MANY)


def _closest_first(exact: Iterable[int], close: Iterable[int]) -> dict[int, Level]:
    ids = dict.fromkeys(exact, Level.EXACT)
    for id in close:
        ids.setdefault(id, Level.FORMS)
    return ids


def _with_paragraphs(query: Query, pages: Pages) -> _Ids:
    """The pages in which it really stands, of those that the index finds; the closest first."""
    found: list[tuple[Level, int]] = []
    looked_at = 0
    for id, text in pages.with_sign(query.match(Level.FAMILY, pages), "§", LOOKED_AT):
        looked_at += 1
        level = query.level(small(text), pages) if query.has_paragraphs(text) else None
        if level is not None:
            found.append((level, id))
    ids = {id: level for level, id in sorted(found, key=lambda each: each[0])}
    return _Ids(ids, len(ids), looked_at < LOOKED_AT)
