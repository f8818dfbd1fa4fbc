"""The main window: menus, top bar, pages, status. It builds and connects; the pages do the work."""

from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QMenu,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.library.service import LibraryService
from mpcompare.app.state.state import Part
from mpcompare.model.locale_format import whole
from mpcompare.ui.announcements import SWITCHED
from mpcompare.ui.library.shortlist_menu import ShortlistEntries
from mpcompare.ui.literal import button_text
from mpcompare.ui.menus import explain
from mpcompare.ui.pages import Page
from mpcompare.ui.session import Session
from mpcompare.ui.window.actions import ACTIONS, Action, with_pages
from mpcompare.ui.window.actions.action import why_not
from mpcompare.ui.window.actions.keymap import keymap, native_keymap
from mpcompare.ui.window.open_file import opener_of
from mpcompare.ui.window.page_stack import PageArea
from mpcompare.ui.window.preload import PagePreloader
from mpcompare.ui.window.shell import Shell
from mpcompare.ui.window.status_line import StatusLine

SMALLEST = QSize(480, 400)
"""Pages fold in a small window; what has no room then is scrolled."""
FIRST = QSize(1280, 800)
"""What a first window takes of a screen that is larger."""
_FRAME = QSize(16, 48)
"""Left on a screen for what the desktop draws around a window."""
_ONE_OF = ("look", "contrast")
"""Starts of the keys of actions of which just one is ticked."""
_FILLS = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


