"""How far a case has come, what was sent of it, and what is out with colleagues, as JSON."""

from __future__ import annotations

import datetime as dt

from auditprep.model import Decision, Exported, Handout, HistoryStep, Remark, Snapshot, StatusChange

Json = dict[str, object]


def status_json(snapshot: Snapshot, today: dt.date) -> Json:
    """All of it, for the case's own people: secret evidence has its name."""
    previous = snapshot.previous
    return {
        "status": str(snapshot.status),
        "locked": snapshot.status.is_locked,
        "decided": _decision(snapshot.decided),
        "sent": {"on": _day(snapshot.sent_on), "to": snapshot.sent_to} if snapshot.sent_on else None,
        "previous": None
        if previous is None
        else {
            "name": previous.name,
            "board": previous.board,
            "year": previous.year,
            "status": previous.status or None,
        },
        "changed_since_decided": list(snapshot.changed_since),
        "unconfirmed": [each.key for each in snapshot.unconfirmed()],
        "wanted": [
            {"id": each.id, "question": each.question, "title": each.then.title, "likely": list(each.likely)}
            for each in snapshot.wanted
        ],
        "handouts": [_handout(each, today) for each in snapshot.handouts],
        "remarks": {key: _remark(each) for key, each in snapshot.remarks.items()},
        "log": [_change(each) for each in snapshot.status_changes],
        "exports": [export_json(each) for each in snapshot.exported],
    }


def _decision(decision: Decision | None) -> Json | None:
    if decision is None:
        return None
    return {
        "body": decision.body,
        "date": _day(decision.date),
        "paragraph": decision.paragraph,
        "dnr": decision.dnr,
        "title": decision.title,
    }


def _handout(handout: Handout, today: dt.date) -> Json:
    return {
        "id": handout.id,
        "to": handout.to,
        "questions": list(handout.questions),
        "sent": handout.sent.isoformat(),
        "due": _day(handout.due),
        "overdue": handout.is_overdue(today),
        "returned": handout.returned and handout.returned.isoformat(),
        "called_off": handout.called_off,
    }


def _remark(remark: Remark) -> Json:
    return {
        "assessment": remark.assessment,
        "recommendation": remark.recommendation,
        "handled": remark.handled,
    }


def _change(change: StatusChange) -> Json:
    return {
        "when": change.when.isoformat(),
        "who": change.who,
        "before": str(change.before),
        "after": str(change.after),
        "reason": change.reason,
        "decided": _decision(change.decision),
        "sent": {"on": _day(change.sent_on), "to": change.sent_to}
        if change.sent_on or change.sent_to
        else None,
    }


def export_json(made: Exported) -> Json:
    """Something that was made of the case."""
    return {
        "when": made.when.isoformat(),
        "who": made.who,
        "kind": made.kind,
        "file_name": made.file_name,
        "sha256": made.sha256,
        "size": made.size,
        "status": str(made.status),
    }


def step_json(step: HistoryStep) -> Json:
    """A step that can be undone."""
    return {
        "id": step.id,
        "when": step.when.isoformat(),
        "who": step.who,
        "kind": step.kind,
        "what": step.what,
        "questions": list(step.questions),
        "undone": step.undone,
        "of": step.of or None,
        "again": step.again,
    }


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
