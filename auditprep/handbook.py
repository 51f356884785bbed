"""The handbook: Swedish chapters that come with auditprep, read into what the window and the PDF are made of.

A chapter is a Markdown file under resources/help, "08-granska.md". Of Markdown it uses headings, paragraphs, lists, tables,
quotations (they stand out as notes), `keys`, links to other chapters ("08-granska.md#godta") and pictures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditprep.paths import resource
from auditprep.richtext import Block, ListItem, Paragraph, Span, Spans, Table

if TYPE_CHECKING:
    from markdown_it.token import Token

TITLE = "Handbok för auditprep"
_FILE = re.compile(r"(\d\d)-([a-z0-9-]+)\.md")


@dataclass(frozen=True, slots=True)
class Key(Span):
    """A key on the keyboard, or something to be typed just so."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 1 for the chapter's own title. `anchor` is its name within the chapter."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows, in words, and its file, which need not be there."""

    alt: str
    file: Path


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth to be seen at a glance."""

    spans: Spans


Part = Block | Heading | Picture | Note


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands under a heading, in plain words; `anchor` is "" before a chapter's first heading of its own."""

    chapter: str
    anchor: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """`name` is what it is linked by ("granska"); `number` counts from 1."""

    name: str
    number: int
    title: str
    parts: tuple[Part, ...]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Those under its title."""
        return tuple(each for each in self.parts if isinstance(each, Heading) and each.level > 1)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All it says, a heading each."""
        return tuple(_passages(self))


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters, in order; none where the files are gone."""
    files = sorted(file for file in resource("help").glob("*.md") if _FILE.fullmatch(file.name))
    return tuple(read(file) for file in files)


def titles() -> tuple[tuple[str, str], ...]:
    """The name and the title of every chapter, in order, without reading the rest of them."""
    found = []
    for file in sorted(resource("help").glob("*.md")):
        if named := _FILE.fullmatch(file.name):
            with file.open(encoding="utf-8") as opened:
                found.append((named[2], opened.readline().lstrip("# ").strip() or named[2]))
    return tuple(found)


def chapter(name: str) -> Chapter | None:
    """The chapter of this name."""
    return next((each for each in chapters() if each.name == name), None)


def read(file: Path) -> Chapter:
    """One chapter from its file."""
    named = _FILE.fullmatch(file.name)
    assert named
    parts = tuple(_Reader(file.parent).read(_tokens(file.read_text(encoding="utf-8"))))
    title = next((each.text for each in parts if isinstance(each, Heading)), named[2])
    return Chapter(named[2], int(named[1]), title, parts)


def place(address: str) -> tuple[str, str] | None:
    """The chapter and the anchor that an address leads to: ("granska", "godta") for "08-granska.md#godta", with "" for no
    anchor. None where it leads out of the handbook."""
    file, _sign, anchor = address.partition("#")
    named = _FILE.fullmatch(file)
    return (named[2], anchor) if named else None


def anchor(heading: str) -> str:
    """A heading's name in links: small letters without their dots and rings, with – for blanks."""
    bare = unicodedata.normalize("NFKD", heading.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", bare))


def plain(part: Part) -> str:
    """The words of a part."""
    match part:
        case Heading():
            return part.text
        case Picture():
            return part.alt
        case Table():
            return "\n".join(" ".join(map(_words, row)) for row in part.rows)
        case _:
            return _words(part.spans)


def _words(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def _passages(chapter: Chapter) -> Iterator[Passage]:
    at, heading, words = "", chapter.title, list[str]()
    for part in chapter.parts:
        if not isinstance(part, Heading | Picture):  # of a picture that is not there nothing is seen
            words.append(plain(part))
        elif isinstance(part, Heading) and part.level > 1:
            yield Passage(chapter.name, at, heading, "\n".join(words))
            at, heading, words = part.anchor, part.text, []
    yield Passage(chapter.name, at, heading, "\n".join(words))


def _tokens(markdown: str) -> list[Token]:
    from markdown_it import MarkdownIt  # takes a while to load, and is not needed for an empty window

    return MarkdownIt("commonmark").enable("table").parse(markdown)


class _Reader:
    """Reads the tokens of a chapter, one after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lists: list[int | None] = []  # the next number of each list that is open; None: bullets
        self._rows: list[list[Spans]] | None = None
        self._heading = 0
        self._quoted = self._item_begins = False

    def read(self, tokens: list[Token]) -> Iterator[Part]:
        for token in tokens:
            if token.type == "inline":
                yield from self._inline(token.children or [])
            elif token.type == "table_close":
                yield Table(tuple(map(tuple, self._rows or [])))
                self._rows = None
            else:
                self._enter(token)

    def _enter(self, token: Token) -> None:
        """What is around the text that comes next."""
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "blockquote_open" | "blockquote_close":
                self._quoted = token.nesting > 0
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._item_begins = True
            case "table_open":
                self._rows = []
            case "tr_open" if self._rows is not None:
                self._rows.append([])

    def _inline(self, tokens: list[Token]) -> Iterator[Part]:
        if len(tokens) == 1 and tokens[0].type == "image":
            yield Picture(tokens[0].content, self._folder / str(tokens[0].attrs["src"]))
            return
        spans = tuple(_spans(tokens))
        if self._rows is not None:
            self._rows[-1].append(spans)
        elif self._heading:
            words = _words(spans)
            yield Heading(self._heading, words, anchor(words))
            self._heading = 0
        elif self._item_begins:
            self._item_begins = False
            yield ListItem(spans, len(self._lists) - 1, self._next_number())
        else:
            yield Note(spans) if self._quoted else Paragraph(spans)

    def _next_number(self) -> int | None:
        number = self._lists[-1]
        if number is not None:
            self._lists[-1] = number + 1
        return number


def _spans(tokens: list[Token]) -> Iterator[Span]:
    bold = italic = 0
    link: str | None = None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = str(token.attrs["href"])
            case "link_close":
                link = None
            case "code_inline":
                yield Key(token.content, bold > 0, italic > 0, link=link)
            case "softbreak" | "hardbreak":
                yield Span(" ", bold > 0, italic > 0, link=link)
            case _ if token.content:
                yield Span(token.content, bold > 0, italic > 0, link=link)
