"""One document that is called in two ways, or spelt in two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.checks.texts import ReadText
from auditprep.model import Finding, FoundPart, FoundPlace, Mend, MendKind, Severity
from auditprep.prose.document_owners import OWN
from auditprep.prose.document_terms import FoundTerm, document_terms, inflected, is_neuter
from auditprep.prose.misspelt import KNOWN, FoundWord, long_words, spelt_alike
from auditprep.prose.named_documents import NamedDocument, naming
from auditprep.prose.quotations import quotations
from auditprep.prose.sentences import sentence_at, sentences

TERM_VARIANTS = ("term-variants", Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A term where an answer uses it. `is_told`: the words tell which document it is, by its year or whose it is."""

    question: str
    part: FoundPart
    term: FoundTerm
    is_told: bool = True

    def place(self, ground: Ground) -> FoundPlace:
        return ground.place(self.question, self.term, self.part)


def term_variants(ground: Ground) -> Iterator[Finding]:
    """A finding for every document that has several names, and for every word that is spelt wrong."""
    for (thing, year), mentions in _documents(ground).items():
        titles = _titles(ground).get(thing, ())
        mine = [each for each in titles if year is None or each.year == year]
        yield from _of_document(ground, mentions, mine, is_dated=year is not None)
    yield from _misspelt(ground)


# Names


def _documents(ground: Ground) -> Mapping[tuple[str, int | None], list[Mention]]:
    """What may be one document, with all mentions of it. Reports of a year are told apart by it."""
    things: defaultdict[str, list[Mention]] = defaultdict(list)
    for question in ground.questions:
        has_evidence = bool(ground.snapshot.answer(question.key).evidence)
        for part in (FoundPart.TEXT, FoundPart.EVIDENCE) if has_evidence else (FoundPart.TEXT,):
            for term in _read(ground, question.key, part).of(document_terms):
                things[term.thing].append(Mention(question.key, part, term))
    found: defaultdict[tuple[str, int | None], list[Mention]] = defaultdict(list)
    for thing, mentions in things.items():
        names = {each.term.term for each in mentions} | {each.term for each in _titles(ground).get(thing, ())}
        if len(names) > 1:
            for mention, year in _with_years(ground, mentions):
                found[thing, year].append(mention)
    return found


def _with_years(ground: Ground, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, int | None]]:
    """The mentions with the year of what depends on it; those that are quoted, or may be the municipality's, are left out."""
    for each in mentions:
        read = _read(ground, each.question, each.part)
        if any(one.start <= each.term.start < one.end for one in read.of(quotations)):
            continue
        if not each.term.is_dated:
            yield each, None
            continue
        document = _document(read, each.term)
        is_own = document is not None and document.owner is not None and _is_own(ground, document.owner)
        if is_own or not _is_municipal(read, each.term, document):
            year = document.years[0] if document and document.years else None
            yield (
                Mention(each.question, each.part, each.term, is_own or year is not None),
                year or ground.year,
            )


def _read(ground: Ground, key: str, part: FoundPart) -> ReadText:
    return ground.evidence_field(key) if part is FoundPart.EVIDENCE else ground.text(key)


def _document(read: ReadText, term: FoundTerm) -> NamedDocument | None:
    documents = read.of(naming).documents
    return next((each for each in documents if each.start <= term.start < each.end), None)


def _is_own(ground: Ground, owner: str) -> bool:
    return owner == OWN or owner == ground.board


_MUNICIPAL = re.compile(
    r"\b(?:kommunens|kommunstyrelse\w*|kommunfullmäktige\w*|fullmäktige\w*|koncern\w*|kommunövergripande|stadens|KF|KS)\b",
    re.IGNORECASE,
)


def _is_municipal(read: ReadText, term: FoundTerm, document: NamedDocument | None) -> bool:
    """Whether it may be the report of the whole municipality."""
    if document is not None and document.owner is not None:
        return True
    sentence = sentence_at(read.of(sentences), term.start)
    return sentence is not None and bool(_MUNICIPAL.search(read.plain, sentence.start, sentence.end))


def _of_document(
    ground: Ground, mentions: Sequence[Mention], titles: Sequence[Title], *, is_dated: bool
) -> Iterator[Finding]:
    """The rarer names first. Where documents with several names are attached, they are several documents."""
    by_term: defaultdict[str, list[Mention]] = defaultdict(list)
    for each in mentions:
        by_term[each.term.term].append(each)
    if is_dated:
        told = {term for term, of in by_term.items() if any(each.is_told for each in of)}
        by_term = defaultdict(list, {term: of for term, of in by_term.items() if term in told})
    if len({term.replace("s", "") for term in by_term}) < len(by_term):
        return  # "aktivitetplan" is spelt wrong, and told so
    called = {each.term for each in titles}
    if len(by_term) == 1 and len(called) == 1 and not called & set(by_term):
        yield _of_title(ground, next(iter(by_term.values())), titles[0])
    elif len(by_term) > 1 and not (is_dated and len(called & set(by_term)) > 1):
        yield _of_terms(ground, by_term, called)


