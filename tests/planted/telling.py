"""One who tells of a board's year in an answer, and remembers what was told: which facts, which decisions, which pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from random import Random

from auditprep.model import Decision
from planted.documents import Paper, millions, minutes_key, thousands
from planted.world import MONTHS, Goal, Kpi, World

NUMBERS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]

Tell = Callable[["Teller"], str]


@dataclass(frozen=True)
class Asked:
    """Where the questions of a form are: what each topic's question is called, and its place in the order."""

    labels: Mapping[str, str]
    order: Mapping[str, int]


@dataclass
class Teller:
    """`told` are the facts that were told: "ref:budget" (a decision with its date and §), "kpi:1.2.target", "count:goals",
    "list:goals", "fig:forecast", "doc:budget", "page:budget:goals", "see:topic". `leans` are the documents and their parts
    that the answer leans on."""

    world: World
    papers: Mapping[str, Paper]
    draw: Random
    asked: Asked
    topic: str
    told: set[str] = field(default_factory=set)
    leans: list[tuple[str, str]] = field(default_factory=list)

    # The board and its years

    @property
    def board(self) -> str:
        """Within a sentence."""
        return self.world.board.small

    @property
    def Board(self) -> str:  # noqa: N802
        """Where it begins one."""
        return self.world.board.name

    @property
    def department(self) -> str:
        return self.world.board.department

    @property
    def interim(self) -> str:
        """ "delårsbokslutet"."""
        return self._that("interim")

    @property
    def annual(self) -> str:
        return self._that("annual")

    def _that(self, name: str) -> str:
        word = self.world.names[name]
        return word if word[-1].isdigit() else word + ("et" if word.endswith("bokslut") else "en")

    @property
    def mail(self) -> str:
        """An official address of the municipality."""
        small = str.maketrans("åäö", "aao", " -")
        return f"{self.department.translate(small)}@{self.world.place.lower().translate(small)}.se"

    @property
    def year(self) -> int:
        return self.world.year

    @property
    def last(self) -> int:
        return self.world.last

    def pick(self, *ways: str) -> str:
        return self.draw.choice(ways)

    # Numbers

    def word(self, number: int) -> str:
        """ "fyra"; figures above twelve."""
        return NUMBERS[number] if number < len(NUMBERS) else str(number)

    def count(self, of: str) -> str:
        self.told.add(f"count:{of}")
        return self.word(self.world.counts[of])

    def digits(self, of: str) -> str:
        self.told.add(f"count:{of}")
        return str(self.world.counts[of])

    def mn(self, figure: str, plus: bool = False) -> str:
        """ "-5,0 mnkr"."""
        self.told.add(f"fig:{figure}")
        value = self.world.figures[figure]
        return f"{'+' if plus and value > 0 else ''}{millions(value)} mnkr"

    def aside(self, figure: str) -> str:
        """The amount in passing: not as what is told of it."""
        return f"{millions(self.world.figures[figure])} mnkr"

    def mn_size(self, figure: str) -> str:
        """The amount without its sign, as in "ett underskott om 5,0 mnkr"."""
        self.told.add(f"fig:{figure}")
        return f"{millions(abs(self.world.figures[figure]))} mnkr"

    def tkr(self, figure: str) -> str:
        """ "245 082 tkr", the blank sometimes one that does not break."""
        self.told.add(f"fig:{figure}")
        return thousands(self.world.figures[figure]).replace(" ", self.pick(" ", "\u00a0")) + " tkr"

    def share(self, name: str) -> str:
        self.told.add(f"share:{name}")
        return self.percent(self.world.shares[name])

    def percent(self, value: float) -> str:
        return f"{value:.1f}".replace(".", ",") + self.pick(" procent", " %")

    def increase(self) -> str:
        """How much more grant there is, in per cent."""
        return self.share("increase")

    # Decisions

    def decision(self, key: str) -> Decision:
        return self.world.decisions[key]

    def ref(self, key: str, dnr: bool | None = None) -> str:
        """The decision in one of the ways of referring to it: body, date and §, and maybe its registry number."""
        decision = self._refer(key)
        number = self._dnr(decision, dnr)
        name, letters = decision.body or "", self._letters(decision)
        day, sign = str(decision.date), self.pick("§ ", "§")
        ways = (
            f"{name} {day} {sign}{decision.paragraph}",
            f"{name} {day}, {sign}{decision.paragraph}",
            f"{letters} {day}, {sign}{decision.paragraph}",
            f"{letters} {day} {sign}{decision.paragraph}",
            f"{name} den {self._long(decision)}, {sign}{decision.paragraph}",
        )
        return self.pick(*ways) + number

    def at_meeting(self, key: str, dnr: bool | None = None) -> str:
        """ "vid sammanträdet den 3 december 2024, § 63"."""
        decision = self._refer(key)
        number = self._dnr(decision, dnr)
        day, sign = str(decision.date), self.pick("§ ", "§")
        ways = (
            f"vid nämndens sammanträde {self._broken(day)}, {sign}{decision.paragraph}",
            f"vid sammanträdet den {self._long(decision)}, {sign}{decision.paragraph}",
            f"på sammanträdet den {self._long(decision)} ({sign}{decision.paragraph})",
            f"{day}, {sign}{decision.paragraph}",
        )
        return self.pick(*ways) + number

    def _broken(self, day: str) -> str:
        """The day, now and then with a line's end in it, as where it was copied from a page."""
        return f"{day[:8]}\\\n{day[8:]}" if self.draw.random() < 0.08 else day

    def plain_ref(self, key: str) -> str:
        """ "2025-03-18, § 22": for lists."""
        decision = self._refer(key)
        return f"{decision.date}{self.pick(', § ', ' § ', ', §')}{decision.paragraph}"

    def day(self, key: str) -> str:
        """The day of a decision without its §."""
        self.told.add(f"day:{key}")
        return self.pick(str(self.decision(key).date), "den " + self._long(self.decision(key)))

    def dnr(self, key: str) -> str:
        self.told.add(f"dnr:{key}")
        return self.decision(key).dnr or ""

    def _refer(self, key: str) -> Decision:
        decision = self.decision(key)
        self.told |= {f"ref:{key}", f"day:{key}"}
        clean = next((p for p in self.papers.values() if p.key == key), None)
        minutes = next((p.key for p in self.papers.values() if any(d.title == decision.title and d.dnr for d in p.decisions)), None)  # fmt: skip
        if minutes:
            number = next(d.paragraph for d in self.papers[minutes].decisions if d.title == decision.title)
            self.leans.append((minutes, f"§{number}"))
        elif clean:
            self.leans.append((key, ""))
        return decision

    def _letters(self, decision: Decision) -> str:
        return {"Kommunfullmäktige": "KF", "Kommunstyrelsen": "KS"}.get(
            decision.body or "", self.world.board.letters
        )

    def _dnr(self, decision: Decision, wanted: bool | None) -> str:
        if wanted is False or (wanted is None and self.draw.random() < 0.6) or not decision.dnr:
            return ""
        self.told.add(f"dnr:{next((k for k, d in self.world.decisions.items() if d == decision), '')}")
        return self.pick(
            f" (dnr {decision.dnr})",
            f", dnr {decision.dnr}",
            f", diarienummer {decision.dnr}",
            f" ({decision.dnr})",
        )

    def _long(self, decision: Decision) -> str:
        assert decision.date
        return long_day(decision.date)

    # Documents

    def doc(self, key: str, part: str = "") -> str:
        """The document's name within a sentence: "socialnämndens budget 2025–2027"."""
        self.told.add(f"doc:{key}")
        self.leans.append((key, part))
        title = self.papers[key].title
        own = title.startswith(self.Board)
        small = title if not own or self.draw.random() < 0.5 else title[0].lower() + title[1:]
        if not own:
            small = title[0].lower() + title[1:]
        return small.replace("–", self.world.names["dash"])

    def pages(self, key: str, part: str) -> str:
        """The printed pages of a part: "sid 3–4"."""
        self.told.add(f"page:{key}:{part}")
        self.leans.append((key, part))
        numbers = self.papers[key].printed(part)
        words = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}{self.pick('–', '-')}{numbers[-1]}"
        return self.pick("sid ", "s. ", "sidan " if len(numbers) == 1 else "sidorna ") + words

    def doc_pages(self, key: str, part: str) -> str:
        return f"{self.doc(key, part)}, {self.pages(key, part)}"

    def see(self, topic: str) -> str:
        """Another question, "fråga 3.4 ovan"; "" where the form does not ask it."""
        if topic not in self.asked.labels or topic == self.topic:
            return ""
        self.told.add(f"see:{topic}")
        way = "ovan" if self.asked.order[topic] < self.asked.order[self.topic] else "nedan"
        label = self.asked.labels[topic]
        return self.pick(
            f"fråga {label} {way}", f"svaret på fråga {label}", f"{way}, {label}", f"svar {label} {way}"
        )

    # Goals and lists

    @property
    def goals(self) -> tuple[Goal, ...]:
        self.told.add("list:goals")
        return self.world.goals

    def kpi(self, goal: Goal, kpi: Kpi, field: str) -> str:
        self.told.add(f"kpi:{goal.number}.{kpi.number}.{field}")
        value = kpi.value(field)
        return value if value == "–" else value + self.unit(kpi)

    def unit(self, kpi: Kpi) -> str:
        return {"procent": self.pick(" procent", " %", "")}.get(kpi.unit, "")

    def listed(self, name: str) -> tuple[str, ...]:
        """The words of a list: risks, controls, units."""
        self.told.add(f"list:{name}")
        world = self.world
        return {
            "goals": tuple(goal.name for goal in world.goals),
            "risks": tuple(risk.name for risk in world.risks),
            "controls": world.controls,
            "units": tuple(unit.name for unit in world.units),
        }[name]


def long_day(date: dt.date) -> str:
    """ "3 december 2024"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def bullets(words: Iterable[str]) -> str:
    return "\n".join(f"- {each}" for each in words)


def numbered(words: Iterable[str]) -> str:
    return "\n".join(f"{at}. {each}" for at, each in enumerate(words, 1))


def table(head: Iterable[str], *rows: Iterable[object]) -> str:
    """A table in Markdown."""
    lines = [list(head), *[list(map(str, row)) for row in rows]]
    written = ["| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines]
    return "\n".join([written[0], "|" + "---|" * len(lines[0]), *written[1:]])


def paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def sentence(words: str) -> str:
    """With a capital letter, and single blanks where something was left out."""
    tidy = re.sub(r" {2,}", " ", words).strip()
    return tidy[:1].upper() + tidy[1:]


__all__ = [
    "Asked",
    "Tell",
    "Teller",
    "bullets",
    "long_day",
    "minutes_key",
    "numbered",
    "paragraphs",
    "sentence",
    "table",
]
