"""What kind of document it is, by the words of its title, its head, its file name and how it is built."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from auditprep.evidence.lines import Line, words_beside
from auditprep.evidence.sections import begins_section, begins_sources
from auditprep.model import EvidenceKind


@dataclass(frozen=True, slots=True)
class KindWord:
    """A word that names a kind of document, in `text[start:end]`. `leads`: it is what the text is about, not what
    something is for ("riktlinjer *för budget*")."""

    kind: EvidenceKind
    start: int
    end: int
    leads: bool


def kind_words(text: str) -> tuple[KindWord, ...]:
    """The words in the text that name a kind of document, in order; also as file names write them ("delarsbokslut")."""
    plain = folded(text)
    found: list[KindWord] = []
    for match in _WORDS.finditer(plain):
        kind = EvidenceKind[str(match.lastgroup)]
        found.append(
            KindWord(kind, match.start(), match.end(), not _BEFORE_OBJECT.search(plain[: match.start()]))
        )
    return tuple(found)


def kind_named(text: str) -> EvidenceKind | None:
    """The kind that a title or another short text names first; None where it names none."""
    words = kind_words(text)
    return next((word.kind for word in words if word.leads), words[0].kind if words else None)


def kind_of(lines: Sequence[Line], file_name: str, title: str | None) -> EvidenceKind:
    """The kind that most speaks for; OTHER where too little does. `title` is the document's title, where one is known."""
    if PurePath(file_name).suffix.casefold() in {".eml", ".msg"}:
        return EvidenceKind.MAIL
    votes = Counter[EvidenceKind]()
    _vote(votes, title or "", 6)
    _vote(votes, file_stem(file_name), 3)
    _vote_by_head(votes, lines)
    _vote_by_build(votes, lines)
    if _is_agenda(lines, file_name, title) and not _is_called_minutes(lines):
        return EvidenceKind.OTHER
    kind = max(votes, key=lambda each: votes[each], default=EvidenceKind.OTHER)
    return kind if votes[kind] >= _LEAST else EvidenceKind.OTHER


def is_alone(text: str) -> bool:
    """Whether the text is little more than the word itself: "Tjänsteskrivelse", "SAMMANTRÄDESPROTOKOLL 2024-03-12"."""
    word = next(iter(kind_words(text)), None)
    if word is None or not text[:1].isupper():
        return False
    if not words_beside(text[: word.start] + " " + text[word.end :]):
        return True
    return text[word.start].isupper() and len(re.sub(r"[\W\d_]", "", text)) <= (word.end - word.start) + 25


def file_stem(file_name: str) -> str:
    """A file's name as words: "budget_2024-2026.pdf" is "budget 2024-2026"."""
    return re.sub(r"(?<!\d)-|-(?!\d)|[_.+]", " ", PurePath(file_name).stem)


def folded(text: str) -> str:
    """In small letters without rings and dots, as long as the text."""
    return text.lower().translate(_FOLD) if len(text.lower()) == len(text) else text.translate(_FOLD)


