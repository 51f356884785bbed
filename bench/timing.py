"""Two ways of doing the same, timed in turns, so that a busy moment of the machine hits both."""

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


@dataclass(frozen=True)
class Result:
    """Best times in seconds, and how many times the peer's ours may be."""

    what: str
    peer: str
    ours: float
    theirs: float
    limit: float

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
    return lambda: subprocess.run(words, cwd=ROOT, env=_everyday(), capture_output=True, check=True)


def _everyday() -> dict[str, str]:
    """The environment as users have it: Python may keep what it has compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def python(*arguments: str | Path) -> Work:
    return program(sys.executable, *arguments)


def table(results: Sequence[Result | Skipped]) -> str:
    """A line for each: what, ours, peer, ratio, limit."""
    lines = [f"{'what':<46}{'ours':>10}{'peer':>10}{'ratio':>8}{'limit':>8}"]
    lines += [_line(each) for each in results]
    return "\n".join(lines)


def _line(result: Result | Skipped) -> str:
    if isinstance(result, Skipped):
        return f"{result.what:<46}skipped: {result.why}"
    name = f"{result.what} / {result.peer}"
    verdict = "" if result.ratio <= result.limit else "  over"
    times = f"{result.ours * 1000:>7.1f} ms{result.theirs * 1000:>7.1f} ms"
    return f"{name:<46}{times}{result.ratio:>7.2f}×{result.limit:>7.2f}×{verdict}"


def _seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