def _of_terms(ground: Ground, by_term: Mapping[str, Sequence[Mention]], called: Collection[str]) -> Finding:
    ordered = sorted(by_term, key=lambda term: len(by_term[term]) + _TITLE * (term in called))
    common, rare = ordered[-1], [each for term in ordered[:-1] for each in by_term[term]]
    others = by_term[common]
    places = [each.place(ground) for each in (rare[0], others[0], *rare[1:], *others[1:])]
    return finding(
        TERM_VARIANTS,
        rare[0].question,
        *places,
        facts={"here": places[0].quote, "there": common, "label": ground.by_key[others[0].question].label},
        mends=[mend for each in rare for mend in _mends(ground, each, common)],
    )


def _of_title(ground: Ground, mentions: Sequence[Mention], title: Title) -> Finding:
    """What is attached is called otherwise than all answers call it."""
    first, *rest = (each.place(ground) for each in mentions)
    return finding(
        TERM_VARIANTS,
        mentions[0].question,
        *(first, ground.of_document(title.evidence), *rest),
        code="term-title",
        facts={"here": first.quote, "document": ground.evidence[title.evidence].title},
        mends=[mend for each in mentions for mend in _mends(ground, each, title.term)],
    )


_TITLE = 3  # a document that is attached by this name weighs as much as so many mentions


@dataclass(frozen=True, slots=True)
class Title:
    """What an attached document is called."""

    term: str
    year: int | None
    evidence: int


def _titles(ground: Ground) -> Mapping[str, Sequence[Title]]:
    """By what they may mean. Follow-ups of a plan are not the plan."""
    return ground.once(_titled)


def _titled(ground: Ground) -> Mapping[str, Sequence[Title]]:
    found: defaultdict[str, list[Title]] = defaultdict(list)
    for each in ground.snapshot.evidence:
        for term in document_terms(each.title)[:1]:
            if _NAMES_ONLY.fullmatch(each.title[: term.start]):
                year = _YEAR.search(f"{each.title} {each.represents or ''}")
                found[term.thing].append(Title(term.term, int(year[0]) if year else None, each.id))
    return found


_NAMES_ONLY = re.compile(r"(?:[\wåäö-]+s\s|\d{4}\s(?:års\s)?|bilaga\s\w+:?\s){0,3}", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_GENDERED = re.compile(
    r"(?:\b(?:en|ett|den|det|denna|detta|vår|vårt|sin|sitt|någon|något|ingen|inget)|\w+[tn])\s\Z",
    re.IGNORECASE,
)


def _mends(ground: Ground, mention: Mention, common: str) -> Iterator[Mend]:
    """The commoner name with the same ending, where nothing before it has to be changed with it."""
    term, place = mention.term, mention.place(ground)
    words = inflected(common, term.ending)
    changes = is_neuter(term.term) != is_neuter(common)
    before = _read(ground, mention.question, mention.part).plain[max(0, term.start - 20) : term.start]
    if words and not (changes and _GENDERED.search(before)):
        yield Mend(MendKind.WRITE, mention.question, _as_great(words, place.quote), place)


def _as_great(words: str, like: str) -> str:
    return words[:1].upper() + words[1:] if like[:1].isupper() else words


# Spelling


def _misspelt(ground: Ground) -> Iterator[Finding]:
    spelt: defaultdict[str, list[tuple[str, FoundWord]]] = defaultdict(list)
    for question in ground.questions:
        for word in ground.text(question.key).of(long_words):
            spelt[word.word].append((question.key, word))
    counted = Counter({word: len(of) for word, of in spelt.items()})
    for wrong, right in spelt_alike(counted):
        yield _of_words(ground, spelt[wrong], right, spelt.get(right, []))


def _of_words(
    ground: Ground,
    wrong: Sequence[tuple[str, FoundWord]],
    right: str,
    others: Sequence[tuple[str, FoundWord]],
) -> Finding:
    places = [ground.place(key, word) for key, word in (wrong[0], *others[:1], *wrong[1:], *others[1:])]
    return finding(
        TERM_VARIANTS,
        wrong[0][0],
        *places,
        code="term-misspelt" if right in KNOWN or not others else "term-spelt",
        facts={"here": wrong[0][1].word, "there": right},
        mends=[_respelt(ground, key, word, right) for key, word in wrong],
    )


def _respelt(ground: Ground, key: str, word: FoundWord, right: str) -> Mend:
    place = ground.span(key, word.start, word.start + len(word.word))
    return Mend(MendKind.WRITE, key, _as_great(right, place.quote), place)
