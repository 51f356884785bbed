"""What each error says. A function gives the words with their facts still in braces."""

from __future__ import annotations

from collections.abc import Callable

from auditprep import errors as e
from auditprep.i18n import _
from auditprep.messages.facts import Facts

Words = Callable[[Facts], str]

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
    if reason == "open":
        return _("“{file}” is open in another program. Close it there, and try again.")
    if reason == "cloud":
        return _(
            "“{file}” is only in the cloud, and could not be fetched. Check that OneDrive runs and the network works, and try again."
        )
    if reason == "name-too-long":
        return _("The name “{file}” is too long. Choose a shorter one.")
    if reason == "path-too-long":
        return _too_long_a_path()
    if reason == "not-text":
        return _("“{file}” is not text. Give a text file, such as one that ends in .txt or .md.")
    if reason == "unfinished":
        return _(
            "The latest change to “{file}” was cut off, and may only be undone where the file can be written. Copy the case, and all files that begin with its name, to your own computer, and open it there."
        )
    return _("“{file}” cannot be read. Copy it to your own computer, and try again.")


def _file_not_writable(facts: Facts) -> str:
    sentences = {
        "folder": _("“{file}” is a folder. Give a file name in it."),
        "no-folder": _("The folder for “{file}” is not there. Choose another folder, or make it first."),
        "open": _("“{file}” is open in another program. Close it there, and try again."),
        "case": _("“{file}” is the case itself. Choose another name, so that it is not written over."),
        "form": _(
            "“{file}” is the auditors’ form as it came. Choose another name, so that it stays as it is."
        ),
        "compared": _(
            "“{file}” is one of those that are compared. Choose another name, so that it stays as it is."
        ),
        "read-only": _("“{file}” may only be read. Choose another name or another folder."),
        "rights": _("You may not write “{file}”. Choose another name or another folder."),
        "device": _("“{file}” is a device, and no file. Choose another name."),
        "name-too-long": _("The name “{file}” is too long. Choose a shorter one."),
        "path-too-long": _too_long_a_path(),
        "gone": _("The drive for “{file}” does not answer. Check the network, and try again."),
    }
    other = _("“{file}” cannot be written. Close it if it is open in Word, or choose another folder.")
    return sentences.get(str(facts.get("reason")), other)


def _too_long_a_path() -> str:
    return _(
        "“{file}” lies too deep: its name with all its folders is too long. Choose a folder further up, or shorter names."
    )


def _file_too_big(facts: Facts) -> str:
    if "size" in facts and "limit" in facts:
        return _("“{file}” is too big: {size}, and at most {limit} is taken in. Choose a smaller file.")
    return _("“{file}” is too big. Choose a smaller file.")


def _file_exists(facts: Facts) -> str:
    return _("There already is a file “{file}”. Choose another name; it is left as it was.")


def _disk_full(facts: Facts) -> str:
    return _("There is no room left for “{file}”. Free some space, or choose another drive.")


def _wrong_suffix(facts: Facts) -> str:
    if facts.get("suffix") == ".docm":
        return _(
            "The form has macros in it, and Word opens it only under a name that ends in .docm. Choose such a name instead of “{file}”."
        )
    return _(
        "Word opens the file only under a name that ends in .docx. Choose such a name instead of “{file}”."
    )


def _file_error(facts: Facts) -> str:
    return _("“{file}” cannot be used. Check the file, and try again.")


def _not_the_document(facts: Facts) -> str:
    by = str(facts.get("by"))
    if by in _SYSTEMS:
        return _SYSTEMS[by]()
    is_known = bool(facts.get("document"))
    return _OFFICE_SIGNS.get(by, _OFFICE_SIGNS["office"])()[is_known]


