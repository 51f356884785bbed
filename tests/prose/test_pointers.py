"""Where a text sends its reader for what it says."""

from __future__ import annotations

import time

import pytest

from auditprep.prose.pointers import PointerKind, pointing

POINTS = """
attachment|Se bilaga 2.
attachment|Planen bifogas.
document|Avtalen följs upp i delårs- och årsbokslut.
document|Ja, genom tertialrapporten.
decision|Byggnadsnämnden 2024-12-17 § 96 (dnr BN 2024/240).
decision|Nämnden beslutade om taxan den 14 maj 2025.
decision|Planen redovisades vid sammanträdet 2025-03-11.
answer|Se ovan, 3.4.
answer|Det besvaras i fråga 3.4.
document|Enligt nämndens reglemente.
document|Internkontrollplan 2025 togs fram i december.
document|2025 års lokalplan är beslutad.
document|Delegationsordningen ses över i vår.
document|Det framgår av protokollet.
document|Förvaltningens rutin för inköp gäller.
document|Ja, ingår i nämndens budget.
source|Källa: Kolada
web|Se https://www.asdalen.example/taxor
"""

NO_POINTERS = """
Ja, det arbetar nämnden med löpande.
Rutinerna är väl kända bland cheferna.
Nämnden har en verksamhetsplan.
Ja, nämnden har antagit en budget.
Nej, se kryss.
Det finns planer för arbetet.
Analys lämnas till nämnden.
Nämnden får en ekonomisk rapport varje månad.
Budgeten är fördelad.
Enkäten gick ut den 14 maj.
"""


def lines(words: str) -> list[str]:
    return words.strip().split("\n")


@pytest.mark.parametrize("line", lines(POINTS))
def test_what_is_pointed_at_is_found(line: str) -> None:
    kind, _, text = line.partition("|")
    assert PointerKind(kind) in {each.kind for each in pointing(text).pointers}


@pytest.mark.parametrize("text", lines(NO_POINTERS))
def test_what_was_only_asked_about_is_not_pointed_at(text: str) -> None:
    assert pointing(text).pointers == ()


@pytest.mark.parametrize(
    ("text", "sent", "is_all"),
    [
        ("Se bilaga 2.", ["Se bilaga 2."], True),
        ("Ja, se lokalplanen, sid 4.", ["Ja, se lokalplanen, sid 4."], True),
        ("Riskerna framgår av riskanalysen, bilaga 2.", ["Riskerna framgår av riskanalysen, bilaga 2."], True),
        ("Taxan är höjd. Nämndens prognos och utfall i år framgår av tertialrapporten.", ["Nämndens prognos och utfall i år framgår av tertialrapporten."], False),
        ("Planen har nio moment för året, se bilaga.", ["Planen har nio moment för året, se bilaga."], False),
        ("Se även tertialrapporten.", [], None),
        ("Prognosen är 5,0 mnkr enligt tertialrapporten.", [], None),
        ("Rapportering sker enligt kommunens anvisningar.", [], None),
    ],
)  # fmt: skip
def test_a_sentence_that_sends_the_reader_elsewhere_is_told(
    text: str, sent: list[str], is_all: bool | None
) -> None:
    found = pointing(text).elsewhere
    assert [text[each.start : each.end] for each in found] == sent
    assert all(each.is_all is is_all for each in found)


@pytest.mark.parametrize(
    "piece", ["plan-", " ", "se ", "plan\n", "budget ", "i enlighet med den ", "a", "2024-12-10 "]
)
def test_nasty_text_takes_no_time(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    began = time.process_time()
    pointing(text)
    assert time.process_time() - began < 30
