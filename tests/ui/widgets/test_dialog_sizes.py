"""Dialogs where text has twice its size: no larger than the screen, all of them in reach."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import comparing
from mpcompare.ui.corrections.correction_dialog import CorrectionDialog
from mpcompare.ui.dialogs import DIALOGS
from mpcompare.ui.widgets.dialog import Dialog
from tests.ui.compare_steps import DENVER, LOWELL
from tests.ui.cut_words import cut
from tests.ui.test_dialogs import CHECKLIST, GIVEN, MADE_UP, TEXT

LIBRARY = replace(
    comparing(LOWELL, DENVER), own={MADE_UP: OwnProgram(TEXT)}, applications=CHECKLIST
)


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("name", DIALOGS)
def test_no_dialog_is_cut_or_wider_than_its_window(make_window, qtbot, name, text_size):
    window = make_window(State(welcomed=True, library=LIBRARY, text_size=text_size), (1280, 800))
    dialog = DIALOGS[name].build(window.session, window, *GIVEN.get(name, ()))
    assert isinstance(dialog, QDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    qtbot.waitExposed(dialog)
    areas = dialog.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: cut(dialog) == [])
    qtbot.waitUntil(lambda: all(one.horizontalScrollBar().maximum() == 0 for one in areas))
    assert dialog.width() <= window.width()
    assert dialog.height() <= window.height()
    dialog.hide()
    dialog.deleteLater()


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
