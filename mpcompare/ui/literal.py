"""Words from outside, so that Qt shows each of their signs.

Qt takes "&" in buttons, menus and tabs for a shortcut, and what begins like HTML in labels and
tooltips for HTML. Words of the user's, of the catalog and of files go through here.
"""

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel


def button_text(words: str) -> str:
    """Return words for a button, a menu, a tab, or a label that has a buddy.

    >>> button_text("R&B")
    'R&&B'
    """
    return words.replace("&", "&&").replace("\t", " ")  # behind a tab, menus expect a shortcut


def tooltip(words: str) -> str:
    """Return words for a tooltip; as they are, unless Qt would read HTML in them.

    >>> tooltip("R&B"), tooltip("<b>bold</b>")
    ('R&B', '<span>&lt;b&gt;bold&lt;/b&gt;</span>')
    """
    if not Qt.mightBeRichText(words):
        return words
    return f"<span>{escaped(words).replace(chr(10), '<br>')}</span>"


def escaped(words: str) -> str:
    """Return words for a place among HTML. The standard library's `html` costs each start 2 ms.

    >>> escaped("<R&B>")
    '&lt;R&amp;B&gt;'
    """
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain_label(words: str = "") -> QLabel:
    """Make a label that shows its words as they are, whatever is put there later."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
