"""Plants errors, and tells how many are found: .venv/bin/python -m tests.planted --forms 200 --seed 7 [--family kept] [--show]

The open family shows every miss and every false alarm; the kept one only counts, unless --show asks.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

for _folder in (Path(__file__).parents[1], Path(__file__).parents[2]):
    if str(_folder) not in sys.path:
        sys.path.insert(0, str(_folder))  # the tests' helpers, by name


def main() -> int:
    """Writes to stdout; its exit code."""
    from planted.cases import family
    from planted.measure import measure, report, spoiled

    asked = argparse.ArgumentParser(prog="python -m tests.planted", description=__doc__)
    asked.add_argument("--forms", type=int, default=200)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--family", choices=("open", "kept"), default="open")
    asked.add_argument(
        "--show", action="store_true", help="tell the words of what is missed in the kept family"
    )
    wanted = asked.parse_args()
    began = time.perf_counter()
    forms = list(spoiled(family(wanted.family), wanted.seed, wanted.forms))
    made = time.perf_counter()
    measured = measure(forms)
    for line in report(measured, wanted.family == "open" or wanted.show):
        sys.stdout.write(line + "\n")
    each = 1000 / max(wanted.forms, 1)
    sys.stdout.write(f"{(made - began) * each:.1f} ms a form to make, {(time.perf_counter() - made) * each:.0f} ms to examine\n")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
