"""A sheet that has come back, gone through from its first piece to its last: what stands in which field of which question,
and what stands outside them.

A field is known by its control's tag, by its frame under a label, or by the label alone. A question is known by the bookmark
at its heading, by its controls' tags, or by its heading's words.
"""

from __future__ import annotations

from lxml import etree

from auditprep.prose.sheet_head import BOX
from auditprep.wordform import sheet_words as words
from auditprep.wordform.blocks import P, text_of
from auditprep.wordform.document import Document
from auditprep.wordform.sheet_asked import FIELDS, Asked, Unknown
from auditprep.wordform.sheet_lines import Lines, has_box, is_blank, is_option
from auditprep.wordform.sheet_memory import Memory, collapsed
from auditprep.wordform.sheet_own import OwnWords, alone
from auditprep.wordform.sheet_pieces import Kind, Piece, pieces
from auditprep.wordform.sheet_prompts import clear_prompts, mend_breaks
from auditprep.wordform.sheet_ticks import option_line
from auditprep.wordform.xml import qn

_ASIDE = (qn("w:commentReference"), qn("w:footnoteReference"), qn("w:endnoteReference"))
_DRAWN = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_UNSEEN = (qn("mc:Fallback"), qn("w:del"), qn("w:moveFrom"))


class Gathering:
    """What was gathered. `asked` are the questions in the order they stand there, `outside` what stands outside of
    all; `aside` leads from a reference to a comment or a note to the question that it stands at, and `pictures` are the
    questions with pictures (None: outside)."""

    def __init__(self, document: Document, memory: Memory | None, token: str | None) -> None:
        self.asked: list[Asked] = []
        self.outside: list[etree._Element | Unknown] = []
        self.aside: dict[tuple[str, str], Asked | None] = {}
        self.pictures: list[Asked | None] = []
        self.own = OwnWords(memory)
        self._unknown: list[Unknown] = []
        self._lines, self._token = Lines(document, memory, token), token
        self._now: Asked | None = None
        self._unasked: Asked | None = None  # the question whose words may stand on the next line
        mend_breaks(document.body)
        clear_prompts(document.body)
        for piece in pieces(document.body):
            self._take(piece)
        self.own.settle(self._unknown)

    def _take(self, piece: Piece) -> None:
        if piece.kind is Kind.LINE:
            self._line(piece)
        elif piece.kind is Kind.CELL:
            self._cell(piece)
        else:
            self._put(piece.element)
        self._look_aside(piece.element)

    # Lines

    def _line(self, piece: Piece) -> None:
        line = collapsed(text_of(piece.element))
        if self._begins(piece, line) or self._asks(piece, line):
            return
        if self._is_option(piece):
            self._option(piece)
        elif words.DRAFT_LINE.fullmatch(line):
            self.own.take(line)
        elif not self._labels(piece, line) and not self._ends(piece, line):
            self._put(piece.element)

    def _begins(self, piece: Piece, line: str) -> bool:
        """Whether a question begins here; it is opened then."""
        key, heading = self._lines.key_at(piece), self._lines.heading(piece)
        if key is None and heading is None:
            return False
        before, label, asks = heading or ("", "", line)
        known = self._lines.question(key, label, asks, {each.key for each in self.asked})
        asked = Asked(known.key if known else key, label, asks, known)
        self._open(asked)
        if known is None:
            asked.beside += [before] if before else []
        elif line and not self.own.take(line):
            self._say_unknown(piece.element, line)
        return True

    def _asks(self, piece: Piece, line: str) -> bool:
        """Whether a line is the words of a question whose heading has only its number: where nothing else tells, what stands
        next is."""
        now = self._now
        if not line or now is None or now is not self._unasked:
            return False
        self._unasked = None
        if self._is_option(piece) or self._lines.label(piece, line) or self._lines.ends_question(piece, line):
            return False
        now.text = line
        return True

    def _open(self, asked: Asked) -> None:
        known = asked.known
        if known is not None:
            asked.label, asked.text, asked.several = known.label, known.text, known.several
            if any(each.key == known.key for each in self.asked):
                self.own.again(known.lines)
        asked.region = "question"
        self.asked.append(asked)
        self._now = asked
        self._unasked = asked if asked.label and not (asked.text or asked.key or self.own.known) else None

    def _labels(self, piece: Piece, line: str) -> bool:
        """Whether a line is a label of ours; what follows on the line is put where it says."""
        now, found = self._now, self._lines.label(piece, line)
        if now is None or found is None:
            return False
        part, ours, styled = found
        now = self._begun_before(part, now)
        is_ours = self.own.take(ours) if self.own.known else part not in now.labelled
        if not styled and not is_ours:
            return False
        now.begin(part, several=ours == words.MANY_MARKS)
        if rest := line[len(ours) :].strip(" :"):
            now.say(alone(rest))
        return True

    def _begun_before(self, part: str, now: Asked) -> Asked:
        """The question that a label belongs to. One that stands there a second time begins another, where the line before
        it is numbered as headings are: that looks like any line when nothing else is left."""
        last = now.parts[now.region][-1:] if now.region in FIELDS else []
        if self.own.known or part not in now.labelled or not last or isinstance(last[0], Unknown):
            return now
        heading = words.numbered(collapsed(text_of(last[0]))) if last[0].tag == P else None
        if heading is None:
            return now
        now.parts[now.region].pop()
        begun = Asked(None, *heading, None)
        self._open(begun)
        return begun

    def _ends(self, piece: Piece, line: str) -> bool:
        """Whether a line is the sheet's own and belongs to no question, so that what follows does not either."""
        ends = self._lines.ends_question(piece, line)
        if not ends and self._now is not None:
            return False
        ours = self.own.take(line)
        if ends and (ours or not self.own.known):
            self._now = None
        return ours

    def _is_option(self, piece: Piece) -> bool:
        now = self._now
        if now is None:
            return False
        is_tagged = piece.tag is not None and piece.tag.part == words.MARK
        unlabelled = now.region == "question" and not self.own.known and has_box(piece)
        return is_tagged or unlabelled or (now.region == words.MARK and is_option(piece, now.known))

    def _option(self, piece: Piece) -> None:
        if piece.tag is not None and piece.tag.part == words.MARK:
            self._turn_to(piece)
        if self._now is not None:
            number = piece.tag.option if piece.tag and piece.tag.token == self._token else None
            line = option_line(piece.element, number)
            self._now.options.append(line)
            self._now.beside += [] if self._now.known else [f"{BOX}{line.words}"]
            self._now.seen.add(words.MARK)

    # Frames

    def _cell(self, piece: Piece) -> None:
        content = [each for each in piece.element if each.tag != qn("w:tcPr")]
        if piece.tag is not None and piece.tag.part in FIELDS:
            self._turn_to(piece)
            self._fill(piece.tag.part, content)
            return
        now = self._now
        if now is not None and now.region in FIELDS:
            self._fill(now.region, content)
        elif now is not None and now.region == words.BEFORE and words.BEFORE not in now.framed:
            now.framed.add(words.BEFORE)
            for each in content:
                self._put_own(each)
        else:
            for each in content:
                self._put(each)

    def _fill(self, part: str, content: list[etree._Element]) -> None:
        now = self._now
        if now is not None:
            now.framed.add(part)
            now.region = part
            now.add(part, content)

    def _turn_to(self, piece: Piece) -> None:
        """Goes to the question that a control's tag names, wherever it stands."""
        tag, now = piece.tag, self._now
        if tag is None or tag.token != self._token:
            if now is None:
                self._open(Asked(None, "", "", None))
            return
        if now is not None and now.key is None:
            now.key, now.known = tag.key, self._lines.question(tag.key)
        elif now is None or now.key != tag.key:
            had = [each for each in self.asked if each.key == tag.key and tag.part not in each.framed]
            if had:
                self._now = had[-1]
            else:
                self._open(Asked(tag.key, "", "", self._lines.question(tag.key)))

    # What stands outside the fields

    def _put(self, element: etree._Element) -> None:
        """Puts what stands in no frame where it belongs."""
        now = self._now
        if is_blank(element):
            return
        if now is None:
            self._put_outside(element)
        elif now.region in FIELDS and now.region not in now.framed:
            now.add(now.region, [element])
        elif now.region in FIELDS:
            self._say(element)
        else:
            self._put_own(element)

    def _put_own(self, element: etree._Element) -> None:
        """Puts what stands among the sheet's own words of a question."""
        now = self._now
        for paragraph in [element] if element.tag == P else element.iter(P):
            line = collapsed(text_of(paragraph))
            if not line or now is None or (self.own.known and self.own.take(line)):
                continue
            if self.own.known:
                self._say_unknown(paragraph, line)
            elif now.region == words.MARK:
                now.say(paragraph)
            elif not words.BEFORE_FURNITURE.fullmatch(line):
                now.beside.append(line)

    def _say(self, element: etree._Element) -> None:
        """Takes words as a part of the answer, unless they are the sheet's own that have come astray."""
        line = collapsed(text_of(element))
        if self._now is None or (element.tag == P and self.own.known and self.own.take(line)):
            return
        if element.tag == P and self.own.known:
            self._say_unknown(element, line)
        else:
            self._now.say(element)

    def _say_unknown(self, element: etree._Element, line: str) -> None:
        found = Unknown(element, line)
        self._unknown.append(found)
        if self._now is None:
            self.outside.append(found)
        else:
            self._now.say(found)

    def _put_outside(self, element: etree._Element) -> None:
        line = collapsed(text_of(element))
        if element.tag == P and self.own.known:
            self._say_unknown(element, line)
        else:
            self.outside.append(element)

    def _look_aside(self, element: etree._Element) -> None:
        """Remembers at which question comments, notes and pictures stand."""
        for each in element.iter(*_ASIDE):
            self.aside[(etree.QName(each).localname, each.get(qn("w:id"), ""))] = self._now
        for each in element.iter(*_DRAWN):
            hidden = next(each.iterancestors(*_UNSEEN), None) is not None
            if not hidden and next(each.iter(qn("w:txbxContent")), None) is None:
                self.pictures.append(self._now)
