"""In which documents of the evidence a figure stands."""

from __future__ import annotations

from auditprep.checks.ground import Ground
from auditprep.checks.texts import ReadDocument, ReadText
from auditprep.prose.amounts import SEK
from auditprep.prose.figure_places import FigurePlaces, figure_places
from auditprep.prose.page_figures import Figure, page_figures


def places_of_figures(pages: tuple[ReadText, ...]) -> FigurePlaces:
    """Where the figures of a document stand."""
    return figure_places([page.of(page_figures) for page in pages])


def stands_in(document: ReadDocument, figure: Figure) -> frozenset[int]:
    """The pages that the figure may stand on."""
    return document.of(places_of_figures).of(figure)


def stands_in_another(ground: Ground, evidence: int, figure: Figure, *, bare: bool) -> bool:
    """Whether the figure stands in some other document that can be read. `bare`: any number like it will do; otherwise only one
    of money that is written as exactly and large enough to be no chance."""
    if not bare and (figure.unit not in SEK or figure.value < _LEAST):
        return False
    documents = (ground.document(id) for id in ground.evidence if id != evidence)
    return any(bool(stands_in(each, figure)) for each in documents if each)


_LEAST = 100
