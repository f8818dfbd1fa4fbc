"""Dialogs where text has twice its size: no larger than the screen, all of them in reach."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.corrections.correction_dialog import CorrectionDialog
from mpcompare.ui.widgets.dialog import Dialog
from tests.ui.compare_steps import DENVER


def test_a_form_with_more_than_the_screen_has_room_for_is_scrolled(make_window, qtbot):
    window = make_window(State(welcomed=True, library=comparing(DENVER), text_size=200), (640, 480))
    dialog = CorrectionDialog(window.session, DENVER, "concentration", window)
    dialog.show()
    qtbot.waitUntil(dialog.note.isVisible)
    free = dialog.screen().availableGeometry()
    assert dialog.height() <= free.height()
    assert dialog.width() <= free.width()
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    assert buttons
    for button in buttons:
        assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint()), button.size()))
    area = dialog.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    dialog.publisher.setFocus()
    for field in (dialog.url, dialog.as_of, dialog.note):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is field
        words = field.mapTo(area.viewport(), field.rect().center())
        assert area.viewport().rect().contains(words), "Tab brings it into sight"
    dialog.close()


def test_an_open_dialog_grows_with_its_text(session, qtbot):
    dialog = Dialog(session, "Made-up", None)
    qtbot.addWidget(dialog)
    label = dialog.add_label("Words that are made up. " * 30)
    dialog.add_close()
    dialog.resize(420, 200)
    dialog.show()
    qtbot.waitExposed(dialog)
    session.apply(changes.use_text_size(session.state, 200))
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert dialog.height() <= dialog.screen().availableGeometry().height()
