"""The forms of words: measured on words of administration, against what a simpler search would find.

A line: a word, the forms that a search for it must find, and other words that it must not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import snowballstemmer

from auditprep.evidence.search_forms import forms

TUNED_ON = """
nämnd: nämnden nämnder nämnderna nämnds nämndens nämndernas | nämner nämna nämnt
nämndens: nämnd nämnden nämnder nämnderna | nämner
plan: planen planer planerna planens planernas plans | plats plant planet planta plantera planka plansch planera planerad
planerna: plan planen planer | planera planerat planet
budget: budgeten budgetar budgetarna budgetens budgets | budskap
mål: målen målet målens målets måls | måla målade målare måltid
beslut: beslutet besluten beslutens besluts beslutets | beslag
protokoll: protokollet protokollen protokollets protokolls | protokollföra
protokollet: protokoll protokollen | protokollföra
kontroll: kontrollen kontroller kontrollerna kontrollens | kontrollant kontrollera kontrollerat kontrakt
risk: risken risker riskerna riskens | riskabel riskera
åtgärd: åtgärden åtgärder åtgärderna åtgärds | åtgå
åtgärder: åtgärd åtgärden åtgärderna | åtgå
uppföljning: uppföljningen uppföljningar uppföljningarna uppföljningens | uppföljs uppfödning
avvikelse: avvikelsen avvikelser avvikelserna avvikelsens | avvika avvikande
prognos: prognosen prognoser prognoserna | prognosticera
ledamot: ledamoten ledamöter ledamöterna ledamotens | ledarskap
ledamöter: ledamot ledamoten ledamöterna | ledare
ordförande: ordföranden ordförandes ordförandens | ordföra ordförråd
handläggare: handläggaren handläggarna handläggares | handla handlägga
revisor: revisorn revisorer revisorerna revisorernas | revision reviderad
revision: revisionen revisioner revisionens | revisor
strategi: strategin strategier strategierna | strategisk
ekonomi: ekonomin ekonomins ekonomier | ekonomisk ekonom
ekonomisk: ekonomiskt ekonomiska | ekonomi
regel: regeln regler reglerna reglers | reglera reglering
regler: regel regeln reglerna | reglera
medel: medlen medels | medla medlem
nyckeltal: nyckeltalen nyckeltalet nyckeltals | nyckel
område: området områden områdena områdets | omr
ärende: ärendet ärenden ärendena ärendets |
program: programmet programmen programmets programmens | programmera
gymnasium: gymnasiet gymnasier gymnasierna | gymnast
system: systemet systemen systemets | systematisk systematiskt
skola: skolan skolor skolorna skolans | skolad skolning
år: året åren årets årens års | åra årlig ålder
bok: boken böcker böckerna | boka bokade bokad bokslut
verksamhet: verksamheten verksamheter verksamheterna verksamhetens verksamhets | verksam
kostnad: kostnaden kostnader kostnaderna | kosta kostar
intäkt: intäkten intäkter intäkterna | intäkna
tjänsteman: tjänstemannen tjänstemän tjänstemännen | tjänst
land: landet länder länderna | landa landade
planera: planerar planerade planerat planeras planerades | planet plan planer
planerar: planera planerade planerat | plan
följa: följer följde följt följs följdes | följeslagare
följer: följa följde följt | följeslagare
redovisa: redovisar redovisade redovisat redovisas redovisades redovisad | redovisning
besluta: beslutar beslutade beslutat beslutas beslutades beslutad | beslut
fastställa: fastställer fastställde fastställt fastställd fastställda fastställs fastställdes | fast
köpa: köper köpte köpt köps köptes | köpare köping
viktig: viktigt viktiga viktigare viktigast | vikt
kommunal: kommunalt kommunala | kommun
stor: stort stora större störst | stormar storlek
hyra: hyran hyror hyrorna hyrans | hyrbil
upphandling: upphandlingen upphandlingar upphandlingarna | upphandla
delegation: delegationen delegationer delegationens | delegera
delegationsordning: delegationsordningen delegationsordningar delegationsordningens | delegation
internkontrollplan: internkontrollplanen internkontrollplaner internkontrollplanens | internkontroll
avtal: avtalet avtalen avtalets avtals | avta avtala
krav: kravet kraven kravens | kravla kräva
rapport: rapporten rapporter rapporterna rapportens | rapportera rapporterad
underskott: underskottet underskotten underskotts | underskog
lokal: lokalen lokaler lokalerna | lokalisera
timme: timmen timmar timmarna | timlön timra
kommun: kommunen kommuner kommunerna kommunens kommuns | kommunal kommunicera
var: | varor varan varg
möte: mötet möten mötena mötets |
"""

# Gaps that these showed were mended, so that they are no proof any more.
TRIED_ON = """
sammanträde: sammanträdet sammanträden sammanträdena sammanträdets | sammandrag
förvaltning: förvaltningen förvaltningar förvaltningarna förvaltningens | förvalta
utredning: utredningen utredningar utredningarna | utreda utred
rutin: rutinen rutiner rutinerna rutinens | rutinerad
policy: policyn policyer | polis
taxa: taxan taxor taxorna taxans | taxi
avgift: avgiften avgifter avgifterna | avgiftsfri
bidrag: bidraget bidragen bidragets | bidra bidrar
anslag: anslaget anslagen anslagets | anslå
resultat: resultatet resultaten resultatets | resultera
investering: investeringen investeringar investeringarna | investera
tillsyn: tillsynen tillsynens | tillsätta
klagomål: klagomålet klagomålen | klaga
enhet: enheten enheter enheterna enhetens | enhetlig
chef: chefen chefer cheferna chefens | chefa
medarbetare: medarbetaren medarbetarna medarbetares medarbetarnas | medarbeta
brukare: brukaren brukarna brukarnas | bruka brukar
barn: barnet barnen barns barnens | barnslig
elev: eleven elever eleverna elevernas | elevera
person: personen personer personerna personens | personal personlig
personal: personalen personalens | person
fråga: frågan frågor frågorna frågans |
svar: svaret svaren svarets | svart svår
bilaga: bilagan bilagor bilagorna | bilagd
analys: analysen analyser analyserna | analysera
process: processen processer processerna | processa
arbete: arbetet arbeten arbetets | arbeta arbetar arbetare
resurs: resursen resurser resurserna | resa
nyckeltal: nyckeltalen nyckeltals | nyckel
tertial: tertialet tertialen |
förändring: förändringen förändringar förändringarna | förändra
minska: minskar minskade minskat minskas | minst
öka: ökar ökade ökat ökas |
antagen: antagna antaget | antal
fattad: fattade fattat |
genomföra: genomför genomförde genomfört genomförs genomfördes | genom
bedöma: bedömer bedömde bedömt bedöms bedömdes | bedömning
tillräcklig: tillräckligt tillräckliga | räcka
ekonomiskt: ekonomisk ekonomiska | ekonomi
väsentlig: väsentligt väsentliga | väsen
intern: internt interna | internat internera
extern: externt externa |
årlig: årligt årliga | år
"""

# Words of real documents, listed before anybody looked at what is made of them, and not tuned to: the first run gave
# precision 0.967 (0.934 by beginnings, 0.843 by stems) and recall 0.983 (0.706, 0.956).
UNSEEN = """
agenda: agendan agendor agendorna | agent
aktivitet: aktiviteten aktiviteter aktiviteterna | aktiv aktivera
andel: andelen andelar andelarna andelens | andas anda
anpassning: anpassningen anpassningar anpassningarna | anpassa anpassad
ansvaret: ansvar ansvarets ansvars | ansvara ansvarar ansvarig
arbetsmiljö: arbetsmiljön arbetsmiljöer arbetsmiljöns | arbetsmarknad
arbetssätt: arbetssättet arbetssätten arbetssättets | arbete
arbetsutskott: arbetsutskottet arbetsutskotten arbetsutskottets | arbetsuppgift
avdelningschef: avdelningschefen avdelningschefer avdelningscheferna | avdelning
behov: behovet behoven behovets | behöva behöver
behöver: behöva behövde behövt behövs | behov
belopp: beloppet beloppen beloppets | belöpa
bistånd: biståndet bistånden biståndets | bistå bistår
buffert: bufferten buffertar buffertarna | buffra
dialog: dialogen dialoger dialogerna | dialekt
digitala: digital digitalt | digitalisera digitalisering
effektiva: effektiv effektivt effektivare effektivast | effekt effektivisera
ekologisk: ekologiskt ekologiska | ekologi
ersättare: ersättaren ersättarna ersättarens | ersätta ersätter ersättning
familjehem: familjehemmet familjehemmen familjehems | familj
flexibla: flexibel flexibelt | flexa
främja: främjar främjade främjat främjas | främst
föreslår: föreslå föreslog föreslagit föreslås | förslag
förslag: förslaget förslagen förslagets | föreslå förslå
försörjningsstöd: försörjningsstödet försörjningsstöden försörjningsstödets | försörjning
handläggning: handläggningen handläggningar handläggningens | handlägga handlägger
hanteras: hantera hanterar hanterade hanterats | hantering
hantering: hanteringen hanteringar hanteringens | hantera hanterar
hållbar: hållbart hållbara | hållbarhet hålla
hållbarhet: hållbarheten hållbarhetens | hållbar
indikator: indikatorn indikatorer indikatorerna | indikera indikation
inflytande: inflytandet inflytandets | inflyta
information: informationen informationens | informera
insatser: insats insatsen insatserna | insatt
intressenter: intressent intressenten intressenterna | intresse intressant
kompetens: kompetensen kompetenser kompetenserna | kompetent
kontakt: kontakten kontakter kontakterna | kontakta kontaktar
kontinuerlig: kontinuerligt kontinuerliga | kontinuitet
kvalitet: kvaliteten kvaliteter kvaliteterna kvalitetens | kvalitativ
källa: källan källor källorna | källare kall
lokalhyror: lokalhyra lokalhyran lokalhyrorna | lokal
långsiktig: långsiktigt långsiktiga | lång sikt
motivering: motiveringen motiveringar motiveringarna | motivera motiv
möjlig: möjligt möjliga | möjlighet möjligen
möjligheten: möjlighet möjligheter möjligheterna | möjlig
nivåer: nivå nivån nivåerna nivåns | nivellera
planperioden: planperiod planperioder planperiodens | plan period
procent: procenten procents | process
påverka: påverkar påverkade påverkat påverkas | påverkan
räknas: räkna räknar räknade räknats | räkning
samverkan: samverkans | samverka samverkar
sjukfrånvaro: sjukfrånvaron sjukfrånvarons | sjuk frånvarande
skapa: skapar skapade skapat skapas | skapelse
stöd: stödet stöden stödets | stödja stödjer
svårigheter: svårighet svårigheten svårigheterna | svår svåra
syfte: syftet syften syftena syftets | syfta syftar
säkerställa: säkerställer säkerställde säkerställt säkerställs | säker
tjänster: tjänst tjänsten tjänsterna | tjäna tjänade
utveckla: utvecklar utvecklade utvecklat utvecklas | utveckling
åldrar: ålder åldern åldrarna | åldrande
"""

_stemmer = snowballstemmer.stemmer("swedish")


def by_forms(word: str, other: str) -> bool:
    return other in forms(word)


def by_beginning(word: str, other: str) -> bool:
    return other.startswith(word)


def by_stem(word: str, other: str) -> bool:
    """What machine-made stems find: words that begin with the stem, or the word itself where the stem is short."""
    stem = _stemmer.stemWord(word)
    return other.startswith(stem) if len(stem) >= 3 else other == word


def pairs(lines: str) -> Iterator[tuple[str, str, bool]]:
    for line in lines.strip().splitlines():
        word, rest = line.split(":")
        must, must_not = rest.split("|")
        yield from ((word, other, True) for other in must.split())
        yield from ((word, other, False) for other in must_not.split())


def measured(lines: str, finds: Callable[[str, str], bool]) -> tuple[float, float]:
    """Precision and recall."""
    found = [(wanted, finds(word, other)) for word, other, wanted in pairs(lines)]
    right = sum(wanted and was for wanted, was in found)
    return right / sum(was for _wanted, was in found), right / sum(wanted for wanted, _was in found)


@pytest.mark.parametrize("lines", [TUNED_ON, TRIED_ON], ids=["tuned on", "tried on"])
def test_nearly_all_forms_are_found_and_hardly_any_other_word(lines: str) -> None:
    precision, recall = measured(lines, by_forms)
    assert precision > 0.96
    assert recall > 0.97


@pytest.mark.parametrize("lines", [TUNED_ON, TRIED_ON], ids=["tuned on", "tried on"])
def test_this_is_better_than_beginnings_and_stems(lines: str) -> None:
    precision, recall = measured(lines, by_forms)
    for simpler in (by_beginning, by_stem):
        assert precision > measured(lines, simpler)[0] + 0.05
    assert recall > measured(lines, by_beginning)[1] + 0.1
    assert recall >= measured(lines, by_stem)[1] - 0.03


def test_words_that_nobody_tuned_it_to_are_found_nearly_as_well() -> None:
    precision, recall = measured(UNSEEN, by_forms)
    assert len(UNSEEN.strip().splitlines()) == 60
    assert precision > 0.95
    assert recall > 0.95
    for simpler in (by_beginning, by_stem):
        assert precision > measured(UNSEEN, simpler)[0] + 0.02
        assert recall > measured(UNSEEN, simpler)[1] + 0.02


@pytest.mark.parametrize("word", ["och", "var", "för", "i", "å", "2024", "63", "kf", "", "e5"])
def test_what_is_not_inflected_is_itself_alone(word: str) -> None:
    assert forms(word) == {word}


def test_letters_with_dots_and_rings_are_letters_of_their_own() -> None:
    assert "atgard" not in forms("åtgärd")
    assert "råd" not in forms("rad")


def test_capitals_do_not_matter() -> None:
    assert forms("Nämnden") == forms("nämnden")


def test_a_strange_word_does_not_take_long() -> None:
    assert len(forms("en" * 5000)) < 2000
