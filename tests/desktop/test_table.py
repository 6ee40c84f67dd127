"""The table view of a chart: the chart's own words and numbers, sorted, selected with the plot, copied whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from tests.desktop.conftest import MakeWindow, settle

from byfacts.desktop.table import CELL, TableView
from byfacts.desktop.topic_page import TopicPage
from byfacts.desktop.window import MainWindow
from byfacts.topics import topics


def table_of(window: MainWindow) -> TableView:
    page = window.body.page
    assert isinstance(page, TopicPage)
    assert page.panel is not None
    assert page.panel.table is not None
    return page.panel.table


def shown(table: TableView) -> list[list[str]]:
    model = table.model()
    return [[str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())]


@pytest.mark.parametrize("topic", [topic.id for topic in topics() if topic.tab and topic.id != "recommendations"])
def test_the_table_equals_the_chart(make_window: MakeWindow, topic: str) -> None:
    window = make_window(tab=topic)
    window.show_view("table")
    for chart in window.sheet().charts:
        window.body.choose(chart.id)
        settle()
        assert shown(table_of(window)) == [[cell.text for cell in row] for row in chart.table.rows], chart.id


def test_numbers_sort_by_their_value(make_window: MakeWindow) -> None:
    window = make_window(chart="first-permits")
    window.show_view("table")
    table = table_of(window)
    place = next(n for n, numeric in enumerate(table.table.numeric) if numeric)
    table.sortByColumn(place, Qt.SortOrder.AscendingOrder)
    values = {cell.text: cell.value for row in table.table.rows for cell in row[place : place + 1]}
    numbers = [values[row[place]] for row in shown(table)]
    known = [number for number in numbers if number is not None]
    assert known == sorted(known)
    assert len(known) > 3


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
@pytest.mark.parametrize("topic", [topic.id for topic in topics() if topic.tab and topic.id != "recommendations"])
def test_what_has_no_number_and_the_total_stay_last_either_way(
    make_window: MakeWindow, topic: str, order: Qt.SortOrder
) -> None:
    window = make_window(tab=topic)
    window.show_view("table")
    sorted_columns = 0
    for chart in window.sheet().charts:
        window.body.choose(chart.id)
        settle()
        table = table_of(window)
        model = table.model()
        for place in (n for n, numeric in enumerate(chart.table.numeric) if numeric):
            table.sortByColumn(place, order)
            cells = [model.index(row, place).data(CELL) for row in range(model.rowCount())]
            if chart.table.total:
                assert cells.pop() == chart.table.rows[-1][place], chart.id
            known = [cell.value for cell in cells if cell.value is not None]
            assert known == sorted(known, reverse=order is Qt.SortOrder.DescendingOrder), chart.id
            assert all(cell.value is None for cell in cells[len(known) :]), chart.id
            sorted_columns += 1
    assert sorted_columns > 3


def test_a_copy_of_a_selection_has_its_rows_as_sorted_with_heading_unit_and_source(make_window: MakeWindow) -> None:
    window = make_window(chart="first-permits")
    window.show_view("table")
    table = table_of(window)
    table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    chosen = [table.model().index(row, 0) for row in (1, 3)]
    for index in chosen:
        table.selectionModel().select(
            index, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        )
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[:2] == [table.chart.title, table.chart.subtitle]
    assert lines[2] == "\t".join(table.table.head)
    assert lines[3:-1] == ["\t".join(shown(table)[row]) for row in (1, 3)]
    assert "Eurostat" in lines[-1]


def test_plot_and_table_share_one_selection(make_window: MakeWindow) -> None:
    window = make_window(chart="first-permits")
    window.show_view("both")
    settle()
    table, page = table_of(window), window.body.page
    assert isinstance(page, TopicPage)
    assert page.panel is not None
    plot = page.panel.plot
    assert plot is not None
    assert plot.figure is not None
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert table.key(table.currentIndex().row()) == plot.figure.spots[0].key
    table.selectRow(4)
    assert plot.figure.spots[plot.current].key == table.key(4)


def test_a_copy_carries_heading_unit_and_source(make_window: MakeWindow) -> None:
    window = make_window(chart="first-permits")
    window.copy()
    text = QGuiApplication.clipboard().text()
    chart = window.sheet().chart("first-permits")
    lines = text.split("\n")
    assert lines[:3] == [chart.title, chart.subtitle, "\t".join(chart.table.head)]
    assert lines[3:-1] == ["\t".join(cell.text for cell in row) for row in chart.table.rows]
    assert "Eurostat" in lines[-1]
