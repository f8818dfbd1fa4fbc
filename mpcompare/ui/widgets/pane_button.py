"""A flat button that shows and hides a pane."""

from PySide6.QtWidgets import QPushButton


def pane_button(words: str, tip: str) -> QPushButton:
    """Make one; it is checked while its pane is in sight."""
    button = QPushButton(words)
    button.setCheckable(True)
    button.setProperty("flat", True)
    button.setToolTip(tip)
    return button
