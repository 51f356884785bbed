"""The decision that adopted a document, as its first pages tell: "Antagen av socialnämnden 2022-12-13 § 71", or a table
with "Beslutande instans", "Datum för beslut", "Diarienummer". Decisions that its text mentions are others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditprep.evidence.lines import Line, words_beside
from auditprep.evidence.sections import begins_agenda
from auditprep.model import Decision
from auditprep.prose.bodies import abbreviations, bodies
from auditprep.prose.dates import dates
from auditprep.prose.paragraphs import paragraphs
from auditprep.prose.registry_numbers import registry_numbers


def adopted(lines: Sequence[Line], printed: Sequence[str | None] = ()) -> Decision | None:
    """The decision, None where the first pages tell of none; what they leave out of it is None. `printed` are the
    numbers printed on the pages."""
    head = [line for line in lines if line.page <= _PAGES][:_MOST_LINES]
    known = abbreviations("\n".join(line.text for line in head))
    found, above = Decision(), None
    for at, line in enumerate(head):
        told = _told(head, at, known)
        if told and _agree(found, told):
            found = _joined(found, replace(told, page=line.page))
            above = above or _body_above(head, at, known)
    found = replace(found, body=found.body or above)
    if found == Decision():
        found = _alone(head, known) or found
    found = _with_dnr(head, found)
    if found == Decision():
        return None
    page = found.page or 1
    return replace(found, page=page, printed_page=printed[page - 1] if page <= len(printed) else None)


_PAGES, _MOST_LINES, _TOP, _VERY_TOP = 3, 160, 30, 10
_ADOPTED = r"(?:antagen|antaget|antagna|beslutad|beslutat|beslutade|fastställd|fastställt|fastställda|godkänd|godkänt)(?:/\w{3,12})?"
_LABEL = re.compile(
    rf"""(?:
      (?:beslutande|beslutad|fastställande)\s(?:instans|organ|nämnd|funktion) | besluts?\s?(?:instans|organ|fattare|nivå)
    | datum\sför\s(?:beslut|antagande|fastställande) | (?:besluts|antagande|fastställelse|antagnings)(?:datum|dag)
    | (?:beslut|protokolls)\s?s?(?:paragraf|§) | paragraf | beslut\s§ | beslutet?
    | {_ADOPTED}(?:\sav|\si|\sden|\sdatum)?
    )(?![\wåäö-])\s*[:|\t]?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER_LABEL = re.compile(r"(?:diarienummer|diarienr|dnr|ärendenummer)\b\.?\s*[:|\t]?\s*", re.IGNORECASE)
