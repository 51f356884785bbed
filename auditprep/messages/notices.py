"""What each notice says. A function gives the words with their facts still in braces; they begin with a small
letter, since "Question 1.5:" may go before them."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _
from auditprep.messages.facts import Facts

Words = Callable[[Facts], str]


def _two_marks(facts: Facts) -> str:
    return _("more than one mark is set ({seen}), so it is read as unanswered. Choose one.")


def _unsure_mark(facts: Facts) -> str:
    if "where" in facts:
        return _("“{seen}” at {where} may or may not be a mark, so it is read as unanswered. Choose one.")
    return _("“{seen}” may or may not be a mark, so it is read as unanswered. Choose one.")


def _unread_means(_facts: Facts) -> str:
    return _("auditprep cannot fill in “{seen}”, so it is left alone. Do that in the Word file afterwards.")


def _text_without_question(facts: Facts) -> str:
    return _("text that is no answer stands in the form: “{text}”. It stays there as it is.")


def _picture_in_answer(facts: Facts) -> str:
    return _(
        "there is a picture in the answer. It stays in the form as long as the answer is not changed here."
    )


def _doubtful_question(facts: Facts) -> str:
    if facts.get("why") == "no-text":
        return _("no words that ask anything were found for it. Compare with the form.")
    if facts.get("why") == "no-place":
        return _("no place for its answer was found in the form. Point out where it goes.")
    return _("auditprep is not sure that it was read right. Compare with the form.")


def _comment(facts: Facts) -> str:
    return _("somebody has written a comment in the form: “{text}”. It stays there.")


def _box_missing(facts: Facts) -> str:
    return _("the box for “{option}” is missing in the form. Look whether the answer was meant by that.")


def _tracked_changes(facts: Facts) -> str:
    return _(
        "the form has tracked changes. It is read as if they were accepted, and they stay in it when it is filled in."
    )


def _simplified(facts: Facts) -> str:
    return _(
        "the form takes only plain lines here, so the answer stands there without lists, tables and bold."
    )


def _read_otherwise(facts: Facts) -> str:
    return _(
        "the answer stands in its place, but something else there may make it look different. Look at it in the Word file."
    )


# What was put right in how a form was read


def _layout_used(facts: Facts) -> str:
    return _("the form is read with the saved layout “{name}”.")


def _layout_not_used(facts: Facts) -> str:
    return _(
        "the saved layout “{file}” cannot be read, and was not used. Take it away, or save the layout anew."
    )


def _correction_not_used(facts: Facts) -> str:
    return _("a correction of question {question} ({change}) does not fit this form, and was not used.")


# The case file: what `auditprep doctor` finds and rescues


def _case_sound(facts: Facts) -> str:
    return _(
        "the case is sound: {questions} questions, {answers} answers, {changes} changes, {evidence} pieces of evidence."
    )


def _case_damaged(facts: Facts) -> str:
    return _("the case file is damaged.")


def _rows_loose(facts: Facts) -> str:
    return _("{count} rows in the case belong to nothing (in {table}).")


def _schema_changed(facts: Facts) -> str:
    return _("another program has changed how the case is built ({name}).")


def _form_damaged(facts: Facts) -> str:
    return _("the form “{file_name}” in the case is not what was once put in.")


def _evidence_damaged(facts: Facts) -> str:
    return _("the evidence “{title}” ({file_name}) is not what was once put in. Add the file again.")


def _case_open(facts: Facts) -> str:
    return _("the case is open with {user} on {machine}, since {since}.")


def _lock_left_behind(facts: Facts) -> str:
    return _(
        "a lock, “{file}”, was left behind when the program stopped. It goes away when the case is opened."
    )


def _rescued(facts: Facts) -> str:
    return _(
        "this was rescued: {answers} answers, {changes} changes, {evidence} pieces of evidence, {citations} references to them."
    )


def _evidence_lost(facts: Facts) -> str:
    return _("the evidence “{title}” ({file_name}) could not be rescued. Add the file again.")


def _some_evidence_lost(facts: Facts) -> str:
    return _("some of the evidence could not be rescued. Compare with the files you attached.")


def _answers_lost(facts: Facts) -> str:
    return _("some answers could not be rescued. Go through them all, and fill in what is missing.")


def _history_lost(facts: Facts) -> str:
    return _("some of the history could not be rescued.")


def _citations_lost(facts: Facts) -> str:
    return _("some references to evidence could not be rescued. Go through the answers.")


def _corrections_lost(facts: Facts) -> str:
    return _(
        "some of what was put right in how the form was read could not be rescued. Compare the questions with the form."
    )


def _form_lost(facts: Facts) -> str:
    return _(
        "the auditors’ form could not be rescued, so it cannot be filled in from this case. Keep the answers, and make a new case from the form."
    )


def _questions_lost(facts: Facts) -> str:
    return _("some questions could not be rescued; their answers are kept.")


def unknown_notice(facts: Facts) -> str:
    return _("something in the file is worth a look.")


NOTICES: dict[str, Words] = {
    "two-marks": _two_marks,
    "unsure-mark": _unsure_mark,
    "unread-means": _unread_means,
    "text-without-question": _text_without_question,
    "picture-in-answer": _picture_in_answer,
    "doubtful-question": _doubtful_question,
    "comment": _comment,
    "box-missing": _box_missing,
    "tracked-changes": _tracked_changes,
    "simplified": _simplified,
    "layout-used": _layout_used,
    "layout-not-used": _layout_not_used,
    "correction-not-used": _correction_not_used,
    "read-otherwise": _read_otherwise,
    "case-sound": _case_sound,
    "case-damaged": _case_damaged,
    "rows-loose": _rows_loose,
    "schema-changed": _schema_changed,
    "form-damaged": _form_damaged,
    "evidence-damaged": _evidence_damaged,
    "case-open": _case_open,
    "lock-left-behind": _lock_left_behind,
    "rescued": _rescued,
    "evidence-lost": _evidence_lost,
    "some-evidence-lost": _some_evidence_lost,
    "answers-lost": _answers_lost,
    "history-lost": _history_lost,
    "citations-lost": _citations_lost,
    "corrections-lost": _corrections_lost,
    "form-lost": _form_lost,
    "questions-lost": _questions_lost,
}
