"""A form of five thousand questions matched with the year before: time and memory, also where all are worded nearly the
same. `bench.match_years` is run as a program, so that its memory can be told:

python -m bench.match_years KIND COUNT
"""

from __future__ import annotations

import importlib.util
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.peak import cost_of
from bench.timing import BYTES, Result, Skipped, against

if TYPE_CHECKING:
    from auditprep.model import Questionnaire

QUESTIONS, IN_A_SECTION, EVERYDAY = 5_000, 25, 30
LONGEST, LARGEST = 10.0, 300e6
"""The seconds and bytes that matching the largest form may take, with the forms themselves and Python."""
_SYLLABLES = "ba be bi bo du da fra gra kla la le li lo ma mo na no pa po ra ri sa si sto ta to va vi"


def match_years(folder: Path) -> Iterator[Result | Skipped]:
    """Thirty questions against rapidfuzz that only compares all of their texts; and five thousand against limits."""
    yield _everyday()
    if importlib.util.find_spec("resource") is None:
        yield Skipped("match 5,000 × 5,000", "this system does not tell how much memory a program took")
        return
    for kind in KINDS:
        cost = cost_of(sys.executable, "-m", "bench.match_years", kind, str(QUESTIONS), rounds=1)
        what = f"match {QUESTIONS:,} × {QUESTIONS:,}, {kind}"
        yield Result(what, "at most", cost.steps["match"], LONGEST, 1.0)
        yield Result("  memory of that", "at most", cost.peak, LARGEST, 1.0, BYTES)


def _everyday() -> Result:
    from rapidfuzz import process

    from auditprep.years.matching import match

    old, new = (_form(texts, year) for texts, year in zip(_reworded(EVERYDAY), (2030, 2031), strict=True))
    texts = [[question.text for question in form.questions()] for form in (old, new)]
    return against(
        f"match {EVERYDAY} × {EVERYDAY}",
        "rapidfuzz, all texts",
        lambda: match(old, new),
        lambda: [process.extract(text, texts[1]) for text in texts[0]],
        limit=8.0,  # the peer compares letters, and pairs nothing
        rounds=10,
    )


# The forms' texts, of both years


def _reworded(count: int) -> tuple[list[str], list[str]]:
    """Words that no two questions share many of; a tenth are worded otherwise, some are gone and some are new."""
    chance = random.Random(1)
    vocabulary = [
        "".join(chance.choices(_SYLLABLES.split(), k=chance.randint(2, 4))) for _word in range(3_000)
    ]

    def words(number: int) -> str:
        return " ".join(chance.choices(vocabulary, k=number))

    old = [f"Har nämnden {words(3)} för {words(3)} under 2030?" for _question in range(count)]
    new = [text.replace("2030", "2031") for text in old]
    for at in chance.sample(range(count), count // 10):
        new[at] = new[at].replace("Har nämnden", "Finns det i nämnden")
    for at in chance.sample(range(count), count // 20):
        new[at] = f"Har nämnden {words(6)}?"
    return old, new


def _shuffled(count: int) -> tuple[list[str], list[str]]:
    """Other words in every question, and another order: nothing is certain, and all is compared."""
    chance = random.Random(2)
    old, _new = _reworded(count)
    new = []
    for text in old:
        words = text.rstrip("?").split()
        words[chance.randrange(2, 8)] = "annat"
        chance.shuffle(words)
        new.append(" ".join(words))
    return old, new


def _numbered(count: int) -> tuple[list[str], list[str]]:
    """Only two numbers tell the questions apart; some are gone."""
    old = [f"Har nämnden följt upp mål {at % 25} inom område {at // 25}?" for at in range(count)]
    return old, [text for at, text in enumerate(old) if at % 20]


def _all_the_same(count: int) -> tuple[list[str], list[str]]:
    return ["Kommentar"] * count, ["Kommentar"] * count


KINDS: dict[str, Callable[[int], tuple[list[str], list[str]]]] = {
    "reworded": _reworded,
    "shuffled": _shuffled,
    "numbered": _numbered,
    "all-the-same": _all_the_same,
}


def _form(texts: list[str], year: int) -> Questionnaire:
    from auditprep.model import Kind, Question, Questionnaire, Section

    questions = [
        Question(f"{at}", f"{at}", text, None, Kind.CHOICE, ("Ja", "Nej")) for at, text in enumerate(texts)
    ]
    sections = tuple(
        Section(f"{first}", f"Del {first}", tuple(questions[first : first + IN_A_SECTION]))
        for first in range(0, len(questions), IN_A_SECTION)
    )
    return Questionnaire("", None, year, None, sections)


def main(argv: list[str]) -> int:
    from auditprep.years.matching import match

    kind, count = argv
    old, new = KINDS[kind](int(count))
    forms = _form(old, 2030), _form(new, 2031)
    began = time.process_time()
    match(*forms)
    print(json.dumps({"match": time.process_time() - began}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
