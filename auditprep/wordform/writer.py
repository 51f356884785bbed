"""Answers → the same .docx. Only the answers' places change; an answer that still is what was read from the
form is left exactly as it was typed, pictures and colours included."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from auditprep.model import BETWEEN_MARKS, Answer, NotPlaced, Place, Question, Questionnaire, Receipt, Role
from auditprep.richtext import Block, Paragraph, Span, parse
from auditprep.wordform import splice
from auditprep.wordform.document import Document, open_document
from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.look import Looks
from auditprep.wordform.marks import write_marks
from auditprep.wordform.prose_place import is_plain, write_prose
from auditprep.wordform.splice import Path, Splice, Taken, path_from, path_of, steps_of
from auditprep.wordform.xml import parse_xml

_HIGHEST_ID = 2**31 - 1
_NUMBERING = "word/numbering.xml"
_NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONS}"/>'.encode()
)
_NUMBERING_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled in: its bytes, what became of each answer, and which questions' text was written as plain lines since
    their place takes nothing else."""

    data: bytes
    receipt: Receipt
    simplified: frozenset[str] = frozenset()
    splices: tuple[Splice, ...] = ()

    def moved(self, path: str) -> str:
        """Where in the filled form the element stands that stood at this path in the blank one."""
        own = (0, *steps_of(path))
        return "/".join(str(step) for step in _moved(own, self.splices)[1:])

    def moved_place(self, place: Place) -> Place:
        """The place where it is in the filled form."""
        path = (0, *steps_of(place.path))
        if place.role is Role.MARK:
            return replace(place, path=self.moved(place.path))
        here = [each for each in self.splices if each.path == path]
        start = place.start + sum(
            _growth(each) for each in here if each.first < place.start and each.last <= place.start
        )
        end = (
            None
            if place.end is None
            else place.end + sum(_growth(each) for each in here if each.last <= place.end)
        )
        return replace(place, path=self.moved(place.path), start=start, end=end)


