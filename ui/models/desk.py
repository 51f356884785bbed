"""What stands on the desk of the open case: how far it is to its days, and what is left to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from auditprep.i18n import _, ngettext
from auditprep.model import Question, Snapshot
from ui import evidence_words
from ui.models import standing

_NEAR = 7  # days: from here on a day is close


class Which(StrEnum):
    """A day of the case. The values are the names that the case gives them."""

    DEADLINE = "deadline"
    MEETING = "meeting"


class Tone(StrEnum):
    """How a day is taken: by the roles that words have in the window."""

    CALM = "text"
    NEAR = "partly"
    PAST = "no"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it stands on the desk. `date` is None where nobody has said it; `more` is what follows from it."""

    which: Which
    name: str
    figure: str
    date: dt.date | None
    tone: Tone = Tone.CALM
    more: str = ""


class Where(StrEnum):
    """Where what is left is seen to."""

    QUESTION = "question"
    CHECKS = "checks"
    CHECKLIST = "checklist"
    COLLEAGUES = "colleagues"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is left; `key` is the first question that it is left in. `icon` and `colour` are named as the theme has
    them."""

    words: str
    where: Where
    icon: str
    colour: str = "muted"
    key: str = ""


# Days


def days(snapshot: Snapshot, today: dt.date) -> tuple[Day, Day]:
    """The last day, and the board's meeting."""
    return _deadline(snapshot, today), _meeting(snapshot, today)


def too_late(snapshot: Snapshot) -> str:
    """That the board meets after the last day; "" where it does not."""
    meeting, deadline = snapshot.meeting, snapshot.deadline
    if meeting is None or deadline is None or meeting <= deadline or snapshot.status.is_decided:
        return ""
    return _("The board meets after the last day. Ask the auditors for more time.")


def odd_day(day: dt.date, today: dt.date) -> bool:
    """Whether the year is likely mistyped."""
    return abs(day.year - today.year) > 5


def _deadline(snapshot: Snapshot, today: dt.date) -> Day:
    if snapshot.status.is_locked:  # when it went is what counts then, and no more the last day for it
        whom = _("To {whom}").format(whom=snapshot.sent_to or _("the auditors"))
        return Day(Which.DEADLINE, whom, _("It is sent"), snapshot.sent_on)
    name, date = _("Last day"), snapshot.deadline
    if date is None:
        return Day(Which.DEADLINE, name, _("Not set"), None)
    left = (date - today).days
    figure = ngettext("{count} day left", "{count} days left", left).format(count=left)
    return Day(Which.DEADLINE, name, _past_or(left, figure), date, _tone(left))


def _meeting(snapshot: Snapshot, today: dt.date) -> Day:
    name, date = _("The board’s meeting"), snapshot.meeting
    decided = snapshot.decided.date if snapshot.decided else None
    if snapshot.status.is_decided:
        return Day(Which.MEETING, name, _("It is decided"), decided or date)
    if date is None:
        return Day(Which.MEETING, name, _("Not set"), None)
    left = (date - today).days
    figure = ngettext("In {count} day", "In {count} days", left).format(count=left)
    tone = Tone.NEAR if left < 0 else _tone(left)
    more = _("Has the board decided? Change status…") if left < 0 else ""
    return Day(Which.MEETING, name, _past_or(left, figure), date, tone, more)


def _past_or(left: int, figure: str) -> str:
    """How long ago it was; that it is today; or the figure."""
    if left > 0:
        return figure
    if left == 0:
        return _("Today")
    return ngettext("{count} day ago", "{count} days ago", -left).format(count=-left)


def _tone(left: int) -> Tone:
    if left < 0:
        return Tone.PAST
    return Tone.NEAR if left <= _NEAR else Tone.CALM


# What is left


def left_to_do(snapshot: Snapshot, findings: str, today: dt.date) -> tuple[Left, ...]:
    """What is left, the weightiest first; `findings` is what the rules have found, in words. Where every question is answered
    and done, that is said."""
    asked, beside = tuple(_in_questions(snapshot)), tuple(_beside(snapshot, findings, today))
    if asked or snapshot.status.is_locked:
        return (*asked, *beside)
    done = Left(_("Every question is answered and done. Export"), Where.EXPORT, "check", "yes")
    return (done, *beside)


