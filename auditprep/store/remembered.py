"""Last year and the documents it leaned on ⇄ JSON. What comes back is what went in; a word that only a newer program knows
is read as the nearest that we do, and never makes the case unreadable."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from auditprep.model import (
    Accepted,
    Answer,
    CitedThen,
    Decision,
    EvidenceKind,
    Kind,
    Notice,
    Question,
    Questionnaire,
    Remark,
    Section,
    Submission,
)
from auditprep.store.rows import storable

Json = dict[str, Any]


def submission_text(submission: Submission) -> str:
    """The submission as it is kept; the places in its form stay behind."""
    left_out = [_notice_json(each) for each in submission.left_out]
    return _text(
        {
            "name": submission.name,
            "board": submission.board,
            "year": submission.year,
            "status": submission.status,
            "decided": _decision_json(submission.decided),
            "form": _form_json(submission.questionnaire),
            "answers": {key: _answer_json(each) for key, each in submission.answers.items()},
            "cited": {key: [_cited_json(each) for each in cited] for key, cited in submission.cited.items()},
            "remarks": {key: _remark_json(each) for key, each in submission.remarks.items()},
            "accepted": [_accepted_json(each) for each in submission.accepted],
            **({"left_out": left_out} if left_out else {}),
        }
    )


def read_submission(text: str) -> Submission | None:
    """The submission; None where the text is no longer whole."""
    try:
        said = json.loads(text)
        return Submission(
            name=_words(said["name"]),
            board=_maybe_words(said.get("board")),
            year=_maybe_number(said.get("year")),
            questionnaire=_read_form(said["form"]),
            answers={key: _read_answer(each) for key, each in said["answers"].items()},
            cited={key: tuple(map(_read_cited, cited)) for key, cited in said.get("cited", {}).items()},
            remarks={key: _read_remark(each) for key, each in said.get("remarks", {}).items()},
            status=_words(said.get("status", "")),
            decided=_read_decision(said.get("decided")),
            accepted=tuple(map(_read_accepted, said.get("accepted", ()))),
            left_out=tuple(map(_read_notice, said.get("left_out", ()))),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def cited_text(cited: CitedThen) -> str:
    """A document that last year leaned on, as it is kept."""
    return _text(_cited_json(cited))


def read_cited(text: str) -> CitedThen | None:
    """The document; None where the text is no longer whole."""
    try:
        return _read_cited(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def remark_text(remark: Remark | None) -> str | None:
    """A remark as a step keeps it; None for none."""
    return None if remark is None or remark.is_empty else _text(_remark_json(remark))


def read_remark(text: str | None) -> Remark:
    return _read_remark(json.loads(text)) if text else Remark()


def accepted_text(accepted: Accepted | None) -> str | None:
    """What was said of a finding, as a step keeps it; None for nothing."""
    return None if accepted is None else _text(_accepted_json(accepted))


def read_accepted_text(text: str) -> Accepted:
    return _read_accepted(json.loads(text))


def _text(value: Json) -> str:
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _form_json(form: Questionnaire) -> Json:
    return {
        "title": form.title,
        "board": form.board,
        "year": form.year,
        "deadline": form.deadline and form.deadline.isoformat(),
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "questions": [_question_json(each) for each in section.questions],
            }
            for section in form.sections
        ],
    }


def _read_form(said: Json) -> Questionnaire:
    sections = tuple(
        Section(
            _maybe_words(each.get("number")),
            _words(each["title"]),
            tuple(map(_read_question, each["questions"])),
        )
        for each in said["sections"]
    )
    return Questionnaire(
        _words(said["title"]),
        _maybe_words(said.get("board")),
        _maybe_number(said.get("year")),
        _read_date(said.get("deadline")),
        sections,
    )


def _question_json(question: Question) -> Json:
    return {
        "key": question.key,
        "number": question.number,
        "text": question.text,
        "guidance": question.guidance,
        "kind": question.kind.value,
        "options": list(question.options),
        "several": question.several,
        "answer": _answer_json(question.answer),
    }


def _read_question(said: Json) -> Question:
    options = tuple(map(_words, said.get("options", ())))
    kind = said.get("kind")
    return Question(
        key=_words(said["key"]),
        number=_maybe_words(said.get("number")),
        text=_words(said["text"]),
        guidance=_maybe_words(said.get("guidance")),
        kind=Kind(kind) if kind in set(Kind) else Kind.CHOICE if options else Kind.TEXT,
        options=options,
        answer=_read_answer(said.get("answer", {})),
        several=bool(said.get("several", False)),
    )


def _answer_json(answer: Answer) -> Json:
    """Only what is there: most answers of a blank form have nothing."""
    parts = {
        "mark": answer.mark,
        "text": answer.text,
        "evidence": answer.evidence,
        "done": answer.done,
        "carried": answer.carried,
    }
    return {name: value for name, value in parts.items() if value or (name == "mark" and value is not None)}


def _read_answer(said: Json) -> Answer:
    return Answer(
        _maybe_words(said.get("mark")),
        _words(said.get("text", "")),
        bool(said.get("done", False)),
        _words(said.get("evidence", "")),
        bool(said.get("carried", False)),
    )


def _cited_json(cited: CitedThen) -> Json:
    return {
        "title": cited.title,
        "kind": cited.kind.value,
        "represents": cited.represents,
        "decision": _decision_json(cited.decision),
        "sha256": cited.sha256,
        "pages": cited.pages,
        "printed": cited.printed,
        "quote": cited.quote,
        "secret": cited.secret,
    }


def _read_cited(said: Json) -> CitedThen:
    kind = said.get("kind")
    return CitedThen(
        title=_words(said["title"]),
        kind=EvidenceKind(kind) if kind in set(EvidenceKind) else EvidenceKind.OTHER,
        represents=_maybe_words(said.get("represents")),
        decision=_read_decision(said.get("decision")),
        sha256=_words(said.get("sha256", "")),
        pages=_maybe_words(said.get("pages")),
        printed=_words(said.get("printed", "")),
        quote=_words(said.get("quote", "")),
        secret=bool(said.get("secret", False)),
    )


def _decision_json(decision: Decision | None) -> Json | None:
    if decision is None:
        return None
    return {
        "body": decision.body,
        "date": decision.date and decision.date.isoformat(),
        "paragraph": decision.paragraph,
        "dnr": decision.dnr,
        "title": decision.title,
        "page": decision.page,
        "printed_page": decision.printed_page,
    }


def _read_decision(said: Mapping[str, Any] | None) -> Decision | None:
    if said is None:
        return None
    return Decision(
        _maybe_words(said.get("body")),
        _read_date(said.get("date")),
        _maybe_number(said.get("paragraph")),
        _maybe_words(said.get("dnr")),
        _words(said.get("title", "")),
        _maybe_number(said.get("page")),
        _maybe_words(said.get("printed_page")),
    )


def _remark_json(remark: Remark) -> Json:
    return {
        "assessment": remark.assessment,
        "recommendation": remark.recommendation,
        "handled": remark.handled,
    }


def _read_remark(said: Json) -> Remark:
    return Remark(
        _words(said.get("assessment", "")),
        _words(said.get("recommendation", "")),
        _words(said.get("handled", "")),
    )


def _accepted_json(accepted: Accepted) -> Json:
    return {
        "known_by": accepted.known_by,
        "rule": accepted.rule,
        "reason": accepted.reason,
        "later": accepted.later,
        "who": accepted.who,
        "when": accepted.when.isoformat(),
        "question": accepted.question,
        "from_year": accepted.from_year,
        "taken_back": accepted.taken_back,
    }


def _read_accepted(said: Json) -> Accepted:
    return Accepted(
        known_by=_words(said["known_by"]),
        rule=_words(said["rule"]),
        reason=_words(said["reason"]),
        later=bool(said.get("later", False)),
        who=_words(said["who"]),
        when=dt.datetime.fromisoformat(_words(said["when"])),
        question=_maybe_words(said.get("question")),
        from_year=_maybe_number(said.get("from_year")),
        taken_back=bool(said.get("taken_back", False)),
    )


def _notice_json(notice: Notice) -> Json:
    return {"code": notice.code, "question": notice.question, "facts": dict(notice.facts)}


def _read_notice(said: Json) -> Notice:
    facts = {_words(name): _words(value) for name, value in said.get("facts", {}).items()}
    return Notice(_words(said["code"]), _maybe_words(said.get("question")), facts)


def _read_date(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _words(value: object) -> str:
    """Raises TypeError for what is no text, so that nothing else comes where words belong."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _maybe_words(value: object) -> str | None:
    return None if value is None else _words(value)


def _maybe_number(value: object) -> int | None:
    """Raises TypeError for what is no number."""
    if value is not None and type(value) is not int:
        raise TypeError(value)
    return value
