"""Sentences of last year's answers, in our own words, with what is out of date in them.

A template has `{}` places: years relative to last year (`T` is last year, `O` an older one, `P` the year before, `N` this
year), bodies, documents. What may be rewritten stands in ⟦…⟧; all else must be left, or be marked without any proposal, as what stands in ⟨…⟩ is."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

HISTORY = """
Styrmodellen antogs av KF {O}-11-27 § {n} och gäller alltjämt.
Policyn för inköp från {O} gäller tills vidare.
Sedan {O} har nämnden en egen controller.
Nämnden bildades {O} genom att två nämnder slogs ihop.
Strategin {O}–{F} styr det långsiktiga arbetet.
Visionen sträcker sig till {F}.
Reglementet reviderades senast i {month} {O}.
Delegationsordningen fastställdes {O}-{mm}-{dd}, § {n}.
Enligt lagen ({O}:{n}) om {thing} ska nämnden ha en plan.
{Body} beslutade {O}-{mm}-{dd} § {n} att flytta verksamheten.
Genomlysningen redovisades {O}-{mm}-{dd} och ledde till en ny organisation.
Enkäten gjordes senast {O}, då svarade {n} personer.
År {O} uppgick kostnaden till {n},4 mnkr.
Antalet ärenden var {n} år {O}.
Värdet var 74 ({O}).
Nuläget är {n} ({O}).
Mandatperioden {O}–{F} har ett eget program.
Avtalet tecknades den {d} {month} {O} och löper vidare.
Organisationen infördes {O} och utvärderades {O2}.
Den förra planen gällde {O}–{O2}.
Budget {O}–{O2} är inte längre aktuell.
Se även årsredovisning {O}.
Bokslutet för {O} visade ett överskott.
Riktlinjen är från {O} och behöver ses över.
Riktlinjer för {thing} (KF {O}-{mm}-{dd}, § {n}) ligger till grund.
Utredningen SOU {O}:{n} föreslår en ny lag.
Ärendet har dnr KS {O}/{n}.
Beslutet (dnr {O}.{n} {LET}) gäller fortfarande.
Överenskommelsen med regionen är från {month} {O}.
Föregående revision av {thing} skedde hösten {O}.
Medarbetarundersökningen {O} gav {n} procent nöjda.
Uppgifterna om {thing} kommer från {O} års mätning.
Befolkningsprognosen från {O} sträcker sig till {F}.
Målet ska vara uppnått {F}.
Inför {F} väntas ytterligare besparingar.
Planeringen för {F} har börjat.
Planen för {N}–{F} behandlas i höst.
I prop. {P}/{t2}:100 föreslås ändringar.
Kommunens klimatmål gäller till och med {F}.
Ring 08-20 {n} 00 vid frågor om {thing}.
Dokumentet ligger på https://exempel.se/{T}/{thing}.pdf för den som vill läsa.
Filen heter namnd-{T}-underlag.docx.
Frågor ställs till {thing}.{T}@exempel.se.
Se sid {n}, bilaga två.
Lokalen har rum {T} och {n} platser.
Författningen {T}:{n} ändrade villkoren.
Personalen flyttade {O}-{mm}-{dd} till nya lokaler.
Översynen tog sin början i {month} {O}.
Jämförelsetalet för {O} var {n}.
Under {P} genomfördes en översyn av {thing}.
Risken för {thing} kvarstår från {P}.
Hösten {P} beslutade fullmäktige att flytta {thing}.
Den {P}-06-16 hölls en utbildning om {thing}.
Budget {P}–{N} ligger till grund för jämförelsen.
I bokslut {P} redovisades ett underskott om {thing}.
{Body} informerades {P}-03-{dd} § {n} om {thing}.
Taxan höjdes {P}-10-{dd} § {n}.
Under {P} togs en plan för {thing} fram.
Sedan {P} års analys har inget ändrats i {thing}.
Vi har haft samma chef sedan {month} {P}.
Verksamheten startade den 1 januari {O}.
Från och med {O} sköts {thing} av {body}.
Efter branden {O} byggdes lokalen om.
Lagen trädde i kraft den 1 juli {O} och ersatte den från {O3}.
Kommunen har sedan {O3} samma förvaltningsorganisation.
Rapporten "Läget {O}" visar på brister i {thing}.
Granskningen {O}–{O2} gav {n} rekommendationer.
Handlingsplanen för {O} är genomförd.
Internkontrollplanen för {O} följdes upp {O2}-02-{dd}.
Attestförteckningen beslutades av {body} {O}-12-{dd} § {n}.
"""

STALE = """
Under ⟦{T}⟧ har nämnden arbetat med {thing}.
Målen för ⟦{T}⟧ är fyra.
Arbetet med {thing} fortsätter under hela ⟦{T}⟧.
Se ⟦delårsbokslut {T}⟧, sid {n}.
I nämndens ⟦delårsbokslut för {T}⟧ redovisas {thing}.
Av ⟦delårsrapporten {T}⟧ framgår att {thing} kostar mer.
⟦Budget {T}⟧ rymmer {thing}.
I ⟦verksamhetsplan {T}⟧ beskrivs {thing}.
⟦Internkontrollplan för {T}⟧ omfattar {thing}.
⟦{T} års internkontrollplan⟧ omfattar {thing}.
⟦{T} års riskanalys⟧ tar upp {thing}.
Utgångspunkten är ⟦väsentlighets- och riskanalys {T}⟧.
I budget för ⟦{T}–{T2}⟧ finns {thing}.
I budget ⟦{T}-{T2}⟧ finns {thing}.
Budgeten omfattar åren ⟦{T}–{T2}⟧.
Planperioden ⟦{T} – {T2}⟧ blir svår.
Läsåret ⟦{T}/{N}⟧ har fler elever.
Läget i ⟦{month} {T}⟧ var stabilt.
Uppföljning har skett i ⟦{month} {T}⟧.
Uppföljningen per ⟦31 augusti {T}⟧ visar på {thing}.
Läget den ⟦31 december {T}⟧ redovisas senare.
Per ⟦{T}-08-31⟧ är prognosen sämre.
Utfallet t.o.m. ⟦augusti {T}⟧ är högre än budgeterat.
Detta är utmaningar som kvarstår ⟦{T}⟧.
Kommunbidraget år ⟦{T}⟧ uppgår till {n},1 mnkr.
Tertial 1 ⟦{T}⟧ blev bättre än väntat.
Hösten ⟦{T}⟧ ska {thing} ses över.
⟦Årsbokslut {T}⟧ behandlas i februari.
⟦Handlingsplan {T}⟧ följs upp varje månad.
⟦Aktivitetsplanen för {T}⟧ har {n} aktiviteter.
Nämnden har två mål ⟦{T}⟧ och följer upp dem.
Resultatet hittills ⟦{T}⟧ är -{n},8 mnkr.
Målvärde ⟦{T}⟧: >{n}
Utfall ⟦{T}⟧: {n}
Nämnden arbetar ⟦{T}⟧ enligt styrmodellen (KF {O}-11-27 § {n}).
⟦Budget {T}⟧ bygger på strategin {O}–{F}.
I ⟦delårsbokslut {T}⟧ jämförs med {O}.
Av ⟦delårsbokslut {T}⟧ och policyn från {O} framgår {thing}.
Nämnden antog budget ⟦{T}–{T2}⟧ vid sitt sammanträde {P}-12-{dd} § {n}.
⟦Internkontrollplan {T}⟧ fastställdes {P}-12-{dd} § {n}.
Uppföljning sker två gånger ⟦{T}⟧, enligt reglementet från {O}.
Under våren ⟦{T}⟧ har {n} tjänster varit vakanta.
Prognosen för helåret ⟦{T}⟧ är osäker.
Arbetsmiljömål för ⟦{T}⟧ är {thing}.
Investeringsbudget ⟦{T}–{T2}⟧ är oförändrad.
⟦Månadsuppföljning mars {T}⟧ visade på {thing}.
Sammanfattningsvis har ⟦{T}⟧ präglats av {thing}.
Vid utgången av ⟦{T}⟧ väntas {n} platser.
Planerna för ⟦{T} och {N}⟧ är desamma.
Nämndens mål ⟦{T}-{T2}⟧ är mätbara.
Kontrollmomenten ⟦{T}⟧ är fem.
”⟦Budget {T}⟧” är bilaga 1.
- ⟦{month} {T}⟧: inga avvikelser
Budgetramen ⟦{T}⟧ räcker inte.
Kostnaden per plats ⟦{T}⟧ är {n} 400 kr.
Förändringar ⟦{T}⟧: {thing}
Nämnden räknar med {n} ansökningar ⟦{T}⟧.
Lönerevisionen ⟦{T}⟧ är klar.
Frånvaron ⟦januari–juni {T}⟧ var {n},3 procent.
Uppdraget ska redovisas i ⟦december {T}⟧.
Vi följer ⟦{T}⟧ samma rutin som antogs {O}-{mm}-{dd}.
Förvaltningen arbetar under ⟦{T}⟧ med {thing}.
Nettokostnaden ⟦{T}⟧ är {n} mnkr.
Prognos ⟦{T}⟧: -{n} mnkr
Ramen för ⟦{T}⟧ uppgår till {n} mnkr.
Bemanningen har ⟦{T}⟧ varit svår i {thing}.
Nämnden redovisar varje tertial ⟦{T}⟧ hur {thing} utvecklas.
Avvikelsen mot ⟦budget {T}⟧ gäller {thing}.
Nämnden har inte fattat några beslut om {thing} under ⟦{T}⟧.
De budgeterade intäkterna för ⟦{T}⟧ är {n} mnkr.
Målen ⟦{T}⟧ utgår från strategin {O}–{F}.
"""

MARKED = """
Inför ⟨{T}⟩ har {thing} setts över.
Nytt mätetal för ⟨{T}⟩ är {thing}.
Andelen är {n} procent ⟨{T}⟩, jämfört med {n} procent {P}.
Inflationen märks ⟨{T}⟩, liksom den gjorde {P}.
Vi har under ⟨{T}⟩ följt {thing}, som infördes {O}.
I början av ⟨{T}⟩ var läget bättre än {O}.
Första halvåret ⟨{T}⟩ minskade {thing}.
Riskerna ⟨{T}⟩ är fler än {O}.
Rekryteringen har ⟨{T}⟩ varit lättare än i {month} {O}.
Ambitionen för ⟨{T}⟩ kvarstår sedan {O}.
"""

THINGS = (
    "lokalerna",
    "parkerna",
    "resorna",
    "skogen",
    "upphandlingen",
    "schemat",
    "bemanningen",
    "simhallen",
)
_MONTHS = ("januari", "mars", "april", "maj", "juni", "september", "oktober", "november")
_BODIES = ("socialnämnden", "tekniska nämnden", "kommunstyrelsen", "bildningsnämnden")


@dataclass(frozen=True)
class Sentence:
    """`text` was written for the year `then`; `stale` are the pieces in it that may be rewritten (start, end), and `marked`
    those that the user is only shown."""

    text: str
    then: int
    stale: tuple[tuple[int, int], ...]
    marked: tuple[tuple[int, int], ...] = ()


def sentences(seed: int, each: int = 3) -> list[Sentence]:
    """Every template, filled in so many times: first those about history, then those with something out of date, then those
    that only the user can know of."""
    chooser = random.Random(seed)
    templates = [line for line in (HISTORY + STALE + MARKED).splitlines() if line]
    return [_filled(template, chooser) for template in templates for _time in range(each)]


def _filled(template: str, chooser: random.Random) -> Sentence:
    then = chooser.randint(2022, 2027)
    older = chooser.randint(2009, then - 4)
    values = {
        "T": then, "P": then - 1, "N": then + 1, "T2": then + 2, "F": then + chooser.randint(2, 9), "t2": f"{then % 100:02}",
        "O": older, "O2": chooser.randint(older + 1, then - 2), "O3": older - chooser.randint(1, 9),
        "n": chooser.randint(12, 98), "d": chooser.randint(2, 27), "mm": f"{chooser.randint(1, 12):02}", "dd": chooser.randint(10, 27),
        "month": chooser.choice(_MONTHS), "thing": chooser.choice(THINGS), "body": chooser.choice(_BODIES),
        "Body": chooser.choice(_BODIES).capitalize(), "LET": chooser.choice(("SN", "KS", "BN")),
    }  # fmt: skip
    return _marked(template.format(**values), then)


def _marked(text: str, then: int) -> Sentence:
    pieces: dict[str, list[tuple[int, int]]] = {"⟦": [], "⟨": []}
    plain = ""
    for part in re.split(r"([⟦⟨].*?[⟧⟩])", text):
        words = part.strip("⟦⟧⟨⟩")
        if part[:1] in pieces:
            pieces[part[0]].append((len(plain), len(plain) + len(words)))
        plain += words
    return Sentence(plain, then, tuple(pieces["⟦"]), tuple(pieces["⟨"]))
