"""What a document calls itself: on its first page, in the heads of its pages, or in what its file says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePath

from auditprep.evidence.kinds import file_stem, folded, kind_named, kind_words
from auditprep.evidence.lines import Line, letters_only, words_beside
from auditprep.evidence.sections import begins_agenda, begins_section, has_leader
from auditprep.model import EvidenceKind, PageText
from auditprep.prose.dates import MONTHS
from auditprep.prose.registry_numbers import dnr_at_start


def title_of(
    lines: Sequence[Line], file_name: str, own: str | None, heading: str | None = None
) -> str | None:
    """The document's title in its own words, years with a dash between ("Socialnämndens budget 2023–2025"); None where
    nothing is sure. `own` is what the file says of itself, which may be left from the file it was made of; `heading` is
    the line that its author has made its heading."""
    given = _trusted(own, lines, file_name)
    if given and (len(given.split()) > 1 or not lines):
        return _tidy(given)
    found = _from_page(lines, file_name, heading) or given
    return _tidy(found) if found else None


def title_of_sheets(
    pages: Sequence[PageText], lines: Sequence[Line], file_name: str, own: str | None
) -> str | None:
    """The title of a workbook: what the file says of itself, or a line of one cell above its first table; None where there
    is none, as the names of columns are no title."""
    given = _trusted(own, lines, file_name)
    if given:
        return _tidy(given)
    rows = next((page.text for page in pages if page.text.strip()), "").splitlines()
    above = [line for line in lines[:_HEAD] if line.text in {" ".join(row.split()) for row in _above(rows)}]
    found = _from_page(above, file_name)
    # One line alone may be the name of the sheet.
    alone = [line.text for line in above if _may_be_title(line.text)]
    likely = alone[1:] or [text for text in alone if len(text.split()) > _WORDS_OF_SHEET_NAME]
    return _tidy(found or likely[0]) if found or likely else None


def _above(rows: Sequence[str]) -> Iterator[str]:
    """The rows of one cell before the first with several."""
    return takewhile(lambda row: "\t" not in row.strip(), rows)


def statement_title(lines: Sequence[Line], title: str | None) -> str | None:
    """The title of a statement with its subject: "Tjänsteskrivelse: Socialnämndens budget 2024–2026"."""
    words = kind_words(title or "")
    alone = title and words and words[0].kind is EvidenceKind.STATEMENT
    if title and alone and len(title.split()) > 2:
        return title
    subject = _subject(lines) or (title if not alone else None)
    return f"Tjänsteskrivelse: {_tidy(subject)}" if subject else title


def mail_title(lines: Sequence[Line], own: str | None) -> str | None:
    """The subject of a mail."""
    match = next((match for line in lines[:15] if (match := _MAIL_SUBJECT.match(line.text))), None)
    return (match[1].strip() if match else None) or (own or "").strip() or None


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    score: float
    furniture: bool


_JUNK = re.compile(
    r"(?:microsoft\s(?:word|excel|powerpoint|office)|untitled|namnlös|presentation\s?\d*\Z|dokument\s?\d*\Z|document\s?\d*\Z|blad\s?\d|bok\s?\d|sheet\s?\d"
    r"|powerpoint|rubrik|titel|mall\b|\[|<|skriv\s|klicka|scan|print|pdf\b|utskrift).*|.*\.(?:docx?|docm|dotx?|pdf|xlsx?|pptx?|odt|rtf|txt|tiff?|indd)\Z|[\W\d_]*",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[A-ZÅÄÖ][\wåäö/ ]{2,30}:(?:\s|\Z)")
_SUBJECT = re.compile(
    r"(?:ärende(?:mening|rubrik)?|rubrik|ämne|angående|avseende)\s?:\s*(\S.*)", re.IGNORECASE
)
_MAIL_SUBJECT = re.compile(r"(?:ämne|subject)\s?:\s*(\S.*)", re.IGNORECASE)
_TO = re.compile(
    r"(?:till|kopia|från|handläggare|datum|tel|telefon|e-post|besöksadress|postadress)\b", re.IGNORECASE
)
_YEARS = re.compile(r"\(?(?:år(?:et)?\s)?(?:19|20)\d\d(?:\s?[-–—/]\s?(?:20)?\d\d)?\)?")
_YEARS_LAST = re.compile(r"[\s(]+(?:19|20)\d\d[\d\s–—/-]*\)?\Z")
_ITEM = re.compile(r"\d{1,2}[.)]?\s(?!\d)|(?:[^\w\s\"'”’«»(/§]|o(?=\s))\s*")
_GOES_ON = re.compile(
    r"(?:[-–,&]|\b(?:och|för|av|enligt|med|till|på|i|samt|om|från|inom|per|över|vid|inför|mot|hos|kring"
    r"|mellan|under|utan|genom|eller|avseende|gällande|angående))\Z",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:yttrande|remissvar|svar|kallelse|skrivelse|rapport|granskning|utredning|promemoria|avtal|överenskommelse|handbok|anvisning|anvisningar"
    r"|checklista|strategi|program|sammanställning|kartläggning|nyhetsbrev)\s(?:\w{2,30}\s)?(?:över|om|till|på|för|från|av|med|mot|inför|gällande|avseende)\s\w",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)\s?[-—−]\s?((?:20)?\d\d)(?![\d-])")
_TIME = re.compile(rf"(?:\b(?:{'|'.join(MONTHS)})\s)?(?<!\d)20\d\d(?![\d-])", re.IGNORECASE)
_WORD = re.compile(r"\w{3,}")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_HEAD, _ENOUGH, _COVER = 30, 6, 15
_LONGEST, _LONGEST_NAME = 150, 80
_WORDS_OF_SHEET_NAME, _HEADED = 2, 8
_NUMBER_LAST = re.compile(r"[\s,–-]+\d{1,4}\Z")
_PAGE_LAST = re.compile(
    r"[\s,–-]+(?:sida|sidan|sid|s)\.?\s?\d{1,4}(?:\s?\(\s?\d{1,4}\s?\)|\s?(?:av|/)\s?\d{1,4})?\Z",
    re.IGNORECASE,
)


def _trusted(own: str | None, lines: Sequence[Line], file_name: str) -> str | None:
    """What the file says of itself, unless it is some program's word for it, or says what neither its first pages nor its
    name do."""
    text = " ".join((own or "").split())
    if (
        not 4 <= len(text) <= _LONGEST
        or _JUNK.fullmatch(text)
        or _is_number(text)
        or ("_" in text and " " not in text)
    ):
        return None
    if not lines:
        return text if kind_words(text) or " " in text else None
    said = folded(
        " ".join(line.text for line in lines if line.page <= 3)[:40_000] + f" {file_stem(file_name)}"
    )
    if PurePath(file_name).suffix.casefold() in {".htm", ".html"}:
        return text  # which somebody wrote for it
    words = _WORD.findall(folded(text))
    fits = sum(word in said for word in words) >= 0.6 * len(words) and all(
        year in said for year in _YEAR.findall(text)
    )
    return text if words and fits else None


def _from_page(lines: Sequence[Line], file_name: str, heading: str | None = None) -> str | None:
    first = lines[0].page if lines else 0
    head = [line for line in lines[:_HEAD] if line.page == first]
    heads = [letters_only(line.text) for line in lines[:5_000] if line.page != first and line.edge]
    candidates = list(_candidates(head, heads, file_name, heading))
    best = max(candidates, key=lambda each: each.score, default=None)
    if best and best.furniture:
        best = _below_head(best, candidates)
    return _as_written(best.text, lines) if best and best.score >= _ENOUGH else None


def _below_head(head: _Candidate, candidates: Sequence[_Candidate]) -> _Candidate:
    """The heading below the head of the page that names the same kind of document, which is what it calls itself."""
    kind = kind_named(head.text)
    same = [each for each in candidates if not each.furniture and kind and kind_named(each.text) is kind]
    likely = [each for each in same if each.score >= _ENOUGH]
    return max(likely, key=lambda each: each.score, default=head)


def _candidates(
    head: Sequence[Line], heads: Sequence[str], file_name: str, heading: str | None
) -> Iterator[_Candidate]:
    named = set(_WORD.findall(folded(file_stem(file_name))))
    texts = [_without_page(line, heads) for line in head]
    for at, text in enumerate(texts):
        if _may_be_title(text):
            joined = _with_name(_joined(texts, at, heads), texts[at + 1 : at + 2])
            score = _score(joined, at, heads, named, is_cover=len(texts) <= _COVER)
            yield _Candidate(joined, score + _HEADED * (text == heading), head[at].furniture)


def _without_page(line: Line, heads: Sequence[str]) -> str:
    """The head of a page without the page's number, which other pages have another of."""
    number = _NUMBER_LAST.search(line.text)
    if number is None or not line.furniture or letters_only(line.text) in heads:
        return line.text
    return line.text[: number.start()]


