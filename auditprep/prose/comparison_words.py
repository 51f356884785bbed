"""The words of a comparison as a document: the form's language, whatever the window speaks."""

from __future__ import annotations

from auditprep.model import Became, Difference, Status

TITLE = "Jämförelse av revisionsunderlag"
DRAFT_MARK = "UTKAST"
DRAFT = "UTKAST – svaren för {columns} är inte beslutade av nämnden"

COMPARED = "Jämförda underlag"
COMPARED_COLUMNS = ("Kolumn", "Nämnd", "Underlag", "Läge", "Svar")
WORD_FORM = "ifyllt Word-formulär"
BLANK_FORM = "inte ifyllt"
STATUS = {
    Status.DRAFT: "utkast",
    Status.READY: "klart för beslut i nämnden",
    Status.DECIDED: "beslutat",
    Status.SENT: "inskickat",
    Status.REVIEWED: "granskat av revisorerna",
}
DECIDED = "beslut {decision}"
UNANSWERED_COUNT = "obesvarade {count}"
IN_TEXT_COUNT = "i text {count}"

SUMMARY = "Sammanfattning"
CHANGES = "Vad som har ändrats"
CHANGES_COLUMNS = (
    "Från – till",
    "Oförändrat",
    "Ändrat svar",
    "Bara frågan ändrad",
    "Ny fråga",
    "Borttagen fråga",
)
FROM_TO = "{older} till {newer}"

MARKS = "Svaren år för år"
MARKS_FROM_TO = "Svaren {first}–{last}"
NUMBER, WORDS, CHANGED = "Nr", "Fråga", "Ändrat"
NOT_THERE = "fanns inte"
UNANSWERED = "obesvarad"
IN_TEXT = "svar i text"
CARRIED = "ej bekräftat utkast"

EACH = "Fråga för fråga"
HOW_TO_READ = "Så läses texterna"
LEGEND_COME = "Ord som har tillkommit"
LEGEND_COME_AFTER = " sedan kolumnen före är understrukna på grön botten."
LEGEND_GONE = "Ord som är borta"
LEGEND_GONE_AFTER = " i nästa kolumn är överstrukna på röd botten."

ANSWER = "Svar"
QUESTION_WORDS = "Frågan"
DESCRIPTION = "Beskrivning"
EVIDENCE = "Revisionsbevis"
CITED = "Hänvisningar"
REMARKS = "Revisorernas synpunkter"
OVERALL = "Revisorernas samlade synpunkter"
ASSESSMENT, RECOMMENDATION, HANDLED = "Omdöme: ", "Rekommendation: ", "Hantering: "
SAME_TEXT = "Samma som {column}."
NOTHING = "–"
NO_QUESTIONS = "Underlagen har inga frågor."
EARLIER = "Tidigare svar: {marks}."
LATER = "Frågan finns inte efter {column}."
PAGES = "sid"

BECAME = {
    Became.REWORDED: "frågan är omformulerad",
    Became.MOVED: "frågan är flyttad hit från avsnittet ”{section}”",
    Became.SPLIT: "frågan är en del av den tidigare fråga {old}",
    Became.MERGED: "frågan är sammanslagen av flera, en av dem fråga {old}",
    Became.ADDED: "frågan är ny",
    Became.REMOVED: "frågan finns inte kvar",
}
NUMBERED = "frågan hade nummer {old}"
MARK_CHANGED = "svaret är ändrat från {before} till {after}"
TEXT_CHANGED, TEXT_WRITTEN, TEXT_GONE = (
    "beskrivningen är ändrad",
    "en beskrivning har tillkommit",
    "beskrivningen är borttagen",
)
EVIDENCE_CHANGED = "revisionsbevisen är andra"
UNCHANGED = "oförändrat"
DIFFERS = {
    Difference.OPTIONS: "svarsalternativen är andra",
    Difference.KIND: "frågan besvaras på ett annat sätt",
}

SHORT_BECAME = {
    Became.REWORDED: "omformulerad",
    Became.MOVED: "flyttad",
    Became.SPLIT: "delad",
    Became.MERGED: "sammanslagen",
    Became.ADDED: "ny",
    Became.REMOVED: "borttagen",
}
SHORT_MARK, SHORT_TEXT, SHORT_EVIDENCE = "svar", "text", "bevis"

COMPARED_WITH = "Jämfört med {older}, av {total}: {parts}."
NONE_ALIKE = "Ingen fråga i {newer} motsvarar någon i {older}."
DOUBTFUL_ONE = "Ett par frågor i {older} och {newer} hör kanske ihop, men redovisas som ny och borttagen."
DOUBTFUL = "{count} par frågor i {older} och {newer} hör kanske ihop, men redovisas som nya och borttagna."


def questions(count: int) -> str:
    return "1 fråga" if count == 1 else f"{count} frågor"
