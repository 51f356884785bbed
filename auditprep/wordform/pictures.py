"""Pictures that somebody has put into the answers of a filled form."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from auditprep.model import Picture, Place, Questionnaire, Role
from auditprep.wordform.document import Document, open_document
from auditprep.wordform.prose_place import answer_elements
from auditprep.wordform.xml import qn

_REFERENCES = (qn("r:embed"), qn("r:id"), qn("r:link"))
_HOLDERS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_KINDS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".webp")


def pictures(form: bytes, form_name: str, questionnaire: Questionnaire) -> tuple[Picture, ...]:
    """The pictures in the answers of a filled form, in the form's order, each once for a question. Raises FormError."""
    document = open_document(form, form_name)
    found: dict[tuple[str, str], Picture] = {}
    for question in questionnaire.questions():
        for place in question.places:
            if place.role is not Role.MARK:
                for part in _parts(document, place):
                    data = document.package.part(part)
                    if data is not None:
                        name = posixpath.basename(part)
                        found.setdefault((question.key, part), Picture(question.key, name, data))
    return tuple(found.values())


def _parts(document: Document, place: Place) -> Iterator[str]:
    """The parts of the package that hold the pictures of a place; a picture that is only linked to is none."""
    relations = document.package.relations(document.package.main)
    for element in answer_elements(document.body, place):
        for holder in element.iter(*_HOLDERS):
            relation = relations.get(_reference(holder) or "")
            if relation is not None and not relation.external:
                part = document.package.resolved(relation.target)
                if part.lower().endswith(_KINDS):
                    yield part


def _reference(holder: etree._Element) -> str | None:
    return next((holder.get(name) for name in _REFERENCES if holder.get(name)), None)
