"""What is asked of what is out with colleagues and of other copies of the case, and what is changed there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

from auditprep.errors import NoRecipient, UnknownHandout
from auditprep.model import CaseCopy, Handout, Merged, MergeItem, MergePlan
from auditprep.store import handouts
from auditprep.store.bringing import Bringing
from auditprep.store.brought import Brought, brought
from auditprep.store.changes import Step
from auditprep.store.copies import copies_beside
from auditprep.store.days import take_days
from auditprep.store.merging import Wording, take_copy, take_sheet
from auditprep.store.openfile import OpenFile
from auditprep.store.parting import Parting, open_copy, parting
from auditprep.store.rows import storable
from auditprep.store.trouble import reading
from auditprep.store.yearsfile import YearsFile


class ColleaguesFile(YearsFile):
    """A case among people. What changes something raises ReadOnlyCase, LockedCase and SaveFailed besides what it says."""

    # Sheets

    def handout(self, id: int) -> Handout:
        """Raises UnknownHandout."""
        found = next((each for each in self.standing().handouts if each.id == id), None)
        if found is None:
            raise UnknownHandout(handout=id)
        return found

    def hand_out(
        self, to: str, keys: Iterable[str], due: dt.date | None, message: str, by: str = ""
    ) -> Handout:
        """Remembers that these questions are out, from `by` or else who signs the changes. Raises UnknownQuestion, NoRecipient."""
        name = " ".join(storable(to).split())
        if not name:
            raise NoRecipient()
        base = self.current(keys)
        now = dt.datetime.now(dt.UTC)
        sender = " ".join(storable(by).split()) or self.who
        out = Handout(0, token_hex(8), name, now, sender, tuple(base), due, storable(message).strip(), base)
        with self._change():
            id = handouts.write_handout(self._db, out)
        with reading(self.path):
            self._passing.lasts(self.who, "hand-out", name)
        return self.handout(id)

    def call_off(self, id: int) -> None:
        """Raises UnknownHandout."""
        with self._step("call-off") as step:
            handouts.call_off(self._db, id)
            row = self._db.conn.execute("SELECT recipient FROM handout WHERE id = ?", (id,)).fetchone()
            step.call(row[0])
        self._passing.lasts_no_longer("hand-out", row[0])

    def take_sheet(self, plan: MergePlan, wordings: Iterable[Wording]) -> Merged:
        """Takes in what a colleague wrote. Raises UnknownHandout."""
        if plan.handout is not None:
            self.handout(plan.handout)
        by = " ".join(storable(plan.source).split())
        with self._change():
            step = Step(self._db, self.who, "handin", by, handout=plan.handout)
            taken = take_sheet(self._db, self.who, by, step, map(_storable, wordings))
            if plan.handout is not None:
                handouts.come_back(self._db, plan.handout)
        self._typed = None
        return Merged(step.id_if_any, tuple(dict.fromkeys(taken)), len(taken))

    # Copies

    def copies_beside(self) -> tuple[CaseCopy, ...]:
        """Other copies of the case in its folder with changes that are not here."""
        with reading(self.path):
            return copies_beside(self._db, self._file)

    def compare_copy(self, path: Path) -> tuple[Parting, Brought]:
        """What another copy has, and what both began from. Raises FileMissing, FileUnreadable, NotACase, NewerCase, BrokenCase,
        OtherCase."""
        with open_copy(self, path) as other, self._at_one_moment(other):
            found = parting(self, other)
            return found, brought(self._db, other.db, found)

    def take_copy(
        self,
        path: Path,
        choose: Callable[[Parting], Iterable[Wording]],
        choose_day: Callable[[MergeItem], str] = lambda item: item.mine,
    ) -> Merged:
        """Takes in what another copy has; `choose` says what is to become of the words in answers, and `choose_day` of a day
        that differs. Raises as `compare_copy`."""
        with open_copy(self, path) as other, self._change(), other.db.atomic():  # as it is at one moment
            with reading(path):
                found = parting(self, other)
                extra = brought(self._db, other.db, found)
            step = Step(self._db, self.who, "merge", storable(path.name))
            bringing = Bringing(self._db, other, self.who, step)
            documents = bringing.documents(found.documents)
            bringing.history(found)
            taken = take_copy(self._db, self.who, step, found, choose(found))
            bringing.beside(extra, self._drafts(found, taken))
            take_days(self._db, step, extra.days, choose_day)
        self._typed = None
        return Merged(step.id_if_any, tuple(dict.fromkeys(taken)), len(taken), documents)

    def _drafts(self, found: Parting, taken: Iterable[str]) -> Iterator[str]:
        """The answers that came along as drafts of another year."""
        answers = self._answers()
        return (key for key in taken if found.theirs[key].carried and answers[key].carried)

    @contextmanager
    def _at_one_moment(self, other: OpenFile) -> Iterator[None]:
        with reading(self.path), self._db.atomic(), reading(other.path), other.db.atomic():
            yield


def _storable(each: Wording) -> Wording:
    return replace(each, theirs=storable(each.theirs), final=storable(each.final))
