"""What runs beside the window from its first paint to its end: log, crashes, second starts."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QIcon

from mpcompare.app.start import paths
from mpcompare.app.start.log import Log, running_on
from mpcompare.app.start.start_request import StartRequest
from mpcompare.ui.session import Session
from mpcompare.ui.start.crash import Crashes, Rescue
from mpcompare.ui.start.save_session import SessionAutosave
from mpcompare.ui.start.second_start import SecondStartListener
from mpcompare.ui.window.window import MainWindow

if TYPE_CHECKING:
    from mpcompare.ui.start.signals import QuitOnSignal

_WORTH_NOTING = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class FirstPaint(QObject):
    """Calls back once, after the watched widget has been painted for the first time."""

    def __init__(self, widget: QObject, painted: Callable[[], object]) -> None:
        super().__init__(widget)
        self._painted = painted
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted)
        return False


class AppLifetime(QObject):
    """Owns log, crash handling and listener. Errors are caught from the constructor on."""

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        session_autosave: SessionAutosave,
        leave: Callable[[int], object],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._session_autosave = session_autosave
        self._leave = leave
        self._listener: SecondStartListener | None = None
        self._quit_on_signal: QuitOnSignal | None = None
        self.event_log = Log(paths.logs_dir())
        self._crashes = Crashes(
            session, window, self.event_log, Rescue(session_autosave.rescue, self._quit)
        )
        self._crashes.watch()
        qInstallMessageHandler(self._hear_qt)

    def begin(self, request: StartRequest, where: str) -> None:
        """Do what can wait for the first paint.

        Args:
            request: what this start was asked to do; its file is taken in now.
            where: the address to listen at for second starts; "" where another one does.
        """
        from mpcompare.ui.drafts.offer import offer_drafts  # noqa: PLC0415 - it can wait as well
        from mpcompare.ui.start.signals import QuitOnSignal  # noqa: PLC0415 - likewise

        self._quit_on_signal = QuitOnSignal(self._window, self._window.close)
        self._session_autosave.begin()
        QGuiApplication.setWindowIcon(QIcon(str(paths.program_icon())))
        self._session.tasks.keep_start()
        self.event_log.watch_faults()
        if request.file is not None:
            self._window.take_file(request.file)
        self._session.tasks.run(
            lambda _: _prepare(self.event_log),
            lambda can_listen: self._listen(where if can_listen else ""),
            self._crashes.catch,
        )
        self._window.catalogs.check()
        offer_drafts(self._session, self._window)

    def end(self) -> None:
        """Close everything, in the reverse order of its beginning."""
        if self._quit_on_signal is not None:
            self._quit_on_signal.close()
        if self._listener is not None:
            self._listener.close()
        qInstallMessageHandler(None)
        self._crashes.close()
        self.event_log.event("Ended.")
        self.event_log.close()

    def _listen(self, where: str) -> None:
        if not where:
            return
        self._listener = SecondStartListener(where, self)
        self._listener.received.connect(self._answer)
        if not self._listener.listen():
            self.event_log.event("Second starts can't reach this one.")

    def _answer(self, request: StartRequest) -> None:
        if request.token:
            # Qt's Wayland part takes it from there, once, when the window asks to be active
            os.environ["XDG_ACTIVATION_TOKEN"] = request.token
        self._window.come_forward()
        if request.path is not None:
            self._window.take_file(request.path)

    def _quit(self) -> None:
        self._window.close()
        self._leave(1)

    def _hear_qt(self, kind: QtMsgType, context: QMessageLogContext, words: str | None) -> None:
        del context
        if sys.stderr is not None:
            print(words, file=sys.stderr)  # noqa: T201 - as Qt does by itself
        if kind in _WORTH_NOTING:
            self.event_log.warning(f"Qt: {words or ''}")


def _prepare(event_log: Log) -> bool:
    """Open the log, and import on another thread what would hold a frame up.

    Return whether second starts can be listened for: QtNetwork needs a library of the system that
    a small system may lack, and the window works without.
    """
    event_log.event(f"Started: {', '.join(running_on())}")
    try:
        import_module("PySide6.QtNetwork")
    except ImportError as error:
        event_log.warning(f"Second starts can't reach this one: {error}")
        return False
    return True
