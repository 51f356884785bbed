"""The words that stand over columns: of questions, of answers, of evidence, of what others fill in."""

from __future__ import annotations

import re

_COLUMN_WORDS = {
    "nr", "nr.", "fråga", "frågor", "kontrollfråga", "kontrollfrågor", "område", "granskningsfråga", "beskrivning", "kommentar",
    "kommentarer", "svar", "underlag", "bilaga", "underlag/bilaga", "motivering", "#", "nummer", "frågenr", "påstående",
    "påståenden", "frågeställning", "ansvarig", "bedömning", "svarsalternativ", "nämndens svar", "ert svar", "id", "avsnitt",
}  # fmt: skip
_QUESTIONS = re.compile(
    r"^(?:kontroll|gransknings|revisions)?fråg(?:a|or|eställning(?:ar)?)$|^påståenden?$|^kontroll(?:moment|punkt)(?:er)?$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\bsvar(?!sdat|sdag|ande)|kommentar|motiv|beskriv|redogör|redovis|iakttag|förklar|anteckn|notering|anm"
)
_EVIDENCE = re.compile(r"underlag|bilag|referens|hänvis|dokument|revisionsbevis|verifi|källa|styrk")
_OTHERS = re.compile(
    r"underlag|bilag|referens|hänvis|dokument|revisionsbevis|bedömning|ansvar|datum|signatur|status|poäng|skala|verifi|källa"
    r"|revisor|granskar"
)
_MEASURES = re.compile(
    r"utfall|prognos|målvärde|budget|avvikelse|belopp|datum|ansvar|kommentar|\bår\b|20\d\d|mål|mått|nyckeltal|åtgärd|risk|tkr|kronor|namn|titel|roll"
)
_ALONE = re.compile(
    r"^\s*(?:bekräftas|bekräftat|uppfyllt|uppfylls|klart|utfört|kryssa?|stämmer|finns)\s*$", re.IGNORECASE
)
_AREA = re.compile(r"^(?:område|avsnitt|kapitel|del|rubrik|process)\b")


def is_column_word(text: str) -> bool:
    """Whether these words, alone, are what forms write over a column."""
    return text.casefold() in _COLUMN_WORDS


def is_of_questions(heading: str) -> bool:
    """Whether the questions stand under this heading: "Kontrollfråga", "Påstående:"."""
    return bool(_QUESTIONS.match(heading.strip(" :")))


def is_for_answers(heading: str) -> bool:
    """Whether a heading, in small letters, names room for an answer in words."""
    return bool(_ANSWERS.search(heading))


def is_for_evidence(heading: str) -> bool:
    """Whether a heading, in small letters, names room for the evidence, and not for the answer as well."""
    return bool(_EVIDENCE.search(heading)) and not is_for_answers(heading)


def is_for_others(heading: str) -> bool:
    """Whether a heading, in small letters, names room for what is no answer: evidence, dates, the auditor's own."""
    return bool(_OTHERS.search(heading))


def names_measure(heading: str) -> bool:
    """Whether a heading, in small letters, names something to be measured or noted, which is never an option."""
    return bool(_MEASURES.search(heading))


def is_ticked_alone(heading: str) -> bool:
    """Whether rows are ticked or not in this one column: "Bekräftas"."""
    return bool(_ALONE.match(heading))


def is_of_sections(heading: str) -> bool:
    """Whether a heading, in small letters, stands over the names of sections: "Område"."""
    return bool(_AREA.match(heading))
