"""Write the comparison to a file: which format, which paper, where to."""

import importlib
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.exporting import write as exporting
from mpcompare.model.errors import ReaderError
from mpcompare.model.figure import Figure
from mpcompare.ui.open_address import open_written
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import LARGE, SMALL, Themes, set_role
from mpcompare.ui.widgets.dialog import Dialog

INDENT = 28


class _Drawer(QObject):
    """Draws figures on the interface thread for a file that is written on another one."""

    _asked = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._themes = session.themes
        self._draw_svg: exporting.Draw | None = None
        self._asked.connect(self._draw, Qt.ConnectionType.BlockingQueuedConnection)

    def draw(self, figure: Figure) -> str:
        """Return a figure as SVG; called from the writing thread, which waits."""
        drawn: list[str] = []
        self._asked.emit(figure, drawn)
        return drawn[0]

    def _draw(self, figure: Figure, drawn: list[str]) -> None:
        if self._draw_svg is None:
            self._draw_svg = _svg_drawing(self._themes)
        drawn.append(self._draw_svg(figure))


def _svg_drawing(themes: Themes) -> exporting.Draw:
    # These modules import pyqtgraph: only a file with charts needs it.
    drawing = importlib.import_module("mpcompare.ui.exporting.svg")
    renderer = importlib.import_module("mpcompare.ui.plot.renderer").ChartRenderer()
    return drawing.svg_drawing(renderer, themes)


class ExportDialog(Dialog):
    """Choose a format and its options; the file's name is asked last."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Export the comparison", parent)
        self.setMinimumWidth(480)
        self._formats = exporting.formats()
        count = len(session.workspace.known(session.state.compared))
        self.add_label(
            f"{count} program{'' if count == 1 else 's'}, with the rows chosen on the cards.",
            muted=True,
        )
        self.format_buttons = QButtonGroup(self)
        for index, chosen in enumerate(self._formats):
            self._add_format(index, chosen.label, chosen.description)
        self._options = QHBoxLayout()
        self._options.setSpacing(LARGE)
        self._papers = self._add_pair("paper", ("A4", "a4"), ("Letter", "letter"))
        self._options.addSpacing(LARGE)
        self._orientations = self._add_pair(
            "orientation", ("Portrait", "portrait"), ("Landscape", "landscape")
        )
        self._options.addStretch(1)
        self.body.addSpacing(SMALL)
        self.body.addLayout(self._options)
        self.differences = QCheckBox("Only rows that differ")
        self.differences.setChecked(session.state.differences_only)
        self.body.addWidget(self.differences)
        self.yours = QCheckBox("Include my notes and tags")
        self.yours.setToolTip("Whoever gets the file can read what you wrote")
        self.yours.setVisible(exporting.has_yours(session.state))
        self.body.addWidget(self.yours)
        self.body.addStretch(1)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        save = self.add_button("Save as…", primary=True)
        save.clicked.connect(self._ask_where)
        self.format_buttons.idToggled.connect(self._offer_options)
        self.format_buttons.button(0).setChecked(True)
        self.format_buttons.button(0).setFocus()
        self._orientations.buttons()[1 if count > 3 else 0].setChecked(True)

    def _add_format(self, index: int, label: str, description: str) -> None:
        button = QRadioButton(label)
        set_role(button, "strong")
        button.setAccessibleDescription(description)
        self.format_buttons.addButton(button, index)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(button)
        self.body.addLayout(column)
        text = self.add_label(description, muted=True, role="small")
        self.body.removeWidget(text)
        text.setContentsMargins(INDENT, 0, 0, 0)
        column.addWidget(text)

    def _add_pair(self, option: str, *choices: tuple[str, str]) -> QButtonGroup:
        group = QButtonGroup(self)
        group.setObjectName(option)
        for label, value in choices:
            button = QRadioButton(label)
            button.setProperty("value", value)
            group.addButton(button)
            self._options.addWidget(button)
        group.buttons()[0].setChecked(True)
        return group

    def _offer_options(self) -> None:
        chosen = self._formats[self.format_buttons.checkedId()]
        for group in (self._papers, self._orientations):
            for button in group.buttons():
                button.setEnabled(group.objectName() in chosen.options)
        self.differences.setEnabled("differences_only" in chosen.options)
        self.yours.setEnabled("yours" in chosen.options)

    def choices(self) -> exporting.Choices:
        """Return what is chosen."""
        return exporting.Choices(
            format=self._formats[self.format_buttons.checkedId()].name,
            paper=_chosen(self._papers),
            orientation=_chosen(self._orientations),
            differences_only=self.differences.isChecked(),
            yours=self.session.state.library if self.yours.isChecked() else None,
            pay=self.session.state.pay,
        )

    def _ask_where(self) -> None:
        chosen = self._formats[self.format_buttons.checkedId()]
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Export the comparison",
            str(Path(folder) / f"Comparison {self.session.today}{chosen.suffix}"),
            f"{chosen.label} (*{chosen.suffix})",
        )
        path = _named_after(chosen.suffix, name)
        # the file dialog has asked about the name as typed, and not about a longer one
        if name and (str(path) == name or not path.exists() or self._may_replace(path)):
            self.write_to(path)

    def _may_replace(self, path: Path) -> bool:
        buttons = QMessageBox.StandardButton
        words = f"{path.name} already exists.\nDo you want to replace it?"
        asked = QMessageBox.question(
            self, "Export the comparison", words, buttons.Yes | buttons.No, buttons.No
        )
        return asked == buttons.Yes

    def write_to(self, path: Path) -> None:
        """Write the file away from the interface thread, and say how that went."""
        session, choices, drawer = self.session, self.choices(), _Drawer(self.session)
        comparison, workspace, today = session.comparison(), session.workspace, session.today

        def write(_: object) -> None:
            exporting.write(workspace, comparison, path, choices, drawer.draw, today)

        def done(_: None) -> None:
            open_file = Notice(f"Exported to {path}", "Open", lambda: open_written(path))
            session.notify(open_file)

        def failed(error: Exception) -> None:
            if not isinstance(error, ReaderError):
                raise error
            session.notify(Notice(str(error), is_problem=True))

        session.tasks.run(write, done, failed)
        self.accept()


def _named_after(suffix: str, name: str) -> Path:
    """Return a path with the format's suffix: "mine.csv" with a PDF in it is "mine.csv.pdf"."""
    path = Path(name)
    if not name or path.suffix.lower() == suffix:
        return path
    return path.with_name(path.name + suffix)


def _chosen(group: QButtonGroup) -> Any:
    button = group.checkedButton()
    return button.property("value") if button is not None else None
