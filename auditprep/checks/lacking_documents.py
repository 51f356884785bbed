"""Documents that answers lean on and that are not attached, or only those of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from auditprep.checks.ground import Ground
from auditprep.checks.mentions import Mention, Named, documents, text_of
from auditprep.checks.rule import finding
from auditprep.checks.shelf import Place, Standing, is_elsewhere, shelf
from auditprep.checks.traces import Trace
from auditprep.model import Finding, FoundPlace, Severity
from auditprep.prose.document_names import PLAN, STANDING
from auditprep.prose.document_pointers import Pointing
from auditprep.prose.document_words import OTHER
from auditprep.prose.sentences import sentence_at, sentences
from auditprep.prose.to_be_reported import is_to_be_reported

UNATTACHED = ("document-unattached", Severity.WARNING)
PERHAPS = ("document-unattached", Severity.NOTE)
OTHER_YEAR = ("document-other-year", Severity.WARNING)

LACKS = frozenset({Trace.LACKING, Trace.EXTRACT})


def unattached(ground: Ground) -> Iterator[Finding]:
    """A finding for each document that is not attached, with all answers that lean on it; one for all where nothing is
    attached at all. What only stands beside a decision that is not attached either is told with that."""
    lacking = [(named, found) for named in documents(ground) if (found := _lacking(ground, named))]
    if not ground.snapshot.evidence and len(lacking) > 1:
        yield _nothing_attached(ground, [each for _named, found in lacking for each in found])
        return
    for named, found in lacking:
        if not _is_told_elsewhere(found):
            yield _unattached(ground, named, found)
    for named in documents(ground):
        yield from _only_decided(ground, named)


def of_other_year(ground: Ground) -> Iterator[Finding]:
    """A finding for each document that is attached only of other years than the one that answers lean on."""
    for named in documents(ground):
        found = [each for each in named.mentions if _is_of_other_year(ground, each)]
        if found and not _is_within_lacking(ground, named):
            yield _of_other_year(ground, named, found)


def _is_told_elsewhere(found: Sequence[Mention]) -> bool:
    """Whether the decision that adopted it lacks too, and no answer points to the document itself."""
    pointed = [each for each in found if not is_told_with_decision(each)]
    return len(pointed) < len(found) and all(each.document.pointing <= Pointing.LEANT for each in pointed)


def _is_of_other_year(ground: Ground, each: Mention) -> bool:
    """Whether the document is leant on and only attached of another year; one that is merely told of may be told of as what
    was."""
    if each.resolved.standing is not Standing.OTHER_TIME:
        return False
    if each.is_leant_on:
        return True
    if each.document.pointing is not Pointing.TOLD or each.adopted or is_elsewhere(each.document):
        return False
    text = text_of(ground, each.question, each.part)
    sentence = sentence_at(text.of(sentences), each.document.start)
    return sentence is not None and not _WAS.search(text.plain, sentence.start, sentence.end)


_WAS = re.compile(
    r"\b(?:jämf\w+|föregående|förra|tidigare|fjol\w*|förut|hade|var|visade|blev|uppgick|redovisades|konstaterades|framgick|låg|skedde|gjordes)(?![\wåäö])",
    re.IGNORECASE,
)


def is_told_with_decision(each: Mention) -> bool:
    """Whether the decision that adopted the document stands beside it, and lacks too."""
    return each.adopted is not None and each.adopted.trace in LACKS


def _lacking(ground: Ground, named: Named) -> list[Mention]:
    found = [each for each in named.leant_on if each.resolved.standing is Standing.LACKING]
    if not found or _is_within_lacking(ground, named):
        return []
    return [
        each
        for each in found
        if not (
            _is_spoken_of(each)
            or _may_be_cited(ground, each)
            or _is_matter(ground, each)
            or _is_to_come(ground, each)
        )
    ]


def _only_decided(ground: Ground, named: Named) -> Iterator[Finding]:
    """A note on a document whose decision stands in attached minutes, while it is not attached itself; only where no answer
    leans on it otherwise."""
    found = [each for each in named.mentions if each.adopted and each.adopted.trace is Trace.PROVEN]
    first = found[0] if found else None
    if (
        first is None
        or named.leant_on
        or first.document.family not in _ADOPTED
        or not first.document.is_told_apart
    ):
        return
    minutes = first.adopted.evidence if first.adopted else ()
    if minutes and all(each.resolved.standing is Standing.LACKING for each in named.mentions):
        facts = {"document": words_of(ground, first), "title": ground.evidence[minutes[0]].title}
        places = [*(each.place(ground) for each in found), ground.of_document(minutes[0])]
        yield finding(PERHAPS, first.question, *places, code="document-unattached-decided", facts=facts)


_ADOPTED = frozenset({"budget", "control", "risk", "interim", "annual", STANDING, PLAN})


def _unattached(ground: Ground, named: Named, found: Sequence[Mention]) -> Finding:
    blanks = shelf(ground).blanks
    facts = _facts(ground, named, found)
    places = [each.place(ground) for each in found]
    if not blanks:
        return finding(UNATTACHED, found[0].question, *places, facts=facts)
    places += [ground.of_document(each) for each in blanks]
    facts["title"] = ground.evidence[blanks[0]].title
    return finding(PERHAPS, found[0].question, *places, code="document-unattached-perhaps", facts=facts)


def _of_other_year(ground: Ground, named: Named, found: Sequence[Mention]) -> Finding:
    attached = list(dict.fromkeys(place for each in found for place in each.resolved.places))
    facts = _facts(ground, named, found)
    titles = dict.fromkeys(ground.evidence[each.evidence].title for each in attached)
    facts["attached"] = ", ".join(titles)
    places = [*(each.place(ground) for each in found), *(place_of(ground, each) for each in attached)]
    return finding(OTHER_YEAR, found[0].question, *places, facts=facts)


def _nothing_attached(ground: Ground, found: Sequence[Mention]) -> Finding:
    order = {each.key: at for at, each in enumerate(ground.questions)}
    placed = sorted(found, key=lambda each: (order[each.question], each.document.start))
    count = len({(each.document.family, each.document.name, each.document.years) for each in found})
    places = [each.place(ground) for each in placed]
    return finding(UNATTACHED, None, *places, code="documents-nothing-attached", facts={"count": str(count)})


def place_of(ground: Ground, place: Place) -> FoundPlace:
    """The page that a document begins on within another, or the whole document."""
    if place.page is None:
        return ground.of_document(place.evidence)
    return ground.on_page(place.evidence, place.page)


def words_of(ground: Ground, each: Mention) -> str:
    """The document as the text names it, on one line."""
    words = " ".join(each.place(ground).quote.split())
    return words[:1].upper() + words[1:]


def _facts(ground: Ground, named: Named, found: Sequence[Mention]) -> dict[str, str]:
    answers = {each.question for each in found}
    return {"document": words_of(ground, max(named.mentions, key=_tells)), "count": str(len(answers))}


def _tells(each: Mention) -> tuple[int, int]:
    """How well the words tell which document it is."""
    document = each.document
    return (document.years is not None) + (document.owner is not None), document.pointing


# What is not told


def _is_spoken_of(each: Mention) -> bool:
    """Whether the document is of a sort that is often spoken of, and nothing points to it; or is known from before ("se
    utredningen") without anybody's having said which it is."""
    document = each.document
    if document.family == OTHER and document.is_definite and not document.is_specific:
        return document.pointing < Pointing.ATTACHED
    return document.is_loose and document.pointing <= Pointing.LEANT


def _is_matter(ground: Ground, each: Mention) -> bool:
    """Whether its name is what a § was about: "Årsbokslut 2024: 2025-02-18 § 14", and nothing else points to it."""
    text, end = text_of(ground, each.question, each.part).plain, each.document.end
    return each.document.pointing <= Pointing.TOLD and bool(_PARAGRAPH.match(text, end))


_PARAGRAPH = re.compile(r"[ \t\u00a0]?(?:[:–(,\t-][ \t\u00a0]?)[^.;§\n]{0,40}§{1,2}[ \u00a0]?\d")


def _is_to_come(ground: Ground, each: Mention) -> bool:
    """Whether the document is made after the year that the case is for, and nothing says that it is there."""
    document, year = each.document, ground.year
    if year is None or document.pointing > Pointing.LEANT:
        return False
    if document.family == "annual" and document.years and document.years[0] >= year:
        return True
    text = text_of(ground, each.question, each.part).plain
    when = _WHEN.match(text, document.end)
    return bool(when and int(when[1]) > year) or is_to_be_reported(text, document.start)


_WHEN = re.compile(
    r",?[ \u00a0](?:som[ \u00a0][\wåäö]+[ \u00a0])?(?:i|under|senast|den|efter)[ \u00a0](?:\d{1,2}[ \u00a0])?[a-zåäö]{3,9}[ \u00a0](20\d\d)(?!\d)"
)


def _may_be_cited(ground: Ground, each: Mention) -> bool:
    """Whether the answer cites evidence whose name does not tell what it is, which may be the document."""
    nameless = shelf(ground).nameless
    return any(cited.evidence in nameless for cited in ground.snapshot.cited(each.question))


def _is_within_lacking(ground: Ground, named: Named) -> bool:
    """Whether the document is a bilaga of a budget that is told of: answers say that it has such, and it is not attached."""
    document = named.fullest.document
    if document.family not in ("control", "risk"):
        return False
    years = ground.once(_containers)
    return None in years or (document.years[0] if document.years else ground.year) in years


def _containers(ground: Ground) -> Mapping[int | None, Named]:
    """The budgets that are not attached and have bilagor, by their first year."""
    found: dict[int | None, Named] = {}
    for named in documents(ground):
        lacking = [each for each in named.leant_on if each.resolved.standing is not Standing.ATTACHED]
        holds = any(each.document.attachment for each in lacking) and lacking[0].document.family == "budget"
        if holds:
            years = named.fullest.document.years
            found[years[0] if years else None] = named
    return found
