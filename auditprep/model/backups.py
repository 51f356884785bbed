"""Backups of cases: what each holds, and what in it is other than in the case now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from auditprep.model.case import Snapshot, Status
from auditprep.model.evidence import Evidence
from auditprep.model.form import CONTENT, Answer, Question, Questionnaire


class Why(StrEnum):
    """When a backup was taken."""

    OPENED = "opened"
    WORKED = "worked"  # while somebody was working in it
    CLOSED = "closed"
    UPGRADED = "upgraded"  # before the file was changed to a newer version of auditprep


class FileState(StrEnum):
    """What has become of the file that was backed up."""

    THERE = "there"
    GONE = "gone"  # or on a drive that does not answer
    DAMAGED = "damaged"
    OTHER = "other"  # another case has its name now


@dataclass(frozen=True, slots=True)
class Backup:
    """A case as it was once. `number` goes up by one for each of a case; `when` is in UTC. `path` is where the case lay.
    `evidence` counts the documents, and `lacking` the files of them (and of the form) that are not kept. `size` is its own,
    without the files that it shares with others. `changed` are the answers, by what people call the questions, that are others
    than in the backup before it."""

    case: str
    number: int
    when: dt.datetime
    why: Why
    path: Path
    board: str | None
    year: int | None
    status: Status
    questions: int
    answered: int
    evidence: int
    size: int
    changed: tuple[str, ...] = ()
    lacking: int = 0


@dataclass(frozen=True, slots=True)
class BackedUpCase:
    """All backups of a case, the newest first; there is at least one."""

    id: str
    backups: tuple[Backup, ...]
    state: FileState = FileState.THERE

    @property
    def newest(self) -> Backup:
        return self.backups[0]

    @property
    def path(self) -> Path:
        """Where it lay last."""
        return self.newest.path


@dataclass(frozen=True, slots=True)
class BackupRoom:
    """Where all backups lie, how many bytes they take, and how many they may take."""

    folder: Path
    size: int
    limit: int


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup holds."""

    backup: Backup
    questionnaire: Questionnaire
    answers: Mapping[str, Answer]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AnswerThen:
    """An answer as the backup has it, and as it is now; None: the case has no such question."""

    question: Question
    then: Answer
    now: Answer | None


def answers_then(contents: BackupContents, now: Snapshot | None) -> tuple[AnswerThen, ...]:
    """The answers that are others now; all that say anything, where there is no case to compare with."""
    return tuple(_differing(contents, now))


def _differing(contents: BackupContents, now: Snapshot | None) -> Iterator[AnswerThen]:
    asked = {each.key for each in now.questionnaire.questions()} if now else set()
    for question in contents.questionnaire.questions():
        then = contents.answers.get(question.key, Answer())
        current = now.answer(question.key) if now and question.key in asked else None
        if not same_words(then, current or Answer()):
            yield AnswerThen(question, then, current)


def same_words(one: Answer, other: Answer) -> bool:
    """Whether both say the same, called done or not."""
    return all((getattr(one, part) or "") == (getattr(other, part) or "") for part in CONTENT)


def only_then(contents: BackupContents, now: Snapshot | None) -> tuple[Evidence, ...]:
    """The documents that the backup has, and the case has not any more."""
    there = {version.sha256 for each in now.evidence for version in each.versions} if now else set()
    return tuple(each for each in contents.evidence if all(v.sha256 not in there for v in each.versions))


def only_now(contents: BackupContents, now: Snapshot) -> tuple[Evidence, ...]:
    """The documents that the case has, and the backup had not yet."""
    there = {version.sha256 for each in contents.evidence for version in each.versions}
    return tuple(each for each in now.evidence if all(v.sha256 not in there for v in each.versions))
