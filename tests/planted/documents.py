"""The evidence of a board's year, set on pages: what the answers say stands there."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from auditprep.model import Decision, Evidence, EvidenceKind, PageText, Trouble, Version
from planted.world import MONTHS, STATUS, Goal, Matter, Sitting, World

KIND = EvidenceKind


@dataclass(frozen=True)
class Paper:
    """A document. `parts` are the pages, counted from 1 in the file, where something stands; `offset` is how many pages come
    before the one that is called 1. `scanned`: its pages are pictures."""

    key: str
    title: str
    kind: EvidenceKind
    pages: tuple[str, ...]
    represents: str | None = None
    decision: Decision | None = None
    decisions: tuple[Decision, ...] = ()
    parts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    offset: int = 0
    scanned: bool = False
    secret: bool = False
    suffix: str = "pdf"
    trouble: Trouble | None = None

    def printed(self, part: str) -> tuple[int, ...]:
        """The numbers on the pages of a part."""
        return tuple(page - self.offset for page in self.parts[part])

    def texts(self) -> tuple[PageText, ...]:
        return tuple(
            PageText("" if self.scanned else text, self._number(at)) for at, text in enumerate(self.pages, 1)
        )

    def evidence(self, id: int) -> Evidence:
        """As a case keeps it."""
        version = self.version()
        return Evidence(
            *(id, self.title, version.file_name, version.sha256, version.size, version.pages, self.kind),
            *(self.decision, () if self.scanned else self.decisions, self.represents, self.secret),
            confirmed=True,
            versions=(version,),
        )

    def version(self, number: int = 1) -> Version:
        whole = "\f".join((self.key, *self.pages))
        return Version(
            *(number, f"{self.key.replace(':', '-')}.{self.suffix}", hashlib.sha256(f"{number}{whole}".encode()).hexdigest()),
            *(len(whole), len(self.pages) or None, 0 if self.scanned else len(self.pages)),
            tuple(None if self.scanned else self._number(at) for at in range(1, len(self.pages) + 1)),
            self.trouble,
            dt.datetime(2020, 1, number, 9, 0, tzinfo=dt.UTC),
        )  # fmt: skip

    def _number(self, page: int) -> str | None:
        return str(page - self.offset) if page > self.offset else None


def papers(world: World, draw: Random) -> dict[str, Paper]:
    """All documents that the answers may lean on, by key."""
    made = [_budget(world, draw), _interim(world), _annual(world), _strategy(world), _policy(world)]
    made += [_model(world), _delegation(world), _attest(world), _action(world), _activities(world)]
    made += [_follow_up(world, month, key) for month, key in world.months]
    made += [_minutes(world, sitting, draw) for sitting in world.sittings]
    if world.own_plan:
        made.append(_plan(world))
    if draw.random() < 0.35:
        at = draw.randrange(len(made) - len(world.sittings) + 1, len(made) - 2)
        if made[at].kind is KIND.MINUTES and made[at].decisions[-1].date.month in (3, 6):
            made[at] = replace(made[at], scanned=True)
    return {paper.key: paper for paper in made}


def minutes_key(date: dt.date) -> str:
    return f"protokoll:{date}"


# How pages look


def thousands(number: int) -> str:
    """ "-1 397 860"."""
    return f"{number:,}".replace(",", " ")


def millions(thousand: int) -> str:
    """ "245,1"."""
    return f"{thousand / 1000:.1f}".replace(".", ",")


def _rows(*rows: Sequence[object]) -> list[str]:
    return ["\t".join(map(str, row)) for row in rows]


def _framed(world: World, title: str, pages: Sequence[Sequence[str]], offset: int) -> tuple[str, ...]:
    head = f"{world.municipality} | {world.board.name}\t{title}"
    return tuple(
        "\n".join([head, *lines, *([f"sid {at - offset}"] if at > offset else [])])
        for at, lines in enumerate(pages, 1)
    )


def _adopted(decision: Decision) -> str:
    return f"Antagen av {decision.body} {decision.date} § {decision.paragraph}, dnr {decision.dnr}"


# The budget


def title_of_budget(world: World) -> str:
    return f"{world.board.name}s {world.names['budget']} {world.span}"


def _budget(world: World, draw: Random) -> Paper:
    title, decision = title_of_budget(world), world.decisions["budget"]
    offset = draw.choice((0, 2))
    half = (len(world.goals) + 1) // 2
    pages: list[list[str]] = [
        [f"{world.municipality}", title, _adopted(decision)],
        ["Innehåll", "Inledning ........ 1", "Nämndens mål ........ 2", "Ekonomi ........ 4"],
        _introduction(world),
        ["Nämndens mål", *(line for goal in world.goals[:half] for line in _goal_in_budget(world, goal))],
        ["Nämndens mål, fortsättning", *(line for goal in world.goals[half:] for line in _goal_in_budget(world, goal))],
        _economy(world),
        _investments(world),
    ]  # fmt: skip
    parts = {"intro": (3,), "goals": (4, 5), "economy": (6,), "investments": (7,)}
    if not world.own_plan:
        pages.append(["Bilaga 1", f"{world.names['plan'].capitalize()} {world.year}", *_controls(world)])
        parts["plan"] = (8,)
    pages.append(
        [
            f"Bilaga {1 if world.own_plan else 2}",
            f"{world.names['analysis'].capitalize()} {world.year}",
            *_risks(world),
        ]
    )
    parts["risks"] = (len(pages),)
    return Paper("budget", title, KIND.BUDGET, _framed(world, title, pages, offset), world.span, decision, (), parts, offset)  # fmt: skip


def _introduction(world: World) -> list[str]:
    model = world.decisions["model"]
    return [
        "Inledning",
        f"{world.board.name} ansvarar för {', '.join(unit.name.lower() for unit in world.units)}.",
        f"Enligt kommunens styrmodell (KF {model.date} § {model.paragraph}) beslutar nämnden om egna mål.",
        f"Nämnden har {len(world.goals)} mål för {world.year}.",
    ]


def _goal_in_budget(world: World, goal: Goal) -> list[str]:
    head = ("Nyckeltal", f"Nuläge {world.last}", f"Målvärde {world.year}")
    rows = [(kpi.name, kpi.value("present"), kpi.value("target")) for kpi in goal.kpis]
    return [f"Mål {goal.number}: {goal.name}", *_rows(head, *rows)]


def _economy(world: World) -> list[str]:
    figures = world.figures
    costs = [
        (name, -figures[key])
        for name, key in (
            ("Personal", "staff"),
            ("Lokaler", "rent"),
            ("Köp av tjänster", "bought"),
            ("Övrigt", "other"),
        )
    ]
    increase = figures["more"] / figures["grant_before"] * 100
    return [
        "Ekonomiska ramar",
        *_rows(
            ("Belopp i tkr", f"Budget {world.year}"),
            ("Intäkter", thousands(figures["income"])),
            *((name, thousands(value)) for name, value in costs),
            ("Verksamhetens kostnader", thousands(-figures["costs"])),
            ("Nettokostnad", thousands(-figures["grant"])),
            ("Kommunbidrag", thousands(figures["grant"])),
            ("Årets resultat", "0"),
        ),
        f"Kommunbidraget uppgår {world.year} till {millions(figures['grant'])} mnkr, en ökning om {increase:.1f}".replace(".", ",")
        + f" procent eller {millions(figures['more'])} mnkr jämfört med {world.last}.",
        (f"Ökningen består av indexuppräkning {millions(figures['index'])} mnkr, volymer {millions(figures['volume'])} mnkr,"
        f" särskild satsning {millions(figures['special'])} mnkr och effektivisering {millions(figures['cut'])} mnkr."),
    ]  # fmt: skip


def _investments(world: World) -> list[str]:
    total = sum(value for _name, value in world.investments)
    rows = [(name, thousands(value)) for name, value in world.investments]
    return [
        "Investeringsbudget",
        *_rows(("Belopp i tkr", f"Budget {world.year}"), *rows, ("Summa", thousands(total))),
    ]


def _controls(world: World) -> list[str]:
    rows = [(at, name, "Stickprov", "Enhetschef") for at, name in enumerate(world.controls, 1)]
    return _rows(("Nr", "Kontrollmål", "Metod", "Ansvarig"), *rows)


def _risks(world: World) -> list[str]:
    rows = [(risk.name, risk.likelihood, risk.materiality, risk.value) for risk in world.risks]
    return _rows(("Risk", "Sannolikhet", "Väsentlighet", "Riskvärde"), *rows)


def _plan(world: World) -> Paper:
    decision = world.decisions["plan"]
    title = f"{world.names['plan'].capitalize()} {world.year}"
    pages = [[title, world.board.name, _adopted(decision)], ["Kontrollmål", *_controls(world)]]
    return Paper("plan", title, KIND.INTERNAL_CONTROL_PLAN, _framed(world, title, pages, 0), str(world.year), decision, (), {"plan": (2,)})  # fmt: skip


# Follow-ups


def title_of_interim(world: World) -> str:
    return f"{world.board.name}s {world.names['interim']} {world.year}"


def _interim(world: World) -> Paper:
    title, decision = title_of_interim(world), world.decisions["interim"]
    half = (len(world.goals) + 1) // 2
    pages = [
        [f"{world.municipality}", title, f"Perioden januari–augusti {world.year}", f"Dnr {decision.dnr}"],
        ["Sammanfattning", *_summary(world)],
        ["Mål", *(line for goal in world.goals[:half] for line in _goal_in_interim(world, goal))],
        [
            "Mål, fortsättning",
            *(line for goal in world.goals[half:] for line in _goal_in_interim(world, goal)),
        ],
        ["Ekonomi", *_deviations(world)],
        ["Bilaga", f"Uppföljning av {world.names['plan']} {world.year}", *_checked(world)],
    ]
    parts = {"summary": (2,), "goals": (3, 4), "economy": (5,), "control": (6,)}
    return Paper("interim", title, KIND.INTERIM_REPORT, _framed(world, title, pages, 0), str(world.year), decision, (), parts)  # fmt: skip


def _summary(world: World) -> list[str]:
    figures = world.figures
    return [
        f"Resultatet för perioden är {millions(figures['result'])} mnkr och prognosen för helåret {millions(figures['forecast'])} mnkr.",
        f"Sjukfrånvaron var {world.shares['sick']:.1f}".replace(".", ",") + f" procent, jämfört med {world.shares['sick_before']:.1f}".replace(".", ",") + " procent ett år tidigare.",
        "Extern personalomsättning per område",
        *_rows(("Område", "Avgångar", "Omsättning"), *((unit.name, -unit.left, f"{unit.share:.1f}".replace(".", ",") + " %") for unit in world.units)),
    ]  # fmt: skip


def _goal_in_interim(world: World, goal: Goal) -> list[str]:
    head = (
        "Nyckeltal",
        f"Målvärde {world.year}",
        f"Utfall 31/8 {world.last}",
        f"Utfall 31/8 {world.year}",
        "Prognos helår",
    )
    rows = [
        tuple(kpi.value(each) for each in ("target", "before", "outcome", "forecast")) for kpi in goal.kpis
    ]
    named = [(kpi.name, *row) for kpi, row in zip(goal.kpis, rows, strict=True)]
    return [f"Mål {goal.number}: {goal.name}", f"Bedömning: {STATUS[goal.status]}", *_rows(head, *named)]


def _deviations(world: World) -> list[str]:
    figures = world.figures
    rows = [
        (name, thousands(figures[key]))
        for name, key in (
            ("Personalkostnader", "dev_staff"),
            ("Köp av tjänster", "dev_bought"),
            ("Övriga kostnader", "dev_other"),
        )
    ]
    return [
        *_rows(("Belopp i tkr", "Prognostiserad avvikelse"), *rows, ("Summa", thousands(figures["forecast"]))),
        (f"Nettokostnaden till och med augusti uppgår till {millions(figures['outcome'])} mnkr. Helårsprognosen är {millions(figures['forecast_net'])} mnkr"
        f" mot en budget om {millions(figures['grant'])} mnkr."),
    ]  # fmt: skip


def _checked(world: World) -> list[str]:
    rows = [(name, "Utan anmärkning") for name in world.controls]
    counts = world.counts
    return [
        *_rows(("Kontrollmål", "Resultat"), *rows),
        f"Sammanlagt gjordes {counts['samples']} stickprov, varav {counts['deviations']} visade avvikelser.",
    ]


def _follow_up(world: World, month: str, key: str) -> Paper:
    title = f"Månadsuppföljning per {month} {world.year}"
    figure = {"april": "april", "mars": "march"}.get(month)
    said = (
        f"Prognosen för helåret är {millions(world.figures[figure])} mnkr."
        if figure
        else "Prognosen följer budget."
    )
    pages = [
        [title, world.board.name, said],
        ["Kommentarer", "Kostnaderna för vikarier och köpta tjänster följs särskilt."],
    ]
    return Paper(key, title, KIND.MONTHLY_FOLLOW_UP, _framed(world, title, pages, 0), f"{world.year}-{MONTHS.index(month) + 1:02}", world.decisions[key], (), {"summary": (1,)})  # fmt: skip


def _annual(world: World) -> Paper:
    title = f"{world.board.name}s {world.names['annual']} {world.last}"
    pages = [
        [title],
        [
            "Året i korthet",
            f"Kommunbidraget {world.last} var {millions(world.figures['grant_before'])} mnkr.",
        ],
        ["Mål", "Måluppfyllelsen redovisas per mål."],
    ]
    return Paper("annual", title, KIND.ANNUAL_REPORT, _framed(world, title, pages, 0), str(world.last), world.decisions["annual"], (), {"summary": (2,)})  # fmt: skip


# What stands for years


def _standing(world: World, key: str, kind: EvidenceKind, pages: list[list[str]], parts: dict[str, tuple[int, ...]]) -> Paper:  # fmt: skip
    decision = world.decisions[key]
    first = [decision.title, _adopted(decision)]
    return Paper(key, decision.title, kind, _framed(world, decision.title, [first, *pages], 0), None, decision, (), parts)  # fmt: skip


def _strategy(world: World) -> Paper:
    return _standing(world, "strategy", KIND.POLICY, [["Attrahera och behålla", "Strategin vilar på fem områden: attrahera, rekrytera, introducera, utveckla och avsluta."]], {"areas": (2,)})  # fmt: skip


def _policy(world: World) -> Paper:
    return _standing(world, "policy", KIND.POLICY, [["Syfte", "Här beskrivs vem som ansvarar och hur ofta uppföljning sker."]], {"purpose": (2,)})  # fmt: skip


def _model(world: World) -> Paper:
    return _standing(world, "model", KIND.POLICY, [["Uppföljning", "Nämnden följer upp mål, ekonomi och personal minst två gånger om året."]], {"follow-up": (2,)})  # fmt: skip


def _delegation(world: World) -> Paper:
    paper = _standing(world, "delegation", KIND.DELEGATION_RULES, [["Ärendegrupper", "Beslut på delegation anmäls till nästa sammanträde."]], {"rules": (2,)})  # fmt: skip
    return replace(paper, title=f"Delegationsordning för {world.board.small}")


def _attest(world: World) -> Paper:
    paper = _standing(
        world,
        "attest",
        KIND.AUTHORISATION_LIST,
        [["Ansvar", "Beslutsattestant och ersättare per enhet."]],
        {},
    )
    return replace(paper, represents=str(world.year))


def _action(world: World) -> Paper:
    measures = millions(world.figures["measures"])
    lines = [
        "Åtgärder",
        f"Åtgärderna beräknas ge en helårseffekt om {measures} mnkr.",
        "Vakanser prövas, inköp samordnas och lokaler lämnas.",
    ]
    paper = _standing(world, "action", KIND.ACTION_PLAN, [lines], {"measures": (2,)})
    return replace(paper, represents=str(world.year))


def _activities(world: World) -> Paper:
    counts, title = world.counts, f"Aktivitetsplan för kompetensförsörjning {world.year}"
    pages = [
        [title, world.board.department.capitalize(), f"Upprättad {world.last}-12-01"],
        ["Aktiviteter", f"Planen har {counts['activities']} aktiviteter, varav {counts['running']} löpande."],
    ]
    return Paper("activities", title, KIND.ACTION_PLAN, _framed(world, title, pages, 0), str(world.year), None, (), {"plan": (2,)})  # fmt: skip


# Minutes


def _minutes(world: World, sitting: Sitting, draw: Random) -> Paper:
    name = world.board.name
    title = draw.choice(
        (
            f"Protokoll {name} {sitting.date}",
            f"Sammanträdesprotokoll {name} {sitting.date}",
            f"Protokoll {sitting.date}",
        )
    )
    groups = [sitting.matters[at : at + 4] for at in range(0, len(sitting.matters), 4)]
    on = {matter.number: 3 + at for at, group in enumerate(groups) for matter in group}
    agenda = [f"§ {matter.number} {matter.title} ........ {on[matter.number]}" for matter in sitting.matters]
    numbers = [matter.number for matter in sitting.matters]
    first = [
        f"Plats och tid\tKommunhuset, {sitting.date}, kl. 13.00–15.40",
        "Beslutande\tOrdförande, två vice ordföranden och fem ledamöter",
        f"Justerade paragrafer\t§§ {numbers[0]}–{numbers[-1]}",
    ]
    pages = [
        first,
        ["Ärendelista", *agenda],
        *([line for matter in group for line in _matter(world, matter)] for group in groups),
    ]
    decisions = tuple(
        Decision(name, sitting.date, m.number, m.dnr, m.title, on[m.number], str(on[m.number]))
        for m in sitting.matters
    )
    texts = tuple(
        "\n".join(
            [
                f"{world.municipality}",
                name,
                "SAMMANTRÄDESPROTOKOLL",
                f"Sammanträdesdatum {sitting.date}",
                f"sid {at} ({len(pages)})",
                *lines,
                "Justerandes sign Utdragsbestyrkande",
            ]
        )
        for at, lines in enumerate(pages, 1)
    )
    parts = {f"§{number}": (page,) for number, page in on.items()}
    return Paper(minutes_key(sitting.date), title, KIND.MINUTES, texts, str(sitting.date), None, decisions, parts)  # fmt: skip


def _matter(world: World, matter: Matter) -> Iterator[str]:
    yield f"§ {matter.number}" + (f" Dnr {matter.dnr}" if matter.dnr else "")
    yield matter.title
    yield from _said(world, matter)
    yield "Beslut"
    yield "1. Nämnden godkänner redovisningen." if matter.key != "budget" else "1. Nämnden antar förslaget."


def _said(world: World, matter: Matter) -> Iterator[str]:
    if matter.key == "month:april":
        yield f"Prognosen för året är en avvikelse om {millions(world.figures['april'])} mnkr."
    elif matter.key == "month:mars":
        yield f"Prognosen för året är en avvikelse om {millions(world.figures['march'])} mnkr."
    elif matter.key == "delegation":
        yield "Enligt 6 kap. 37 § kommunallagen får nämnden delegera beslut."
    elif matter.title == "Information från förvaltningen":
        yield "Förvaltningen informerar om läget i verksamheten."
