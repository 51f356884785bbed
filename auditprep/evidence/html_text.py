"""HTML → its text, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript", "svg", "object"))
_LINES = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav",
        "ol", "p", "pre", "section", "table", "tbody", "thead", "tr", "ul",
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_SPACES = re.compile("[ \xa0]+")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


class Html:
    """HTML once parsed. `is_cut`: some of it is nested so deep that it is left out."""

    def __init__(self, html: str) -> None:
        parser = etree.HTMLParser(
            recover=True,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
            huge_tree=True,
            encoding="utf-8",
        )
        try:
            self._root: etree._Element | None = etree.fromstring(html.encode("utf-8", "replace"), parser)
        except (etree.XMLSyntaxError, ValueError):  # nothing in it at all
            self._root = None
        self.is_cut = any(each.level == etree.ErrorLevels.FATAL for each in parser.error_log)

    def text(self) -> str:
        """What a reader sees of it; a line a paragraph, a tab between the cells of a table."""
        words = "" if self._root is None else "".join(_words(self._root))
        lines = (_SPACES.sub(" ", line).strip() for line in words.split("\n"))
        return "\n".join(line for line in lines if line)

    def title(self) -> str | None:
        """What it calls itself."""
        found = None if self._root is None else self._root.find(".//title")
        return None if found is None else " ".join((found.text or "").split()) or None


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page of HTML says that it is in."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _words(root: etree._Element) -> Iterator[str]:
    """Walks without calling itself: a page may be nested deeper than Python goes."""
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += tag in _UNSEEN
            yield "" if unseen else _before(tag) + _flat(element.text)
        else:
            unseen -= tag in _UNSEEN
            yield "" if unseen else ("\n" if tag in _LINES else "") + _flat(element.tail)


def _before(tag: str) -> str:
    return "\n" if tag in _LINES else "\t" if tag in _CELLS else ""


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""
