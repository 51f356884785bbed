"""The texts of pages, in a form in which words are found: the only module that writes them.

Three tables hold them: `page` the text itself, `page_text` its index, and `term` every word once, so that the words
that begin or end in another can be had without reading the index.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from auditprep.model import PageText
from auditprep.store.rows import storable

_WORD = re.compile(r"[^\W\d_]{3,}")
LONGEST_TERM = 60
"""Longer runs of letters are no words, but code or spoilt text."""


def write_pages(db: Database, version: int, pages: Sequence[PageText]) -> None:
    """Puts the pages of a version in the place of those it had. Inside the caller's transaction."""
    drop_pages(db, version)
    texts = [_storable(page.text) for page in pages]
    first = _next_id(db)
    db.conn.executemany(
        "INSERT INTO page (id, version, number, printed, text) VALUES (?, ?, ?, ?, ?)",
        (
            (first + at, version, at + 1, page.printed and storable(page.printed), texts[at])
            for at, page in enumerate(pages)
        ),
    )
    db.conn.executemany(
        "INSERT INTO page_text (rowid, text) VALUES (?, ?)",
        ((first + at, text) for at, text in enumerate(texts)),
    )
    write_terms(db, texts)


def drop_pages(db: Database, version: int) -> None:
    """Takes the pages of a version away, and out of the index. Inside the caller's transaction."""
    db.conn.execute(
        "INSERT INTO page_text (page_text, rowid, text) SELECT 'delete', id, text FROM page WHERE version = ?",
        (version,),
    )
    db.conn.execute("DELETE FROM page WHERE version = ?", (version,))


def read_pages(db: Database, version: int) -> tuple[PageText, ...]:
    """The pages of a version, in order."""
    rows = db.execute("SELECT text, printed FROM page WHERE version = ? ORDER BY number", [version])
    return tuple(PageText(*row) for row in rows)


def write_terms(db: Database, texts: Iterable[str]) -> None:
    """Remembers the words. Inside the caller's transaction."""
    words = {word for text in texts for word in _WORD.findall(text.lower()) if len(word) <= LONGEST_TERM}
    db.conn.executemany("INSERT OR IGNORE INTO term (text) VALUES (?)", ((word,) for word in sorted(words)))


def index_anew(db: Database) -> None:
    """Makes the index and the words from the pages, and nothing else. Inside the caller's transaction."""
    db.conn.execute("INSERT INTO page_text (page_text) VALUES ('rebuild')")
    db.conn.execute("DELETE FROM term")
    write_terms(db, (text for (text,) in db.execute("SELECT text FROM page")))


def forget_words(db: Database) -> None:
    """Leaves no trace in the index of pages that are gone, nor of words that stood only there. Inside the caller's
    transaction."""
    db.conn.execute("INSERT INTO page_text (page_text) VALUES ('optimize')")
    db.conn.execute("CREATE VIRTUAL TABLE temp.left_words USING fts5vocab (main, page_text, row)")
    db.conn.execute("DELETE FROM term WHERE text NOT IN (SELECT term FROM temp.left_words)")
    db.conn.execute("DROP TABLE temp.left_words")


def _next_id(db: Database) -> int:
    return int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM page").fetchone()[0])


def _storable(text: str) -> str:
    """The text with letters and their signs as one (as people type them), and only what a file can hold."""
    return storable(unicodedata.normalize("NFC", text).replace("\0", " "))
