"""The sentences: errors, notices, what an export left out, and steps under way, in the user's language.

Every sentence says what happened, to which file or question, and what to do. The core raises codes and facts;
here, and only here, they become words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from auditprep import errors as e
from auditprep.i18n import _
from auditprep.model import Notice, NotPlaced, Question, Role

Facts = Mapping[str, object]
Sentence = Callable[[Facts], str]


def sentence(error: e.AuditprepError) -> str:
    """What the error tells the user: one calm sentence or two."""
    facts = _readable(error.facts)
    for kind in type(error).__mro__:
        if kind in _ERRORS:
            return _ERRORS[kind](facts).format_map(facts)
    return _bug(facts)


def notice(found: Notice) -> str:
    """What the notice asks the user to look at. An unknown code still gets a sentence."""
    facts = _readable(found.facts)
    facts["question"] = found.question or ""
    facts.setdefault("number", facts["question"])
    words = _NOTICES.get(found.code, _unknown_notice)(facts).format_map(facts)
    if found.question is None or found.code in _NAMES_ITS_QUESTION:
        return words[:1].upper() + words[1:]
    return _("Question {question}: {words}").format(question=found.question, words=words)


def not_placed(lacking: NotPlaced, question: Question | None = None) -> str:
    """Which part of which answer is not in the form, and why."""
    name = question.label if question else lacking.question
    part = _("the mark") if lacking.part is Role.MARK else _("the description")
    reason = _REASONS.get(lacking.reason, _no_reason)()
    return _("Question {question}: {part} is not in the form. {reason}").format(
        question=name, part=part, reason=reason
    )


def step(code: str) -> str:
    """What long work is doing right now."""
    return _STEPS.get(code, _working)()


def _readable(facts: Facts) -> dict[str, object]:
    """The facts as a reader wants them: file names without their folders, sizes in MB, lists with commas.
    What a sentence needs is always there."""
    readable: dict[str, object] = {"file": _("the file"), "kind": _("another kind of document")}
    readable |= dict.fromkeys(("question", "mark", "evidence", "seen", "where", "text", "count"), "?")
    readable |= {name: _readable_fact(name, value) for name, value in facts.items() if value is not None}
    return readable


def _readable_fact(name: str, value: object) -> object:
    if name == "file":
        return Path(str(value)).name or str(value)
    if name == "kind":
        return _document_kind(str(value))
    if name in {"size", "limit"} and isinstance(value, int):
        return _("{count} MB").format(count=max(1, round(value / 1_000_000)))
    if isinstance(value, (tuple, list)):
        return ", ".join(str(item) for item in value)
    return value


def _document_kind(kind: str) -> str:
    kinds = {
        "odt": _("an OpenDocument text"),
        "pdf": _("a PDF"),
        "xlsx": _("an Excel workbook"),
        "pptx": _("a PowerPoint presentation"),
        "rtf": _("an RTF document"),
        "html": _("a web page"),
    }
    return kinds.get(kind, _("another kind of document"))


# Each function below gives the words with their facts still in braces.

# Files


def _file_missing(facts: Facts) -> str:
    return _("“{file}” is not there. Check the name, and that the drive or folder is connected.")


def _file_unreadable(facts: Facts) -> str:
    reason = facts.get("reason")
    if reason == "folder":
        return _("“{file}” is a folder. Choose a file in it.")
    if reason == "rights":
        return _("You may not read “{file}”. Ask its owner for access, or copy it to a folder of yours.")
    if reason == "gone":
        return _("The drive with “{file}” does not answer. Check the network, and try again.")
    return _("“{file}” cannot be read. Copy it to your own computer, and try again.")


def _file_not_writable(facts: Facts) -> str:
    reason = facts.get("reason")
    if reason == "folder":
        return _("“{file}” is a folder. Give a file name in it.")
    if reason == "no-folder":
        return _("The folder for “{file}” is not there. Choose another folder, or make it first.")
    if reason == "open":
        return _("“{file}” is open in another program. Close it there, and try again.")
    if reason == "case":
        return _("“{file}” is the case itself. Choose another name, so that it is not written over.")
    if reason == "gone":
        return _("The drive for “{file}” does not answer. Check the network, and try again.")
    return _("“{file}” cannot be written. Close it if it is open in Word, or choose another folder.")


def _file_too_big(facts: Facts) -> str:
    if "size" in facts and "limit" in facts:
        return _("“{file}” is too big: {size}, and at most {limit} is taken in. Choose a smaller file.")
    return _("“{file}” is too big. Choose a smaller file.")


def _file_exists(facts: Facts) -> str:
    return _("There already is a file “{file}”. Choose another name; it is left as it was.")


def _disk_full(facts: Facts) -> str:
    return _("There is no room left for “{file}”. Free some space, or choose another drive.")


def _file_error(facts: Facts) -> str:
    return _("“{file}” cannot be used. Check the file, and try again.")


# Forms


def _not_a_word_file(facts: Facts) -> str:
    return _("“{file}” is not a Word file. Choose the auditors’ form, a file that ends in .docx.")


def _old_word_file(facts: Facts) -> str:
    return _(
        "“{file}” is in Word’s old format. Open it in Word, save it as Word document (.docx), and try again."
    )


def _other_document(facts: Facts) -> str:
    return _("“{file}” is {kind}. Ask the auditors for the form as a Word file (.docx).")


def _protected_file(facts: Facts) -> str:
    return _("“{file}” is protected with a password. Open it in Word, save it without one, and try again.")


def _broken_form(facts: Facts) -> str:
    if "part" in facts:
        return _(
            "“{file}” is damaged (in {part}). "
            "Open it in Word, save it again, or ask the auditors for a new copy."
        )
    return _("“{file}” is damaged. Open it in Word, save it again, or ask the auditors for a new copy.")


def _form_too_big(facts: Facts) -> str:
    if "limit" in facts:
        return _(
            "“{file}” unpacks to more than {limit}, and is not taken in. Ask the auditors for a smaller form."
        )
    return _("“{file}” is too big when unpacked. Ask the auditors for a smaller form.")


def _no_questions(facts: Facts) -> str:
    return _(
        "No questions were found in “{file}”. "
        "Check that it is the auditors’ form, and not its covering letter."
    )


def _place_gone(facts: Facts) -> str:
    return _(
        "The place for the answer to question {question} cannot be found in “{file}”. "
        "Make a new case from the form."
    )


def _form_error(facts: Facts) -> str:
    return _("“{file}” cannot be used as a form. Open it in Word, save it again, and try again.")


# Cases


def _not_a_case(facts: Facts) -> str:
    return _("“{file}” is not an auditprep case. Choose a file that ends in .auditprep.")


def _broken_case(facts: Facts) -> str:
    return _("The case “{file}” is damaged. Let `auditprep doctor` look at it, or take the latest backup.")


def _newer_case(facts: Facts) -> str:
    return _("The case “{file}” was made by a newer auditprep. Install the latest version to open it.")


def _read_only_case(facts: Facts) -> str:
    if facts.get("holder"):
        return _(
            "The case “{file}” is open with {holder}, so it cannot be changed now. "
            "Try again when it is closed there."
        )
    return _("The case “{file}” may only be read, so it cannot be changed. Check your rights to the folder.")


def _save_failed(facts: Facts) -> str:
    return _(
        "The change could not be saved in “{file}”; what was there before is kept. "
        "Check the drive and its free space, and try again."
    )


def _case_error(facts: Facts) -> str:
    return _("The case “{file}” cannot be used. Check the file, and try again.")


# Requests


def _unknown_question(facts: Facts) -> str:
    return _("There is no question {question} in the form. See the questions with `auditprep show`.")


def _unknown_mark(facts: Facts) -> str:
    if not facts.get("options"):
        return _("Question {question} has no marks, so “{mark}” cannot be set. Answer it in words.")
    return _("Question {question} cannot be marked “{mark}”. Choose one of: {options}.")


def _unknown_evidence(facts: Facts) -> str:
    return _("There is no evidence number {evidence} in the case. It may have been removed; choose another.")


def _request_error(facts: Facts) -> str:
    return _("The case does not have what was asked for. Check the question and the evidence.")


def _world_error(facts: Facts) -> str:
    return _("“{file}” could not be used as asked. Check it, and try again.")


def _bug(facts: Facts) -> str:
    return _(
        "Something went wrong inside auditprep, and we are sorry. What was saved is kept. "
        "Start auditprep again, and send us the log if it happens again."
    )


_ERRORS: dict[type, Sentence] = {
    e.FileMissing: _file_missing,
    e.FileUnreadable: _file_unreadable,
    e.FileNotWritable: _file_not_writable,
    e.FileTooBig: _file_too_big,
    e.FileExistsAlready: _file_exists,
    e.DiskFull: _disk_full,
    e.FileError: _file_error,
    e.NotAWordFile: _not_a_word_file,
    e.OldWordFile: _old_word_file,
    e.OtherDocument: _other_document,
    e.ProtectedFile: _protected_file,
    e.BrokenForm: _broken_form,
    e.FormTooBig: _form_too_big,
    e.NoQuestions: _no_questions,
    e.PlaceGone: _place_gone,
    e.FormError: _form_error,
    e.NotACase: _not_a_case,
    e.BrokenCase: _broken_case,
    e.NewerCase: _newer_case,
    e.ReadOnlyCase: _read_only_case,
    e.SaveFailed: _save_failed,
    e.CaseError: _case_error,
    e.UnknownQuestion: _unknown_question,
    e.UnknownMark: _unknown_mark,
    e.UnknownEvidence: _unknown_evidence,
    e.RequestError: _request_error,
    e.WorldError: _world_error,
    e.Bug: _bug,
}


# Notices


def _two_marks(facts: Facts) -> str:
    return _("more than one mark is set ({seen}), so it is read as unanswered. Choose one.")


def _unsure_mark(facts: Facts) -> str:
    if "where" in facts:
        return _("“{seen}” at {where} may or may not be a mark, so it is read as unanswered. Choose one.")
    return _("“{seen}” may or may not be a mark, so it is read as unanswered. Choose one.")


def _text_without_question(facts: Facts) -> str:
    return _("text that is no answer stands in the form: “{text}”. It stays there as it is.")


def _picture_in_answer(facts: Facts) -> str:
    return _(
        "there is a picture in the answer. It stays in the form as long as the answer is not changed here."
    )


def _no_place_for_text(facts: Facts) -> str:
    return _("the form has no place for a description.")


def _no_place_for_mark(facts: Facts) -> str:
    return _("the form has no place for its mark.")


def _same_number(facts: Facts) -> str:
    return _(
        "the number {number} is used by {count} questions in the form. "
        "The later ones are called {number}#2 and so on."
    )


def _unknown_notice(facts: Facts) -> str:
    return _("something in the file is worth a look.")


_NOTICES: dict[str, Sentence] = {
    "two-marks": _two_marks,
    "unsure-mark": _unsure_mark,
    "text-without-question": _text_without_question,
    "picture-in-answer": _picture_in_answer,
    "no-place-for-text": _no_place_for_text,
    "no-place-for-mark": _no_place_for_mark,
    "same-number": _same_number,
}

# These sentences stand alone, without "Question 1.5:" before them.
_NAMES_ITS_QUESTION = frozenset({"same-number"})


# What an export could not place


def _no_place() -> str:
    return _("The form has no place for it; send it beside the form.")


def _mark_not_offered() -> str:
    return _("The form does not offer this mark; choose one that it has.")


def _place_changed() -> str:
    return _("What stands in the form is not what was answered; check it in Word.")


def _no_reason() -> str:
    return _("Check it in Word.")


_REASONS: dict[str, Callable[[], str]] = {
    "no-place": _no_place,
    "mark-not-offered": _mark_not_offered,
    "place-changed": _place_changed,
}


# Steps of long work


def _filling() -> str:
    return _("Filling in the form…")


def _checking() -> str:
    return _("Reading the form back…")


def _writing() -> str:
    return _("Writing the file…")


def _working() -> str:
    return _("Working…")


_STEPS: dict[str, Callable[[], str]] = {"fill": _filling, "check": _checking, "write": _writing}
