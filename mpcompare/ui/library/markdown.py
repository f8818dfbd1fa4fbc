"""The user's Markdown as rich text in the theme's colours."""

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from mpcompare.model.library.note import calm
from mpcompare.ui.theme import Theme

_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
"""What is within < and > is the user's words, as "Prof. <name>", and no HTML."""


def markdown_html(markdown: str, theme: Theme) -> str:
    """Return HTML whose headings are as large as the words around them, and links in the accent.

    Qt reads links in a blue of its own, whatever the palette says.
    """
    document = QTextDocument()
    document.setDefaultFont(theme.font())
    document.setMarkdown(calm(markdown), _FEATURES)
    accent = QTextCharFormat()
    accent.setForeground(theme.color("accent"))
    for start, end in _links(document):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(accent)
    return document.toHtml()


def _links(document: QTextDocument) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            fragment = parts.fragment()
            if fragment.charFormat().isAnchor():
                found.append((fragment.position(), fragment.position() + fragment.length()))
            parts += 1
        block = block.next()
    return found
