"""What is left in a text to be filled in later, and what only looks so."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.placeholders import FoundPlaceholder, PlaceholderKind, placeholders

LATER = """
Infogas efter nämndens möte i november.
Handlingsplan för skolskjutsen (nämnden 2025-11-04) Infogas efter mötet.
Beslutet infogas efter nämndens sammanträde.
Kompletteras.
Kompletteras senare.
Datum: kompletteras
Svaret kompletteras när protokollet är justerat.
Paragraf och dnr kompletteras så snart protokollet finns.
(kompletteras av ekonom)
Kompletteras av HR.
Kompletteras av BN.
Kompletteras med utfall per augusti.
Uppdateras när tertialrapporten är klar
Ska kompletteras
Ska fyllas i.
Fylls i av controllern.
Fylls i efter mötet.
Protokollsutdrag läggs in när det är justerat.
Belopp fylls i när bokslutet är klart.
Tabell infogas
Text infogas här
Text saknas.
Svar saknas ännu
Text kommer.
Svar kommer från HR.
Siffror kommer.
Kommer senare.
Inväntar svar från HR.
Återkommer med siffror.
Vi återkommer.
Klistra in tabellen från rapporten
Infoga diagram
"""
MASKS = """
Omsorgsnämnden 2025-xx-xx, § xx
Skolnämnden 2025-XX-XX § X
Byggnadsnämnden 202X-11-12
§ ??
dnr XXX
20XX
Beslutat ÅÅÅÅ-MM-DD
Beslutat åååå-mm-dd
Beslutat YYYY-MM-DD
Antogs den xx december.
XX mnkr
x mnkr
xx procent
Ansvarig är ???
Utfallet blev ?? mnkr.
Datum: ?
TBD
____
…………
Skolnämnden 2025-03-18 §
(§ )
Se delårsrapporten (sid )
Beslutet (dnr )
XX-nämnden har beslutat
bilaga x
"""
PROMPTS = """
[datum]
[ange datum för beslutet]
[Infoga tabell]
<belopp>
(ange datum)
(fyll i)
Klicka eller tryck här för att ange text.
Skriv ert svar här
Här infogas tabellen
Välj ett objekt.
"""
OTHERS = """
Lorem ipsum dolor sit amet
bla bla
Fel! Hittar inte referenskälla.
Värdet är #REF! i kolumnen
Kolla med Karin
(kolla med ekonomi)
Stämmer detta?
Antogs 2025-03-11 (rätt datum?)
(2025-03-11?)
Gulmarkerad text ska bort
@Karin kan du fylla på?
UTKAST: får inte skickas
OBS! Uppdatera siffrorna
"""

NONE = """
Handlingsplanen kompletteras under hösten.
Handlingsplanen kompletteras efter nämndens sammanträde i oktober.
Lokalplanen kompletteras med en investeringsdel.
Rutin finns i ledningssystemet. Uppdateras vid behov.
Rutinen finns på intranätet. Uppdateras löpande.
Delegationsordningen uppdateras varje år.
Blanketten fylls i av handläggaren.
Checklistan fylls i efter besöket.
Checklistan fylls i av respektive chef.
Vid tillbud fylls en rapport i.
Nya kontrollmoment infogas i planen varje år.
Målen förs in i verksamhetsplanen.
Max Xerxes på Exxon köper fixxar.
Uppgift saknas för 2023.
Nyckeltal saknas för mål 3.
Datum anges i formatet ÅÅÅÅ-MM-DD.
Rapporten redovisas senare under året.
Resultatet redovisas efter sommaren.
Förvaltningen återkommer med en rapport i november.
Nämnden inväntar beslut från regeringen.
Varför nås inte målen? Det frågade sig nämnden.
Kompletteras med muntliga rapporter vid varje sammanträde.
Analysen kompletteras av månadsrapporterna.
Enligt 5 §.
Se 6 § kommunallagen.
Datum och § framgår av protokollet.
Antalet klagomål var 12 (15).
Salen mäter 3 x 4 meter.
Plattformen X används för krisinformation.
Måluppfyllelsen är gulmarkerad för två mål.
Gulmarkerade mål följs upp särskilt.
Nyckeltalen är markerade med gult.
Prognosen uppdateras varje månad.
Siffrorna stäms av varje månad.
Uppgifterna kontrolleras av controllern.
E-post: registrator@xx.example
Se www.xxx.example
Protokollet bifogas.
(se bilaga 2)
Kommer målen inte att nås begärs åtgärder.
Invånarna frågade ”Hur länge ska vi vänta??” i enkäten.
Inledning ........ 3
”Det är [barnet] som …”
Målvärde <315, nuläge >20
Enligt planen skrivs avtal senare i år.
Bifogas.
Kontrolleras av ekonomen varje månad.
Varje beslut har datum, § och dnr.
Uppgifter kommer från Kolada.
Infoga hållbarhetsmål i styrmodellen
Ansvaret är fördelat (vem gör vad?).
Åtgärder vidtas (ändra schemat).
"""


def lines(words: str) -> list[str]:
    return words.strip().split("\n")


def words_of(text: str) -> list[str]:
    return [text[each.start : each.end] for each in placeholders(text)]


@pytest.mark.parametrize("text", lines(LATER))
def test_a_note_that_something_comes_later_is_left(text: str) -> None:
    assert PlaceholderKind.LATER in {each.kind for each in placeholders(text)}


@pytest.mark.parametrize("text", lines(MASKS))
def test_signs_instead_of_what_is_to_be_written_are_left(text: str) -> None:
    assert PlaceholderKind.MASK in {each.kind for each in placeholders(text)}


@pytest.mark.parametrize("text", lines(PROMPTS))
def test_what_tells_the_writer_what_to_write_is_left(text: str) -> None:
    assert placeholders(text)


@pytest.mark.parametrize("text", lines(OTHERS))
def test_filler_errors_and_notes_to_oneself_are_left(text: str) -> None:
    assert placeholders(text)


@pytest.mark.parametrize("text", lines(NONE))
def test_prose_about_other_things_is_none(text: str) -> None:
    assert words_of(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Beslutet fattas snart. Infogas efter mötet. Sedan följs det upp.", ["Infogas efter mötet"]),
        ("Nämnden 2025-xx-xx, § xx.", ["2025-xx-xx", "§ xx"]),
        ("(kompletteras av ekonom)", ["kompletteras av ekonom"]),
        ("Planen ska fyllas i. Svaret ska kompletteras.", ["Svaret ska kompletteras"]),
        ("Antal: xx.\nDatum: ?", ["xx", "?"]),
    ],
)
def test_it_is_marked_where_it_stands(text: str, words: list[str]) -> None:
    assert [each.strip() for each in words_of(text)] == words


def test_a_note_in_a_cell_stands_alone_there() -> None:
    assert words_of("Kontroll\tResultat\nAttest\tkompletteras\nJäv\tinga brister") == ["kompletteras"]


@given(st.text(alphabet="xX§?_-–. ()[]infogaskompletteras\nÅMD2025", max_size=200))
def test_they_stand_in_the_text_in_order(text: str) -> None:
    found = placeholders(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(isinstance(each, FoundPlaceholder) for each in found)


@pytest.mark.parametrize(
    "piece",
    ["x", ".", "§ ", "(", "infogas ", "2025-", "[a ", " ?", "Infogas efter ", " ", "när ", "\n", "kolla "],
)
def test_nasty_text_takes_no_time(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    began = time.process_time()
    placeholders(text)
    assert time.process_time() - began < 30
