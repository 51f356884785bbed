"""Years of an invented board's answers for 2025: which are slips, and which are right though they are others."""

from __future__ import annotations

import datetime as dt

import pytest
from checks.grounds import codes, document, found, ground, question, quotes, sentences, written

from auditprep.checks.rules_current import RULES
from auditprep.model import Answer, EvidenceKind

RULE = next(each for each in RULES if each.info.id == "other-year")

USUAL = {
    "1.1": "Målen finns i Omsorgsnämndens budget 2025–2027, sid 3.",
    "1.2": "Målen följs upp, se Omsorgsnämndens delårsbokslut 2025. Under 2025 har två mål nåtts.",
    "1.3": "Av delårsbokslutet 2025 framgår orsakerna. Se även budget 2025–2027.",
    "1.4": "Se Omsorgsnämndens delårsbokslut 2025, sid 4.",
    "2.1": "Ramen framgår av Omsorgsnämndens budget 2025–2027.",
    "2.2": "I delårsbokslut 2025 redovisas prognosen. Under 2025 har fem uppföljningar gjorts.",
    "3.1": "Ja, internkontrollplan för 2025 är bilaga 1 till budgeten.",
    "3.2": "Internkontrollplan för 2025 bygger på riskanalys 2025.",
    "3.3": "Rapporteringen är bilaga till delårsbokslut 2025.",
}


def said(text: str, key: str = "9.1", others: dict[str, str] = USUAL, **more: object):
    """What is found when an answer says this, beside the usual ones."""
    return found(RULE, ground({**others, key: text}, **more))


@pytest.mark.parametrize(
    ("text", "words", "should"),
    [
        ("Målen följs upp i Omsorgsnämndens delårsbokslut 2024.", "2024", "2025"),
        ("Se delårsbokslut 2024, sid 4–6.", "2024", "2025"),
        ("Av delårsbokslutet 2024 framgår att frånvaron ökar.", "2024", "2025"),
        ("Uppföljningen vid delårsbokslut 2024 visar att tre mål nås.", "2024", "2025"),
        ("Kommentarerna i delårsbokslut 2024 har inte gett upphov till åtgärder.", "2024", "2025"),
        ("Vid uppföljningen inför delårsbokslut 2024 identifierades ingen risk.", "2024", "2025"),
        ("Se delårsbokslut 2026.", "2026", "2025"),
        ("Se delårsbokslut 2052.", "2052", "2025"),
        ("Bilaga: Omsorgsnämndens budget 2025–2027 samt delårsbokslut 2024.", "2024", "2025"),
        ("Ja, ingår i Omsorgsnämndens budget 2024–2026.", "2024–2026", "2025–2027"),
        ("Nämnden antog Omsorgsnämndens budget för 2024–2026 vid sammanträdet.", "2024–2026", "2025–2027"),
        ("Ja, internkontrollplan för 2024 är fastställd.", "2024", "2025"),
        ("Ja, nämnden fastställde 2024 års internkontrollplan.", "2024", "2025"),
        ("Uppföljningen vid delåret 2024 visar att målen nås.", "2024", "2025"),
        ("Aktuell aktivitetsplan för 2024 innehåller tolv aktiviteter.", "2024", "2025"),
        ("Under 2024 har uppföljning hittills skett två gånger.", "2024", "2025"),
        ("Under 2024 är planen att alla medarbetare ska få utbildning.", "2024", "2025"),
        ("Under 2024 pågår arbetet i alla enheter.", "2024", "2025"),
        ("Målvärdet för 2024 är högre i alla enheter.", "2024", "2025"),
        ("I år, 2024, har nämnden särskilt fokus på bemötande.", "2024", "2025"),
        ("Under innevarande år (2024) pågår en översyn.", "2024", "2025"),
        ("Nämnden har för 2024 fastställt fyra mål.", "2024", "2025"),
        ("Målen för 2024 följs upp två gånger.", "2024", "2025"),
        ("Per den 31 augusti 2024 visar uppföljningen att två mål nås.", "2024", "2025"),
        ("Per augusti 2024 redovisar nämnden ett underskott om 2,0 mnkr.", "2024", "2025"),
        ("År 2024 arbetar nämnden med fem prioriterade områden.", "2024", "2025"),
        ("Våren 2024 ska samtliga enheter gå igenom rutinen.", "2024", "2025"),
        ("Riskerna för 2024 har värderats av nämnden.", "2024", "2025"),
        ("Kontrollerna för 2024 genomförs enligt planen.", "2024", "2025"),
        ("En plan är fastställd för 2024.", "2024", "2025"),
        ("Uppföljning av målen görs under 2024 i april, augusti och december.", "2024", "2025"),
        ("Sammanträdesplan 2024 har elva möten.", "2024", "2025"),
        ("Delårsrapporten per 31 augusti 2024 visar ett underskott.", "2024", "2025"),
        ("Prognosen för helåret 2024 är ett underskott om 3 mnkr.", "2024", "2025"),
        ("Kommunbidraget för 2024 uppgår till 245 mnkr.", "2024", "2025"),
        ("Internkontrollplanen för 2024 följs upp två gånger om året.", "2024", "2025"),
        ("För 2024 har nämnden fem mål.", "2024", "2025"),
        ("Fem mål gäller för 2024.", "2024", "2025"),
        ("2024 års mål följs upp två gånger.", "2024", "2025"),
        ("Läget (januari–augusti 2024) redovisas för nämnden i september.", "2024", "2025"),
        ("Sammanträden 2024: februari, mars och april.", "2024", "2025"),
        ("I april 2024 redovisar nämnden ett underskott.", "2024", "2025"),
        ("Halvårsrapport 2024 visar att målen nås.", "2024", "2025"),
        ("Planen gäller 2024.", "2024", "2025"),
        ("Verksamhetsåret 2024 präglas av en ny organisation.", "2024", "2025"),
        ("En sista uppföljning planeras i december 2024.", "2024", "2025"),
        ("Målen för 2023 följs upp två gånger.", "2023", "2025"),
    ],
)
def test_a_year_that_must_be_this_years_is_found_and_mended(text: str, words: str, should: str) -> None:
    here = ground({**USUAL, "9.1": text})
    (one,) = found(RULE, here)
    assert one.question == "9.1"
    assert words in one.places[0].quote
    assert written(here, one) == text.replace(words, should)


