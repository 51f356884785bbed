"""Boards of municipalities that do not exist: what they want, measure, fear and check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A KPI before it has values: `low` and `high` are what it may be today, `up` whether more is better."""

    name: str
    unit: str
    low: float
    high: float
    up: bool = True


@dataclass(frozen=True)
class Aim:
    """A goal before it has values."""

    name: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Board:
    """`services` are what the board runs, `statistic` tells something that looks like an error and is none."""

    name: str
    letters: str
    department: str
    aims: tuple[Aim, ...]
    risks: tuple[str, ...]
    controls: tuple[str, ...]
    units: tuple[str, ...]
    policy: str
    investments: tuple[str, ...]
    statistics: tuple[str, ...]
    grant: int = 250_000

    @property
    def small(self) -> str:
        """As it is written within a sentence."""
        return self.name[0].lower() + self.name[1:]


def _share(name: str, low: float, high: float, up: bool = True) -> Measure:
    return Measure(f"{name}, andel (%)", "procent", low, high, up)


def _number(name: str, low: float, high: float, up: bool = True) -> Measure:
    return Measure(f"{name}, antal", "antal", low, high, up)


def _days(name: str, low: float, high: float) -> Measure:
    return Measure(f"{name}, antal dagar", "dagar", low, high, False)


SOCIAL = Board(
    "Socialnämnden",
    "SN",
    "socialförvaltningen",
    (
        Aim("Fler invånare ska kunna försörja sig själva", (
            _number("Hushåll med långvarigt försörjningsstöd", 120, 180, up=False),
            _share("Personer som gått till arbete eller studier", 31, 44),
        )),
        Aim("Barn ska få stöd innan problemen växer", (_days("Väntan från anmälan till första samtal", 14, 22),)),
        Aim("Den som har stöd ska kunna påverka det", (
            _share("Brukare som upplever inflytande", 61, 72),
            _share("Brukare som upplever gott bemötande", 74, 86),
        )),
        Aim("Våld i nära relationer ska upptäckas tidigare", (_number("Genomförda riskbedömningar", 41, 66),)),
        Aim("Öppenvården ska ersätta dyra placeringar", (_number("Vårddygn på institution", 2100, 3400, up=False),)),
    ),
    (
        "Kostnaderna för köpt vård ökar", "Försörjningsstödet ökar", "Svårt att rekrytera erfarna handläggare",
        "Bristande samverkan med regionen", "Ny lagstiftning kräver omställning", "Otillåten påverkan på handläggare",
        "Verksamhetssystemet är gammalt", "Minskat statsbidrag för mottagande",
    ),
    (
        "Obehöriga läser inte i akter", "Genomförandeplaner är aktuella", "Utbetalningar attesteras av två i förening",
        "Tillstånd kontrolleras vid köpt vård", "Orosanmälningar bedöms samma dag", "Avgifter debiteras lika",
    ),
    ("Barn och unga", "Vuxna", "Försörjningsstöd", "Boendestöd", "Ledning och stöd"),
    "Riktlinje för öppna insatser",
    ("Inventarier", "Larm och säkerhet", "Verksamhetssystem"),
    (
        "Under perioden verkställdes {n} beslut enligt LSS, varav {part} avsåg daglig verksamhet.",
        "Två omedelbara omhändertaganden enligt 6 § LVU beslutades av ordföranden och underställdes förvaltningsrätten.",
    ),
)  # fmt: skip

SCHOOL = Board(
    "Barn- och utbildningsnämnden",
    "BUN",
    "barn- och utbildningsförvaltningen",
    (
        Aim("Alla elever ska nå målen i grundskolan", (
            _share("Elever i årskurs 9 som är behöriga till gymnasiet", 81, 88),
            _share("Elever i årskurs 3 som klarar ämnesproven", 66, 77),
        )),
        Aim("Skolan ska vara trygg", (_share("Elever i årskurs 5 som känner sig trygga", 79, 90),)),
        Aim("Förskolan ska ha rätt storlek på barngrupperna", (_number("Barn i snitt per avdelning", 17, 21, up=False),)),
        Aim("Fler lärare ska vara legitimerade", (_share("Legitimerade lärare i grundskolan", 68, 79),)),
        Aim("Frånvaron ska minska", (_share("Elever med mer än tjugo procents frånvaro", 12, 19, up=False),)),
    ),
    (
        "Elevantalet sjunker i ytterområdena", "Brist på legitimerade lärare", "Fler elever behöver särskilt stöd",
        "Skolskjutsarna blir dyrare", "Lokalerna är slitna", "Hot och våld i skolmiljön", "Fristående aktörer etablerar sig",
        "Systemet för läroplattform byts ut",
    ),
    (
        "Åtgärdsprogram upprättas i tid", "Kränkningar anmäls till huvudmannen", "Skolpliktsbevakning görs varje vecka",
        "Tilläggsbelopp beräknas rätt", "Registerutdrag begärs före anställning", "Inköp görs från ramavtal",
    ),
    ("Förskola", "Grundskola", "Gymnasieskola", "Elevhälsa", "Central administration"),
    "Plan för trygghet och studiero",
    ("Möbler", "Skolgårdar", "Datorer"),
    (
        "Antalet elever i grundskolan var {n} den 15 oktober, varav {part} gick i anpassad grundskola enligt LSS-statistiken.",
        "Enligt 6 kap. 10 § skollagen anmäldes samtliga kränkningar till nämnden.",
    ),
    grant=640_000,
)  # fmt: skip

