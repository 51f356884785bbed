"""How far a case has come, as lines for people to read on a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from auditprep.i18n import _
from auditprep.messages.standing import status_name
from auditprep.model import Exported, Handout, Snapshot, StatusChange
from auditprep.prose.citing import decision_text

_INDENT = "  "


def status_lines(snapshot: Snapshot, today: dt.date) -> Iterator[str]:
    """All of it."""
    yield _("Status: {status}").format(status=status_name(snapshot.status))
    if snapshot.decided:
        yield _("Decided: {decision}").format(decision=decision_text(snapshot.decided))
    if snapshot.sent_on:
        yield _("Sent: {day}, to {whom}").format(day=snapshot.sent_on, whom=snapshot.sent_to or "–")
    if snapshot.status.is_locked:
        yield _("The case is locked. To change it, set its status back with --reason.")
    yield from not_ready_lines(snapshot)
    yield from _previous(snapshot)
    yield from _handouts(snapshot, today)
    yield from _remarks(snapshot)
    yield from _log(snapshot.status_changes)
    yield from _exports(snapshot.exported)


def verified_lines(found: Sequence[Exported], name: str, sha256: str) -> Iterator[str]:
    """Which exports a file is."""
    if not found:
        yield _("{file} is none of the files that the case has kept.").format(file=name)
    for each in found:
        yield _("{file} is what was exported as {name} by {who} on {when}, as {status}.").format(
            file=name,
            name=each.file_name,
            who=each.who,
            when=_time(each.when),
            status=status_name(each.status).lower(),
        )
    yield f"SHA-256 {sha256}"


def not_ready_lines(snapshot: Snapshot) -> Iterator[str]:
    """What is to be known before the case goes on: questions without an answer, drafts that nobody has confirmed, and answers
    that were changed since the board decided."""
    if lacking := snapshot.lacking():
        yield _("No answer yet: {questions}").format(questions=", ".join(each.key for each in lacking))
    if unconfirmed := snapshot.unconfirmed():
        yield _("Carried over and not confirmed: {questions}").format(
            questions=", ".join(each.key for each in unconfirmed)
        )
    if snapshot.changed_since:
        yield _("Changed since the board decided: {questions}").format(
            questions=", ".join(snapshot.changed_since)
        )


def _previous(snapshot: Snapshot) -> Iterator[str]:
    previous = snapshot.previous
    if previous is None:
        return
    facts = (previous.board, previous.year, status_name(previous.status) if previous.status else None)
    words = ", ".join(str(each) for each in facts if each)
    yield _("Previous year: {name} ({facts})").format(name=previous.name, facts=words)


def _handouts(snapshot: Snapshot, today: dt.date) -> Iterator[str]:
    out = [each for each in snapshot.handouts if each.is_out]
    if out:
        yield _("Out with colleagues:")
        yield from (_INDENT + _handout(each, today) for each in out)


def _handout(handout: Handout, today: dt.date) -> str:
    since = _("{name}: {questions}, since {day}").format(
        name=handout.to, questions=", ".join(handout.questions), day=handout.sent.astimezone().date()
    )
    if handout.due is None:
        return since
    words = _("overdue since {day}") if handout.is_overdue(today) else _("to be back by {day}")
    return f"{since}, {words.format(day=handout.due)}"


def _remarks(snapshot: Snapshot) -> Iterator[str]:
    if snapshot.remarks:
        yield _("The auditors’ remarks:")
    for key, remark in snapshot.remarks.items():
        yield _INDENT + (key or _("the whole"))
        parts = (
            (_("Assessment"), remark.assessment),
            (_("Recommendation"), remark.recommendation),
            (_("Handled"), remark.handled),
        )
        yield from (f"{_INDENT * 2}{name}: {' '.join(words.split())}" for name, words in parts if words)


def _log(changes: Sequence[StatusChange]) -> Iterator[str]:
    if changes:
        yield _("What has happened:")
    for each in changes:
        sent = _("{day}, to {whom}").format(day=each.sent_on or "–", whom=each.sent_to or "–")
        facts = [
            decision_text(each.decision) if each.decision else "",
            sent if each.sent_on or each.sent_to else "",
            " ".join(each.reason.split()),
        ]
        words = f"{status_name(each.before)} > {status_name(each.after)}"
        yield f"{_INDENT}{_time(each.when)}  {each.who}  {': '.join(filter(None, (words, '; '.join(filter(None, facts)))))}"


def _exports(exported: Sequence[Exported]) -> Iterator[str]:
    if exported:
        yield _("Exported:")
    for each in exported:
        status = status_name(each.status).lower()
        yield f"{_INDENT}{_time(each.when)}  {each.who}  {each.file_name} ({status})"
        yield f"{_INDENT * 2}SHA-256 {each.sha256}"


def _time(when: dt.datetime) -> str:
    return when.astimezone().strftime("%Y-%m-%d %H:%M")