@pytest.mark.parametrize(
    "text",
    [
        # comparisons
        "Frånvaron är lägre jämfört med delårsbokslut 2024.",
        "Resultatet i delårsbokslut 2025 är bättre än i delårsbokslut 2024.",
        "Skillnaden mellan delårsbokslut 2024 och delårsbokslut 2025 är liten.",
        "Ramen ökar i förhållande till budget 2024.",
        "Bufferten är mindre än vad som ingick i Omsorgsnämndens budget 2024–2026.",
        "Till skillnad från delårsbokslut 2024 finns nu utfall för alla mål.",
        # follow-ups of an earlier plan
        "Uppföljning av internkontrollplan 2024 redovisades i februari.",
        "Uppföljningen av 2024 års internkontrollplan godkändes 2025-02-11.",
        "Internkontrollplanen för 2024 följdes upp i februari.",
        "Erfarenheter från internkontrollplan 2024 har tagits till vara.",
        # adopted, or done, the autumn before
        "Hösten 2024 beslutade fullmäktige att flytta över två enheter.",
        "Planen togs fram under december 2024.",
        "Nämnden antog budget 2025–2027 i december 2024.",
        # periods
        "Strategin gäller 2024–2026.",
        "Kommunens budget 2024–2026 anger ramarna.",
        # history
        "Under 2021 gav nämnden förvaltningen i uppdrag att se över boendena.",
        "Under 2024 infördes ett nytt verksamhetssystem.",
        "Under 2024 minskade antalet ärenden med 12 procent.",
        "Under 2024 har två chefer slutat.",
        "Denna risk kvarstår från 2024.",
        "Bristen lyftes även i 2024 års riskanalys.",
        "Sedan delårsbokslutet 2024 har läget förbättrats.",
        "Redan i delårsbokslut 2024 var prognosen negativ.",
        "Revisorernas granskning av delårsbokslut 2024 ledde till en ny rutin.",
        "Internkontrollplan 2024 gäller fortfarande för två enheter.",
        "Delårsbokslut 2024 behandlades av nämnden 2024-09-17.",
        "År 2024 infördes en ny modell.",
        "Under våren 2024 planerades en flytt.",
        "Riskerna för 2024 har följts upp.",
        "Kontrollerna för 2024 genomfördes utan anmärkning.",
        "Kommunbidraget för 2024 uppgick till 245 mnkr.",
        "Per den 31 december 2024 är 120 personer aktuella.",
        "Per augusti 2024 var 120 personer aktuella.",
        "En överenskommelse är antagen för 2024–2026.",
        "Nämnden har för 2024 lämnat årsredovisning.",
        "I mars 2024 beslutade nämnden om en handlingsplan.",
        "2024 års utfall var högre.",
        "2024 års mål nåddes inte.",
        "Utfall finns för 2024.",
        "Uppgifterna avser 2024.",
        "Statistiken gäller 2024 och är hämtad ur Kolada.",
        "I december 2024 antog nämnden sina mål.",
        "Verksamhetsåret 2024 präglades av en ny organisation.",
        "Planen gäller 2024–2026.",
        "Medarbetarenkät 2024 visade god trivsel.",
        # with this year beside
        "Per augusti 2025 är 120 personer aktuella, en ökning sedan augusti 2024.",
        "Kommunbidraget för 2024 uppgår till 245 mnkr och för 2025 till 250 mnkr.",
        "Under 2024 och 2025 har nämnden arbetat med frågan.",
        "Inflationen påverkar verksamheten under 2025, liksom den har gjort under 2024.",
        "Under 2024 har nämnden arbetat med tillit. Under 2025 har arbetet fortsatt.",
        # what was measured
        "Personalomsättning under helåret 2024, hämtat 2025-09-03.",
        "Nuläge 2024: 75",
        "Utfallet 2024 var 73 procent.",
        "Årsredovisning 2024 godkändes i mars.",
        "Se årsredovisning 2024.",
        # quoted
        "Revisorerna skrev: ”Nämndens delårsbokslut 2024 är för allmänt hållet och saknar analys av målen.”",
        # to come
        "Arbetet med internkontrollplan 2026 har påbörjats.",
        "Budget 2026–2028 antas i december.",
        "Inför 2026 ska målen bli färre.",
        # names, laws, numbers
        "Vision 2030 och Agenda 2030 styr arbetet, se SOU 2020:47 och dnr 2024.092.",
        "Förordning 2024:123 träder i kraft.",
        "2024 års kompetensförsörjningsstrategi ligger till grund för arbetet.",
    ],
)
def test_another_year_that_the_words_account_for_is_left_alone(text: str) -> None:
    assert sentences(said(text)) == []


