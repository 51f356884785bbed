"""What was carried over from last year, or taken in from others, as JSON (the command line's contract)."""

from __future__ import annotations

from collections.abc import Iterable

from auditprep import messages
from auditprep.model import Carried, Match, Merged, MergeItem, MergePlan, SheetAnswer, Stale, Wanted

Json = dict[str, object]


def carried_json(
    carried: Carried,
    stale: Iterable[tuple[str, Stale]],
    wanted: Iterable[Wanted],
    doubtful: Iterable[tuple[Match, str, str]] = (),
    previous: tuple[str, bool] | None = None,
) -> Json:
    """What became of carrying over; `stale` are the pieces that are out of date, each with its question, and `doubtful` the
    pairs that may belong together, each with the words of both questions. `previous` is last year's file, and whether it has
    become that now."""
    return {
        "previous": {"file": previous[0], "changed": previous[1]} if previous else None,
        "carried": list(carried.questions),
        "left": dict(carried.left),
        "marks_lost": list(carried.marks_lost),
        "marks_renamed": dict(carried.marks_renamed),
        "stale": [
            {"question": key, "was": each.was, "proposals": list(each.proposals), "kind": str(each.kind)}
            for key, each in stale
        ],
        "wanted": [
            {"question": each.question, "title": each.then.title, "likely": list(each.likely)}
            for each in wanted
        ],
        "doubtful": [
            {
                "old": match.old,
                "new": match.new,
                "likeness": round(match.likeness, 3),
                "old_text": old,
                "new_text": new,
            }
            for match, old, new in doubtful
        ],
    }


def plan_json(plan: MergePlan, merged: Merged | None) -> Json:
    """What another version brings, and what became of it where it was taken in."""
    told: Json = {
        "source": plan.source,
        "handout": plan.handout,
        "parts": [_part(each) for each in plan.items],
        "unmatched": [_unmatched(each) for each in plan.unmatched],
        "evidence": list(plan.evidence),
        "more": list(plan.more),
        "notices": [messages.notice(each) for each in plan.notices],
    }
    return told if merged is None else {**told, "merged": _merged(merged)}


def _merged(merged: Merged) -> Json:
    return {
        "step": merged.step,
        "questions": list(merged.questions),
        "parts": merged.parts,
        "evidence": merged.evidence,
    }


def _part(item: MergeItem) -> Json:
    return {
        "question": item.question,
        "part": item.field,
        "outcome": str(item.outcome),
        "base": item.base,
        "mine": item.mine,
        "theirs": item.theirs,
        "documents": item.documents,
    }


def _unmatched(said: SheetAnswer) -> Json:
    return {
        "number": said.label or None,
        "question": said.text or None,
        "mark": said.answer.mark,
        "text": said.answer.text,
        "evidence": said.answer.evidence,
        "documents": said.documents,
    }
