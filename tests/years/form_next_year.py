"""Next year's form of any form that was read, with inserted, dropped, split, merged, moved, reworded and replaced
questions, and the truth of it. The form's own words are only put together otherwise; what is added is ours."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from years.form_items import Item, Mutated, Part, finished
from years.form_mutations import TITLES, Mutator

from auditprep.model import Kind, Questionnaire

PLAN = (
    ("_drop", 2),
    ("_split", 2),
    ("_merge", 1),
    ("_move", 2),
    ("_reword", 5),
    ("_replace_by_twin", 1),
    ("_decoy", 1),
    ("_insert", 3),
    ("_swap", 1),
)
"""What is done, and how many times; to another question each time."""
OTHER_WORDS = (
    "lokalförsörjningsstrategi",
    "krisövning",
    "medborgarförslag",
    "skolskjutsen",
    "fastighetsunderhållet",
)
_PAIR = re.compile(r"\b(\w{4,}(\w)) (?:och|samt) (\w{4,}\2)\b")  # two words that are inflected alike
_LONG = re.compile(r"\b[^\W\d_]{9,}\b")
_BOARD = ("nämnd", "styrelse", "kommun", "fullmäktige", "verksamhet", "eventuell")


def next_year(form: Questionnaire, seed: int = 0) -> Mutated:
    """The form as it was read, and the next year's: the same for ever for a seed."""
    assert form.year
    return _OfForm(random.Random(seed), form).run(seed)


class _OfForm(Mutator):
    def __init__(self, rng: random.Random, form: Questionnaire) -> None:
        super().__init__(rng, aside=False)
        self.form = form
        self.themes = range(3, len(TITLES))  # what every form asks, in the first three, may be there already
        assert form.year
        self.year = form.year

    def run(self, seed: int) -> Mutated:
        old, new = (
            [
                Part(
                    section.title,
                    [
                        Item(
                            self._without_year(each.text) or "",
                            self._without_year(each.guidance),
                            each.kind is Kind.TEXT,
                            options=each.options,
                        )
                        for each in section.questions
                    ],
                )
                for section in self.form.sections
            ]
            for _form in range(2)
        )
        for at, item in enumerate(item for part in new for item in part.items):
            item.was = frozenset({at})
        for name, times in PLAN:
            for _time in range(times):
                self._do(getattr(self, name), new)
        self._other_options(new)
        made = finished(seed, random.Random(seed), (old, self.year), (new, self.year + 1), self.gone)
        return replace(made, old=self._as_read(made))

    def _do(self, mutation: Callable[[list[Part]], None], parts: list[Part]) -> None:
        """Does it once, though some questions do not let it be done to them."""
        for _attempt in range(20):
            before = [[(item.text, item.how) for item in part.items] for part in parts]
            mutation(parts)
            if before != [[(item.text, item.how) for item in part.items] for part in parts]:
                return

    def _as_read(self, made: Mutated) -> Questionnaire:
        """The old form itself, under the keys that the truth has."""
        keys = iter(made.old.questions())
        sections = tuple(
            replace(
                section,
                questions=tuple(replace(each, key=next(keys).key) for each in section.questions),
            )
            for section in self.form.sections
        )
        return replace(self.form, sections=sections)

    def _without_year(self, text: str | None) -> str | None:
        return text and text.replace(str(self.year), "{Y}").replace(str(self.year + 1), "{N}")

    def _other_options(self, parts: list[Part]) -> None:
        for part in parts:
            for item in part.items:
                item.options = tuple("Ej aktuellt" if each == "Vet ej" else each for each in item.options)

    def _by_bank(self, item: Item) -> str:
        """The guidance goes into the question, or the board is called something else."""
        if item.guidance and self.rng.random() < 0.5:
            text, item.guidance = f"{item.text} {item.guidance}", None
            return text
        return re.sub(r"\bnämnden/styrelsen\b", "nämnden", item.text)

    def _split(self, parts: list[Part]) -> None:
        """Two things that are asked for in one are asked for each by itself; or the guidance becomes a question."""
        place = self._pick(parts, lambda item: bool(_PAIR.search(item.text)) or bool(item.guidance))
        if place is None:
            return
        part, at = place
        item = part.items[at]
        if item.guidance:
            halves = [replace(item, guidance=None), replace(item, text=item.guidance, guidance=None)]
        else:
            halves = [replace(item, text=_PAIR.sub(keep, item.text, count=1)) for keep in (r"\1", r"\3")]
        for half in halves:
            half.how = "split"
        part.items[at : at + 1] = halves

    def _twin(self, parts: list[Part], *, keep: bool) -> None:
        """The longest word of a question is another one."""
        place = self._pick(parts, lambda item: bool(_topic(item.text)))
        if place is None:
            return
        part, at = place
        item = part.items[at]
        text = item.text.replace(_topic(item.text), self.rng.choice(OTHER_WORDS))
        twin = Item(text, item.guidance, item.prose, options=item.options, how="twin inserted")
        if keep:
            part.items.insert(at + 1, twin)
        else:
            self._gone(self._take_out(part, at), "replaced by a twin")
            part.items.insert(at, twin)


def _topic(text: str) -> str:
    words = [word for word in _LONG.findall(text) if not word.casefold().startswith(_BOARD)]
    return max(words, key=len, default="")
