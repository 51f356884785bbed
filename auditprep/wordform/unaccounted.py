"""The last net under the reader: words in the form that are no question's, no answer's and no furniture.

Whatever the rules about places made of a line, its words must be in the questionnaire or be told. What forms print around
their questions, labels, heads, titles, bidding sentences, is furniture; nobody misses that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from auditprep import richtext
from auditprep.model import Questionnaire
from auditprep.wordform.blocks import Line, P
from auditprep.wordform.heads import is_example, says
from auditprep.wordform.items import Item, Kind
from auditprep.wordform.labels import label_of, names_marks, names_question
from auditprep.wordform.line_reader import closes_form
from auditprep.wordform.numbers import as_number, split_number
from auditprep.wordform.rows import RowKind, Sorted
from auditprep.wordform.words import looks_theirs, question_and_rest

_SHORT = 3
"""Letters: so few stand within other words by chance."""


def unaccounted(
    items: Sequence[Item], asked: Questionnaire, answers: Iterable[etree._Element]
) -> Iterator[str]:
    """The lines among these items that nothing accounts for. `answers` are the elements that stand in the places of
    answers."""
    taken = {each for element in answers for each in element.iter(P)}
    words = "\n".join(_one_line(text) for text in _words_of(asked))
    last = max((place for place, item in enumerate(items) if item.may_begin or item.rows), default=0)
    for place, item in enumerate(items):
        if item.kind in (Kind.MARKS, Kind.FIELD) or item.is_heading or item.may_be_title:
            continue
        for line in _lines_of(item):
            closes = closes_form(line.text) and (place > last or not says(line.text))
            if line.element not in taken and not closes and not _is_furniture(line):
                rest = _own_words(line)
                if not any(_is_among(each, words) for each in _ways(rest)):
                    yield rest


def _lines_of(item: Item) -> list[Line]:
    """The lines of an item that may be somebody's."""
    if item.line is not None:
        return [] if as_number(item.line.text) else [item.line]
    return [line for row in item.rows for line in _lines_of_row(row, asks=item.kind is Kind.ASKING)]


def _lines_of_row(row: Sorted, *, asks: bool) -> list[Line]:
    """The lines of a row that may be somebody's: not its number or its marks, nor an example of how to fill it in, and of a
    head those that say something."""
    if row.kind is RowKind.HEAD and asks and is_example(row.row):
        return []
    ticked = {id(tick.cell) for tick in row.ticks}
    cells = [cell for cell in row.row.own_cells if id(cell) not in ticked]
    numbers = [cell for cell in cells[:2] if as_number(cell.text)] if asks else []
    lines = [line for cell in cells if cell not in numbers for line in cell.lines]
    if row.kind is RowKind.HEAD and not is_example(row.row):
        return [line for line in lines if says(line.text)]
    return lines


def _is_furniture(line: Line) -> bool:
    """Whether a line is what forms print: nothing, a title, a name of what stands beside, a bidding sentence."""
    text = line.text.strip()
    label = label_of(line)
    return (
        line.is_heading
        or not any(map(str.isalnum, text))
        or (label is not None and label.bare)
        or names_marks(text)
        or names_question(text)
        or looks_theirs(line, after_blank=False)
    )


def _own_words(line: Line) -> str:
    """The words of a line behind its label."""
    label = label_of(line)
    return _one_line(line.text[label.end :] if label is not None else line.text)


def _is_among(text: str, words: str) -> bool:
    """Whether words stand in these lines; short ones only as a line of their own."""
    return bool(text) and (text in words if len(text) > _SHORT else f"\n{text}\n" in f"\n{words}\n")


def _ways(text: str) -> Iterator[str]:
    """The words as they may stand in the questionnaire."""
    yield text
    yield split_number(text)[1]
    yield question_and_rest(text)[0]


def _words_of(asked: Questionnaire) -> Iterator[str]:
    """All that the questionnaire says or tells."""
    for section in asked.sections:
        yield section.title
        for each in section.questions:
            yield from (each.text, each.guidance or "", *each.options)
            yield from (richtext.plain(each.answer.text), richtext.plain(each.answer.evidence))
    for notice in asked.notices:
        yield from map(str, notice.facts.values())


def _one_line(text: str) -> str:
    return " ".join(text.split())
