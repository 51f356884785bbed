"""Counts that do not agree with the list after them, or with what is said elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditprep.checks.figure_facts import on_page_facts, told_at
from auditprep.checks.goal_numbers import is_of_goals
from auditprep.checks.ground import Ground
from auditprep.checks.kpi_groups import first_year
from auditprep.checks.rule import finding
from auditprep.checks.texts import ReadText
from auditprep.model import Evidence, EvidenceKind, Finding, FoundPlace, Question, Severity
from auditprep.prose.counted_lists import CountedList, counted_lists
from auditprep.prose.counts import FoundCount, counts, counts_across_lines, noun_of
from auditprep.prose.document_names import document_names, stem
from auditprep.prose.sentences import sentence_at, sentences
from auditprep.prose.year_spans import years_in

LIST = ("count-differs", Severity.WARNING)
ELSEWHERE = ("count-elsewhere", Severity.WARNING)


# The list after the count


def find_lists(ground: Ground, question: Question) -> Iterator[Finding]:
    """Counts that lead to a list of another length."""
    text = ground.text(question.key)
    for each in text.of_blocks(counted_lists):
        count = _wrong(text.plain, each)
        if count:
            yield finding(
                LIST,
                question.key,
                ground.place(question.key, count),
                ground.place(question.key, each),
                facts={
                    "said": text.plain[count.start : count.end],
                    "listed": str(each.length),
                },
            )


_FAR = 4
_NEAR = 5


def _wrong(plain: str, listed: CountedList) -> FoundCount | None:
    """The count that the list gainsays; None where some count of the lead agrees, however the list is read."""
    if any(_agrees(each, listed) for each in listed.counts):
        return None
    values = [each.value for each in listed.counts]
    if len(values) > 1 and {sum(values), sum(values[:2])} & listed.lengths:
        return None
    count = listed.counts[-1]
    if count.rough == "ungefär" or count.value < 2 or not listed.lengths:
        return None
    between = plain[count.end : listed.start]
    if (
        _IS_NOT_WHOLE.search(between)
        or _is_of_other(between, count)
        or _SAYS_PART.search(_before(plain, count))
    ):
        return None
    away = abs(count.value - listed.length)
    if not listed.is_led:
        near = 1 if count.value < _NEAR else 2
        return (
            count
            if count.noun and len(listed.counts) == 1 and away <= near and not _STATUS.match(between)
            else None
        )
    if not count.noun and (away > 2 or not between.strip().endswith(":") or len(count.things.split()) > 4):
        return None
    return None if away > _FAR and away * 2 > count.value else count


def _agrees(count: FoundCount, listed: CountedList) -> bool:
    if count.value in listed.lengths or count.of in listed.lengths:
        return True
    if count.rough == "minst":
        return max(listed.lengths, default=0) >= count.value
    return count.rough == "högst" and min(listed.lengths, default=0) <= count.value


_IS_NOT_WHOLE = re.compile(
    r"\b(?:bl\.?\s?a|bland annat|bland andra|t\.?\s?ex|till exempel|exempelvis|exempel|varav|däribland|i urval|urval|viktigaste|största|främst|några|delvis|de flesta"
    r"|framför\s?allt|i synnerhet|inklusive|även|utöver|förutom|ytterligare)\b",
    re.IGNORECASE,
)
_SAYS_PART = re.compile(
    r"\b(?:förutom|utöver|ytterligare|varav|exempel på|någon av|några av|en av|minst en av|per|vart?|vardera|var sina)\s\Z",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\s(?:är|bedöms|har\s(?!identifierats|antagits|fastställts|formulerats|beslutats|tagits)|nås|nåddes|uppfylls|pågår|kvarstår|återstår|som|där)\b",
    re.IGNORECASE,
)
_OTHER_NOUN = re.compile(
    r"\b(?:enligt|inom|utifrån|genom|med|i\sform\sav|fördelat\spå|till|för|om|av|kring|på|vid)\s(?:(?:följande|nedanstående|dessa|olika|sina|våra|nämndens|[\wåäö]+(?:ade|ande|iga|ska|nde|sta))\s){0,3}([\wåäö-]+)",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"\b(?:följande|nedanstående|per|varje)\s(?:[\wåäö]+(?:ade|ande|iga|ska|a)\s)?([\wåäö-]+)", re.IGNORECASE
)
_IS = re.compile(
    r"[\s:,]*(?:(?:är|utgörs\sav|lyder|följer|redovisas|framgår|listas|anges|presenteras|som\sföljer|följande|nedan|för|år|\d{4}|i|budgeten|planen|här|alltså)\b[\s:,]*)*\Z",
    re.IGNORECASE,
)


def _is_of_other(between: str, count: FoundCount) -> bool:
    """Whether something else than what is counted is what the list is of: "45 ärenden inom följande områden:", "de fem målen
    följs upp per kvartal:"."""
    following = [match[1].casefold() for match in _FOLLOWING.finditer(between)]
    if any(noun_of(word) != count.noun for word in following):
        return True
    nouns = [noun_of(match[1].casefold()) for match in _OTHER_NOUN.finditer(between)]
    other = any(noun and noun != count.noun for noun in nouns) and bool(_FOLLOWS.search(between))
    return other or (_is_definite(count) and not _IS.fullmatch(between))


