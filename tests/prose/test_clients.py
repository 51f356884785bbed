"""Nobody here is anybody: the names are made up."""

from __future__ import annotations

import time

import pytest

from auditprep.prose.clients import clients


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in clients(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Placeringen av Fia Exempelsson enligt LVU har förlängts.", "Fia Exempelsson"),
        ("Fia Exempelsson placerades enligt LVU i mars.", "Fia Exempelsson"),
        ("Kostnaden ökade när Fia Exempelsson placerades på HVB.", "Fia Exempelsson"),
        ("Orosanmälan gällande Kim Provling inkom i maj.", "Kim Provling"),
        ("Ansökan om LSS-boende för Kim Provling avslogs.", "Kim Provling"),
        ("Kim Provlings placering kostar 1,2 mnkr.", "Kim Provling"),
        ("Bistånd till Kim Provling har beviljats.", "Kim Provling"),
        ("Utredning enligt LVM rörande Kim Provling avslutades.", "Kim Provling"),
        ("Klienten Kim Provling har överklagat beslutet om bistånd.", "Kim Provling"),
        ("Kim Provling, född 1985, har ansökt om personlig assistans.", "Kim Provling"),
        ("Modern, Kim Provling, har fått ekonomiskt bistånd.", "Kim Provling"),
        ("Beslut om placering (Kim Provling) fattades.", "Kim Provling"),
        ("Nämnden beslutade om LVU för Alexander von Provling.", "Alexander von Provling"),
        ("Familjehemsplaceringen av Olle Fiktivsson-Prov har blivit dyrare.", "Olle Fiktivsson-Prov"),
        ("Åtgärdsprogram för eleven Kim Provling upprättades.", "Kim Provling"),
        ("Skolskjuts för Kim Provling har prövats.", "Kim Provling"),
        ("Pojken Kim vårdas enligt LVU.", "Kim"),
        ("I ärendet A.S. har vård enligt LVU inletts.", "A.S."),
        ("Placeringen av B. K. fortsätter.", "B. K."),
        ("Placering av pojke född 2012 enligt LVU.", "pojke född 2012"),
        ("En flicka, född -09, har placerats i familjehem.", "flicka, född -09"),
        ("Flickan (f. 2009) är omhändertagen enligt LVU.", "Flickan (f. 2009"),
    ],
)
def test_a_client_is_found_with_name_initials_or_year_of_birth(text: str, words: str) -> None:
    assert found(text) == [words]
    assert all(each.is_sure for each in clients(text))


def test_a_name_beside_a_case_that_nothing_joins_is_found_but_not_for_sure() -> None:
    (one,) = clients("Avvikelsen beror på att Kim Provling och hennes syskon är placerade.")
    assert not one.is_sure


def test_a_case_that_goes_on_on_the_next_line_is_still_that_persons() -> None:
    page = "Vid dagens sammanträde redovisas ett ärende om placering av\nKim Provling enligt LVU."
    assert found(page) == ["Kim Provling"]


@pytest.mark.parametrize(
    "text",
    [
        # statistics and general talk
        "Placeringar enligt LVU sker i Västra Götaland.",
        "Antal barn placerade i familjehem var 34, varav 12 pojkar.",
        "Antalet LVU-placeringar har ökat från 12 till 15.",
        "Barn födda 2012 omfattas av hemtjänst.",
        "Varje barn född 2018 erbjuds plats, och LVU är ovanligt.",
        "Vårdnadshavare informeras om orosanmälan.",
        "Enligt Lag om stöd och service (LSS) ska insatser ges.",
        "Under Mars Månad ökade placeringarna.",
        # units, places, homes, bodies, laws, documents
        "LSS-boendet Norra Vägen öppnades i mars.",
        "Placering på Lövsta Skolhem enligt LVU.",
        "Enheten Barn Unga handlägger placeringar.",
        "SoL och LSS. Avdelning Vuxna Väst har ansvar.",
        "Ekonomiskt Bistånd och Mini Maria samverkar om missbruk.",
        "Statens Institutionsstyrelse tar emot placeringar enligt LVU.",
        "Högsta Förvaltningsdomstolen har prövat LSS-frågor.",
        "Bistånd enligt Socialtjänstlagen ökar. Se Bilaga Tre.",
        "Nämndens Budget 2025 omfattar LSS.",
        "Familjehemsenheten i Stora Höga har fler placeringar.",
        "Placeringskostnaderna ökade i Åsdalen Norra.",
        "Individ- och familjeomsorgen (IFO) placerar barn i Åsdalens Kommun.",
        # firms and associations
        "Familjehem via Humana Familjehem har anlitats.",
        "Placeringar hos Attendo Individ ökar.",
        "Avtal med Nordisk Omsorg om placeringar.",
        "Rädda Barnen och Region Västra Götaland deltog i arbetet om LVU.",
        "Hemtjänst utförs av Åsdalens Hemtjänst AB.",
        "Enligt KPMG Sverige är placeringarna dyra.",
        # people at work
        "Socialchef Kim Provling informerar om placeringar.",
        "Kim Provling (S) yrkar bifall till förslaget om bistånd.",
        "Kim Provling, enhetschef, ansvarar för orosanmälningar.",
        "Arbetet med orosanmälningar leds av Kim Provling på barnenheten.",
        "Handläggare Kim Provling, telefon 0322-61 60 00, bistånd",
        "Föreläsning av Kim Provling om LVU hölls i maj.",
        "Myndighetschef Kim Provling och socialsekreterare Olle Fiktivsson presenterade placeringsstatistik.",
        # letters that are no person's
        "Alternativ A. B. C. i LSS-utredningen.",
        # no case at all
        "Kim Provling har gått i pension.",
        "Ordförande Kim Provling öppnar sammanträdet.",
    ],
)
def test_what_tells_of_no_client_is_left_alone(text: str) -> None:
    assert found(text) == []


MINUTES = """Sammanträdesprotokoll
Omsorgsnämnden
Närvarande
Kim Provling (S), ordförande
Olle Fiktivsson (M), vice ordförande
Fia Exempelsson (C)
Övriga deltagare
Alva Påhittad, socialchef
Nils Fingerad, nämndsekreterare
§ 12 Information om placeringar enligt LVU och LVM
Socialchef Alva Påhittad informerar om antalet placeringar och om kostnaden för köpt vård.
Kim Provling (S) yrkar att informationen läggs till handlingarna. Olle Fiktivsson (M) instämmer.
Justeras Fia Exempelsson
"""


def test_minutes_name_many_people_and_no_client() -> None:
    assert not any(each.is_sure for each in clients(MINUTES))


@pytest.mark.parametrize(
    "nasty",
    [
        *("placering av " * 4_000, "lvu Kim Provling " * 3_000, "lvu" + "Aa " * 16_000),
        *("lvu A. B. " * 5_000, "lvu pojke född " * 3_000),
    ],
)
def test_nasty_text_is_read_in_time(nasty: str) -> None:
    began = time.process_time()
    clients(nasty)
    assert time.process_time() - began < 30
