"""Rich text and other words as HTML. Every letter that comes from a case is escaped here, and nowhere else made into tags."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from auditprep import richtext
from auditprep.richtext import Block, ListItem, Span, Table

# Control characters but for tabs and line ends, halves of characters, private use, and what are none
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)


def escaped(words: str) -> str:
    """The words as HTML, also inside an attribute; without what HTML cannot hold."""
    return html.escape(_NOT_TEXT.sub("", words))


def element(name: str, content: str, **attributes: str) -> str:
    """An element around HTML. `class_` is written class, and `aria_label` aria-label."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>"


def paragraphs(words: str) -> str:
    """Plain words, a paragraph a line."""
    return "".join(element("p", escaped(line)) for line in words.splitlines() if line.strip())


def rich_text(markdown: str) -> str:
    """Markdown as HTML: paragraphs, lists, tables, bold, italic, underline and links; no other HTML gets through."""
    blocks = richtext.parse(markdown)
    groups = groupby(blocks, lambda block: isinstance(block, ListItem))
    return "".join(
        _list([each for each in group if isinstance(each, ListItem)])
        if are_items
        else "".join(map(_block, group))
        for are_items, group in groups
    )


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    return element("p", _spans(block.spans))


def _list(items: list[ListItem], level: int = 0) -> str:
    """Lists of items that all are at this level or deeper; one begins anew where numbers do not follow on."""
    return "".join(_one_list(run, level) for run in _runs(items, level))


def _one_list(items: list[list[ListItem]], level: int) -> str:
    number = items[0][0].number
    inside = "".join(
        element("li", _spans(own.spans) + (_list(deeper, level + 1) if deeper else ""))
        for own, *deeper in items
    )
    if number is None:
        return element("ul", inside)
    return element("ol", inside) if number == 1 else element("ol", inside, start=str(number))


def _runs(items: list[ListItem], level: int) -> Iterator[list[list[ListItem]]]:
    """The lists of a level: each a list of items, an item with those below it."""
    run: list[list[ListItem]] = []
    for item in _with_those_below(items, level):
        if run and not _follows(run[-1][0], item[0]):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _with_those_below(items: list[ListItem], level: int) -> Iterator[list[ListItem]]:
    own: list[ListItem] = []
    for item in items:
        if own and item.level <= level:
            yield own
            own = []
        own.append(item)
    if own:
        yield own


def _follows(before: ListItem, after: ListItem) -> bool:
    if before.number is None or after.number is None:
        return before.number is after.number
    return after.number == before.number + 1


def _table(table: Table) -> str:
    head, *rows = table.rows
    first = element("tr", "".join(element("th", _spans(cell), scope="col") for cell in head))
    rest = "".join(element("tr", "".join(element("td", _spans(cell)) for cell in row)) for row in rows)
    body = element("tbody", rest) if rest else ""
    return element("div", element("table", element("thead", first) + body), class_="wide")


def _spans(spans: Iterable[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    words = escaped(span.text).replace("\n", "<br>")
    for name, wanted in (("u", span.underline), ("em", span.italic), ("strong", span.bold)):
        words = element(name, words) if wanted else words
    return element("a", words, href=span.link, rel="noreferrer") if span.link else words
