"""The words of the PDFs: the form's language, whatever the window speaks."""

from __future__ import annotations

from auditprep.model import Trouble
from auditprep.prose.hidden import HIDDEN_SHEET, HIDDEN_SLIDE, NOTES

DEADLINE, STATE, ANSWERED, MADE = (
    "Ska lämnas senast",
    "Status",
    "Besvarade frågor",
    "Framställt",
)
OF = "av"
CONTENTS = "Innehåll"
ANSWER = ANSWERS = "Svar"
UNANSWERED = "Obesvarad"
NO_QUESTIONS = "Formuläret har inga frågor."
EVIDENCE = "Revisionsbevis"
CITED = "Hänvisningar"
ATTACHMENT, ATTACHMENTS = "Bilaga", "Bilagor"
QUESTION = "fråga"
PAGE = "sida"
ALL_OF_IT = "hela handlingen"
REMOVED = "handlingen är borttagen ur underlaget"
DOCUMENT, LEANED_ON = "Handling", "Hänvisningar från"
SUBJECT = "Svar på revisorernas frågor"
SUBJECT_BINDER = "Svar på revisorernas frågor, med bilagor"

# Divider sheets
DECISION, KIND, REPRESENTS, FILE, VERSION, PAGES, CHECKSUM = (
    "Beslut",
    "Typ",
    "Gäller",
    "Fil",
    "Version",
    "Sidor",
    "SHA-256",
)
PAGE_OF_FILE = "sidan {page} i filen"
FILE_PAGES = "{printed} (i filen {pages})"
AS_TEXT = "Handlingens text följer, sida för sida. Utseendet är inte filens eget; se filen."
AS_TEXT_ONLY = "Handlingens text följer, sida för sida."
AS_TEXT_ONLY_IN_PART = "En del av handlingens text följer: de sidor som svaren hänvisar till, och början."
AS_TEXT_IN_PART = (
    "En del av handlingens text följer: de sidor som svaren hänvisar till, och början. Resten är för lång för pärmen; "
    "hela filen skickas vid sidan av. Utseendet är inte filens eget."
)
FIRST_PICTURES = "Filens första sidor följer. Den är för stor för pärmen; hela filen skickas vid sidan av."
NOT_IN_BINDER = "finns inte i pärmen"
NOT_HERE = "Filen finns inte i pärmen."
OPEN_IT = "Den öppnas för sig."
WHY_NOT = {
    "opaque": "Filslaget kan inte sättas in i en PDF.",
    "no-text": "Det går inte att läsa någon text i filen.",
    "damaged": "Filen är skadad och går inte att läsa.",
    "changed": "Filen är inte längre den som lades in (kontrollsumman stämmer inte).",
    "locked": "Filen är skyddad med lösenord.",
    "empty": "Filen är tom.",
    "too-large": "Bilden är större än vad som kan sättas in.",
    "lost": "Filen går inte att hämta ur underlaget.",
}
KEPT_BACK = "Filen lämnas inte ut: den innehåller en sekretessmarkerad handling."
HIDDEN = "Filen innehåller {parts}, som visas här."
HIDDEN_PARTS = {HIDDEN_SHEET: "dolda blad", HIDDEN_SLIDE: "dolda bilder", NOTES: "talarens anteckningar"}
CITED_PAGES = "Hänvisade sidor"
INSIDE = "Bifogade filer"
NO_TEXT = "Sidan har ingen text som går att läsa."
DAMAGED_PAGE = "Sidan är skadad och går inte att visa."
CUT = "Bara början av filen är inläst, så texten här är inte hel."
BEYOND = "Svaren hänvisar till sidor som filen inte har: {pages}."

TROUBLES = {
    Trouble.LOCKED: "locked",
    Trouble.DAMAGED: "damaged",
    Trouble.EMPTY: "empty",
    Trouble.OPAQUE: "opaque",
}
"""Why a file that was never read has no text to set."""