def fill_form(form: bytes, name: str, questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Filled:
    """The form with these answers in it. `questionnaire` is what was read from the same bytes, with the answers
    it held then; an answer whose place is not in the form is on the receipt as not placed. Raises FormError."""
    return _Writer(open_document(form, name)).fill(questionnaire, answers)


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._lists = ListDefinitions(document.numbering_xml)
        self._looks = Looks(document)
        self._splices: list[Splice] = []
        self._simplified: set[str] = set()
        self._taken = Taken()

    def fill(self, questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Filled:
        placed: list[str] = []
        not_placed: list[NotPlaced] = []
        self._taken = Taken(_mark_paths(self._document, questionnaire))
        for question in questionnaire.questions():
            answer = answers.get(question.key, question.answer)
            lacking = list(self._place(question, answer))
            not_placed += lacking
            if not answer.is_empty and not lacking:
                placed.append(question.key)
        receipt = Receipt(tuple(placed), tuple(not_placed))
        return Filled(self._written(), receipt, frozenset(self._simplified), from_body(self._splices))

    def _place(self, question: Question, answer: Answer) -> Iterator[NotPlaced]:
        """Puts one answer into the form; yields what could not be put there."""
        if answer.mark != question.answer.mark:
            yield from self._try(question, Role.MARK, lambda: self._place_mark(question, answer.mark))
        if answer.text != question.answer.text:
            yield from self._try(
                question, Role.DESCRIPTION, lambda: self._place_text(question, Role.DESCRIPTION, answer.text)
            )
        if answer.evidence != question.answer.evidence:
            yield from self._try(
                question, Role.EVIDENCE, lambda: self._place_text(question, Role.EVIDENCE, answer.evidence)
            )

    def _try(
        self, question: Question, part: Role, placing: Callable[[], Iterable[NotPlaced]]
    ) -> list[NotPlaced]:
        """What could not be placed; a place that is not in the form, or that another answer has taken, stops no other."""
        written = len(self._splices)
        try:
            lacking = list(placing())
        except (IndexError, ValueError):
            lacking = None
        if lacking is None or not self._taken.takes(self._splices[written:]):
            del self._splices[written:]
            return [NotPlaced(question.key, part, "place-changed")]
        return lacking

    def _place_mark(self, question: Question, mark: str | None) -> Iterator[NotPlaced]:
        places = [place for place in question.places if place.role is Role.MARK]
        wanted = marks_of(question, mark)
        if mark is not None and not places:
            yield NotPlaced(question.key, Role.MARK, "no-place")
        elif not set(wanted) <= {place.option for place in places}:
            yield NotPlaced(question.key, Role.MARK, "mark-not-offered")
        else:
            self._splices += write_marks(self._document.body, places, wanted)

    def _place_text(self, question: Question, role: Role, text: str) -> Iterator[NotPlaced]:
        place = question.place(role)
        if place is None:
            if text:
                yield NotPlaced(question.key, role, "no-place")
            return
        blocks = parse(text)
        self._splices += write_prose(self._document.body, place, blocks, self._looks, self._lists)
        if is_plain(self._document.body, place) and not _is_plain_text(blocks):
            self._simplified.add(question.key)

    def _written(self) -> bytes:
        document, package = self._document, self._document.package
        if not self._splices:
            return package.with_parts({})
        parts = {package.main: splice.apply(document.xml, document.root, self._splices)}
        numbering = self._lists.to_bytes()
        if numbering is not None:
            part = package.related("numbering")
            parts |= {part: numbering} if part else self._new_numbering(numbering)
        return package.with_parts(parts)

    def _new_numbering(self, numbering: bytes) -> dict[str, bytes]:
        """The parts that change where the form had no lists at all: the new part must be made known."""
        package = self._document.package
        types, relations = "[Content_Types].xml", package.relations_part(package.main)
        override = f'<Override xmlns="{_TYPES}" PartName="/{_NUMBERING}" ContentType="{_NUMBERING_TYPE}"/>'
        relation = f'<Relationship xmlns="{_RELATIONS}" Id="rIdAuditprep1" Type="{_NUMBERING_KIND}" Target="/{_NUMBERING}"/>'
        return {
            _NUMBERING: numbering,
            types: _with_last_child(package.part(types) or b"", override),
            relations: _with_last_child(package.part(relations) or _NO_RELATIONS, relation),
        }


def _mark_paths(document: Document, questionnaire: Questionnaire) -> Iterator[Path]:
    """The ways from the document's root to all places for marks."""
    body = path_of(document.body)
    for question in questionnaire.questions():
        for place in question.places:
            if place.role is Role.MARK:
                yield (*body, *path_from(place))


def marks_of(question: Question, mark: str | None) -> tuple[str, ...]:
    """The options that a mark names."""
    if mark is None:
        return ()
    return tuple(mark.split(BETWEEN_MARKS)) if question.several else (mark,)


def _is_plain_text(blocks: tuple[Block, ...]) -> bool:
    """Whether a text is one paragraph without any look, so that nothing of it is lost as plain lines."""
    return len(blocks) <= 1 and all(
        isinstance(block, Paragraph) and all(span == Span(span.text) for span in block.spans)
        for block in blocks
    )


def free_id(taken: set[str]) -> int:
    """A number that none of these is, nor the one after it."""
    numbers = {int(each) for each in taken if each.isdecimal() and len(each) <= len(str(_HIGHEST_ID))}
    if (after := max(numbers, default=0) + 1) < _HIGHEST_ID:
        return after
    return next(each for each in range(1, 2 * len(numbers) + 2) if numbers.isdisjoint({each, each + 1}))


def from_body(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """The changes, with paths that begin at the body as the first step whatever its place in the document."""
    return tuple(replace(each, path=(0, *each.path[1:])) for each in splices if each.path)


def _growth(splice: Splice) -> int:
    """How many children more there are after a change."""
    return len(splice.new) - (splice.last - splice.first)


def _moved(path: Path, splices: tuple[Splice, ...]) -> Path:
    """Where a path leads after these changes."""
    moved = list(path)
    for depth, step in enumerate(path):
        here = [each for each in splices if each.path == path[:depth]]
        moved[depth] += sum(_growth(each) for each in here if each.last <= step)
    return tuple(moved)


def _with_last_child(xml: bytes, child: str) -> bytes:
    """The XML with one more child at the end of its root."""
    root = parse_xml(xml)
    return splice.apply(xml, root, [Splice((), len(root), len(root), (parse_xml(child.encode()),))])
