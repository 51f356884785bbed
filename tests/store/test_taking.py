"""Documents are taken in once; a changed file is a newer version of what it changes, and never of something else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from cases import document, evidence, new_case, take_in

from auditprep.errors import UnknownEvidence
from auditprep.model import (
    Decision,
    Document,
    Evidence,
    EvidenceKind,
    PageText,
    Taken,
    Trouble,
    Understood,
)
from auditprep.store.alike import plain_name
from auditprep.store.casefile import CaseFile

LONG = "Nämnden antar budgeten för året och ger förvaltningen i uppdrag att följa upp målen varje månad."
CHANGED = "Nämnden antar budgeten för året och ger förvaltningen i uppdrag att följa upp målen varje kvartal."
OTHER = (
    "Skolan i Björkköping har fått nya cykelställ, och eleverna är nöjda med färgen på dem enligt en enkät."
)


@pytest.fixture
def case(tmp_path):
    with new_case(tmp_path / "c.auditprep") as file:
        yield file


def how(case: CaseFile, read: Document, **more: object) -> str:
    return case.take_in(read, **more)[0].how


def there(case: CaseFile) -> tuple[Evidence, ...]:
    return case.snapshot().evidence


def test_a_document_is_kept_with_its_pages_and_what_was_understood_of_it(case) -> None:
    decision = Decision("Nämnden", dt.date(2023, 12, 12), 63, "N 2023.092", "Budget", 1, "i")
    understood = Understood("Budget 2024", EvidenceKind.BUDGET, decision, (), "2024–2026")
    read = document("budget.pdf", LONG, "", "Slut", printed=(None, "1", "2"), understood=understood)
    (taken,) = case.take_in(read)
    assert taken == Taken(1, "new", "budget.pdf")
    (found,) = there(case)
    assert (found.title, found.kind, found.decision, found.represents) == (
        "Budget 2024",
        EvidenceKind.BUDGET,
        decision,
        "2024–2026",
    )
    assert (found.confirmed, found.secret, found.note, found.within) == (False, False, "", None)
    (version,) = found.versions
    assert (version.number, version.pages, version.readable) == (1, 3, 2)
    assert version.printed == (None, "1", "2")
    assert (version.trouble, version.is_scanned) == (None, False)
    assert version.added is not None and version.added.utcoffset() == dt.timedelta(0)
    assert case.page_texts(1) == read.pages
    assert case.evidence_bytes(1) == read.data
    assert (found.file_name, found.sha256, found.size, found.pages) == (
        "budget.pdf",
        read.sha256,
        len(read.data),
        3,
    )


@pytest.mark.parametrize(
    ("title", "own", "expected"), [("Given", "Read", "Given"), (None, "Read", "Read"), (None, None, "En fil")]
)
def test_a_title_is_the_given_one_or_the_documents_own_or_the_files(case, title, own, expected) -> None:
    read = document("en fil.pdf", LONG, understood=Understood(title=own))
    assert take_in(case, read, title).title == expected


def test_the_same_bytes_are_known_under_any_name_and_in_any_version(case) -> None:
    first = document("budget.pdf", LONG)
    take_in(case, first, "Budgeten")
    take_in(case, document("budget.pdf", CHANGED))
    before = case.snapshot()
    assert how(case, replace(first, file_name="kopia.pdf"), title="Annat") == "known"
    assert how(case, replace(first, pages=(), known=True), as_new=True) == "known"
    assert case.snapshot() == before


@pytest.mark.parametrize(
    "name",
    [
        "budget.pdf",
        "BUDGET.pdf",
        "budget (1).pdf",
        "Budget - kopia.pdf",
        "budget_v2.pdf",
        "budget – slutlig.pdf",
    ],
)
def test_a_changed_file_is_a_newer_version(case, name) -> None:
    first = take_in(case, document("Budget.pdf", LONG))
    case.cite("1.1", first.id, "1")
    assert how(case, document(name, CHANGED)) == "version"
    (found,) = there(case)
    assert [version.number for version in found.versions] == [1, 2]
    assert found.title == "Budget"
    assert found.newest.file_name == name
    assert case.page_texts(found.id) == (PageText(CHANGED),)
    assert case.page_texts(found.id, 1) == (PageText(LONG),)
    assert case.snapshot().cited("1.1")[0].version == 1
    case.cite("1.1", found.id, "1")
    assert case.snapshot().cited("1.1")[0].version == 2


BUDGET = Understood(kind=EvidenceKind.BUDGET, represents="2024")
MINUTES = Understood(kind=EvidenceKind.MINUTES, decisions=(Decision(date=dt.date(2024, 3, 12), paragraph=1),))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (document("budget.pdf", LONG), document("budget.pdf", OTHER)),
        (document("budget.pdf", LONG), document("plan.pdf", CHANGED)),
        (document("budget.pdf", LONG), document("budget.docx", CHANGED)),
        (
            document("budget.pdf", LONG, understood=BUDGET),
            document("budget.pdf", CHANGED, understood=replace(BUDGET, represents="2025")),
        ),
        (
            document("budget.pdf", LONG, understood=BUDGET),
            document("budget.pdf", CHANGED, understood=replace(BUDGET, kind=EvidenceKind.POLICY)),
        ),
        (document("budget.pdf", "Budget 2024. " + LONG), document("budget.pdf", "Budget 2025. " + LONG)),
        (
            document("protokoll.pdf", LONG, understood=MINUTES),
            document(
                "protokoll.pdf",
                CHANGED,
                understood=replace(MINUTES, decisions=(Decision(date=dt.date(2024, 4, 16), paragraph=1),)),
            ),
        ),
        (
            document(
                "protokoll.pdf", "Den 12 mars 2024. " + LONG, understood=Understood(kind=EvidenceKind.MINUTES)
            ),
            document(
                "protokoll.pdf",
                "Den 16 april 2024. " + LONG,
                understood=Understood(kind=EvidenceKind.MINUTES),
            ),
        ),
        (document("budget.pdf", LONG), document("budget.pdf", "")),
        (document("budget.pdf", ""), document("budget.pdf", LONG)),
        (document("karta.png", "", data=b"1"), document("Karta.png", "", data=b"2")),
        (document("image001.png", "", data=b"1"), document("image001.png", "", data=b"2")),
        (document("Scan0001.pdf", "", data=b"1"), document("Scan0001.pdf", "", data=b"2")),
    ],
)
def test_another_document_is_not_taken_for_a_version(case, first, second) -> None:
    take_in(case, first)
    assert how(case, second) == "new"
    assert len(there(case)) == 2


def test_pictures_of_the_same_name_are_versions_where_somebody_has_named_them(case) -> None:
    take_in(case, document("karta.png", "", data=b"1"))
    assert how(case, document("karta.png", "", data=b"2")) == "version"


def test_a_document_may_be_taken_in_as_new(case) -> None:
    take_in(case, document("budget.pdf", LONG))
    assert how(case, document("budget.pdf", CHANGED), as_new=True) == "new"


@pytest.mark.parametrize(
    "name",
    ["Protokoll 2024-03-12.pdf", "v2.pdf", "kopia.pdf", "Plan 2024-2026.pdf", "bilaga 2.pdf", "(1).pdf"],
)
def test_names_that_only_look_saved_again_are_left(name) -> None:
    assert plain_name(name) == name.casefold()


def test_what_was_taken_away_is_put_back_by_its_bytes_with_what_leaned_on_it(case) -> None:
    read = document("budget.pdf", LONG)
    first = take_in(case, read)
    case.cite("1.5", first.id, "1")
    case.remove_evidence(first.id)
    assert how(case, replace(read, pages=(), known=True)) == "restored"
    assert there(case) == (first,)
    assert [(each.before, each.after) for each in case.history("1.5")] == [
        (None, "Budget, 1"),
        ("Budget, 1", None),
        (None, "Budget, 1"),
    ]


def test_what_was_taken_away_gets_no_versions(case) -> None:
    case.remove_evidence(take_in(case, document("budget.pdf", LONG)).id)
    assert how(case, document("budget.pdf", CHANGED)) == "new"


def test_files_within_a_mail_are_evidence_of_their_own(case) -> None:
    deepest = document("brev.txt", OTHER)
    inner = (document("budget.pdf", LONG), document("vidare.eml", "Se bifogat", inner=(deepest,)))
    taken = case.take_in(document("mejl.eml", "Hej, här är budgeten", inner=inner), title="Mejlet")
    assert [(each.file_name, each.how) for each in taken] == [
        ("mejl.eml", "new"),
        ("budget.pdf", "new"),
        ("vidare.eml", "new"),
        ("brev.txt", "new"),
    ]
    assert [(each.title, each.within) for each in there(case)] == [
        ("Mejlet", None),
        ("Budget", 1),
        ("Vidare", 1),
        ("Brev", 3),
    ]


# What is proposed


NEWER = Understood("Ny titel", EvidenceKind.BUDGET, Decision("Nämnden", paragraph=9), (), "2024")


def test_a_newer_version_proposes_what_it_says_itself(case) -> None:
    take_in(case, document("budget.pdf", LONG))
    found = take_in(case, document("budget.pdf", CHANGED, understood=NEWER))
    assert (found.title, found.kind, found.represents) == ("Ny titel", EvidenceKind.BUDGET, "2024")
    assert found.decision == Decision("Nämnden", paragraph=9)


@pytest.mark.parametrize("seen", [{"confirmed": True}, {"title": "Min titel"}])
def test_a_newer_version_is_to_be_confirmed_anew_and_keeps_title_note_and_secrecy(case, seen) -> None:
    older = replace(NEWER, title="Gammal", decision=Decision("Nämnden", paragraph=8))
    first = take_in(case, document("budget.pdf", LONG, understood=older))
    mine = {"decision": Decision("Nämnden", paragraph=7), "note": "Sedd", "secret": True}
    case.change_evidence(first.id, {**mine, **seen})
    title = there(case)[0].title
    found = take_in(case, document("budget.pdf", CHANGED, understood=NEWER))
    assert (found.title, found.decision, found.confirmed) == (title, NEWER.decision, False)
    assert (found.note, found.secret) == ("Sedd", True)
    third = take_in(
        case, document("budget.pdf", CHANGED + " Slut.", understood=replace(NEWER, title="Tredje"))
    )
    assert third.title == title


def test_a_newer_version_leaves_what_it_says_nothing_of(case) -> None:
    other = take_in(case, document("plan.pdf", OTHER))
    case.change_evidence(other.id, {"kind": EvidenceKind.POLICY, "confirmed": True})
    found = take_in(
        case, document("plan.pdf", OTHER + " Slut.", understood=replace(NEWER, kind=EvidenceKind.OTHER))
    )
    assert (found.kind, found.represents, found.confirmed) == (EvidenceKind.POLICY, "2024", False)


def test_a_newer_version_that_says_nothing_proposes_nothing(case) -> None:
    take_in(case, document("budget.pdf", LONG, understood=NEWER))
    found = take_in(case, document("budget.pdf", CHANGED))
    assert (found.kind, found.represents) == (EvidenceKind.BUDGET, "2024")


# Reading again


def test_an_unread_document_is_read_when_it_comes_again(case) -> None:
    unread = document("budget.pdf", data=b"%PDF", trouble=Trouble.UNREAD)
    assert take_in(case, unread).newest.trouble is Trouble.UNREAD
    found = take_in(case, document("budget.pdf", LONG, data=b"%PDF", understood=NEWER))
    assert (found.newest.trouble, found.newest.readable, found.title) == (None, 1, "Ny titel")
    assert case.page_texts(found.id) == (PageText(LONG),)


def test_a_known_file_that_is_gone_after_all_is_taken_in_unread(case) -> None:
    found = take_in(case, document("budget.pdf", data=b"%PDF", known=True))
    assert (found.newest.trouble, found.pages) == (Trouble.UNREAD, None)


def test_a_locked_document_is_unlocked_and_kept_both_ways(case) -> None:
    found = take_in(case, document("lås.pdf", data=b"locked", trouble=Trouble.LOCKED))
    assert case.evidence_bytes(found.id, unlocked=True) == b"locked"
    case.read_again(found.id, document("lås.pdf", LONG, data=b"locked", unlocked=b"open"))
    assert case.evidence_bytes(found.id) == b"locked"
    assert case.evidence_bytes(found.id, 1, unlocked=True) == b"open"
    assert (found.newest.unlocked, there(case)[0].newest.unlocked) == (False, True)
    assert case.page_texts(found.id) == (PageText(LONG),)
    case.read_again(found.id, document("lås.pdf", LONG, data=b"locked", unlocked=b"opened anew"))
    assert case._db.execute("SELECT count(*) FROM content").fetchone()[0] == 2


def test_reading_again_takes_in_the_files_within(case) -> None:
    mail = document("mejl.eml", data=b"mail", trouble=Trouble.UNREAD)
    found = take_in(case, mail)
    taken = case.read_again(
        found.id, document("mejl.eml", "Hej", data=b"mail", inner=(document("b.pdf", LONG),))
    )
    assert [(each.file_name, each.how) for each in taken] == [("b.pdf", "new")]
    assert evidence(case, taken[0]).within == found.id


def test_what_is_read_of_an_unlocked_document_is_to_be_confirmed(case) -> None:
    found = take_in(case, document("lås_på-plan.pdf", data=b"locked", trouble=Trouble.LOCKED))
    assert found.title == "Lås på plan"
    case.change_evidence(found.id, {"kind": EvidenceKind.POLICY, "confirmed": True})
    case.read_again(found.id, document("lås_på-plan.pdf", LONG, data=b"locked", understood=NEWER))
    (found,) = there(case)
    assert (found.title, found.represents, found.confirmed) == ("Ny titel", "2024", False)
    assert found.kind is EvidenceKind.POLICY  # what the user has set of these very bytes


def test_a_title_that_is_no_files_name_stays_when_it_is_read_again(case) -> None:
    found = take_in(case, document("lås.pdf", data=b"locked", trouble=Trouble.LOCKED), "Planen")
    case.read_again(found.id, document("lås.pdf", LONG, data=b"locked", understood=NEWER))
    assert there(case)[0].title == "Planen"


def test_an_empty_file_is_no_other_empty_file(case) -> None:
    empty = document("a.pdf", data=b"", trouble=Trouble.EMPTY)
    found = take_in(case, empty)
    (taken,) = case.take_in(replace(empty, file_name="b.pdf"))
    assert taken == Taken(found.id, "empty", "b.pdf")
    assert how(case, empty) == "known"
    case.remove_evidence(found.id)
    assert how(case, replace(empty, file_name="b.pdf", known=True)) == "empty"
    assert there(case) == ()


def test_an_empty_file_is_no_newer_version(case) -> None:
    take_in(case, document("karta.png", "", data=b"1"))
    assert how(case, document("karta.png", data=b"", trouble=Trouble.EMPTY)) == "new"


def test_only_a_versions_own_bytes_are_read_again(case) -> None:
    first, second = take_in(case, document("a.pdf", LONG)), document("b.pdf", OTHER)
    with pytest.raises(UnknownEvidence):
        case.read_again(first.id, second)
    take_in(case, second)
    with pytest.raises(UnknownEvidence):
        case.read_again(first.id, second)


@pytest.mark.parametrize(
    ("trouble", "pages"),
    [(Trouble.EMPTY, 0), (Trouble.DAMAGED, None), (Trouble.OPAQUE, None), (Trouble.LOCKED, None)],
)
def test_what_cannot_be_read_is_kept_and_says_why(case, trouble, pages) -> None:
    found = take_in(case, document("fil.pdf", data=b"", trouble=trouble))
    assert (found.newest.trouble, found.pages, found.newest.is_scanned) == (trouble, pages, False)
    assert case.page_texts(found.id) == ()
    assert case.evidence_bytes(found.id) == b""


def test_a_scanned_document_has_pages_that_cannot_be_read(case) -> None:
    found = take_in(case, document("skannat.pdf", "", " \n"))
    assert (found.pages, found.newest.readable, found.newest.is_scanned) == (2, 0, True)


def test_spoilt_letters_are_kept_as_well_as_can_be(case) -> None:
    read = document("namn\udce4.pdf", "a\ud83d\0b", "A\u030angström", data=b"1", printed=("\ud83d", "1\n2"))
    found = take_in(case, read)
    assert found.title == "namn\ufffd"
    assert [page.text for page in case.page_texts(found.id)] == ["a\ufffd b", "Ångström"]
    assert found.newest.printed == ("\ufffd", "1 2")


def test_unknown_evidence_and_versions_are_refused(case) -> None:
    found = take_in(case, document("budget.pdf", LONG))
    for ask in (
        lambda: case.evidence_bytes(7),
        lambda: case.page_texts(7),
        lambda: case.evidence_bytes(found.id, 2),
        lambda: case.page_texts(found.id, 2),
        lambda: case.read_again(7, document("budget.pdf", LONG)),
    ):
        with pytest.raises(UnknownEvidence):
            ask()


def test_a_document_of_five_thousand_pages_is_one_change(case) -> None:
    texts = [f"Sidan {number} av många, om budgeten och planen. " * 20 for number in range(5000)]
    changes: list[str] = []
    case._db.conn.set_trace_callback(
        lambda sql: changes.append(sql) if sql.startswith(("BEGIN", "COMMIT")) else None
    )
    found = take_in(case, document("stor.pdf", *texts))
    case._db.conn.set_trace_callback(None)
    assert (found.pages, found.newest.readable) == (5000, 5000)
    assert [sql for sql in changes if not sql.startswith("BEGIN DEFERRED")][:2] == [
        "BEGIN IMMEDIATE",
        "COMMIT",
    ]


def test_a_snapshot_reads_no_page(case) -> None:
    take_in(case, document("budget.pdf", LONG, OTHER))
    asked: list[str] = []
    case._db.conn.set_trace_callback(asked.append)
    case.snapshot()
    case._db.conn.set_trace_callback(None)
    assert asked
    assert not [sql for sql in asked if "FROM page" in sql or "page_text" in sql or "bytes" in sql]
