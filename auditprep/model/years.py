"""One year beside another: what was answered then, which question became which, and what is out of date in the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from auditprep.model.checking import Accepted
from auditprep.model.evidence import Decision, EvidenceKind
from auditprep.model.form import Answer, Notice, Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Remark:
    """What the auditors said afterwards of an answer (or, with "" for its key, of the whole): their assessment and their
    recommendation, and how the board has handled it. Plain text."""

    assessment: str = ""
    recommendation: str = ""
    handled: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.assessment or self.recommendation or self.handled)


@dataclass(frozen=True, slots=True)
class CitedThen:
    """What an answer leaned on in another case: the document as that case knew it. `pages` are pages of its file, and
    `printed` the same as people read them ("3–6"), "" for all of it. `secret`: it is not named in what leaves the house."""

    title: str
    kind: EvidenceKind = EvidenceKind.OTHER
    represents: str | None = None
    decision: Decision | None = None
    sha256: str = ""
    pages: str | None = None
    printed: str = ""
    quote: str = ""
    secret: bool = False


@dataclass(frozen=True)
class Submission:
    """One board's answers one year, as they are compared: from a case, or from a Word form that is filled in. `name` is the
    file it came from, and `status` the case's ("" for a Word form). Remarks are kept by the question's key, "" for the whole.
    `accepted` are the findings that may stand in later years too, and `left_out` tells what a Word form holds that is in none of
    the answers, or is not sure."""

    name: str
    board: str | None
    year: int | None
    questionnaire: Questionnaire
    answers: Mapping[str, Answer]
    cited: Mapping[str, tuple[CitedThen, ...]] = field(default_factory=dict)
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    status: str = ""
    decided: Decision | None = None
    accepted: tuple[Accepted, ...] = ()
    left_out: tuple[Notice, ...] = ()

    def answer(self, key: str) -> Answer:
        """The answer to this question; an empty one if nothing is answered."""
        return self.answers.get(key, Answer())

    def cited_by(self, key: str) -> tuple[CitedThen, ...]:
        return self.cited.get(key, ())

    def remark(self, key: str) -> Remark:
        return self.remarks.get(key, Remark())


class Became(StrEnum):
    """What became of a question from one form to the next."""

    SAME = "same"  # also where only its number, a year in it or the names of its options are others
    REWORDED = "reworded"
    MOVED = "moved"  # the same words in another section
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


class Difference(StrEnum):
    """In what two questions that belong together differ."""

    WORDS = "words"
    YEAR = "year"
    NUMBER = "number"
    SECTION = "section"
    OPTIONS = "options"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Match:
    """A question of the old form and what it became in the new one; `old` is None for one that is new, `new` for one that
    is gone. A question that was split is in as many matches as it became. `likeness` is from 0 to 1; `by_hand`: the user
    has said so."""

    old: str | None
    new: str | None
    became: Became
    likeness: float = 1.0
    differs: frozenset[Difference] = frozenset()
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Matching:
    """Which question became which. Every question of both forms is in `matches`, in the new form's order, those that are
    gone where they stood. `doubtful` may belong together too, best first: nothing leans on them before the user says so, and
    until then `matches` has them as added and removed."""

    matches: tuple[Match, ...]
    doubtful: tuple[Match, ...] = ()

    def before(self, new: str) -> tuple[str, ...]:
        """What this question was in the old form; nothing for a new one, several for one that was merged."""
        return tuple(each.old for each in self.matches if each.new == new and each.old is not None)

    def after(self, old: str) -> tuple[str, ...]:
        """What this question has become; nothing where it is gone, several where it was split."""
        return tuple(each.new for each in self.matches if each.old == old and each.new is not None)

    def match(self, new: str) -> Match | None:
        """The first match of a question of the new form."""
        return next((each for each in self.matches if each.new == new), None)


@dataclass(frozen=True, slots=True)
class PairChoice:
    """The user has said that these two belong `together`, or that they do not."""

    old: str
    new: str
    together: bool


class StaleKind(StrEnum):
    """What is out of date in words that come from another year."""

    YEAR = "year"  # "2024"
    PERIOD = "period"  # "2024–2026"
    MONTH = "month"  # "mars 2024"
    DATE = "date"  # a day of last year, or a meeting with its §
    DOCUMENT = "document"  # "delårsbokslut 2024"
    REGISTRY = "registry"  # a dnr of last year
    AMOUNT = "amount"
    KPI = "kpi"  # a target, an outcome, a present value


@dataclass(frozen=True, slots=True)
class Stale:
    """A piece of text, `text[start:end]`, that is out of date, or may be. `proposals` are what it may become, best first;
    none where only the user can know."""

    kind: StaleKind
    start: int
    end: int
    was: str
    proposals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Last year's answer leaned on a document, and this year's answer needs one of this year in its place. `likely` is
    evidence of this case that may be it, best first."""

    id: int
    question: str
    then: CitedThen
    likely: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of carrying answers over: the questions that got a draft, and those that did not with the code of why:
    "answered" (there is something already), "nothing" (there is no answer to carry), "doubtful" (nobody has said yet whether
    it was a question then) or "unmatched". `step` can be undone; 0 if nothing was carried. `marks_lost` are questions whose
    mark this form does not offer, and `marks_renamed` those whose mark it calls something else, each with what it was called."""

    step: int
    questions: tuple[str, ...]
    left: Mapping[str, str] = field(default_factory=dict)
    marks_lost: tuple[str, ...] = ()
    marks_renamed: Mapping[str, str] = field(default_factory=dict)


class TextChange(StrEnum):
    """Whether a description is another than before."""

    SAME = "same"
    CHANGED = "changed"
    EMPTY = "empty"  # neither says anything
    MISSING = "missing"  # the newer one says nothing yet


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A question one year with all that was said of it. `section` is the title of its section."""

    question: Question
    section: str
    answer: Answer
    cited: tuple[CitedThen, ...] = ()
    remark: Remark = Remark()


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a question between two columns that follow each other. `evidence` tells of what the form's own place
    for evidence says, `cited_gone` and `cited_come` of the documents that were cited. `unanswered`: what was answered is not
    answered yet in the newer column, which changes nothing of it."""

    became: Became
    mark_changed: bool = False
    text: TextChange = TextChange.EMPTY
    cited_gone: tuple[CitedThen, ...] = ()
    cited_come: tuple[CitedThen, ...] = ()
    differs: frozenset[Difference] = frozenset()
    evidence: TextChange = TextChange.EMPTY
    unanswered: bool = False


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A question over the years: a cell a submission (None: it did not exist), and a step between each two, one fewer
    (None: it existed in neither)."""

    cells: tuple[ComparedCell | None, ...]
    steps: tuple[Step | None, ...]


@dataclass(frozen=True)
class Comparison:
    """Submissions side by side, the oldest first. `matchings` are between each and the next."""

    submissions: tuple[Submission, ...]
    rows: tuple[ComparedRow, ...]
    matchings: tuple[Matching, ...]
