"""Two copies that are changed apart at random and merged: no words are lost, nothing is overwritten unasked, and a second merge
finds nothing new."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from cases import document, new_case
from hypothesis import given, settings
from hypothesis import strategies as st

from auditprep.colleagues.merging import merge_answers
from auditprep.model import MergeItem, Outcome
from auditprep.store.brought import content, flags
from auditprep.store.casefile import CaseFile
from auditprep.store.merging import Wording
from auditprep.store.parting import Parting

KEYS = ("1.1", "1.5", "2.1")
Edit = tuple[str, str, int]

kinds = st.sampled_from(
    ["text", "typed", "mark", "done", "clear", "attach", "cite", "uncite", "remove", "undo"]
)
edits = st.lists(st.tuples(kinds, st.sampled_from(KEYS), st.integers(0, 3)), max_size=6)


def do(case: CaseFile, who: str, edit: Edit) -> None:
    """One change, as far as it can be made."""
    kind, key, number = edit
    there = [each.id for each in case.snapshot().evidence] or [0]
    evidence, steps = there[number % len(there)], case.steps()
    pages = tuple(f"Ord av {who} {number}, {page}" for page in range(5))
    ways: dict[str, Callable[[], object]] = {
        "text": lambda: case.answer(key, {"text": f"{who} {number}"}),
        "typed": lambda: case.save_typed(key, f"{who} skriver {number}"),
        "mark": lambda: key == "2.1" or case.answer(key, {"mark": ("Ja", "Nej", "Vet ej", None)[number]}),
        "done": lambda: case.answer(key, {"done": bool(number % 2)}),
        "clear": lambda: case.answer(key, {"text": ""}),
        "attach": lambda: case.take_in(document(f"{who}{number}.pdf", *pages), as_new=True),
        "cite": lambda: evidence and case.cite(key, evidence, str(number + 1) if number else None),
        "uncite": lambda: evidence and case.uncite(key, evidence),
        "remove": lambda: evidence and case.remove_evidence(evidence),
        "undo": lambda: steps and case.undo(steps[number % len(steps)].id),
    }
    ways[kind]()


def items_of(found: Parting) -> tuple[MergeItem, ...]:
    return merge_answers(found.base, found.mine, found.theirs)


def choosing(take_theirs: bool) -> Callable[[Parting], list[Wording]]:
    """What is new is taken; of what both have changed either theirs or mine."""

    def choose(found: Parting) -> list[Wording]:
        return [
            Wording(
                each.question,
                each.field,
                each.theirs,
                each.theirs if each.outcome is Outcome.NEW or take_theirs else each.mine,
                conflict=each.outcome is Outcome.CONFLICT,
            )
            for each in items_of(found)
            if each.outcome is not Outcome.UNCHANGED
        ]

    return choose


def words_of(case: CaseFile) -> set[str]:
    """All that was ever written here."""
    told = {each.after for each in case.changes() if each.field in ("text", "mark")}
    return {word for word in told if word}


@settings(max_examples=40)
@given(edits, edits, edits, edits, st.booleans())
def test_merging_loses_nothing_and_a_second_merge_finds_nothing(
    tmp_path_factory, before, mine, theirs, later, take_theirs
) -> None:
    folder: Path = tmp_path_factory.mktemp("merge")
    path, copy = folder / "c.auditprep", folder / "kopia.auditprep"
    with new_case(path) as case:
        for edit in before:
            do(case, "anna", edit)
    shutil.copy(path, copy)
    with CaseFile(copy, who="bo") as there:
        for edit in theirs:
            do(there, "bo", edit)
        their_words, their_changes = words_of(there), there.changes()
    with CaseFile(path, who="anna") as case:
        for edit in mine:
            do(case, "anna", edit)
        my_words, was = words_of(case), case.snapshot()
        found, _extra = case.compare_copy(copy)
        changed_here = {(each.question, each.field) for each in items_of(found) if each.mine != each.base}
        merged = case.take_copy(copy, choosing(take_theirs))
        now = case.snapshot()
        # Every word of both is in the history, and every change of the other copy with its own author and time.
        assert their_words | my_words <= words_of(case)
        told = {
            (e.when, e.who, e.question, e.field, e.after) for e in case.changes() if e.field != "citation"
        }
        for e in their_changes:
            assert e.field == "citation" or (e.when, e.who, e.question, e.field, e.after) in told
        # What was changed here stays unless it was asked for, and the history leads to what stands there.
        for key, answer in was.answers.items():
            if not take_theirs and (key, "text") in changed_here:
                assert now.answer(key).text == answer.text
        # Documents that were here are here still.
        assert {each.sha256 for each in was.versions()} <= {each.sha256 for each in now.versions()}
        # Once more: nothing.
        again, extra = case.compare_copy(copy)
        assert all(each.outcome is Outcome.UNCHANGED for each in items_of(again))
        assert not again.documents.titles and not extra.citations and not extra.confirmed
        count = len(case.changes())
        assert case.take_copy(copy, choosing(take_theirs)).step == 0
        assert len(case.changes()) == count
        # Undone, all is as it was; and redone, as it became.
        if merged.step:
            assert case.undo(merged.step) == ()
            undone = case.snapshot()
            assert (undone.answers, undone.citations) == (was.answers, was.citations)
            assert {each.id for each in undone.evidence} == {each.id for each in was.evidence}
            case.undo(case.steps()[-1].id)
            redone = case.snapshot()
            assert (redone.answers, redone.citations) == (now.answers, now.citations)
        for edit in later:
            do(case, "anna", edit)
        final = case.snapshot()
    # Merged back, the other copy becomes the same where it was not changed since; only what was taken away is asked of.
    with CaseFile(copy, who="bo") as there:
        back, _extra = there.compare_copy(path)
        assert not [each for each in items_of(back) if each.outcome is Outcome.CONFLICT and each.theirs]
        there.take_copy(path, choosing(True))
        ends = there.snapshot()
        assert {key: content(each) for key, each in ends.answers.items()} == {
            key: content(each) for key, each in final.answers.items()
        }
        assert all(flags(ends.answer(key)) == flags(final.answer(key)) for key in KEYS)
