"""The table of all evidence: what it tells, filters, sorts and keeps; and what the keys do."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from evidence_cases import EVIDENCE, case, evidence, many
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter
from pytestqt.qtbot import QtBot

from auditprep.model import Citation, EvidenceKind, Trouble, Version
from auditprep.paths import resource
from ui import evidence_words, theme
from ui.models.evidence_problems import ICONS, Problem
from ui.models.evidence_table import MIME_TYPE, Column, EvidenceTableModel, Show, evidence_rows
from ui.models.picks import of_documents
from ui.models.table_rows import ROW
from ui.widgets.evidence_table import EvidenceTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def model(qtbot: QtBot) -> EvidenceTableModel:
    made = EvidenceTableModel()
    made.show_evidence(case())
    return made


@pytest.fixture
def table(qtbot: QtBot, model: EvidenceTableModel) -> EvidenceTable:
    made = EvidenceTable(model)
    qtbot.addWidget(made)
    made.resize(900, 260)
    made.show()
    return made


def cell(model: EvidenceTableModel, id_: int, column: Column) -> str:
    return model.index_of(id_).siblingAtColumn(column).data()


def test_a_row_says_what_it_is_who_decided_it_and_where_it_is_cited(model: EvidenceTableModel) -> None:
    assert cell(model, 1, Column.TITLE) == "Omsorgsnämndens budget och verksamhetsplan 2025–2027"
    assert cell(model, 1, Column.KIND) == "Budget"
    assert cell(model, 1, Column.DECISION) == "Omsorgsnämnden 2024-12-10 § 96"
    assert cell(model, 1, Column.CITED) == "3 svar: 1.1, 1.2, 2.1"
    assert cell(model, 1, Column.PAGES) == "36 (sid 1–34)"
    assert cell(model, 1, Column.SIZE) == "1,8 MB"
    assert cell(model, 2, Column.PAGES) == "24"


def test_a_question_that_cites_it_twice_is_named_once(model: EvidenceTableModel) -> None:
    twice = {"1.1": (Citation(2, "1"), Citation(2, "5", "ordagrant"))}
    model.show_evidence(case(citations=twice))
    assert cell(model, 2, Column.CITED) == "1 svar: 1.1"


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        (8, ["skyddad med lösenord", "ingen hänvisning"]),
        (10, ["skadad", "förslag att bekräfta", "ingen hänvisning"]),
        (6, ["inskannad, kan inte läsas"]),
        (9, ["sekretess", "ingen hänvisning"]),
        (1, ["nyare version finns"]),
        (5, []),
    ],
)
def test_what_ails_it_is_said_in_words_the_gravest_first(
    model: EvidenceTableModel, id_: int, said: list[str]
) -> None:
    assert cell(model, id_, Column.PROBLEMS) == ", ".join(said)


def test_every_trouble_and_every_kind_has_its_words(qtbot: QtBot) -> None:
    model = EvidenceTableModel()
    model.show_evidence(case(evidence=tuple(evidence(n, "x", trouble=t) for n, t in enumerate(Trouble, 1))))
    assert all(cell(model, n, Column.PROBLEMS) for n, _trouble in enumerate(Trouble, 1))
    assert len({evidence_words.kind_name(kind) for kind in EvidenceKind}) == len(EvidenceKind)
    assert {evidence_words.problem_word(each) for each in Problem} and set(ICONS) == set(Problem)


@pytest.mark.parametrize(
    ("show", "ids"),
    [
        (Show.UNUSED, {3, 4, 7, 8, 9, 10, 12}),
        (Show.PROBLEMS, {1, 6, 8, 10}),
        (Show.SECRET, {9}),
        (Show.UNCONFIRMED, {3, 4, 10}),
        (Show.ALL, set(range(1, 13))),
    ],
)
def test_the_table_can_be_narrowed_to_what_is_to_be_done(
    model: EvidenceTableModel, show: Show, ids: set[int]
) -> None:
    model.set_show(show)
    assert set(model.ids) == ids
    assert model.counts()[show] == len(ids)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("PROTOKOLL mars", []),
        ("protokoll 03-18", [3]),
        ("lösenord", [8]),
        ("2.3", [5, 6]),
        ("dokument-7", [7]),
        ("OMN 2025-041", [11]),
        ("HR", [12]),
    ],
)
def test_the_filter_looks_in_all_columns_the_file_s_name_the_note_and_the_registry_number(
    model: EvidenceTableModel, typed: str, ids: list[int]
) -> None:
    model.set_filter(typed)
    assert sorted(model.ids) == ids


def test_swedish_letters_come_last_and_numbers_go_by_what_they_are_worth(qtbot: QtBot) -> None:
    titles = ("Ö", "Bilaga 10", "Z", "Å", "bilaga 2", "Ä")
    model = EvidenceTableModel()
    model.show_evidence(case(evidence=tuple(evidence(n, t) for n, t in enumerate(titles))))
    ordered = [cell(model, id_, Column.TITLE) for id_ in model.ids]
    assert ordered == ["bilaga 2", "Bilaga 10", "Z", "Å", "Ä", "Ö"]


@pytest.mark.parametrize("column", list(Column))
def test_every_column_sorts_both_ways(model: EvidenceTableModel, column: Column) -> None:
    model.sort(column, Qt.SortOrder.AscendingOrder)
    up = model.ids
    model.sort(column, Qt.SortOrder.DescendingOrder)
    assert sorted(up) == sorted(model.ids) and up != model.ids


def test_sizes_and_pages_sort_as_numbers(model: EvidenceTableModel) -> None:
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert model.ids[:2] == [11, 4]
    model.sort(Column.PAGES, Qt.SortOrder.DescendingOrder)
    assert model.ids[:2] == [11, 7]


def test_what_is_chosen_and_scrolled_to_stays_when_the_case_changes(
    qtbot: QtBot, table: EvidenceTable, model: EvidenceTableModel
) -> None:
    table.select([11, 12])
    table.verticalScrollBar().setValue(70)
    with qtbot.assertNotEmitted(table.selection_changed):
        model.show_evidence(case(evidence=(*EVIDENCE, evidence(13, "Aaa"))))
    assert set(table.selected()) == {11, 12}
    assert table.verticalScrollBar().value() == 70
    changed = tuple(replace(each, title="Ååå") if each.id == 1 else each for each in EVIDENCE)
    model.show_evidence(case(evidence=changed))
    assert set(table.selected()) == {11, 12}
    assert model.ids[-1] == 1


def test_a_changed_note_does_not_lay_the_table_out_anew(qtbot: QtBot, model: EvidenceTableModel) -> None:
    noted = tuple(replace(each, note="ny") for each in EVIDENCE)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_evidence(case(evidence=noted))


def test_what_is_filtered_away_is_not_chosen_any_more_and_that_is_told(
    qtbot: QtBot, table: EvidenceTable, model: EvidenceTableModel
) -> None:
    table.select([2])
    with qtbot.waitSignal(table.selection_changed):
        model.set_filter("budget")
    assert table.selected() == [] and table.current() is None


def test_keys_show_open_rename_and_remove(qtbot: QtBot, table: EvidenceTable) -> None:
    table.select([5])
    for key, modifiers, signal, told in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, table.show_requested, [5]),
        (Qt.Key.Key_Return, CTRL | SHIFT, table.open_requested, [5]),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, table.rename_requested, [5]),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, table.remove_requested, [[5]]),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.keyClick(table, key, modifiers)
        assert asked.args == told


def test_several_rows_are_removed_at_once(qtbot: QtBot, table: EvidenceTable) -> None:
    table.select([2, 3])
    with qtbot.waitSignal(table.remove_requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert asked.args == [[2, 3]]


def test_rows_are_dragged_as_their_ids(table: EvidenceTable, model: EvidenceTableModel) -> None:
    table.select([2, 3])
    data = model.mimeData(table.selectionModel().selectedIndexes())
    assert model.mimeTypes() == [MIME_TYPE] == data.formats()
    assert data.data(MIME_TYPE).data() == b"2,3"
    assert table.dragEnabled() and not table.acceptDrops()


def test_the_menu_opens_at_the_row_from_the_keyboard_too(qtbot: QtBot, table: EvidenceTable) -> None:
    table.select([2])
    with qtbot.waitSignal(table.menu_requested) as asked:
        table.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    row = table.visualRect(table.currentIndex())
    assert table.viewport().mapFromGlobal(asked.args[0]).y() == row.bottom()


def test_what_looks_like_markup_in_a_title_is_words(model: EvidenceTableModel) -> None:
    model.show_evidence(case(evidence=(evidence(1, "<b>Budget</b>\n  & plan"),)))
    assert cell(model, 1, Column.TITLE) == "<b>Budget</b> & plan"
    tip = model.index_of(1).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Budget&lt;/b&gt; &amp; plan<br>dokument-1" in tip


def test_column_widths_and_sorting_are_kept(qtbot: QtBot, model: EvidenceTableModel) -> None:
    first = EvidenceTable(model)
    qtbot.addWidget(first)
    first.horizontalHeader().resizeSection(Column.KIND, 333)
    first.sortByColumn(Column.SIZE, Qt.SortOrder.DescendingOrder)
    other = EvidenceTable(EvidenceTableModel())
    qtbot.addWidget(other)
    other.restore_layout(first.layout_state())
    assert other.columnWidth(Column.KIND) == 333
    assert other.horizontalHeader().sortIndicatorSection() == Column.SIZE
    other.restore_layout(b"something else")
    assert other.columnWidth(Column.KIND) == 333


def test_the_title_takes_what_width_is_left(table: EvidenceTable) -> None:
    table.resize(1800, 260)
    wide = table.columnWidth(Column.TITLE)
    assert table.horizontalHeader().length() == table.viewport().width()
    table.resize(700, 260)
    assert table.columnWidth(Column.TITLE) < wide
    assert table.columnWidth(Column.TITLE) >= 200


def test_five_thousand_rows_are_shown_filtered_sorted_and_scrolled_at_once(qtbot: QtBot) -> None:
    theme.load_fonts(resource("fonts"))
    model = EvidenceTableModel()
    table = EvidenceTable(model)
    qtbot.addWidget(table)
    table.resize(900, 700)
    table.show()
    large = many(5000)
    times = {}
    for name, do in (
        ("show", lambda: model.show_evidence(large)),
        ("filter", lambda: model.set_filter("nummer 49")),
        ("all", lambda: model.set_filter("")),
        ("sort", lambda: table.sortByColumn(Column.SIZE, Qt.SortOrder.DescendingOrder)),
        ("scroll", lambda: [_scroll(table, at) for at in range(20)]),
    ):
        begun = time.process_time()
        do()
        table.viewport().grab()
        times[name] = time.process_time() - begun
    assert len(model.ids) == 5000
    assert times["scroll"] / 20 < 0.1, times  # 10 ms is the aim; a busy machine gets some grace
    assert max(times["show"], times["filter"], times["all"], times["sort"]) < 1.2, times


def test_the_rings_and_dots_over_swedish_letters_are_inside_the_row(qtbot: QtBot) -> None:
    theme.load_fonts(resource("fonts"))
    model = EvidenceTableModel()
    model.show_evidence(case(evidence=(evidence(1, "ÅÄÖg"),)))
    table = EvidenceTable(model)
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    height = table.rowHeight(0)
    assert _ink(table, model, height) == _ink(table, model, height + 40) > 20


def test_pages_are_told_with_what_is_printed_on_them() -> None:
    assert evidence_words.pages(Version(1, "a", "b", 1)) == ""
    assert evidence_words.pages(Version(1, "a", "b", 1, 3, printed=("1", "2", "3"))) == "3"
    assert evidence_words.pages(Version(1, "a", "b", 1, 3, printed=(None, "7", None))) == "3 (sid 7)"


def test_dates_and_paragraphs_are_read_as_people_write_them() -> None:
    assert str(evidence_words.read_day(" 20231212 ")) == "2023-12-12"
    assert str(evidence_words.read_day("2023-2-3")) == "2023-02-03"
    for written in ("12/2 2023", "12/2-2023", "12 februari 2023", "12.2.2023"):
        assert str(evidence_words.read_day(written)) == "2023-02-12", written
    for no_day in ("2023-02-30", "12/13 2023", "12 februari", "12/2 2023 och 3/4 2023", "kanske 12/2 2023"):
        assert evidence_words.read_day(no_day) is None, no_day
    assert evidence_words.read_paragraph("§ 63") == evidence_words.read_paragraph("63") == 63
    assert evidence_words.read_paragraph("63 a") is None


def _scroll(table: EvidenceTable, at: int) -> None:
    table.verticalScrollBar().setValue(at * 3000)
    table.viewport().grab()


def _ink(table: EvidenceTable, model: EvidenceTableModel, height: int) -> int:
    """How many pixels of words a title has, painted this high and cut there."""
    image = QImage(200, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    delegate = table.itemDelegate()
    index = model.index(0, 0)
    delegate.paint_cell(painter, image.rect(), index, theme.LIGHT, False)
    painter.end()
    assert index.data(ROW).id == 1
    return sum(image.pixel(x, y) != 0xFFFFFFFF for x in range(200) for y in range(height))


def test_what_is_the_same_is_not_made_again() -> None:
    shown = case()
    before = {row.id: row for row in evidence_rows(shown)}
    other = replace(EVIDENCE[0], title="En annan titel")
    after = evidence_rows(replace(shown, evidence=(other, *EVIDENCE[1:])), before)
    assert [row for row in after if row is not before[row.id]] == [after[0]]
    assert after[0].cells[Column.TITLE] == "En annan titel"
    uncited = evidence_rows(replace(shown, citations={}), before)
    assert [row for row in uncited if row.cited] == []


def test_documents_of_the_same_title_are_told_apart(qtbot: QtBot, table: EvidenceTable) -> None:
    twins = [replace(evidence(id_, "Budget"), file_name=name) for id_, name in ((1, "a.docx"), (2, "a.pdf"))]
    model: EvidenceTableModel = table.model()
    model.show_evidence(case(evidence=(*twins, evidence(3, "Plan")), citations={}, checklist=()))
    assert [cell(model, id_, Column.TITLE) for id_ in (1, 2, 3)] == ["Budget .docx", "Budget .pdf", "Plan"]
    model.set_new([1])
    qtbot.waitExposed(table)
    assert not table.grab().isNull()  # it is painted with its end and its mark
    same_end = [replace(each, file_name=f"{each.id}.pdf") for each in twins]
    model.show_evidence(case(evidence=tuple(same_end), citations={}, checklist=()))
    assert [cell(model, id_, Column.TITLE) for id_ in (1, 2)] == ["Budget 1.pdf", "Budget 2.pdf"]
    assert [pick.caption.split(" · ")[0] for pick in of_documents(same_end)] == ["1.pdf", "2.pdf"]
