"""Form families: which topics a form asks of, in which order, under which numbers, and with which words to tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from auditprep.model import Kind, Place, Question, Questionnaire, Role, Section
from planted.telling import Asked
from planted.voice import Voice
from planted.world import World

GOALS = (
    "goals_set",
    "goals_measurable",
    "goals_followed",
    "goals_analysis",
    "goals_measures",
    "plan_adopted",
    "goals_outcome",
)
MONEY = (
    "budget_adopted",
    "economy_followed",
    "economy_analysis",
    "economy_measures",
    "economy_figures",
    "grant",
    "investments",
)
CONTROL = (
    "control_plan",
    "risk_analysis",
    "risk_part",
    "control_followed",
    "control_report",
    "control_often",
    "control_decisions",
)
OTHER = ("competence", "turnover", "sick", "delegation", "attest", "policy", "reviewed", "volumes", "buying", "scale_steering", "scale_control")  # fmt: skip
AHEAD = ("risks",)
ALWAYS = {
    "goals_set",
    "goals_measurable",
    "goals_outcome",
    "budget_adopted",
    "economy_followed",
    "economy_figures",
} | {*("control_plan", "control_followed", "risks", "competence")}
OFTEN = ("Varje månad", "Varje kvartal", "Två gånger om året", "En gång om året")


@dataclass(frozen=True)
class Layout:
    """`marks` are the words for Ja, Nej, Delvis and Vet ej, `scale` those of a scale from best to worst; `number` names the
    question with the number of its section, its number there and its number in all. `often`: "how often" has boxes of its own.
    `proof`: each answer has a place for evidence."""

    name: str
    wording: int
    title: str
    sections: Sequence[tuple[str, Sequence[str]]]
    number: str
    marks: Sequence[str] = ("Ja", "Nej", "Delvis", "Vet ej")
    scale: Sequence[str] = ("I hög grad", "Delvis", "I låg grad", "Inte alls")
    often: bool = False
    proof: bool = False

    def mark(self, meant: str | None) -> str | None:
        """The word to tick."""
        words = dict(zip(("Ja", "Nej", "Delvis", "Vet ej"), self.marks, strict=True))
        words |= {"high": self.scale[0], "partly": self.scale[1], "often": OFTEN[2]}
        return words[meant] if meant else None


OPEN = (
    Layout("sections", 0, "Revisionsunderlag {year}", (
        ("Verksamhetsstyrning och uppföljning", GOALS), ("Ekonomistyrning och uppföljning", MONEY), ("Intern kontroll", CONTROL),
        ("Övriga frågor", OTHER), ("Utmaningar och risker", AHEAD),
    ), "{section}.{within}"),
    Layout("flat", 1, "Frågor till nämnden inför grundläggande granskning {year}", (
        ("Ekonomi", MONEY), ("Mål", GOALS), ("Personal och organisation", OTHER), ("Intern kontroll", (*CONTROL, *AHEAD)),
    ), "{all}", ("Ja", "Nej", "Delvis", "Vet inte"), ("Mycket väl", "Ganska väl", "Mindre väl", "Inte alls"), often=True),
    Layout("letters", 2, "Självskattning {year}", (
        ("Risk och kontroll", (*AHEAD, *CONTROL)), ("Mål och resultat", GOALS), ("Ekonomi", MONEY), ("Övrigt", OTHER),
    ), "{letter}{within}", ("Ja", "Nej", "Till viss del", "Vet ej"), ("Instämmer helt", "Instämmer delvis", "Instämmer knappast", "Instämmer inte"), proof=True),
)  # fmt: skip
KEPT = (
    Layout("kept sections", 0, "Underlag för revisionens granskning {year}", (
        ("Budget och ekonomi", MONEY), ("Verksamhetens mål", GOALS), ("Framtid", AHEAD), ("Kontrollmiljö", CONTROL), ("Medarbetare och övrigt", OTHER),
    ), "{section}.{within}", proof=True),
    Layout("kept flat", 1, "Enkät till nämnd och styrelse {year}", (
        ("Styrning", (*GOALS, *MONEY)), ("Kontroll", CONTROL), ("Övrigt", (*OTHER, *AHEAD)),
    ), "{all}", ("Ja", "Nej", "Delvis", "Kan ej bedöma"), ("5", "4", "3", "2"), often=True),
    Layout("kept letters", 0, "Checklista {year}", (
        ("Medarbetare", OTHER), ("Kontroll", CONTROL), ("Mål", GOALS), ("Ekonomi", MONEY), ("Risker", AHEAD),
    ), "{letter}.{within}", ("Ja, helt", "Nej", "Ja, delvis", "Vet ej"), ("Helt", "I huvudsak", "I begränsad utsträckning", "Nej")),
)  # fmt: skip


@dataclass(frozen=True)
class Laid:
    """A form with which topic each key is of."""

    layout: Layout
    questionnaire: Questionnaire
    topics: Mapping[str, str]  # by key

    @property
    def keys(self) -> dict[str, str]:
        """The key of each topic."""
        return {topic: key for key, topic in self.topics.items()}

    @property
    def asked(self) -> Asked:
        return Asked(self.keys, {topic: at for at, topic in enumerate(self.topics.values())})


def lay(layout: Layout, voice: Voice, world: World, draw: Random, marked: Mapping[str, str | None]) -> Laid:
    """A form of 18 to 28 questions. `marked` tells what each topic's answer ticks, None where it has no boxes."""
    chosen = _chosen(draw, [topic for _title, topics in layout.sections for topic in topics])
    topics: dict[str, str] = {}
    sections: list[Section] = []
    for title, of_section in layout.sections:
        here = [topic for topic in of_section if topic in chosen]
        if not here:
            continue
        section = len(sections) + 1
        questions: list[Question] = []
        for within, topic in enumerate(here, 1):
            number = layout.number.format(section=section, within=within, letter="ABCDEFG"[section - 1], all=len(topics) + 1)  # fmt: skip
            topics[number] = topic
            questions.append(_question(layout, voice, world, number, topic, marked[topic]))
        sections.append(Section(str(section), title, tuple(questions)))
    title = layout.title.format(year=world.year)
    return Laid(layout, Questionnaire(title, world.board.name, world.year, None, tuple(sections)), topics)


def options(layout: Layout, topic: str, meant: str | None) -> tuple[str, ...]:
    if topic == "control_often":
        return OFTEN if layout.often else ()
    if meant is None:
        return ()
    return tuple(layout.scale if meant in ("high", "partly") else layout.marks)


def _chosen(draw: Random, topics: Sequence[str]) -> set[str]:
    more = [topic for topic in topics if topic not in ALWAYS]
    return ALWAYS | set(draw.sample(more, draw.randint(18, 28) - len(ALWAYS)))


def _question(
    layout: Layout, voice: Voice, world: World, number: str, topic: str, meant: str | None
) -> Question:
    wordings = voice.wordings[topic]
    text, guidance = wordings[layout.wording % len(wordings)]
    ticks = options(layout, topic, meant)
    places = [Place(Role.DESCRIPTION, "field", f"1/{number}")]
    if layout.proof:
        places.append(Place(Role.EVIDENCE, "field", f"2/{number}"))
    kind = Kind.CHOICE if ticks else Kind.TEXT
    return Question(
        number,
        number,
        text.format(year=world.year, last=world.last),
        guidance,
        kind,
        ticks,
        places=tuple(places),
    )
