"""How an answer is spoiled so that it is known afterwards what was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from auditprep import richtext
from auditprep.model import Answer, Citation, Finding, FoundPart, Question
from planted.cases import Draft
from planted.documents import Paper
from planted.telling import Tell, Teller
from planted.world import World

COMPLETE = frozenset(
    {"mark-missing", "description-missing", "yes-without-evidence", "unexplained", "demanded-missing"}
)


@dataclass(frozen=True)
class Truth:
    """An error that was planted. `rule` is what should find it; `accept` are other rules that tell the same, `also` those that
    may speak up because of it, in these answers, and `anywhere` those that may in any. `keys` are the questions that were spoiled (maybe some beside, where the words that are now wrong stand),
    `lines` the lines of their text that are new (none: the whole answer), `evidence` the documents. Neither: the whole case."""

    rule: str
    what: str
    keys: tuple[str, ...] = ()
    evidence: tuple[int, ...] = ()
    lines: Mapping[str, frozenset[str]] = field(default_factory=dict)
    accept: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    words: str = ""

    def is_met_by(self, finding: Finding, lines_of: Callable[[str, int, int], set[str]]) -> bool:
        """Whether the finding tells of this error."""
        return finding.rule in {self.rule, *self.accept} and self._touches(finding, lines_of)

    def explains(self, finding: Finding, lines_of: Callable[[str, int, int], set[str]]) -> bool:
        """Whether the finding is a consequence of this error."""
        return finding.rule in self.anywhere or (
            finding.rule in {self.rule, *self.accept, *self.also} and self._touches(finding, lines_of)
        )

    def _touches(self, finding: Finding, lines_of: Callable[[str, int, int], set[str]]) -> bool:
        if not self.keys and not self.evidence:
            return True
        if any(place.evidence in self.evidence for place in finding.places if place.evidence is not None):
            return True
        if finding.question in self.keys and not finding.places:
            return True
        for place in finding.places:
            if place.question in self.keys:
                wanted = self.lines.get(place.question or "")
                if not wanted or place.start < 0 or place.part is not FoundPart.TEXT:
                    return True
                if wanted & lines_of(place.question or "", place.start, place.end):
                    return True
        return False


class Spoiler:
    """Spoils a draft. `taken` are the topics that nobody may spoil again; `draw` decides."""

    def __init__(self, draft: Draft, draw: Random, taken: set[str], variant: int) -> None:
        self.draft, self.draw, self.taken, self.variant = draft, draw, taken, variant
        self._before: dict[str, Answer] = {}
        self._evidence: list[int] = []

    # What may be spoiled

    @property
    def world(self) -> World:
        return self.draft.world

    @property
    def referred(self) -> set[str]:
        """Topics that other answers refer to."""
        return {fact[4:] for how in self.draft.told.values() for fact in how.facts if fact.startswith("see:")}

    def topics(
        self,
        *,
        told: str = "",
        marked: bool | None = None,
        plain: bool = False,
        ticked: str | None = None,
    ) -> list[str]:
        """The topics that may be spoiled, in random order: those that told a fact (or one that begins so, where it ends with
        ":"), that have boxes or have none, whose question asks for nothing in particular, that tick this."""
        found = []
        for topic in self.draft.form.topics.values():
            how, question = self.draft.told[topic], self.question(topic)
            if topic in self.taken or (told and not _tells(how.facts, told)):
                continue
            if marked is not None and bool(question.options) != marked:
                continue
            if (
                plain
                and (
                    question.guidance
                    or topic in ("risks", "economy_figures", "goals_outcome", "control_often")
                )
            ) or (ticked and how.mark != ticked):
                continue
            found.append(topic)
        self.draw.shuffle(found)
        return found  # fmt: skip

    def others_tell(self, topic: str, fact: str) -> bool:
        """Whether another answer tells this fact too, and as it is in truth."""
        return any(
            each != topic and each not in self.taken and fact in self.draft.told[each].facts
            for each in self.draft.form.topics.values()
        )

    def question(self, topic: str) -> Question:
        question = self.draft.form.questionnaire.question(self.draft.key(topic))
        assert question
        return self.draft.questions.get(question.key, question)

    # Spoiling

    def phrase(self, kind: str) -> Tell:
        """The words of this kind of error, by the variant."""
        ways = self.draft.family.voice.phrases[kind]
        return ways[self.variant % len(ways)]

    def say(self, topic: str, kind: str, **facts: object) -> str:
        """Those words, as the answer's teller says them."""
        teller = self.draft.teller(topic, seed=f"{self.draft.seed}:{kind}:{topic}")
        words = self.phrase(kind)(teller)
        return words.format_map({key: str(value) for key, value in facts.items()}) if facts else words

    def change(self, topic: str, **changes: object) -> None:
        """Changes an answer."""
        key = self.draft.key(topic)
        self._before.setdefault(key, self.draft.answers[key])
        self.draft.answers[key] = replace(self.draft.answers[key], **changes)  # type: ignore[arg-type]
        self.taken.add(topic)

    def append(self, topic: str, words: str) -> None:
        """Puts words last in an answer, as a paragraph of their own or in its last one."""
        text = self.draft.answers[self.draft.key(topic)].text
        runs_on = (
            self.draw.random() < 0.3
            and "\n" not in words
            and text.endswith(".")
            and not text.split("\n")[-1].startswith(("-", "|", " ", *"123456789"))
        )
        self.change(topic, text=f"{text}{' ' if runs_on and text else chr(10) * 2 if text else ''}{words}")  # fmt: skip

    def retell(self, topic: str, world: World) -> bool:
        """Tells an answer again, of another world; whether that made a difference."""
        text, _teller = self.draft.tell(topic, world)
        if text == self.draft.answers[self.draft.key(topic)].text:
            return False
        self.change(topic, text=text)
        return True

    def cite(self, topic: str, citations: Iterable[Citation]) -> None:
        self.draft.citations[self.draft.key(topic)] = list(citations)

    def attach(self, paper: Paper, topic: str | None = None, pages: str | None = None) -> int:
        """Attaches a document, and cites it in an answer."""
        id = self.draft.add_paper(paper)
        self._evidence.append(id)
        if topic:
            self.draft.citations.setdefault(self.draft.key(topic), []).append(Citation(id, pages))
            self.taken.add(topic)
        return id

    def touch(self, *evidence: int) -> None:
        self._evidence += evidence

    def teller(self, topic: str) -> Teller:
        return self.draft.teller(topic)

    def truth(
        self,
        rule: str,
        what: str,
        *,
        keys: Iterable[str] = (),
        accept: Iterable[str] = (),
        also: Iterable[str] = (),
        anywhere: Iterable[str] = (),
        loose: bool = False,
    ) -> Truth:
        """What was planted; `keys` beside those that were changed. `loose`: it may be told anywhere in these answers."""
        changed = tuple(dict.fromkeys([*self._before, *keys]))
        lines = {} if loose else {key: self._new_lines(key) for key in self._before}
        words = " / ".join(" ¶ ".join(sorted(each)) for each in lines.values())
        sets = map(frozenset, (accept, also, anywhere))
        return Truth(rule, what, changed, tuple(self._evidence), lines, *sets, words)

    def _new_lines(self, key: str) -> frozenset[str]:
        before = set(richtext.plain(self._before[key].text).split("\n"))
        return frozenset(set(self.draft.plain(key).split("\n")) - before)


def _tells(facts: set[str], fact: str) -> bool:
    return any(each.startswith(fact) for each in facts) if fact.endswith(":") else fact in facts
