"""The JSON that other programs rely on (the command line's contract)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from auditprep.model import (
    Carried,
    Exported,
    Found,
    HistoryEntry,
    HistoryStep,
    Match,
    Merged,
    MergePlan,
    Questionnaire,
    Snapshot,
    Stale,
    Wanted,
)


def evidence_json(snapshot: Snapshot) -> bytes:
    """The evidence and what was read out of it, as the JSON of `auditprep evidence --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(json_export.evidence_json(snapshot))


def search_json(found: Found) -> bytes:
    """What was found, as the JSON of `auditprep search --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(json_export.search_json(found))


def form_json(questionnaire: Questionnaire) -> bytes:
    """What was understood of a form, as the JSON of `auditprep form --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(json_export.form_json(questionnaire))


def case_json(snapshot: Snapshot) -> bytes:
    """A whole case, as the JSON of `auditprep show --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(json_export.case_json(snapshot))


def history_json(entries: Iterable[HistoryEntry]) -> bytes:
    """The changes to one answer, as the JSON of `auditprep history --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(json_export.history_json(entries))


def status_json(snapshot: Snapshot, today: dt.date) -> bytes:
    """How far a case has come, what was sent of it and what is out, as the JSON of `auditprep status --json`."""
    from auditprep.export import json_export, standing_json

    return json_export.to_bytes(standing_json.status_json(snapshot, today))


def steps_json(steps: Iterable[HistoryStep]) -> bytes:
    """What was changed as one, as the JSON of `auditprep history --steps --json`."""
    from auditprep.export import json_export, standing_json

    return json_export.to_bytes([standing_json.step_json(each) for each in steps])


def exported_json(found: Iterable[Exported], sha256: str) -> bytes:
    """The exports that a file is, as the JSON of `auditprep status --verify --json`."""
    from auditprep.export import json_export, standing_json

    return json_export.to_bytes(
        {"sha256": sha256, "exports": [standing_json.export_json(each) for each in found]}
    )


def plan_json(plan: MergePlan, merged: Merged | None = None) -> bytes:
    """What another version brings, and what became of it, as the JSON of `auditprep handin --json` and `merge --json`."""
    from auditprep.export import json_export, taken_json

    return json_export.to_bytes(taken_json.plan_json(plan, merged))


def carried_json(
    carried: Carried,
    stale: Iterable[tuple[str, Stale]],
    wanted: Iterable[Wanted],
    doubtful: Iterable[tuple[Match, str, str]] = (),
    previous: tuple[str, bool] | None = None,
) -> bytes:
    """What was carried over, and what in it is out of date, as the JSON of `auditprep carry --json`. `doubtful` are pairs
    of questions with the words of both, and `previous` last year's file with whether it has become that now."""
    from auditprep.export import json_export, taken_json

    return json_export.to_bytes(taken_json.carried_json(carried, stale, wanted, doubtful, previous))
