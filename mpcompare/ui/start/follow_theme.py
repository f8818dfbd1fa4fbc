"""The application's own font and palette: those of the theme, also when the system's change."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from mpcompare.ui.session import Session


def follow_theme(application: QApplication, session: Session) -> None:
    """Give the application the theme's font and colours, now and whenever it is another one.

    Call it before there are widgets: they measure their words.
    """

    def apply() -> None:
        application.setPalette(session.theme.palette)
        application.setFont(session.theme.font())

    def follow_system() -> None:
        application.setFont(session.theme.font())  # Qt goes back to the system's fonts
        session.refresh_theme()

    apply()
    session.themed.connect(apply)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(follow_system)
    hints.accessibility().contrastPreferenceChanged.connect(follow_system)
