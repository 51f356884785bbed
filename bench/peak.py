"""How long a program runs, and how much memory it takes at most.

The system tells the peak of the largest program that one has waited for. So each is started from a small process of
its own, which is this module run as a program: python -m bench.peak COMMAND…
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass

from bench.timing import ROOT, everyday

_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


@dataclass(frozen=True)
class Cost:
    """The least of some rounds: seconds from start to end, bytes at the peak, and the seconds that the program says of
    its own steps."""

    seconds: float
    peak: float
    steps: Mapping[str, float]


def cost_of(*command: str, rounds: int) -> Cost:
    """What a program takes. What it prints, if anything, is JSON. Raises CalledProcessError if it fails."""
    costs = [_once(command) for _round in range(rounds)]
    steps = {step: min(each.steps[step] for each in costs) for step in costs[0].steps}
    return Cost(min(each.seconds for each in costs), min(each.peak for each in costs), steps)


def _once(command: tuple[str, ...]) -> Cost:
    asked = [sys.executable, "-m", "bench.peak", *command]
    done = subprocess.run(asked, cwd=ROOT, env=everyday(), stdout=subprocess.PIPE, check=True)
    return Cost(**json.loads(done.stdout))


def _main(command: list[str]) -> int:
    import resource  # not on Windows

    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT
    print(json.dumps({"seconds": seconds, "peak": peak, "steps": json.loads(done.stdout or "{}")}))
    return done.returncode


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
