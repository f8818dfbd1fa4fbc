"""One line of a program's working: its name and sum, how it comes about, and who says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from mpcompare.model.fact import Source
from mpcompare.model.money import year_words
from mpcompare.ui.literal import button_text, tooltip
from mpcompare.ui.open_address import open_page
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, TINY, Role, set_role
from mpcompare.ui.widgets.elided_button import ElidedButton
from mpcompare.ui.widgets.linked_label import make_selectable


class CostLine(QFrame):
    """Holds what is added to it from the top down; it can be marked as what was clicked."""

    def __init__(
        self, session: Session, name: str, sum_words: str, *, is_total: bool = False
    ) -> None:
        """Make a line with a name at the left and a sum at the right; "" for none of them."""
        super().__init__()
        self._session = session
        self.setObjectName("CostLine")
        self.setProperty("total", is_total)
        self.setAccessibleName(": ".join(filter(None, (name, sum_words))))
        self.links: list[QPushButton] = []
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        self.body.setSpacing(TINY)
        self.name, self.sum = wrapping(name, "strong"), wrapping(sum_words, "strong")
        self.sum.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        if name or sum_words:
            head = QHBoxLayout()
            head.setSpacing(MEDIUM)
            head.addWidget(self.name, 1)
            head.addWidget(self.sum, 1)
            self.body.addLayout(head)

    @property
    def is_marked(self) -> bool:
        """Whether it stands out as what was clicked in the picture."""
        return bool(self.property("marked"))

    def mark(self, on: bool) -> None:  # noqa: FBT001 - a property's value
        """Let it stand out, or not any more."""
        if on != self.is_marked:
            self.setProperty("marked", on)
            self.style().unpolish(self)
            self.style().polish(self)

    def say(self, text: str, role: Role = "small", *, muted: bool = False) -> None:
        """Add a paragraph; nothing for no words."""
        if text:
            label = wrapping(text, role)
            label.setProperty("muted", muted)
            self.body.addWidget(label)

    def warn(self, text: str) -> None:
        """Add what must not be overlooked."""
        label = wrapping(text, "small")
        label.setProperty("caution", True)
        self.body.addWidget(label)

    def add_source(self, source: Source, academic_year: str) -> None:
        """Add who states it and for when, as a link."""
        year = year_words(academic_year)
        dated = ", dated" if source.is_dated(self._session.today.year) else ""
        when = "" if source.publisher.endswith(year) else f", {year}"
        self.add_link(f"Source: {source.publisher}{when}{dated}", source.url)

    def add_link(self, text: str, url: str) -> None:
        """Add a link to a page, unless the same one stands above."""
        if any(
            link.toolTip() == tooltip(url) and link.text() == button_text(text)
            for link in self.links
        ):
            return
        button = self.add_button(text)
        button.setToolTip(tooltip(url))
        button.setEnabled(bool(url))
        button.clicked.connect(lambda: open_page(self._session, url))

    def add_button(self, text: str) -> QPushButton:
        """Add a button that looks like a link."""
        button = ElidedButton(button_text(text))
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.setProperty("link", True)
        set_role(button, "small")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout()
        row.setContentsMargins(-TINY, 0, 0, 0)  # its words in line with those above
        row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.links.append(button)
        return button


def wrapping(text: str, role: Role) -> QLabel:
    """Make a label that wraps, whose words can be selected."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)  # a very long word would push the sums out of sight
    make_selectable(label)
    set_role(label, role)
    return label
