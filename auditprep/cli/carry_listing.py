"""What `auditprep carry` prints, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditprep.i18n import _, ngettext
from auditprep.model import Carried, Match, Matching, Snapshot, Stale, Submission, Wanted


def previous_line(snapshot: Snapshot, before: Submission | None) -> Iterator[str]:
    """That the case has another last year now, and which it had."""
    now = _named(snapshot.previous)
    if before is None:
        yield _("The case’s last year is {now} from now on.").format(now=now)
    else:
        yield _("The case’s last year is {now} from now on; it was {before}.").format(
            now=now, before=_named(before)
        )


def _named(submission: Submission | None) -> str:
    if submission is None:
        return ""
    return f"{submission.name} ({submission.year})" if submission.year else submission.name


def doubtful_pairs(snapshot: Snapshot, matching: Matching | None) -> tuple[tuple[Match, str, str], ...]:
    """The pairs that may belong together, best first, with the words of the old question and of the new one."""
    old = snapshot.previous.questionnaire if snapshot.previous else None
    pairs = []
    for each in matching.doubtful if matching and old else ():
        before = old.question(each.old) if old and each.old else None
        after = snapshot.questionnaire.question(each.new) if each.new else None
        if before and after:
            pairs.append((each, before.text, after.text))
    return tuple(pairs)


def carried_lines(
    carried: Carried,
    snapshot: Snapshot,
    stale: Sequence[tuple[str, Stale]],
    wanted: Iterable[Wanted],
    matching: Matching | None,
) -> Iterator[str]:
    """What was carried over, what was left and why, what is out of date, and what is to be said of the questions."""
    yield _count_line(carried)
    for key in carried.questions:
        yield f"  {_from(key, snapshot.previous, matching)}"
    yield from _left_lines(carried)
    yield from _mark_lines(carried, snapshot)
    yield from _part(_("To look at, since it is last year’s:"), (_stale_line(*each) for each in stale))
    yield from _part(
        _("Documents of last year that need one of this year:"),
        (_wanted_line(each, snapshot) for each in wanted),
    )
    yield from _doubtful_lines(doubtful_pairs(snapshot, matching))


def _part(head: str, lines: Iterator[str]) -> Iterator[str]:
    """The lines under their head; nothing where there are none."""
    kept = list(lines)
    if kept:
        yield ""
        yield head
        yield from (f"  {line}" for line in kept)


def _count_line(carried: Carried) -> str:
    count = len(carried.questions)
    if not count:
        return _("Nothing was carried over.")
    return ngettext(
        "{count} answer was carried over as a draft, to be read through and confirmed:",
        "{count} answers were carried over as drafts, to be read through and confirmed:",
        count,
    ).format(count=count)


def _from(key: str, previous: Submission | None, matching: Matching | None) -> str:
    """The question, and what it was last year where that had another number."""
    before = [each for each in matching.before(key) if each != key] if matching else []
    if not before:
        return key
    year = str(previous.year) if previous and previous.year else _("last year")
    return _("{question}, which was {before} in {year}").format(
        question=key, before=", ".join(before), year=year
    )


def _left_lines(carried: Carried) -> Iterator[str]:
    sentences = {
        "answered": _("Left, since there is an answer already: {questions}"),
        "nothing": _("Left, since nothing was answered last year: {questions}"),
        "doubtful": _("Left, since nobody has said whether it was asked last year: {questions}"),
        "unmatched": _("Left, since last year’s form has no such question: {questions}"),
    }
    for why, sentence in sentences.items():
        keys = [key for key, reason in carried.left.items() if reason == why]
        if keys:
            yield sentence.format(questions=", ".join(keys))


def _mark_lines(carried: Carried, snapshot: Snapshot) -> Iterator[str]:
    if carried.marks_lost:
        yield _(
            "The mark was not carried over, since this form does not plainly offer it: {questions}"
        ).format(questions=", ".join(carried.marks_lost))
    for key, was in carried.marks_renamed.items():
        yield _("{question}: “{was}” is called “{now}” in this form; check that it means the same.").format(
            question=key, was=was, now=snapshot.answer(key).mark or ""
        )


def _stale_line(key: str, piece: Stale) -> str:
    words = _line(piece.was)
    if not piece.proposals:
        return _("{question}: “{words}”").format(question=key, words=words)
    proposals = _(" or ").join(map(_line, piece.proposals))
    return _("{question}: “{words}” → {proposals}").format(question=key, words=words, proposals=proposals)


def _wanted_line(wanted: Wanted, snapshot: Snapshot) -> str:
    line = f"{wanted.question}: {wanted.then.title}"
    found = [each.title for id in wanted.likely if (each := snapshot.document(id))]
    return f"{line} → {_(' or ').join(found)}" if found else line


def _doubtful_lines(pairs: Sequence[tuple[Match, str, str]]) -> Iterator[str]:
    """The pairs with their words, and how one is settled."""
    if not pairs:
        return
    yield ""
    yield ngettext(
        "{count} pair of questions may belong together. Settle it with --pair OLD=NEW or --part OLD=NEW:",
        "{count} pairs of questions may belong together. Settle each with --pair OLD=NEW or --part OLD=NEW:",
        len(pairs),
    ).format(count=len(pairs))
    for match, old, new in pairs:
        yield f"  {match.old}={match.new}"
        yield "    " + _("last year, {question}: {words}").format(question=match.old, words=_line(old))
        yield "    " + _("this year, {question}: {words}").format(question=match.new, words=_line(new))


def _line(words: str) -> str:
    return " ".join(words.split())