_COLUMN = re.compile(
    rf"""(?<![\wåäö-])(?:{_LABEL.pattern} | {_NUMBER_LABEL.pattern}
    | dokument(?:typ|namn|ansvarig|ägare|status|id)? | (?:namn|typ|version(?:snummer)?|status|datum|§|sida|förvaltning|handläggare|ersätter|upprättad\sav)
    | (?:giltig(?:het|hetstid)?|gäller)(?:\s(?:till|från|för|t\.?o\.?m\.?))? | (?:senast\s)?(?:reviderad|uppdaterad|ändrad)(?:\sav)? | ansvarig(?:\s\w{{3,14}})?
    )(?![\wåäö-])\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_DAY_COLUMN = re.compile(
    rf"(?:besluts|antagande|fastställelse)?(?:datum|dag)\b|{_ADOPTED}(?!\sav\b)", re.IGNORECASE
)
_BARE_PARAGRAPH = re.compile(r"(?:beslut|protokolls)?s?\s?paragraf\s*[:|\t]?\s*(\d{1,4})\s*\Z", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:senast\s)?(?:revider|ändra|uppdater|ersätt|gäller|giltig|senaste?\srev)", re.IGNORECASE
)
_OTHER_LABEL = re.compile(
    r"(?:dokument|typ\sav|gäller|giltig|revider|version|ansvarig|upprätta|handläggare|kontakt|status|diari|dnr)[\wåäö\s]{0,30}?(?::|\Z)",
    re.IGNORECASE,
)
_MOST_OF_SENTENCE = 160


def _told(head: Sequence[Line], at: int, known: Mapping[str, str]) -> Decision | None:
    """What a line that begins with a label of adoption says of it, beside the label or below it."""
    text = head[at].text
    if len(text) > _MOST_OF_SENTENCE or begins_agenda(text):
        return None
    if _is_row_of_labels(text):
        return _of_row(text, _below(head, at), known)
    label = _LABEL.match(text)
    if not label:
        return None
    if bare := _BARE_PARAGRAPH.fullmatch(text):
        return Decision(paragraph=int(bare[1]))
    beside = text[label.end() :]
    if not beside.strip():
        return _of_value("\n".join(line.text for line in _below(head, at)), known)
    told = _of_value(beside, known)
    return told if told and _is_label_alone(label[0], beside, known) else None


def _is_row_of_labels(text: str) -> bool:
    """Whether the line heads the columns of a table: labels and nothing else, one of adoption among them."""
    labels = [*_COLUMN.finditer(text)]
    is_adoption = any(_LABEL.match(each[0]) for each in labels)
    return len(labels) > 1 and is_adoption and not _COLUMN.sub("", text).strip(" |:/")


def _of_row(labels: str, below: Sequence[Line], known: Mapping[str, str]) -> Decision | None:
    """What the row of values under the labels tells; its first date is that of a later change where that column comes
    first."""
    told = _of_value("\n".join(line.text for line in below), known)
    day, later = _DAY_COLUMN.search(labels), _LATER.search(labels)
    if told and later and (day is None or later.start() < day.start()):
        told = replace(told, date=None)
    return told if told != Decision() else None


def _body_above(head: Sequence[Line], at: int, known: Mapping[str, str]) -> str | None:
    """The body that stands alone on the line above: "Omsorgsnämnden" / "Fastställd 2024-11-19, § 84"."""
    above = head[at - 1] if at else None
    if above is None or above.page != head[at].page or words_beside(above.text):
        return None
    return next((each.name for each in bodies(above.text, known)), None)


def _is_label_alone(label: str, beside: str, known: Mapping[str, str]) -> bool:
    """Whether what stands beside the label is its value, and not the rest of a sentence ("Beslutet den 2 maj ledde …"):
    with a colon or "av" anything that has a value, otherwise nothing else."""
    if re.search(r"[:|\t]\s*\Z|\b(?:av|i|den)\s*\Z", label):
        return True
    return not words_beside(re.sub(r"§+\s?\d+|\bdnr\b\S*", " ", _without_numbers(beside)))


def _without_numbers(text: str) -> str:
    for dnr in reversed(registry_numbers(text)):
        text = text[: dnr.start] + " " + text[dnr.end :]
    return text


def _below(head: Sequence[Line], at: int) -> Sequence[Line]:
    """The line below, if it is no label itself."""
    below = head[at + 1 : at + 2]
    return [line for line in below if not _OTHER_LABEL.match(line.text) and not _LABEL.match(line.text)]


def _of_value(text: str, known: Mapping[str, str]) -> Decision | None:
    """The first body, date, § and registry number, up to where a later change is told."""
    later = _LATER.search(text)
    text = text[: later.start()] if later else text
    body, day = next(iter(bodies(text, known)), None), next(iter(dates(text)), None)
    paragraph, dnr = next(iter(paragraphs(text)), None), next(iter(registry_numbers(text)), None)
    told = Decision(
        body.name if body else None,
        day.value if day else None,
        paragraph.number if paragraph else None,
        dnr.value if dnr else None,
    )
    return told if told != Decision() else None


def _agree(found: Decision, more: Decision) -> bool:
    """Whether both tell of one decision; what the council adopted after the board is another."""
    pairs = (
        (found.body, more.body),
        (found.date, more.date),
        (found.paragraph, more.paragraph),
        (found.dnr, more.dnr),
    )
    return all(one is None or other is None or one == other for one, other in pairs)


def _joined(found: Decision, more: Decision) -> Decision:
    """What was found before holds."""
    return replace(
        found,
        body=found.body or more.body,
        date=found.date or more.date,
        paragraph=found.paragraph if found.paragraph is not None else more.paragraph,
        dnr=found.dnr or more.dnr,
        page=found.page or more.page,
    )


def _alone(head: Sequence[Line], known: Mapping[str, str]) -> Decision | None:
    """A line of the first page that is nothing but a whole reference: "Socialnämnden 2022-12-13, § 71"."""
    first = head[0].page if head else 0
    for line in head[:_TOP]:
        told = _of_value(line.text, known) if line.page == first and "§" in line.text else None
        whole = told and told.body and told.date and told.paragraph is not None
        if told and whole and _is_label_alone("", line.text, known):
            return replace(told, page=line.page)
    return None


def _with_dnr(head: Sequence[Line], found: Decision) -> Decision:
    """With the document's own registry number, where a label on its first page gives it, or where it stands alone on a
    line near the top."""
    if found.dnr:
        return found
    first = head[0].page if head else 0
    for at, line in enumerate(head[:_TOP]):
        label = _NUMBER_LABEL.match(line.text)
        if label and line.page == first:
            near = [line.text, *(f"dnr {each.text}" for each in head[at + 1 : at + 2])]
            numbers = [
                dnr
                for text in (near if label.end() == len(line.text) else near[:1])
                for dnr in registry_numbers(text)
            ]
            if numbers:
                return replace(found, dnr=numbers[0].value, page=found.page or line.page)
    alone = next((line for line in head[:_VERY_TOP] if line.page == first and _is_number(line.text)), None)
    if alone is None:
        return found
    return replace(found, dnr=registry_numbers(alone.text)[0].value, page=found.page or alone.page)


def _is_number(text: str) -> bool:
    """Whether the line is nothing but a registry number."""
    return bool(registry_numbers(text)) and not _without_numbers(text).strip(" .,:()")