_SYSTEMS: dict[str, Callable[[], str]] = {
    "windows": lambda: _("“{file}” is a file of Windows’ own, and no document. Choose the document itself."),
    "mac": lambda: _("“{file}” is a file of the Mac’s own, and no document. Choose the document itself."),
}
_OFFICE_SIGNS: dict[str, Callable[[], tuple[str, str]]] = {
    "word": lambda: (
        _("“{file}” is Word’s own temporary file, and not the document. Choose the document itself."),
        _("“{file}” is Word’s own temporary file, and not the document. Choose “{document}” instead."),
    ),
    "excel": lambda: (
        _("“{file}” is Excel’s own temporary file, and not the document. Choose the document itself."),
        _("“{file}” is Excel’s own temporary file, and not the document. Choose “{document}” instead."),
    ),
    "powerpoint": lambda: (
        _("“{file}” is PowerPoint’s own temporary file, and not the document. Choose the document itself."),
        _("“{file}” is PowerPoint’s own temporary file, and not the document. Choose “{document}” instead."),
    ),
    "libreoffice": lambda: (
        _("“{file}” is LibreOffice’s own temporary file, and not the document. Choose the document itself."),
        _("“{file}” is LibreOffice’s own temporary file, and not the document. Choose “{document}” instead."),
    ),
    "office": lambda: (
        _("“{file}” is Office’s own temporary file, and not the document. Choose the document itself."),
        _("“{file}” is Office’s own temporary file, and not the document. Choose “{document}” instead."),
    ),
}


def _empty_folder(facts: Facts) -> str:
    return _("There are no files to add in the folder “{file}”.")


def _folder_too_big(facts: Facts) -> str:
    return _("The folder “{file}” has more than {count} files and folders in it. Choose a smaller one.")


def _left_in_folder(facts: Facts) -> str:
    return _(
        "Left in “{file}”, as hidden files, links and programs’ own files are no documents: {names} ({count} in all)."
    )


# Forms


def _not_a_word_file(facts: Facts) -> str:
    return _("“{file}” is not a Word file. Choose the auditors’ form, a file that ends in .docx.")


def _empty_file(facts: Facts) -> str:
    return _(
        "There is nothing in “{file}”. Fetch it again from where it came, or ask the auditors for a new copy."
    )


def _word_lock_file(facts: Facts) -> str:
    return _(
        "“{file}” is not the form, but Word’s sign that the form is open. Choose the file without ~$ in its name."
    )


def _old_word_file(facts: Facts) -> str:
    return _(
        "“{file}” is in Word’s old format. Open it in Word, save it as Word document (.docx), and try again."
    )


def _xml_word_file(facts: Facts) -> str:
    return _(
        "“{file}” is a Word document saved as XML. Open it in Word, save it as Word document (.docx), and try again."
    )


def _zipped_form(facts: Facts) -> str:
    if "inside" in facts:
        return _("“{file}” is a ZIP file with “{inside}” in it. Unpack it, and choose the Word file.")
    return _("“{file}” is a ZIP file with Word files in it. Unpack it, and choose one of them.")


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
    if "parts" in facts:
        return _(
            "“{file}” is made of more than {parts} parts, and is not taken in. Ask the auditors for a smaller form."
        )
    return _("“{file}” is too big when unpacked. Ask the auditors for a smaller form.")


def _form_too_deep(facts: Facts) -> str:
    return _(
        "“{file}” has tables, or other parts, nested too deep to be read. Ask the auditors for a simpler form."
    )


def _no_questions(facts: Facts) -> str:
    return _(
        "No questions were found in “{file}”. "
        "Check that it is the auditors’ form, and not its covering letter."
    )


def _not_a_sheet(facts: Facts) -> str:
    sentences = {
        "form": _(
            "“{file}” is a form with questions, but no sheet that was sent from here. Choose the file that your colleague sent back; to read a form, make a new case of it."
        ),
        "kind": _("“{file}” is {kind}. Ask for the sheet back as a Word document (.docx)."),
        "empty": _("There is nothing in “{file}”. Ask your colleague to send the sheet again."),
        "damaged": _("“{file}” is damaged. Ask your colleague to save it in Word and send it again."),
        "too-big": _(
            "“{file}” is too big to be read. Ask your colleague to send it without pictures and other documents in it."
        ),
    }
    other = _(
        "“{file}” is no sheet that was sent from here. Choose the Word file that your colleague sent back."
    )
    return sentences.get(str(facts.get("reason")), other)


