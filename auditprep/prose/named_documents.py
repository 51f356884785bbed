"""Documents as prose names them: "Omsorgsnämndens delårsrapport 2025, mål 1–4, sid 4–6", "bilaga två i budget 2025–2027",
"se bifogad aktivitetsplan", "enligt kommunens styrmodell"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditprep.prose.bodies import FoundBody, bodies
from auditprep.prose.document_names import PLAN, STANDING, FoundName, stem
from auditprep.prose.document_owners import FoundOwner, owner_after, owner_before, past_adjectives
from auditprep.prose.document_pages import FoundPages, page_mentions
from auditprep.prose.document_pointers import Pointing, is_told_of, pointing
from auditprep.prose.document_times import FoundTime, time_after, year_before
from auditprep.prose.document_words import (
    FOLLOW_UP,
    NO_DOCUMENT,
    OTHER,
    document_words,
    is_bare,
    whole_word,
    without_ending,
)
from auditprep.prose.found import listed
from auditprep.prose.sentences import FoundSentence, sentence_at, sentences


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document that is named. `family` is that of `document_words`; `name` the word for it in small letters without its
    ending, and `topic` what it is about ("ekonomiskt bistånd"), "" for nothing said. `owner` is a body's name or one of those
    in `document_owners`; `years` the first and the last that it is of, and `month` 1 to 12; None where nothing is said.
    `attachment` is which bilaga of it is meant, or which one it is itself. `is_definite`: it is known from before ("planen").
    It stands in `text[start:end]`, its owner and time included."""

    family: str
    name: str
    topic: str
    owner: str | None
    years: tuple[int, int] | None
    month: int | None
    attachment: str | None
    is_definite: bool
    pointing: Pointing
    start: int
    end: int

    @property
    def is_specific(self) -> bool:
        """Whether it is told which one: by its owner, its time, what it is about, or a name that but one has."""
        is_one = self.family == STANDING and not is_bare(self.name)
        return bool(self.owner or self.years or self.month or self.topic or is_one)

    @property
    def is_told_apart(self) -> bool:
        """Whether no other document can be meant: its owner and its year are told, or one of them and its own name; the year of a budget may be that of money."""
        if self.family not in {STANDING, PLAN, OTHER}:
            return self.years is not None and (self.owner is not None or self.family != "budget")
        is_named = not is_bare(self.name) or bool(self.topic)
        return is_named and not self.is_loose and (self.owner is not None or self.years is not None)

    @property
    def is_loose(self) -> bool:
        """Whether it is of a sort that answers speak of more often than they prove anything by it: contracts, and routines
        that nobody is told to own."""
        return bool(_CONTRACT.search(self.name) or (self.owner is None and _LOOSE.search(self.name)))


_CONTRACT = re.compile(r"(?:avtal|överenskommelse|skrivelse)\Z")
_LOOSE = re.compile(
    r"(?:program|rutiner|rutin|anvisningar|anvisning|regler|bestämmelser|principer|berättelse)\Z"
)


@dataclass(frozen=True, slots=True)
class CitedPages:
    """Pages that are cited, and the document whose they are. They stand in `text[start:end]`, "sid" included."""

    numbers: tuple[int, ...]
    document: NamedDocument
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text names: its documents in order, and the pages that it cites of them."""

    documents: tuple[NamedDocument, ...] = ()
    pages: tuple[CitedPages, ...] = ()


def naming(text: str) -> Naming:
    """The documents that the text names, and how clearly it points to each; and their pages."""
    cut = sentences(text)
    found = _chained(text, cut, _documents(text))
    cited = tuple(_pages(text, cut, found))
    pointed = {id(each.document) for each in cited}
    documents = tuple(_pointed(each) if id(each) in pointed else each for each in found)
    whole = {id(old): new for old, new in zip(found, documents, strict=True)}
    return Naming(documents, tuple(replace(each, document=whole[id(each.document)]) for each in cited))


def listed_documents(text: str) -> Naming:
    """The same for a place where all that is named is leant on, such as the form's column for evidence."""
    found = naming(text)
    return Naming(tuple(replace(each, pointing=Pointing.ATTACHED) for each in found.documents), found.pages)


def _pointed(document: NamedDocument) -> NamedDocument:
    return replace(document, pointing=max(document.pointing, Pointing.POINTED))


def _documents(text: str) -> tuple[NamedDocument, ...]:
    every = bodies(text)
    by_end = {each.end: each for each in every}
    found: list[NamedDocument] = []
    for name in document_words(text):
        if not NO_DOCUMENT.fullmatch(text[name.start : name.end].casefold()):
            found += _document(text, name, every, by_end)
    return tuple(found)


def _document(
    text: str, name: FoundName, every: Sequence[FoundBody], by_end: Mapping[int, FoundBody]
) -> Iterator[NamedDocument]:
    owner = owner_before(text, name.start, by_end)
    topic, end = _topic(text, name, every)
    after = owner_after(text, end, every) if owner is None else None
    end = after.end if after else end
    time = year_before(text, name.start) or time_after(text, end, dated=name.family in _DATED)
    word = text[name.start : name.end].casefold()
    first = _first(text, name, owner, time)
    whole = NamedDocument(
        family=name.family,
        name=bare_name(word, name.family),
        topic=topic,
        owner=_owner_name(owner or after),
        years=(time.first, time.last) if time and time.first else None,
        month=time.month if time else None,
        attachment=None,
        is_definite=bool(_DEFINITE.search(word)) and bare_name(word, name.family) != word,
        pointing=Pointing.NAMED,
        start=first,
        end=max(end, time.end if time else end),
    )
    yield whole
    for year in time.others if time else ():
        yield replace(whole, years=(year, year))


