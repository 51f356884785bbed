"""Markdown → blocks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditprep.richtext.blocks import HIGHEST, Block, ListItem, Paragraph, Span, Spans, Table
from auditprep.richtext.normal import normalise

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_MAX_NESTING = 60
_TAG = re.compile(r"<(/?)(u|b|strong|i|em|br)\s*(/?)>", re.IGNORECASE)
_NUMBER = re.compile(r"(\d+)[.)](?:[ \t]|$)")
_MARK_OF_TAG = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline"}


def parse(markdown: str) -> tuple[Block, ...]:
    """Markdown → blocks, for any string. What blocks cannot hold (headings, quotes, code) gives its text."""
    tokens = _engine().parse(markdown)
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):  # deeper, the engine would drop the text
        return normalise(tuple(Paragraph((Span(line),)) for line in markdown.splitlines()))
    return normalise(tuple(_Reader().read(tokens)))


def parse_line(markdown: str) -> Spans:
    """Markdown within one block → its spans, as they stand."""
    return tuple(_spans(_engine().parseInline(markdown)[0].children or []))


@functools.cache
def _engine() -> MarkdownIt:
    """CommonMark with pipe tables, where no text can vanish: no reference definitions, no blocks of HTML, and no
    lists of years."""
    from markdown_it import MarkdownIt  # takes a while to load, and is not needed for an empty window
    from markdown_it.rules_block import list_block

    def list_without_years(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return not _begins_with_year(state, start) and list_block(state, start, end, silent)

    engine = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING})
    engine.enable("table").disable(["code", "html_block", "reference"])
    engine.block.ruler.at("list", list_without_years, {"alt": ["paragraph", "blockquote"]})
    engine.block.ruler.before("list", "year_after_list", _ends_list, {"alt": ["list"]})
    engine.block.ruler.before("list", "year_after_item", _ends_item, {"alt": ["paragraph"]})
    engine.validateLink = lambda url: True  # type: ignore[method-assign]  # normal_link judges
    engine.normalizeLink = lambda url: url  # type: ignore[method-assign]
    engine.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return engine


def _begins_with_year(state: StateBlock, line: int) -> bool:
    """Whether the line begins as an item of a list would, with a number too high for one."""
    begin = state.bMarks[line] + state.tShift[line]
    found = _NUMBER.match(state.src[begin : state.eMarks[line]])
    return found is not None and int(found[1]) > HIGHEST


def _ends_list(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """A line that begins with a year is no further item of the list above."""
    return silent and _begins_with_year(state, line)


def _ends_item(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Nor does it go on with the text of the last item, unless it is indented as that is."""
    return silent and state.sCount[line] < state.blkIndent and _begins_with_year(state, line)


@dataclass(slots=True)
class _OpenList:
    """A list being read: the number of its next item (None for bullets), and where its last item stands."""

    number: int | None
    item: int = -1


class _Reader:
    """Block tokens → blocks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._lists: list[_OpenList] = []
        self._rows: list[list[Spans]] | None = None

    def read(self, tokens: Iterable[Token]) -> list[Block]:
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    numbered = token.type == "ordered_list_open"
                    self._lists.append(_OpenList(int(token.attrs.get("start", 1)) if numbered else None))
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._open_item()
                case "table_open":
                    self._rows = []
                case "table_close":
                    self._close_table()
                case "tr_open" if self._rows is not None:
                    self._rows.append([])
                case "inline":
                    self._text(tuple(_spans(token.children or [])))
                case "fence":
                    self._text((Span(token.content),))
        return self._blocks

    def _open_item(self) -> None:
        current = self._lists[-1]
        current.item = len(self._blocks)
        self._blocks.append(ListItem((), len(self._lists) - 1, current.number))
        if current.number is not None:
            current.number += 1

    def _close_table(self) -> None:
        self._blocks.append(Table(tuple(tuple(row) for row in self._rows or [])))
        self._rows = None

    def _text(self, spans: Spans) -> None:
        """A cell's text, an item's first or next paragraph, or a paragraph of its own."""
        last = self._blocks[-1] if self._blocks else None
        if self._rows is not None:
            self._rows[-1].append(spans)
        elif self._lists and isinstance(last, ListItem) and self._lists[-1].item == len(self._blocks) - 1:
            self._blocks[-1] = replace(last, spans=(*last.spans, Span("\n"), *spans) if last.spans else spans)
        else:
            self._blocks.append(Paragraph(spans))


def _spans(tokens: list[Token]) -> Iterator[Span]:
    """Inline tokens → spans. Tags that are not ours are text; a tag left open holds to the end."""
    depth = {"bold": 0, "italic": 0, "underline": 0}
    link = None
    for token in tokens:
        text = ""
        match token.type:
            case "strong_open" | "strong_close":
                depth["bold"] += token.nesting
            case "em_open" | "em_close":
                depth["italic"] += token.nesting
            case "link_open":
                link = str(token.attrs["href"])
            case "link_close":
                link = None
            case "html_inline":
                text = _tag(token.content, depth)
            case "softbreak":
                text = " "
            case "hardbreak":
                text = "\n"
            case "image":
                text = "".join(span.text for span in _spans(token.children or []))
            case _:
                text = token.content
        yield Span(text, **{mark: count > 0 for mark, count in depth.items()}, link=link)


def _tag(html: str, depth: dict[str, int]) -> str:
    """Counts one of our tags; gives what is to be read as text."""
    found = _TAG.fullmatch(html)
    if not found or (found[3] and found[2].lower() != "br"):
        return html
    if found[2].lower() == "br":
        return "\n"
    mark = _MARK_OF_TAG[found[2].lower()]
    depth[mark] = max(0, depth[mark] + (-1 if found[1] else 1))
    return ""
