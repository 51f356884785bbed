"""What colleagues have written in the margin of a form: Word's comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from auditprep.model import Notice, Section
from auditprep.wordform.blocks import P, text_of
from auditprep.wordform.document import Document
from auditprep.wordform.splice import element_at, path_from, steps_of
from auditprep.wordform.xml import qn


def comments(document: Document, sections: Iterable[Section]) -> Iterator[Notice]:
    """A notice for each comment in the form, with the question it stands at. The comments stay in the form."""
    part = document.package.related("comments")
    root = document.package.tree(part) if part else None
    if root is None:
        return
    words = {each.get(qn("w:id")): _words(each) for each in root.iterfind(qn("w:comment"))}
    begins = _begins(document.body, sections)
    question: str | None = None
    for element in document.body.iter():
        question = begins.get(element, question)
        if element.tag == qn("w:commentReference") and (text := words.get(element.get(qn("w:id")))):
            yield Notice("comment", question, {"text": text})


def _words(comment: etree._Element) -> str:
    return "\n".join(text for each in comment.iter(P) if (text := text_of(each).strip()))


def _begins(body: etree._Element, sections: Iterable[Section]) -> dict[etree._Element, str]:
    """The first element of each question, with its key."""
    found: dict[etree._Element, str] = {}
    for section in sections:
        for question in section.questions:
            path = steps_of(question.at) if question.at else None
            if path is None and question.places:
                path = path_from(question.places[0])
            if path is not None:
                found.setdefault(element_at(body, path), question.key)
    return found
