"""Write the comparison to a file: which format, which paper, where to."""

import importlib
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QMessageBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.exporting import write as exporting
from mpcompare.app.exporting.options import Format, all_offered, offered, options_of, remembered
from mpcompare.app.state.export_choice import ExportChoice
from mpcompare.model.errors import ReaderError
from mpcompare.model.figure import Figure
from mpcompare.model.library.library import UNNAMED
from mpcompare.ui.documents_folder import documents_folder, file_name
from mpcompare.ui.exporting.option_fields import OptionFields
from mpcompare.ui.open_address import open_written
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import SMALL, Themes, set_role
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
    # The module imports pyqtgraph: only a file with charts needs it.
    return importlib.import_module("mpcompare.ui.exporting.svg").svg_drawing(themes)


class ExportDialog(Dialog):
    """Choose a format and its options; the file's name is asked last."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Export the comparison", parent)
        self.setMinimumWidth(540)
        self._formats = exporting.formats()
        count = len(session.workspace.known(session.state.compared))
        self.add_label(
            f"{count} program{'' if count == 1 else 's'}, with the rows chosen on the cards.",
            muted=True,
        )
        self.format_buttons = QButtonGroup(self)
        for index, chosen in enumerate(self._formats):
            self._add_format(index, chosen.label, chosen.description)
        self.options = OptionFields(
            all_offered(self._formats), exporting.private_options(session.state)
        )
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.options)
        self.body.addStretch(1)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        save = self.add_button("Save as…", primary=True)
        save.clicked.connect(self._ask_where)
        self.format_buttons.idToggled.connect(self._offer_options)
        self._begin()

    def _begin(self) -> None:
        """Choose what was chosen last; the shortlist has the title, and the page what differs."""
        state = self.session.state
        for name, value in state.export.options.items():
            self.options.set_value(name, value)
        name = state.library.shortlist.name
        self.options.set_value("title", "" if name == UNNAMED else name)
        self.options.set_value("differences_only", state.differences_only)
        names = [chosen.name for chosen in self._formats]
        last = names.index(state.export.format) if state.export.format in names else 0
        self.format_buttons.button(last).setChecked(True)
        self.format_buttons.button(last).setFocus()

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

    @property
    def _chosen(self) -> Format:
        return self._formats[self.format_buttons.checkedId()]

    def _offer_options(self) -> None:
        self.options.offer(offered(self._chosen))

    def choices(self) -> exporting.Choices:
        """Return what is chosen."""
        state = self.session.state
        return exporting.Choices(
            format=self._chosen.name,
            options=options_of(self.options.values()),
            rows=state.library.shortlist.columns,
            library=state.library,
            pay=state.pay,
            cost=state.cost,
        )

    def proposed(self) -> Path:
        """Return the file that is proposed: in the last folder, named after the shortlist."""
        title = self.choices().options.title or self.session.state.library.shortlist.name
        folder = documents_folder(self.session.state.export.folder)
        return folder / f"{file_name(title, 'Comparison')}{self._chosen.suffix}"

    def _ask_where(self) -> None:
        chosen = self._chosen
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Export the comparison",
            str(self.proposed()),
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
        last = ExportChoice(choices.format, remembered(self.options.values()), str(path.parent))
        session.apply(replace(session.state, export=last))
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
