"""The words by which auditors name what goes where: "Beskrivning:", "Underlag", "Svar".

A label is a line, or the beginning of one, that names the room for an answer and asks nothing itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditprep.model import Role
from auditprep.wordform.blocks import Line
from auditprep.wordform.options import options_named

_PROSE = (
    r"beskrivning(?:ar)?|(?:beskriv|kommentera|motivera|förklara)(?:\s+(?:kort|gärna|närmare|svaret|ert\s+svar))*"
    r"|kommentar(?:er)?|motivering(?:ar)?|svar|redogörelse|redogör|redovisning"
    r"|förklaring|anteckning(?:ar)?|fritext(?:svar)?|synpunkter|upplysningar|utveckla(?:\s+gärna)?(?:\s+svaret)?|precisera"
    r"|förtydligande|resonemang|svarstext|svarsfält|svarsruta|svarsutrymme|yttrande|noteringar?|anmärkning(?:ar)?|anm\.?|iakttagelser?"
)
_EVIDENCE = (
    r"underlag|bilag(?:a|or)(?:\s*(?:nr|nummer))?|revisionsbevis|bevis|(?:hänvisning(?:ar)?|referens(?:er)?|verifiering)(?:\s+till\s+[\wåäö]+(?:\s*/\s*[\wåäö]+)?)?|referens(?:er)?"
    r"|dokument(?:ation)?|verifikat(?:ion(?:er)?)?|käll(?:a|or)|styrkande\s+(?:handlingar|underlag|dokument)"
)
_BEFORE = (
    r"(?:(?:ev(?:entuell(?:a|t)?)?\.?|övriga?|era?|ert|nämndens|styrelsens|bolagets|förvaltningens|regionens|kort|allmän(?:na)?"
    r"|frivilliga?|egna?|egen|[\wåäö]+(?:ens|ets|arnas)|kompletterande|ytterligare|skriftligt?|bifogade?)\s+){0,2}"
)
_AFTER = (
    rf"(?:\s*(?:/|\boch\b|\beller\b|\bsamt\b|,)\s*(?:{_PROSE}|{_EVIDENCE}|bedömning|exempel|analys|protokoll|§|datum)"
    r"|\s*/\s*[a-z]+(?=\s*(?::|$))|\s*\([^()]{1,80}\)|\s+(?:till|av|på|för)\s+(?:ert\s+|nämndens\s+)?(?:svaret|svar|frågan|bedömningen|ovan(?:stående)?"
    r"|avsnittet|området|frågorna|påståendena|tabellen|delen)|\s+(?:till|om|kring)\s+[^:?.\n]{2,40}(?=:))*"
)
_CONDITION = (
    r"(?:om|vid)\s+(?:svaret\s+är\s+)?(?:ja|nej|delvis|annat)\b[^:?.\n]{0,70}(?=:)"
    r"|(?:ange\s+)?(?:orsak|skäl)\b[^:?.\n]{0,50}(?=:)"
)
_LABEL = re.compile(
    rf"^\s*(?:{_BEFORE}(?:(?P<prose>{_PROSE})|(?P<evidence>{_EVIDENCE})){_AFTER}|(?P<condition>{_CONDITION}))(?:\s*(?::|$)|[ \t]*\n)\s*",
    re.IGNORECASE,
)
_OF_SECTION = re.compile(
    r"\b(?:till|på|för|om|kring)\s+(?!(?:ert\s+|nämndens\s+)?(?:svaret|svar|fråga|frågan|bedömning|bedömningen|ovan\w*)\b)[\wåäö]",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\((?!\s*(?:till|på|för|om|kring)\b)[^()]*\)", re.IGNORECASE)
"""What a label says in parentheses, "(ange datum för beslutet)"; in "(till avsnittet)" it is part of the name."""
_ASKS = re.compile(r"^\s*(?:kontroll|gransknings)?(?:fråga|frågeställning|påstående)\s*:?\s*$", re.IGNORECASE)
_MARKS = re.compile(
    r"^\s*(?:(?:[\wåäö]+(?:ens|ets|arnas)|ert|er|välj|kryssa\s+i|ange|egen|vår)\s+){0,2}(?:svar|bedömning|svarsalternativ|alternativ|kryss"
    r"|status|markera|kryssa)(?:\s*\([^()]{1,80}\))?\s*:?\s*$",
    re.IGNORECASE,
)


_LONGEST_LABEL = 400
"""Letters: a label ends before that, whatever follows it."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a label names room for, where it ends in its line, whether nothing follows it there, and whether it is for a whole
    section rather than for the question above."""

    role: Role
    end: int
    bare: bool
    of_section: bool = False


def label_of(line: Line) -> Label | None:
    """The label that a line begins with; None if it has none. A word that only begins a sentence is no label."""
    text = line.text
    found = _LABEL.match(text[:_LONGEST_LABEL] if len(text) > _LONGEST_LABEL else text)
    if found is None:
        return None
    role = Role.EVIDENCE if found["evidence"] else Role.DESCRIPTION
    of_section = role is Role.DESCRIPTION and bool(_OF_SECTION.search(_ASIDE.sub("", found.group())))
    return Label(role, found.end(), not text[found.end() :].strip(), of_section)


def words_in_label(line: Line) -> tuple[str, ...]:
    """What the label that a line begins with says in parentheses: "Beskrivning (ange datum)"."""
    return tuple(each.strip("() ") for each in _ASIDE.findall(_head_of(line))) if label_of(line) else ()


def label_end(line: Line) -> int | None:
    """Where the label that a line begins with ends in it; None if it has none."""
    label = label_of(line)
    return label.end if label else None


def names_question(text: str) -> bool:
    """Whether these words only say that a question stands beside: "Fråga", "Kontrollfråga:"."""
    return bool(_ASKS.match(text))


def names_marks(text: str) -> bool:
    """Whether these words only say that something is to be ticked beside: "Svar:", "Bedömning"."""
    return bool(_MARKS.match(text))


def is_marks_label(line: Line) -> bool:
    """Whether a line begins with a label for marks, with the options named in it."""
    return names_marks(_head_of(line).strip())


def written_options(line: Line) -> tuple[str, ...]:
    """The options that a label for marks names, one of which is to be written after it: "Svar (Ja/Nej):"."""
    options = options_named(_head_of(line)) if is_marks_label(line) else ()
    return options if len(options) >= 2 else ()


def _head_of(line: Line) -> str:
    """The label that a line begins with; all of the line where it is none."""
    label = label_of(line)
    return line.text[: label.end] if label is not None else line.text
