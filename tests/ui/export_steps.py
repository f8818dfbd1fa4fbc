"""Steps in the export dialog that several tests go."""

from PySide6.QtCore import QPoint, Qt

LEFT = Qt.MouseButton.LeftButton


def click(qtbot, box):
    """Click a box or button where its mark is, scrolled to where that is needed."""
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))


def tick_only(qtbot, dialog, *labels):
    """Tick formats by their labels, and no others, as one does with the mouse."""
    boxes = {box.text(): box for box in dialog.format_buttons.buttons()}
    assert set(labels) <= set(boxes)
    for label, box in boxes.items():
        if box.isChecked() != (label in labels):
            click(qtbot, box)
    assert [chosen.label for chosen in dialog.chosen] == [b for b in boxes if b in labels]
