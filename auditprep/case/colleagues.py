"""The part of the door that is about others: sheets out to colleagues and back in, and other copies of the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditprep import messages
from auditprep.case.years import CaseYears
from auditprep.model import (
    CaseCopy,
    Handout,
    Merged,
    MergeItem,
    MergePlan,
    Notice,
    Outcome,
    Sheet,
    SheetRead,
)

if TYPE_CHECKING:
    from auditprep.store.brought import Brought
    from auditprep.store.merging import Wording
    from auditprep.store.parting import Parting

Chosen = Mapping[tuple[str, str], str]
"""What a part of an answer is to be, by question and field."""


class CaseColleagues(CaseYears):
    """What changes something raises ReadOnlyCase, LockedCase and SaveFailed besides what it says."""

    # Sheets

    def hand_out(
        self, to: str, keys: Iterable[str], *, due: dt.date | None = None, message: str = "", by: str = ""
    ) -> Sheet:
        """Remembers that these questions are out with a colleague, with the answers as they are now; the sheet to write, which is
        from `by` (default: who signs the changes). Raises UnknownQuestion, NoRecipient."""
        return self._sheet(self._file.hand_out(to, keys, due, message, by))

    def sheet_again(self, id: int) -> Sheet:
        """The sheet of a handout, as it was when it went out. Raises UnknownHandout."""
        return self._sheet(self._file.handout(id))

    def _sheet(self, handout: Handout) -> Sheet:
        from auditprep.colleagues.sheets import sheet_of

        return sheet_of(self._file.snapshot(), self.matching(), handout)

    def call_off_handout(self, id: int) -> None:
        """It is not waited for any more. Raises UnknownHandout."""
        self._file.call_off(id)

    def plan_hand_in(self, read: SheetRead, file_name: str) -> MergePlan:
        """What a sheet that has come back brings; nothing is changed."""
        from auditprep.colleagues.sheets import plan

        snapshot = self._file.snapshot()
        handout = next((each for each in snapshot.handouts if each.token == read.token), None)
        source = handout.to if handout else Path(file_name).stem
        return plan(snapshot, read, handout, source, self.matching())

    # Copies

    def copies_beside(self) -> tuple[CaseCopy, ...]:
        """Other copies of this case in its folder that hold changes which this one does not have, the one with the latest first."""
        return self._file.copies_beside()

    def plan_merge(self, path: Path) -> MergePlan:
        """What another copy of this case brings, which is only read; nothing is changed, so this case may be one that can only
        be read. Raises FileMissing, FileUnreadable, NotACase, NewerCase, BrokenCase, OtherCase."""
        found, extra = self._file.compare_copy(path)
        items = _merge(found)
        careful = self._careful(items, found)
        asks = [Notice("decided-asks")] if careful != items else []
        return MergePlan(
            source=path.name,
            items=(*self._careful_of_days(extra.days), *careful),
            copy=path,
            evidence=found.documents.titles,
            more=tuple(map(messages.notice, _more(found, extra))),
            notices=(*asks, *extra.told, *self._settled_before(items)),
        )

    def _careful(self, items: tuple[MergeItem, ...], found: Parting) -> tuple[MergeItem, ...]:
        """In a case that is decided what is answered is not replaced unasked."""
        from auditprep.colleagues.merging import asked_of_answered

        is_decided = self._file.is_decided()
        return asked_of_answered(items, found.mine) if is_decided else items

    def _careful_of_days(self, items: tuple[MergeItem, ...]) -> tuple[MergeItem, ...]:
        from auditprep.colleagues.merging import asked

        return asked(items) if self._file.is_decided() else items

    def _settled_before(self, items: tuple[MergeItem, ...]) -> Iterator[Notice]:
        """Where the copy says something else that was left when it was merged before."""
        unchanged = [each for each in items if each.outcome is Outcome.UNCHANGED and each.theirs != each.mine]
        lines = self._file.changes() if unchanged else ()
        left = {(each.question, each.field, each.before or "") for each in lines if each.left}
        settled = [each for each in unchanged if (each.question, each.field, each.theirs) in left]
        if settled:
            questions = tuple(dict.fromkeys(each.question for each in settled))
            yield Notice(
                "settled-before", facts={"count": str(len(settled)), "questions": ", ".join(questions)}
            )

    def take_merge(self, plan: MergePlan, chosen: Chosen) -> Merged:
        """Makes of two versions one, as one step. `chosen` says what a part of an answer, or a day, is to be; of what it does not name, what
        is new is taken, and what was changed here too stays. What the other version says is kept in the history whatever
        is chosen, signed by who wrote it. Raises UnknownQuestion, UnknownMark, UnknownHandout, and for a copy as `plan_merge`.
        """
        self._file.demand_changeable()
        if plan.copy is None:
            return self._file.take_sheet(plan, tuple(self._wordings(plan.items, chosen)))
        seen = {(each.question, each.field): each for each in plan.items}
        return self._file.take_copy(
            plan.copy,
            lambda found: tuple(self._wordings(_as_seen(_merge(found), seen), chosen)),
            lambda item: _day_chosen(next(_as_seen(self._careful_of_days((item,)), seen)), chosen),
        )

    def _wordings(self, items: Iterable[MergeItem], chosen: Chosen) -> Iterator[Wording]:
        """What is to become of each part. One that is not any more as it was when it was chosen is a conflict."""
        from auditprep.colleagues.merging import FIELDS
        from auditprep.store.merging import Wording

        now, is_decided = self._file.answers(), self._file.is_decided()
        for item in items:
            key, field = item.question, item.field
            asked, mine = chosen.get((key, field)), FIELDS[field](now[key])
            says_new = item.outcome is not Outcome.UNCHANGED
            if not says_new and asked is None:
                continue
            is_spared = is_decided and not now[key].is_empty
            is_new = item.outcome is Outcome.NEW and mine == item.mine and not is_spared
            final = asked if asked is not None else item.theirs if is_new else mine
            if field == "mark" and final not in (mine, item.base):
                final = self._file.mark(key, final)
            yield Wording(key, field, item.theirs if says_new else mine, final, conflict=not is_new)


def _merge(found: Parting) -> tuple[MergeItem, ...]:
    from auditprep.colleagues.merging import merge_answers

    return merge_answers(found.base, found.mine, found.theirs)


def _as_seen(items: Iterable[MergeItem], seen: Mapping[tuple[str, str], MergeItem]) -> Iterator[MergeItem]:
    """The parts as they are now. What is another than it was when the plan was made was not chosen, and is a conflict."""
    for item in items:
        before = seen.get((item.question, item.field))
        same = before is not None and (before.mine, before.theirs) == (item.mine, item.theirs)
        yield item if same or item.outcome is Outcome.UNCHANGED else replace(item, outcome=Outcome.CONFLICT)


def _day_chosen(item: MergeItem, chosen: Chosen) -> str:
    """One of the two days."""
    unasked = item.theirs if item.outcome is Outcome.NEW else item.mine
    asked = chosen.get((item.question, item.field), unasked)
    return asked if asked in (item.mine, item.theirs) else unasked


def _more(found: Parting, extra: Brought) -> Iterator[Notice]:
    """What a copy brings besides words and documents, in figures."""
    counts = {
        "brings-citations": len(extra.citations),
        "brings-decisions": len(extra.decisions),
        "brings-settled": len(extra.settled),
        "brings-remarks": len(extra.remarks),
        "brings-handouts": len(extra.handouts),
        "brings-exports": len(extra.exported),
        "brings-choices": len(extra.choices),
        "brings-confirmed": len(extra.confirmed),
        "brings-secrets": len(found.documents.secret),
    }
    for code, count in counts.items():
        if count:
            yield Notice(code, facts={"count": str(count)})
    if extra.previous is not None:
        name = str(extra.previous.year or extra.previous.name)
        yield Notice("brings-previous", facts={"name": name})