def _form_error(facts: Facts) -> str:
    return _("“{file}” cannot be used as a form. Open it in Word, save it again, and try again.")


# Cases


def _not_a_case(facts: Facts) -> str:
    if str(facts["file"]).casefold().endswith(".auditprep"):
        return _("“{file}” is no auditprep case, though its name ends so. Choose another file.")
    return _("“{file}” is not an auditprep case. Choose a file that ends in .auditprep.")


def _broken_case(facts: Facts) -> str:
    if facts.get("reason") == "nothing-left":
        return _("Nothing in the case “{file}” can be read any more. Take the latest backup.")
    return _("The case “{file}” is damaged. Rescue what can be read of it, or take the latest backup.")


def _newer_case(facts: Facts) -> str:
    return _("The case “{file}” was made by a newer auditprep. Install the latest version to open it.")


def _read_only_case(facts: Facts) -> str:
    if facts.get("holder"):
        return _(
            "The case “{file}” is open with {holder}, so it cannot be changed now. "
            "Try again when it is closed there."
        )
    return _("The case “{file}” may only be read, so it cannot be changed. Check your rights to the folder.")


def _locked_case(facts: Facts) -> str:
    if facts.get("sent_on"):
        return _(
            "The case “{file}” was sent on {sent_on}, so it is locked. To change it, set its status back and say why."
        )
    return _(
        "The case “{file}” has been sent, so it is locked. To change it, set its status back and say why."
    )


def _other_case(facts: Facts) -> str:
    if facts.get("reason") == "itself":
        return _("“{file}” is this case itself. Choose another copy of it.")
    return _("“{file}” is another case, not a copy of this one. Only copies of the same case can be merged.")


def _save_failed(facts: Facts) -> str:
    reason = facts.get("reason")
    if reason == "disk-full":
        return _(
            "The change could not be saved in “{file}”: there is no room left. What was there before is kept. Free some space, and try again."
        )
    if reason == "open":
        return _(
            "The change could not be saved: another program is using “{file}”. What was there before is kept. Try again in a moment."
        )
    if reason == "waiting":
        return _(
            "“{file}” does not answer, so the change still waits to be saved. Check the network if it takes long."
        )
    if reason == "gone":
        return _(
            "The change could not be saved: “{file}” is no longer there, or its drive does not answer. Check the network, and try again."
        )
    if reason in ("rights", "read-only"):
        return _(
            "The change could not be saved: “{file}” or its folder may only be read. What was there before is kept. Check your rights to the folder."
        )
    return _(
        "The change could not be saved in “{file}”; what was there before is kept. Check the drive and its free space, and try again."
    )


def _case_error(facts: Facts) -> str:
    return _("The case “{file}” cannot be used. Check the file, and try again.")


# Backups


def _broken_backup(facts: Facts) -> str:
    return _("Backup {number} is damaged, and cannot be used. Choose another one.")


def _unknown_backup(facts: Facts) -> str:
    return _("There is no backup {number}, or not any more. Choose another one.")


# Layouts


def _layout_error(facts: Facts) -> str:
    reason = facts.get("reason")
    if reason == "no-fit":
        return _("The layout “{file}” was made for another form, and does not fit this one. Choose another.")
    if reason == "newer":
        return _("The layout “{file}” was made by a newer auditprep. Install the latest version to use it.")
    return _("“{file}” is no saved layout, or is damaged. Choose another, or save the layout anew.")


# Evidence


def _wrong_password(facts: Facts) -> str:
    return _("The password does not open “{file}”. Check it, and try again.")


def _not_viewable(facts: Facts) -> str:
    reason = facts.get("reason")
    if reason == "locked":
        return _("“{file}” is protected with a password. Give the password to see it.")
    if reason == "damaged":
        return _("“{file}” is damaged, and cannot be shown. Fetch it again from where it came.")
    return _("“{file}” cannot be shown here. Open it in the program that it was made with.")


