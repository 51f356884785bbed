"""Words that are answers and are to be marked or written themselves, where there are no boxes: "Ja / Nej"."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from auditprep.wordform.blocks import Cell, Line
from auditprep.wordform.box_signs import AROUND, STRAY
from auditprep.wordform.labels import label_of, written_options
from auditprep.wordform.mechanisms import TYPED_WORD, WORD, Found
from auditprep.wordform.options import OptionAt, is_choice, is_like_an_option, is_option, options_in


def words_to_mark(lines: Iterable[Line]) -> list[Found]:
    """The words of lines that offer nothing but answers, to be marked themselves: "Ja / Nej", or one a line."""
    with_words = _with_words(lines)
    found: list[Found] = []
    is_scale = len(with_words) > 2 and bool(options_in(" ".join(line.text.strip() for line in with_words)))
    for line in with_words:
        one_a_line = len(with_words) > 1 and (is_option(line.text) or (is_scale and is_choice(line.text)))
        offered = options_in(line.text)
        if offered:
            found += as_words(line, offered)
        elif one_a_line:
            found.append(_whole_line(line))
        else:
            return []
    return found


def word_of(cell: Cell) -> list[Found]:
    """The word of a cell that is nothing but one of the answers, to be marked itself; with a tick typed beside it."""
    lines = _with_words(cell.lines)
    if len(lines) != 1:
        return []
    word = STRAY.sub("", lines[0].text).strip(AROUND)
    at = lines[0].text.find(word) if word else -1
    offers = is_like_an_option(word) or is_choice(word)
    return [Found(WORD, lines[0].element, at, word)] if at >= 0 and offers else []


def lone_word(cell: Cell) -> list[Found]:
    """An option's word that stands alone on a line under the question's own: what is left where somebody has deleted the
    others."""
    for line in _with_words(cell.lines)[1:]:
        if label_of(line) is not None:
            return []
        if is_option(line.text):
            return [_whole_line(line)]
    return []


def words_after_label(line: Line) -> list[Found]:
    """The words to be marked after the label that a line begins with: "Svar: Ja / Nej"."""
    label = label_of(line)
    return as_words(line, options_in(line.text[label.end :]), after=label.end) if label is not None else []


def words_within(cell: Cell) -> list[Found]:
    """The words to be marked in the lines right under the question's own, in the same cell."""
    lines = _with_words(cell.lines)
    if lines and options_in(lines[0].text):
        return words_to_mark(lines[:1])  # somebody has written under them
    for first in range(1, len(lines)):
        if options := written_options(lines[first]):
            element = lines[first].element
            return [Found(TYPED_WORD, element, place, each) for place, each in enumerate(options)]
        if label_of(lines[first]) is not None:
            return []
        offering = itertools.takewhile(_offers, lines[first:])
        if found := words_to_mark(offering):
            return found
    return []


def as_words(line: Line, options: Iterable[OptionAt], *, after: int = 0) -> list[Found]:
    """Options of a line, to be marked themselves; what they were found in begins `after` so many letters."""
    return [Found(WORD, line.element, each.start + after, each.word) for each in options]


def _offers(line: Line) -> bool:
    return is_choice(line.text) or bool(options_in(line.text))


def _whole_line(line: Line) -> Found:
    indent = len(line.text) - len(line.text.lstrip())
    return Found(WORD, line.element, indent, line.text.strip())


def _with_words(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if not line.is_blank]