def test_the_odd_year_of_a_paper_of_any_name_is_found() -> None:
    others = {**USUAL, "4.1": "Se attestförteckning 2025.", "4.2": "Attestförteckningen 2025 är bilaga."}
    (one,) = said("Se attestförteckning 2024.", others=others)
    assert (one.code, one.mends[0].words) == ("other-year", "2025")
    assert said("Se attestförteckning 2024.") == []


def test_the_columns_of_a_table_are_left_alone() -> None:
    table = "| Mål | Budget 2024 | Budget 2025 |\n|---|---|---|\n| Intäkter | 12 | 13 |"
    assert said(table) == []


# Patterns, and what the question asks for

GOALS = "\n\n".join(
    f"Nyckeltal {each}\n\nUtfall 31/8 2024: {each}\n\nUtfall per delåret 31/8 2025: {each + 3}"
    for each in range(1, 6)
)


def test_the_odd_year_after_words_that_come_again_is_found() -> None:
    text = GOALS.replace("delåret 31/8 2025: 6", "delåret 31/8 2024: 6")
    (one,) = said(text)
    assert one.code == "other-year-pattern"
    assert one.mends[0].words == "2025"


def test_pairs_of_two_years_are_right() -> None:
    assert said(GOALS) == []


def asks(text: str, answer: str | Answer, key: str = "3.1"):
    return found(RULE, ground({key: answer}, questions=[question(key, text)]))