def nothing_left(snapshot: Snapshot) -> str:
    """That nothing is left where nothing is: only what was sent leaves nothing to do."""
    if not snapshot.status.is_locked:
        return ""
    sent = standing.sent_words(snapshot.sent_on, snapshot.sent_to)
    return _("{sent}. Nothing is left to do.").format(sent=sent)


def _in_questions(snapshot: Snapshot) -> Iterator[Left]:
    if snapshot.status.is_locked:
        return
    bare = tuple(question for question in snapshot.answered() if not snapshot.cited(question.key))
    noticed = {notice.question for notice in snapshot.questionnaire.notices}
    looked_at = tuple(each for each in snapshot.questionnaire.questions() if each.key in noticed)
    lacking, drafts, not_done = snapshot.lacking(), snapshot.unconfirmed(), snapshot.not_done()
    counted = (
        (lacking, "ring", ngettext("{count} question has no answer", "{count} questions have no answer", len(lacking))),
        (
            drafts,
            "clock",
            ngettext(
                "{count} answer is a draft from last year, to be confirmed",
                "{count} answers are drafts from last year, to be confirmed",
                len(drafts),
            ),
        ),
        (
            not_done,
            "questions",
            ngettext("{count} answer is not marked as done", "{count} answers are not marked as done", len(not_done)),
        ),
        (bare, "evidence", ngettext("{count} answer has no attachment", "{count} answers have no attachment", len(bare))),
        (
            looked_at,
            "ask",
            ngettext(
                "The form has {count} thing to look at", "The form has {count} things to look at", len(looked_at)
            ),
        ),
    )  # fmt: skip
    for questions, icon, words in counted:
        yield from _at_first(questions, icon, words)


def _at_first(questions: tuple[Question, ...], icon: str, words: str) -> Iterator[Left]:
    if questions:
        yield Left(words.format(count=len(questions)), Where.QUESTION, icon, key=questions[0].key)


def _beside(snapshot: Snapshot, findings: str, today: dt.date) -> Iterator[Left]:
    if findings and not snapshot.status.is_locked:
        yield Left(_("Findings to look at: {counts}").format(counts=findings), Where.CHECKS, "checks")
    yield from _documents(snapshot)
    if out := _out_with_colleagues(snapshot, today):
        yield Left(out, Where.COLLEAGUES, "colleagues")


def _documents(snapshot: Snapshot) -> Iterator[Left]:
    """What the auditors ask for and nobody has seen to; what last year's answers leaned on."""
    if snapshot.status.is_locked:
        return
    if open_ := len(snapshot.missing_documents()):
        words = ngettext(
            "{count} document of the checklist is lacking",
            "{count} documents of the checklist are lacking",
            open_,
        )
        yield Left(words.format(count=open_), Where.CHECKLIST, "document")
    count = len(snapshot.wanted)
    if count:
        words = ngettext(
            "{count} document of last year needs this year’s in its place",
            "{count} documents of last year need this year’s in their place",
            count,
        )
        yield Left(words.format(count=count), Where.QUESTION, "document", key=snapshot.wanted[0].question)


def _out_with_colleagues(snapshot: Snapshot, today: dt.date) -> str:
    """How many sheets are out, and how many of them should have been back."""
    out = [each for each in snapshot.handouts if each.is_out]
    if not out:
        return ""
    late = sum(each.is_overdue(today) for each in out)
    words = ngettext(
        "{count} sheet is out with a colleague", "{count} sheets are out with colleagues", len(out)
    )
    told = words.format(count=len(out))
    overdue = ngettext("{count} of them overdue", "{count} of them overdue", late).format(count=late)
    return f"{told}, {overdue}" if late else told


def day_words(date: dt.date) -> str:
    """With the day of the week: "Tuesday 2025-09-23"."""
    weekday = evidence_words.locale().standaloneDayName(date.isoweekday())
    return f"{weekday} {evidence_words.day(date)}"
