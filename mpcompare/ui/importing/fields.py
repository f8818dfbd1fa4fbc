"""The fields of a file that is imported, each with a list to say what it is."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mpcompare.app.importing.matching import Target
from mpcompare.ui.importing.import_tables import CHOICE, NOT_IMPORTED, FieldsModel
from mpcompare.ui.model_index import Index
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL, TINY, Theme, set_role
from mpcompare.ui.widgets.row_keys import go_by_rows

_KEY = Qt.ItemDataRole.UserRole
_INSIDE = (TINY, 1, -TINY, -1)
"""From a row's rectangle to that of its list."""


def set_up_table(table: QTableView, session: Session, name: str) -> None:
    """Set the look that all tables of dialogs have."""
    table.setObjectName("ImportTable")
    table.setAccessibleName(name)
    header = table.horizontalHeader()
    set_role(header, "small-strong")
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    line = QFontMetrics(session.theme.font()).height()
    table.verticalHeader().setDefaultSectionSize(line + 2 * SMALL)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    go_by_rows(table)


def _choices(targets: tuple[Target, ...], theme: Theme) -> QStandardItemModel:
    """List what a field can be, under the names of the cards' sections."""
    model = QStandardItemModel()
    nothing = QStandardItem(NOT_IMPORTED)
    nothing.setData("", _KEY)
    model.appendRow(nothing)
    section = None
    for target in targets:
        if target.section != section:
            section = target.section
            heading = QStandardItem(section or "Besides")
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(theme.font("small", bold=True))
            model.appendRow(heading)
        item = QStandardItem(target.label)
        item.setData(target.key, _KEY)
        model.appendRow(item)
    return model


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints a closed list in each row; the one that is opened is a real one."""

    def __init__(self, view: QTableView, choices: QStandardItemModel, theme: Theme) -> None:
        super().__init__(view)
        self._choices, self._theme = choices, theme
        self._look = QComboBox(view)  # not shown: for the style sheet, it is what is painted
        self._look.hide()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, _bare(option), self._choices.invisibleRootItem().index())
        style = self._look.style()
        box = QStyleOptionComboBox()
        box.initFrom(self._look)
        box.state = QStyle.StateFlag.State_Enabled
        if option.state & QStyle.StateFlag.State_HasFocus:
            box.state |= QStyle.StateFlag.State_HasFocus
        box.rect = option.rect.adjusted(*_INSIDE)
        box.currentText = index.data()
        box.subControls = QStyle.SubControl.SC_All
        painter.save()
        painter.setFont(self._theme.font())
        style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, box, painter, self._look)
        style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, box, painter, self._look)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        box = QComboBox(parent)
        box.setModel(self._choices)
        box.setMaxVisibleItems(16)
        name = index.siblingAtColumn(0).data() if isinstance(index, QModelIndex) else ""
        box.setAccessibleName(f"{name} is imported as")
        box.activated.connect(lambda: (self.commitData.emit(box), self.closeEditor.emit(box)))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        del index
        editor.setGeometry(option.rect.adjusted(*_INSIDE))


def _bare(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    """Return the row's background without any words."""
    bare = QStyleOptionViewItem(option)
    bare.text = ""
    return bare


class FieldsView(QTableView):
    """Says in each row what a field is; a click, Enter or F2 opens the list."""

    def __init__(self, session: Session, model: FieldsModel, targets: tuple[Target, ...]) -> None:
        super().__init__()
        self.setModel(model)
        set_up_table(self, session, "The file's columns and what each is")
        choices = _choices(targets, session.theme)
        self._delegate = _ChoiceDelegate(self, choices, session.theme)
        self.setItemDelegateForColumn(CHOICE, self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._open)
        header = self.horizontalHeader()
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _open(self, index: QModelIndex) -> None:
        if index.column() == CHOICE and self.state() != QAbstractItemView.State.EditingState:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self._open(self.currentIndex().siblingAtColumn(CHOICE))
            return
        super().keyPressEvent(event)
