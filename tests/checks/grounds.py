"""Cases made by hand for the rules of Granska to look through: `from checks.grounds import …`.

    here = ground({"3.4": "Se § 63."}, pages={1: ["§ 63\nPlanen antas"]})
    assert sentences(found(THE_RULE, here)) == ["…"]

What is not said is invented: every answer that is given has a question ("Fråga 3.4", ticked "Ja"), and every page a piece
of evidence. Answers are Markdown: a blank line parts two blocks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from auditprep.checks.ground import Ground, asked_words
from auditprep.checks.rule import Rule
from auditprep.checks.texts import ReadDocument, ReadText
from auditprep.messages import findings as told
from auditprep.model import (
    Answer,
    Citation,
    Decision,
    Evidence,
    EvidenceKind,
    Finding,
    FoundPlace,
    Kind,
    Question,
    Questionnaire,
    Section,
    Snapshot,
    Status,
    Submission,
    Version,
)

OPTIONS = ("Ja", "Nej", "Delvis", "Vet ej")
BOARD = "Omsorgsnämnden"

Given = str | Answer


def question(
    key: str,
    text: str = "",
    guidance: str | None = None,
    options: tuple[str, ...] = OPTIONS,
    **more: Any,
) -> Question:
    """A question with these options; without any it is answered in prose alone."""
    number = key.split("#")[0] or None
    kind = Kind.CHOICE if options else Kind.TEXT
    return Question(key, number, text or f"Fråga {key}", guidance, kind, options, **more)


def yes(text: str = "", **more: Any) -> Answer:
    return Answer("Ja", text, **more)


def no(text: str = "", **more: Any) -> Answer:
    return Answer("Nej", text, **more)


def document(
    id: int,
    title: str = "",
    kind: EvidenceKind = EvidenceKind.OTHER,
    represents: str | None = None,
    decision: Decision | None = None,
    decisions: tuple[Decision, ...] = (),
    *,
    pages: int = 1,
    printed: tuple[str | None, ...] = (),
    versions: int = 1,
    **more: Any,
) -> Evidence:
    """A piece of evidence, a PDF that could be read; `file_name`, `secret`, `trouble` (of the newest version) as one says."""
    title = title or f"Dokument {id}"
    name = more.pop("file_name", f"dokument-{id}.pdf")
    trouble = more.pop("trouble", None)
    numbers = printed or (None,) * pages
    files = tuple(
        Version(
            each, name, f"{id}-{each}", 1000, pages, pages, numbers, trouble if each == versions else None
        )
        for each in range(1, versions + 1)
    )
    newest = files[-1]
    return Evidence(
        *(id, title, name, newest.sha256, newest.size, pages, kind, decision, decisions, represents),
        versions=files,
        **more,
    )


def decision(
    body: str | None, day: str | None, paragraph: int | None, dnr: str | None = None, title: str = ""
) -> Decision:
    return Decision(body, dt.date.fromisoformat(day) if day else None, paragraph, dnr, title)


def snapshot(
    answers: Mapping[str, Given] | None = None,
    *,
    year: int | None = 2025,
    board: str | None = BOARD,
    questions: Iterable[Question] = (),
    evidence: Iterable[Evidence] = (),
    cited: Mapping[str, tuple[Citation, ...]] | None = None,
    previous: Submission | None = None,
    deadline: dt.date | None = None,
    status: Status = Status.DRAFT,
    notices: tuple[Any, ...] = (),
    **more: Any,
) -> Snapshot:
    """A case. An answer that is only words is ticked "Ja" where its question has options."""
    given = dict(answers or {})
    asked = tuple(questions) or tuple(question(key) for key in given)
    known = {each.key for each in asked}
    asked += tuple(question(key) for key in given if key not in known)
    form = Questionnaire("Revisionsunderlag", board, year, deadline, _sections(asked), notices)
    said = {each.key: _answer(each, given.get(each.key)) for each in asked}
    return Snapshot(
        Path("fall.auditprep"),
        board,
        year,
        deadline,
        status,
        "formulär.docx",
        form,
        said,
        dict(cited or {}),
        tuple(evidence),
        previous=previous,
        **more,
    )


def last_year(answers: Mapping[str, Given], *, year: int = 2024, **more: Any) -> Submission:
    """The same questions a year ago, answered so; `questions` if they were others, `accepted` and so on."""
    own = {key: more.pop(key) for key in ("questions", "board") if key in more}
    then = snapshot(answers, year=year, **own)
    return Submission("ifjol.auditprep", then.board, year, then.questionnaire, then.answers, **more)


def ground(
    answers: Mapping[str, Given] | None = None,
    *,
    evidence: Iterable[Evidence] = (),
    pages: Mapping[int | tuple[int, int], Iterable[str]] | None = None,
    today: dt.date | None = None,
    **more: Any,
) -> Ground:
    """What rules look at. `pages` are the texts of evidence by its id (its newest version), or by id and version; evidence
    that is not described is invented. Evidence without pages cannot be read. All else is as in `snapshot`."""
    texts = {each: tuple(of) for each, of in (pages or {}).items()}
    known = {each.id: each for each in evidence}
    for each, of in texts.items():
        id = each[0] if isinstance(each, tuple) else each
        known.setdefault(id, document(id, pages=len(of)))
    return ground_of(snapshot(answers, evidence=known.values(), **more), texts, today)


def ground_of(
    case: Snapshot,
    pages: Mapping[int | tuple[int, int], Iterable[str]] | None = None,
    today: dt.date | None = None,
) -> Ground:
    """The same for a snapshot made otherwise."""
    read: dict[str, ReadText] = {}
    for each in case.questionnaire.questions():
        answer = case.answer(each.key)
        read[asked_words(each)] = ReadText(asked_words(each))
        read |= {text: ReadText.of_answer(text) for text in (answer.text, answer.evidence) if text}
    newest = {each.id: each.newest.number for each in case.evidence}
    documents = {
        each if isinstance(each, tuple) else (each, newest[each]): ReadDocument(tuple(map(ReadText, of)))
        for each, of in (pages or {}).items()
    }
    return Ground(case, read, documents, today)


def found(rule: Rule, here: Ground) -> list[Finding]:
    """All that the rule finds, in the form's order."""
    if rule.find is not None:
        return list(rule.find(here))
    assert rule.find_in is not None
    return [each for asked in here.questions for each in rule.find_in(here, asked)]


def sentences(findings: Iterable[Finding]) -> list[str]:
    """What they say, in Swedish."""
    return [told.finding(each) for each in findings]


def codes(findings: Iterable[Finding]) -> list[str]:
    return [each.code for each in findings]


def quotes(finding: Finding) -> list[str]:
    """The words of all places that it concerns."""
    return [each.quote for each in finding.places]


def written(here: Ground, finding: Finding, at: int = 0) -> str:
    """The answer's plain text once the mend (a WRITE) is made."""
    mend = finding.mends[at]
    place: FoundPlace | None = mend.place
    assert place is not None and place.question == mend.question
    plain = here.text(mend.question).plain
    return plain[: place.start] + mend.words + plain[place.end :]


def _sections(asked: tuple[Question, ...]) -> tuple[Section, ...]:
    """A section for every first number."""
    sections: dict[str, list[Question]] = {}
    for each in asked:
        sections.setdefault(each.key.split(".")[0], []).append(each)
    return tuple(Section(number, f"Avsnitt {number}", tuple(of)) for number, of in sections.items())


def _answer(asked: Question, given: Given | None) -> Answer:
    if isinstance(given, Answer):
        return given
    if not given:
        return Answer()
    return Answer(asked.options[0] if asked.options else None, given)