def _no_checklist(facts: Facts) -> str:
    reason = facts.get("reason")
    if reason == "not-word":
        return _("“{file}” is not a Word file. Choose the auditors’ checklist, a file that ends in .docx.")
    if reason == "damaged":
        return _("“{file}” is damaged. Open it in Word, save it again, or ask the auditors for a new copy.")
    return _("No list of documents was found in “{file}”. Choose another file, or write the lines yourself.")


def _evidence_error(facts: Facts) -> str:
    return _("“{file}” cannot be used as evidence. Check the file, and try again.")


# Requests


def _unknown_question(facts: Facts) -> str:
    return _("There is no question {question} in the form. Check its number.")


def _unknown_mark(facts: Facts) -> str:
    if not facts.get("options"):
        return _("Question {question} has no marks, so “{mark}” cannot be set. Answer it in words.")
    return _("Question {question} cannot be marked “{mark}”. Choose one of: {options}.")


def _unknown_evidence(facts: Facts) -> str:
    return _("There is no evidence number {evidence} in the case. It may have been removed; choose another.")


def _unknown_decision(facts: Facts) -> str:
    return _(
        "There is no decision number {decision} in the register. It may have been taken away; choose another."
    )


def _unknown_line(facts: Facts) -> str:
    return _("There is no line number {line} in the checklist. It may have been changed; look at it again.")


def _unknown_wanted(facts: Facts) -> str:
    return _("There is no document number {wanted} among those that are wanted. It may have been settled.")


def _unknown_handout(facts: Facts) -> str:
    return _("There is no sheet number {handout} out with a colleague. Look at the list of what is out.")


def _unknown_step(facts: Facts) -> str:
    return _("There is no step number {step} in the history. Look at the list of steps.")


def _unknown_entry(facts: Facts) -> str:
    return _("There is no change number {entry} in the history that can be put back.")


def _status_lacks(facts: Facts) -> str:
    sentences = {
        "decision": _(
            "A case is decided when the board has decided: give the day and the § of its decision."
        ),
        "sent-on": _("Give the day that the case was sent."),
        "sent-to": _("Give to whom the case was sent."),
        "reason": _(
            "The case has been sent, and is locked. Say why it is to be changed; the history keeps that."
        ),
    }
    other = _("Something has to be told of that status. Give what is asked for.")
    return sentences.get(str(facts.get("lacking")), other)


def _reason_lacks(_facts: Facts) -> str:
    return _("Write why the finding may stand: whoever takes over the case will want to know.")


def _unknown_rule(_facts: Facts) -> str:
    return _("There is no rule “{rule}”. Check how it is spelt.")


def _words_changed(_facts: Facts) -> str:
    return _("The answer to question {question} has been changed since this was found. Look at it once more.")


def _no_recipient(facts: Facts) -> str:
    return _("Give the name of who is to answer the questions.")


def _no_such_pages(facts: Facts) -> str:
    return _("“{title}” has {count} pages, so page {pages} cannot be cited. Check the pages.")


def _only_version(facts: Facts) -> str:
    return _("“{title}” has only one version, so there is nothing to separate.")


def _not_earlier(facts: Facts) -> str:
    reason = facts.get("reason")
    if reason == "itself":
        return _(
            "“{file}” is this case itself, or a copy of it, so it cannot be its last year. Choose the case or the form of an earlier year."
        )
    if reason == "later" and facts.get("year") is not None:
        return _(
            "“{file}” is of {year}, which comes after this case, so it cannot be its last year. Choose the case or the form of an earlier year."
        )
    return _(
        "“{file}” is of the same year as this case, and of the same board, so it cannot be its last year. Choose the case or the form of an earlier year."
    )


def _not_removed(facts: Facts) -> str:
    return _("“{title}” is still in use, so it is not erased. Take it away first.")


