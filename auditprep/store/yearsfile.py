"""What is asked of a case's status, of last year and of the history, and what is changed there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from sqlite_utils import Database

from auditprep.errors import ReadOnlyCase, ReasonLacks, UnknownEntry, UnknownQuestion
from auditprep.model import (
    CONTENT,
    QUIET_STEPS,
    Accepted,
    Answer,
    CitedThen,
    Decision,
    Finding,
    HistoryEntry,
    HistoryStep,
    Notice,
    PairChoice,
    Passed,
    Remark,
    Status,
    Submission,
    Undone,
)
from auditprep.store import earlier, latest, status, undoing
from auditprep.store.accepted import write_accepted
from auditprep.store.changes import AnswerChange, Changes, Step, as_change
from auditprep.store.citing import Citing
from auditprep.store.evidencefile import EvidenceFile
from auditprep.store.history import read_changes, read_entry, read_people, read_steps
from auditprep.store.keeping import Keeping
from auditprep.store.rows import storable
from auditprep.store.standing import Standing
from auditprep.store.trouble import reading


@dataclass(frozen=True, slots=True)
class Drafted:
    """An answer of last year as it is carried over, and what it leaned on then. `mark_lost`: it had a mark that this form does
    not offer; `mark_was`: what its mark was called, where this form calls it something else."""

    question: str
    mark: str | None
    text: str
    evidence: str
    cited: tuple[CitedThen, ...] = ()
    mark_lost: bool = False
    mark_was: str = ""


TOLD_BY_LINE = frozenset(("answer", "typed", "cite", "uncite", "status"))
"""The steps that are one line of the history, or of how far the case has come, and nothing else."""


class YearsFile(EvidenceFile):
    """A case among other years. What changes something raises ReadOnlyCase, LockedCase and SaveFailed besides what it says."""

    # Status

    def set_status(
        self,
        to: Status,
        *,
        decision: Decision | None = None,
        sent_on: dt.date | None = None,
        sent_to: str = "",
        reason: str = "",
    ) -> None:
        """Also in a case that has been sent. Raises StatusLacks."""
        with self._step("status", to.value, also_sent=True) as step:
            status.set_status_as(
                step,
                self._db,
                self.who,
                to,
                decision=decision,
                sent_on=sent_on,
                sent_to=sent_to,
                reason=reason,
            )

    def set_days(self, days: Mapping[str, dt.date | None]) -> None:
        """The `deadline` and the `meeting`, those that are given."""
        with self._step("days"):
            status.set_days(self._db, days)

    def set_whose(self, board: str | None, year: int | None) -> None:
        """The board whose case it is, and its year."""
        with self._step("whose"):
            status.set_whose(self._db, board, year)

    def record_export(self, kind: str, file_name: str, sha256: str, size: int) -> None:
        """Also in a case that has been sent. Silently nothing in one that may only be read."""
        if self.read_only:
            return
        try:
            with self._change(also_sent=True):
                status.record_export(self._db, self.who, kind, file_name, sha256, size)
        except ReadOnlyCase:  # somebody took the lock over
            return

    def set_remark(self, key: str, remark: Remark) -> None:
        """Of the whole where the key is "". Also in a case that has been sent. Raises UnknownQuestion."""
        if key:
            self._demand_question(key)
        with self._step("remark", also_sent=True):
            status.set_remark(self._db, key, remark)

    # Findings

    def accept(self, finding: Finding, reason: str, *, later: bool) -> None:
        """The finding may stand. Raises ReasonLacks."""
        if not reason.strip():
            raise ReasonLacks(rule=finding.rule)
        self._say(finding, " ".join(reason.split()), later=later)

    def take_back(self, finding: Finding) -> None:
        """It may not: what was said of it this year goes, and what was said an earlier year does not hold."""
        self._say(finding, "", later=False, taken_back=True)

    def _say(self, finding: Finding, reason: str, *, later: bool, taken_back: bool = False) -> None:
        when = dt.datetime.now(dt.UTC)
        with self._step("take-back" if taken_back else "accept", finding.rule):
            said = Accepted(finding.known_by, finding.rule, reason, later, self.who, when, finding.question)
            write_accepted(self._db, replace(said, taken_back=taken_back))

    # Last year

    def standing(self) -> Standing:
        """What stands beside the answers now."""
        with reading(self.path), self._db.atomic():
            return self._known.read()

    def set_previous(self, submission: Submission | None) -> None:
        """What was chosen and wanted with another form goes."""
        before = self.standing().previous
        with self._step("previous", submission.name if submission else ""):
            earlier.set_previous(self._db, submission, before)

    def choose_pair(self, choice: PairChoice) -> None:
        """Raises UnknownQuestion."""
        self._demand_pair(choice.old, choice.new)
        with self._step("pair"):
            earlier.choose(self._db, choice)

    def forget_pair(self, old: str, new: str) -> None:
        with self._step("pair"):
            earlier.forget(self._db, old, new)

    def _demand_pair(self, old: str, new: str) -> None:
        """Raises UnknownQuestion."""
        self._demand_question(new)
        previous = self.standing().previous
        if previous is None or previous.questionnaire.question(old) is None:
            raise UnknownQuestion(question=old)

    def carry(self, drafts: Iterable[Drafted], what: str) -> int:
        """Writes the drafts over what is answered, each to be confirmed; gives the step, 0 if there were none."""
        with self._change():
            step = Step(self._db, self.who, "carry", storable(what))
            changes = Changes(self._db, self.who, step)
            for draft in drafts:
                changes.answer(draft.question, _as_draft(draft))
                for then in self._not_cited(draft):
                    earlier.want(self._db, draft.question, then, step)
        self._typed = None
        return step.id_if_any

    def _not_cited(self, draft: Drafted) -> tuple[CitedThen, ...]:
        """What the answer leaned on, but for the files that it leans on this year already."""
        rows = self._db.conn.execute(
            "SELECT sha256 FROM version JOIN citation USING (evidence) WHERE question = ?", (draft.question,)
        )
        there = {digest for (digest,) in rows}
        return tuple(each for each in draft.cited if not each.sha256 or each.sha256 not in there)

    def settle_wanted(self, id: int, evidence: int | None) -> None:
        """The evidence is cited in its place; None: nothing is. Raises UnknownWanted, UnknownEvidence."""
        with self._step("settle") as step:
            key = earlier.settle(self._db, id)
            if evidence is not None:
                Keeping(self._db, self.who).demand(evidence)
                step.call(self._title(evidence))
                Citing(self._db, self.who, step).cite(key, evidence, None, "")

    # The history

    def history(self, key: str) -> tuple[HistoryEntry, ...]:
        """Every change to an answer, oldest first. Raises UnknownQuestion."""
        return self.changes(key)

    def changes(
        self,
        question: str | None = None,
        who: str | None = None,
        since: dt.datetime | None = None,
        until: dt.datetime | None = None,
    ) -> tuple[HistoryEntry, ...]:
        """The changes, oldest first, of what is given. Raises UnknownQuestion."""
        if question is not None:
            self._demand_question(question)
        with reading(self.path):
            return read_changes(self._db, question, who, since, until)

    def people(self) -> tuple[str, ...]:
        """Everybody who has changed an answer."""
        with reading(self.path):
            return read_people(self._db)

    def steps(self, *, quiet: bool = False) -> tuple[HistoryStep, ...]:
        """What was changed as one, oldest first; with `quiet` also what is a change by itself, as long as it is not told by one
        line of the history already."""
        return tuple(
            step
            for step in self._all_steps()
            if step.id < QUIET_STEPS or (quiet and TOLD_BY_LINE.isdisjoint((step.kind, step.of)))
        )

    def _all_steps(self) -> tuple[HistoryStep, ...]:
        with reading(self.path), self._db.atomic():
            return read_steps(self._db)

    def undo(self, step: int) -> tuple[Notice, ...]:
        """What stays, since it was changed after the step. Raises UnknownStep."""
        with self._change(also_sent=self._is_undone_also_sent(step)):
            notices = undoing.undo(self._db, self._watch, self.who, step)
        self._typed = None
        return notices

    def undo_latest(self) -> Undone | None:
        """Takes back what was done last since the case was opened, and tells once of what was passed by; None where there is
        neither."""
        undone = self._first_that_can(latest.to_undo)
        with reading(self.path):
            later = self._passing.later_than(undone.step if undone and undone.step else None)
        if undone is None:
            return Undone(0, 0, passed=later) if later else None
        return replace(undone, passed=(*later, *undone.passed))

    def redo_latest(self) -> Undone | None:
        """Makes again what was undone last, as long as nothing else was done since; None where there is nothing."""
        return self._first_that_can(latest.to_redo)

    def _first_that_can(self, find: Callable[[Database, int], tuple[int, ...]]) -> Undone | None:
        """A step of which nothing is as it was left is passed by, and told."""
        with reading(self.path):
            steps = find(self._db, self._first_step)
            newest = latest.newest(self._db)
        passed: list[Passed] = []
        for step in steps:
            notices = self.undo(step)
            with reading(self.path):
                is_done = latest.newest(self._db) != newest
                id = latest.newest_id(self._db)
            if is_done:
                return Undone(id, step, notices, self._step_made(id), tuple(passed))
            if notices:
                passed += self._passing.cannot(self._step_made(step), notices)
        return Undone(0, 0, passed=tuple(passed)) if passed else None

    def _step_made(self, id: int) -> HistoryStep | None:
        return next((each for each in self._all_steps() if each.id == id), None)

    def _is_undone_also_sent(self, step: int) -> bool:
        """What may be done in a case that has been sent may be undone there; but unlocking asks for a reason."""
        with reading(self.path):
            row = self._db.conn.execute(
                "SELECT 1 FROM step AS it LEFT JOIN step AS first ON first.id = it.undoes"
                " LEFT JOIN step AS again ON again.id = first.undoes"
                " WHERE it.id = ? AND coalesce(again.kind, first.kind, it.kind) = 'remark'",
                (step,),
            ).fetchone()
        return row is not None

    def reword(self, changes: Mapping[str, AnswerChange], what: str) -> int:
        """Changes these answers as one step; gives it, 0 if nothing is another. Raises UnknownQuestion."""
        for key in changes:
            self._demand_question(key)
        with self._change(only_answers=True):
            step = Step(self._db, self.who, "replace", storable(what))
            made = Changes(self._db, self.who, step)
            for key, change in changes.items():
                made.answer(key, change)
        self._typed = None
        return step.id_if_any

    def restore(self, entry: int) -> None:
        """Raises UnknownEntry."""
        with self._change():
            line = read_entry(self._db, entry)
            if line is None or line.field not in CONTENT:
                raise UnknownEntry(entry=entry)
            step = Step(self._db, self.who, "restore", line.when.isoformat())
            Changes(self._db, self.who, step).answer(line.question, as_change({line.field: line.before}))
        self._typed = None

    def current(self, keys: Iterable[str]) -> Mapping[str, Answer]:
        """The answers to these questions. Raises UnknownQuestion."""
        answers = self.answers()
        return {self._demand_question(key).key: answers[key] for key in keys}


def _as_draft(draft: Drafted) -> AnswerChange:
    return {
        "mark": draft.mark,
        "text": storable(draft.text),
        "evidence": storable(draft.evidence),
        "done": False,
        "carried": True,
    }
