"""The window as its actions see it: the session, the page in sight and the commands on both."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QMainWindow, QWidget

from mpcompare.app.library.service import LibraryService, library_file
from mpcompare.app.state import changes
from mpcompare.ui import dialogs
from mpcompare.ui.announcements import Announcer
from mpcompare.ui.check_program import check_program
from mpcompare.ui.library.commands import LibraryCommands
from mpcompare.ui.open_address import open_page
from mpcompare.ui.pages import (
    HasBottom,
    HasChart,
    HasDetails,
    HasMarked,
    HasRegions,
    HasSuggestions,
    HasTerm,
    Page,
    PageView,
)
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.window.catalog_commands import CatalogChoice
from mpcompare.ui.window.notice_bar import NoticeBar
from mpcompare.ui.window.page_stack import PageStack
from mpcompare.ui.window.top_bar import TopBar

if TYPE_CHECKING:
    from mpcompare.app.exporting.copied_table import CopiedForms


class Shell(QMainWindow):
    """What the window holds, and what can be asked of the page in sight."""

    def __init__(
        self,
        session: Session,
        pages: tuple[Page, ...],
        library_service: LibraryService | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.pages = pages
        self.commands: dict[str, QAction] = {}
        """What stands in the menus, by the key of its action."""
        self.library_commands = LibraryCommands(
            session, library_service or LibraryService(library_file()), self
        )
        self.catalogs = CatalogChoice(session, self)
        self.top_bar = TopBar(session, pages)
        self.notices = NoticeBar(session)
        self.announcer = Announcer(session, self)
        self.stack = PageStack()
        """The pages that have been built."""

    # What is in sight

    @property
    def view(self) -> PageView:
        """The page in sight."""
        page = self.stack.currentWidget()
        if not isinstance(page, PageView):
            raise TypeError(f"{page} is not a page")
        return page

    def current_program(self) -> str | None:
        """Return the id of the program under the focus of the page in sight."""
        return self.view.current_program()

    def marked_count(self) -> int:
        """Return how many programs are marked on the page in sight; the current one counts."""
        page = self.view
        if isinstance(page, HasMarked):
            return page.marked_count()
        return int(page.current_program() is not None)

    def marked_programs(self) -> tuple[str, ...]:
        """Return the ids of the programs that are marked on the page in sight.

        Where they are too many to be changed at once, the user is told, and there are none.
        """
        page = self.view
        if isinstance(page, HasMarked):
            return page.marked_programs()
        current = page.current_program()
        return () if current is None else (current,)

    def current_term(self) -> str | None:
        """Return the place in the guide that explains what has the focus."""
        page = self.view
        return page.current_term() if isinstance(page, HasTerm) else None

    def current_attribute(self) -> str | None:
        """Return the key of the attribute under the focus of the page in sight."""
        term = self.current_term()
        return term if term in self.session.workspace.register else None

    def bottom(self) -> QWidget | None:
        """Return what stands at the bottom of the page in sight and must not be covered."""
        page = self.stack.currentWidget()
        return page.bottom() if isinstance(page, HasBottom) else None

    # What is done with it

    def copy(self) -> None:
        """Copy what is selected on the page in sight."""
        self.view.copy()

    def copy_comparison(self, *, as_picture: bool = False) -> None:
        """Copy all that Compare shows, once another thread has put it together."""
        session = self.session
        state, today = session.state, session.today

        def put_together(_: object) -> "CopiedForms | QImage":
            module = import_module("mpcompare.app.compare.copied_comparison")
            table = module.copied_comparison(session.workspace, state, today)
            return (
                import_module("mpcompare.ui.clipboard").drawn(table) if as_picture else table.forms
            )

        def put(made: "CopiedForms | QImage") -> None:
            clipboard = QGuiApplication.clipboard()
            if isinstance(made, QImage):
                clipboard.setImage(made)
            else:
                clipboard.setMimeData(import_module("mpcompare.ui.clipboard").mime_of(made))
            count = len(state.compared)
            words = f"{count} program{' is' if count == 1 else 's are'} copied"
            how = "picture" if as_picture else "table, for documents, spreadsheets and mails"
            session.notify(Notice(f"{words} as a {how}."))

        session.tasks.run(put_together, put, session.refuse)

    def open_context_menu(self) -> None:
        """Do as the Menu key does, which many keyboards lack: Qt makes nothing of Shift+F10."""
        focused = self.focusWidget()
        if focused is not None:
            place = focused.rect().center()
            key = QContextMenuEvent.Reason.Keyboard
            event = QContextMenuEvent(key, place, focused.mapToGlobal(place))
            QCoreApplication.sendEvent(focused, event)

    def turn_full_screen(self) -> None:
        """Fill the screen, or be a window again, as large as before."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def save_search(self) -> None:
        """Ask for a name, and save what Explore asks for under it."""
        import_module("mpcompare.ui.library.searches_menu").ask_name(self.session, self)

    def go_to_region(self, steps: int) -> None:
        """Go to the next part of the window, or the one before, where it had the focus last."""
        page = self.stack.currentWidget()
        if page is None:
            return
        parts = page.regions() if isinstance(page, HasRegions) else _panes(page)
        regions = [part for part in (self.top_bar, *parts, self.notices) if part.isVisible()]
        focused = self.focusWidget() or self.top_bar
        here = next((n for n, one in enumerate(regions) if one.isAncestorOf(focused)), 0)
        for step in range(1, len(regions)):
            region = regions[(here + step * steps) % len(regions)]
            stop = _stop_in(region)
            if stop is not None:
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def go_to_divider(self) -> None:
        """Go to the divider at the part with the focus, or from one to the next, to move it."""
        focused = self.focusWidget()
        module = import_module("mpcompare.ui.widgets.key_splitter")
        divider = module.next_divider(self.stack.currentWidget(), focused)
        if divider is None:
            self.session.notify(Notice("One part has all the room. There is no divider to move."))
        else:
            divider.take_focus(focused)

    def go_to_search(self) -> None:
        """Go to the search field."""
        self.top_bar.search.setFocus()
        self.top_bar.search.selectAll()

    def open_palette(self) -> None:
        """Open the command palette over the window; a click elsewhere closes it."""
        import_module("mpcompare.ui.palette.palette").Palette(self.session, self).open()

    def filter_by_words(self) -> None:
        """Filter by the value that the searched words name, where the page offers one."""
        if isinstance(self.view, HasSuggestions):
            self.view.filter_by_words()

    def export(self) -> None:
        """Ask how, and write the comparison to files."""
        dialogs.EXPORT.open(self.session, self)

    def export_again(self) -> None:
        """Write the files of the last export anew."""
        import_module("mpcompare.ui.exporting.writing").export_again(self.session, self)

    def copy_chart(self) -> None:
        """Copy the chart of the page in sight as a picture."""
        if isinstance(self.view, HasChart):
            self.view.copy_image()

    def save_chart(self) -> None:
        """Ask where, and save the chart of the page in sight."""
        if isinstance(self.view, HasChart):
            self.view.save_chart()

    def show_pay_table(self) -> None:
        """Show the figures behind the charts as a table."""
        if isinstance(self.view, HasChart):
            self.view.show_table()
        else:
            dialogs.PAY_TABLE.open(self.session, self)

    def show_details(self) -> None:
        """Show the current program's details, where the page has them."""
        if isinstance(self.view, HasDetails):
            self.view.show_details()

    def open_program_page(self) -> None:
        """Open the current program's own page in the browser."""
        program = self.current_program()
        found = self.session.workspace.programs([program]) if program else ()
        if found:
            open_page(self.session, found[0].url)

    def check_program(self) -> None:
        """Open the current program's own page, and the form to correct what differs there."""
        program = self.current_program()
        found = self.session.workspace.programs([program]) if program else ()
        if found:
            check_program(self.session, self, found[0], self.current_attribute() or "")

    def ask_school(self) -> None:
        """Show what the current program's sources leave open, as questions."""
        program = self.current_program()
        self.session.apply(changes.show_questions(self.session.state, program))

    def explain(self) -> None:
        """Open the guide at the current row or filter."""
        term = self.current_term() or changes.GLOSSARY
        self.session.apply(changes.show_guide(self.session.state, term))


def _panes(page: QWidget) -> tuple[QWidget, ...]:
    """Return what stands side by side on a page; the page itself where nothing does."""
    panes = page.findChild(QtWidgets.QSplitter)
    if panes is None:
        return (page,)
    widgets = (panes.widget(place) for place in range(panes.count()))
    return tuple(widget for widget in widgets if widget is not None)


def _stop_in(region: QWidget) -> QWidget | None:
    """Return what had the focus in a region last, else the first that Tab stops at."""
    last = region.focusWidget()
    if last is not None and _takes_focus(last):
        return last
    widget = region.nextInFocusChain()
    while widget is not None and widget is not region:
        if region.isAncestorOf(widget) and _takes_focus(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _takes_focus(widget: QWidget) -> bool:
    can = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return can and widget.isVisible() and widget.isEnabled()
