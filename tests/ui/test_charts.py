"""Charts: told in words, told apart without colours, and nothing where there is nothing."""

from __future__ import annotations

from itertools import combinations

import pytest
from compared_years import cell, comparison, row
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from snapshots import SECTIONS, snapshot

from auditprep.model import Answer, Examined, Finding, RuleGroup, RuleInfo, Severity
from ui import theme
from ui.models.comparison import ComparisonModel
from ui.pages.checks import ChecksPage
from ui.pages.compare import ComparePage
from ui.widgets.chart_bar import ChartBar, Look, Part, paint_look
from ui.widgets.chart_findings import FindingsChart
from ui.widgets.chart_legend import ChartLegend
from ui.widgets.chart_marks import MarksChart
from ui.widgets.chart_progress import ProgressChart

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]  # the offscreen plugin says so of any window

RULES = (
    RuleInfo("tomt", RuleGroup.COMPLETE, Severity.WARNING),
    RuleInfo("datum", RuleGroup.CONSISTENT, Severity.ERROR),
)
USED_TOGETHER = (
    (Look.FULL, Look.STRIPED, Look.DOTTED, Look.EMPTY),
    (Look.ERROR, Look.WARNING, Look.NOTE),
    (Look.YES, Look.PARTLY, Look.NO, Look.UNKNOWN, Look.OTHER, Look.TEXT, Look.DOTTED, Look.EMPTY),
)


def finding(rule: str, severity: Severity) -> Finding:
    return Finding(rule, severity, rule)


def drawn(look: Look, colours: theme.Colours) -> QImage:
    """The part as a sheet with only two colours on it: what stands on it, and what not."""
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(colours.surface)
    painter = QPainter(image)
    paint_look(painter, QRectF(0, 0, 24, 24), look, colours)
    painter.end()
    return image


@pytest.mark.parametrize("together", USED_TOGETHER)
def test_parts_of_one_bar_are_told_apart_in_two_colours_alone(together) -> None:
    names = theme.Colours.__dataclass_fields__
    paper = {"window", "surface", "on_accent", "hover"}
    two = theme.Colours(
        **{name: "#FFFFFF" if name in paper or name.endswith("_ground") else "#000000" for name in names}
    )
    for one, other in combinations(together, 2):
        assert drawn(one, two) != drawn(other, two), (one, other)


def test_a_bar_says_its_parts_and_leaves_out_those_that_are_none(qtbot: QtBot) -> None:
    bar = ChartBar()
    qtbot.addWidget(bar)
    bar.show_parts(
        (Part(2, Look.FULL, "2 klara"), Part(0, Look.DOTTED, "0 utkast"), Part(1, Look.EMPTY, "1 kvar")),
        "Styrning",
    )
    assert bar.accessibleName() == "Styrning: 2 klara, 1 kvar"
    assert len(bar.parts()) == 2


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(1, 1), (3, 16), (200, 16)])
def test_a_bar_of_any_size_and_any_parts_can_be_drawn(qtbot: QtBot, dark: bool, size) -> None:
    theme.apply(QApplication.instance(), dark=dark)
    for parts in ((), (Part(5000, Look.ERROR, "x"), Part(1, Look.NOTE, "y"))):
        bar = ChartBar(says_counts=True)
        qtbot.addWidget(bar)
        bar.resize(*size)
        bar.show_parts(parts, "", whole=3)
        bar.grab()


def test_progress_stands_in_a_bar_as_it_is_counted(qtbot: QtBot) -> None:
    chart = ProgressChart()
    qtbot.addWidget(chart)
    case = snapshot({"1.1": Answer("Ja", "", True)})
    chart.show_progress(SECTIONS[0].questions, case, "1 Styrning")
    assert chart.accessibleName() == "1 Styrning: 1 klar, 1 utan svar"


def test_findings_are_counted_by_kind_and_by_how_much_they_matter(qtbot: QtBot) -> None:
    chart = _shown(qtbot, FindingsChart())
    chart.show_rules(RULES)
    chart.show_findings(
        [finding("tomt", Severity.WARNING)] * 2
        + [finding("tomt", Severity.NOTE), finding("datum", Severity.ERROR)]
    )
    assert chart.accessibleDescription() == "Komplett: 2 varningar, 1 upplysning. Samstämmigt: 1 fel"
    assert {*("Anmärkningar efter slag", "Komplett", "3", "Samstämmigt", "1"), "Fel", "Upplysning"} <= set(
        _words(chart)
    )


def test_rules_that_are_told_after_the_findings_give_them_their_kind(qtbot: QtBot) -> None:
    chart = _shown(qtbot, FindingsChart())
    chart.show_findings([finding("datum", Severity.ERROR), finding("okänd", Severity.ERROR)])
    assert not chart.has_rows()
    chart.show_rules(RULES)
    assert chart.accessibleDescription() == "Samstämmigt: 1 fel"


