"""What the user wants of two versions of the same answers: mine, theirs, both or words of her own, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from auditprep import richtext
from auditprep.i18n import _, language, ngettext
from auditprep.model import (
    BETWEEN_MARKS,
    MergeItem,
    MergePlan,
    Outcome,
    Question,
    Questionnaire,
    Snapshot,
)

Key = tuple[str, str]  # a question, and a part of its answer: "mark", "text" or "evidence"


class Take(Enum):
    """Whose words are taken."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    OWN = "own"


@dataclass(slots=True)
class _Picked:
    take: Take
    own: str | None = None  # what the user wrote; kept where something else is taken after all
    seen: bool = False


class MergeChoices:
    """A choice for each part that differs. To begin with what is new is taken, and mine kept where both have changed it."""

    def __init__(self, plan: MergePlan, form: Questionnaire) -> None:
        self.plan = plan
        self._questions = {question.key: question for question in form.questions()}
        self._picked: dict[Key, _Picked] = {}
        self._items: dict[Key, MergeItem] = {}
        self._set_items(plan.items)

    # What there is

    def items(self, outcome: Outcome) -> tuple[MergeItem, ...]:
        """The parts with this outcome, in the plan's order."""
        return tuple(each for each in self._items.values() if each.outcome is outcome)

    def item(self, key: Key) -> MergeItem:
        return self._items[key]

    def question(self, key: str) -> Question | None:
        return self._questions.get(key)

    def follow(self, snapshot: Snapshot) -> bool:
        """The case has other answers than when the plan was made: mine is what stands there now. Whether anything changed."""
        items = tuple(_with_mine(each, _part(snapshot, each)) for each in self.plan.items)
        if items == self.plan.items:
            return False
        self.plan = replace(self.plan, items=items)
        self._set_items(items)
        return True

    # What is chosen

    def take(self, item: MergeItem) -> Take:
        return self._picked[key_of(item)].take

    def choose(self, item: MergeItem, take: Take) -> None:
        """Takes these words for this part; what she wrote herself is kept, should she want it again."""
        picked = self._picked[key_of(item)]
        if take is Take.OWN and picked.own is None:
            picked.own = self.value(item)
        picked.take = take

    def write(self, item: MergeItem, words: str) -> None:
        """Takes the user's own words for this part."""
        picked = self._picked[key_of(item)]
        picked.own, picked.take = words, Take.OWN

    def see(self, item: MergeItem) -> None:
        """The user has looked at it."""
        if picked := self._picked.get(key_of(item)):
            picked.seen = True

    def is_seen(self, item: MergeItem) -> bool:
        return self._picked[key_of(item)].seen

    def take_all_new(self) -> None:
        """Theirs, wherever only they have changed it."""
        for item in self.items(Outcome.NEW):
            self.choose(item, Take.THEIRS)

    def all_new_taken(self) -> bool:
        return all(self.take(each) is Take.THEIRS for each in self.items(Outcome.NEW))

    def offered(self, item: MergeItem) -> tuple[Take, ...]:
        """What can be chosen between: both only where there are two texts, or marks that can stand together."""
        if item.outcome is Outcome.UNCHANGED:
            return ()
        if is_day(item):
            return (Take.MINE, Take.THEIRS)
        if item.field == "mark":
            question = self.question(item.question)
            several = question is not None and question.several and bool(item.mine and item.theirs)
            return (Take.MINE, Take.THEIRS, *([Take.BOTH] if several else []))
        two = bool(item.mine.strip() and item.theirs.strip())
        return (Take.MINE, Take.THEIRS, *([Take.BOTH] if two else []), Take.OWN)

    def value(self, item: MergeItem) -> str:
        """What will stand there."""
        picked = self._picked[key_of(item)]
        if picked.take is Take.OWN:
            return picked.own or ""
        if picked.take is Take.BOTH:
            return self._both(item)
        return item.theirs if picked.take is Take.THEIRS else item.mine

    # What comes of it

    def chosen(self) -> dict[Key, str]:
        """What is to be written. Where both have changed it and mine is kept, nothing is: it stands there already."""
        return {
            key: self.value(item)
            for key, item in self._items.items()
            if item.outcome is Outcome.NEW
            or (item.outcome is Outcome.CONFLICT and self.take(item) is not Take.MINE)
        }

    def changed_answers(self) -> tuple[str, ...]:
        """The questions whose answers will be others than they are."""
        others = (each for each in self._items.values() if self.value(each) != each.mine)
        changed = (each.question for each in others if not is_day(each))
        return tuple(dict.fromkeys(changed))

    def changes_days(self) -> bool:
        """Whether a day of the case will be another."""
        return any(is_day(each) and self.value(each) != each.mine for each in self._items.values())

    def unseen(self) -> tuple[MergeItem, ...]:
        """The conflicts that the user has not looked at."""
        return tuple(each for each in self.items(Outcome.CONFLICT) if not self.is_seen(each))

    def written(self) -> tuple[MergeItem, ...]:
        """The parts that the user has written herself, whether they are taken or not."""
        picked = self._picked
        return tuple(
            each
            for key, each in self._items.items()
            if picked[key].own not in (None, each.mine, each.theirs, self._both(each))
        )

    def _both(self, item: MergeItem) -> str:
        """Theirs after mine."""
        if item.field != "mark":
            return richtext.to_markdown((*richtext.parse(item.mine), *richtext.parse(item.theirs)))
        marks = {*item.mine.split(BETWEEN_MARKS), *item.theirs.split(BETWEEN_MARKS)} - {""}
        question = self.question(item.question)
        options = question.options if question else ()
        ordered = [each for each in options if each in marks]
        return BETWEEN_MARKS.join([*ordered, *sorted(marks - set(ordered))])

    def _set_items(self, items: Iterable[MergeItem]) -> None:
        """Choices stay where what was chosen between is the same, and words of one's own whatever happens."""
        own = {key for key, picked in self._picked.items() if picked.take is Take.OWN}
        both = (_still_open(each) if key_of(each) in own else each for each in items)
        before, self._items = self._items, {key_of(each): each for each in both}
        kept = {}
        for key, item in self._items.items():
            picked = self._picked.get(key)
            if picked is None or before.get(key) != item:
                take = Take.THEIRS if item.outcome is Outcome.NEW else Take.MINE
                written = picked.own if picked else None
                picked = _Picked(Take.OWN if key in own else take, written)
            kept[key] = picked
        self._picked = kept


