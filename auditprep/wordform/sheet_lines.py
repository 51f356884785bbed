"""What a line of a sheet that has come back is: a question's heading, a label, an option, or somebody's words."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from auditprep.prose.sheet_head import END
from auditprep.wordform import sheet_words as words
from auditprep.wordform.blocks import P, text_of
from auditprep.wordform.box_signs import BOX
from auditprep.wordform.controls import check_box_of
from auditprep.wordform.document import Document
from auditprep.wordform.sheet_memory import Memory, RememberedQuestion, collapsed
from auditprep.wordform.sheet_pieces import Piece
from auditprep.wordform.sheet_ticks import option_line
from auditprep.wordform.xml import qn

_LABEL_STYLE = "bladets rubrik"
_SECTION_STYLES = ("heading 1", "rubrik 1")


class Lines:
    """Knows the lines of a sheet by their bookmarks, their styles and their words."""

    def __init__(self, document: Document, memory: Memory | None, token: str | None) -> None:
        self._styles, self._memory, self._token = document.style_names, memory, token

    def key_at(self, piece: Piece) -> str | None:
        """The key of the question whose bookmark begins at a piece."""
        return next(filter(None, map(self._key_of, piece.bookmarks)), None)

    def heading(self, piece: Piece) -> tuple[str, str, str] | None:
        """What stands before a question's heading on its line, its number and its words; None if a line is no heading."""
        text = text_of(piece.element)
        found = words.split_heading(text)
        typed = words.typed_heading(text) if self._memory is None else None
        if typed is not None and (found is None or not found[2]):
            return "", typed[0], collapsed(typed[1])
        if found is None:
            return None
        before, label, asks = found[0], found[1], collapsed(found[2])
        style = self.style(piece.element)
        is_styled = style.startswith(("heading", "rubrik")) and style not in _SECTION_STYLES
        is_known = self._memory is None or self.question(None, label, asks) is not None
        return (before, label, asks) if is_styled or (not before and is_known) else None

    def question(
        self, key: str | None, label: str = "", asks: str = "", met: Collection[str | None] = ()
    ) -> RememberedQuestion | None:
        """The question of the sheet with this key or, failing that, heading; one that has not been `met`, if there is."""
        questions = self._memory.questions if self._memory else ()
        if key is not None:
            return next((each for each in questions if each.key == key), None)
        same = [each for each in questions if asks and each.text == asks]
        fitting = [each for each in same if each.label == label] or same
        fitting = fitting or [each for each in questions if label and each.label == label]
        return next((each for each in fitting if each.key not in met), fitting[0] if fitting else None)

    def label(self, piece: Piece, line: str) -> tuple[str, str, bool] | None:
        """The part that a label announces, the label's own words in the line, and whether it looks like one; None if it is
        no label."""
        styled = self.style(piece.element) == _LABEL_STYLE
        for ours, part in words.LABELS.items():
            begins = styled and line.startswith((f"{ours} ", f"{ours}:"))
            if begins or line.rstrip(" :").casefold() == ours.casefold():
                return part, line[: len(ours)], styled
        found = words.BEFORE_LINE.match(line)
        return (words.BEFORE, found.group(), styled) if found else None

    def ends_question(self, piece: Piece, line: str) -> bool:
        """Whether a line begins a section, or the end of the sheet."""
        return self.style(piece.element) in _SECTION_STYLES or line.startswith(END)

    def style(self, element: etree._Element) -> str:
        """The name of a paragraph's style, in small letters."""
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return "" if style is None else self._styles.get(style.get(qn("w:val"), ""), "")

    def _key_of(self, bookmark: str) -> str | None:
        found = words.key_of(bookmark, self._token or "")
        if not isinstance(found, int):
            return found
        questions = self._memory.questions if self._memory else ()
        return questions[found].key if found < len(questions) else None


def is_option(piece: Piece, known: RememberedQuestion | None) -> bool:
    """Whether a line among a question's options is one: it has a box, or an option's words alone."""
    if any(check_box_of(each) is not None for each in piece.element.iter(qn("w:sdt"))):
        return True
    line = option_line(piece.element, None)
    return line.has_box or (known is not None and line.words in known.options)


def has_box(piece: Piece) -> bool:
    """Whether a line shows a box, drawn or typed, that stands for nothing else."""
    return BOX.search(text_of(piece.element)) is not None


def is_blank(element: etree._Element) -> bool:
    """Whether an element is a paragraph that holds neither words nor a box of text."""
    boxes = element.iter(qn("w:txbxContent"))
    return element.tag == P and not text_of(element).strip() and next(boxes, None) is None
