"""Finding pages by their words. Old versions, and evidence that was taken away, are not found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlite_utils import Database

_SHOWN = (
    "SELECT version.id FROM version JOIN evidence ON evidence.id = evidence WHERE removed IS NULL"
    " AND number = (SELECT max(number) FROM version AS other WHERE other.evidence = version.evidence)"
)
_AT_ONCE = 500


class Searching:
    """The words of a case and where they stand. A page is named by the id of its row."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._all_shown = not self._one(f"SELECT EXISTS (SELECT 1 FROM version WHERE id NOT IN ({_SHOWN}))")  # noqa: S608

    def known(self, words: Iterable[str]) -> Collection[str]:
        """Those of the words that stand in some document, old or new."""
        found: set[str] = set()
        for some in _in_bits(sorted(words)):
            holes = ", ".join("?" * len(some))
            rows = self._db.conn.execute(f"SELECT text FROM term WHERE text IN ({holes})", some)  # noqa: S608
            found.update(text for (text,) in rows)
        return found

    def containing(self, part: str) -> Collection[str]:
        """The words of all documents with these letters in them."""
        rows = self._db.conn.execute("SELECT text FROM term WHERE instr(text, ?)", (part,))
        return [text for (text,) in rows]

    def page_ids(self, match: str, limit: int, *, ranked: bool = False) -> list[int]:
        """The pages that a full-text query finds, so many at most: in the order they were taken in, or best first."""
        shown = (
            ""
            if self._all_shown
            else f" CROSS JOIN page ON page.id = page_text.rowid AND version IN ({_SHOWN})"
        )
        order = " ORDER BY rank" if ranked else ""
        query = f"SELECT page_text.rowid FROM page_text{shown} WHERE page_text MATCH ?{order} LIMIT ?"  # noqa: S608
        return [id for (id,) in self._db.conn.execute(query, (match, limit))]

    def pages(self, ids: Sequence[int]) -> Iterator[tuple[int, int, int, str | None, str]]:
        """Evidence, version, number, printed number and text of each page, in the order given."""
        query = (
            "SELECT version.evidence, version.number, page.number, page.printed, page.text"
            " FROM page JOIN version ON version.id = page.version WHERE page.id = ?"
        )
        for id in ids:
            yield from self._db.conn.execute(query, (id,))

    def _one(self, query: str) -> object:
        return self._db.conn.execute(query).fetchone()[0]


def _in_bits(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """So many as one query takes."""
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))
