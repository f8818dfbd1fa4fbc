"""A field for one day: typed as people write it, or picked from a month."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from mpcompare.app.deadlines.dates import short
from mpcompare.app.deadlines.typed_dates import day_problem, read_day
from mpcompare.model.locale_format import full_day
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import SMALL, set_role
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.month_view import MonthView

POPUP = (320, 280)


class DateField(QLineEdit):
    """Holds a day, or none where it may be empty. What can't be read is not taken."""

    picked = Signal(str)
    """Carries the new day as an ISO date, "" for none; only where the user changed it."""
    refused = Signal(str)
    """Carries what is wrong with what was typed; "" where it is a day again."""

    def __init__(
        self, session: Session, name: str, *, optional: bool = False, compact: bool = True
    ) -> None:
        super().__init__()
        self._session = session
        self._optional = optional
        set_role(self, "small" if compact else "text")
        self._day: date | None = None
        self._worded = ""
        self.setAccessibleName(name)
        self.setProperty("compact", compact)
        self.setToolTip(f"{name}: type it, as 5 Jan 2027, or press Down for a month to pick from")
        self._open = self.addAction(
            glyph_icon("down", session.theme, "text-muted"),
            QLineEdit.ActionPosition.TrailingPosition,
        )
        self._open.setToolTip("Pick from a month")
        self._open.triggered.connect(self.open_month)
        self.editingFinished.connect(self.take)
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    @property
    def iso(self) -> str:
        """The day as an ISO date; "" for none."""
        return self._day.isoformat() if self._day else ""

    def show_day(self, iso: str) -> None:
        """Show a day; "" for none."""
        self._day = date.fromisoformat(iso) if iso else None
        self._word()

    def _word(self) -> None:
        today = self._session.today
        self._worded = short(self._day, today) if self._day else ""
        self.setText(self._worded)
        self._say_problem("")
        self.setAccessibleDescription(full_day(self._day) if self._day else "no day")

    def take(self) -> bool:
        """Take what was typed; what is no day stays in sight, with what is wrong.

        Returns:
            Whether it is a day, or none where that may be.
        """
        text = self.text().strip()
        if self._day is not None and text == self._worded:
            return True  # without its year it would be read as the next such day
        day = read_day(text, self._session.today)
        if day is None and (text or not self._optional):
            self._say_problem(day_problem(text, self._session.today))
            return False
        self._pick(day)
        return True

    def _pick(self, day: date | None) -> None:
        is_other = day != self._day
        self._day = day
        self._word()
        if is_other:
            self.picked.emit(self.iso)

    def _say_problem(self, words: str) -> None:
        if bool(self.property("problem")) != bool(words):
            self.setProperty("problem", bool(words))
            self.style().unpolish(self)
            self.style().polish(self)
        if words:
            self.setAccessibleDescription(words)
            if not isinstance(self.window(), QDialog):  # a dialog says it itself, not behind it
                self._session.notify(Notice(words))
        self.refused.emit(words)

    def tell_in(self, label: QLabel) -> None:
        """Show in a label what is wrong with what was typed, and hide it while nothing is."""
        label.setProperty("problem", True)
        label.hide()
        self.refused.connect(label.setText)
        self.refused.connect(lambda words: label.setVisible(bool(words)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_month()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._word()
        else:
            super().keyPressEvent(event)

    def open_month(self) -> None:
        """Offer a month to pick from, below the field."""
        popup = _Popup(self._session, self._day or self._session.today, self)
        popup.month.grid.opened.connect(self._pick)
        popup.month.grid.clicked.connect(lambda: self._pick(popup.month.grid.day))
        popup.open_below(self)

    def _apply_theme(self) -> None:
        self._open.setIcon(glyph_icon("down", self._session.theme, "text-muted"))


class _Popup(QFrame):
    """A month that closes once a day is picked, or by Escape."""

    def __init__(self, session: Session, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("MonthPopup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = MonthView(session)
        self.month.grid.go_to(day)
        self.month.grid.opened.connect(self.close)
        self.month.grid.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        column.addWidget(self.month)
        self.resize(*POPUP)

    def open_below(self, field: QWidget) -> None:
        """Show it within the screen, and take the focus."""
        place = field.mapToGlobal(QPoint(0, field.height() + 2))
        screen = field.screen().availableGeometry()
        x = min(place.x(), screen.right() - self.width())
        y = place.y()
        if y + self.height() > screen.bottom():
            y = field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2
        self.move(max(x, screen.left()), max(y, screen.top()))
        self.show()
        self.month.grid.setFocus()
