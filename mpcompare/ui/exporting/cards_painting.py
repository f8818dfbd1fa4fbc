"""Paints the cards of a comparison for a file: in pieces beside the window, or without one."""

import importlib
import threading
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from mpcompare.app.exporting.picture import Paint, PictureOrder, check_size
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.errors import FileError
from mpcompare.ui.session import Session
from mpcompare.ui.svg_fonts import with_portable_fonts
from mpcompare.ui.theme import Themes

if TYPE_CHECKING:
    from mpcompare.ui.pages.compare.picture import CardsPicture

_PIXELS_PER_INCH = 96
_BAND = 64
"""Pixels at 100 % of a picture's height that are filled in one piece."""
_LONGEST_WAIT_S = 120
_PIECES = "mpcompare.ui.pages.compare.picture", "mpcompare.ui.pages.compare.salary.card_plot"
"""Import the drawing library, which takes longer than a frame."""


class _Work:
    """One picture: painted on the interface thread, waited for on another."""

    def __init__(self, order: PictureOrder) -> None:
        self.order = order
        self.painted: QImage | bytes = b""
        self.error: Exception | None = None
        self.is_done = threading.Event()


class CardsPainter(QObject):
    """Paints pictures for files that are written on another thread, a cell at a time."""

    _asked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._work: _Work | None = None
        self._steps: Iterator[None] = iter(())
        self._asked.connect(self._begin)

    def paint(self, order: PictureOrder) -> bytes:
        """Return a picture's file; called from the writing thread, which waits.

        Raises:
            FileError: it is too large, or the window was closed meanwhile.
        """
        for module in _PIECES:
            importlib.import_module(module)
        work = _Work(order)
        self._asked.emit(work)
        if not work.is_done.wait(_LONGEST_WAIT_S):
            raise FileError("The picture could not be painted in time.", "Try again.")
        if work.error is not None:
            raise work.error
        return _content(work.painted)

    def _begin(self, work: _Work) -> None:
        self._work, self._steps = work, _painting(self._session, work)
        self._timer.start()

    def _go_on(self) -> None:
        work = self._work
        if work is None:
            return
        try:
            next(self._steps)
        except StopIteration:
            self._end(work)
        except Exception as error:
            work.error = error
            self._end(work)

    def _end(self, work: _Work) -> None:
        self._timer.stop()
        self._work = None
        work.is_done.set()


def _painting(session: Session, work: _Work) -> Iterator[None]:
    """Paint a picture step by step."""
    module = importlib.import_module("mpcompare.ui.pages.compare.picture")
    picture: CardsPicture = module.CardsPicture(session, work.order)
    try:
        yield
        yield from picture.lay_out()
        if work.order.kind == "png":
            yield from _paint_png(picture, work)
        else:
            yield from _paint_svg(picture, work)
    finally:
        picture.close()


def _paint_png(picture: "CardsPicture", work: _Work) -> Iterator[None]:
    size, scale = picture.size, work.order.scale
    check_size(size.width(), size.height(), scale)
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    try:
        for top in range(0, size.height(), _BAND):
            painter.fillRect(0, top, size.width(), _BAND, picture.ground)
            yield
        yield from picture.paint(painter)
    finally:
        painter.end()
    work.painted = image


def _paint_svg(picture: "CardsPicture", work: _Work) -> Iterator[None]:
    size, buffer = picture.size, QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # the older version of SVG has no clipping
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(_PIXELS_PER_INCH)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(work.order.title)
    generator.setDescription(work.order.footer)
    painter = QPainter(generator)
    try:
        painter.fillRect(0, 0, size.width(), size.height(), picture.ground)
        yield from picture.paint(painter)
    finally:
        painter.end()
    work.painted = with_portable_fonts(bytes(buffer.data().data()).decode()).encode()


def _content(painted: QImage | bytes) -> bytes:
    if isinstance(painted, bytes):
        return painted
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    painted.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(content.data())


def painting_at_once(workspace: Workspace, themes: Themes, today: date) -> Paint:
    """Return what paints pictures at once, in the light colours, where there is no window."""
    session = Session(workspace, themes, State(scheme="light"), today)

    def paint(order: PictureOrder) -> bytes:
        work = _Work(order)
        for _ in _painting(session, work):
            pass
        return _content(work.painted)

    return paint