_FOLLOWS = re.compile(r"\b(?:följande|nedanstående|nedan|inom|fördelat|per|för)\b", re.IGNORECASE)


def _is_definite(count: FoundCount) -> bool:
    """ "De fem målen" are known already, and need not be listed."""
    last = count.things.split()[-1:]
    return bool(last) and last[0].endswith(("na", "målen", "talen", "menten", "kten", "ragen", "slagen"))


def _before(plain: str, count: FoundCount) -> str:
    return plain[max(0, count.start - 30) : count.start]


# The same count elsewhere


def find_elsewhere(ground: Ground) -> Iterator[Finding]:
    """Things that are said to be so many here, and so many there."""
    by_noun: dict[str, list[_Stated]] = defaultdict(list)
    for question in ground.questions:
        for each in _stated(ground, question.key):
            by_noun[each.noun].append(each)
    pages = _on_pages(ground, set(by_noun)) if by_noun else ()
    for noun, of in by_noun.items():
        yield from _of_noun(ground, of, [each for each in pages if each.noun == noun])


@dataclass(frozen=True, slots=True)
class _Stated:
    """How many of something there are in all. `told_of` are the documents that the words around name, `years` their years."""

    noun: str
    value: int
    told_of: frozenset[str]
    years: frozenset[int]
    place: FoundPlace
    words: str


_OWN = frozenset({"mål"})
_SPECIFIC = re.compile(
    r".*(?:kontrollmål|kontrollmoment|kontrollpunkt|kontrollområde|kontrollområd|arbetsmiljömål|verksamhetsmål|resultatmål|effektmål|utvecklingsmål|fokusområd"
    r"|målområd|nyckeltal|mätetal|indikator|verksamhetsfaktor|inriktningsmål|nämndsmål|nämndmål|kvalitetsmål|uppdrag)"
)


def _stated(ground: Ground, key: str) -> Iterator[_Stated]:
    text = ground.text(key)
    for count in text.of(counts):
        if (value := _whole(count)) and (noun := _noun(count)):
            told_of, years = _around(text.plain, count.start)
            years = years or (frozenset({ground.year}) if ground.year else frozenset())
            yield _Stated(
                *(noun, value, told_of, years),
                *(ground.place(key, count), text.plain[count.start : count.end]),
            )


def _whole(count: FoundCount) -> int | None:
    if count.rough:
        return None
    return count.of or (count.value if count.is_whole else None)


def _noun(count: FoundCount) -> str:
    """What is counted, with the words that tell it from others of its kind; "" for what nothing can be compared with."""
    if is_of_goals(count):
        return "mål"
    words = [each for each in count.things.split()[:-1] if each not in _NEUTRAL]
    if count.noun in _OWN or (words and count.noun not in _OF_DOCUMENTS):
        return ""
    return count.noun if not words or all(each.endswith(("a", "e")) for each in words) else ""


_NEUTRAL = frozenset(
    [
        "identifierade",
        "beslutade",
        "antagna",
        "fastställda",
        "planerade",
        "formulerade",
        "olika",
        "totala",
        "nämndens",
        "styrelsens",
        "våra",
        "planens",
        "utvalda",
        "uppsatta",
        "definierade",
        "dessa",
        "prioriterade",
    ]
)
_OF_DOCUMENTS = frozenset(["risk", "aktivitet", "åtgärd", "insats", "kontroll", "punkt", "uppdrag"])


def _around(plain: str, at: int) -> tuple[frozenset[str], frozenset[int]]:
    """The documents and the years that the sentence names; those of the sentences before it on its line, where it names
    none itself."""
    line_start = plain.rfind("\n", 0, at) + 1
    line_end = plain.find("\n", at)
    line = plain[line_start : len(plain) if line_end < 0 else line_end]
    sentence = sentence_at(sentences(line), at - line_start)
    here = line[sentence.start : sentence.end] if sentence else line
    before = line[: sentence.start] if sentence else ""
    documents = _documents(here) or _documents(before)
    return documents, years_in(here) or years_in(before[-300:])


