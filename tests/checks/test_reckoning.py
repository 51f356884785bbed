"""Wholes and parts, changes and shares, beside the numbers that they are made of."""

from __future__ import annotations

import pytest
from checks.grounds import codes, found, ground, quotes, sentences

from auditprep.checks.rules_figures import PERCENT_DIFFERS, SUM_DIFFERS, UNIT_DIFFERS
from auditprep.model import Finding

GRANT = "Kommunbidraget för 2025 är 245,1 mnkr. Det innebär en ökning om {} jämfört med kommunbidraget 2024."
RISE = GRANT.format("9,4 procent eller 21,0 mnkr")
PARTS = " Ökningen består av en ramjustering om {} mnkr för ny verksamhet, index om 4,1 procent motsvarande 9,2 mnkr, pensioner om 1,9 mnkr samt en minskad ersättning om -0,8 mnkr."


def sums(text: str) -> list[Finding]:
    return found(SUM_DIFFERS, ground({"2.5": text}))


def percents(text: str, **more: object) -> list[Finding]:
    return found(PERCENT_DIFFERS, ground({"2.5": text}, **more))


def units(text: str) -> list[Finding]:
    return found(UNIT_DIFFERS, ground({"2.5": text}))


# Sums


def test_parts_that_do_not_make_their_whole_are_told_with_both_places() -> None:
    assert sums(RISE + PARTS.format("10,7")) == []
    (each,) = sums(RISE + PARTS.format("12,7"))
    assert sentences([each]) == ["Delarna blir 12,7 + 9,2 + 1,9 − 0,8 = 23,0 mnkr, men det står 21,0 mnkr."]
    assert quotes(each)[0] == "21,0 mnkr"


