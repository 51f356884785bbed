"""Boards that nobody tunes on."""

from __future__ import annotations

from planted.boards import BUILDING, CULTURE, ENVIRONMENT, SOCIAL, Aim, Board, Measure

CARE = Board(
    "Vård- och omsorgsnämnden",
    "VON",
    "vård- och omsorgsförvaltningen",
    (
        Aim("Äldre ska möta få men kända medarbetare", (
            Measure("Medarbetare som en brukare möter under två veckor, antal", "antal", 12, 18, False),
            Measure("Brukare som är nöjda med hemtjänsten, andel (%)", "procent", 79, 91),
        )),
        Aim("Väntan på särskilt boende ska bli kortare", (
            Measure("Väntan på plats, antal dagar", "dagar", 41, 67, False),
        )),
        Aim("Måltiderna ska uppskattas", (Measure("Boende som tycker att maten smakar bra, andel (%)", "procent", 64, 77),)),
        Aim("Medarbetarna ska vilja stanna", (
            Measure("Hållbart medarbetarengagemang, index", "index", 71, 80),
            Measure("Sjukfrånvaro, andel (%)", "procent", 7.1, 9.8, False),
        )),
    ),
    (
        "Andelen över åttio år växer", "Undersköterskor saknas i glesbygden", "Hjälpmedel blir dyrare",
        "Utskrivningsklara stannar på sjukhuset", "Värmeböljor", "Läkemedel hanteras fel", "Trygghetslarmen byter teknik",
        "Hyran för nya boenden",
    ),
    (
        "Läkemedelssignering görs vid varje tillfälle", "Basal hygien följs", "Egna medel redovisas",
        "Avvikelser utreds inom en månad", "Larm besvaras inom tio minuter", "Delegeringar är giltiga",
    ),
    ("Hemtjänst", "Särskilt boende", "Hälso- och sjukvård", "Biståndsenheten", "Bemanning"),
    "Rutin för egna medel",
    ("Sängar", "Trygghetslarm", "Storkök"),
    (
        "I statistiken till Socialstyrelsen redovisades {n} personer med insats enligt LSS, varav {part} i bostad med särskild service.",
        "Nio anmälningar enligt 14 kap. 3 § socialtjänstlagen (lex Sarah) utreddes.",
    ),
    grant=512_000,
)  # fmt: skip

LABOUR = Board(
    "Arbetsmarknads- och integrationsnämnden",
    "AIN",
    "arbetsmarknadsförvaltningen",
    (
        Aim("Vuxna ska hitta vägar till jobb", (
            Measure("Deltagare i arbete tre månader efter insats, andel (%)", "procent", 34, 47),
        )),
        Aim("Svenskundervisningen ska leda vidare", (
            Measure("Elever i sfi som klarar kurs inom ett år, andel (%)", "procent", 51, 66),
            Measure("Avbrott i sfi, antal", "antal", 90, 140, False),
        )),
        Aim("Unga ska inte fastna i passivitet", (
            Measure("Unga i det kommunala aktivitetsansvaret utan insats, antal", "antal", 22, 39, False),
        )),
    ),
    (
        "Statsbidragen halveras", "Färre praktikplatser", "Felaktiga utbetalningar", "Lokalerna på verkstan är otillgängliga",
        "Låg språknivå bland deltagarna", "Beroendet av ett fåtal handledare",
    ),
    (
        "Anställningsstöd återsöks i tid", "Närvaro rapporteras", "Handkassan stäms av", "Praktikavtal är undertecknade",
        "Behörighet till system ses över",
    ),
    ("Vuxenutbildning", "Jobbcenter", "Verkstan", "Integration"),
    "Program för arbetsmarknadspolitiken",
    ("Maskiner", "Läromedel", "Minibuss"),
    (
        "Av {n} deltagare hade {part} anvisats av Arbetsförmedlingen.",
        "Etableringsuppdraget enligt 3 § förordningen om statlig ersättning avslutades för elva deltagare.",
    ),
    grant=74_000,
)  # fmt: skip

KEPT = (CARE, LABOUR, SOCIAL, BUILDING, ENVIRONMENT, CULTURE)
KEPT_PLACES = ("Hökebro", "Lillånäs", "Mellanbro", "Skärsele", "Ödeskoga", "Torpvåga", "Renby", "Fallnäs")
