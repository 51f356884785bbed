"""Whether an answer lacks a date, a number, how often something is done, or another thing that takes a word or two."""

from __future__ import annotations

import re

from auditprep.checks.reply import Reply
from auditprep.model import Kind
from auditprep.prose.amounts import PERCENT, amounts
from auditprep.prose.dates import MONTHS, FoundDate, dates, months
from auditprep.prose.demands import Demand
from auditprep.prose.found import without_overlaps
from auditprep.prose.frequencies import frequencies
from auditprep.prose.paragraphs import paragraphs
from auditprep.prose.pointers import PointerKind
from auditprep.prose.registry_numbers import registry_numbers
from auditprep.prose.said_numbers import is_of, said_numbers
from auditprep.prose.sentences import sentence_at
from auditprep.prose.small import small_letters
from auditprep.richtext import ListItem, Paragraph, Table

_SOME_YEAR = 2000  # "den 14 maj" is a day, of whatever year


def days(text: str) -> tuple[FoundDate, ...]:
    """The days in it; those without a year too, which are not read over a line's end."""
    return without_overlaps([*dates(text), *dates(text.replace("\n", "\x00"), year=_SOME_YEAR)])


def lacks_date(reply: Reply, demand: Demand) -> bool:
    """Whether no day is given; where that of a decision is asked for, one of an account or of something else is none."""
    if reply.sends(_DATE) or reply.proof.of(days):
        return False
    of_decision = bool(_DECIDED.search(small_letters(reply.ground.asked(reply.question).plain)))
    return not any(_may_be_asked_for(reply, each, of_decision=of_decision) for each in reply.text.of(days))


def _may_be_asked_for(reply: Reply, day: FoundDate, *, of_decision: bool) -> bool:
    """Whether the day may be that of the decision: "per den 31 augusti" is not, nor is "uppföljning görs 2025-10-21"."""
    if _IS_UNTIL.search(reply.small, max(0, day.start - 25), day.start):
        return False
    sentence = sentence_at(reply.sentences, day.start)
    if not of_decision or sentence is None:
        return True
    words = reply.small[sentence.start : sentence.end]
    return bool(_DECIDED.search(words)) or not _HAPPENS.search(words)


_DATE = re.compile(r"\b(?:datum|beslutsdatum|sammanträdesdatum)")
_DECIDED = re.compile(
    r"beslut|anta[gs]|antog|fastställ|godkän|§|protokoll|sammanträd|revider|fullmäktige|\bdnr\b|\bk[fs]\b"
)
_HAPPENS = re.compile(
    r"uppfölj|följ\w* upp|redovisa|rapporter|hämta|utbildning|workshop|enkät|mätning|genomför|planera|startade|inled|träff|dialog"
)
_IS_UNTIL = re.compile(
    r"\b(?:per|t\.?\s?o\.?\s?m\.?|till och med|fr\.?\s?o\.?\s?m\.?|från och med|hämta[dt]\w*|senast|avser)\s(?:den\s)?\Z"
)


def lacks_when(reply: Reply, demand: Demand) -> bool:
    """Whether neither a day, a month, a season nor a meeting is told."""
    if reply.sends(_DATE) or reply.has(days) or reply.has(months) or reply.has(paragraphs):
        return False
    return not (
        reply.has(frequencies) or _TIME.search(reply.small) or _TIME.search(reply.proof.plain.lower())
    )


_TIME = re.compile(
    rf"(?<![\wåäö])(?:{'|'.join(MONTHS)}|våren|hösten|sommaren|vintern|årsskiftet|kvartal\s\d|tertial\s\d|vecka\s\d)|(?:{'|'.join(MONTHS)})(?:nämnd|sammanträde)"
)


def lacks_paragraph(reply: Reply, demand: Demand) -> bool:
    return not (reply.has(paragraphs) or reply.sends(_PARAGRAPH))


_PARAGRAPH = re.compile(r"paragraf|§")


