"""What is handed to the system to be opened: the one module that does it.

The programs that open it get the environment that this one was started in.

Addresses come from the catalog, from files that were imported and from notes, so that nothing but a
page on the web may be opened by one. Files and folders are opened only where the program has just
written them or keeps them itself.
"""

from pathlib import Path

from PySide6 import QtCore, QtGui
from PySide6.QtGui import QGuiApplication

from mpcompare.app.start.bundle import outside_environment
from mpcompare.model.address import WEB_PAGE, is_web_page
from mpcompare.ui.session import Notice, Session

NO_PAGE = "There is no page to open."
_MOST_LETTERS = 80


def open_page(session: Session, address: "str | QtCore.QUrl") -> None:
    """Open a page on the web in the browser; any other address is shown instead of opened."""
    text = address.toString() if isinstance(address, QtCore.QUrl) else address.strip()
    url = QtCore.QUrl(text)
    if is_web_page(text) and url.isValid() and url.scheme() in ("http", "https") and url.host():
        if not _open(url):
            _offer_copy(session, f"No program on this computer opened {_shown(text)}.", text)
        return
    if not text:
        session.notify(Notice(NO_PAGE))
        return
    why = f"“{_shown(text)}” is not opened: it does not begin with {WEB_PAGE}."
    _offer_copy(session, why, text)


def open_mail(address: "QtCore.QUrl") -> bool:
    """Open a letter of ours in the mail program; whether there is one."""
    return address.scheme() == "mailto" and _open(address)


def open_written(path: Path) -> None:
    """Open a file or folder that the program has written, in the system's program for it."""
    _open(QtCore.QUrl.fromLocalFile(str(path)))


def _open(url: "QtCore.QUrl") -> bool:
    with outside_environment():
        return QtGui.QDesktopServices.openUrl(url)


def _shown(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"


def _offer_copy(session: Session, words: str, text: str) -> None:
    session.notify(Notice(words, "Copy it", lambda: QGuiApplication.clipboard().setText(text)))
