"""What the window says of backups: of each, of the case that it is of, and of what in it is other than now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from auditprep.i18n import _, ngettext
from auditprep.messages.backups import why_taken
from auditprep.messages.standing import status_name
from auditprep.model import (
    AnswerThen,
    BackedUpCase,
    Backup,
    BackupRoom,
    Evidence,
    FileState,
)
from ui import evidence_words, texts


def day(date: dt.date, today: dt.date) -> str:
    """The heading over the backups of a day."""
    if date == today:
        return _("Today")
    return _("Yesterday") if (today - date).days == 1 else texts.day(date)


def clock(backup: Backup) -> str:
    return backup.when.astimezone().strftime("%H:%M")


def moment(backup: Backup) -> str:
    """ "27 November at 14:02"."""
    local = backup.when.astimezone()
    return _("{date} at {time}").format(date=texts.day(local.date()), time=local.strftime("%H:%M"))


def holds(backup: Backup) -> str:
    """ "21 of 25 answered · 9 documents"."""
    return " · ".join((_answered(backup), _documents(backup)))


def since_before(backup: Backup) -> str:
    """Which answers are others than in the backup before: "Changed: 2.1, 3.1"; nothing where none is."""
    if not backup.changed:
        return ""
    return _("Changed: {questions}").format(questions=texts.some_of(backup.changed, 3))


def facts(backup: Backup) -> str:
    """All that is known of it without looking into it, in a line or two."""
    return " · ".join(_facts(backup))


def _facts(backup: Backup) -> Iterator[str]:
    yield _answered(backup)
    yield _documents(backup)
    yield status_name(backup.status)
    yield _("taken {when}").format(when=why_taken(backup.why))


def _answered(backup: Backup) -> str:
    return _("{count} of {total} answered").format(count=backup.answered, total=backup.questions)


def _documents(backup: Backup) -> str:
    words = ngettext("{count} attachment", "{count} attachments", backup.evidence)
    return words.format(count=backup.evidence)


def lacks(backup: Backup) -> str:
    """That some files are not kept; nothing where all are."""
    if not backup.lacking:
        return ""
    words = ngettext(
        "{count} file had no room among the backups, or is not copied yet. The answers are whole.",
        "{count} files had no room among the backups, or are not copied yet. The answers are whole.",
        backup.lacking,
    )
    return words.format(count=backup.lacking)


def case_name(case: BackedUpCase, *, is_own: bool) -> str:
    """The case by board and year, and what has become of its file where that is worth knowing."""
    newest = case.newest
    name = " ".join(str(part) for part in (newest.board, newest.year) if part) or newest.path.stem
    if is_own:
        return _("{name} (open now)").format(name=name)
    state = {
        FileState.GONE: _("{name} (the file is not there)"),
        FileState.DAMAGED: _("{name} (the file is damaged)"),
        FileState.OTHER: _("{name} (another case has its file)"),
    }.get(case.state, "{name}")
    return state.format(name=name)


def room(taken: BackupRoom) -> str:
    """How much they take."""
    return _("All backups take {size} of {limit} at most.").format(
        size=evidence_words.size(taken.size), limit=evidence_words.size(taken.limit)
    )


def differs(others: Sequence[AnswerThen], *, is_compared: bool) -> str:
    """The heading over the answers."""
    count = len(others)
    if not is_compared:
        words = ngettext("{count} answer in the backup", "{count} answers in the backup", count)
    elif not count:
        return _("Every answer is the same now.")
    else:
        words = ngettext("{count} answer is another now", "{count} answers are others now", count)
    return words.format(count=count)


def documents(then: Sequence[Evidence], now: Sequence[Evidence], *, is_compared: bool) -> str:
    """Which documents only one of the two has, a line each; nothing where both have the same."""
    return "\n".join(_document_lines(then, now, is_compared=is_compared))


def _document_lines(then: Sequence[Evidence], now: Sequence[Evidence], *, is_compared: bool) -> Iterator[str]:
    if then:
        words = _("Attachments only in the backup: {titles}") if is_compared else _("Attachments: {titles}")
        yield words.format(titles=texts.some_of([each.title for each in then]))
    if now:
        yield _("Attachments that came later: {titles}").format(
            titles=texts.some_of([each.title for each in now])
        )


def answer_line(other: AnswerThen) -> str:
    """A question in the list: its number and its words."""
    return f"{other.question.label}  {evidence_words.one_line(other.question.text)}"
