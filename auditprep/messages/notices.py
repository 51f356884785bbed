"""What each notice says. A function gives the words with their facts still in braces; they begin with a small
letter, since "Question 1.5:" may go before them."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _
from auditprep.messages.backups import BACKUPS
from auditprep.messages.comparing import COMPARING
from auditprep.messages.facts import Facts
from auditprep.messages.sheets import SHEET_NOTICES
from auditprep.messages.with_others import WITH_OTHERS

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


def _text_damaged(facts: Facts) -> str:
    return _("the text of “{title}” ({file_name}) is not all there. Rescue the case, and add the file again.")


def _index_damaged(facts: Facts) -> str:
    return _("the words of the evidence cannot all be searched. Rescue the case to have them searched anew.")


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


def _evidence_unknown(facts: Facts) -> str:
    return _(
        "what was known of “{title}” ({file_name}) could not be rescued. It is marked secret until you have looked at it."
    )


def _some_evidence_lost(facts: Facts) -> str:
    return _("some of the evidence could not be rescued. Compare with the files you attached.")


def _answers_lost(facts: Facts) -> str:
    return _("some answers could not be rescued. Go through them all, and fill in what is missing.")


def _history_lost(facts: Facts) -> str:
    return _("some of the history could not be rescued.")


def _citations_lost(facts: Facts) -> str:
    return _("some references to evidence could not be rescued. Go through the answers.")


def _register_lost(facts: Facts) -> str:
    return _("some of the register of decisions could not be rescued. Compare it with the minutes.")


def _checklist_lost(facts: Facts) -> str:
    return _("some of the checklist could not be rescued. Go through it.")


def _texts_lost(facts: Facts) -> str:
    return _(
        "the text of “{title}” ({file_name}) could not be rescued. Add the file again, and it will be read."
    )


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


# What is sent


def _answer_not_in_form(facts: Facts) -> str:
    return _(
        "the answer, or a part of it, could not be put into the form. Put it in by hand in Word, or send it beside the form."
    )


def _citation_gone(facts: Facts) -> str:
    if facts["title"] != "?":
        return _(
            "it cites “{title}”, which has been taken away. Put the document back, or take away the citation."
        )
    return _("it cites a document that is no longer in the case. Take away the citation.")


def _citation_beyond(facts: Facts) -> str:
    return _("it cites page {pages} of “{title}”, which has {count} pages. Correct the pages.")


def _citation_unclear(facts: Facts) -> str:
    return _(
        "the pages “{pages}” that it cites of “{title}” are no page numbers. Write them like 3-6 or 3, 5-7."
    )


def _attachment_unreadable(facts: Facts) -> str:
    return _("attachment {number}, “{title}”, could not be read from the case. Add the file again.")


def _attachment_damaged(facts: Facts) -> str:
    return _("attachment {number}, “{title}”, is not what was once put in. Add the file again.")


def _attachment_unusable(facts: Facts) -> str:
    reasons = {
        "locked": _("It is protected with a password; tell the password to whoever is to read it."),
        "damaged": _("It seems to be damaged; open it to see."),
        "empty": _("It is empty."),
    }
    words = _("attachment {number}, “{title}”, is sent as it is.")
    return " ".join(filter(None, [words, reasons.get(str(facts.get("trouble")))]))


def _secret_included(facts: Facts) -> str:
    return _("secret evidence goes along: {titles}.")


def _attachment_older(facts: Facts) -> str:
    return _(
        "attachment {number}, “{title}”, is not the newest version of the document, since an answer cites an older one."
    )


def _questions_unanswered(facts: Facts) -> str:
    return _("not answered: {questions}.")


def _quote_not_found(facts: Facts) -> str:
    if facts["where"] != "?":
        return _(
            "the quotation “{text}” does not stand on the cited page {pages} of “{title}”, but on page {where}. Correct the pages."
        )
    if facts["pages"] != "?":
        return _(
            "the quotation “{text}” does not stand on the cited page {pages} of “{title}”, nor on any other. Compare it with the document."
        )
    return _("the quotation “{text}” does not stand in “{title}”. Compare it with the document.")


def _status_line_not_added(facts: Facts) -> str:
    return _(
        "the line that says how far the case has come could not be added to the form without changing how the answers are read. Write it in Word."
    )


def _not_confirmed(facts: Facts) -> str:
    return _(
        "drafts from another year that nobody has confirmed are left out: {questions}. Read them through and confirm them."
    )


def _list_not_added(facts: Facts) -> str:
    return _(
        "the list of attachments could not be added to the form without changing how the answers are read. Send it as a file of its own."
    )


# PDF and binder


def _characters_not_shown(facts: Facts) -> str:
    return _("the PDF cannot show these characters, and has boxes (□) in their place: {characters}")


def _attachment_characters_not_shown(facts: Facts) -> str:
    return _(
        "in the text of attachment {number}, “{title}”, the binder has boxes (□) in place of characters that it cannot show: {characters}"
    )


def _secret_quote_left_out(facts: Facts) -> str:
    return _("the quotation from secret evidence is left out of the PDF.")


def _files_within_left_out(facts: Facts) -> str:
    return _(
        "attachment {number}, “{title}”, has other files within it. They are not in the binder; send “{file_name}” beside it if they are needed."
    )


def _holds_secret(facts: Facts) -> str:
    return _(
        "a secret document is within attachment {number}, “{title}”. It is not in the binder; do not send “{file_name}” beside it."
    )


def _cut_in_binder(facts: Facts) -> str:
    return _(
        "only the beginning of attachment {number}, “{title}”, is in the binder, since no more was read. Send “{file_name}” beside it."
    )


def _shortened_in_binder(facts: Facts) -> str:
    return _(
        "the text of attachment {number}, “{title}”, is too long for the binder, which has the cited pages and the beginning. Send “{file_name}” beside it."
    )


def _page_not_stamped(facts: Facts) -> str:
    return _(
        "a cited page of the binder is damaged and could not be stamped “{stamp}”. Its link leads there all the same."
    )


def _not_in_binder_holds_secret(facts: Facts) -> str:
    return _(
        "attachment {number}, “{title}” ({file_name}), is not in the binder, and since a secret document is within it, it must not be sent beside it."
    )


def _not_in_binder(facts: Facts) -> str:
    reasons = {
        "opaque": _("A file of this kind cannot be put into a PDF."),
        "no-text": _("No text could be read in it."),
        "damaged": _("The file is damaged."),
        "changed": _("The file is not what was once put in; add it again."),
        "locked": _("The file is protected with a password; give the password on the evidence page."),
        "empty": _("The file is empty."),
        "too-large": _("The picture is too large."),
        "lost": _("The file could not be read from the case."),
    }
    words = _("attachment {number}, “{title}” ({file_name}), is not in the binder; send it beside it.")
    return " ".join(filter(None, [words, reasons.get(str(facts.get("why")))]))


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
    "text-damaged": _text_damaged,
    "index-damaged": _index_damaged,
    "case-open": _case_open,
    "lock-left-behind": _lock_left_behind,
    "rescued": _rescued,
    "evidence-lost": _evidence_lost,
    "evidence-unknown": _evidence_unknown,
    "some-evidence-lost": _some_evidence_lost,
    "answers-lost": _answers_lost,
    "history-lost": _history_lost,
    "citations-lost": _citations_lost,
    "corrections-lost": _corrections_lost,
    "register-lost": _register_lost,
    "checklist-lost": _checklist_lost,
    "texts-lost": _texts_lost,
    "form-lost": _form_lost,
    "questions-lost": _questions_lost,
    "answer-not-in-form": _answer_not_in_form,
    "citation-gone": _citation_gone,
    "citation-beyond": _citation_beyond,
    "citation-unclear": _citation_unclear,
    "attachment-unreadable": _attachment_unreadable,
    "attachment-damaged": _attachment_damaged,
    "attachment-unusable": _attachment_unusable,
    "attachment-older": _attachment_older,
    "secret-included": _secret_included,
    "questions-unanswered": _questions_unanswered,
    "quote-not-found": _quote_not_found,
    "status-line-not-added": _status_line_not_added,
    "not-confirmed": _not_confirmed,
    "list-not-added": _list_not_added,
    "characters-not-shown": _characters_not_shown,
    "attachment-characters-not-shown": _attachment_characters_not_shown,
    "secret-quote-left-out": _secret_quote_left_out,
    "files-within-left-out": _files_within_left_out,
    "holds-secret": _holds_secret,
    "cut-in-binder": _cut_in_binder,
    "shortened-in-binder": _shortened_in_binder,
    "not-in-binder-holds-secret": _not_in_binder_holds_secret,
    "not-in-binder": _not_in_binder,
    "page-not-stamped": _page_not_stamped,
    **COMPARING,
    **SHEET_NOTICES,
    **WITH_OTHERS,
    **BACKUPS,
}
