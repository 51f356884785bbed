"""A board's case put together: the form, its answers, what they lean on. Clean until somebody plants something in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from auditprep import richtext
from auditprep.model import (
    Answer,
    ChecklistLine,
    Citation,
    CitedThen,
    Decision,
    Evidence,
    EvidenceKind,
    Notice,
    PageText,
    Question,
    Questionnaire,
    Registered,
    Snapshot,
    Status,
    Submission,
    Trouble,
)
from auditprep.prose.pages import pages_of
from planted import boards, boards_kept, layouts
from planted.documents import Paper, papers
from planted.layouts import Laid, Layout, lay
from planted.telling import Tell, Teller, paragraphs
from planted.voice import Voice
from planted.world import World, invent, year_before


@dataclass(frozen=True)
class Family:
    """What cases of one family of seeds are made of."""

    name: str
    voice: Voice
    boards: Sequence[boards.Board]
    places: Sequence[str]
    layouts: Sequence[Layout]


def family(name: str) -> Family:
    """ "open", whose results may be shown, or "kept", which nobody tunes on."""
    if name == "open":
        from planted.voice_open import VOICE

        return Family(name, VOICE, boards.OPEN, boards.OPEN_PLACES, layouts.OPEN)
    from planted.voice_kept import VOICE as KEPT_VOICE

    return Family(name, KEPT_VOICE, boards_kept.KEPT, boards_kept.KEPT_PLACES, layouts.KEPT)


@dataclass
class Told:
    """How an answer was told, so that it can be told again of another world."""

    seed: str
    mark: str | None
    tell: Tell
    also: list[Tell]
    facts: set[str] = field(default_factory=set)


@dataclass
class Draft:
    """A case that is being made. Answers and citations are by the question's key; `ids` are those of the evidence by paper."""

    family: Family
    seed: str
    world: World
    papers: dict[str, Paper]
    form: Laid
    told: dict[str, Told]
    today: dt.date
    answers: dict[str, Answer] = field(default_factory=dict)
    citations: dict[str, list[Citation]] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    older: dict[str, Paper] = field(default_factory=dict)  # an earlier version of a paper
    questions: dict[str, Question] = field(default_factory=dict)  # those that were changed or added
    register: list[Registered] = field(default_factory=list)
    checklist: list[ChecklistLine] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    status: Status = Status.DECIDED
    decided: Decision | None = None
    previous: Submission | None = None

    @property
    def deadline(self) -> dt.date:
        return dt.date(self.world.year, 10, 15)

    def key(self, topic: str) -> str:
        return self.form.keys[topic]

    def teller(self, topic: str, world: World | None = None, seed: str = "") -> Teller:
        draw = Random(seed or self.told[topic].seed)
        return Teller(world or self.world, self.papers, draw, self.form.asked, topic)

    def tell(self, topic: str, world: World | None = None) -> tuple[str, Teller]:
        """The answer's description, maybe of another world, and who told it."""
        teller, how = self.teller(topic, world), self.told[topic]
        text = paragraphs(how.tell(teller), " ".join(each(teller) for each in how.also))
        return text, teller

    def plain(self, key: str) -> str:
        return richtext.plain(self.answers[key].text)

    def snapshot(self) -> Snapshot:
        """The case as the program sees it."""
        return Snapshot(
            *(Path(f"{self.seed}.auditprep"), self.world.board.name, self.world.year, self.deadline),
            *(self.status, "underlag.docx", self._questionnaire(), dict(self.answers)),
            {key: tuple(cited) for key, cited in self.citations.items() if cited},
            tuple(self._evidence(key, id) for key, id in self.ids.items()),
            decisions=tuple(self.register),
            checklist=tuple(self.checklist),
            decided=self.decided,
            previous=self.previous,
        )

    def pages(self) -> dict[tuple[int, int], tuple[PageText, ...]]:
        """The texts of every version."""
        found = {}
        for key, id in self.ids.items():
            found[id, 1] = self.older[key].texts() if key in self.older else self.papers[key].texts()
            if key in self.older:
                found[id, 2] = self.papers[key].texts()
        return found

    def add_paper(self, paper: Paper) -> int:
        """Attaches a document; its id."""
        self.papers[paper.key] = paper
        self.ids[paper.key] = max(self.ids.values(), default=0) + 1
        return self.ids[paper.key]

    def _evidence(self, key: str, id: int) -> Evidence:
        made = self.papers[key].evidence(id)
        if key not in self.older:
            return made
        newest = replace(self.papers[key].version(2), file_name=made.file_name)
        versions = (self.older[key].version(1), newest)
        return replace(made, versions=versions, sha256=newest.sha256, size=newest.size, pages=newest.pages)

    def _questionnaire(self) -> Questionnaire:
        whole = self.form.questionnaire
        sections = tuple(
            replace(
                section,
                questions=tuple(
                    each
                    for question in section.questions
                    for each in (
                        self.questions.get(question.key, question),
                        *(self.questions[k] for k in self.questions if k.split("#")[0] == question.key and "#" in k),
                    )
                ),
            )
            for section in whole.sections
        )  # fmt: skip
        return replace(whole, sections=sections, notices=tuple(self.notices), deadline=self.deadline)


