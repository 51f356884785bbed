"""A case looked through by all rules: the first round, which reads every page of the evidence, and the round after a
keystroke; against limits."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.timing import Result, Skipped

if TYPE_CHECKING:
    from auditprep.model import Evidence, PageText, Snapshot

SIZES = ((30, 100), (30, 1_000), (30, 10_000), (500, 1_000), (500, 10_000))
"""Questions and pages of evidence."""
PAGES_EACH = 100
KEYSTROKE, FAR_KEYSTROKE, MANY_KEYSTROKE = 0.1, 0.3, 0.75
"""Seconds for the round after a keystroke: of a form as they are with up to a thousand pages, with more, and of a form far larger."""
A_PAGE, A_QUESTION = 0.006, 0.04
"""Seconds for each in the first round."""
ROUNDS = 5
_DAY = dt.date(2025, 9, 1)
_FIELDS = (
    *("hemtjänsten", "skolan", "biblioteken", "gatorna", "bygglov", "avfallet", "förskolan", "kulturskolan"),
    *("vuxenutbildningen", "parkerna", "simhallen", "måltiderna", "tillsynen", "lokalvården", "färdtjänsten"),
)
_SENTENCES = (  # the last one is rare: it is in few documents that goals are told of
    "Nämnden antog planen för {field} vid sammanträdet 2025-{month:02}-{day:02}, § {number}.",
    "Avvikelsen för {field} uppgår till -{number},2 mnkr, och beror på köpta platser och på hyrd personal.",
    "Arbetet med {field} följs upp varje månad och redovisas för nämnden, se sid {day}.",
    "Planen för {field} har {day} kontrollmoment, varav {month} följs upp under våren.",
    "Riktlinjen för {field} gäller tills vidare och har reviderats under våren (se fråga 1.{month}).",
    "I {field} pågår en omställning som berör alla enheter och som kräver mer tid än planerat.",
    "Kostnaden för {field} är {number},1 mnkr, en ökning med {day},4 procent jämfört med året innan.",
    "Under hösten behandlas förslaget om {field} av förvaltningens ledning, som återkommer med underlag.",
    "Enheten för {field} har {number} medarbetare, och sjukfrånvaron var {month},8 procent i första halvåret.",
    "Andel nöjda med {field} i område {number}: målvärde >{day}, nuläge 2024: {month}, utfall 2025: {number}.",
)


def check_case(_folder: Path) -> Iterator[Result | Skipped]:
    """The first round once, the round after a keystroke at its best."""
    from auditprep.checks.examiner import Examiner
    from auditprep.produce import finish

    for questions, pages in SIZES:
        chooser = random.Random(questions + pages)
        case, texts = _case(chooser, questions, pages)
        examiner = Examiner()
        begun = time.perf_counter()
        for version in examiner.lacks(case):
            examiner.take(case, version, texts[version[0]])
        finish(examiner.examine(case, _DAY))
        first = time.perf_counter() - begun
        name = f"{questions} questions, {pages:,} pages"
        limit = A_PAGE * pages + A_QUESTION * questions + 0.5
        yield Result(f"check {name}, first round", "at most", first, limit, 1.0)
        best = float("inf")
        for round_ in range(ROUNDS):
            case = _typed(case, f"{round_} x")
            begun = time.perf_counter()
            finish(examiner.examine(case, _DAY))
            best = min(best, time.perf_counter() - begun)
        as_they_are = KEYSTROKE if pages <= 1_000 else FAR_KEYSTROKE
        limit = as_they_are if questions <= 30 else MANY_KEYSTROKE
        yield Result(f"check {name}, after a keystroke", "at most", best, limit, 1.0)


def _typed(case: Snapshot, words: str) -> Snapshot:
    """The case with something more written in its first answer."""
    key = next(case.questionnaire.questions()).key
    answer = case.answer(key)
    return replace(case, answers={**case.answers, key: replace(answer, text=f"{answer.text} {words}")})


def _case(
    chooser: random.Random, questions: int, pages: int
) -> tuple[Snapshot, dict[int, tuple[PageText, ...]]]:
    from auditprep.model import (
        Answer,
        Citation,
        Kind,
        PageText,
        Question,
        Questionnaire,
        Section,
        Snapshot,
        Status,
    )

    marks = ("Ja", "Nej", "Delvis", "Vet ej")
    asked = tuple(
        Question(f"1.{n}", f"1.{n}", f"Följer nämnden upp område {n} under året?", None, Kind.CHOICE, marks)
        for n in range(1, questions + 1)
    )
    evidence = tuple(_document(number + 1, PAGES_EACH) for number in range(pages // PAGES_EACH))
    texts = {
        each.id: tuple(PageText(_text(chooser, 2_500), str(page + 1)) for page in range(PAGES_EACH))
        for each in evidence
    }
    answers = {each.key: Answer("Ja", _text(chooser, 1_500)) for each in asked}
    cited = {each.key: (Citation(chooser.choice(evidence).id, "3-6"),) for each in asked}
    form = Questionnaire("Underlag 2025", "Omsorgsnämnden", 2025, None, (Section("1", "Allt", asked),))
    case = Snapshot(
        *(Path("fall.auditprep"), "Omsorgsnämnden", 2025, None, Status.DRAFT, "form.docx", form),
        *(answers, cited, evidence),
    )
    return case, texts


def _document(id: int, pages: int) -> Evidence:
    from auditprep.model import Evidence, EvidenceKind, Version

    kinds = (EvidenceKind.BUDGET, EvidenceKind.INTERIM_REPORT, EvidenceKind.POLICY, EvidenceKind.OTHER)
    name = f"dokument-{id}.pdf"
    printed = tuple(str(page) for page in range(1, pages + 1))
    version = Version(1, name, f"{id:064}", 10_000, pages, pages, printed)
    return Evidence(
        *(id, f"Dokument {id} 2025", name, version.sha256, 10_000, pages, kinds[id % len(kinds)]),
        versions=(version,),
        represents="2025",
    )


def _text(chooser: random.Random, length: int) -> str:
    text = ""
    while len(text) < length:
        sentence = chooser.choices(_SENTENCES, [10] * (len(_SENTENCES) - 1) + [1])[0]
        text += sentence.format(
            field=chooser.choice(_FIELDS),
            month=chooser.randint(1, 9),
            day=chooser.randint(10, 28),
            number=chooser.randint(2, 97),
        ) + chooser.choice((" ", " ", "\n\n"))
    return text[:length]
