"""A sheet that comes back from another program may have its letters encoded otherwise."""

from __future__ import annotations

import unicodedata

from auditprep.colleagues.marks import option_of
from auditprep.colleagues.matching import matched
from auditprep.model import Answer, Kind, Question, Questionnaire, Section, SheetAnswer

OPTIONS = ("Ja", "Nej", "Går inte att bedöma")
QUESTIONS = tuple(
    Question(key, key, text, None, Kind.CHOICE, OPTIONS)
    for key, text in (("1.1", "Följs åtgärderna upp?"), ("1.2", "Är målen för året mätbara?"))
)
FORM = Questionnaire("Frågor", "Hamnnämnden", 2025, None, (Section("1", "Mål", QUESTIONS),))


def test_questions_and_marks_are_known_again() -> None:
    texts = [
        unicodedata.normalize("NFD", QUESTIONS[0].text),
        QUESTIONS[1].text.replace("mål", "må\u00adl\u200b"),
    ]
    answers = [SheetAnswer(None, text, Answer("Ja")) for text in texts]
    assert matched(FORM, answers, None) == ["1.1", "1.2"]
    assert option_of(QUESTIONS[0], unicodedata.normalize("NFD", "Går\u00a0inte att bedöma")) == OPTIONS[2]
