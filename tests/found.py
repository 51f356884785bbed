"""What Granska could have found in a case, made by hand: for tests of the window."""

from __future__ import annotations

import datetime as dt

from snapshots import snapshot

from auditprep import richtext
from auditprep.messages import findings
from auditprep.model import (
    Accepted,
    Answer,
    Citation,
    Examined,
    Finding,
    FoundPart,
    FoundPlace,
    Mend,
    MendKind,
    Severity,
    Snapshot,
    Status,
)

TEXT = (
    "Planen antogs 2025-05-23 § 27.\n\n- tre områden 🎉 följs\n- avvikelsen är 120 tkr\n\n"
    "| Mått | Utfall |\n| --- | --- |\n| Nöjda brukare | 74 |\n\nSlut."
)
OTHER = "Beslutet togs 2025-05-20 § 27."
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
SENT = Status.SENT


def case(text: str = TEXT, **more: object) -> Snapshot:
    """1.1 says this, and 1.2 something else; 2.1 is ticked alone, and nothing is said in the rest."""
    answers = {"1.1": Answer("Ja", text), "1.2": Answer("Ja", OTHER), "2.1": Answer("Nej")}
    return snapshot(answers | more.pop("answers", {}), cited={"1.1": (Citation(7, "3"),)}, **more)  # type: ignore[operator]


def words(quote: str, key: str = "1.1", text: str = TEXT) -> FoundPlace:
    """These words in the answer to a question."""
    start = richtext.plain(text).index(quote)
    return FoundPlace(FoundPart.TEXT, key, quote=quote, start=start, end=start + len(quote))


def page(quote: str = "20 maj 2025") -> FoundPlace:
    return FoundPlace(
        FoundPart.PAGE, evidence=7, page=4, quote=quote, start=0, end=len(quote), printed_page="2"
    )


def found(
    code: str, severity: Severity, *places: FoundPlace, mends: tuple[Mend, ...] = (), key: str | None = "1.1"
) -> Finding:
    """A finding of a rule that has the same id as its sentence's code, and is known by it."""
    return Finding(code, severity, code, key, {}, places, mends, known_by=f"{code} {key}")


THERE = words("2025-05-20 § 27", "1.2", OTHER)
WRITE = Mend(MendKind.WRITE, "1.1", "2025-05-20", words("2025-05-23"))
CITE = Mend(MendKind.CITE, "1.1", evidence=7, pages="4")
DATES = found("datum", ERROR, words("2025-05-23 § 27"), THERE, page(), mends=(WRITE, CITE))
COUNT = found("antal", WARNING, words("tre områden"), words("Nöjda brukare"))
NAMES = found("namn", NOTE, words("avvikelsen"))
WHOLE = found("helt", WARNING, FoundPlace(FoundPart.TEXT, "1.1"))
ALONE = found("kryss", ERROR, FoundPlace(FoundPart.MARK, "2.1"), key="2.1")
EMPTY = found("tomt", ERROR, FoundPlace(FoundPart.TEXT, "2.3"), key="2.3")
LET = found("bevis", WARNING, FoundPlace(FoundPart.TEXT, "1.1"))
SAID = Accepted(
    LET.known_by, LET.rule, "Skickas för sig.", True, "anna", dt.datetime(2025, 9, 3, 12, tzinfo=dt.UTC)
)
EXAMINED = Examined((DATES, COUNT, NAMES, ALONE, EMPTY), ((LET, SAID),))

SENTENCES = {
    "datum": "§ 27 har två datum.",
    "antal": "Tre sägs, men listan har fyra.",
    "namn": "Samma sak heter olika.",
    "helt": "Svaret är samma som förra året.",
    "kryss": "Svaret saknar beskrivning.",
    "tomt": "Kryss saknas.",
    "bevis": "Inget underlag nämns.",
}


def told(monkeypatch: object) -> None:
    """The sentences and names of these findings, for as long as a test is run."""
    for code, sentence in SENTENCES.items():
        monkeypatch.setitem(findings.SENTENCES, code, lambda _facts, sentence=sentence: sentence)  # type: ignore[attr-defined]
        name = f"Regel {code}"
        monkeypatch.setitem(findings.RULES, code, (lambda name=name: name, lambda name=name: f"Om {name}."))  # type: ignore[attr-defined]
