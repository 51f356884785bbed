"""How well mutated forms are matched, counted over many of them.

.venv/bin/python tests/years/matching_measured.py 2000     the table for so many forms, and the same with what was kept aside
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests' helpers, by name

from years.form_items import UNTOUCHED, Mutated
from years.form_mutations import mutated

from auditprep.model import Became, Matching
from auditprep.years.matching import match


@dataclass
class Measured:
    """`kinds` counts, by what was done to a question, what became of its true pairs: right, for review, missed. `wrong`
    are the pairs given as certain that are not true, as (old wording, new wording, what was done)."""

    forms: int = 0
    certain: int = 0
    suggested: int = 0
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    wrong: list[tuple[int, str, str, str]] = field(default_factory=list)
    parted: Counter[str] = field(default_factory=Counter)

    @property
    def wrong_share(self) -> float:
        """Wrong pairs among those given as certain."""
        return len(self.wrong) / max(self.certain, 1)

    @property
    def wrong_share_of_changed(self) -> float:
        """Wrong pairs among those given as certain for questions to which something was done."""
        changed = sum(counts["right"] for kind, counts in self.kinds.items() if kind != UNTOUCHED)
        return len(self.wrong) / max(changed + len(self.wrong), 1)

    def share(self, outcome: str, kinds: Iterable[str] | None = None) -> float:
        chosen = [self.kinds[kind] for kind in (kinds or self.kinds) if kind in self.kinds]
        return sum(each[outcome] for each in chosen) / max(sum(each.total() for each in chosen), 1)


def measure(forms: Iterable[Mutated]) -> Measured:
    measured = Measured()
    for form in forms:
        _count(form, match(form.old, form.new), measured)
    return measured


def _count(form: Mutated, matching: Matching, measured: Measured) -> None:
    certain = {(each.old, each.new) for each in matching.matches if each.old and each.new}
    doubtful = {(each.old, each.new) for each in matching.doubtful}
    measured.forms += 1
    measured.certain += len(certain)
    measured.suggested += len(doubtful)
    for pair in form.pairs:
        outcome = "right" if pair in certain else "review" if pair in doubtful else "missed"
        measured.kinds.setdefault(form.how.get(pair, UNTOUCHED), Counter())[outcome] += 1
    measured.wrong += [_wrong(form, *pair) for pair in sorted(certain - form.pairs)]
    for kind, found in _parted(form, matching):
        measured.parted[kind, found] += 1


def _wrong(form: Mutated, old: str, new: str) -> tuple[int, str, str, str]:
    was, now = form.old.question(old), form.new.question(new)
    assert was and now
    how = (
        form.how.get((old, None))
        or form.how.get((None, new))
        or next((form.how.get(p, UNTOUCHED) for p in form.pairs if old == p[0] or new == p[1]), "?")
    )
    return form.seed, was.text, now.text, how


def _parted(form: Mutated, matching: Matching) -> Iterator[tuple[str, str]]:
    """For every split and merge, whether all of it was found as what it is, or can be said to be it by the user."""
    for how, side, became in (("split", 0, Became.SPLIT), ("merged", 1, Became.MERGED)):
        told = {(each.old, each.new) for each in matching.matches if each.became is became}
        shown = {(each.old, each.new) for each in (*matching.matches, *matching.doubtful)}
        for whole in sorted({pair[side] for pair in form.pairs if form.how.get(pair) == how}):
            pairs = {pair for pair in form.pairs if pair[side] == whole}
            yield how, "found" if pairs <= told else "review" if pairs <= shown else "missed"


def table(measured: Measured) -> str:
    """The measurement, a line for each kind of mutation."""
    lines = [f"{'done to the question':<22}{'pairs':>8}{'right':>9}{'review':>9}{'missed':>9}"]
    for kind in sorted(measured.kinds):
        counts = measured.kinds[kind]
        total = counts.total()
        shares = "".join(f"{counts[each] / total:>9.1%}" for each in ("right", "review", "missed"))
        lines.append(f"{kind:<22}{total:>8}{shares}")
    for how in ("split", "merged"):
        counts = {each: measured.parted[how, each] for each in ("found", "review", "missed")}
        total = sum(counts.values()) or 1
        shares = "".join(f"{each / total:>9.1%}" for each in counts.values())
        lines.append(f"{how + ', as a whole':<22}{sum(counts.values()):>8}{shares}")
    lines.append(
        f"{measured.forms} forms, {measured.certain} pairs given as certain, {len(measured.wrong)} of them wrong "
        f"({measured.wrong_share:.2%}; {measured.wrong_share_of_changed:.2%} of those that something was done to); "
        f"{measured.suggested / max(measured.forms, 1):.1f} suggestions a form"
    )
    return "\n".join(lines)


def main(count: int) -> None:
    for aside in (False, True):
        measured = measure(mutated(seed, aside=aside) for seed in range(count))
        head = "What was kept aside:" if aside else "What the matching was made with:"
        sys.stdout.write("\n".join([head, table(measured), *map(str, measured.wrong), "", ""]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 2000)
