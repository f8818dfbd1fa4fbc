"""A chart with all that can be done with it: read it out, see its table, copy it, save it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QHideEvent, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.exporting.chart import SUFFIXES, chart_csv, write_chart
from mpcompare.model.errors import FileError
from mpcompare.model.figure import Figure
from mpcompare.ui.clipboard import table_mime
from mpcompare.ui.documents_folder import documents_folder
from mpcompare.ui.kept_layout import keep_switch
from mpcompare.ui.literal import plain_label
from mpcompare.ui.open_address import open_written
from mpcompare.ui.plot.chart_stage import ChartStage
from mpcompare.ui.plot.chart_view import ChartView
from mpcompare.ui.plot.figure_model import FigureTableModel
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import LARGE, SMALL, set_role
from mpcompare.ui.widgets.linked_label import make_selectable

WIDEST_COLUMN = 168
"""Pixels of a column at 100 %: longer words are cut, so that the figures stay in sight."""
READOUT_LINES = 4
PICTURE_WIDTH, PICTURE_SCALE = 860, 2
"""Pixels at 100 % of a picture, and how many real ones each has where nobody chooses."""
SCALES = {f"Picture, {scale}x": scale for scale in (2, 1, 3)}
"""What a picture can be saved as: how many real pixels each has, the usual first."""
HINT = "Point at the chart, or go through it with the arrow keys, to read its figures here."


class ChartBox(QWidget):
    """A chart or its table, a strip that reads figures out, and a menu."""

    def __init__(self, session: Session, stage: ChartStage, name: str) -> None:
        super().__init__()
        self._session, self._stage = session, stage
        self.view = ChartView(session, stage)
        self.table = QTableView()
        self.readout = plain_label(HINT)
        self.as_table = QPushButton("Table")
        self.menu_button = QPushButton("Chart …")
        self._stack = QStackedWidget()
        self._table_of: Figure | None = None
        self._build()
        self.view.read_out.connect(self._say)
        self.as_table.toggled.connect(self.show_table)
        keep_switch(session, self.as_table, f"{name}.table")

    def _build(self) -> None:
        set_role(self.table.horizontalHeader(), "small-strong")
        set_role(self.readout, "small")
        self._show_lines(1)
        self.as_table.setCheckable(True)
        tip = "Show the chart's figures as a table"
        self._session.shortcuts.keep_tip(self.as_table, tip, "pay-table")
        self.menu_button.setToolTip("Copy or save this chart")
        self.menu_button.setAccessibleName("Copy or save this chart")
        menu = QMenu(self)
        menu.addAction("Copy &figures", self.copy_figures)
        menu.addAction("Copy as &image", self.copy_image)
        menu.addSeparator()
        menu.addAction("&Save…", self.save)
        self.menu_button.setMenu(menu)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.readout.setWordWrap(True)
        self.readout.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        make_selectable(self.readout)
        self.readout.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        self._apply_theme_to_table()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.readout)

    def _apply_theme_to_table(self) -> None:
        self.table.setObjectName("Figures")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _show_lines(self, lines: int) -> None:
        """Give the strip the height of some lines; the chart has the rest."""
        line = QFontMetrics(self._session.theme.font("small")).lineSpacing()
        self.readout.setFixedHeight(lines * line + 2 * SMALL)
        if (layout := self.layout()) is not None:
            layout.activate()  # at once: the chart brings what is read out into sight after this

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._show_lines(1)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The box's own buttons, for the bar above it."""
        return (self.as_table, self.menu_button)

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self.view.figure

    def show_figure(self, figure: Figure) -> None:
        """Show another figure, as a chart or as a table as before."""
        self.view.show_figure(figure)
        if self.as_table.isChecked() and self._table_of is not figure:
            self._fill_table()

    def show_table(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show the table, or the chart again; the focus goes with it."""
        self.as_table.setChecked(on)
        had_focus = self.view.hasFocus() or self.table.hasFocus()
        if on:
            self._fill_table()
        self.readout.setVisible(not on)
        self._stack.setCurrentWidget(self.table if on else self.view)
        if had_focus:
            self.focus()

    def focus(self) -> None:
        """Take the focus to the chart or its table."""
        shown = self.table if self.as_table.isChecked() else self.view
        shown.setFocus()

    def _fill_table(self) -> None:
        figure = self.view.figure
        if figure is None:
            return
        self._table_of = figure
        before = self.table.model()
        self.table.setModel(FigureTableModel(figure.table))
        if before is not None:
            before.deleteLater()
        self.table.setAccessibleName(f"Figures: {figure.title}")
        self.table.resizeColumnsToContents()
        widest = self._session.theme.length(WIDEST_COLUMN)
        for column in range(len(figure.table.header)):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column) + 12, widest))

    def _say(self, readout: str) -> None:
        """Show the readout in a few lines: what and where first, then the figures in a row.

        The strip has room for them from the first one on, until the page is left: what is below
        the chart is seen before, and nothing moves from one mark to the next.
        """
        if readout:
            self._show_lines(READOUT_LINES)
        head, *figures = readout.split("\n") if readout else (HINT,)
        self.readout.setText(f"{head}\n{'  ·  '.join(figures)}" if figures else head)

    # Copying and saving

    def copy_figures(self) -> None:
        """Copy the selected cells of the table, or the whole table, as text and HTML."""
        figure = self.view.figure
        if figure is None:
            return
        rows = [figure.table.header, *figure.table.rows]
        chosen = self.table.selectedIndexes() if self.as_table.isChecked() else []
        if chosen:
            columns = sorted({index.column() for index in chosen})
            lines = [0, *sorted({index.row() + 1 for index in chosen})]
            rows = [tuple(rows[line][column] for column in columns) for line in lines]
        QGuiApplication.clipboard().setMimeData(table_mime(rows))

    def copy_image(self) -> None:
        """Copy the chart as a picture with its title, notes and source."""
        picture = self._picture(PICTURE_SCALE)
        if picture is not None:
            QGuiApplication.clipboard().setImage(picture)

    def _picture(self, scale: int) -> QImage | None:
        """Draw the chart in the light colours, as documents want it."""
        theme = self._session.themes.light
        figure = self.view.figure
        if figure is None:
            return None
        return self._stage.image(figure, theme, PICTURE_WIDTH, scale)

    def save(self) -> None:
        """Ask where, and save the chart as a picture, a drawing or its figures."""
        figure = self.view.figure
        if figure is None:
            return
        name = "".join(c for c in figure.title if c.isalnum() or c in " ,-()")
        others = [(words, suffix) for suffix, words in SUFFIXES.items() if suffix != ".png"]
        named = [*((words, ".png") for words in SCALES), *others]
        kinds = [f"{words} (*{suffix})" for words, suffix in named]
        path, kind = QFileDialog.getSaveFileName(
            self, "Save this chart", str(documents_folder() / f"{name}.png"), ";;".join(kinds)
        )
        if path:
            suffix = next((s for s in SUFFIXES if f"*{s})" in kind), ".png")
            chosen = Path(path)
            scale = next((s for words, s in SCALES.items() if kind.startswith(words)), None)
            saved = chosen if chosen.suffix in SUFFIXES else chosen.with_suffix(suffix)
            self.save_to(saved, scale or PICTURE_SCALE)

    def save_to(self, path: Path, scale: int = PICTURE_SCALE) -> None:
        """Save the chart in the format that the path's suffix names, and say how that went."""
        content = self._content(path.suffix, scale)
        if content is None:
            self._session.notify(Notice("The chart is still being drawn. Try again in a moment."))
            return
        try:
            write_chart(path, content)
        except FileError as error:
            self._session.notify(Notice(str(error), is_problem=True))
            return
        self._session.notify(Notice(f"Saved to {path}", "Open", lambda: open_written(path)))

    def _content(self, suffix: str, scale: int) -> bytes | None:
        figure = self.view.figure
        if figure is None:
            return None
        if suffix == ".csv":
            return chart_csv(figure)
        if suffix == ".svg":
            drawn = self._stage.svg(figure, self._session.themes.light, PICTURE_WIDTH)
            return drawn.encode() if drawn is not None else None
        picture = self._picture(scale)
        return _png(picture) if picture is not None else None

    def _open_menu(self, position: QPoint) -> None:
        menu = self.menu_button.menu()
        if menu is not None:
            menu.popup(self.view.mapToGlobal(position))


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())