BUILDING = Board(
    "Byggnadsnämnden",
    "BN",
    "samhällsbyggnadsförvaltningen",
    (
        Aim("Lovbesluten ska komma snabbt", (
            _days("Handläggning av bygglov", 38, 55),
            _share("Lov som beslutas inom tio veckor", 78, 91),
        )),
        Aim("Planberedskapen ska räcka till bostadsbyggandet", (_number("Planlagda bostäder", 310, 460),)),
        Aim("Sökande ska vara nöjda med kontakten", (_share("Sökande som är nöjda", 63, 75),)),
        Aim("Tillsynen ska bli mer planerad", (_number("Avslutade tillsynsärenden", 52, 90),)),
        Aim("Kartan ska vara aktuell", (_days("Väntan på nybyggnadskarta", 10, 17),)),
    ),
    (
        "Lägre byggtakt ger mindre avgifter", "Överklaganden drar ut på tiden", "Svårt att rekrytera planarkitekter",
        "Arkivet är inte digitaliserat", "Ny lagstiftning om bygglov", "Jäv i små ärenden", "Tillsynsskulden växer",
        "Planavtal saknar indexering",
    ),
    (
        "Lovbeslut expedieras i tid", "Avgifter debiteras enligt taxan", "Jäv prövas vid varje sammanträde",
        "Startbesked ges före byggstart", "Strandskydd prövas före lov", "Arkivering sker inom ett år",
    ),
    ("Bygglov", "Plan", "Kart och mät", "Tillsyn", "Stab"),
    "Riktlinje för tillsyn enligt plan- och bygglagen",
    ("Mätinstrument", "Fordon", "Digitalt arkiv"),
    (
        "Nämnden beslutade i {n} lovärenden, varav {part} enligt 9 kap. 31 b § plan- och bygglagen.",
        "Sanktionsavgift enligt 9 kap. 6 § plan- och byggförordningen togs ut i fem ärenden.",
    ),
    grant=38_000,
)  # fmt: skip

ENVIRONMENT = Board(
    "Miljönämnden",
    "MN",
    "miljöförvaltningen",
    (
        Aim("Livsmedel ska vara säkra", (_share("Planerade livsmedelskontroller som är gjorda", 82, 92),)),
        Aim("Vattnet ska bli renare", (
            _number("Åtgärdade enskilda avlopp", 70, 130),
            _number("Förelagda fastigheter utan godkänt avlopp", 95, 150, up=False),
        )),
        Aim("Företagen ska få råd som hjälper", (_share("Företag som är nöjda med tillsynen", 66, 78),)),
        Aim("Luften ska vara god", (_number("Dygn över miljökvalitetsmålet för partiklar", 8, 15, up=False),)),
    ),
    (
        "Tillsynen finansieras inte fullt av avgifter", "Förorenad mark på exploateringsområden", "Brist på inspektörer",
        "Skyfall skadar avloppsanläggningar", "Nya direktiv om vatten", "Hot mot inspektörer", "Smitta i livsmedelskedjan",
        "Två verksamhetssystem används parallellt",
    ),
    (
        "Tillsynsavgifter faktureras rätt", "Ärenden har gallringsbeslut", "Kontroller görs enligt riskklass",
        "Beslut har laghänvisning", "Delegationsbeslut anmäls", "Provtagning dokumenteras",
    ),
    ("Livsmedel", "Miljöskydd", "Hälsoskydd", "Vatten och avlopp"),
    "Plan för tillsyn av enskilda avlopp",
    ("Provtagningsutrustning", "Elbilar", "Läsplattor"),
    (
        "Av {n} kontrollerade anläggningar fick {part} anmärkning enligt 26 kap. miljöbalken.",
        "Förelagda viten enligt 26 kap. 14 § miljöbalken uppgick till fyra.",
    ),
    grant=19_000,
)  # fmt: skip

