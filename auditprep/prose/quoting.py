"""Whether words that are quoted stand on the pages that are cited for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from auditprep.prose.pages import pages_list

_LEFT_OUT = re.compile(r"\[\s*(?:…|\.{3})\s*\]|…|\.{3,}")


def misquoted(quote: str, pages: str | None, texts: Sequence[str]) -> tuple[int, ...] | None:
    """None where the quote stands on the cited pages (None: on any), or where that cannot be told, since one of them has no
    text. Otherwise the pages, counted from 1, that it does stand on: () for none. White space, hyphens, punctuation and
    the size of letters do not count; what stands around "…" is looked for by itself. `texts` are those of all pages."""
    parts = [bare for each in _LEFT_OUT.split(quote) if (bare := _bare(each))]
    cited = [page for page in pages_list(pages) if page <= len(texts)] or (
        [] if pages_list(pages) else list(range(1, len(texts) + 1))
    )
    if not parts or not cited or not all(texts[page - 1].strip() for page in cited):
        return None
    here = "".join(_bare(texts[page - 1]) for page in cited)  # it may go on from one page to the next
    return None if all(part in here for part in parts) else tuple(_standing(parts, texts))


def _standing(parts: Sequence[str], texts: Sequence[str]) -> Iterator[int]:
    for number, text in enumerate(texts, 1):
        page = _bare(text)
        if all(part in page for part in parts):
            yield number


def _bare(text: str) -> str:
    """Its letters and digits alone, all of them small."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())