def _owner_name(owner: FoundOwner | None) -> str | None:
    return owner.name if owner else None


def _first(text: str, name: FoundName, owner: FoundOwner | None, time: FoundTime | None) -> int:
    """Where the words for the document begin: with its owner, or its year."""
    starts = [name.start]
    starts += [each.start for each in (owner, time) if each and each.start < name.start]
    return min(*starts, past_adjectives(text, name.start))


def bare_name(word: str, family: str) -> str:
    """The word for a document without its ending."""
    if family == FOLLOW_UP:
        return "uppföljning"
    return without_ending(word) if family == OTHER else whole_word(stem(word))


_DATED = frozenset({"interim", "monthly", "annual"})
_DEFINITE = re.compile(r"(?:en|et|erna|arna|orna|na|an|policyn|strategin|\wn)s?\Z")


# What it is about


def _topic(text: str, name: FoundName, every: Sequence[FoundBody]) -> tuple[str, int]:
    """The words after "för", "mot" and the like, and where they end; yearly documents are about nothing but their year."""
    if name.is_yearly and name.family not in {"plan", OTHER}:
        return "", name.end
    lead = _ABOUT.match(text, name.end)
    if lead is None or any(each.start == lead.end() for each in every):
        return "", name.end
    words: list[str] = []
    end = name.end
    for word in _TOPIC_WORD.finditer(text, lead.end(), lead.end() + 90):
        begins = lead.end() if not words else end + 1
        if word.start() != begins or word[0] in _NO_TOPIC or len(words) == _MOST_WORDS:
            break
        words.append(word[0])
        end = word.end()
    while words and words[-1] in {"och", "samt", "i", "vid", "av"}:
        end -= len(words.pop()) + 1
    return " ".join(words), end if words else name.end


_ABOUT = re.compile(r"[ \u00a0](?:för|om|mot|kring|gällande|avseende|rörande)[ \u00a0]")
_TOPIC_WORD = re.compile(r"[a-zåäöé-]+")
_MOST_WORDS = 4
_NO_TOPIC = listed(
    "att år året åren perioden helåret den det de en ett som är har ska kan anger beskriver visar framgår finns antogs antagen antagits"
    " beslutades beslutad fastställdes följs gäller från på med till där när hur samt enligt per nämnden nämndens kommunen kommunens"
    " förvaltningen styrelsen hela innevarande kommande nästa varje respektive upprättas beslutas redovisas reviderades uppdateras följdes"
    " togs tas slår innebär säger styr lyfter pekar konstaterar fastställer reglerar innehåller omfattar sätter ger används ligger blir bör"
    " måste gav"
)


# Pages


def _pages(text: str, cut: Sequence[FoundSentence], found: Sequence[NamedDocument]) -> Iterator[CitedPages]:
    for pages in page_mentions(text):
        document = _of(text, cut, found, pages)
        if document is not None:
            yield CitedPages(pages.numbers, document, pages.start, pages.end)


def _of(
    text: str, cut: Sequence[FoundSentence], found: Sequence[NamedDocument], pages: FoundPages
) -> NamedDocument | None:
    """The document whose pages they are: "sid 4 i planen", otherwise the nearest before in the sentence, or in the one
    before it on the line where the pages stand in one that only points."""
    following = next((each for each in found if each.start >= pages.end), None)
    if following and _OF.fullmatch(text, pages.end, following.start):
        return following
    sentence = sentence_at(cut, pages.start)
    if sentence is None:
        return None
    before = [each for each in found if each.end <= pages.start and "\n" not in text[each.end : pages.start]]
    if before and before[-1].start >= sentence.start:
        return before[-1]
    points = _ONLY_POINTS.match(text, sentence.start)
    near = [each for each in before if each.start >= sentence.start - _FAR]
    return near[-1] if points and near else None


_OF = re.compile(r"[ \u00a0](?:i|av|ur|på|till)[ \u00a0](?:den[ ]|det[ ]|bilaga[ ]\w{1,5}[ ](?:i|till)[ ])?")
_ONLY_POINTS = re.compile(r"\(?\s?(?:se|jfr|jämför|sid|s\.)\b", re.IGNORECASE)
_FAR = 400


# How clearly the text points to them


def _chained(
    text: str, cut: Sequence[FoundSentence], found: Sequence[NamedDocument]
) -> tuple[NamedDocument, ...]:
    """The documents with how clearly the text points to each: one that follows another in a list is pointed to as that is."""
    made: list[NamedDocument] = []
    for each in found:
        sentence = sentence_at(cut, each.start) or FoundSentence(0, len(text), ends=False)
        last = made[-1] if made and made[-1].start >= sentence.start else None
        if last and last.start == each.start:  # "budget 2024 och 2025"
            made.append(replace(each, pointing=last.pointing, attachment=last.attachment))
            continue
        told = pointing(text, sentence, each.start, each.end, last.end if last else sentence.start)
        clear = told.pointing
        if (
            last
            and last.pointing > max(clear, Pointing.TOLD)
            and _CHAIN.fullmatch(text, last.end, each.start)
        ):
            clear = last.pointing
        if clear is Pointing.LEANT and is_bare(each.name) and not each.topic:
            clear = Pointing.NAMED
        if (
            clear is Pointing.NAMED
            and each.is_told_apart
            and is_told_of(text, sentence, each.start, each.end)
        ):
            clear = Pointing.TOLD
        made.append(replace(each, pointing=clear, attachment=told.attachment))
    return tuple(made)


_CHAIN = re.compile(
    r"(?:[\s,;/&()–-]|\b(?:och|samt|även|inklusive|inkl\.?|respektive|med|sid\w*|s\.|mål|bilaga|bilagor|dnr|§+|i|den|\d[\d.,/–-]*)(?![\wåäö])){0,24}"
)
