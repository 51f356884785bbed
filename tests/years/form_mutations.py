"""A form and the next year's, made from the questions of `form_bank` by mutations, with the truth of what became of what.

`mutated(seed)` is the same for ever for a seed. With `aside` it uses the themes, wordings and half sentences that
nobody looked at while the matching was made.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from years.form_bank import TUNED_THEMES, Asked, bank
from years.form_items import Item, Mutated, Part, finished

TITLES, BANK = bank()
OTHER_OPTIONS = (
    ("Ja", "Nej", "Delvis", "Ej aktuellt"),
    ("Ja", "Nej", "Till viss del", "Vet inte"),
    ("Helt", "Delvis", "Inte alls"),
)
GENERIC = ("Kommentar", "Beskriv", "Underlag", "Ange datum för beslut", "Övrigt", "Motivera svaret")
IN_EVERY_SECTION = ("Finns dokumenterade rutiner?", "Har området följts upp?", "Finns något att tillägga?")
ACTORS = ("nämnden/styrelsen", "styrelsen", "nämnden eller styrelsen")
SYNONYMS = {
    "antagit": ("fastställt", "beslutat om"),
    "fastställt": ("antagit",),
    "personal": ("medarbetare",),
    "anställda": ("medarbetare",),
    "åtgärder": ("insatser",),
    "redovisas": ("rapporteras",),
    "rapporteras": ("redovisas", "presenteras"),
    "beskriv": ("redogör för",),
    "ange": ("uppge",),
    "genomförts": ("utförts",),
    "genomförs": ("utförs",),
    "säkerställer": ("tillser",),
    "aktuell": ("uppdaterad",),
    "och": ("samt",),
    "vid": ("i samband med",),
    "alla": ("samtliga",),
    "regelbundna": ("återkommande",),
    "varför": ("orsakerna till att",),
}
SYNONYMS_ASIDE = {
    "får": ("erhåller",),
    "behandlar": ("hanterar",),
    "största": ("mest betydande",),
    "svårast": ("besvärligast",),
    "utsett": ("valt",),
    "skyndsamt": ("utan dröjsmål",),
    "kartlagda": ("beskrivna",),
    "krav": ("villkor",),
    "följer": ("bevakar",),
    "deltar": ("medverkar",),
    "beslutar": ("fattar beslut",),
    "kontrolleras": ("granskas",),
}
HALVES = (
    "{0}? Beskriv kortfattat.",
    "{0}? Motivera svaret.",
    "{0}, och i så fall när?",
    "{0}, och hur dokumenteras det?",
    "{0} i enlighet med kommunens riktlinjer?",
    "{0} inom hela ansvarsområdet?",
    "Om tillämpligt: {0}?",
    "{0} (inklusive bolag och stiftelser)?",
)
HALVES_ASIDE = (
    "{0}? Utveckla gärna svaret.",
    "{0}, och på vilket sätt sker det?",
    "{0} med hänsyn till gällande lagstiftning?",
    "{0} (avser samtliga enheter)?",
    "Frågan gäller hela nämnden. {0}?",
    "{0}, och vem är ansvarig?",
)
TITLES_REWORDED = {
    "Mål och styrning": "Styrning, ledning och mål",
    "Ekonomi och uppföljning": "Ekonomistyrning",
    "Intern kontroll": "Den interna kontrollen",
    "Personal och arbetsmiljö": "Personalfrågor",
    "Kvalitet och brukare": "Kvalitet",
    "Digitalisering och information": "Informationshantering",
    "Lokaler, inköp och miljö": "Lokaler och miljö",
    "Krisberedskap och framtid": "Beredskap och framtidsfrågor",
}


def mutated(seed: int, *, aside: bool = False) -> Mutated:
    """A form of some ten to sixty questions, and the next year's."""
    return Mutator(random.Random(seed), aside).run(seed)


