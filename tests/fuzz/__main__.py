"""The fuzzer's long round.

    ./dev fuzz [MINUTES]         ten if none are given; prints the seed
    ./dev fuzz MINUTES SEED      the same round again
    ./dev fuzz FORM…             tries forms that were saved before

Every form that fails is cut down to the steps that matter and saved in output/fuzz/, with what was said beside it.
Exit code 1 if any failed.
"""

from __future__ import annotations

import contextlib
import hashlib
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests' helpers, by name

from fuzz.bases import names
from fuzz.mutating import Recipe
from fuzz.properties import check

SAVED = Path(__file__).parents[2] / "output" / "fuzz"
SLOWEST = 20  # seconds
MOST_STEPS = 8


class TooSlow(Exception):
    """A form that took longer than any may."""


def main(args: list[str]) -> int:
    if args and not args[0].replace(".", "", 1).isdigit():
        return int(sum(_told(Path(file)) for file in args) > 0)
    minutes = float(args[0]) if args else 10
    seed = int(args[1]) if len(args) > 1 else random.SystemRandom().randrange(10**9)
    _say(f"Fuzzing for {minutes:g} minutes; the seed is {seed}.")
    return _round(seed, time.monotonic() + 60 * minutes)


def _round(seed: int, end: float) -> int:
    """Tries recipes until the time is up; 1 if any failed."""
    chance, known, outcomes, slowest = random.Random(seed), names(), Counter[str](), 0.0
    while time.monotonic() < end:
        steps = tuple(chance.randrange(2**32) for _ in range(chance.randint(1, MOST_STEPS)))
        recipe = Recipe(chance.choice(known), steps, chance.randrange(2**32))
        began = time.monotonic()
        outcome, words = _tried(recipe)
        slowest = max(slowest, time.monotonic() - began)
        outcomes[outcome] += 1
        if words and outcomes[outcome] == 1:  # once for each place in the code
            _save(_cut_down(recipe, outcome), outcome)
    for outcome, count in outcomes.most_common():
        _say(f"{count:8}  {outcome}")
    _say(f"{outcomes.total()} forms; the slowest took {slowest:.1f} seconds. The seed was {seed}.")
    return int(any(outcome.startswith("FAILED") for outcome in outcomes))


def _tried(recipe: Recipe) -> tuple[str, str]:
    """What became of a recipe in a word, and, if it failed, all that was said."""
    try:
        form = recipe.make()
    except Exception as error:  # the fuzzer's own mistake
        raise RuntimeError(repr(recipe)) from error
    return _checked(form, recipe.answers)


def _checked(form: bytes, answers: int) -> tuple[str, str]:
    try:
        with _at_most(SLOWEST):
            return check(form, answers), ""
    except Exception as error:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if "/auditprep/" in f.filename]
        where = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else ""
        what = str(error).partition(":")[2] if type(error).__name__ == "Broken" else ""
        return f"FAILED {type(error).__name__}{what} {where}".rstrip(), traceback.format_exc()


def _cut_down(recipe: Recipe, outcome: str) -> Recipe:
    """The recipe with no step that is not needed for the same outcome."""
    shorter = True
    while shorter:
        shorter = False
        for place in range(len(recipe.steps)):
            less = replace(recipe, steps=recipe.steps[:place] + recipe.steps[place + 1 :])
            if _tried(less)[0] == outcome:
                recipe, shorter = less, True
                break
    return recipe


def _save(recipe: Recipe, outcome: str) -> None:
    form, words = recipe.make(), _tried(recipe)[1]
    SAVED.mkdir(parents=True, exist_ok=True)
    file = SAVED / f"{hashlib.sha256(form).hexdigest()[:12]}.docx"
    file.write_bytes(form)
    file.with_suffix(".txt").write_text(f"{recipe!r}\n{recipe.answers}\n\n{words}", encoding="utf-8")
    _say(f"{outcome}\n    {file}")


def _told(file: Path) -> bool:
    """Tries a saved form again, and says what becomes of it; whether it failed."""
    beside = file.with_suffix(".txt")
    answers = int(beside.read_text(encoding="utf-8").splitlines()[1]) if beside.exists() else 0
    outcome, words = _checked(file.read_bytes(), answers)
    _say(f"{file}: {outcome}\n{words}".rstrip())
    return bool(words)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


@contextlib.contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Raises TooSlow when the time is up, where the system has alarms."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_given: object) -> None:
        raise TooSlow(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
