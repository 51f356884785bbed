"""Whose words are these? In one cell stand the question, its guidance, a label, and perhaps an answer.

The auditors' words come first. What follows is told apart by what people who make forms do: a label of its
own line, an empty line, another weight, a sentence that asks or bids.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from auditprep.wordform.blocks import SDT, TBL, Cell, Line, P
from auditprep.wordform.boxes import boxed_lines, has_form_parts, line_outside
from auditprep.wordform.labels import label_of
from auditprep.wordform.numbers import split_number

_BIDS = re.compile(
    r"^\(?(Ange|Beskriv|Redogör|Redovisa|Vänligen|Kommentera|Motivera|Bifoga|Observera|Obs!?|Exempelvis|Till exempel"
    r"|Skriv|Lista|Nämn|Välj|Fyll i|Lämna|Uppge|T\.\s?ex\.|Om ja|Om nej|Om svaret|Anvisning|Hänvisa|Specificera|Förklara|Svara|Notera|Med .{3,60} avses)\b",
    re.IGNORECASE,
)
_IMPERATIVES = (
    "ange|beskriv|redogör|redovisa|kommentera|motivera|bifoga|bilägg|hänvisa|specificera|exemplifiera|förklara|utveckla"
    "|precisera|konkretisera|klargör|tydliggör|sammanfatta|analysera|belys|uppge|nämn|skriv|fyll i|lämna|ge exempel|räkna upp|svara"
)
_INSTRUCTS = re.compile(
    rf"^[\[(<{{„”\"]?\s*(?:om\s+[^.?!\n]{{2,60}},\s*)?(?:vänligen\s+|kortfattat\s+|kort\s+)?(?:{_IMPERATIVES})(?![\w-])",
    re.IGNORECASE,
)
_BLANK = re.compile(r"^(?:[^\w\n]|_)*[^\W_][^\n]*?(?:_{3,}|\.{5,}|…{2,})", re.MULTILINE)
_CONDITION = re.compile(r"^\(?om\s+(?:ja|nej|svaret|delvis|inte|så)\b", re.IGNORECASE)
_ALLOWS = re.compile(
    r"^(?:flera|fler|ett eller flera|endast ett|bara ett|en ruta|ett)\s+(?:svar|alternativ|kryss)\w*\b",
    re.IGNORECASE,
)
_GUIDING_STYLE = re.compile(r"anvis|hjälp|instruk|guid|ledtext")
_SENTENCE_AFTER_QUESTION = re.compile(r"^(.*?\?)\s+(\S[^?]*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """What the auditors wrote in a cell. `text` is the question, `guidance` the lines after it; `start` is the
    index of the cell's first child that may belong to the answer; `labelled` says that this child is the line
    with the field's label; `answered` that words which are not the auditors' follow; `roomy` that an empty
    line does; `perhaps` are those of the guidance's lines that neither ask nor bid, and may be somebody's answer."""

    text: str
    guidance: tuple[str, ...]
    start: int
    labelled: bool
    answered: bool
    roomy: bool
    perhaps: tuple[str, ...] = ()


def question_words(cell: Cell, *, all_theirs: bool) -> Words:
    """The auditors' words in a question's own cell. `all_theirs`: the answer stands elsewhere, so that
    everything up to a label is theirs."""
    return _Splitter(cell, all_theirs=all_theirs, question=True).split()


def field_words(cell: Cell) -> Words:
    """The auditors' words in a row under the question: a label, or guidance, or nothing."""
    return _Splitter(cell, all_theirs=False, question=False).split()


def bids(text: str) -> bool:
    """Whether a sentence bids one to do something: "Ange datum.", "Om ja, beskriv hur." """
    return bool(_BIDS.match(text))


def instructs(text: str) -> bool:
    """Whether words tell one what to write: "Ange datum och paragraf.", "Om ja, beskriv hur." Fewer words do than `bids` knows:
    answers begin with "Till exempel" too."""
    return bool(_INSTRUCTS.match(text.strip()))


def has_blank(text: str) -> bool:
    """Whether there is a line to write on after words: "Antal: ____ st". Such words are the form's."""
    return bool(_BLANK.search(text))


