"""What the notices on a sheet that a colleague has sent back say. A function gives the words with their facts still in
braces; they begin with a small letter, since "Question 1.5:" may go before them."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _
from auditprep.messages.facts import Facts

Words = Callable[[Facts], str]


def _words_outside(facts: Facts) -> str:
    return _("these words stood outside the fields, and are taken as a part of the answer: “{text}”.")


def _words_beside(facts: Facts) -> str:
    return _("these words stand among the sheet’s own, and are not taken as a part of the answer: “{text}”.")


def _two_marks(facts: Facts) -> str:
    return _("more than one option is ticked ({seen}), so the mark is left as it was. Choose one.")


def _unsure_mark(facts: Facts) -> str:
    return _("“{seen}” may or may not be ticked, so the mark is left as it was. Choose one.")


def _unknown_mark(facts: Facts) -> str:
    return _("“{seen}” is ticked, which is none of the options, so the mark is left as it was.")


def _question_twice(facts: Facts) -> str:
    return _("it stands more than once in the sheet. Compare the answers.")


def _question_gone(facts: Facts) -> str:
    return _("it is not in the sheet any more, so its answer is left as it was.")


def _comment(facts: Facts) -> str:
    if facts["name"] != "?":
        return _("{name} has written a comment in the sheet: “{text}”.")
    return _("somebody has written a comment in the sheet: “{text}”.")


def _note(facts: Facts) -> str:
    return _("there is a footnote in the sheet: “{text}”.")


def _picture(facts: Facts) -> str:
    return _(
        "there is a picture or a file in the sheet, which is not taken in. Open the sheet, save it from there, and add it as an attachment."
    )


def _tracked(facts: Facts) -> str:
    return _("the sheet has tracked changes. It is read as if they were accepted.")


def _fields_lost(facts: Facts) -> str:
    return _(
        "the program that saved the sheet did not keep its fields, so it was read by its headings. Look the answers through."
    )


def _other_case(facts: Facts) -> str:
    if facts["name"] != "?":
        return _(
            "the sheet is for {name} and was not sent out from this case, so its questions are matched by their words. Nothing of it is taken unless you choose it."
        )
    return _(
        "the sheet was not sent out from this case, so its questions are matched by their words. Nothing of it is taken unless you choose it."
    )


def _says_other(facts: Facts) -> str:
    return _(
        "the sheet says that it is for {name}, which this case is not. Nothing of it is taken unless you choose it."
    )


def _decided_asks(facts: Facts) -> str:
    return _(
        "the board has decided on the answers here, so nothing that stands there is replaced unless you choose it."
    )


SHEET_NOTICES: dict[str, Words] = {
    "sheet-words-outside": _words_outside,
    "sheet-words-beside": _words_beside,
    "sheet-two-marks": _two_marks,
    "sheet-unsure-mark": _unsure_mark,
    "sheet-unknown-mark": _unknown_mark,
    "sheet-question-twice": _question_twice,
    "sheet-question-gone": _question_gone,
    "sheet-comment": _comment,
    "sheet-note": _note,
    "sheet-picture": _picture,
    "sheet-tracked": _tracked,
    "sheet-fields-lost": _fields_lost,
    "sheet-other-case": _other_case,
    "sheet-says-other": _says_other,
    "decided-asks": _decided_asks,
}