def key_of(item: MergeItem) -> Key:
    return item.question, item.field


def is_day(item: MergeItem) -> bool:
    """Whether it is one of the case's days, and no part of an answer."""
    return not item.question


def _still_open(item: MergeItem) -> MergeItem:
    """A third version is in conflict with two that have become the same."""
    return replace(item, outcome=Outcome.CONFLICT) if item.outcome is Outcome.UNCHANGED else item


def _part(snapshot: Snapshot, item: MergeItem) -> str:
    if is_day(item):
        day = snapshot.deadline if item.field == "deadline" else snapshot.meeting
        return day.isoformat() if day else ""
    answer = snapshot.answer(item.question)
    if item.field == "mark":
        return answer.mark or ""
    return answer.text if item.field == "text" else answer.evidence


def _with_mine(item: MergeItem, mine: str) -> MergeItem:
    if mine == item.mine:
        return item
    if item.theirs in (mine, item.base):
        outcome = Outcome.UNCHANGED
    else:
        asks = item.outcome is Outcome.CONFLICT or not item.theirs or mine != item.base
        outcome = Outcome.CONFLICT if asks else Outcome.NEW  # what was to be chosen is never taken unasked
    return replace(item, mine=mine, outcome=outcome)


# What is said of it


def part_name(field: str) -> str:
    """What a part of an answer, or a day of the case, is called."""
    return {
        "mark": _("Mark"),
        "text": _("Description"),
        "evidence": _("Evidence in the form"),
        "deadline": _("Deadline"),
        "meeting": _("The board’s meeting"),
    }[field]


def take_name(take: Take) -> str:
    """What the choice says."""
    return _take_names(language())[take]


@cache
def _take_names(_language: str) -> Mapping[Take, str]:
    return {
        Take.MINE: _("Keep mine"),
        Take.THEIRS: _("Take theirs"),
        Take.BOTH: _("Both, theirs after mine"),
        Take.OWN: _("Words of my own"),
    }


def taken_name(take: Take) -> str:
    """What is taken, as a word in a list."""
    return _taken_names(language())[take]


@cache
def _taken_names(_language: str) -> Mapping[Take, str]:
    return {Take.MINE: _("yours"), Take.THEIRS: _("theirs"), Take.BOTH: _("both"), Take.OWN: _("my own")}


def item_name(choices: MergeChoices, item: MergeItem) -> str:
    """ "2.1  Description"; of a day of the case only what that is."""
    question = choices.question(item.question)
    label = question.label if question else item.question
    return f"{label}  {part_name(item.field)}" if label else part_name(item.field)


def summary(choices: MergeChoices) -> str:
    """What will become of it: "5 new ones are taken. 2 conflicts: you have chosen mine in 1, theirs in 1."."""
    parts = (_new_words(choices), _conflict_words(choices), _unseen_words(choices))
    said = " ".join(filter(None, parts))
    return said or _("It says nothing that is not here already.")


def merge_words(choices: MergeChoices) -> str:
    """What the button says that does it."""
    answers, documents = len(choices.changed_answers()), len(choices.plan.evidence)
    said = ngettext("Merge {count} answer", "Merge {count} answers", answers).format(count=answers)
    brought = ngettext("{count} document", "{count} documents", documents).format(count=documents)
    if answers and documents:
        return _("{merge} and {documents}").format(merge=said, documents=brought)
    if documents:
        return _("Bring in {documents}").format(documents=brought)
    if answers or choices.plan.more or choices.changes_days():
        return said if answers else _("Merge")
    return _("Receive without changes")


def _new_words(choices: MergeChoices) -> str:
    new = choices.items(Outcome.NEW)
    taken = sum(choices.take(each) is not Take.MINE for each in new)
    if not new:
        return ""
    if taken == len(new):
        return ngettext("{count} new part is taken.", "{count} new parts are taken.", taken).format(
            count=taken
        )
    words = ngettext(
        "{taken} of {count} new part is taken.", "{taken} of {count} new parts are taken.", len(new)
    )
    return words.format(taken=taken, count=len(new))


def _conflict_words(choices: MergeChoices) -> str:
    conflicts = choices.items(Outcome.CONFLICT)
    if not conflicts:
        return ""
    said = ngettext("{count} conflict", "{count} conflicts", len(conflicts)).format(count=len(conflicts))
    takes = Counter(choices.take(each) for each in conflicts if choices.is_seen(each))
    told = [
        _("{what} in {count}").format(what=taken_name(take), count=takes[take])
        for take in Take
        if takes[take]
    ]
    if not told:
        return f"{said}."
    return _("{conflicts}: you have chosen {choices}.").format(conflicts=said, choices=", ".join(told))


def _unseen_words(choices: MergeChoices) -> str:
    count = len(choices.unseen())
    if not count:
        return ""
    words = ngettext(
        "You have not looked at {count} of them: mine is kept there.",
        "You have not looked at {count} of them: mine is kept there.",
        count,
    )
    return words.format(count=count)
