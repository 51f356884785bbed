"""A form, a case or a history as JSON, in the shape that other programs rely on (the command line's contract)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from auditprep import messages
from auditprep.export.disclosed import is_withheld
from auditprep.model import (
    QUIET_STEPS,
    Answer,
    Citation,
    Decision,
    Evidence,
    Found,
    HistoryEntry,
    Question,
    Questionnaire,
    Role,
    Section,
    Snapshot,
)

Json = dict[str, object]


def form_json(questionnaire: Questionnaire) -> Json:
    """What was understood of a form, with the answers that are in it."""
    return {
        "title": questionnaire.title,
        "board": questionnaire.board,
        "year": questionnaire.year,
        "deadline": questionnaire.deadline.isoformat() if questionnaire.deadline else None,
        "sections": [
            _section(each, lambda asked: _question(asked, asked.answer)) for each in questionnaire.sections
        ],
        "warnings": [messages.notice(each) for each in questionnaire.notices],
    }


def case_json(snapshot: Snapshot) -> Json:
    """The whole case: its form, its answers as they are now, its evidence and its status. (What is sent of it is made of
    the case as it is `disclosed`.)"""
    return {
        **form_json(snapshot.questionnaire),
        "board": snapshot.board,
        "year": snapshot.year,
        "deadline": snapshot.deadline.isoformat() if snapshot.deadline else None,
        "sections": [
            _section(each, lambda asked: _answered(asked, snapshot))
            for each in snapshot.questionnaire.sections
        ],
        "evidence": [_evidence(each) for each in snapshot.evidence],
        "status": str(snapshot.status),
        **_standing(snapshot),
    }


def evidence_json(snapshot: Snapshot) -> list[Json]:
    """All evidence, each with what was read out of it."""
    return [{**_evidence(each), **_understood(each)} for each in snapshot.evidence]


def search_json(found: Found) -> list[Json]:
    """The places that were found, best first."""
    return [
        {
            "evidence": each.evidence,
            "question": each.question,
            "page": each.page if each.part == "page" else None,
            "snippet": each.snippet,
        }
        for each in found.hits
    ]


def history_json(entries: Iterable[HistoryEntry]) -> list[Json]:
    """Changes to answers, in the order given."""
    return [
        {
            "when": each.when.isoformat(),
            "who": each.who,
            "field": each.field,
            "before": each.before,
            "after": each.after,
            "question": each.question,
            "step": each.step if 0 < each.step < QUIET_STEPS else None,
            "id": each.id,
            "left": each.left,
        }
        for each in entries
    ]


def to_bytes(value: object) -> bytes:
    """JSON as UTF-8, readable, with a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _section(section: Section, question_json: Callable[[Question], Json]) -> Json:
    return {
        "number": section.number,
        "title": section.title,
        "questions": [question_json(question) for question in section.questions],
    }


def _standing(snapshot: Snapshot) -> Json:
    """The board's decision, and when and to whom it was sent; nothing before that."""
    decided = {"decided": _adopting(snapshot.decided)} if snapshot.decided else {}
    day = snapshot.sent_on.isoformat() if snapshot.sent_on else None
    return {**decided, **({"sent": {"on": day, "to": snapshot.sent_to}} if day else {})}


def _question(question: Question, answer: Answer) -> Json:
    """`several` and `evidence` are told only where the form has the like, `carried` where nobody has confirmed the draft."""
    several = {"several": True} if question.several else {}
    evidence = {"evidence": answer.evidence} if answer.evidence or question.place(Role.EVIDENCE) else {}
    carried = {"carried": True} if answer.carried else {}
    return {
        "key": question.key,
        "number": question.number,
        "text": question.text,
        "guidance": question.guidance,
        "kind": str(question.kind),
        "options": list(question.options),
        **several,
        "answer": {"mark": answer.mark, "text": answer.text, **evidence, **carried},
    }


def _answered(question: Question, snapshot: Snapshot) -> Json:
    cited = [_citation(each, snapshot) for each in snapshot.cited(question.key)]
    return {**_question(question, snapshot.answer(question.key)), "citations": cited}


def _citation(citation: Citation, snapshot: Snapshot) -> Json:
    """`quote` and `version` are told only where there is a quote, or another version that could be meant."""
    document = snapshot.document(citation.evidence)
    several = document is not None and len(document.versions) > 1
    return {
        "evidence": citation.evidence,
        "pages": citation.pages,
        **({"quote": citation.quote} if citation.quote else {}),
        **({"version": citation.version} if several else {}),
    }


def _evidence(evidence: Evidence) -> Json:
    if is_withheld(evidence):
        nothing = dict.fromkeys(("file_name", "sha256", "size", "pages"))
        return {"id": evidence.id, "title": evidence.title, **nothing}
    return {
        "id": evidence.id,
        "title": evidence.title,
        "file_name": evidence.file_name,
        "sha256": evidence.sha256,
        "size": evidence.size,
        "pages": evidence.pages,
    }


def _understood(evidence: Evidence) -> Json:
    return {
        "kind": str(evidence.kind),
        "readable": evidence.newest.readable,
        "represents": evidence.represents,
        "decision": _adopting(evidence.decision),
        "decisions": [_decision(each) for each in evidence.decisions],
    }


def _adopting(decision: Decision | None) -> Json | None:
    if decision is None:
        return None
    return {
        "body": decision.body,
        "date": decision.date.isoformat() if decision.date else None,
        "paragraph": decision.paragraph,
        "dnr": decision.dnr,
    }


def _decision(decision: Decision) -> Json:
    """A decision read in minutes; its printed page beside the page of the file, where one is known: a number, or what
    is printed there instead."""
    number = decision.printed_page
    printed = {} if number is None else {"printed_page": int(number) if number.isdecimal() else number}
    return {
        "paragraph": decision.paragraph,
        "title": decision.title,
        "dnr": decision.dnr,
        "date": decision.date.isoformat() if decision.date else None,
        "page": decision.page,
        **printed,
    }
