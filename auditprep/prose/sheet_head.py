"""What a colleague's sheet says of itself: its title, what it is about, what one does with it, where it ends.

Its words are Swedish, as the form's, whatever language the window speaks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from auditprep.model import Sheet
from auditprep.prose.dates import MONTHS

HOW, MESSAGE = "Så gör du", "Meddelande"
ANSWER, DOCUMENTS = "Svar", "Dokument"
BEFORE_MARK, BOX = "Kryss: ", "☐ "
"""What stands before a mark of another year, and before an option."""
END = "Slut på frågorna."
DUE = "Svara senast"

_TICK = "Klicka i rutan framför det alternativ som stämmer, och skriv"
_SO_FAR = "Står det redan något är det svaret hittills. Ändra det, fyll på, eller låt det stå."
_DRAFTS = (
    "Ett svar som är märkt som utkast är hämtat från ett annat år, och ingen har bekräftat det. "
    "Läs igenom det, och ändra det som inte stämmer."
)
_BOARD, _YEAR = "Nämnd", "År"
_BEFORE = "Det grå är ett tidigare svar. Det är bara till stöd och ändras inte."
_NAMES = (
    f"Under ”{DOCUMENTS}” skriver du namnen på de dokument som visar att svaret stämmer, gärna med sidor. "
    "Skicka dem gärna tillsammans med bladet."
)


def title(sheet: Sheet) -> str:
    return f"Frågor till {sheet.to.strip()}" if sheet.to.strip() else "Frågor att besvara"


def facts(sheet: Sheet) -> list[tuple[str, str]]:
    """What the sheet is about, a label and its words a line."""
    found = [
        ("Gäller", sheet.title),
        (_BOARD, sheet.board or ""),
        (_YEAR, str(sheet.year) if sheet.year else ""),
        ("Till", sheet.to),
        ("Från", sheet.by),
        (DUE, day(sheet.due) if sheet.due else ""),
    ]
    return [(label, words.strip()) for label, words in found if words.strip()]


def whose(lines: Iterable[str]) -> tuple[str | None, int | None]:
    """The board and the year that the lines of a sheet tell of: the first of each, None where there is none."""
    told = list(lines)
    boards = (found[1] for each in told if (found := re.fullmatch(rf"{_BOARD}:?\s+(\S.*)", each)))
    years = (int(found[1]) for each in told if (found := re.fullmatch(rf"{_YEAR}:?\s+(\d{{4}})", each)))
    return next(boards, None), next(years, None)


def steps(sheet: Sheet) -> list[str]:
    """What one does with the sheet. A draft from another year is not to be left as it stands."""
    questions = sheet.questions
    found = [_write(ticking=any(each.options or each.answer.mark for each in questions))]
    answers = [each.answer for each in questions if not each.answer.is_empty]
    if any(not each.carried for each in answers):
        found.append(_SO_FAR)
    if any(each.carried for each in answers):
        found.append(_DRAFTS)
    if any(each.before is not None for each in questions):
        found.append(_BEFORE)
    return [*found, _NAMES, _send(sheet)]


def end(sheet: Sheet) -> str:
    return f"{END} Spara, och skicka filen tillbaka{_to(sheet)}. Tack för hjälpen."


def foot(sheet: Sheet) -> str:
    """What stands at the foot of each page; the token, so that the sheet is known again when nothing else is left."""
    return f"{title(sheet)} · Blad {sheet.token}"


def lines(sheet: Sheet) -> set[str]:
    """Every line that the sheet may have outside its questions, with single blanks."""
    found = [
        *(title(sheet), HOW, MESSAGE, end(sheet)),
        *(f"{label} {words}" for label, words in facts(sheet)),
        *sheet.message.split("\n"),
        *(_write(ticking=True), _write(ticking=False), _SO_FAR, _DRAFTS, _BEFORE, _NAMES, _send(sheet)),
        *(each.section for each in sheet.questions),
    ]
    return {" ".join(line.split()) for line in found}


def day(date: dt.date) -> str:
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def _write(*, ticking: bool) -> str:
    return f"{_TICK if ticking else 'Skriv'} svaret i rutan under ”{ANSWER}”. Stycken, punktlistor och tabeller går bra."


def _send(sheet: Sheet) -> str:
    due = f" senast {day(sheet.due)}" if sheet.due else ""
    return f"Spara, och skicka filen tillbaka{_to(sheet)}{due}. Inget annat i bladet behöver ändras."


def _to(sheet: Sheet) -> str:
    return f" till {sheet.by.strip()}" if sheet.by.strip() else ""
