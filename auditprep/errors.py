"""Every error auditprep raises, drawn as a tree.

    AuditprepError
    ├── WorldError            the user's world: calm, says what, which, what to do
    │   ├── FileError         a file that cannot be read or written
    │   │   ├── FileMissing, FileUnreadable, FileNotWritable, FileTooBig, FileExistsAlready, DiskFull,
    │   │   │   WrongSuffix, NotTheDocument, EmptyFolder, FolderTooBig, LeftInFolder
    │   ├── FormError         the Word form
    │   │   ├── NotAWordFile, EmptyFile, WordLockFile, OldWordFile, XmlWordFile, ZippedForm, OtherDocument,
    │   │   │   ProtectedFile, BrokenForm, FormTooBig, FormTooDeep, NoQuestions, NotASheet
    │   ├── CaseError         the case file
    │   │   ├── NotACase, BrokenCase, NewerCase, ReadOnlyCase, LockedCase, OtherCase, SaveFailed
    │   ├── BackupError       a backup of a case
    │   │   ├── BrokenBackup, UnknownBackup
    │   ├── LayoutError       a saved layout, or one that does not fit the form
    │   ├── EvidenceError     a document given as evidence
    │   │   ├── WrongPassword, NotViewable, NoChecklist
    │   ├── OutOfMemory       the computer has no memory left for it
    │   └── RequestError      what was asked for does not exist
    │       ├── UnknownQuestion, UnknownMark, UnknownEvidence, UnknownDecision, UnknownLine, UnknownWanted,
    │       │   UnknownHandout, UnknownStep, UnknownEntry, NoSuchPages, OnlyVersion, NotRemoved, StatusLacks, ReasonLacks,
    │       │   UnknownRule, WordsChanged, NoRecipient, TooFewToCompare, ComparedTwice
    └── Bug                   our own mistake: logged, and apologised for

An error carries facts, never a sentence: `auditprep.messages` writes the sentence where it is shown.
"""

from __future__ import annotations


class AuditprepError(Exception):
    """Root of the tree. `facts` are the named values that the sentence is made from."""

    def __init__(self, **facts: object) -> None:
        super().__init__(", ".join(f"{name}={value!r}" for name, value in facts.items()))
        self.facts = facts


class Bug(AuditprepError):
    """Something that cannot happen did: our fault."""


class WorldError(AuditprepError):
    """What the user's world did: a file, a form, a case, a request."""


class FileError(WorldError):
    """A file that cannot be read or written. Facts: `file`, a name or path."""


class FileMissing(FileError):
    """No such file."""


class FileUnreadable(FileError):
    """The file is there but cannot be read: rights, a vanished drive, a folder. Facts: `file`, `reason`."""


class FileNotWritable(FileError):
    """The file cannot be written: rights, open in Word, a vanished drive. Facts: `file`, `reason`."""


class FileTooBig(FileError):
    """Larger than auditprep takes in. Facts: `file`, `size`, `limit`, both in bytes."""


class FileExistsAlready(FileError):
    """A new file was to be made where one already is."""


class DiskFull(FileError):
    """No room left where the file was to be written."""


class WrongSuffix(FileError):
    """The name does not end as Word wants it for this form. Facts: `file`, `suffix`: ".docx" or ".docm"."""


class NotTheDocument(FileError):
    """A file that a program keeps for itself. Facts: `file`, `by`: "word", "excel", "powerpoint", "office" (another of that
    family), "libreoffice", "windows" or "mac"; `document`, the name of the document that it lies beside, "" where nobody knows."""


class EmptyFolder(FileError):
    """A folder with no files to take in. Facts: `file`, the folder."""


class FolderTooBig(FileError):
    """A folder with more in it than anybody means to take in. Facts: `file`, the folder; `count`, how much is looked through."""


class LeftInFolder(FileError):
    """What was left in a folder that was taken in: hidden files, links, what is a program's own. Facts: `file`, the folder;
    `count`; `names` of some of them."""


class FormError(WorldError):
    """A Word form that cannot be read or filled. Facts: `file`, the form's name."""


class NotAWordFile(FormError):
    """Not a Word file at all."""


class EmptyFile(FormError):
    """Nothing in it: a download that was cut off, a file that is only in the cloud."""


class WordLockFile(FormError):
    """The little file "~$form.docx" that Word keeps beside a form while it is open."""


class OldWordFile(FormError):
    """The old .doc format."""


class XmlWordFile(FormError):
    """A Word document saved as one XML file: Flat OPC, or Word 2003's."""


class ZippedForm(FormError):
    """A ZIP with Word files in it. Facts: `file`, `inside`: the first of them."""


class OtherDocument(FormError):
    """A document of another kind. Facts: `file`, `kind`: "odt", "ods", "odp", "pdf", "xlsx", "pptx", "rtf", "html",
    "pages", "mail" or "picture"."""


class ProtectedFile(FormError):
    """Encrypted with a password."""


class BrokenForm(FormError):
    """A Word file that is damaged. Facts: `file`, `part`: the part inside the package, where known."""


