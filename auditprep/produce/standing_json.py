"""How far a case has come, what was sent of it, and what is out with colleagues, as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from auditprep.model import Decision, Exported, Handout, HistoryStep, Remark, Snapshot, StatusChange

Json = dict[str, object]


def status_json(snapshot: Snapshot, today: dt.date) -> bytes:
    """All of it, as the JSON of `auditprep status --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(_status(snapshot, today))


def steps_json(steps: Iterable[HistoryStep]) -> bytes:
    """What was changed as one, as the JSON of `auditprep history --steps --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes([_step(each) for each in steps])


def exported_json(found: Iterable[Exported], sha256: str) -> bytes:
    """The exports that a file is, as the JSON of `auditprep status --verify --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes({"sha256": sha256, "exports": [_exported(each) for each in found]})


def _status(snapshot: Snapshot, today: dt.date) -> Json:
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
        "unconfirmed": [each.key for each in snapshot.unconfirmed()],
        "wanted": [
            {"id": each.id, "question": each.question, "title": each.then.title, "likely": list(each.likely)}
            for each in snapshot.wanted
        ],
        "handouts": [_handout(each, today) for each in snapshot.handouts],
        "remarks": {key: _remark(each) for key, each in snapshot.remarks.items()},
        "log": [_change(each) for each in snapshot.status_changes],
        "exports": [_exported(each) for each in snapshot.exported],
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


def _exported(made: Exported) -> Json:
    return {
        "when": made.when.isoformat(),
        "who": made.who,
        "kind": made.kind,
        "file_name": made.file_name,
        "sha256": made.sha256,
        "size": made.size,
        "status": str(made.status),
    }


def _step(step: HistoryStep) -> Json:
    return {
        "id": step.id,
        "when": step.when.isoformat(),
        "who": step.who,
        "kind": step.kind,
        "what": step.what,
        "questions": list(step.questions),
        "undone": step.undone,
    }


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