def _may_be_title(text: str) -> bool:
    if not 4 <= len(text) <= _LONGEST or "§" in text or _ITEM.match(text) or _is_number(text):
        return False
    if begins_agenda(text) or begins_section(text) or has_leader(text):
        return False
    return (
        bool(words_beside(text) or kind_words(text))
        and not _LABELLED.match(text)
        and not _YEARS.fullmatch(text)
    )


def _is_number(text: str) -> bool:
    """Whether it is nothing but a registry number: "Dnr ON 2024/12"."""
    found = dnr_at_start(text)
    return found is not None and not text[found.end :].strip(" .,;:()")


def _joined(texts: Sequence[str], at: int, heads: Sequence[str]) -> str:
    """The line with those that go on with it: years, what a small word at its end asks for, and what the heads of other
    pages join."""
    for count in (3, 2):
        joined = " ".join(texts[at : at + count])
        if len(texts) >= at + count and _stands_in(joined, heads):
            return joined
    text, following = texts[at], at + 1
    while following < min(len(texts), at + 3) and _goes_on(text, texts[following : following + 2]):
        text, following = f"{text} {texts[following]}", following + 1
    return text


def _goes_on(text: str, below: Sequence[str]) -> bool:
    """Whether a title goes on with the line below: after a small word, with years, or with a line in small letters, as a
    heading too long for its line has; prose has more such lines."""
    if _GOES_ON.search(text) or _YEARS.fullmatch(below[0]):
        return True
    if text.endswith((".", ":", ",")) or _YEARS_LAST.search(text) or not below[0][:1].islower():
        return False
    is_prose = below[0].endswith((".", ":", ",")) or (len(below) > 1 and below[1][:1].islower())
    return not is_prose and len(below[0]) <= _LONGEST_NAME and not begins_section(below[0])


