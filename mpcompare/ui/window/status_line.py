"""The line at the bottom: which catalog is open, and what each action would do."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from mpcompare.app.state.state import Part
from mpcompare.model.locale_format import whole
from mpcompare.ui.literal import tooltip
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL, set_role
from mpcompare.ui.widgets.elided_label import ElidedLabel


class StatusLine(QFrame):
    """Shows which catalog the figures on the screen come from."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("StatusBar")
        self._session = session
        self._catalog = ElidedLabel()
        self._place = QLabel()
        for label in (self._catalog, self._place):
            set_role(label, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL // 2, LARGE, SMALL // 2)
        row.addWidget(self._catalog, 1)
        row.addWidget(self._place)
        session.changed.connect(self._refresh)
        self._refresh(frozenset(Part))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._catalog.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the second sentence out where the first would be cut for it."""
        both = self._catalog.sizeHint().width() + self._place.sizeHint().width()
        self._place.setVisible(both + 4 * LARGE <= self.width())

    def _refresh(self, parts: frozenset[Part]) -> None:
        if Part.CATALOG not in parts:
            return
        workspace = self._session.workspace
        info, own = workspace.info, workspace.count - workspace.info.programs
        yours = f" and {whole(own)} of yours" if own else ""
        self._catalog.setText(
            f"Catalog {info.version} · {whole(info.programs)} programs{yours} · "
            f"{info.countries} countries · every fact sourced"
        )
        self._catalog.setToolTip(tooltip(str(info.path)))
        self._place.setText("Works offline · nothing leaves this computer")
        self._fit()