def _documents(words: str) -> frozenset[str]:
    return frozenset(
        stem(words[each.start : each.end]).split()[-1]
        for each in document_names(words)
        if len(words[each.start : each.end]) > 5
    )


def _on_pages(ground: Ground, nouns: set[str]) -> tuple[_Stated, ...]:
    """What the pages of evidence say of them."""
    found: list[_Stated] = []
    for id, evidence in ground.evidence.items():
        document = ground.document(id)
        own = _own_years(evidence)
        by_noun = document.of(_in_document) if document else {}
        for each in sorted(
            (each for noun in nouns for each in by_noun.get(noun, ())), key=lambda each: each.at
        ):
            told_of, years = each.around
            place = ground.on_page(id, each.page, each.count.start, each.count.end)
            found.append(_Stated(each.noun, each.value, told_of, years or own, place, place.quote))
    return tuple(each for each in found if each.years)


@dataclass(frozen=True)
class _OnPage:
    """A count on a page of a document, `at` its place among all of them."""

    at: int
    page: int
    text: str
    noun: str
    value: int
    count: FoundCount

    @cached_property
    def around(self) -> tuple[frozenset[str], frozenset[int]]:
        """The documents and the years that are named near it."""
        start, end = self.count.start, self.count.end
        near = self.text[max(0, start - _NEAR_BEFORE) : end + _NEAR_AFTER].replace("\n", " ")
        return _around(near, min(_NEAR_BEFORE, start))


_NEAR_BEFORE, _NEAR_AFTER = 400, 200


def _in_document(pages: tuple[ReadText, ...]) -> Mapping[str, Sequence[_OnPage]]:
    """The counts on the pages, by what is counted."""
    found: dict[str, list[_OnPage]] = {}
    every = (
        (number, page, count)
        for number, page in enumerate(pages, 1)
        for count in page.of(counts_across_lines)
    )
    for at, (number, page, count) in enumerate(every):
        value, noun = _whole(count), _noun(count)
        if value and noun:
            found.setdefault(noun, []).append(_OnPage(at, number, page.plain, noun, value, count))
    return found


def _own_years(evidence: Evidence) -> frozenset[int]:
    """The year that a document is of, the first of several; none of minutes, which tell of any."""
    year = first_year(evidence.represents)
    return frozenset() if year is None or evidence.kind is EvidenceKind.MINUTES else frozenset({year})


def _of_noun(ground: Ground, stated: Sequence[_Stated], pages: Sequence[_Stated]) -> Iterator[Finding]:
    """The first that gainsays another, told once."""
    for at, one in enumerate(stated):
        for other in stated[at + 1 :]:
            if one.value != other.value and _comparable(one, other):
                yield _told_twice(ground, one, other, [each for each in pages if _comparable(one, each)])
                return
    for one in stated:
        theirs = [each for each in pages if _comparable(one, each)]
        if (
            theirs
            and all(each.value != one.value for each in theirs)
            and len({each.value for each in theirs}) == 1
        ):
            yield _told_on_page(ground, one, theirs[0])
            return


def _comparable(one: _Stated, other: _Stated) -> bool:
    """Whether both are of the same things in the same year."""
    if one.years and other.years and not one.years & other.years:
        return False
    if one.noun in _OWN or _SPECIFIC.fullmatch(one.noun):
        return True
    return bool(one.told_of & other.told_of)


def _told_twice(ground: Ground, one: _Stated, other: _Stated, pages: Sequence[_Stated]) -> Finding:
    """The one that a page gainsays first."""
    agree = [each for each in pages if each.value == one.value]
    wrong, right = (
        (other, one) if agree and not any(each.value == other.value for each in pages) else (one, other)
    )
    return finding(
        ELSEWHERE,
        wrong.place.question,
        *(wrong.place, right.place),
        *(each.place for each in pages if each.value == right.value),
        facts={
            "said": wrong.words,
            "other": right.words,
            "there": told_at(ground, wrong.place.question, str(right.place.question)),
        },
    )


def _told_on_page(ground: Ground, one: _Stated, page: _Stated) -> Finding:
    evidence, number = page.place.evidence, page.place.page
    assert evidence is not None and number is not None
    return finding(
        ELSEWHERE,
        one.place.question,
        *(one.place, page.place),
        code="count-page",
        facts={
            "said": one.words,
            "other": " ".join(page.words.split()),
            **on_page_facts(ground, evidence, number),
        },
    )