def lacks_dnr(reply: Reply, demand: Demand) -> bool:
    said = _DNR.search(reply.small) or _DNR.search(reply.proof.plain.lower())
    return not (reply.has(registry_numbers) or said)


_DNR = re.compile(r"(?:dnr|diarienummer|ärendenummer)\D{0,15}\d")


def lacks_pages(reply: Reply, demand: Demand) -> bool:
    cited = any(each.pages for each in reply.ground.snapshot.cited(reply.key))
    return not (cited or _PAGE.search(reply.small) or _PAGE.search(reply.proof.plain.lower()))


_PAGE = re.compile(r"(?<![\wåäö])(?:sid|sida|sidan|sidorna|sidor|s\.)\s?\d")


def lacks_attachment(reply: Reply, demand: Demand) -> bool:
    attached = any(each.kind in (PointerKind.ATTACHMENT, PointerKind.WEB) for each in reply.pointing.pointers)
    return not (attached or reply.proof or reply.has_links or reply.ground.snapshot.cited(reply.key))


def lacks_how_often(reply: Reply, demand: Demand) -> bool:
    """Whether nothing says how often; a tick does where the options are times."""
    is_ticked = reply.question.kind is Kind.CHOICE and reply.meaning is None
    if (is_ticked and reply.ground.snapshot.answer(reply.key).mark) or reply.sends(_OFTEN):
        return False
    occasions = len(reply.text.of(days)) + len(set(_MONTH.findall(reply.small)))
    return not (reply.has(frequencies) or occasions > 1)


_MONTH = re.compile(rf"(?<![\wåäö])(?:{'|'.join(MONTHS)})(?![\wåäö])")
_OFTEN = re.compile(r"hur ofta|frekvens|intervall|tidplan|årshjul")


# Numbers


def lacks_share(reply: Reply, demand: Demand) -> bool:
    if reply.sends(_SHARE) or _SOME.search(reply.small):
        return False
    return not any(each.unit == PERCENT for each in reply.found(amounts)) and not _has_numbers_in_table(reply)


_SHARE = re.compile(r"andel|procent")
_SOME = re.compile(
    r"(?<![\wåäö])(?:hälften|tredjedel\w*|fjärdedel\w*|femtedel\w*|samtliga|alla|ingen|inga|noll|\w+ av (?:\d|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv)\w*)(?![\wåäö])"
)


def _has_numbers_in_table(reply: Reply) -> bool:
    tables = [each for each in reply.text.blocks if isinstance(each.block, Table)]
    return any(any(sign.isdigit() for sign in reply.text.plain[t.start : t.end]) for t in tables)


def lacks_number(reply: Reply, demand: Demand) -> bool:
    """Whether no number tells how many: one beside the word, a list of them, or one that nothing else has."""
    if reply.sends(_NUMBER):
        return False
    said = reply.found(said_numbers)
    if not demand.noun:
        return not (said or reply.has(amounts) or _MEASURED.search(reply.small))
    asked = reply.ground.asked(reply.question).plain[demand.start : demand.end]
    if any(each.may_be_of(demand.noun, of_some=" av " in asked) for each in said):
        return False
    return not _is_listed(reply, demand.noun) and not _has_numbers_in_table(reply)


_NUMBER = re.compile(r"antal|hur många")
_MEASURED = re.compile(r"\d\s?(?:dag|dygn|veck|mån|tim|min|år|%|procent|st)")


def _is_listed(reply: Reply, noun: str) -> bool:
    """Whether the things are listed after a line that names them."""
    blocks = [each.block for each in reply.text.blocks]
    for at, block in enumerate(blocks[:-2]):
        items = blocks[at + 1 : at + 3]
        if isinstance(block, Paragraph) and all(isinstance(each, ListItem) for each in items):
            words = "".join(span.text for span in block.spans).lower()
            if any(is_of(word, noun) for word in re.findall(r"[a-zåäö-]+", words)):
                return True
    return False
