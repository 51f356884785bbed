"""What a question demands, and what only stands in it."""

from __future__ import annotations

import time

import pytest

from auditprep.prose.demands import Demand, DemandKind, Figure, asks_only_how_often, condition, demands

LETTERS = {
    DemandKind.DATE: "D",
    DemandKind.WHEN: "W",
    DemandKind.PARAGRAPH: "P",
    DemandKind.DNR: "R",
    DemandKind.NUMBER: "N",
    DemandKind.SHARE: "S",
    DemandKind.HOW_OFTEN: "H",
    DemandKind.AREAS: "A",
    DemandKind.GOALS: "G",
    DemandKind.FIGURES: "F",
    DemandKind.ATTACHED: "B",
    DemandKind.PAGES: "sid",
}

ASKED = """
D N|Svara med datum och antal moment.
D N|Finns en plan, och i så fall: vilket datum antogs den och hur många kontroller har den?
N W|Av svaret ska framgå när planen antogs och hur många kontroller den har.
W|Uppge när nämnden fattade beslutet.
D|Notera dag för beslut.
D|Vilken dag beslutades planen?
D N|Beslutets datum och antalet kontroller ska framgå.
D N|Finns en plan (datum för beslut, antal kontroller)?
N W|Hur många moment innehåller planen och när beslutades den?
W|Tala om när planen antogs.
D P|Vilket datum och vilken paragraf?
D P|Datum och paragraf
D R|Ange datum och diarienummer.
D|Beslutsdatum:
W|När antogs delegationsordningen?
W|Ange när och hur resultatet redovisades.
W|Vid vilket sammanträde behandlades rapporten?
W|Ange vilka månader som har behandlats.
N|Hur många överklaganden kom in, och hur många har avgjorts?
N|Antal bygglov:
N|Hur lång är handläggningstiden?
S|Hur stor andel av maten är ekologisk?
S|Ange andelen i procent.
A3|Ge tre exempel på förbättringar.
A3|Redogör för de tre allvarligaste bristerna i underhållet.
A5|Lyft fram minst fem områden.
A5|Minst fem stycken.
A5|Fem områden eller fler.
A5|Vilka risker ser nämnden? (minst fem)
A3|Nämn 3–5 utmaningar.
A4|Vilka är nämndens fyra viktigaste prioriteringar?
H|Hur ofta och på vilket sätt får nämnden rapporter?
H|Ange rapporteringens frekvens.
H|Hur många gånger per år ses taxan över?
H|Följs avtalen upp, och i så fall hur ofta?
F4|Uppge årsbudget, periodens utfall, helårsprognos och skillnad mot budget.
F4|Ekonomin i korthet (budget för året, utfall efter augusti, prognos och avvikelse)
F3|Siffror för budget, utfall och prognos.
F3|Vad är budget, utfall och prognos för skolskjutsen?
G2|Redovisa utfall och prognos mål för mål.
G2|Hur går det för varje mål? Ange utfall vid delåret och bedömning av helåret.
G2|Lista målen med utfall och prognos för vart och ett.
G1|Vad är prognosen för respektive mål?
B|Bifoga planen.
B|Riskanalysen ska bifogas.
sid|Ange var i rapporten det står (sida).
"""

NOT_ASKED = """
Har nämnden beslutat hur ofta planen följs upp?
Har nämnden bestämt när planen ska följas upp?
Har nämnden tagit ställning till hur många kontroller som ska göras?
Finns rutin för hur ofta kontrollerna görs?
Beskriv hur nämnden agerar när mål inte nås.
När målen inte nås, vilka åtgärder vidtas?
Har minst fem ledamöter gått utbildningen?
Minst två personer ska attestera varje utbetalning.
Beskriv hur nämnden arbetar med minst två års framförhållning.
Är budget, utfall och prognos begripliga för nämnden?
Hur följs budget och utfall upp?
Redogör för hur nämnden följer upp budget och prognos.
Kommentera avvikelser mellan utfall och budget.
Följs utfall och prognos upp för varje mål?
Redovisa hur utfall och prognos följs upp för varje mål.
Har datum för uppföljning angetts i planen?
Bedöms antalet kontroller vara tillräckligt?
Hur säkerställs att § 5 i reglementet följs?
Har planen bifogats?
Om planen saknas, ange när den ska antas.
Beskriv arbetet med de tre målen.
Vilka är de tre senaste årens resultat?
Ange gärna datum om möjligt.
Beskriv förändringen av antalet elever.
Redogör för utvecklingen i andelen behöriga lärare.
"""


def lines(words: str) -> list[str]:
    return words.strip().split("\n")


def short(demand: Demand) -> str:
    return LETTERS[demand.kind] + (str(demand.count or "")) + (str(len(demand.figures) or ""))


@pytest.mark.parametrize("line", lines(ASKED))
def test_what_is_demanded_is_found(line: str) -> None:
    wanted, _, question = line.partition("|")
    assert sorted({short(each) for each in demands(question)}) == sorted(wanted.split())


@pytest.mark.parametrize("question", lines(NOT_ASKED))
def test_what_only_stands_in_the_question_is_not_demanded(question: str) -> None:
    assert demands(question) == ()


def test_each_demand_stands_in_the_question() -> None:
    question = "Har nämnden en plan?\nAnge datum för beslutet och antal genomförda kontroller."
    found = demands(question)
    assert [question[each.start : each.end] for each in found] == ["datum", "antal genomförda kontroller"]
    assert found[1].noun == "kontroller"


def test_what_is_demanded_only_where_there_is_any_is_told() -> None:
    (found,) = demands("Ange budget, utfall och prognos samt eventuell avvikelse.")
    assert found.perhaps == {Figure.DEVIATION}
    assert found.figures == set(Figure)


@pytest.mark.parametrize(
    ("question", "meanings"),
    [
        ("Om ja, hur ofta görs det?", {"yes", "fully"}),
        ("Vid nej, ange när planen ska antas.", {"no"}),
        ("Om svaret är ja eller delvis: ange datum.", {"yes", "fully", "partly"}),
        ("Om inte, när ska den antas?", {"no"}),
        ("I så fall, vilket datum?", {"yes", "fully", "partly"}),
        ("Om målen inte nås, vad görs?", None),
        ("Har nämnden en plan?", None),
    ],
)
def test_a_question_that_is_asked_only_after_some_answers_says_which(
    question: str, meanings: set[str] | None
) -> None:
    assert condition(question) == meanings


def test_a_demand_knows_for_which_answers_it_holds() -> None:
    found = demands("Finns en rutin?\nOm ja, ange datum.\nOm nej, ange när den ska finnas.")
    assert [(each.kind, each.only_if) for each in found] == [
        (DemandKind.DATE, {"yes", "fully"}),
        (DemandKind.WHEN, {"no"}),
    ]


@pytest.mark.parametrize("question", ["Hur ofta ses taxan över?", "3.6 Hur många kontroller har gjorts?"])
def test_how_often_is_no_question_of_yes_or_no(question: str) -> None:
    assert asks_only_how_often(question)


@pytest.mark.parametrize(
    "question",
    ["Ses taxan över, och hur ofta?", "Är det beslutat hur ofta taxan ses över?", "Ses taxan över ofta?"],
)
def test_yes_or_no_answers_a_question_that_also_asks_how_often(question: str) -> None:
    assert not asks_only_how_often(question)


@pytest.mark.parametrize("piece", ["ange ", "när ", "(", "minst fem ", "budget, ", "mål ", "om ja, ", "hur "])
def test_nasty_questions_take_no_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    began = time.process_time()
    demands(text)
    assert time.process_time() - began < 30