def test_a_chart_without_findings_has_no_rows(qtbot: QtBot) -> None:
    chart = _shown(qtbot, FindingsChart())
    chart.show_rules(RULES)
    chart.show_findings([finding("datum", Severity.ERROR)])
    chart.show_findings([])
    assert not chart.has_rows()
    assert chart.accessibleDescription() == ""


def test_the_marks_of_each_year_are_called_what_the_form_calls_them(qtbot: QtBot) -> None:
    rows = (
        row(cell("1.1", "Mål?", "Ja"), cell("1.1", "Mål?", "Delvis")),
        row(cell("1.2", "Hur ofta?", "Varje år", options=("Varje år",)), cell("1.2", "Hur ofta?", None)),
        row(cell("1.3", "Risker?", None, "Tre.", options=()), cell("1.3", "Risker?", "Ja", carried=True)),
    )
    chart = _shown(qtbot, MarksChart())
    chart.show_comparison(*_rows_of(rows))
    assert (
        chart.accessibleDescription()
        == "2024: 1 Ja, 1 Varje år, 1 text. 2025: 1 Delvis, 1 utkast, 1 inget svar"
    )


def test_a_question_that_was_split_counts_once(qtbot: QtBot) -> None:
    one = cell("1.1", "Mål och mått?", "Ja")
    rows = (row(one, cell("1.1", "Mål?", "Nej")), row(one, cell("1.2", "Mått?", "Nej")))
    chart = _shown(qtbot, MarksChart())
    chart.show_comparison(*_rows_of(rows))
    assert chart.accessibleDescription() == "2024: 1 Ja. 2025: 2 Nej"


def test_without_a_comparison_there_is_no_chart(qtbot: QtBot) -> None:
    chart = _shown(qtbot, MarksChart())
    chart.show_comparison((), ())
    assert not chart.has_rows()


def test_names_are_words_and_no_markup(qtbot: QtBot) -> None:
    rows = (row(cell("1.1", "Mål?", "<b>Ja</b>", options=("<b>Ja</b>",)), cell("1.1", "Mål?", "Ja")),)
    chart = _shown(qtbot, MarksChart())
    chart.show_comparison(*_rows_of(rows))
    assert chart.accessibleDescription() == "2024: 1 <b>Ja</b>. 2025: 1 Ja"
    (legend,) = [each for each in chart.findChildren(QLabel) if each.text() == "<b>Ja</b>"]
    assert legend.textFormat() == Qt.TextFormat.PlainText


def test_a_legend_is_only_of_what_is_there(qtbot: QtBot) -> None:
    legend = _shown(qtbot, ChartLegend())
    legend.show_looks(((Look.FULL, "klar"),))
    assert _words(legend) == ["klar"]
    legend.show_looks(())
    assert legend.isHidden()


# On their pages


def test_granska_shows_its_chart_where_the_list_can_spare_the_room(qtbot: QtBot) -> None:
    page = _shown(qtbot, ChecksPage())
    late = Finding("deadline", Severity.ERROR, "deadline-passed", facts={"date": "2025-10-16", "days": "3"})
    page.resize(1282, 768)
    page.show_rules((RuleInfo("deadline", RuleGroup.COMPLETE, Severity.ERROR),))
    page.show_examined(snapshot(), Examined((late,)))
    chart = page.findChild(FindingsChart)
    assert not chart.isHidden()
    page.resize(900, 560)
    assert chart.isHidden()
    page.resize(1282, 768)
    page.show_examined(snapshot(), Examined(()))
    page.resize(1282, 769)
    assert chart.isHidden()


def test_compare_shows_its_chart_where_there_is_room_and_where_it_is_asked_for(qtbot: QtBot) -> None:
    page = _shown(qtbot, ComparePage())
    page.resize(1282, 768)
    chart = page.findChild(MarksChart)
    assert _link(page, "diagrammet") is None
    page.show_comparison(comparison((row(cell("1.1", "Mål?"), cell("1.1", "Mål?")),)))
    assert chart.isHidden()
    page.resize(1282, 1000)
    assert not chart.isHidden()
    _link(page, "Dölj diagrammet").click()
    assert chart.isHidden()
    page.resize(1282, 700)
    _link(page, "Visa diagrammet").click()
    assert not chart.isHidden()
    page.forget_case()
    assert chart.isHidden()


def _link(page: QWidget, words: str) -> QPushButton | None:
    QApplication.processEvents()
    buttons = page.findChildren(QPushButton)
    return next((each for each in buttons if words in each.text() and each.isVisible()), None)


def _shown(qtbot: QtBot, widget):
    qtbot.addWidget(widget)
    widget.resize(400, 200)
    widget.show()
    return widget


def _rows_of(rows):
    model = ComparisonModel()
    model.show_comparison(comparison(rows))
    return model.all_rows(), model.names


def _words(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if not each.isHidden()]
