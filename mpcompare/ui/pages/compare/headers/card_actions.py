"""What can be done to one card, by menu and by key: pin, move, open its page, remove."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.remark import Remark
from mpcompare.model.program import Program
from mpcompare.ui import dialogs
from mpcompare.ui.check_program import check_program
from mpcompare.ui.library.status_menu import fill_status_menu
from mpcompare.ui.literal import button_text, tooltip
from mpcompare.ui.menus import allow, explain
from mpcompare.ui.open_address import NO_PAGE, open_page
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import name_step, remove_compared
from mpcompare.ui.widgets.remark_signs import spoken


class CardActions:
    """Changes the compared programs; every step can be undone."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        moves: tuple[str, str] = ("left", "right"),
        chips: Callable[[Program], Sequence[Remark]] = lambda _: (),
    ) -> None:
        """Act for a view.

        Args:
            session: holds what is changed.
            window: the view.
            moves: where its programs move to, back and forth.
            chips: returns what the library says of a program, which the menu leads to.
        """
        self._session, self._window, self._moves = session, window, moves
        self._chips = chips

    def pin(self, program: str) -> None:
        """Make it the reference, or unpin it."""
        self._apply(changes.pin(self._session.state, program), "Pin", program)

    def move_by(self, program: str, steps: int) -> None:
        """Move it to the right, or to the left if negative."""
        self._apply(changes.move_by(self._session.state, program, steps), "Move", program)

    def move_before(self, program: str, other: str | None) -> None:
        """Move it to the left of another; to the end without one."""
        compared = self._session.state.compared
        rest = [one for one in compared if one != program]
        place = rest.index(other) if other in rest else len(rest)
        if other != program:
            self._apply(changes.move(self._session.state, program, place), "Move", program)

    def remove(self, programs: Sequence[str]) -> None:
        """Take programs out of the comparison."""
        remove_compared(self._session, programs)

    def open_page(self, program: Program) -> None:
        """Show its own page in the browser."""
        open_page(self._session, program.url)

    def open_badge(self, program: str, kind: str) -> None:
        """Open what a chip in the top of a card stands for."""
        session, window = self._session, self._window.window()
        match kind:
            case "note" | "tag":
                dialogs.NOTE.open(session, window, program, "")
            case "status":
                dialogs.STATUS.open(session, window, (program,))
            case "yours":
                dialogs.EDIT_OWN.open(session, window, program, "")
            case "verdict":
                dialogs.PROFILE.open(session, window)
            case "checklist":
                session.apply(application_changes.open_application(session.state, program))
            case "ranking":
                session.apply(changes.show_page(session.state, changes.DECIDE))

    def write_note(self, program: str) -> None:
        """Write its note and tags."""
        self.open_badge(program, "note")

    def correct(self, program: str, attribute: str = "") -> None:
        """Correct a value of it; edit it if it is the user's own."""
        dialogs.CORRECT.open(self._session, self._window.window(), program, attribute)

    def ask_school(self, program: Program) -> None:
        """Show what its sources leave open, as questions."""
        self._session.apply(changes.show_questions(self._session.state, program.id))

    def _apply(self, state: State, verb: str, program: str) -> None:
        self._session.apply(state, name_step(self._session, verb, program))

    def open_menu(self, program: Program, at: QPoint) -> None:
        """Open the menu of a program at a point of the screen."""
        self.menu(program, self._window).popup(at)

    def menu(self, program: Program, parent: QWidget) -> QMenu:
        """Build the menu of a program; it is gone once it closes."""
        state = self._session.state
        place = state.compared.index(program.id)
        menu = QMenu(parent)
        explain(menu, self._session)
        self._add_chips(menu, program)
        menu.aboutToHide.connect(menu.deleteLater)
        is_pinned = state.reference == program.id
        pin = menu.addAction("Unpin reference" if is_pinned else "Pin as reference")
        pin.triggered.connect(lambda: self.pin(program.id))
        menu.addSeparator()
        before, after = self._moves
        keys = self._session.shortcuts
        left = menu.addAction(keys.in_menu(f"Move {before}", "move-left"))
        allow(left, unless="" if place else "It is the first program.")
        left.triggered.connect(lambda: self.move_by(program.id, -1))
        right = menu.addAction(keys.in_menu(f"Move {after}", "move-right"))
        is_last = place == len(state.compared) - 1
        allow(right, unless="It is the last program." if is_last else "")
        right.triggered.connect(lambda: self.move_by(program.id, 1))
        menu.addSeparator()
        self._add_own_things(menu, program)
        menu.addSeparator()
        page = menu.addAction(keys.in_menu("Open web page", "program-page"))
        allow(page, unless="" if program.url else NO_PAGE)
        page.triggered.connect(lambda: self.open_page(program))
        check = menu.addAction("Check this…")
        check.triggered.connect(
            lambda: check_program(self._session, self._window.window(), program)
        )
        ask = menu.addAction("Questions to ask the school")
        ask.triggered.connect(lambda: self.ask_school(program))
        export = menu.addAction("Export the comparison…")
        export.triggered.connect(lambda: dialogs.EXPORT.open(self._session, self._window.window()))
        menu.addSeparator()
        gone = menu.addAction("Remove from comparison\tDel")
        gone.triggered.connect(lambda: self.remove([program.id]))
        return menu

    def _add_chips(self, menu: QMenu, program: Program) -> None:
        """Lead to what the chips open that nothing else in the menu does."""
        for remark in self._chips(program):
            if remark.kind in ("verdict", "checklist", "ranking"):
                action = menu.addAction(f"{button_text(spoken(remark._replace(full='')))}…")
                action.setToolTip(tooltip(remark.tip))
                action.triggered.connect(
                    lambda _=False, kind=remark.kind: self.open_badge(program.id, kind)
                )
        if not menu.isEmpty():
            menu.addSeparator()

    def _add_own_things(self, menu: QMenu, program: Program) -> None:
        session, window = self._session, self._window.window()
        status = menu.addMenu("Application status")
        status.aboutToShow.connect(lambda: fill_status_menu(status, session, program.id))
        note = menu.addAction(session.shortcuts.in_menu("Note and tags…", "note"))
        note.triggered.connect(lambda: self.write_note(program.id))
        own = program.id in session.state.library.own
        edit = menu.addAction("Edit…" if own else "Correct a value…")
        edit.triggered.connect(lambda: self.correct(program.id))
        listed = menu.addAction("Put on shortlists…")
        listed.triggered.connect(lambda: dialogs.LIST_PROGRAMS.open(session, window, (program.id,)))