def clean(of: Family, seed: str, *, before: bool | None = None) -> Draft:
    """A clean case. The same seed gives the same case; `before` is whether it knows last year (None: half of them do)."""
    draw = Random(f"{of.name}:{seed}")
    world = invent(draw, draw.choice(of.places), draw.choice(of.boards), draw.randint(2023, 2026))
    draft = _answered(of, seed, world, draw)
    if draw.random() < 0.5 if before is None else before:
        earlier = _answered(
            of,
            f"{seed}-before",
            year_before(world, draw),
            draw,
            draft.form.layout if draw.random() < 0.8 else None,
        )
        draft.previous = _submission(earlier)
    return draft


def _answered(of: Family, seed: str, world: World, draw: Random, like: Layout | None = None) -> Draft:
    told = {topic: _choose(of.voice, topic, f"{of.name}:{seed}:{topic}", draw) for topic in of.voice.tellings}
    layout = like or draw.choice(of.layouts)
    marks = {topic: how.mark for topic, how in told.items()}
    form = lay(layout, of.voice, world, draw, marks)
    day = dt.date(world.year, 10, draw.randint(1, 5))
    draft = Draft(of, seed, world, _kept(world, draw), form, told, today=day)
    _look_alikes(draft, draw)
    leans = {topic: _answer(draft, topic) for topic in form.topics.values()}
    _attach(draft, leans, draw)
    _settle(draft, draw)
    return draft


def _choose(voice: Voice, topic: str, seed: str, draw: Random) -> Told:
    mark, tell = draw.choice(voice.tellings[topic])
    return Told(seed, "often" if topic == "control_often" else mark, tell, [])


def _kept(world: World, draw: Random) -> dict[str, Paper]:
    """The board's papers, sometimes with one that is secret and one that is locked."""
    made = papers(world, draw)
    if draw.random() < 0.25:
        secret = f"Avvikelserapporter {world.year}"
        text = f"{secret}\nRapport 3 gäller Alva Exempelsson, 19920101-2383, insats enligt LSS."
        made["secret"] = Paper("secret", secret, EvidenceKind.OTHER, (text,), str(world.year), secret=True)
    if draw.random() < 0.15:
        made["locked"] = Paper("locked", f"Avtal om hyra {world.year}", EvidenceKind.OTHER, (), str(world.year), trouble=Trouble.LOCKED)  # fmt: skip
    return made


def _look_alikes(draft: Draft, draw: Random) -> None:
    """Eight to fourteen sentences that look wrong and are right."""
    topics = list(draft.form.topics.values())
    known = list(draft.family.voice.look_alikes)
    for where, tell in draw.sample(known, draw.randint(8, len(known))):
        at = [topic for topic in topics if not where or topic in where]
        if at:
            draft.told[draw.choice(at)].also.append(tell)


