"""The part of the door that is about years: status, last year, what is carried over, the history."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, cast

from auditprep.case.base import UNSET, OpenCase, Unset, given
from auditprep.errors import NotEarlier
from auditprep.model import (
    Carried,
    Decision,
    HistoryEntry,
    HistoryStep,
    Match,
    Matching,
    Notice,
    PairChoice,
    Remark,
    Snapshot,
    Status,
    Submission,
    Undone,
    Wanted,
)

if TYPE_CHECKING:
    from auditprep.store.yearsfile import Drafted


class CaseYears(OpenCase):
    """What changes something raises ReadOnlyCase, LockedCase and SaveFailed besides what it says."""

    # Status

    def set_status(
        self,
        status: Status,
        *,
        decision: Decision | None = None,
        sent_on: dt.date | None = None,
        sent_to: str = "",
        reason: str = "",
    ) -> None:
        """How far the case has come, with what is to be told of it: DECIDED needs the day and § of the board's decision,
        SENT the day and to whom, and leaving SENT or REVIEWED for an earlier status why. What was told before holds as long
        as the status does not go back to before it. Also in a case that has been sent. Raises StatusLacks."""
        self._file.set_status(status, decision=decision, sent_on=sent_on, sent_to=sent_to, reason=reason)

    def set_whose(self, board: str | None, year: int | None) -> None:
        """The board whose case it is, and its year; None where nobody knows it."""
        self._file.set_whose(" ".join((board or "").split()) or None, year)

    def changed_since(self) -> tuple[str, ...]:
        """The questions whose answers are others than the board has decided on, as a snapshot has them."""
        return self._file.changed_since()

    def set_days(
        self, *, deadline: dt.date | None | Unset = UNSET, meeting: dt.date | None | Unset = UNSET
    ) -> None:
        """The last day, and the day on which the board is to treat the answers, those that are given; None takes one away."""
        days = given(deadline=deadline, meeting=meeting)
        if days:
            self._file.set_days(cast("Mapping[str, dt.date | None]", days))

    def record_export(self, kind: str, file_name: str, sha256: str, size: int) -> None:
        """Keeps that something was made of the case, also of one that has been sent. Nothing, where it may only be read."""
        self._file.record_export(kind, file_name, sha256, size)

    def set_remark(self, key: str, remark: Remark) -> None:
        """What the auditors said of an answer, or of the whole ("" for its key); an empty one takes it away. Also in a case
        that has been sent. Raises UnknownQuestion."""
        self._file.set_remark(key, remark)

    # Last year

    def set_previous(self, submission: Submission | None) -> None:
        """Last year, kept whole in this file. What was chosen of how the questions belong together, and which documents are
        wanted, goes unless the questions are the same. Raises NotEarlier."""
        self._file.demand_changeable()
        if submission is not None:
            self._demand_earlier(submission)
        self._file.set_previous(submission)

    def _demand_earlier(self, submission: Submission) -> None:
        """Raises NotEarlier."""
        from auditprep.years.earlier import not_earlier

        reason = not_earlier(submission, self._file.snapshot())
        if reason:
            raise NotEarlier(file=submission.name, reason=reason, year=submission.year)

    def choose_pair(self, choice: PairChoice) -> None:
        """The user has said whether these two belong together. Raises UnknownQuestion."""
        self._file.choose_pair(choice)

    def forget_pair(self, old: str, new: str) -> None:
        """What the user has said of these two is not said any more."""
        self._file.forget_pair(old, new)

    def matching(self) -> Matching | None:
        """Which question of last year became which; None without last year."""
        from auditprep.years.matching import match

        standing = self._file.standing()
        if standing.previous is None:
            return None
        asked = (standing.stamp, standing.choices)
        if self._matched is None or self._matched[0] != asked:
            made = match(standing.previous.questionnaire, self._file.questionnaire, standing.choices)
            self._matched = asked, made
        return self._matched[1]

    def carry(self, keys: Iterable[str] | None = None, *, replace: bool = False) -> Carried:
        """Makes last year's answers drafts of these (None: all that have none), each to be confirmed, as one step; what
        they leaned on is wanted of this year. An answer that has anything stays, unless it is to be replaced. Raises
        UnknownQuestion."""
        self._file.demand_changeable()
        answers = self._file.answers()
        asked = answers if keys is None else self._file.current(keys)
        drafts, left = self._drafts([key for key, each in asked.items() if replace or each.is_empty])
        made = {each.question for each in drafts}
        return Carried(
            step=self._file.carry(drafts, self._previous_name()) if drafts else 0,
            questions=tuple(each.question for each in drafts),
            left={key: left.get(key, "answered") for key in asked if key not in made},
            marks_lost=tuple(each.question for each in drafts if each.mark_lost),
            marks_renamed={each.question: each.mark_was for each in drafts if each.mark_was},
        )

    def _drafts(self, keys: Iterable[str]) -> tuple[list[Drafted], dict[str, str]]:
        """Last year's answers as drafts of these questions, and why there is none where there is none."""
        from auditprep.store.yearsfile import Drafted
        from auditprep.years.carrying import draft

        previous, matching = self._file.standing().previous, self.matching()
        matches = _old_ones(matching)
        doubtful = {each.new for each in matching.doubtful} if matching else set()
        questions = {each.key: each for each in self._file.questionnaire.questions()}
        drafts, left = [], {}
        for key in keys:
            if previous is None or key not in matches:
                left[key] = "doubtful" if key in doubtful else "unmatched"
                continue
            made = draft(Matching(tuple(matches[key])), previous, questions[key], key)
            if made is None:
                left[key] = "nothing"
            else:
                drafts.append(
                    Drafted(
                        *(key, made.mark, made.text, made.evidence, made.cited),
                        mark_lost=made.mark_lost,
                        mark_was=made.mark_was,
                    )
                )
        return drafts, left

    def _previous_name(self) -> str:
        """What people call last year: its year, or the file that it came from."""
        previous = self._file.standing().previous
        return str(previous.year or previous.name) if previous else ""

    def settle_wanted(self, id: int, evidence: int | None) -> None:
        """The document that was wanted is this evidence, which the answer then leans on; None: it is not needed. Raises
        UnknownWanted, UnknownEvidence."""
        self._file.settle_wanted(id, evidence)

    def _with_likely(self, snapshot: Snapshot) -> tuple[Wanted, ...]:
        """The documents that are wanted, each with the evidence that may be it; sought anew when something is another."""
        if not snapshot.wanted:
            return ()
        then = snapshot.previous.year if snapshot.previous else None
        asked = (snapshot.wanted, snapshot.evidence, then, snapshot.year)
        if self._likely is None or self._likely[0] != asked:
            self._likely = asked, tuple(_likely(snapshot, then))
        return self._likely[1]

    # The history

    def history(self, key: str) -> tuple[HistoryEntry, ...]:
        """Every change to an answer, oldest first. Raises UnknownQuestion."""
        return self._file.history(key)

    def changes(
        self,
        question: str | None = None,
        who: str | None = None,
        since: dt.datetime | None = None,
        until: dt.datetime | None = None,
    ) -> tuple[HistoryEntry, ...]:
        """Every change, oldest first: to one question, by one person, from `since` on and before `until`, where these are
        given. Raises UnknownQuestion."""
        return self._file.changes(question, who, since, until)

    def people(self) -> tuple[str, ...]:
        """Everybody who has changed an answer, by name."""
        return self._file.people()

    def steps(self, *, quiet: bool = False) -> tuple[HistoryStep, ...]:
        """What was changed as one, oldest first; with `quiet` also each change by itself that can be undone and that no line of
        the history tells."""
        return self._file.steps(quiet=quiet)

    def undo(self, step: int) -> tuple[Notice, ...]:
        """Puts back each part of a step that still is as the step left it, itself as a step; what was changed since stays,
        and is told. Raises UnknownStep."""
        return self._file.undo(step)

    def as_one(self, kind: str, what: str = "") -> AbstractContextManager[None]:
        """The changes made inside, each of them committed, are undone as one step; `kind` and `what` are what it is called by."""
        return self._file.as_one(kind, what)

    def undo_latest(self) -> Undone | None:
        """Takes back what was done last, whatever it was, since the case was opened; None where there is nothing."""
        return self._file.undo_latest()

    def redo_latest(self) -> Undone | None:
        """Makes again what was undone last, as long as nothing else was done since; None where there is nothing."""
        return self._file.redo_latest()

    def restore(self, entry: int) -> None:
        """What stood before this line of history (of a mark, a text, or evidence in the form) stands there again, as a step.
        Raises UnknownEntry."""
        self._file.restore(entry)


def _old_ones(matching: Matching | None) -> dict[str, list[Match]]:
    """What each question was last year, where it was one, by its key: a matching would be searched for each anew."""
    found = defaultdict(list)
    for each in matching.matches if matching else ():
        if each.new is not None and each.old is not None:
            found[each.new].append(each)
    return dict(found)


def _likely(snapshot: Snapshot, then: int | None) -> Iterator[Wanted]:
    from auditprep.years.likely import likely

    for each in snapshot.wanted:
        found = likely(each.then, snapshot.evidence, then, snapshot.year)
        yield dataclasses.replace(each, likely=found)