@pytest.mark.parametrize(
    "text",
    [
        "Planen innehåller 26 aktiviteter, varav 9 löpande och 16 avslutade.",
        "11 beslut var inte verkställda, varav 8 avser boende och 5 avser ledsagning.",
        "Nämnden har 120 tjänster, varav 70 kvinnor och 30 män.",
        "Vi höll 24 möten: 11 på våren, 5 på sommaren och 12 på hösten.",
        "Totalt 24 möten hölls, 11 på våren, 5 på sommaren och 12 på hösten.",
        "Underskottet på 5,0 mnkr fördelas på personal 3,0 mnkr och lokaler 1,0 mnkr.",
        "Av 18 enheter har 29 svarat på enkäten.",
        "Personal -1,3 mnkr, köp av tjänster -2,3 mnkr och övrigt +0,5 mnkr, sammanlagt -1,9 mnkr.",
        "Kostnaden är 835 tkr: lokaler 310, personal 245 och inköp 180.",
        "Lokaler kostade 310 tkr, personal 245 tkr och inköp 180 tkr. Tillsammans blev det 835 tkr.",
        "Totalt 2 500 tkr, fördelat på\n\n- Bilar 900 tkr\n- Datorer 400 tkr\n- Möbler 800 tkr",
        "Lokaler: 310 tkr\n\nPersonal: 245 tkr\n\nSumma: 655 tkr",
        "Avvikelse mot budget: -2,2 mnkr\n\nAvvikelsen består av personal -0,9 mnkr, köp av tjänster -2,6 mnkr och övrigt +0,3 mnkr.",
        "Budget: 245,1 mnkr\n\nUtfall delår: 163,4 mnkr\n\nPrognos: 250,1 mnkr\n\nAvvikelse: -6,0 mnkr",
        "Budgeten för 2025 är 88,4 mnkr, utfallet per augusti 57,2 mnkr och prognosen för helåret 89,9 mnkr, vilket ger ett underskott på 2,5 mnkr.",
        "| Enhet | Antal |\n|---|---|\n| Norr | 12 |\n| Söder | 14 |\n| Totalt | 27 |",
        "| Tkr | Budget | Prognos | Avvikelse |\n|---|---|---|---|\n| Personal | 1 200 | 1 250 | -50 |\n| Lokaler | 300 | 290 | 10 |\n| Övrigt | 500 | 530 | -40 |",
        "| Mnkr | Budget helår | Utfall delår | Prognos | Avvikelse |\n|---|---|---|---|---|\n| Nettokostnad | 136,9 | 89,4 | 139,1 | -2,7 |",
        "| Risk | Sannolikhet | Konsekvens | Riskvärde |\n|---|---|---|---|\n| Brand | 4 | 3 | 12 |\n| Fukt | 3 | 3 | 9 |\n| Drag | 4 | 2 | 6 |",
        "| Tkr | Budget 2024 | Budget 2025 |\n|---|---|---|\n| Intäkter | 12 686 | 16 924 |\n| Personal | -121 932 | -137 790 |\n| Lokaler | -12 517 | -12 595 |\n| Nettokostnad | -121 763 | -134 461 |",
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_found(text: str) -> None:
    assert len(sums(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Planen innehåller 26 aktiviteter, varav 9 sker löpande.",
        "Planen innehåller 26 aktiviteter, varav 9 sker löpande och 17 är avslutade.",
        "Planen innehåller 26 aktiviteter, varav 5 är nya och 3 är försenade.",
        "11 beslut var inte verkställda, varav 8 avser boende och 3 avser ledsagning.",
        "Vi har 3 skolor, 4 förskolor och 2 fritidshem.",
        "Under 2025 hölls 4 möten, varav 2 i maj 2025.",
        "Ökningen på 21,0 mnkr består främst av index om 9,2 mnkr och pensioner om 1,9 mnkr.",
        "Ramen är 50,0 mnkr, varav 30,0 mnkr avser personal och 12,0 mnkr lokaler.",
        "Kommunbidraget är 224,0 mnkr, en ökning om 13,9 mnkr. Ökningen består av index om 12,2 mnkr samt volym om 1,8 mnkr.",
        "Kostnaden är 5,0 mnkr (budget 4,0, prognos 5,5).",
        "Budgeten är 88,4 mnkr (2024 87,0 mnkr).",
        "Ramen ökar med 3,0 mnkr. Den består av kommunbidrag om 80,0 mnkr och avgifter om 4,0 mnkr.",
        "Budget: 245,1 mnkr\n\nPrognos: 250,1 mnkr\n\nAvvikelse: -5,0 mnkr",
        "Budget: 245,1 mnkr\n\nPrognos: 250,1 mnkr\n\nAvvikelse: 5,0 mnkr",
        "Budget helår: 90,0 mnkr\n\nUtfall augusti: 61,0 mnkr\n\nPrognos helår: 91,5 mnkr\n\nResultatet för perioden är -2,2 mnkr.",
        "| Enhet | Antal | Andel |\n|---|---|---|\n| Norr | 12 | 46 % |\n| Söder | 14 | 54 % |\n| Totalt | 26 | 50 % |",
        "| Enhet | Snittbetyg |\n|---|---|\n| Norr | 3,2 |\n| Söder | 3,6 |\n| Totalt | 3,4 |",
        "| Mnkr | Belopp |\n|---|---|\n| Löner | 10,24 |\n| Hyror | 3,33 |\n| Summa | 13,6 |",
        "| Tkr | Budget | Utfall | Avvikelse |\n|---|---|---|---|\n| Intäkter | 200 | 230 | 30 |\n| Kostnader | 900 | 950 | -50 |\n| Netto | 700 | 720 | -20 |",
        "| Tkr | Budget | Utfall | Avvikelse |\n|---|---|---|---|\n| Drift | 900 | 950 | 50 |",
        "| Risk | Sannolikhet | Konsekvens | Summa riskpoäng |\n|---|---|---|---|\n| Brand | 4 | 3 | 12 |\n| Fukt | 3 | 3 | 9 |",
        "| Tkr | 2024 | 2025 |\n|---|---|---|\n| Reinvestering | 700 | 600 |\n| Inventarier | 400 | 400 |\n| IT | 300 | 200 |\n| Nyinvestering | 50 | 0 |\n| Totala utgifter | 750 | 600 |",
        "| Nyckeltal | Målvärde | Utfall |\n|---|---|---|\n| Nöjda | 85 | 80 |\n| Trygga | 90 | 88 |",
        "| År | Antal |\n|---|---|\n| 2023 | 12 |\n| 2024 | 14 |\n| 2025 | 20 |",
    ],
)  # fmt: skip
def test_what_adds_up_and_what_is_no_sum_is_left_alone(text: str) -> None:
    assert sums(text) == []


# Per cent


def test_a_rise_that_is_not_so_many_per_cent_is_found() -> None:
    assert percents(RISE) == []
    (each,) = percents(GRANT.format("8,4 procent eller 21,0 mnkr"))
    assert sentences([each]) == ["8,4 procent stämmer inte: talen ger 9,4 procent."]


OUTCOMES = "Nyckeltal: Aktualiserade barn, antal\n\nUtfall 31/8 2024: 263\n\nUtfall 31/8 2025: 298\n\nHittills har 298 barn aktualiserats, en ökning med {} procent jämfört med motsvarande period föregående år."


def test_the_year_before_is_taken_from_the_key_figure() -> None:
    assert percents(OUTCOMES.format(13)) == []
    (each,) = percents(OUTCOMES.format(18))
    assert [place.quote for place in each.places][1] == "263"


def test_a_number_in_the_text_that_the_outcome_gainsays_is_found() -> None:
    (each,) = percents(OUTCOMES.format(13).replace("31/8 2025: 298", "31/8 2025: 289"))
    assert sentences([each]) == ["I texten står 298, men utfallet är 289."]


@pytest.mark.parametrize(
    "text",
    [
        "Ramen ökade från 224,1 mnkr till 245,1 mnkr, en ökning med 19,0 mnkr.",
        "Ramen ökar från 86 605 tkr till 90 600 tkr, det vill säga med 4,0 mnkr (5,6 %).",
        "Intäkterna steg med 2,4 mnkr, från 12,0 till 14,8 mnkr.",
        "Kostnaderna ökade från 4,0 mnkr till 5,0 mnkr, en ökning om 35 procent.",
        "Intäkterna blev 14,8 mnkr mot 12,0 mnkr året innan, en ökning med 1,4 mnkr.",
        "Kommunbidraget är 245,1 mnkr. Det är en ökning med 11,0 mnkr jämfört med 2024, då det var 224,1 mnkr.",
        "Antalet ärenden ökade från 120 till 150, en ökning med 40.",
        "Antalet ansökningar har ökat från 263 till 298, vilket är en ökning med 18 procent.",
        "Ökningen är 5,2 procent: 65 100 tkr i år mot 87 961 tkr året före.",
        "Av 80 medarbetare har 60 gått utbildningen (65 procent).",
        "60 av 80 har svarat, vilket ger en svarsfrekvens på 65 procent.",
        "Tre av fyra enheter (60 procent) är klara.",
        "Av 59 anläggningar fick 10 anmärkning. Det motsvarar 21,4 procent.",
        "Hälften av enheterna, 6 av 16, har en plan.",
        "Avvikelsen är 5,0 mnkr, motsvarande 3,5 procent av budgeten på 245,1 mnkr.",
        "Kommunbidraget 2025 är 245,1 mnkr. Underskottet är 4,5 mnkr eller motsvarande 2,8 procent av kommunbidraget.",
        "Sjukfrånvaron har minskat från 6,1 procent till 6,4 procent.",
    ],
)  # fmt: skip
def test_changes_and_shares_that_are_not_right_are_found(text: str) -> None:
    assert len(percents(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ramen ökade från 224,1 mnkr till 245,1 mnkr, en ökning med 21,0 mnkr eller 9,4 procent.",
        "Nästa år räknar nämnden med 1,0 procent eller 2,4 mnkr mer, och 2027 med 2,9 procent eller 7,3 mnkr.",
        "Kommunbidraget är 224,0 mnkr, en ökning om 6,6 procent eller 13,9 mnkr jämfört med 2024.",
        "Hemtjänsten väntas avvika med 3,0 mnkr, eller 2 procent av de budgeterade kostnaderna.",
        "Inhyrningen blir 5,0 mnkr eller 8 procent dyrare än budget.",
        "Nettokostnaden steg med 13,0 procent medan kommunbidraget steg med 9,4 procent.",
        "Kommunbidraget 2025 är 245,1 mnkr. Underskottet är 4,5 mnkr eller motsvarande 1,8 procent av kommunbidraget.",
        "Antalet ökade från 12 till 14, en ökning med drygt 16 procent.",
        "Tre av fyra mål nås och målvärdet 80 procent är satt högt.",
        "Av 80 medarbetare har 60 gått utbildningen (75 procent).",
        "Drygt hälften av enheterna, 9 av 16, har en plan.",
        "Kostnaden minskade från 12 300 tkr 2024 till 11 900 tkr 2025, motsvarande 3,3 procent.",
        "Den 4 maj ökade taxan från 120 till 150 kr.",
        "Andelen ökade från 70 procent till 87 procent.",
        "Arvodet ökar, från 2 till 3 möten per år och 10 procent mer tid.",
        "Hyran höjs med 5 procent från den 1 januari 2026.",
        "Mellan 2024 och 2025 ökade antalet med 12 procent.",
    ],
)  # fmt: skip
def test_changes_and_shares_that_are_right_or_cannot_be_told_are_left_alone(text: str) -> None:
    assert percents(text) == []


# Units


@pytest.mark.parametrize(
    "text",
    [
        "Kommunbidraget uppgår till 245,1 mnkr, en ökning om 9,4 procent eller 21,0 tkr jämfört med 2024.",
        "Anslaget är 544 818 tkr, det vill säga 544,8 tkr.",
        "Underskottet på 5,0 mnkr fördelas på personal 3,0 tkr och lokaler 2,0 tkr.",
    ],
)  # fmt: skip
def test_what_only_the_unit_makes_wrong_is_told_as_that(text: str) -> None:
    assert [each.rule for each in units(text)] == ["unit-differs"]
    assert sums(text) == percents(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kommunbidraget är 130,0 mnkr (129 961 tkr).",
        "Semesterlöneskulden är -0,4 mnkr, det vill säga 400 tkr.",
        "Ramen är 88,4 mnkr och potten för inköp 88 tkr.",
        "Kostnaden är 1 200 kr per brukare och 1 200 tkr i stort.",
        "Investeringar över 100 tkr beslutas av nämnden, totalt 1,5 mnkr.",
        "Anslaget är 2 miljarder kronor för hela landet.",
    ],
)  # fmt: skip
def test_units_that_are_right_are_left_alone(text: str) -> None:
    assert codes(units(text)) == []
