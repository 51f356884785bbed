"""Submissions read from whatever they are in, compared, and told of in documents that spare everything that was there."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from compared_submissions import asked, compared, matched, submitted
from forms import make_form

from auditprep import errors, messages, produce
from auditprep.case import Case
from auditprep.model import Answer, Became, CitedThen, Comparison, PairChoice, Progress
from auditprep.produce import finish

REFERENCE = Path(__file__).parent / "store" / "reference"
FORMS = Path(__file__).parents[2] / "shared" / "forms"
ANSWERS = {"1.1": ("Ja", "Målen antogs i mars."), "1.3": (None, "Två.")}


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    file = tmp_path / "förra.docx"
    file.write_bytes(make_form(answers=ANSWERS, title="Frågor till nämnden 2030"))
    return file


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "nämnden.auditprep"
    with Case.create(path, make_form(answers=ANSWERS), "form.docx", who="eva") as made:
        made.answer("1.1", mark="Nej", text="Målen antogs i maj.")
    return path


# Read


def test_a_case_is_read_with_all_that_is_compared(case: Path) -> None:
    with Case.open(case, read_only=True) as opened:
        snapshot = opened.snapshot()
    read = produce.read_submission(case)
    assert read == produce.submission_of(snapshot)
    assert (read.name, read.year, read.board) == ("nämnden.auditprep", 2031, "Parknämnden")
    assert read.answer("1.1") == Answer("Nej", "Målen antogs i maj.")
    assert read.status == "draft"


def test_a_case_is_left_exactly_as_it_was_and_without_a_lock(case: Path) -> None:
    before = case.read_bytes()
    produce.read_submission(case)
    assert case.read_bytes() == before
    assert [each.name for each in case.parent.iterdir()] == [case.name]


def test_a_case_is_read_while_somebody_writes_in_it(case: Path) -> None:
    with Case.open(case) as opened:
        opened.answer("1.2", text="Nytt.")
        assert produce.read_submission(case).answer("1.2").text == "Nytt."
        opened.answer("1.2", text="Nyare.")
        assert not opened.read_only


@pytest.mark.parametrize("schema", sorted(REFERENCE.glob("*.auditprep")), ids=lambda file: file.stem)
def test_a_case_of_any_schema_ever_shipped_is_read(schema: Path, tmp_path: Path) -> None:
    copy = tmp_path / schema.name
    copy.write_bytes(schema.read_bytes())
    read = produce.read_submission(copy)
    assert read.questionnaire.count
    assert not produce.is_blank(read)
    assert copy.read_bytes() == schema.read_bytes()


def test_a_word_form_that_is_filled_in_is_read_with_its_answers(filled: Path) -> None:
    read = produce.read_submission(filled)
    assert (read.name, read.year, read.status) == ("förra.docx", 2030, "")
    assert read.answer("1.1").mark == "Ja"
    assert not produce.is_blank(read)
    assert all(question.places == () for question in read.questionnaire.questions())


def test_a_blank_form_is_read_and_says_that_it_is_blank(tmp_path: Path) -> None:
    file = tmp_path / "blank.docx"
    file.write_bytes(make_form())
    assert produce.is_blank(produce.read_submission(file))


def test_a_case_is_known_by_what_is_in_it_whatever_it_is_called(case: Path) -> None:
    renamed = case.rename(case.with_suffix(".db"))
    assert produce.read_submission(renamed).answer("1.1").mark == "Nej"


def test_a_form_is_read_with_the_layout_that_was_saved_for_it(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from auditprep.model import Change, Correction
    from auditprep.produce import layouts

    change = Correction("1.2", Change.TEXT, "Rättad fråga?")
    monkeypatch.setattr(layouts, "has_layouts", lambda: True)
    monkeypatch.setattr(layouts, "saved_layout_for", lambda _form: ("Rättad", (change,)))
    texts = [each.text for each in produce.read_submission(filled).questionnaire.questions()]
    assert "Rättad fråga?" in texts


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("borta.auditprep", None, errors.FileMissing),
        ("borta.docx", None, errors.FileMissing),
        ("tom.auditprep", b"", errors.BrokenCase),
        ("tom.docx", b"", errors.EmptyFile),
        ("annat.auditprep", b"nothing of the kind" * 100, errors.NotACase),
        ("plan.pdf", b"%PDF-1.4\n%", errors.OtherDocument),
        ("text.txt", b"hej", errors.NotAWordFile),
    ],
)
def test_what_is_no_submission_is_refused_with_a_sentence(
    name: str, data: bytes | None, error: type[errors.WorldError], tmp_path: Path
) -> None:
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(error) as raised:
        produce.read_submission(file)
    assert name in messages.sentence(raised.value)


def test_a_database_that_is_no_case_and_a_folder_are_refused(tmp_path: Path) -> None:
    database = tmp_path / "annat.db"
    with sqlite3.connect(database) as db:
        db.execute("CREATE TABLE a (b)")
    db.close()
    with pytest.raises(errors.NotACase):
        produce.read_submission(database)
    with pytest.raises(errors.FileUnreadable):
        produce.read_submission(tmp_path)


def test_a_form_without_questions_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "brev.docx"
    file.write_bytes(make_form((), before=("Hej.",), after=("Vänliga hälsningar.",)))
    with pytest.raises(errors.NoQuestions):
        produce.read_submission(file)


def test_what_a_case_knows_of_its_own_last_year_is_heeded_for_that_year_only(
    case: Path, filled: Path
) -> None:
    last = produce.read_submission(filled)
    choice = PairChoice("1.1", "1.2", True)
    with Case.open(case) as opened:
        opened.set_previous(last)
        opened.choose_pair(choice)
    read = produce.read_for_comparing(case)
    assert read.choices_from(last) == (choice,)
    assert read.choices_from(replace(last, year=2029)) == ()
    assert read.choices_from(replace(last, name="annan.docx")) == ()


# Compared


def test_a_case_and_a_word_form_are_compared(case: Path, filled: Path) -> None:
    comparison = finish(produce.compare([produce.read_submission(each) for each in (case, filled)]))
    assert [each.year for each in comparison.submissions] == [2030, 2031]
    first = comparison.rows[0].steps[0]
    assert first and first.mark_changed
    assert comparison.rows[0].cells[0] and comparison.rows[0].cells[0].answer.mark == "Ja"


def test_comparing_tells_how_far_it_has_come() -> None:
    columns = [submitted(year, [asked("1.1", "Har nämnden mål?")]) for year in (2023, 2024, 2025)]
    assert list(produce.compare(columns)) == [Progress(done, 2, "match") for done in (0, 1, 2)]


def test_it_takes_two_to_compare() -> None:
    with pytest.raises(errors.TooFewToCompare):
        finish(produce.compare([submitted(2025)]))


def test_nothing_is_compared_with_itself(filled: Path) -> None:
    read = produce.read_submission(filled)
    with pytest.raises(errors.ComparedTwice, match=r"förra\.docx"):
        finish(produce.compare([read, produce.read_submission(filled)]))


def test_the_users_choices_decide_what_belongs_together() -> None:
    old, new = asked("1.1", "Har nämnden mål?"), asked("2.1", "Vilka risker ser ni framöver?")
    columns = [submitted(2025, [new]), submitted(2024, [old])]
    apart = finish(produce.compare(columns))
    assert [row.steps[0] and row.steps[0].became for row in apart.rows] == [Became.REMOVED, Became.ADDED]
    together = finish(produce.compare(columns, {(1, 0): [PairChoice("1.1", "2.1", True)]}))
    assert len(together.rows) == 1


def codes(comparison: Comparison) -> list[str]:
    notices = produce.comparison_notices(comparison)
    assert all(messages.notice(each) for each in notices)
    return [each.code for each in notices]


def test_what_there_is_to_know_before_anything_is_concluded_is_told() -> None:
    swedish = submitted(2024, [asked("1", "Har nämnden mål?")], {"1": Answer("Ja")})
    english = submitted(2025, [asked("1", "Which risks do you see?")])
    assert codes(finish(produce.compare([swedish, english]))) == ["comparison-blank", "comparison-none-alike"]
    turned = finish(produce.compare([english, replace(swedish, answers={"1": Answer("Ja")})], as_given=True))
    assert "comparison-order" in codes(turned)


# Exports


@pytest.fixture
def comparison() -> Comparison:
    question = asked("1.1", "Har nämnden mål?")
    cited = {"1.1": (CitedThen("Akten om barnet", secret=True),)}
    columns = [
        submitted(2024, [question], {"1.1": Answer("Ja", "Två mål.")}),
        submitted(2025, [question], {"1.1": Answer("Nej", "Tre mål.")}, cited=cited),
    ]
    return compared(columns, [matched(("1.1", "1.1"))])


EXPORTS = {"docx": produce.export_comparison_docx, "pdf": produce.export_comparison_pdf}


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_document_is_written_with_a_receipt(kind: str, comparison: Comparison, tmp_path: Path) -> None:
    to = tmp_path / f"jämförelse.{kind}"
    sent = finish(EXPORTS[kind](comparison, to))
    data = to.read_bytes()
    assert (sent.path, sent.size) == (to, len(data))
    assert sent.sha256 == hashlib.sha256(data).hexdigest()
    assert [each.code for each in sent.notices] == ["comparison-secret-unnamed"]
    named = finish(EXPORTS[kind](comparison, to, with_secret=True))
    assert named.notices == ()


@pytest.mark.parametrize("kind", EXPORTS)
def test_closing_the_work_leaves_no_file_behind(kind: str, comparison: Comparison, tmp_path: Path) -> None:
    work = EXPORTS[kind](comparison, tmp_path / f"jämförelse.{kind}")
    next(work)
    work.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", EXPORTS)
def test_what_is_compared_is_never_written_over(kind: str, comparison: Comparison, tmp_path: Path) -> None:
    called_so = tmp_path / comparison.submissions[0].name
    called_so.write_bytes(b"form")
    given = tmp_path / "given.docx"
    given.write_bytes(b"given")
    for to in (called_so, given):
        with pytest.raises(errors.FileNotWritable) as raised:
            finish(EXPORTS[kind](comparison, to, spare=[given]))
        assert raised.value.facts["reason"] == "compared"
        assert "jämförs" in messages.sentence(raised.value) or "compared" in messages.sentence(raised.value)
    assert (called_so.read_bytes(), given.read_bytes()) == (b"form", b"given")


def test_a_word_document_has_a_name_that_word_opens(comparison: Comparison, tmp_path: Path) -> None:
    with pytest.raises(errors.WrongSuffix):
        finish(produce.export_comparison_docx(comparison, tmp_path / "jämförelse.docm"))


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_folder_that_is_not_there_is_told(kind: str, comparison: Comparison, tmp_path: Path) -> None:
    with pytest.raises(errors.FileNotWritable):
        finish(EXPORTS[kind](comparison, tmp_path / "borta" / f"jämförelse.{kind}"))


def test_a_document_has_a_plain_name_that_says_what_it_is(comparison: Comparison) -> None:
    assert produce.comparison_name(comparison, ".docx") == "jamforelse-2024-2025-socialnamnden.docx"
    columns = (comparison.submissions[0], replace(comparison.submissions[1], status="draft"))
    draft = replace(comparison, submissions=columns)
    assert produce.comparison_name(draft, ".pdf") == "jamforelse-2024-2025-socialnamnden-UTKAST.pdf"
    boards = tuple(replace(each, year=2025, board=board) for each, board in zip(columns, "AB", strict=True))
    assert (
        produce.comparison_name(replace(comparison, submissions=boards), ".pdf")
        == "jamforelse-2025-UTKAST.pdf"
    )


# Real forms


@pytest.mark.skipif(not FORMS.exists(), reason="the real forms are not beside the repository")
def test_two_real_years_become_documents(tmp_path: Path) -> None:
    files = [FORMS / "V3-form-2023-filled-xmarks.docx", FORMS / "V2-form-2024-filled.docx"]
    comparison = finish(produce.compare([produce.read_submission(each) for each in files]))
    assert [each.year for each in comparison.submissions] == [2023, 2024]
    paired = [row for row in comparison.rows if all(row.cells)]
    assert len(paired) >= 18
    for kind, export in EXPORTS.items():
        assert finish(export(comparison, tmp_path / f"jämförelse.{kind}")).size > 10_000
