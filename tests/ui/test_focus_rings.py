"""What shows where the keyboard is: a ring in the colour of the focus, not the style's shade."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QRadioButton

from mpcompare.app.state.state import State
from mpcompare.ui.widgets.dialog import Dialog


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_box_that_is_ticked_shows_a_ring_round_its_words(make_window, qtbot, kind, scheme):
    window = make_window(State(welcomed=True, scheme=scheme))
    dialog = Dialog(window.session, "Made-up", window)
    field, box = QCheckBox("Before"), kind("Ticked")
    box.setChecked(True)
    dialog.body.addWidget(field)
    dialog.body.addWidget(box)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: box.isVisible() and dialog.isActiveWindow())
    ring = window.session.theme.color("focus").rgb()

    def ringed():
        """Say whether there is the colour of the focus beside the box, which has it anyway."""
        image = box.grab().toImage()
        beside = range(box.height() + 8, image.width())
        return any(image.pixel(x, y) == ring for x in beside for y in range(image.height()))

    assert not ringed()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(box.hasFocus)
    assert ringed()
    dialog.reject()
