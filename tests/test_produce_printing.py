"""What would be sent, told before anything is made; and the answers on paper."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pikepdf
import pytest
from cited_documents import BUDGET, MINUTES, PLAN, SECRET
from cited_documents import case as cited_case
from pdf_making import case, texts

from auditprep import produce
from auditprep.errors import FileNotWritable
from auditprep.model import Answer, Citation, Printed, Snapshot

LONG = "Nämnden följer målen varje månad och redovisar avvikelser med förslag till åtgärder. "


def printed(snapshot: Snapshot, only: frozenset[str] | None = None) -> Printed:
    return produce.finish(produce.printed_answers(snapshot, only))


def seen(made: Printed, folder: Path) -> list[str]:
    (folder / "sett.pdf").write_bytes(made.data)
    return texts(folder / "sett.pdf")


# What would be sent


def test_what_is_sent_is_numbered_as_it_is_cited_and_the_rest_says_why_it_stays() -> None:
    evidence = (BUDGET, MINUTES, PLAN, SECRET)
    plan = produce.sending_plan(cited_case(Citation(3), Citation(1), Citation(4), evidence=evidence))
    assert [(each.number, each.evidence.id, each.left_out) for each in plan.attachments] == [
        (1, 3, None),
        (2, 1, None),
        (3, 4, "secret"),
        (4, 2, "uncited"),
    ]
    assert plan.size == sum(each.version.size for each in plan.sent) > 0


def test_the_plan_follows_what_is_chosen() -> None:
    shown = cited_case(Citation(4), evidence=(BUDGET, SECRET))
    plan = produce.sending_plan(shown, with_secret=True, with_uncited=True)
    assert all(each.left_out is None for each in plan.attachments)


def test_the_first_line_is_told_as_it_will_be() -> None:
    assert produce.sending_plan(cited_case()).standing.startswith("UTKAST")


def test_what_only_a_draft_from_last_year_cites_is_not_counted_as_answered(tmp_path: Path) -> None:
    shown = cited_case(Citation(1))
    carried = {"1.1": Answer("Ja", "Förra året", carried=True)}
    drafts = dataclasses.replace(shown, answers=carried)
    made = printed(drafts)
    assert "Förra året" not in " ".join(seen(made, tmp_path))
    assert [each.code for each in made.notices if each.code == "not-confirmed"] == ["not-confirmed"]


# On paper


def test_all_answers_are_set_as_the_export_sets_them(tmp_path: Path) -> None:
    shown = case(tmp_path, answers={"1.1": Answer("Ja", LONG * 60), "2.3": Answer(None, "Fem risker.")})
    made = printed(shown)
    to = tmp_path / "svar.pdf"
    produce.finish(produce.export_pdf(shown, to))
    assert seen(made, tmp_path) == texts(to)
    assert made.pages == len(texts(to))


def test_one_question_stands_alone_in_its_section_and_says_nothing_of_how_many_are_answered(
    tmp_path: Path,
) -> None:
    shown = case(tmp_path, answers={"1.1": Answer("Ja"), "2.3": Answer(None, "Fem risker.")})
    text = " ".join(seen(printed(shown, frozenset(("2.3",))), tmp_path))
    assert "Fem risker." in text and "Beskriv riskerna" in text
    assert "Har nämnden mål?" not in text
    assert "Besvarade" not in text
    assert "UTKAST" in text


def test_an_attachment_has_its_number_in_the_whole_also_where_one_question_is_printed(tmp_path: Path) -> None:
    shown = cited_case(Citation(3), evidence=(BUDGET, PLAN))
    citations = {**shown.citations, "1.2": (Citation(1),)}
    shown = dataclasses.replace(shown, citations=citations)
    assert "Bilaga 2: " in " ".join(seen(printed(shown, frozenset(("1.2",))), tmp_path))


def test_a_question_that_is_not_there_is_an_empty_paper_and_no_failure(tmp_path: Path) -> None:
    assert printed(case(tmp_path), frozenset(("finns inte",))).pages == 1


# As a file


def test_some_pages_are_saved_in_their_own_order(tmp_path: Path) -> None:
    shown = case(tmp_path, answers={"1.1": Answer("Ja", LONG * 120)})
    made, to = printed(shown), tmp_path / "ut.pdf"
    assert made.pages > 2
    produce.finish(produce.save_printed(made, {made.pages, 1}, shown, to))
    assert texts(to) == [seen(made, tmp_path)[0], seen(made, tmp_path)[-1]]
    with pikepdf.open(to) as pdf:
        assert pdf.Root.Lang == "sv-SE"


def test_all_pages_are_saved_byte_for_byte(tmp_path: Path) -> None:
    shown = case(tmp_path)
    made, to = printed(shown), tmp_path / "ut.pdf"
    produce.finish(produce.save_printed(made, None, shown, to))
    assert to.read_bytes() == made.data


def test_the_case_itself_is_not_written_over(tmp_path: Path) -> None:
    shown = dataclasses.replace(case(tmp_path), path=tmp_path / "a.auditprep")
    shown.path.write_bytes(b"underlaget")
    with pytest.raises(FileNotWritable):
        produce.finish(produce.save_printed(printed(shown), None, shown, shown.path))
    assert shown.path.read_bytes() == b"underlaget"
