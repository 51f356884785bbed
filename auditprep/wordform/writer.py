"""Answers → the same .docx. Only the answers' places change; an answer that still is what was read from the
form is left exactly as it was typed, pictures and colours included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditprep.model import Answer, NotPlaced, Place, Question, Questionnaire, Receipt, Role
from auditprep.richtext import parse
from auditprep.wordform import splice
from auditprep.wordform.document import Document, open_document
from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.look import Looks
from auditprep.wordform.marks import write_marks
from auditprep.wordform.prose_place import write_prose
from auditprep.wordform.splice import Splice
from auditprep.wordform.xml import parse_xml

_NUMBERING = "word/numbering.xml"
_NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NUMBERING_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled in: its bytes, and what became of each answer."""

    data: bytes
    receipt: Receipt


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

    def fill(self, questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Filled:
        placed: list[str] = []
        not_placed: list[NotPlaced] = []
        for question in questionnaire.questions():
            answer = answers.get(question.key, question.answer)
            lacking = list(self._place(question, answer))
            not_placed += lacking
            if not answer.is_empty and not lacking:
                placed.append(question.key)
        return Filled(self._written(), Receipt(tuple(placed), tuple(not_placed)))

    def _place(self, question: Question, answer: Answer) -> Iterator[NotPlaced]:
        """Puts one answer into the form; yields what could not be put there."""
        if answer.mark != question.answer.mark:
            yield from self._try(question, Role.MARK, self._place_mark(question, answer.mark))
        if answer.text != question.answer.text:
            yield from self._try(question, Role.DESCRIPTION, self._place_text(question, answer.text))

    def _try(self, question: Question, part: Role, placing: Iterator[NotPlaced]) -> list[NotPlaced]:
        """What could not be placed; a place that is not in the form stops no other answer."""
        written = len(self._splices)
        try:
            return list(placing)
        except (IndexError, ValueError):
            del self._splices[written:]
            return [NotPlaced(question.key, part, "place-changed")]

    def _place_mark(self, question: Question, mark: str | None) -> Iterator[NotPlaced]:
        places = [place for place in question.places if place.role is Role.MARK]
        if mark is not None and not places:
            yield NotPlaced(question.key, Role.MARK, "no-place")
        elif mark is not None and mark not in [place.option for place in places]:
            yield NotPlaced(question.key, Role.MARK, "mark-not-offered")
        else:
            self._splices += write_marks(self._document.body, places, mark)

    def _place_text(self, question: Question, text: str) -> Iterator[NotPlaced]:
        place = _description(question)
        if place is not None:
            self._splices += write_prose(self._document.body, place, parse(text), self._looks, self._lists)
        elif text:
            yield NotPlaced(question.key, Role.DESCRIPTION, "no-place")

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
            relations: _with_last_child(package.part(relations) or b"", relation),
        }


def _description(question: Question) -> Place | None:
    return next((place for place in question.places if place.role is Role.DESCRIPTION), None)


def _with_last_child(xml: bytes, child: str) -> bytes:
    """The XML with one more child at the end of its root."""
    root = parse_xml(xml)
    return splice.apply(xml, root, [Splice((), len(root), len(root), (parse_xml(child.encode()),))])
