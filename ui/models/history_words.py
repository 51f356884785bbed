"""What the history says: of a change, of several made as one, and of how far the case has come."""

from __future__ import annotations

import datetime as dt

from auditprep.i18n import _, ngettext
from auditprep.messages.standing import status_name
from auditprep.model import HistoryEntry, HistoryStep, Status, StatusChange
from ui import evidence_words, texts


def what(entry: HistoryEntry) -> str:
    """What was done, in a few words: "Mark: Ja → Delvis"."""
    if entry.left:
        return _left(entry)
    if entry.field == "mark":
        return _("Mark: {before} → {after}").format(before=entry.before or "–", after=entry.after or "–")
    if entry.field == "done":
        return _("Marked as done") if entry.after else _("No longer done")
    if entry.field == "carried":
        return _("Draft from another year") if entry.after else _("The draft is confirmed")
    if entry.field == "citation":
        words = _("Attachment added") if entry.after else _("Attachment removed")
        return words if entry.before is None or entry.after is None else _("Attachment’s pages changed")
    if entry.field == "evidence":
        return _("Evidence in the form changed")
    return _("Description changed") if entry.before else _("Description written")


def _left(entry: HistoryEntry) -> str:
    """What somebody else said that was not taken."""
    if entry.field == "mark":
        return _("Mark not taken: {said}").format(said=entry.before or "–")
    return _("Evidence in the form not taken") if entry.field == "evidence" else _("Description not taken")


def extent(made: HistoryStep) -> str:
    """How many questions it concerned; nothing where that is said already."""
    count = len(made.questions)
    if made.kind == "restore" or not count:
        return ""
    return ngettext("{count} question", "{count} questions", count).format(count=count)


def status(change: StatusChange) -> str:
    """How far the case came: "Sent on 2025-10-14 to the auditors"."""
    words = _reached(change)
    if change.before.is_locked and not change.after.is_locked:
        return _("Unlocked: {status}").format(status=words[:1].lower() + words[1:])
    return words


def _reached(change: StatusChange) -> str:
    if change.after is Status.SENT and change.sent_on:
        sent = _("Sent on {date} to {whom}") if change.sent_to else _("Sent on {date}")
        return sent.format(date=evidence_words.day(change.sent_on), whom=change.sent_to)
    if change.after is Status.DECIDED and (made := evidence_words.decision(change.decision)):
        return _("Decided: {decision}").format(decision=made)
    return status_name(change.after)


def day(date: dt.date, today: dt.date) -> str:
    """A day as a heading: "Today", "Yesterday", "Tuesday 14 October"."""
    if date == today:
        return _("Today")
    if date == today - dt.timedelta(days=1):
        return _("Yesterday")
    weekday = evidence_words.locale().standaloneDayName(date.isoweekday())
    return _("{weekday} {date}").format(weekday=weekday[:1].upper() + weekday[1:], date=texts.day(date))


def clock(moment: dt.datetime) -> str:
    """The time of the day, in local time."""
    return moment.astimezone().strftime("%H:%M")


def when(moment: dt.datetime) -> str:
    """A moment in local time: only the time if it is today."""
    local = moment.astimezone()
    return local.strftime("%H:%M") if local.date() == dt.date.today() else local.strftime("%Y-%m-%d %H:%M")
