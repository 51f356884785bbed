"""Forms of 22, 500 and 5,000 questions, in tables and in running lines, read and filled: time, peak memory and growth."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from bench.peak import Cost, cost_of
from bench.timing import BYTES, ROOT, Result, Skipped


@dataclass(frozen=True)
class _Size:
    """In how many rounds, of which the best counts; and how many times pandoc's time ours may be: to read, and to read
    and fill."""

    rounds: int
    read: float
    filled: float


SIZES = {22: _Size(5, 8.0, 12.0), 500: _Size(2, 3.0, 6.0), 5_000: _Size(1, 2.0, 4.0)}
"""By the number of questions. In the smallest, what counts is how long Python takes to start."""
IN_A_SECTION = 25
LONGEST_READ = 20.0
LARGEST_READ = 1.5e9
"""The seconds and bytes that reading the largest form may take."""
MOST_GROWTH = 1.5
"""How much longer a question may take in the largest form than in one of 500."""


@dataclass(frozen=True)
class _Costs:
    """Reading alone, and reading and filling. `theirs` is what pandoc takes to read, where it is there."""

    read: Cost
    filled: Cost
    theirs: Cost | None


def forms(folder: Path) -> Iterator[Result | Skipped]:
    """Each form against pandoc reading the same file, the largest against its limits, and the growth between them."""
    if importlib.util.find_spec("resource") is None:
        yield Skipped("forms of every size", "this system does not tell how much memory a program took")
        return
    for where, make in {"tables": in_tables, "lines": _in_lines}.items():
        costs = {}
        for count, size in SIZES.items():
            file = folder / f"{count} in {where}.docx"
            file.write_bytes(make(count))
            costs[count] = _costs(file, count, size.rounds)
            yield from _against_pandoc(f"{count:,} in {where}", costs[count], size)
        yield from _growth(where, costs)
        yield from _bounds(where, costs)


def _costs(file: Path, count: int, rounds: int) -> _Costs:
    ours = (sys.executable, "-m", "bench.answering", str(file), str(count))
    pandoc = shutil.which("pandoc")
    theirs = (pandoc or "", "--from", "docx", "--to", "json", "--output", os.devnull, str(file))
    return _Costs(
        cost_of(*ours, rounds=rounds),
        cost_of(*ours, "fill", rounds=rounds),
        cost_of(*theirs, rounds=rounds) if pandoc else None,
    )


def _against_pandoc(what: str, costs: _Costs, size: _Size) -> Iterator[Result | Skipped]:
    if costs.theirs is None:
        yield Skipped(f"read and fill {what}", "pandoc is not installed")
        return
    for how, ours, limit in (("read", costs.read, size.read), ("read, fill", costs.filled, size.filled)):
        yield Result(f"{how} {what}", "pandoc reads", ours.seconds, costs.theirs.seconds, limit)
        yield Result("  memory of that", "pandoc reads", ours.peak, costs.theirs.peak, 1.0, BYTES)


def _growth(where: str, costs: Mapping[int, _Costs]) -> Iterator[Result]:
    """A question in the largest form against one in the form before it, in the processor's time, without Python's own start."""
    *_smaller, few, many = SIZES
    steps: dict[str, Callable[[_Costs], float]] = {
        "read": lambda each: each.read.steps["read"],
        "fill": lambda each: each.filled.steps["fill"],
    }
    for how, seconds in steps.items():
        yield Result(
            f"{how} one of {many:,} in {where}",
            f"one of {few:,}",
            seconds(costs[many]) / many,
            seconds(costs[few]) / few,
            MOST_GROWTH,
        )


def _bounds(where: str, costs: Mapping[int, _Costs]) -> Iterator[Result]:
    count = max(costs)
    read = costs[count].read
    yield Result(f"read {count:,} in {where}", "at most", read.seconds, LONGEST_READ, 1.0)
    yield Result("  memory of that", "at most", read.peak, LARGEST_READ, 1.0, BYTES)


# The forms


def in_tables(count: int) -> bytes:
    """Check boxes around the cells; every fifth question is answered in words."""
    forms = test_forms()
    return forms.make_form(
        [
            forms.FormSection(
                str(section),
                _title(section),
                tuple(
                    forms.FormQuestion(
                        f"{section}.{number}",
                        _asked(section, number),
                        options=() if number % 5 == 0 else forms.OPTIONS,
                        guidance=_guidance(number),
                    )
                    for number in numbers
                ),
            )
            for section, numbers in _numbered(count)
        ]
    )


def _in_lines(count: int) -> bytes:
    """No table: a heading, numbered lines, typed boxes in a row, and room after "Kommentar:"."""
    forms = test_forms()
    body = [forms.paragraph("Frågor till nämnden 2031", style="Title")]
    for section, numbers in _numbered(count):
        body.append(forms.paragraph(f"{section} {_title(section)}", style="Heading1"))
        for number in numbers:
            body.append(forms.paragraph(f"{section}.{number} {_asked(section, number)}"))
            if guidance := _guidance(number):
                body.append(forms.paragraph(guidance))
            if number % 5:
                body.append(forms.paragraph("   ".join(f"☐ {option}" for option in forms.OPTIONS)))
            body += [forms.paragraph("Kommentar:"), forms.paragraph("")]
    return forms.package(forms.document("".join([*body, forms.SECTION_PROPERTIES])))


def _numbered(count: int) -> Iterator[tuple[int, range]]:
    """The sections by their numbers, with the numbers of their questions."""
    for section, before in enumerate(range(0, count, IN_A_SECTION), 1):
        yield section, range(1, min(IN_A_SECTION, count - before) + 1)


def _title(section: int) -> str:
    return f"Område {section} i verksamheten"


def _asked(section: int, number: int) -> str:
    return f"Har nämnden under året följt upp mål {number} inom område {section}?"


def _guidance(number: int) -> str | None:
    return None if number % 3 else "Ange när uppföljningen gjordes, och vad nämnden beslutade."


def test_forms() -> ModuleType:
    """`tests/forms.py`, which makes Word forms."""
    sys.path.insert(0, str(ROOT / "tests"))
    import forms

    return forms