@pytest.mark.parametrize(
    "answer",
    [
        "Ja, nämnden antog internkontrollplanen för 2024 den 12 december 2023.",
        "Ja, internkontrollplan 2024.",
    ],
)
def test_last_years_plan_where_the_question_asks_for_this_years_is_found(answer: str) -> None:
    (one,) = asks("Finns det en fastställd internkontrollplan för 2025?", answer)
    assert one.code == "other-year-asked"
    assert one.places[1].quote == "Finns det en fastställd internkontrollplan för 2025?"


@pytest.mark.parametrize(
    "answer",
    [
        "Ja, internkontrollplan 2025. Den bygger på internkontrollplan 2024.",
        Answer("Nej", "Nej, det finns bara en internkontrollplan för 2024."),
        "Internkontrollplan 2024 gäller tills den nya har antagits.",
    ],
)
def test_where_the_answer_says_why_it_is_right(answer: str | Answer) -> None:
    assert asks("Finns det en fastställd internkontrollplan för 2025?", answer) == []


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Har nämnden fastställt mål för 2025?", "Ja, fyra är beslutade avseende 2024."),
        ("Vilken utbildning ges 2025?", "Förvaltningen erbjuder tre kurser läsåret 2024."),
    ],
)
def test_an_answer_of_last_year_alone_where_the_question_asks_for_this_one_is_found(
    asked: str, answer: str
) -> None:
    (one,) = asks(asked, answer)
    assert one.code == "other-year-asked"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Har nämnden fastställt mål för 2025?", "Ja, de beslutades hösten 2024 och gäller."),
        ("Hur har utfallet 2025 utvecklats sedan 2024?", "Det är bättre än 2024."),
        ("Vilken utbildning ges 2025?", "Under 2024 genomfördes tre kurser."),
        ("Vilken utbildning ges?", "Förvaltningen erbjuder tre kurser läsåret 2024."),
    ],
)
def test_an_answer_that_tells_of_then_or_a_question_that_asks_for_it_is_left_alone(
    asked: str, answer: str
) -> None:
    assert asks(asked, answer) == []


def test_last_years_report_is_told_where_no_answer_has_this_years() -> None:
    (one,) = said("Målen följs upp, se nämndens delårsbokslut 2024.", others={})
    assert one.code == "other-year-document"


def test_not_before_this_years_can_be_there() -> None:
    text = "Målen följs upp, se nämndens delårsbokslut 2024."
    assert said(text, others={}, deadline=dt.date(2025, 6, 1)) == []
    assert said(text, others={}, today=dt.date(2025, 5, 1)) == []


def test_nothing_is_told_without_a_year() -> None:
    assert said("Se delårsbokslut 2024.", year=None) == []


def test_the_places_of_one_answer_are_one_finding() -> None:
    (one,) = said("Se delårsbokslut 2024, sid 3.\n\nOrsakerna finns i delårsbokslut 2024, sid 5.")
    assert quotes(one) == ["delårsbokslut 2024"] * 2
    assert len(one.mends) == 2


def test_what_stands_in_the_forms_place_for_evidence_is_looked_at_too() -> None:
    here = ground({**USUAL, "9.1": Answer("Ja", "Målen följs upp.", evidence="Delårsbokslut 2024")})
    (one,) = found(RULE, here)
    assert one.places[0].part.value == "evidence"


def test_another_rule_tells_of_it_where_both_years_are_attached() -> None:
    both = [
        document(1, "Delårsbokslut 2024", EvidenceKind.INTERIM_REPORT, "2024"),
        document(2, "Delårsbokslut 2025", EvidenceKind.INTERIM_REPORT, "2025"),
    ]
    assert said("Se delårsbokslut 2024.", evidence=both) == []


def test_what_is_said_is_said_in_swedish() -> None:
    assert sentences(said("Se delårsbokslut 2024.")) == [
        "Här står ”delårsbokslut 2024”, men på 5 andra ställen står 2025. Skriv rätt år, eller skriv varför det är ett annat."
    ]
    assert codes(said("Se delårsbokslut 2024.")) == ["other-year"]