class MainWindow(Shell):
    """The one window. Owns the pages, each built when it is first shown."""

    closing = Signal()

    def __init__(
        self,
        session: Session,
        pages: tuple[Page, ...],
        library_service: LibraryService | None = None,
    ) -> None:
        super().__init__(session, pages, library_service)
        self._pages = {page.key: page for page in pages}
        self._built: dict[str, QWidget] = {}
        self._menus = with_pages(pages)
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self._build_menus()
        self._build_body()
        session.changed.connect(self._refresh)
        session.stepped.connect(self._name_steps)
        session.themed.connect(self._apply_theme)
        self._apply_theme()
        self._refresh(frozenset(Part))
        self._name_steps()

    # Building

    def _build_body(self) -> None:
        self.top_bar.export_asked.connect(self.export)
        self.top_bar.results_asked.connect(self._focus_content)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        area = PageArea(self.stack)
        column.addWidget(self.top_bar)
        column.addWidget(area, 1)
        column.addWidget(StatusLine(self.session))
        self.notices.lie_over(area, self.bottom)
        self.setCentralWidget(body)

    def _build_menus(self) -> None:
        one_of = {start: QActionGroup(self) for start in _ONE_OF}
        for title, specs in self._menus.items():
            menu = self.menuBar().addMenu(f"&{title}")
            menu.aboutToShow.connect(partial(explain, menu, self.session))
            menu.aboutToShow.connect(partial(self._word, specs))
            menu.aboutToHide.connect(partial(self._enable_for_keys, specs))
            submenus: dict[str, QMenu] = {}
            for spec in specs:
                if spec.gap:
                    menu.addSeparator()
                if spec.submenu and spec.submenu not in submenus:
                    submenus[spec.submenu] = below = menu.addMenu(spec.submenu)
                    below.aboutToShow.connect(partial(explain, below, self.session))
                action = self._add(submenus.get(spec.submenu, menu), spec)
                group = one_of.get(spec.key.partition("-")[0])
                if group is not None:
                    group.addAction(action)
                if spec.key == "save-search":
                    saved = menu.addMenu("Sa&ved Searches")
                    saved.aboutToShow.connect(partial(self._fill_searches, saved))
            if title == "Shortlist":
                self._shortlists = ShortlistEntries(self.session, menu)

    def _fill_searches(self, menu: QMenu) -> None:
        import_module("mpcompare.ui.library.searches_menu").fill_searches_menu(
            menu, self.session, self
        )

    def _add(self, menu: QMenu, spec: Action) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.key)
        if spec.key == "preferences":  # which macOS has in the menu of the program
            action.setMenuRole(QAction.MenuRole.PreferencesRole)
        action.setStatusTip(spec.tip)
        action.setToolTip(spec.tip)
        action.setCheckable(spec.checked is not None)
        action.triggered.connect(lambda is_on: self._run(spec, is_on))
        menu.addAction(action)
        self.commands[spec.key] = action
        return action

    def _run(self, spec: Action, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if spec.checked is not None:  # a view may have more to say of it
            words = spec.text.replace("&", "")
            self.session.say(f"{words}: {'on' if is_on else 'off'}", SWITCHED)
        spec.run(self)

    # Following the state

    @property
    def page_widget(self) -> QWidget:
        """The page in sight, as a widget."""
        page = self.stack.currentWidget()
        if page is None:
            raise RuntimeError("no page has been built")
        return page

    def _refresh(self, parts: frozenset[Part]) -> None:
        state = self.session.state
        if Part.SHORTLISTS in parts:
            self.setWindowTitle(title_of(state.library.shortlist.name))
        if Part.PAGE in parts:
            self._show_page(state.page if state.page in self._pages else next(iter(self._pages)))
        if Part.KEYS in parts:
            self._set_keys()
        for spec in ACTIONS:
            action = self.commands[spec.key]
            if spec.enabled is not None and spec.enabled.parts & parts:
                action.setEnabled(spec.enabled.holds(state))
            if spec.checked is not None and spec.checked.parts & parts:
                action.setChecked(spec.checked.holds(state))

    def _set_keys(self) -> None:
        """Give the actions their keys, and let tips and menus name them."""
        specs = [spec for menu in self._menus.values() for spec in menu]
        chosen = self.session.state.commands.keys
        for key, sequences in keymap(specs, chosen).items():
            self.commands[key].setShortcuts(sequences)
        self.session.shortcuts.use(native_keymap(specs, chosen))

    def _word(self, specs: tuple[Action, ...]) -> None:
        """Say in a menu that opens how many programs are marked, and why something is disabled."""
        count = self.marked_count()
        for spec in specs:
            action = self.commands[spec.key]
            if spec.several:
                words = spec.several.format(f"{whole(count)} Programs")
                action.setText(words if count > 1 else spec.text)
            reason = why_not(spec, count, is_on=action.isEnabled())
            action.setEnabled(not reason)
            action.setToolTip(reason or spec.tip)

    def _enable_for_keys(self, specs: tuple[Action, ...]) -> None:
        """Enable again what a menu did not offer: its keys are for the program under the focus."""
        for spec in specs:
            if spec.takes_one or spec.several:
                is_on = spec.enabled is None or spec.enabled.holds(self.session.state)
                self.commands[spec.key].setEnabled(is_on)

    def _name_steps(self) -> None:
        for key, name in (("undo", self.session.undo_name), ("redo", self.session.redo_name)):
            words = f": {button_text(name)}" if name else ""
            self.commands[key].setText(f"&{key.capitalize()}{words}")
            self.commands[key].setEnabled(bool(name))

    def _show_page(self, key: str) -> None:
        if key not in self._built:
            self._built[key] = self._pages[key].build(self.session)
            self.stack.addWidget(self._built[key])
        left, focused = self.stack.currentWidget(), self.focusWidget()
        had_focus = left is not None and focused is not None and left.isAncestorOf(focused)
        if focused is not None and had_focus:  # Qt would take a button, and tell of it
            focused.clearFocus()
        self.stack.setCurrentWidget(self._built[key])
        if had_focus:
            self.view.focus_content()
        elif left is not self._built[key]:  # nothing that is heard has the focus
            self.session.say(f"{self._pages[key].title} is shown", "page")

    def _apply_theme(self) -> None:
        self.setStyleSheet(self.session.theme.style_sheet(self.session.themes.template))

    def _focus_content(self) -> None:
        self.view.focus_content()

    # From outside

    def take_file(self, path: Path) -> None:
        """Take in a file that was dropped here, or that another start was given."""
        opener = opener_of(path)
        if opener is None:
            self.catalogs.load(path)
        else:
            opener(self, path)

    def come_forward(self) -> None:
        """Bring the window to the front, also where it was minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:  # the first time; Qt would take the first button
            self.view.focus_content()
            PagePreloader(self.session, tuple(self._pages.values()), self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and "full-screen" in self.commands:
            self.commands["full-screen"].setText(
                "Leave &Full Screen" if self.isFullScreen() else "&Full Screen"
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def remembered_geometry(self) -> str:
        """Return the window's place and size as text for the session file."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_geometry(self, text: str) -> None:
        """Restore the last session's place, if it still is on a screen, and no larger than that."""
        if not text or not self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii"))):
            self.resize(FIRST)
        fit_to_screen(self, SMALLEST)


def title_of(shortlist: str) -> str:
    """Return the window's title; where something is not saved, Qt marks it behind the name.

    >>> title_of("Favourites")
    'Favourites[*] — mpcompare'
    """
    name = shortlist.replace("[*]", "[*][*]")  # Qt's sign for the mark: two of it show one
    return f"{name}[*] — mpcompare"


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return local[0] if len(local) == 1 else None


def fit_to_screen(window: QWidget, smallest: QSize) -> None:
    """Make a window no larger than its screen, and let no edge of it lie outside."""
    if window.windowState() & _FILLS:
        return
    free = window.screen().availableGeometry()
    size = window.size().boundedTo(free.size() - _FRAME).expandedTo(smallest)
    if size != window.size():
        window.resize(size)
    if window.pos().isNull():  # the desktop places it
        return
    place = window.frameGeometry()
    left = max(free.left(), min(place.left(), free.right() + 1 - place.width()))
    top = max(free.top(), min(place.top(), free.bottom() + 1 - place.height()))
    if (left, top) != (place.left(), place.top()):
        window.move(left, top)
