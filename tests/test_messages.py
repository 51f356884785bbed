"""Every error, notice and lack has a sentence of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditprep import errors, messages
from auditprep.errors import AuditprepError
from auditprep.model import Change, Kind, Notice, NotPlaced, Question, Role

SOURCE = Path(__file__).parents[1] / "auditprep"

FACTS: dict[str, dict[str, object]] = {
    "FileMissing": {"file": "form.docx"},
    "FileUnreadable": {"file": "form.docx", "reason": "rights"},
    "FileNotWritable": {"file": "form.docx", "reason": "rights"},
    "FileTooBig": {"file": "form.docx", "size": 212_000_000, "limit": 100_000_000},
    "FileExistsAlready": {"file": "form.docx"},
    "DiskFull": {"file": "form.docx"},
    "WrongSuffix": {"file": "form.docx", "suffix": ".docm"},
    "NotTheDocument": {"file": "~$form.docx", "by": "word", "document": "form.docx"},
    "EmptyFolder": {"file": "Handlingar"},
    "FolderTooBig": {"file": "Handlingar", "count": 20_000},
    "LeftInFolder": {"file": "Handlingar", "count": 2, "names": "”.git”, ”~$form.docx”"},
    "NotAWordFile": {"file": "form.docx"},
    "EmptyFile": {"file": "form.docx"},
    "WordLockFile": {"file": "~$form.docx"},
    "OldWordFile": {"file": "form.doc"},
    "XmlWordFile": {"file": "form.xml"},
    "ZippedForm": {"file": "form.zip", "inside": "form.docx"},
    "OtherDocument": {"file": "form.pdf", "kind": "pdf"},
    "ProtectedFile": {"file": "form.docx"},
    "BrokenForm": {"file": "form.docx", "part": "word/document.xml"},
    "FormTooBig": {"file": "form.docx", "limit": 300_000_000},
    "FormTooDeep": {"file": "form.docx"},
    "NoQuestions": {"file": "form.docx"},
    "NotASheet": {"file": "form.docx", "reason": "form"},
    "NotACase": {"file": "case.auditprep"},
    "BrokenCase": {"file": "case.auditprep", "reason": "malformed"},
    "NewerCase": {"file": "case.auditprep", "version": 9, "known": 1},
    "ReadOnlyCase": {"file": "case.auditprep", "holder": "Eva on PC7"},
    "LockedCase": {"file": "case.auditprep", "status": "sent", "sent_on": "2025-10-01"},
    "OtherCase": {"file": "case.auditprep", "reason": "other"},
    "SaveFailed": {"file": "case.auditprep", "reason": "disk"},
    "LayoutError": {"file": "layout.json", "reason": "no-fit"},
    "WrongPassword": {"file": "budget.pdf"},
    "NotViewable": {"file": "budget.xlsx", "reason": "kind"},
    "NoChecklist": {"file": "checklist.docx", "reason": "nothing"},
    "OutOfMemory": {"file": "budget.pdf"},
    "UnknownQuestion": {"question": "9.9"},
    "UnknownMark": {"question": "1.5", "mark": "Kanske", "options": ("Ja", "Nej")},
    "UnknownEvidence": {"evidence": 7},
    "UnknownDecision": {"decision": 3},
    "UnknownLine": {"line": 3},
    "UnknownWanted": {"wanted": 3},
    "UnknownHandout": {"handout": 3},
    "UnknownStep": {"step": 3},
    "UnknownEntry": {"entry": 3},
    "BrokenBackup": {"number": 7},
    "UnknownBackup": {"number": 7},
    "UnknownRule": {"rule": "placeholder"},
    "WordsChanged": {"question": "1.5"},
    "ReasonLacks": {"rule": "placeholder"},
    "StatusLacks": {"status": "sent", "lacking": "sent-on"},
    "NoRecipient": {},
    "TooFewToCompare": {"count": 1},
    "ComparedTwice": {"file": "case.auditprep"},
    "NoSuchPages": {"title": "Budget", "pages": "30", "count": 14},
    "OnlyVersion": {"title": "Budget"},
    "NotEarlier": {"file": "2026.auditprep", "reason": "later", "year": 2026},
    "NotRemoved": {"title": "Budget"},
    "Bug": {},
}
SHOWN = {"file", "question", "mark", "evidence", "part", "holder"}


def leaves(kind: type[AuditprepError] = AuditprepError) -> Iterator[type[AuditprepError]]:
    below = kind.__subclasses__()
    if not below:
        yield kind
    for each in below:
        yield from leaves(each)


LEAVES = [kind for kind in leaves() if kind.__module__ == errors.__name__]


def literals(call: str, place: int, keyword: str) -> set[str]:
    """The literal strings given at `place` (or as `keyword`) to `call` anywhere in the core."""
    found = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) == call:
                given = node.args[place : place + 1]
                given += [each.value for each in node.keywords if each.arg == keyword]
                found |= {each.value for each in given if isinstance(each, ast.Constant)}
    return found


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence_of_its_own_that_names_its_facts(kind: type[AuditprepError]) -> None:
    facts = FACTS[kind.__name__]
    words = messages.sentence(kind(**facts))
    for name in SHOWN & facts.keys():
        assert str(facts[name]) in words
    others = {messages.sentence(other(**facts)) for other in LEAVES if other is not kind}
    assert words not in others
    assert kind is errors.Bug or words != messages.sentence(kind.__mro__[1](**facts))


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.__name__)
def test_an_error_without_its_facts_still_gets_a_whole_sentence(kind: type[AuditprepError]) -> None:
    words = messages.sentence(kind())
    assert words.endswith((".", "”"))
    assert "{" not in words and "!" not in words


def test_a_file_is_named_without_its_folders() -> None:
    words = messages.sentence(errors.FileMissing(file=Path("/home/user/form.docx")))
    assert "form.docx" in words and "eva" not in words


def test_sizes_are_told_in_megabytes_and_options_with_commas() -> None:
    too_big = messages.sentence(errors.FileTooBig(**FACTS["FileTooBig"]))
    assert "212 MB" in too_big and "100 MB" in too_big
    assert "Ja, Nej" in messages.sentence(errors.UnknownMark(**FACTS["UnknownMark"]))


@pytest.mark.parametrize(
    "kind",
    [
        *("odt", "ods", "odp", "pdf", "xlsx", "pptx", "rtf", "html", "pages", "mail", "picture"),
        "something new",
    ],
)
def test_another_kind_of_document_is_called_by_its_name(kind: str) -> None:
    words = messages.sentence(errors.OtherDocument(file="a", kind=kind))
    assert kind == "something new" or words != messages.sentence(errors.OtherDocument(file="a", kind="x"))


def test_what_a_form_has_too_much_of_is_told() -> None:
    plain, bytes_, parts = (
        messages.sentence(errors.FormTooBig(file="a", **facts))
        for facts in ({}, {"limit": 128_000_000}, {"parts": 10_000})
    )
    assert "128 MB" in bytes_ and "10000" in parts
    assert len({plain, bytes_, parts}) == 3


@pytest.mark.parametrize("reason", ["folder", "rights", "gone", "open", "name-too-long", "not-text"])
def test_why_a_file_cannot_be_read_is_told(reason: str) -> None:
    plain = messages.sentence(errors.FileUnreadable(file="a", reason="else"))
    assert messages.sentence(errors.FileUnreadable(file="a", reason=reason)) != plain


@pytest.mark.parametrize(
    "reason",
    ["folder", "no-folder", "open", "case", "gone", "read-only", "rights", "device", "name-too-long"],
)
def test_why_a_file_cannot_be_written_is_told(reason: str) -> None:
    plain = messages.sentence(errors.FileNotWritable(file="a", reason="else"))
    assert messages.sentence(errors.FileNotWritable(file="a", reason=reason)) != plain


def test_why_a_layout_cannot_be_used_is_told() -> None:
    reasons = ("damaged", "newer", "no-fit")
    assert len({messages.sentence(errors.LayoutError(file="a.json", reason=each)) for each in reasons}) == 3


@pytest.mark.parametrize("reason", ["disk-full", "open", "gone", "rights"])
def test_why_a_change_was_not_saved_is_told(reason: str) -> None:
    plain = messages.sentence(errors.SaveFailed(file="a", reason="else"))
    assert messages.sentence(errors.SaveFailed(file="a", reason=reason)) != plain


def test_every_notice_code_in_the_core_has_a_sentence() -> None:
    unknown = messages.notice(Notice("no such code"))
    lacking = [code for code in literals("Notice", 0, "code") if messages.notice(Notice(code)) == unknown]
    assert not lacking


def test_every_reason_for_not_placing_in_the_core_has_a_sentence() -> None:
    unknown = messages.not_placed(NotPlaced("1.5", Role.MARK, "no such reason"))
    reasons = literals("NotPlaced", 2, "reason")
    assert not [r for r in reasons if messages.not_placed(NotPlaced("1.5", Role.MARK, r)) == unknown]


def test_every_step_in_the_core_has_words() -> None:
    unknown = messages.step("no such step")
    assert not [code for code in literals("Progress", 2, "step") if messages.step(code) == unknown]


def test_a_notice_names_its_question_and_its_facts() -> None:
    words = messages.notice(Notice("two-marks", "1.5#2", {"seen": "Ja, Nej"}))
    assert "1.5#2" in words and "Ja, Nej" in words
    assert "Tack så mycket" in messages.notice(
        Notice("text-without-question", facts={"text": "Tack så mycket"})
    )


def test_a_text_without_question_is_told_whole_and_alone() -> None:
    long = "Tack för i år. " * 100
    words = messages.notice(Notice("text-without-question", facts={"text": long}))
    assert long in words and words[0].isupper()


@pytest.mark.parametrize("why", ["no-text", "no-place"])
def test_why_a_question_is_doubtful_is_told(why: str) -> None:
    plain = messages.notice(Notice("doubtful-question", "1.5", {"why": "else"}))
    assert messages.notice(Notice("doubtful-question", "1.5", {"why": why})) != plain


@pytest.mark.parametrize("change", Change)
def test_a_correction_that_was_not_used_says_what_it_was(change: Change) -> None:
    def words(change: str) -> str:
        return messages.notice(
            Notice("correction-not-used", facts={"question": "1.5", "change": change, "value": "x"})
        )

    assert "1.5" in words(change)
    assert all(words(change) != words(other) for other in Change if other is not change)


def test_every_part_of_an_answer_has_a_name() -> None:
    assert len({messages.not_placed(NotPlaced("1.5", part, "no-place")) for part in Role}) == len(Role)


@pytest.mark.parametrize("code", ["answers-lost", "history-lost", "citations-lost", "corrections-lost"])
def test_every_loss_of_a_rescue_has_a_sentence(code: str) -> None:
    assert messages.notice(Notice(code)) != messages.notice(Notice("no such code"))


def test_a_moment_is_told_in_the_readers_own_time() -> None:
    facts = {"user": "eva", "machine": "PC7", "since": "2031-03-01T12:00:00+00:00"}
    words = messages.notice(Notice("case-open", facts=facts))
    assert "eva" in words and "2031-03-01 " in words and "T12" not in words


def test_a_notice_without_its_facts_still_gets_a_sentence() -> None:
    for code in literals("Notice", 0, "code"):
        assert "{" not in messages.notice(Notice(code))


def test_what_is_not_placed_is_named_by_the_questions_number_and_part() -> None:
    question = Question("1.5#2", "1.5", "Hur?", None, Kind.CHOICE)
    mark = messages.not_placed(NotPlaced("1.5#2", Role.MARK, "no-place"), question)
    text = messages.not_placed(NotPlaced("1.5#2", Role.DESCRIPTION, "no-place"), question)
    assert mark != text
    assert "1.5" in mark and "#2" not in mark
    assert "1.5#2" in messages.not_placed(NotPlaced("1.5#2", Role.MARK, "no-place"))


def test_no_sentence_sends_an_office_worker_to_a_terminal() -> None:
    """The command line adds its own advice; the window has no commands."""
    reasons = (None, "damaged", "nothing-left", "unfinished", "gone", "open")
    for kind in LEAVES:
        for reason in reasons:
            assert "`" not in messages.sentence(kind(**FACTS[kind.__name__] | {"reason": reason}))


def test_a_case_that_nothing_is_left_of_is_not_said_to_be_rescued() -> None:
    damaged, lost = (
        messages.sentence(errors.BrokenCase(file="a", reason=why)) for why in ("damaged", "nothing-left")
    )
    assert "Rädda" in damaged
    assert "Rädda" not in lost
