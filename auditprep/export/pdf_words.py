"""The words of the PDFs: the form's language, whatever the window speaks."""

from __future__ import annotations

from auditprep.model import Status, Trouble

STATUS = {Status.DRAFT: "Utkast"}
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
SECRECY = "sekretess"
ALL_OF_IT = "hela handlingen"
REMOVED = "handlingen är borttagen ur underlaget"
DOCUMENT, LEANED_ON = "Handling", "Åberopas i"
SUBJECT = "Svar på revisorernas frågor"
SUBJECT_BINDER = "Svar på revisorernas frågor, med bilagor"

# Divider sheets
DECISION, KIND, REPRESENTS, FILE, VERSION, PAGES, CHECKSUM = (
    "Beslut",
    "Slag",
    "Avser",
    "Fil",
    "Version",
    "Sidor",
    "SHA-256",
)
PAGE_OF_FILE = "sidan {page} i filen"
FILE_PAGES = "{printed} (i filen {pages})"
AS_TEXT = "Handlingens text följer, sida för sida. Utseendet är inte filens eget; se filen."
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
CITED_PAGES = "Åberopade sidor"
NO_TEXT = "Sidan har ingen text som går att läsa."
CUT = "Bara början av filen är inläst, så texten här är inte hel."
BEYOND = "Svaren hänvisar till sidor som filen inte har: {pages}."

TROUBLES = {
    Trouble.LOCKED: "locked",
    Trouble.DAMAGED: "damaged",
    Trouble.EMPTY: "empty",
    Trouble.OPAQUE: "opaque",
}
"""Why a file that was never read has no text to set."""