class Mutator:
    def __init__(self, rng: random.Random, aside: bool) -> None:
        self.rng, self.aside = rng, aside
        self.year = rng.randrange(2019, 2030)
        self.themes = range(TUNED_THEMES, len(TITLES)) if aside else range(TUNED_THEMES)
        if aside and rng.random() < 0.5:
            self.themes = range(len(TITLES))
        self.gone: list[tuple[int, str]] = []
        self.used: set[str] = set()

    def run(self, seed: int) -> Mutated:
        old = self._old_form()
        for at, item in enumerate(item for part in old for item in part.items):
            item.was = frozenset({at})
        new = [Part(part.title, [replace(item) for item in part.items]) for part in old]
        self._mutate(new)
        nameless = self.rng.random() < 0.1
        return finished(seed, self.rng, (old, self.year), (new, self.year + 1), self.gone, nameless=nameless)

    # The first form

    def _old_form(self) -> list[Part]:
        most = min(len(self.themes), 6)
        chosen = sorted(self.rng.sample(list(self.themes), self.rng.randint(min(2, most), most)))
        parts = [self._section(theme) for theme in chosen]
        if self.rng.random() < 0.25:
            self._add_generic(parts)
        if self.rng.random() < 0.25:
            text = self.rng.choice(IN_EVERY_SECTION)
            for part in parts:
                part.items.append(Item(text, stays=True))
        return parts

    def _section(self, theme: int) -> Part:
        pool = [each for each in BANK if each.theme == theme]
        keep = sorted(self.rng.sample(range(len(pool)), self.rng.randint(4, min(14, len(pool)))))
        part = Part(TITLES[theme])
        for asked in (pool[at] for at in keep):
            part.items += self._asked(asked)
        if self.rng.random() < 0.3:
            self._join_two(part)
        return part

    def _asked(self, asked: Asked) -> Iterator[Item]:
        """The question; or the two that it may be split in; and sometimes its twin beside it."""
        self.used.add(asked.text)
        if asked.parts and self.rng.random() < 0.4:
            first, second = asked.parts
            yield Item(first, None, asked.prose, whole=asked.text)
            yield Item(second, None, asked.prose, whole=asked.text)
            return
        yield Item(asked.text, asked.guidance, asked.prose, asked)
        fresh = [twin for twin in asked.twins if twin not in self.used]
        if fresh and self.rng.random() < 0.2:
            self.used.add(fresh[0])
            yield Item(fresh[0], asked.guidance, asked.prose)

    def _join_two(self, part: Part) -> None:
        """Makes one question of two that stand together; such a one may be split again."""
        at = self.rng.randrange(len(part.items) - 1)
        one, two = part.items[at : at + 2]
        if one.asked and two.asked and not one.prose and not two.prose:
            asked = Asked(one.asked.theme, joined(one.text, two.text), parts=(one.text, two.text))
            part.items[at : at + 2] = [Item(asked.text, one.guidance, False, asked)]

    def _add_generic(self, parts: list[Part]) -> None:
        text = self.rng.choice(GENERIC)
        for part in parts:
            part.items = [
                each
                for item in part.items
                for each in (
                    [item, Item(text, prose=True, follows=True)] if self.rng.random() < 0.5 else [item]
                )
            ]

    # The mutations

    def _mutate(self, parts: list[Part]) -> None:
        count = sum(len(part.items) for part in parts)
        times = max(1, round(count * self.rng.choice((0.1, 0.2, 0.35, 0.6))))
        kinds: list[tuple[Callable[[list[Part]], None], int]] = [
            (self._insert, 3),
            (self._drop, 3),
            (self._reword, 8),
            (self._split, 3),
            (self._merge, 3),
            (self._move, 2),
            (self._swap, 1),
            (self._decoy, 2),
            (self._replace_by_twin, 2),
            (self._other_guidance, 1),
            (self._other_kind, 1),
        ]
        for mutation in self.rng.choices([kind for kind, _ in kinds], [each for _, each in kinds], k=times):
            mutation(parts)
        for mutation, chance in (
            (self._other_options, 0.25),
            (self._other_titles, 0.2),
            (self._other_order, 0.1),
        ):
            if self.rng.random() < chance:
                mutation(parts)

    def _pick(
        self, parts: list[Part], fits: Callable[[Item], bool] = lambda _: True
    ) -> tuple[Part, int] | None:
        """A question that nothing has been done to."""
        places = [
            (part, at)
            for part in parts
            for at, item in enumerate(part.items)
            if item.was and not item.how and not item.follows and fits(item)
        ]
        return self.rng.choice(places) if places else None

    def _fresh(self, theme: int | None = None) -> Asked | None:
        pool = [
            each
            for each in BANK
            if each.text not in self.used
            and each.theme in self.themes
            and (theme is None or each.theme == theme)
            and not any(part in self.used for part in each.parts)
        ]
        return self.rng.choice(pool) if pool else None

    def _insert(self, parts: list[Part]) -> None:
        part = self.rng.choice(parts)
        is_ours = part.title in TITLES and self.rng.random() < 0.7
        asked = self._fresh(TITLES.index(part.title) if is_ours else None)
        if asked:
            self.used |= {asked.text, *asked.parts}
            item = Item(asked.text, asked.guidance, asked.prose, how="inserted")
            part.items.insert(self._place(part), item)

    def _place(self, part: Part) -> int:
        """A place in a section, not between a question and the generic one that follows it."""
        places = [
            at for at in range(len(part.items) + 1) if at == len(part.items) or not part.items[at].follows
        ]
        return self.rng.choice(places)

    def _take_out(self, part: Part, at: int) -> list[Item]:
        """The question, with the generic one that follows it."""
        end = _after(part, at)
        taken = part.items[at:end]
        del part.items[at:end]
        return taken

    def _drop(self, parts: list[Part], how: str = "dropped") -> None:
        if place := self._pick(parts):
            self._gone(self._take_out(*place), how)

    def _gone(self, items: Sequence[Item], how: str) -> None:
        self.gone += [(was, how) for item in items for was in item.was]

    def _reword(self, parts: list[Part]) -> None:
        if place := self._pick(parts):
            item = place[0].items[place[1]]
            ways = [
                self._by_bank,
                self._by_bank,
                self._by_bank,
                self._by_synonym,
                self._by_half,
                self._by_actor,
            ]
            text = self.rng.choice(ways)(item)
            if text and text != item.text:
                item.text, item.how = text, "reworded"

    def _by_bank(self, item: Item) -> str | None:
        if not item.asked:
            return None
        wordings = item.asked.reworded
        if self.aside and item.asked.kept_aside:
            wordings = item.asked.kept_aside
        return self.rng.choice(wordings) if wordings else None

    def _by_synonym(self, item: Item) -> str:
        table = SYNONYMS_ASIDE if self.aside else SYNONYMS
        words = [word for word in table if re.search(rf"\b{word}\b", item.text, re.IGNORECASE)]
        if not words:
            return self._by_half(item)
        word = self.rng.choice(words)
        other = self.rng.choice(table[word])
        return re.sub(
            rf"\b{word}\b",
            lambda found: other.capitalize() if found[0][0].isupper() else other,
            item.text,
            flags=re.IGNORECASE,
        )

    def _by_half(self, item: Item) -> str:
        core = item.text.rstrip("?.")
        half = self.rng.choice(HALVES_ASIDE if self.aside else HALVES)
        text = half.format(core)
        return text if item.text.endswith("?") else text.replace("?", ".")

    def _by_actor(self, item: Item) -> str:
        return re.sub(r"\bnämnden\b", self.rng.choice(ACTORS), item.text)

    def _split(self, parts: list[Part]) -> None:
        if place := self._pick(parts, lambda item: bool(item.asked and item.asked.parts)):
            part, at = place
            item = part.items[at]
            assert item.asked
            halves = [replace(item, text=text, asked=None, how="split") for text in item.asked.parts]
            halves[1].guidance = None
            part.items[at : at + 1] = halves

    def _merge(self, parts: list[Part]) -> None:
        place = self._pick(parts, lambda item: bool(item.whole)) if self.rng.random() < 0.7 else None
        if place := place or self._pick(parts, lambda item: not item.prose and "?" in item.text):
            part, at = place
            if at + 1 >= len(part.items):
                return
            one, two = part.items[at : at + 2]
            if two.follows or two.how or not two.was or two.prose != one.prose or "?" not in two.text:
                return
            text = one.whole if one.whole == two.whole else joined(one.text, two.text)
            text = text or joined(one.text, two.text)
            part.items[at : at + 2] = [
                replace(one, text=text, asked=None, was=one.was | two.was, how="merged")
            ]

    def _move(self, parts: list[Part]) -> None:
        if place := self._pick(parts, lambda item: not item.stays):
            part, at = place
            others = [each for each in parts if each is not part]
            taken = self._take_out(part, at)
            to = self.rng.choice(others) if others else part
            where = self._place(to)
            taken[0].how = "moved"
            to.items[where:where] = taken

    def _swap(self, parts: list[Part]) -> None:
        part = self.rng.choice(parts)
        if len(part.items) > 3 and not any(item.follows for item in part.items):
            at = self.rng.randrange(len(part.items) - 1)
            part.items[at : at + 2] = reversed(part.items[at : at + 2])

    def _decoy(self, parts: list[Part]) -> None:
        """A near twin of a question is new beside it."""
        self._twin(parts, keep=True)

    def _replace_by_twin(self, parts: list[Part]) -> None:
        """A question is gone, and a near twin stands in its place or elsewhere."""
        self._twin(parts, keep=False)

    def _twin(self, parts: list[Part], *, keep: bool) -> None:
        def has_twin(item: Item) -> bool:
            return bool(item.asked and any(twin not in self.used for twin in item.asked.twins))

        if place := self._pick(parts, has_twin):
            part, at = place
            item = part.items[at]
            assert item.asked
            twin = self.rng.choice([twin for twin in item.asked.twins if twin not in self.used])
            self.used.add(twin)
            new = Item(twin, item.guidance, item.prose, how="twin inserted")
            if keep:
                below = self.rng.random() < 0.5
                part.items.insert(_after(part, at) if below else at, new)
                return
            taken = self._take_out(part, at)
            self._gone(taken, "replaced by a twin")
            # what follows it is about the twin now, and another question though its words are the same
            news = [new, *(replace(each, was=frozenset(), how="twin inserted") for each in taken[1:])]
            where = at if self.rng.random() < 0.6 else self._place(part)
            part.items[where:where] = news

    def _other_guidance(self, parts: list[Part]) -> None:
        if place := self._pick(parts):
            item = place[0].items[place[1]]
            item.guidance = None if item.guidance else "Beskriv hur arbetet går till och bifoga underlag."
            item.how = "guidance"

    def _other_kind(self, parts: list[Part]) -> None:
        if place := self._pick(parts):
            item = place[0].items[place[1]]
            item.prose, item.how = not item.prose, "kind"

    def _other_options(self, parts: list[Part]) -> None:
        options = self.rng.choice(OTHER_OPTIONS)
        for part in parts:
            for item in part.items:
                item.options = options

    def _other_titles(self, parts: list[Part]) -> None:
        for part in parts:
            if self.rng.random() < 0.5:
                part.title = TITLES_REWORDED.get(part.title, part.title)

    def _other_order(self, parts: list[Part]) -> None:
        self.rng.shuffle(parts)


def _after(part: Part, at: int) -> int:
    """The first place after a question and the generic ones that follow it."""
    return next(
        (end for end in range(at + 1, len(part.items)) if not part.items[end].follows), len(part.items)
    )


def joined(one: str, two: str) -> str:
    """Two questions as one."""
    return f"{one.rstrip('?.')}, och {two[0].lower()}{two[1:]}"