_FOLD = str.maketrans("åäöé", "aaoe")
_CONTROL = (
    r"(?:intern\s?(?:a\s)?kontroll(?:en)?|intern\sstyrning\soch\skontroll|internkontroll(?:s?arbetet|en)?)"
)
_REPORT = r"(?:uppfoljning(?:en|srapport)?|redovisning|aterrapportering|rapport(?:ering)?|resultat)"
_SOURCES: dict[EvidenceKind, tuple[str, ...]] = {
    EvidenceKind.INTERNAL_CONTROL_FOLLOW_UP: (
        rf"{_REPORT}\s(?:av|for|over|fran|avseende)\s(?:\w+\s){{0,2}}?(?:{_CONTROL}|internkontrollplan)\w*",
        r"internkontrolls?(?:uppfoljning|rapport|redovisning)\w*",
        r"uppfoljning\sintern\s?kontroll\w*",
    ),
    EvidenceKind.INTERNAL_CONTROL_PLAN: (
        r"intern\s?kontroll\s?s?plan\w*",
        rf"plan(?:en)?\sfor\s(?:\w+\s){{0,2}}?{_CONTROL}",
        r"kontrollplan\w*",
    ),
    EvidenceKind.RISK_ANALYSIS: (
        r"vasentlighets?-?\s?(?:och|&)\s?risk\w*",
        r"risk-?\s?(?:och|&)\svasentlighets?\w*",
        r"(?:vasentlighets|risk)(?:analys|bedomning)\w*",
    ),
    EvidenceKind.INTERIM_REPORT: (
        r"delars?(?:bokslut|rapport|redovisning|uppfoljning)\w*",
        r"tertial(?:rapport|bokslut|uppfoljning)\w*",
    ),
    EvidenceKind.ANNUAL_REPORT: (
        r"ars(?:bokslut|redovisning)\w*",
        r"verksamhetsberattelse\w*",
        r"bokslut(?:\sfor)?\s(?=20\d\d)",
    ),
    EvidenceKind.MONTHLY_FOLLOW_UP: (
        r"manads(?:uppfoljning|rapport|bokslut|prognos|redovisning)\w*",
        r"(?:ekonomi|budget)uppfoljning\w*",
        r"ekonomisk\s(?:uppfoljning|lagesrapport|manadsrapport|prognos)\w*",
        r"uppfoljning\sav\s(?:ekonomin|budget(?:en)?)",
    ),
    EvidenceKind.DELEGATION_RULES: (
        r"delegations?(?:ordning|bestammelser|reglemente)\w*",
        r"delegeringsordning\w*",
    ),
    EvidenceKind.POLICY: (
        r"attest(?:reglemente|instruktion)\w*",
        r"(?:riktlinje|policy|policies|reglemente|styrdokument|arbetsordning|foreskrifter)\w*",
        r"rutin(?:er|en|beskrivning)?\b",
    ),
    EvidenceKind.AUTHORISATION_LIST: (
        r"attest(?:forteckning|lista|ordning|behorighet|ratt)\w*",
        r"(?:forteckning\sover\s)?(?:besluts)?attestanter",
    ),
    EvidenceKind.ACTION_PLAN: (r"handlingsplan\w*", r"atgards(?:plan|program)\w*"),
    EvidenceKind.EFFICIENCY_REVIEW: (r"genomlysning\w*",),
    EvidenceKind.STATEMENT: (r"tjanste(?:skrivelse|utlatande|yttrande)\w*",),
    EvidenceKind.MINUTES: (
        r"(?:sammantrades|motes|namnds?)?protokoll(?:et|sutdrag)?\b",
        r"utdrag\sur\sprotokoll",
    ),
    EvidenceKind.BUDGET: (
        r"(?:intern|detalj|flerars|drift|investerings|namnds?)?budget(?:en)?\b",
        r"(?:namnd|verksamhets|flerars)plan\w*",
        r"mal-?\s?och\sresursplan\w*",
        r"flerarsstrategi\w*",
    ),
}
_WORDS = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind.name}>{'|'.join(sources)})" for kind, sources in _SOURCES.items()) + ")"
)
_BEFORE_OBJECT = re.compile(
    r"\b(?:till|for|i|enligt|om|av|infor|ur|med|inom|avseende|over)\s(?:\w+\s){0,1}\Z"
)
_AGENDA = re.compile(
    r"(?:kallelse|foredragningslista|dagordning|underrattelse\som\ssammantrade|tillkannagivande)\b"
)
_TYPE = re.compile(
    r"(?:typ\sav\s(?:styr)?dokument|dokumenttyp|dokumentkategori|handlingstyp)\s*[:|\t]?\s*(.*)"
)
_MAIL_HEAD = re.compile(r"(?:fran|till|amne|skickat|datum|kopia)\s?:")
_HEAD_LINES, _LEAST, _MOST_OF_LINES = 15, 3, 4
_SIGNED = re.compile(r"justerande|justerare|utdragsbestyrkande|justeringens\splats")
_MET = re.compile(
    r"beslutande|narvarande|paragrafer\s§|sammantradesdatum|sammantradesprotokoll|utses\satt\sjustera"
)


def _vote(votes: Counter[EvidenceKind], text: str, weight: int) -> None:
    """The first kind that the text is about has all the weight; one that it only mentions half of it."""
    words = kind_words(text)
    leading = next((word for word in words if word.leads), None)
    if leading:
        votes[leading.kind] += weight
    elif words:
        votes[words[0].kind] += weight // 2


def _vote_by_head(votes: Counter[EvidenceKind], lines: Sequence[Line]) -> None:
    """The first lines: a document says at the top what it is. A statement or minutes name what they treat as well, so
    their own words weigh more, above the first section. What later lines name is what the document treats: however often
    they do, it weighs less than what it is called."""
    head = _head(lines)
    weight, begun, named = 3, False, Counter[EvidenceKind]()
    for text in (line.text for line in head):
        begun = begun or begins_section(text) or begins_sources(text)
        typed = _typed(text)
        kind = typed or (kind_named(text) if len(text) <= 100 and not _is_prose(text) else None)
        if kind is None:
            continue
        named[kind] += weight
        votes[kind] += 8 if typed else min(weight, max(0, _MOST_OF_LINES - named[kind] + weight))
        if kind in {EvidenceKind.STATEMENT, EvidenceKind.MINUTES} and is_alone(text) and not begun:
            votes[kind] += 12
        weight = 1
    if len({match[0] for line in head if (match := _MAIL_HEAD.match(folded(line.text)))}) >= 3:
        votes[EvidenceKind.MAIL] += 12


def _is_prose(text: str) -> bool:
    """Whether the line is a sentence, or goes on with one."""
    return text[:1].islower() or text.endswith(".")


def _typed(text: str) -> EvidenceKind | None:
    match = _TYPE.match(folded(text))
    return kind_named(match[1]) if match else None


def _vote_by_build(votes: Counter[EvidenceKind], lines: Sequence[Line]) -> None:
    """Minutes are signed and tell who was there, and their pages say so at their edges."""
    first = folded("\n".join(line.text for line in lines if line.page <= 3))
    if _SIGNED.search(first) and _MET.search(first):
        votes[EvidenceKind.MINUTES] += 5


def _is_agenda(lines: Sequence[Line], file_name: str, title: str | None) -> bool:
    head = [folded(line.text) for line in _head(lines)[:8]]
    return any(_AGENDA.match(text) for text in (*head, folded(title or ""), folded(file_stem(file_name))))


def _is_called_minutes(lines: Sequence[Line]) -> bool:
    """Whether a line at the edge of the first pages is "Sammanträdesprotokoll" or the like."""
    edges = [line.text for line in lines if line.page <= 3 and line.edge]
    return any(kind_named(text) is EvidenceKind.MINUTES and is_alone(text) for text in edges)


def _head(lines: Sequence[Line]) -> Sequence[Line]:
    """The first lines of the first page with text."""
    page = next((line.page for line in lines), 0)
    return [line for line in lines[:_HEAD_LINES] if line.page == page]
