"""Two ways of doing the same, timed in turns, so that a busy moment of the machine hits both; and the table of results."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

Work = Callable[[], object]

SECONDS, BYTES = "seconds", "bytes"
_SHOWN = {SECONDS: (1e3, "ms"), BYTES: (1e-6, "MB")}


@dataclass(frozen=True)
class Result:
    """Best times in seconds, or memory in bytes, and how many times the peer's ours may be."""

    what: str
    peer: str
    ours: float
    theirs: float
    limit: float
    unit: str = SECONDS

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs


@dataclass(frozen=True)
class Skipped:
    """A benchmark that could not be run here, and why."""

    what: str
    why: str


def against(what: str, peer: str, ours: Work, theirs: Work, *, limit: float, rounds: int) -> Result:
    """The best time of each, after one round that does not count."""
    ours(), theirs()
    times = [(_seconds(ours), _seconds(theirs)) for _round in range(rounds)]
    return Result(what, peer, min(mine for mine, _ in times), min(other for _, other in times), limit)


def program(*command: str | Path) -> Work:
    """Running a program to its end. Raises CalledProcessError if it fails."""
    words = [str(word) for word in command]
    return lambda: subprocess.run(words, cwd=ROOT, env=everyday(), capture_output=True, check=True)


def everyday() -> dict[str, str]:
    """The environment as users have it: Python may keep what it has compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def python(*arguments: str | Path) -> Work:
    return program(sys.executable, *arguments)


def table(results: Sequence[Result | Skipped]) -> str:
    """A line for each: what, ours, peer, ratio, limit."""
    width = max([44, *(len(_name(each)) for each in results)]) + 2
    lines = [f"{'what':<{width}}{'ours':>10}{'peer':>10}{'ratio':>8}{'limit':>8}"]
    lines += [f"{_name(each):<{width}}{_figures(each)}" for each in results]
    return "\n".join(lines)


def _name(result: Result | Skipped) -> str:
    return result.what if isinstance(result, Skipped) else f"{result.what} / {result.peer}"


def _figures(result: Result | Skipped) -> str:
    if isinstance(result, Skipped):
        return f"skipped: {result.why}"
    factor, sign = _SHOWN[result.unit]
    verdict = "" if result.ratio <= result.limit else "  over"
    values = "".join(f"{value * factor:>7.1f} {sign}" for value in (result.ours, result.theirs))
    return f"{values}{result.ratio:>7.2f}×{result.limit:>7.2f}×{verdict}"


def _seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
