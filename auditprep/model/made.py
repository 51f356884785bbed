"""What long work tells and gives: progress, and receipts of what was made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from auditprep.model.evidence import Evidence, Version
from auditprep.model.form import Notice, Role


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """An answer (or a part of it) that the export could not put into the form, and the code of why."""

    question: str
    part: Role
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an export did: answers given = placed + not placed. Keys in the form's order."""

    placed: tuple[str, ...]
    not_placed: tuple[NotPlaced, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def given(self) -> int:
        return len(self.placed) + len({lacking.question for lacking in self.not_placed})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has come: `done` of `total` steps, and the code of the step under way."""

    done: int
    total: int
    step: str = ""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """Where an answer leans on an attachment: the question's key, pages of the file ("3-6", None for all) and words."""

    question: str
    pages: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Evidence as it is sent: "Bilaga 3". `number` counts from 1 in the order cited (what nothing cites comes last);
    each cited version is an attachment of its own. `file_name` is its plain name in a bundle. `left_out` is the code of
    why its file is not sent ("secret", "uncited", "named": not cited either, and an answer tells a § of it, "holds-secret": a
    secret file is within it), or None."""

    number: int
    evidence: Evidence
    version: Version
    file_name: str
    cited: tuple[CitedPlace, ...] = ()
    left_out: str | None = None


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """An attachment as a list of them tells it, in words: the decision without its registry number, `pages` as they are
    printed, "" where all of it is meant, and `questions` by their labels. `left_out` is the code of why its file is not
    sent: as the attachment's, or "missing". `inside` tells the files attached to a mail, a sentence each."""

    number: int
    title: str
    decision: str
    dnr: str
    pages: str
    questions: tuple[str, ...]
    sha256: str
    left_out: str | None = None
    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """The receipt of a bundle, a binder or another export with evidence. `path` is where it was written: with PARTIAL in
    its name if something `lacks` in it (notices that say what). `left_out` was left out on purpose (secret, or cited by no
    answer). `files`: each name inside with its SHA-256. `form` is the receipt of the filled form in it, where there is
    one; `notices` are worth a look all the same."""

    path: Path
    sha256: str
    size: int
    attachments: tuple[Attachment, ...] = ()
    left_out: tuple[Attachment, ...] = ()
    lacks: tuple[Notice, ...] = ()
    notices: tuple[Notice, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    form: Receipt | None = None
    pages: int | None = None
    citations: int = 0

    @property
    def is_partial(self) -> bool:
        return bool(self.lacks)


@dataclass(frozen=True, slots=True)
class Printed:
    """The answers set for paper: a PDF, how many pages it has, and what is worth a look."""

    data: bytes
    pages: int
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class SendingPlan:
    """What would be sent now: `standing` is the first line of it all, and `attachments` are numbered as they would be, those
    that stay out with why."""

    standing: str
    attachments: tuple[Attachment, ...] = ()

    @property
    def sent(self) -> tuple[Attachment, ...]:
        return tuple(each for each in self.attachments if each.left_out is None)

    @property
    def size(self) -> int:
        """Bytes of the files that go along."""
        return sum(each.version.size for each in self.sent)