CULTURE = Board(
    "Kultur- och fritidsnämnden",
    "KFN",
    "kultur- och fritidsförvaltningen",
    (
        Aim("Fler ska delta i kulturlivet", (
            _number("Deltagare i kulturskolan", 610, 820),
            _number("Besök på biblioteken i tusental", 140, 210),
        )),
        Aim("Föreningslivet ska nå alla", (_share("Flickor bland bidragsberättigade deltagare", 41, 48),)),
        Aim("Fritidsgårdarna ska vara öppna när unga är lediga", (_number("Öppettimmar i veckan", 84, 120),)),
        Aim("Anläggningarna ska utnyttjas väl", (_share("Bokade tider i idrottshallarna", 71, 84),)),
        Aim("Biblioteken ska främja läsning", (_number("Lån per barn", 14, 21),)),
    ),
    (
        "Simhallen behöver renoveras", "Elpriserna belastar ishallen", "Bidrag betalas ut på fel grund",
        "Färre ideella ledare", "Oro på öppna mötesplatser", "Lokaler sägs upp", "Kulturskolans kö växer",
        "Bokningssystemet upphör",
    ),
    (
        "Bidrag kontrolleras mot medlemslistor", "Kassor räknas av två", "Nycklar kvitteras", "Hallbokningar faktureras",
        "Badvattnet provtas", "Konst inventeras",
    ),
    ("Bibliotek", "Kulturskola", "Fritidsgårdar", "Anläggningar", "Stab"),
    "Bidragsregler för föreningar",
    ("Instrument", "Ismaskin", "Meröppet bibliotek"),
    (
        "Av {n} bidragsansökningar beviljades {part}, varav två från föreningar för personer med insatser enligt LSS.",
        "Enligt 5 § bibliotekslagen ägnas barn och unga särskild uppmärksamhet.",
    ),
    grant=92_000,
)  # fmt: skip

TECHNICAL = Board(
    "Tekniska nämnden",
    "TN",
    "tekniska förvaltningen",
    (
        Aim("Gator och vägar ska underhållas i takt med slitaget", (
            _number("Åtgärdad beläggning i tusental kvadratmeter", 34, 61),
            _share("Gator med godtagbar standard", 69, 81),
        )),
        Aim("Vattnet ska räcka", (_share("Utläckage av dricksvatten", 17, 26, up=False),)),
        Aim("Avfallet ska minska", (_number("Kilo restavfall per invånare", 150, 199, up=False),)),
        Aim("Invånarna ska vara nöjda med utemiljön", (_share("Nöjda invånare enligt enkät", 55, 68),)),
        Aim("Fastigheterna ska dra mindre energi", (_number("Kilowattimmar per kvadratmeter", 128, 165, up=False),)),
    ),
    (
        "Underhållsskulden på gatunätet ökar", "Ledningsnätet är åldrat", "Entreprenörer går i konkurs", "Skyfall i centrum",
        "Cyberangrepp på styrsystem", "Råvarupriserna stiger", "Personal med behörighet saknas", "Deponin tar slut",
    ),
    (
        "Avrop görs från ramavtal", "Besiktning sker före betalning", "Drivmedelskort kontrolleras", "Larm provas varje månad",
        "Taxor beräknas till självkostnad", "Jourersättning attesteras",
    ),
    ("Gata", "Vatten och avlopp", "Renhållning", "Fastighet", "Park"),
    "Policy för gator och parker",
    ("Beläggning", "Ledningar", "Fordon"),
    (
        "Nämnden behandlade {n} felanmälningar, varav {part} gällde belysning.",
        "Föreskrifter enligt 10 kap. 1 § trafikförordningen beslutades i nio fall.",
    ),
    grant=121_000,
)  # fmt: skip

OPEN = (SOCIAL, SCHOOL, BUILDING, ENVIRONMENT, CULTURE, TECHNICAL)
OPEN_PLACES = ("Åsdalen", "Norrvik", "Björkhult", "Sandahamn", "Granlunda", "Vikarby", "Kvarnsele", "Ekmossa")
