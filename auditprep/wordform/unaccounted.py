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


def unaccounted(
    items: Sequence[Item], asked: Questionnaire, answers: Iterable[etree._Element]
) -> Iterator[str]:
    """The lines among these items that nothing accounts for. `answers` are the elements that stand in the places of
    answers."""
    taken = {each for element in answers for each in element.iter(P)}
    words = "\n".join(_one_line(text) for text in _words_of(asked))
    for item in items:
        lines = [item.line] if item.line is not None else []
        for row in item.rows:
            lines += _lines_of(row)
        if item.kind in (Kind.MARKS, Kind.FIELD) or item.is_heading or item.may_be_title:
            continue
        for line in lines:
            if line.element not in taken and not _is_furniture(line):
                rest = _own_words(line)
                if not any(each and each in words for each in _ways(rest)):
                    yield rest


def _lines_of(row: Sorted) -> list[Line]:
    """The lines of a row that may be somebody's: not those with its marks, and of a head those that say something."""
    if row.kind is RowKind.HEAD and is_example(row.row):
        return []
    ticked = {id(tick.cell) for tick in row.ticks}
    lines = [line for cell in row.row.own_cells if id(cell) not in ticked for line in cell.lines]
    return [line for line in lines if row.kind is not RowKind.HEAD or says(line.text)]


def _is_furniture(line: Line) -> bool:
    """Whether a line is what forms print: nothing, a number, a title, a name of what stands beside, a bidding sentence."""
    text = line.text.strip()
    label = label_of(line)
    return (
        line.is_heading
        or not any(map(str.isalpha, text))
        or as_number(text) is not None
        or (label is not None and label.bare)
        or names_marks(text)
        or names_question(text)
        or closes_form(text)
        or looks_theirs(line, after_blank=False)
    )


def _own_words(line: Line) -> str:
    """The words of a line behind its label."""
    label = label_of(line)
    return _one_line(line.text[label.end :] if label is not None else line.text)


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