def is_condition(text: str) -> bool:
    """Whether words only apply after a certain answer: "Om ja, …"."""
    return bool(_CONDITION.match(text.strip()))


def looks_theirs(line: Line, *, after_blank: bool, slanted_question: bool = False) -> bool:
    """Whether a line under the auditors' words still is theirs: a guiding style, or, where no empty line parts
    them, a sentence that asks or bids, or is slanted."""
    if _GUIDING_STYLE.search(line.style) or has_blank(line.text):
        return True
    if after_blank or line.number is not None:
        return False
    text = line.text.strip()
    return (
        bids(text)
        or instructs(text)
        or bool(_ALLOWS.search(text))
        or text.endswith("?")
        or (line.italic and not slanted_question)
    )


class _Splitter:
    """Goes down a cell until the auditors' words end."""

    def __init__(self, cell: Cell, *, all_theirs: bool, question: bool) -> None:
        self._lines = {line.element: line for line in cell.lines}
        self._children = list(cell.element)
        self._boxed = boxed_lines(cell)
        self._all_theirs = all_theirs
        self._text: Line | None = None
        self._wants_text = question
        self._theirs: list[Line] = []
        self._after_blank = False
        self._perhaps: list[str] = []

    def split(self) -> Words:
        start = 0
        for index, child in enumerate(self._children):
            line = self._lines.get(child)
            if line is None:
                if child.tag in (TBL, SDT) and self._holds_marks(child):
                    start = index + 1
                elif child.tag in (TBL, SDT):
                    return self._words(start, answered=child.tag == TBL)
                continue
            if not line.text.strip():
                self._after_blank = True
                continue
            if self._is_ticked_line(line):
                start = index + 1
                self._all_theirs = False
                continue
            if label_of(line) is not None and not self._is_first_question(line):
                return self._words(index, labelled=True)
            if not self._is_theirs(line):
                return self._words(start, answered=True)
            if self._text is not None and not looks_theirs(line, after_blank=self._after_blank):
                self._perhaps.append(" ".join(line.text.split()))
            self._take(line)
            start = index + 1
        return self._words(start)

    def _is_ticked_line(self, line: Line) -> bool:
        """A line with boxes, or other means of answering, is the auditors'; words before the boxes may be the
        question."""
        if line.element not in self._boxed and not has_form_parts(line.element):
            return False
        outside = line_outside(line)
        if outside and self._wants_text and self._text is None:
            self._take(replace(line, text=outside))
        return True

    def _holds_marks(self, element: etree._Element) -> bool:
        """Whether the means of answering stand in a table or control within the cell."""
        return has_form_parts(element) or any(each in self._boxed for each in element.iter(P))

    def _is_first_question(self, line: Line) -> bool:
        """A cell's first words are the question even if they begin like a label ("Svar på remiss: …")."""
        label = label_of(line)
        return self._wants_text and self._text is None and label is not None and not label.bare

    def _take(self, line: Line) -> None:
        if self._wants_text and self._text is None:
            self._text = line
        self._theirs.append(line)
        self._after_blank = False

    def _is_theirs(self, line: Line) -> bool:
        if self._all_theirs or (self._wants_text and self._text is None):
            return True
        return looks_theirs(line, after_blank=self._after_blank, slanted_question=self._slanted_question())

    def _slanted_question(self) -> bool:
        return self._text is not None and self._text.italic

    def _words(self, start: int, *, labelled: bool = False, answered: bool = False) -> Words:
        text, rest = question_and_rest(self._text.text if self._text else "")
        after = [line.text for line in self._theirs if line is not self._text]
        guidance = tuple(" ".join(each.split()) for each in (rest, *after) if each.strip())
        first = next((i for i, child in enumerate(self._children) if not child.tag.endswith("}tcPr")), 0)
        return Words(
            text,
            guidance,
            max(start, first),
            labelled,
            answered,
            self._after_blank and bool(self._theirs),
            tuple(self._perhaps),
        )


def question_and_rest(text: str) -> tuple[str, str]:
    """The question, and what stands after its question mark: "Finns en plan? Ange datum." """
    text = split_number(text.strip())[1]
    found = _SENTENCE_AFTER_QUESTION.match(text)
    question, rest = (found.group(1), found.group(2)) if found else (text, "")
    return " ".join(question.split()), rest
