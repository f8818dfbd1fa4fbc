"""A panel of the side pane: paragraphs and forms from the top down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from mpcompare.ui.pages.cost.cost_line import wrapping
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY, Role


class SidePanel(QWidget):
    """An empty panel; whatever is added stands below what is there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        self.body.setSpacing(SMALL)

    def paragraph(self, text: str = "", role: Role = "text", *, muted: bool = False) -> QLabel:
        """Make a paragraph that wraps, whose text can be selected; the caller adds it."""
        label = wrapping(text, role)
        label.setProperty("muted", muted)
        return label

    def form(self) -> QFormLayout:
        """Add a form, whose fields stand below each other."""
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(MEDIUM)
        form.setVerticalSpacing(TINY)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(form)
        return form