def _answer(draft: Draft, topic: str) -> list[tuple[str, str]]:
    """Tells an answer; what it leans on."""
    text, teller = draft.tell(topic)
    draft.told[topic].facts = teller.told
    mark = draft.form.layout.mark(draft.told[topic].mark)
    question = draft.form.questionnaire.question(draft.key(topic))
    assert question
    draft.answers[question.key] = Answer(mark if question.options else None, text, done=True)
    return teller.leans


def _attach(draft: Draft, leans: Mapping[str, list[tuple[str, str]]], draw: Random) -> None:
    """Attaches what the answers lean on, and cites it: all of it at least once, most of it where it is used."""
    extra = [("secret", "control_followed"), ("locked", "budget_adopted")]
    everything = {topic: [*found, *((paper, "") for paper, at in extra if at == topic and paper in draft.papers)] for topic, found in leans.items()}  # fmt: skip
    for found in everything.values():
        for paper, _part in found:
            draft.ids.setdefault(paper, len(draft.ids) + 1)
    cited: set[str] = set()
    for topic, found in everything.items():
        for paper in dict.fromkeys(paper for paper, _part in found):
            if paper not in cited or draw.random() < 0.65:
                cited.add(paper)
                draft.citations.setdefault(draft.key(topic), []).append(_citation(draft, paper, found))
        if draft.form.layout.proof and found:
            _prove(draft, topic, found)


def _citation(draft: Draft, paper: str, found: list[tuple[str, str]]) -> Citation:
    known = draft.papers[paper]
    pages = {
        page for name, part in found if name == paper and part in known.parts for page in known.parts[part]
    }
    return Citation(draft.ids[paper], pages_of(pages) or None)


def _prove(draft: Draft, topic: str, found: list[tuple[str, str]]) -> None:
    """The form's own place for evidence."""
    key = draft.key(topic)
    titles = dict.fromkeys(
        draft.papers[paper].title for paper, _part in found if paper not in ("secret", "locked")
    )
    draft.answers[key] = replace(draft.answers[key], evidence="\n\n".join(titles))


def _settle(draft: Draft, draw: Random) -> None:
    """The register, the checklist, and the board's decision."""
    for key, decision in draft.world.decisions.items():
        paper = next((p for p in draft.papers.values() if decision.date and any(d.title == decision.title for d in p.decisions)), None)  # fmt: skip
        used = any(f"ref:{key}" in how.facts for how in draft.told.values())
        if used and draw.random() < 0.8:
            minutes = draft.ids.get(paper.key) if paper else None
            draft.register.append(Registered(len(draft.register) + 1, decision, minutes))
    draft.checklist = _checklist(draft)
    date = draft.today - dt.timedelta(days=draw.randint(3, 5))
    draft.decided = Decision(draft.world.board.name, date, draw.randint(95, 120), None, "Revisionsunderlag")


def _checklist(draft: Draft) -> list[ChecklistLine]:
    asked = (("Nämndens budget", "budget"), ("Delårsrapport", "interim"), ("Delegationsordning", "delegation"), ("Attestförteckning", "attest"))  # fmt: skip
    return [
        ChecklistLine(at, text, (draft.ids[key],) if key in draft.ids else (), "" if key in draft.ids else "Har lämnats tidigare")
        for at, (text, key) in enumerate(asked, 1)
    ]  # fmt: skip


def _submission(draft: Draft) -> Submission:
    snapshot = draft.snapshot()
    by_id = {each.id: each for each in snapshot.evidence}
    cited = {
        key: tuple(_then(by_id[each.evidence], each) for each in cited)
        for key, cited in snapshot.citations.items()
    }
    return Submission(
        *(f"{draft.world.board.letters}-{draft.world.year}.auditprep", snapshot.board, snapshot.year),
        *(snapshot.questionnaire, snapshot.answers, cited),
        status="sent",
        decided=snapshot.decided,
    )


def _then(evidence: Evidence, citation: Citation) -> CitedThen:
    return CitedThen(
        *(evidence.title, evidence.kind, evidence.represents, evidence.decision, evidence.sha256),
        *(citation.pages, citation.pages or ""),
    )
