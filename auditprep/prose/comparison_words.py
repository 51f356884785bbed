"""The words of a comparison as a document: the form's language, whatever the window speaks."""

from __future__ import annotations

from auditprep.model import Difference
from auditprep.prose import statuses

TITLE = "Jämförelse av revisionsunderlag"
DRAFT = f"{statuses.DRAFT} – svaren för {{columns}} är inte beslutade"

COMPARED = "Jämförda underlag"
COMPARED_COLUMNS = ("Kolumn", "Nämnd", "Underlag", "Läge", "Svar")
WORD_FORM = "ifyllt Word-formulär"
BLANK_FORM = "inte ifyllt"
DECIDED = "beslut {decision}"
UNANSWERED_COUNT = "obesvarade {count}"
IN_TEXT_COUNT = "i text {count}"
DRAFT_COUNT = "utkast {count}"

SUMMARY = "Sammanfattning"
NUMBER, WORDS = "Nr", "Fråga"
UNANSWERED = "obesvarad"
IN_TEXT = "svar i text"
CARRIED = "ej bekräftat utkast"

EACH = "Fråga för fråga"
LEGEND_COME = "Ord som inte står i kolumnen före"
LEGEND_COME_AFTER = " är understrukna på grön botten."
LEGEND_GONE = "Ord som inte står i kolumnen efter"
LEGEND_GONE_AFTER = " är överstrukna på röd botten."

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
PAGES = "sid"

DIFFERS = {
    Difference.OPTIONS: "svarsalternativen är andra",
    Difference.KIND: "frågan besvaras på ett annat sätt",
}

SHORT_MARK, SHORT_TEXT, SHORT_EVIDENCE, SHORT_UNANSWERED = "svar", "text", "bevis", "obesvarad"

NONE_ALIKE = "Ingen fråga i {newer} motsvarar någon i {older}."
DOUBTFUL_ONE = "1 frågepar i {older} och {newer} hör kanske ihop, men redovisas som ny och borttagen."
DOUBTFUL = "{count} frågepar i {older} och {newer} hör kanske ihop, men redovisas som nya och borttagna."
