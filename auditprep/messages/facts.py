"""The facts of an error or a notice, made ready to be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from auditprep.i18n import _
from auditprep.model import Change

Facts = Mapping[str, object]

_OFTEN = (
    *(
        "question",
        "mark",
        "evidence",
        "decision",
        "line",
        "names",
        "seen",
        "where",
        "text",
        "count",
        "title",
        "file_name",
        "name",
        "table",
        "option",
        "change",
    ),
    *("number", "characters", "pages", "stamp", "titles"),
    *("user", "machine", "since", "questions", "answers", "changes", "citations"),
    *("wanted", "handout", "step", "entry", "status", "who"),
    *("older", "newer", "rule"),
)


def count_of(facts: Facts) -> int:
    """How many there are, for the sentence of one or of several; several where nobody knows."""
    count = str(facts.get("count", ""))
    return int(count) if count.isdecimal() else 2


def readable(facts: Facts) -> dict[str, object]:
    """The facts as a reader wants them: file names without their folders, sizes in MB, lists with commas.
    What a sentence needs is always there."""
    ready: dict[str, object] = {"file": _("the file"), "kind": _("another kind of document")}
    ready |= dict.fromkeys(_OFTEN, "?")
    ready |= {name: _readable_fact(name, value) for name, value in facts.items() if value is not None}
    return ready


def _readable_fact(name: str, value: object) -> object:
    if name == "file":
        return Path(str(value)).name or str(value)
    if name == "kind":
        return _document_kind(str(value))
    if name == "change":
        return _change(str(value))
    if name == "since":
        return _local_time(str(value))
    if name in {"size", "limit"} and isinstance(value, int):
        return _("{count} MB").format(count=max(1, round(value / 1_000_000)))
    if isinstance(value, (tuple, list)):
        return ", ".join(str(item) for item in value)
    return value


def _document_kind(kind: str) -> str:
    kinds = {
        "odt": _("an OpenDocument text"),
        "ods": _("an OpenDocument spreadsheet"),
        "odp": _("an OpenDocument presentation"),
        "pdf": _("a PDF"),
        "xlsx": _("an Excel workbook"),
        "pptx": _("a PowerPoint presentation"),
        "rtf": _("an RTF document"),
        "html": _("a web page"),
        "pages": _("an Apple Pages document"),
        "mail": _("an e-mail"),
        "picture": _("a picture"),
    }
    return kinds.get(kind, _("another kind of document"))


def _change(change: str) -> str:
    """What somebody has put right in how a question was read."""
    changes = {
        Change.KEEP: _("that it is right"),
        Change.SKIP: _("that it is no question"),
        Change.MERGE: _("that it belongs to the one above"),
        Change.SPLIT: _("where it is split"),
        Change.NUMBER: _("its number"),
        Change.TEXT: _("its words"),
        Change.GUIDANCE: _("its guidance"),
        Change.KIND: _("how it is answered"),
        Change.OPTIONS: _("its options"),
        Change.SECTION: _("its section"),
        Change.PLACE: _("where its answer goes"),
    }
    return changes[Change(change)] if change in set(Change) else change


def _local_time(moment: str) -> str:
    return dt.datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
