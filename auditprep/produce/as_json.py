"""The JSON that other programs rely on (the command line's contract)."""

from __future__ import annotations

from collections.abc import Iterable

from auditprep.model import Found, HistoryEntry, Questionnaire, Snapshot


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
