"""What is to be done when something has been made: it depends on what it is, and on how far the case has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from auditprep.i18n import _
from auditprep.model import Snapshot, Status
from auditprep.prose.citing import decision_text
from auditprep.prose.covering_letter import Covering, covering_letter
from ui.models import standing
from ui.models.sending import TO_AUDITORS, WITH_ATTACHMENTS, Made


class Way(Enum):
    """What the program can help with."""

    LETTER = "letter"  # the words of the mail are copied
    DECIDED = "decided"  # the board's decision is noted
    SENT = "sent"  # the case is marked as sent


@dataclass(frozen=True, slots=True)
class Doing:
    """A sentence, and what goes with it."""

    words: str
    way: Way | None = None


def doings(snapshot: Snapshot, made: Made, *, is_draft: bool = False) -> tuple[Doing, ...]:
    """What comes next, in order. `is_draft`: what was made says UTKAST, whatever has been decided since."""
    if made is Made.JSON:
        return (Doing(_("Keep the file with the case: it is for the archive, and for other programs.")),)
    if made is Made.LIST:
        return (Doing(_("Send the list with the attachments, or keep it in the register.")),)
    if snapshot.status.is_locked:
        sent = standing.sent_words(snapshot.sent_on, snapshot.sent_to)
        return (Doing(_("{sent}. Keep the file in the register, if it is not there.").format(sent=sent)),)
    if not snapshot.status.is_decided or made not in TO_AUDITORS:
        return _to_the_board(snapshot)
    if is_draft:
        return (
            Doing(_("The file was made before the decision, and says UTKAST: make it once more.")),
            Doing(_("Send the new one to the auditors.")),
        )
    return _to_the_auditors(snapshot, made)


def may_be_sent(snapshot: Snapshot, made: Made, *, is_draft: bool = False) -> bool:
    """Whether the next thing is to mark the case as sent."""
    return made in TO_AUDITORS and snapshot.status is Status.DECIDED and not is_draft


def must_be_made_anew(snapshot: Snapshot, made: Made, *, is_draft: bool) -> bool:
    """Whether what was made says UTKAST, and is not to be sent now that the board has decided."""
    return made in TO_AUDITORS and snapshot.status is Status.DECIDED and is_draft


def letter(snapshot: Snapshot, made: Made, file_name: str, attachments: int, withheld: int) -> str:
    """The words of the mail; `attachments` in the file, and `withheld` since they are secret."""
    along = made in WITH_ATTACHMENTS
    decision = decision_text(snapshot.decided) if snapshot.decided and snapshot.status.is_decided else ""
    told = Covering(
        file_name=file_name,
        board=snapshot.board or "",
        year=snapshot.year,
        decision=decision,
        attachments=attachments if along else 0,
        withheld=withheld if along else 0,
    )
    return covering_letter(told)


def _to_the_board(snapshot: Snapshot) -> tuple[Doing, ...]:
    if snapshot.status.is_decided:
        return (Doing(_("Send the file to the board’s secretary, or read it through on paper.")),)
    return (
        Doing(_("Send the file to the board’s secretary, for the notice of the meeting.")),
        Doing(_("When the board has decided: note the day and the §. Then UTKAST goes away."), Way.DECIDED),
        Doing(_("Make the file once more, and send that one to the auditors.")),
    )


def _to_the_auditors(snapshot: Snapshot, made: Made) -> tuple[Doing, ...]:
    mail = _("Mail the file to the auditors, or put it where they have asked for it.")
    if made is Made.FORM and any(snapshot.citations.values()):
        mail = _("Mail the file to the auditors with the attachments, or make the bundle that holds them.")
    dnr = snapshot.decided.dnr if snapshot.decided else None
    register = _("Keep what was sent in the register.")
    if dnr:
        register = _("Keep what was sent in the register, under {dnr}.").format(dnr=dnr)
    sent = _("Mark the case as sent. Then it is locked, and nobody changes what was sent by mistake.")
    return Doing(mail, Way.LETTER), Doing(register), Doing(sent, Way.SENT)