def _too_few_to_compare(facts: Facts) -> str:
    return _("It takes at least two to compare. Give two cases or filled forms.")


def _compared_twice(facts: Facts) -> str:
    return _("“{file}” would be compared with itself. Give another year, or another board.")


def _request_error(facts: Facts) -> str:
    return _("The case does not have what was asked for. Check the question and the evidence.")


def _out_of_memory(facts: Facts) -> str:
    if "file" in facts:
        return _(
            "The computer’s memory is not enough for “{file}” just now. Close other programs, and try again."
        )
    return _(
        "The computer’s memory is not enough just now. What was saved is kept. Close other programs, and try again."
    )


def _world_error(facts: Facts) -> str:
    return _("“{file}” could not be used as asked. Check it, and try again.")


def bug(facts: Facts) -> str:
    return _(
        "Something went wrong inside auditprep, and we are sorry. What was saved is kept. "
        "Start auditprep again, and send us the log if it happens again."
    )


ERRORS: dict[type, Words] = {
    e.FileMissing: _file_missing,
    e.FileUnreadable: _file_unreadable,
    e.FileNotWritable: _file_not_writable,
    e.FileTooBig: _file_too_big,
    e.FileExistsAlready: _file_exists,
    e.DiskFull: _disk_full,
    e.WrongSuffix: _wrong_suffix,
    e.NotTheDocument: _not_the_document,
    e.EmptyFolder: _empty_folder,
    e.FolderTooBig: _folder_too_big,
    e.LeftInFolder: _left_in_folder,
    e.FileError: _file_error,
    e.NotAWordFile: _not_a_word_file,
    e.EmptyFile: _empty_file,
    e.WordLockFile: _word_lock_file,
    e.OldWordFile: _old_word_file,
    e.XmlWordFile: _xml_word_file,
    e.ZippedForm: _zipped_form,
    e.OtherDocument: _other_document,
    e.ProtectedFile: _protected_file,
    e.BrokenForm: _broken_form,
    e.FormTooBig: _form_too_big,
    e.FormTooDeep: _form_too_deep,
    e.NoQuestions: _no_questions,
    e.NotASheet: _not_a_sheet,
    e.FormError: _form_error,
    e.NotACase: _not_a_case,
    e.BrokenCase: _broken_case,
    e.NewerCase: _newer_case,
    e.ReadOnlyCase: _read_only_case,
    e.LockedCase: _locked_case,
    e.OtherCase: _other_case,
    e.SaveFailed: _save_failed,
    e.CaseError: _case_error,
    e.WrongPassword: _wrong_password,
    e.NotViewable: _not_viewable,
    e.NoChecklist: _no_checklist,
    e.EvidenceError: _evidence_error,
    e.BrokenBackup: _broken_backup,
    e.UnknownBackup: _unknown_backup,
    e.LayoutError: _layout_error,
    e.UnknownQuestion: _unknown_question,
    e.UnknownMark: _unknown_mark,
    e.UnknownEvidence: _unknown_evidence,
    e.UnknownDecision: _unknown_decision,
    e.UnknownLine: _unknown_line,
    e.UnknownWanted: _unknown_wanted,
    e.UnknownHandout: _unknown_handout,
    e.UnknownStep: _unknown_step,
    e.UnknownEntry: _unknown_entry,
    e.StatusLacks: _status_lacks,
    e.ReasonLacks: _reason_lacks,
    e.UnknownRule: _unknown_rule,
    e.WordsChanged: _words_changed,
    e.NoRecipient: _no_recipient,
    e.NoSuchPages: _no_such_pages,
    e.OnlyVersion: _only_version,
    e.NotEarlier: _not_earlier,
    e.NotRemoved: _not_removed,
    e.TooFewToCompare: _too_few_to_compare,
    e.ComparedTwice: _compared_twice,
    e.RequestError: _request_error,
    e.OutOfMemory: _out_of_memory,
    e.WorldError: _world_error,
    e.Bug: bug,
}
