"""A figure on a page, painted with the cards' charts: pointer and keys read every row out."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mpcompare.model.figure import Figure
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.card_charts import CardCharts
from mpcompare.ui.widgets.typeface import Typeface


class CostChart(QWidget):
    """As high as its figure in its width. Up and Down go through the rows, Home and End too."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._figure: Figure | None = None
        self._charts = CardCharts(session, Typeface(session.theme))
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        session.themed.connect(self._dress)

    @property
    def readout(self) -> str:
        """The words of the row that the keyboard is on; of all before it is on one."""
        if self._figure is None:
            return ""
        readouts = [mark.readout for panel in self._figure.panels for mark in panel.marks]
        return readouts[self._current] if 0 <= self._current < len(readouts) else self._figure.alt

    def show_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self._figure = figure
        self._current = -1
        self._charts.forget()
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.alt)
        self._charts.load(self.update)
        self._take_height()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._take_height()

    def _take_height(self) -> None:
        if self._figure is not None and self.width() > 0:
            self.setFixedHeight(max(1, round(self._charts.height(self._figure, self.width()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._figure is None:
            return
        painter = QPainter(self)
        self._charts.paint(painter, QRectF(self.rect()), self._figure)
        bands = self._charts.bands(self._figure, self.width())
        if self.hasFocus() and bands:
            painter.setPen(QPen(self._session.theme.color("focus"), 2))
            ring = bands[self._current] if self._current >= 0 else QRectF(self.rect())
            painter.drawRoundedRect(ring.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = 0 if self._figure is None else sum(len(p.marks) for p in self._figure.panels)
        steps = {
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        target = steps.get(Qt.Key(event.key()))
        if target is None or not count:
            super().keyPressEvent(event)
            return
        self._current = max(0, min(target, count - 1))
        self.setAccessibleDescription(self.readout)
        if self._figure is not None:
            band = self._charts.bands(self._figure, self.width())[self._current]
            corner = self.mapToGlobal(band.bottomLeft().toPoint())
            QToolTip.showText(corner, self.readout, self)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        if self._figure is None:
            return
        found = self._charts.readout_at(self._figure, self.width(), QPointF(event.pos()))
        if found is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), found[1], self)

    def _dress(self) -> None:
        self._charts.forget_colors()
        self.update()