def _with_name(text: str, below: Sequence[str]) -> str:
    """ "Riktlinje" above "Bostadssociala kontrakt" is what the document is, and that is its name; "MÅNADSRAPPORT" above
    "Omsorgsnämnden, april 2025" is of that time."""
    words = kind_words(text)
    if not below or len(text.split()) > 1 or not words:
        return text
    if _TIME.search(below[0]) and ":" not in below[0] and not words_beside(_TIME.sub(" ", below[0])):
        return f"{text.capitalize() if text.isupper() else text} {below[0]}"
    if words[0].kind is not EvidenceKind.POLICY:
        return text
    name = below[0]
    if not _may_be_title(name) or name.endswith(".") or len(name) > _LONGEST_NAME or begins_section(name):
        return text
    return name if any(word.leads for word in kind_words(name)) else f"{text}: {name}"


def _score(text: str, at: int, heads: Sequence[str], named: set[str], *, is_cover: bool) -> float:
    words = kind_words(text)
    is_called = any(word.leads for word in words) or _CALLED.match(text)
    score = 4.0 * bool(is_called) or 2.0 * bool(words)
    score += 3 if _stands_in(text, heads) else 0
    score += 2 if at < 6 else 1 if at < 12 else 0
    score += 2 if _share(text, named) >= 0.5 else 0
    score += bool(_YEAR.search(text)) + is_cover
    score -= (
        4 * text.endswith(".")
        + 3 * text[0].islower()
        + 3 * (len(text) > 110)
        + 2 * ("," in text and len(text) > 70)
    )
    return score


def _stands_in(text: str, heads: Sequence[str]) -> bool:
    """Whether one of the heads of other pages (their letters only) has the text."""
    letters = letters_only(text)
    return any(letters in head for head in heads)


def _share(text: str, named: set[str]) -> float:
    words = _WORD.findall(folded(text))
    return sum(word in named for word in words) / len(words) if words else 0.0


def _subject(lines: Sequence[Line]) -> str | None:
    """What a statement is about: after a label, otherwise the line right above its first section."""
    head = [line.text for line in lines[: _HEAD + 10]]
    labelled = next((match[1] for text in head if (match := _SUBJECT.match(text))), None)
    if labelled:
        return labelled
    section = next((at for at, text in enumerate(head) if begins_section(text)), 0)
    above = [text for text in head[max(0, section - 2) : section] if _may_be_subject(text)]
    if len(above) == 2 and not _GOES_ON.search(above[0]) and not above[1][:1].islower():
        above = above[1:]
    return " ".join(above) or None


def _may_be_subject(text: str) -> bool:
    if dnr_at_start(text) or _TO.match(text) or _LABELLED.match(text) or len(text.split()) < 2:
        return False
    kinds = kind_words(text)
    return bool(words_beside(text)) and not (
        kinds and kinds[0].kind is EvidenceKind.STATEMENT and len(text) < 30
    )


def _as_written(text: str, lines: Sequence[Line]) -> str:
    """A title in capitals as the document writes it elsewhere, if it does."""
    years = _YEARS_LAST.search(text)
    name = text[: years.start()] if years else text
    if not name.isupper():
        return text
    whole = " ".join(line.text for line in lines[:3_000])
    found = (match[0] for match in re.finditer(re.escape(name), whole, re.IGNORECASE))
    return (
        next((each for each in found if each[:1].isupper() and not each.isupper()), name) + text[len(name) :]
    )


def _tidy(text: str) -> str:
    words = _PAGE_LAST.sub("", " ".join(text.split()))
    return _RANGE.sub(r"\1–\2", words).strip(" :–-|")
