"""A PDF's page as it is read: its text, and which sign of the page each character is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditprep.evidence.hyphens import SOFT, joint
from auditprep.evidence.pdf_blocks import Block
from auditprep.evidence.pdf_columns import Rules, regions
from auditprep.evidence.pdf_justified import rejoined
from auditprep.evidence.pdf_rows import Part, read_lines
from auditprep.evidence.pdf_segments import Line, Segment, lines, segments
from auditprep.evidence.pdf_turned import letters_down, page_turn, turned_blocks, upright
from auditprep.evidence.pdf_words import Word, words
from auditprep.evidence.pdfium import PdfPage, Place

_EDGE = 0.13  # of the page's height, above and below, is where page numbers stand


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page once read. `pieces` make its text; each is a word, or (None) what stands between two. `edges` is what stands in
    the page's upper and lower margin, piece by piece."""

    pieces: tuple[tuple[str, Word | None], ...]
    edges: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "".join(text for text, _word in self.pieces)


def read_page(page: PdfPage) -> ReadPage:
    """The page's text in reading order, words cut at a line's end whole again."""
    size = page.size()
    with page.signs() as signs:
        found = words(signs, size) if signs is not None else []
    if not found:
        return ReadPage(())
    turn = page_turn(found)
    as_read = (size[1], size[0]) if turn % 2 else size
    return _read(upright(found, turn, size), as_read, lambda: _rules(page, turn))


def sign_numbers(pieces: Iterable[tuple[str, Word | None]]) -> Iterator[int | None]:
    """For each character of the text the number of its sign on the page, or None."""
    for text, word in pieces:
        if word is None:
            yield from (None for _each in text)
        else:
            yield from _numbers(text, word)


def _numbers(text: str, word: Word) -> Iterator[int | None]:
    all_numbers = word.signs or range(word.first, word.first + len(word.text))
    kept = [number for letter, number in zip(word.text, all_numbers, strict=False) if letter != SOFT]
    for at in range(len(text)):
        yield kept[at] if at < len(kept) else None


def _rules(page: PdfPage, turn: int) -> Sequence[Place]:
    """Lines drawn on the page; none are looked for where the page is drawn on its side."""
    return page.rules() if not turn else ()


def _read(found: list[Word], size: tuple[float, float], rules: Rules) -> ReadPage:
    straight = [word for word in found if word.turn == 0]
    aside = turned_blocks(found, size) if len(straight) < len(found) else []
    straight, spelt = letters_down(straight, size)
    aside += spelt
    all_segments = rejoined(segments(straight))
    page_lines = lines(all_segments)
    read = list(_lines(page_lines, aside, rules))
    return ReadPage(tuple(_pieces(read)), tuple(_edges(all_segments, size[1])))


def _lines(page_lines: list[Line], aside: list[Block], rules: Rules) -> Iterator[list[Part]]:
    """The lines of each part of the page, with the blocks beside it that are nearest to it."""
    parts = list(regions(page_lines, rules)) or [[]]
    places = [_place(part) for part in parts]
    turned: list[list[Block]] = [[] for _part in parts]
    for block in aside:
        turned[min(range(len(parts)), key=lambda at: _distance(places[at], block))].append(block)
    for part, beside in zip(parts, turned, strict=True):
        yield from read_lines(part, beside)


def _place(part: list[Line]) -> Place | None:
    """Where a part of the page stands; None where nothing does."""
    if not part:
        return None
    left, right = min(line[0].left for line in part), max(line[-1].right for line in part)
    return left, part[0][0].top, right, part[-1][0].bottom


def _distance(place: Place | None, block: Block) -> float:
    if place is None:
        return 0.0
    left, top, right, bottom = place
    aside = max(0.0, left - block.right, block.left - right)
    return aside + max(0.0, top - block.bottom, block.top - bottom)


def _edges(found: list[Segment], height: float) -> Iterator[str]:
    for each in found:
        if not _EDGE * height < each.middle < (1 - _EDGE) * height:
            yield " ".join(word.text for word in each.words)


def _pieces(read: list[list[Part]]) -> Iterator[tuple[str, Word | None]]:
    """Lines set under each other. A word cut at a line's end is made whole there, and the next line begins after it."""
    was_joined = False
    for line, following in zip(read, [*read[1:], []], strict=True):
        between = joint(line[-1][1], " ".join(text for _before, text, _word in following[:2]))
        for at, (before, text, word) in enumerate(line):
            if at:
                yield "\n" if at == 1 and was_joined else before, None
            yield _clean(between[0] if between and at == len(line) - 1 else text), word
        was_joined = between is not None
        if following:
            separator = between[1] if between else "\n"
            yield separator, None


def _clean(text: str) -> str:
    return text.replace(SOFT, "")
