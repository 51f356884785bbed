"""A case as another year remembers it."""

from __future__ import annotations

from dataclasses import replace

from auditprep.model.case import Snapshot
from auditprep.model.checking import Accepted
from auditprep.model.evidence import Citation
from auditprep.model.form import Question, Questionnaire, Section
from auditprep.model.years import CitedThen, Submission
from auditprep.prose.pages import printed


def submission(snapshot: Snapshot) -> Submission:
    """The case as it is compared with others, and kept as another's last year. The places in its form stay behind."""
    return Submission(
        name=snapshot.path.name,
        board=snapshot.board,
        year=snapshot.year,
        questionnaire=remembered_form(snapshot.questionnaire),
        answers=snapshot.answers,
        cited={key: _cited(snapshot, citations) for key, citations in snapshot.citations.items()},
        remarks=snapshot.remarks,
        status=str(snapshot.status),
        decided=snapshot.decided,
        accepted=_accepted(snapshot),
    )


def remembered_form(form: Questionnaire) -> Questionnaire:
    """The questions without their places, and without what was told of the reading."""
    sections = tuple(_section(each) for each in form.sections)
    return replace(form, sections=sections, notices=())


def _accepted(snapshot: Snapshot) -> tuple[Accepted, ...]:
    """What was accepted for later years too, this year or before."""
    before = snapshot.previous.accepted if snapshot.previous else ()
    last = {each.known_by: each for each in (*before, *snapshot.accepted)}
    kept = (each for each in last.values() if each.later and not each.taken_back)
    return tuple(replace(each, from_year=each.from_year or snapshot.year) for each in kept)


def _section(section: Section) -> Section:
    return replace(section, questions=tuple(map(_question, section.questions)))


def _question(question: Question) -> Question:
    return replace(question, places=(), read_as="", at="")


def _cited(snapshot: Snapshot, citations: tuple[Citation, ...]) -> tuple[CitedThen, ...]:
    found = ((each, snapshot.document(each.evidence)) for each in citations)
    return tuple(
        CitedThen(
            title=document.title,
            kind=document.kind,
            represents=document.represents,
            decision=document.decision,
            sha256=document.version(citation.version).sha256,
            pages=citation.pages,
            printed=printed(citation.pages, document.version(citation.version).printed) or "",
            quote=citation.quote,
            secret=document.secret,
        )
        for citation, document in found
        if document is not None
    )