class FormTooBig(FormError):
    """More than is taken in. Facts: `file`, and which limit it is over: `limit` in bytes when unpacked, `parts` of the
    package, or neither where it is the number of elements."""


class FormTooDeep(FormError):
    """Tables in tables, or other parts in each other, deeper than is taken in."""


class NoQuestions(FormError):
    """A sound Word file in which no question was found."""


class NotASheet(FormError):
    """No sheet with a colleague's answers. Facts: `file`, `reason`: "form" (the auditors' form, or another with questions),
    "document" (another Word document), "kind" (no Word file; `kind` as OtherDocument's, where known), "empty", "damaged"
    or "too-big"."""


class CaseError(WorldError):
    """A case file that cannot be used. Facts: `file`."""


class NotACase(CaseError):
    """Not an auditprep case file."""


class BrokenCase(CaseError):
    """A case file that is damaged. Facts: `file`, `reason`: "damaged", or "nothing-left" to be rescued."""


class NewerCase(CaseError):
    """Made by a newer auditprep. Facts: `file`, `version`, `known`: schema numbers."""


class ReadOnlyCase(CaseError):
    """A change was asked of a case that is open read-only. Facts: `file`, `holder`: str or None."""


class LockedCase(CaseError):
    """A change was asked of a case that has been sent. Facts: `file`, `status`: "sent" or "reviewed", `sent_on`: a date or
    None."""


class OtherCase(CaseError):
    """A case that is no other copy of this one. Facts: `file`, `reason`: "other" (another case), or "itself" (the very same
    file)."""


class SaveFailed(CaseError):
    """A change could not be committed; nothing of it is in the file. Facts: `file`, `reason`: those of the disk, or
    "waiting" (the file has not answered yet)."""


class BackupError(WorldError):
    """A backup that cannot be used. Facts: `number`."""


class BrokenBackup(BackupError):
    """A backup that is damaged."""


class UnknownBackup(BackupError):
    """There is no such backup, or not any more."""


class LayoutError(WorldError):
    """A saved layout that cannot be used. Facts: `file`, `reason`: "damaged", "newer" (of auditprep), or "no-fit" (it
    was made for another form)."""


class EvidenceError(WorldError):
    """A document that cannot be used as asked. Facts: `file`, its name."""


class WrongPassword(EvidenceError):
    """The password that was given does not open it."""


class NotViewable(EvidenceError):
    """It cannot be shown page by page: another kind than PDF and pictures, or locked, or damaged. Facts: `file`, `reason`:
    "kind", "locked", "damaged" or "too-big"."""


class NoChecklist(EvidenceError):
    """No list of documents was found in it. Facts: `file`, `reason`: "not-word", "damaged" or "nothing"."""


class OutOfMemory(WorldError):
    """The computer has no memory left for what was to be done; nothing of it was done. Facts: `file`, where it was a file
    that was to be read."""


class RequestError(WorldError):
    """Something was asked for that the case does not have."""


class UnknownQuestion(RequestError):
    """Facts: `question`, the key asked for."""


class UnknownMark(RequestError):
    """Facts: `question`, `mark`, `options`: the marks that the question has."""


class UnknownEvidence(RequestError):
    """Facts: `evidence`, the id asked for."""


class UnknownDecision(RequestError):
    """Facts: `decision`, the id asked for in the register."""


class UnknownLine(RequestError):
    """Facts: `line`, the id asked for in the checklist."""


class UnknownWanted(RequestError):
    """Facts: `wanted`, the id asked for among the documents that are wanted."""


class UnknownHandout(RequestError):
    """Facts: `handout`, the id asked for."""


class UnknownStep(RequestError):
    """Facts: `step`, the id asked for."""


class UnknownEntry(RequestError):
    """A line of history that is not there, or has nothing that can be put back. Facts: `entry`, the id asked for."""


class NoSuchPages(RequestError):
    """Pages after a document's last one. Facts: `title`, `pages` as asked for, `count`: how many it has."""


class OnlyVersion(RequestError):
    """A version that cannot be separated, since the evidence has no other. Facts: `title`."""


class TooFewToCompare(RequestError):
    """Fewer than two submissions were to be compared. Facts: `count`."""


class ComparedTwice(RequestError):
    """The same submission was to be compared with itself. Facts: `file`, its name."""


class NotEarlier(RequestError):
    """A submission that cannot be last year of a case. Facts: `file`, its name; `reason`: "itself" (the case, or a copy of
    it), "later" (than the case), or "same-year" (and the same board); `year`, its year or None."""


class NotRemoved(RequestError):
    """Evidence that is to be erased, and was not taken away first. Facts: `title`."""


class UnknownRule(RequestError):
    """There is no rule with this id. Facts: `rule`."""


class WordsChanged(RequestError):
    """What was to be mended has been changed since it was found. Facts: `question`."""


class ReasonLacks(RequestError):
    """A finding is accepted only with a reason. Facts: `rule`."""


class StatusLacks(RequestError):
    """A status of which something has to be told. Facts: `status`, `lacking`: "decision" (its day and §), "sent-on",
    "sent-to", or "reason" (why a case that was sent is unlocked)."""


class NoRecipient(RequestError):
    """Questions that are to go out to nobody."""
