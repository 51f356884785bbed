"""What the window says of two questions that may belong together."""

from __future__ import annotations

from collections.abc import Sequence

from auditprep.i18n import _, ngettext
from auditprep.model import Became, Difference, Match, Matching
from ui.models.pairing import Pair, Said

_NEARLY = 0.85


def said_words(said: Said) -> str:
    """What the user has said of a pair, in a few words."""
    words = {
        Said.NOTHING: _("to be settled"),
        Said.TOGETHER: _("belong together"),
        Said.APART: _("do not belong together"),
    }
    return words[said]


def sure(matching: Matching, doubts: int) -> str:
    """How much the program has settled by itself, and that there is more where there is."""
    pairs = {each.new for each in matching.matches if each.old and each.new and not each.by_hand}
    done = ngettext(
        "The program has paired {count} question by itself.",
        "The program has paired {count} questions by itself.",
        len(pairs),
    ).format(count=len(pairs))
    return " ".join(filter(None, (done, _("It is not sure of these.") if doubts else "")))


def reason(pair: Pair, rivals: tuple[Sequence[str], Sequence[str]]) -> str:
    """Why the program is not sure, in a sentence or two."""
    if pair.match is None:
        return _("You have paired these two yourself.")
    sentences = [_about_words(pair.match), *_about_place(pair.match), _about_rivals(*rivals)]
    return " ".join(filter(None, sentences))


def _about_words(match: Match) -> str:
    if match.became is Became.SPLIT:
        return _("The question may have been split in several.")
    if match.became is Became.MERGED:
        return _("Several questions may have been merged into this one.")
    if Difference.WORDS not in match.differs and Difference.SECTION in match.differs:
        return _("The words are the same, but the question stands in another section.")
    if match.likeness >= _NEARLY:
        return _("The words are nearly the same.")
    return _("Only some of the words are the same.")


def _about_place(match: Match) -> list[str]:
    told = []
    if Difference.SECTION in match.differs and Difference.WORDS in match.differs:
        told.append(_("It stands in another section."))
    if Difference.KIND in match.differs:
        told.append(_("It is answered in another way than before."))
    elif Difference.OPTIONS in match.differs:
        told.append(_("It has other options than before."))
    return told


def _about_rivals(new: Sequence[str], old: Sequence[str]) -> str:
    """Which others are as likely."""
    if new:
        return _("Last year’s question is like {others} too.").format(others=_listed(new))
    if old:
        return _("This year’s question is like {others} of last year too.").format(others=_listed(old))
    return ""


def _listed(labels: Sequence[str]) -> str:
    if len(labels) < 2:
        return "".join(labels)
    return _("{some} and {last}").format(some=", ".join(labels[:-1]), last=labels[-1])
