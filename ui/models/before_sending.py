"""What is left to do before the answers are sent, a point each. Nothing of it forbids anything: it is only said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from auditprep.i18n import _, ngettext
from auditprep.model import Evidence, Question, Snapshot, Status
from ui import texts
from ui.models import standing
from ui.models.sending import Why, sending


class Matter(Enum):
    """What a point is about, and so where it is seen to."""

    ANSWERS = "answers"
    DRAFTS = "drafts"
    SHEETS = "sheets"
    FINDINGS = "findings"
    CHECKLIST = "checklist"
    REMOVED = "removed"
    AILING = "ailing"
    SECRET = "secret"  # noqa: S105
    DECISION = "decision"


class State(Enum):
    """How it stands with it."""

    DONE = "done"
    LEFT = "left"
    KNOWN = "known"  # nothing to do, but good to know


@dataclass(frozen=True, slots=True)
class Findings:
    """What Granska has found: its errors and warnings in words, "" for none. Not `is_known` before it has looked."""

    words: str = ""
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One thing, and by name the questions or the documents that it is about."""

    matter: Matter
    state: State
    words: str
    questions: tuple[Question, ...] = ()
    documents: tuple[Evidence, ...] = ()


def points(snapshot: Snapshot, findings: Findings) -> tuple[Point, ...]:
    """All points, in the order in which one sees to them."""
    return tuple(_points(snapshot, findings))


def head(found: tuple[Point, ...], snapshot: Snapshot, today: dt.date | None = None) -> str:
    """How much is left, and how long there is."""
    left = sum(point.state is State.LEFT for point in found)
    words = ngettext("{count} thing is left to look at.", "{count} things are left to look at.", left)
    said = words.format(count=left) if left else _("Everything is in order to be sent.")
    days = "" if snapshot.status.is_locked else texts.deadline(snapshot.deadline, today)
    return f"{said} {days}." if days else said


def _points(snapshot: Snapshot, findings: Findings) -> Iterator[Point]:
    yield _answers(snapshot)
    if drafts := snapshot.unconfirmed():
        yield Point(Matter.DRAFTS, State.LEFT, _left_out(len(drafts)), drafts)
    yield from _sheets(snapshot)
    if findings.is_known:
        yield _found(findings.words)
    yield from _documents(snapshot)
    yield _decision(snapshot)


def _answers(snapshot: Snapshot) -> Point:
    lacking, total = snapshot.lacking(), snapshot.questionnaire.count
    if lacking:
        left = ngettext("{count} lacks an answer:", "{count} lack an answer:", len(lacking))
        words = _("{answered}. {lacking}").format(
            answered=texts.answered(snapshot), lacking=left.format(count=len(lacking))
        )
        return Point(Matter.ANSWERS, State.LEFT, words, lacking)
    if snapshot.unconfirmed():
        return Point(Matter.ANSWERS, State.KNOWN, texts.answered(snapshot))
    all_ = ngettext("The one question is answered.", "All {count} questions are answered.", total)
    return Point(Matter.ANSWERS, State.DONE, all_.format(count=total))


def _left_out(drafts: int) -> str:
    return ngettext(
        "{count} answer is a draft from last year, and is left out until it is confirmed:",
        "{count} answers are drafts from last year, and are left out until they are confirmed:",
        drafts,
    ).format(count=drafts)


def _sheets(snapshot: Snapshot) -> Iterator[Point]:
    out = [each for each in snapshot.handouts if each.is_out]
    if out:
        words = ngettext(
            "{count} sheet is still out, with {names}.",
            "{count} sheets are still out, with {names}.",
            len(out),
        )
        names = texts.some_of(list(dict.fromkeys(each.to for each in out)))
        yield Point(Matter.SHEETS, State.LEFT, words.format(count=len(out), names=names))


def _found(words: str) -> Point:
    if not words:
        return Point(
            Matter.FINDINGS, State.DONE, _("The rules have found no errors and no warnings in the answers.")
        )
    said = _("The rules have found {counts} in the answers.").format(counts=words)
    return Point(Matter.FINDINGS, State.LEFT, said)


def _documents(snapshot: Snapshot) -> Iterator[Point]:
    groups = {
        group.why: tuple(document for document, _problem in group.documents)
        for group in sending(snapshot, with_secret=False, with_uncited=False).groups
    }
    lacking = len(snapshot.missing_documents())
    if lacking or any(line.is_settled for line in snapshot.checklist):
        words = ngettext(
            "{count} document of the checklist is missing.",
            "{count} documents of the checklist are missing.",
            lacking,
        )
        said = words.format(count=lacking) if lacking else _("Every document on the checklist is there.")
        yield Point(Matter.CHECKLIST, State.LEFT if lacking else State.DONE, said)
    if removed := groups.get(Why.REMOVED):
        words = ngettext(
            "{count} is cited but has been removed:", "{count} are cited but have been removed:", len(removed)
        )
        yield Point(Matter.REMOVED, State.LEFT, words.format(count=len(removed)), documents=removed)
    if ailing := groups.get(Why.AILING):
        words = _("Have a look at these first: auditprep cannot read all of them.")
        yield Point(Matter.AILING, State.LEFT, words, documents=ailing)
    if secret := groups.get(Why.SECRET):
        words = ngettext(
            "{count} attachment is secret and stays here unless you say otherwise:",
            "{count} attachments are secret and stay here unless you say otherwise:",
            len(secret),
        )
        yield Point(Matter.SECRET, State.KNOWN, words.format(count=len(secret)), documents=secret)


def _decision(snapshot: Snapshot) -> Point:
    if not snapshot.status.is_decided:
        words = _("The board has not decided yet. What is made says UTKAST.")
        return Point(Matter.DECISION, State.LEFT, words)
    if snapshot.status is Status.DECIDED and snapshot.changed_since:
        asked = (snapshot.questionnaire.question(key) for key in snapshot.changed_since)
        words = ngettext(
            "{count} answer has been changed since the board decided, and that is said on the first page:",
            "{count} answers have been changed since the board decided, and that is said on the first page:",
            len(snapshot.changed_since),
        )
        said = words.format(count=len(snapshot.changed_since))
        return Point(Matter.DECISION, State.LEFT, said, tuple(filter(None, asked)))
    facts = standing.facts(snapshot) or standing.name(snapshot.status)
    return Point(Matter.DECISION, State.DONE, f"{facts}.")
