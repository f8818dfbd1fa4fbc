"""One program's application: how far it is, by when to apply, and what is still to be done."""

from html import escape

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mpcompare.app import clock
from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.deadlines import checklist
from mpcompare.app.deadlines.agenda import Entry
from mpcompare.app.deadlines.dates import away
from mpcompare.app.state import changes
from mpcompare.model.locale_format import full_day
from mpcompare.model.program import Program
from mpcompare.ui.library.status_menu import StatusButton
from mpcompare.ui.literal import plain_label
from mpcompare.ui.open_address import open_page
from mpcompare.ui.pages.deadlines.checklist_view import ChecklistView
from mpcompare.ui.pages.deadlines.put_back import put_back_on_shortlist, put_back_words
from mpcompare.ui.pages.deadlines.status_history import StatusHistory
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import name_step
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY, set_role
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.linked_label import LinkedLabel
from mpcompare.ui.widgets.source_link import source_link

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class ApplicationPanel(QScrollArea):
    """Shows what the page sets; what the user does is applied as changes to the state."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("DetailPanel")
        self._session = session
        self._program: Program | None = None
        self._entries: tuple[Entry, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Application")
        self.kicker, self.name = plain_label(), plain_label()
        self.dates, self.unstated = LinkedLabel(session), QLabel()
        for label in (self.kicker, self.name, self.unstated):
            label.setWordWrap(True)
        for label in (self.kicker, self.unstated):
            label.setProperty("muted", True)
        self.unlisted = QLabel("On no shortlist. It stays here with its application.")
        self.unlisted.setWordWrap(True)
        self.unlisted.setProperty("muted", True)
        self.put_back = self._link("", "Put it at the end of the open shortlist", self._put_back)
        self.status = StatusButton(session)
        self.history = StatusHistory(session)
        self.checklist = ChecklistView(session)
        self.checklist.moved_to.connect(self._scroll_to)
        self.page = self._link("Program page", "Open the program's own page", self._open_page)
        self.facts = self._link("All facts and sources", "See them in Explore", self._show_facts)
        self.ask = self._link("Ask the school", "Make these questions a letter", self._ask)
        self.delete = self._link(
            "Delete this application",
            "Put status and checklist into the bin; it can be undone",
            self._delete,
        )
        self._headings = [QLabel(words) for words in ("Status", "Dates", "Checklist")]
        self._set_roles()
        self._build()
        session.themed.connect(self._apply_theme)
        self._apply_theme()
        self.show_program(None, ())

    def _link(self, words: str, tip: str, run: object) -> QPushButton:
        button = QPushButton(words)
        set_role(button, "small")
        button.setProperty("link", True)
        button.setToolTip(tip)
        button.clicked.connect(run)
        return button

    def _set_roles(self) -> None:
        set_role(self.name, "title")
        for label in (self.kicker, self.unstated, self.unlisted):
            set_role(label, "small")
        for heading in self._headings:
            set_role(heading, "large-strong")

    def _build(self) -> None:
        self._filled = QWidget()
        self._hint = QLabel("Select a date to see the application that it belongs to.")
        self._hint.setProperty("muted", True)
        self._hint.setWordWrap(True)
        status, dates, lines = self._headings
        inner = QVBoxLayout(self._filled)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(TINY)
        for widget in (self.kicker, self.name):
            inner.addWidget(widget)
        for link in (self.page, self.facts):
            inner.addWidget(link, 0, _LEFT)
        inner.addWidget(self.unlisted)
        inner.addWidget(self.put_back, 0, _LEFT)
        for heading, widgets in (
            (status, (self.status, self.history)),
            (dates, (self.dates,)),
            (lines, (self.checklist, self.unstated, self.ask)),
        ):
            inner.addSpacing(LARGE)
            inner.addWidget(heading)
            inner.addSpacing(TINY)
            for widget in widgets:
                is_button = isinstance(widget, QPushButton)
                inner.addWidget(widget, 0, _LEFT if is_button else Qt.AlignmentFlag(0))
        inner.addSpacing(LARGE)
        inner.addWidget(self.delete, 0, _LEFT)
        body = QWidget()
        body.setObjectName("DetailBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(MEDIUM, LARGE, MEDIUM, LARGE)
        column.setSpacing(SMALL)
        column.addWidget(self._filled)
        column.addWidget(self._hint)
        column.addStretch(1)
        self.setWidget(body)

    def sizeHint(self) -> QSize:
        return QSize(340, 400)

    @property
    def program(self) -> Program | None:
        """The program in sight."""
        return self._program

    def show_program(self, program: Program | None, entries: tuple[Entry, ...]) -> None:
        """Show a program's application, and its stated dates."""
        is_other = program is None or self._program is None or program.id != self._program.id
        self._program, self._entries = program, entries
        self._filled.setVisible(program is not None)
        self._hint.setVisible(program is None)
        if program is None:
            return
        self.setAccessibleName(f"Application to {program.title}, {program.institution}")
        self.kicker.setText(f"{program.degree} · {program.institution}")
        self.name.setText(program.name)
        application = application_changes.application_of(self._session.state, program.id)
        self._show_listed(program)
        self.status.show_program(program.id)
        self.history.show_history(program.id, application.history)
        self.checklist.show_program(program)
        self.delete.setVisible(application != checklist.NOTHING_YET)
        self._word()
        if is_other:
            self.verticalScrollBar().setValue(0)

    def _show_listed(self, program: Program) -> None:
        """Where the program is on no shortlist, show that, and offer to put it back."""
        is_listed = program.id in self._session.state.library.shortlisted
        had_focus = self.put_back.hasFocus()
        self.unlisted.setVisible(not is_listed)
        self.put_back.setVisible(not is_listed)
        self.put_back.setText(put_back_words(self._session))
        if had_focus and is_listed:
            self.focus_content()

    def focus_content(self) -> None:
        """Take the focus to the status."""
        if self._program is not None:
            self.status.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll_to(self, widget: QWidget) -> None:
        """Keep what has the focus in sight, once rows that have come or gone are laid out."""
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 0, LARGE))

    def _word(self) -> None:
        if self._program is None:
            return
        stated = [entry for entry in self._entries if entry.source is not None]
        self.dates.setText("".join(map(self._date_words, stated)) or self._no_date())
        register = self._session.workspace.register
        missing = checklist.not_stated(self._program, register)
        labels = ", ".join(attribute.label for attribute in missing)
        self.unstated.setText(f"Not stated whether they are asked for: {labels}.")
        self.unstated.setVisible(bool(missing))
        self.ask.setVisible(bool(missing) or not stated)

    def _date_words(self, entry: Entry) -> str:
        theme = self._session.theme
        muted, caution = theme.tokens["text-muted"], theme.tokens["caution"]
        source = entry.source
        if source is None:
            return ""
        speaks = "undated" if source.as_of == "undated" else f"as of {source.as_of}"
        mark = f' <span style="color:{caution}">{escape(entry.mark)}</span>' if entry.mark else ""
        note = f"<br>{escape(entry.note)}" if entry.note else ""
        day = full_day(entry.day) if entry.is_expected else f"<b>{full_day(entry.day)}</b>"
        return (
            f'<p style="margin-top:0; margin-bottom:6px">'
            f"{day}, {away(entry.day, self._session.today)}{mark}<br>"
            f'{escape(entry.what)}{note}<br><span style="color:{muted}">'
            f"{source_link(source, theme)}, {speaks}</span></p>"
        )

    def _no_date(self) -> str:
        muted = self._session.theme.tokens["text-muted"]
        return f'<span style="color:{muted}">No source states a date to apply by.</span>'

    # What the user does

    def _open_page(self) -> None:
        if self._program is not None:
            open_page(self._session, self._program.url)

    def _show_facts(self) -> None:
        if self._program is not None:
            state = changes.select(self._session.state, self._program.id)
            self._session.apply(changes.show_page(state, changes.EXPLORE))

    def _ask(self) -> None:
        if self._program is not None:
            state = changes.show_questions(self._session.state, self._program.id)
            self._session.apply(state)

    def _put_back(self) -> None:
        if self._program is not None:
            put_back_on_shortlist(self._session, self._program.id)

    def _delete(self) -> None:
        if self._program is not None:
            label = f"Application to {self._program.title}"
            state = application_changes.delete_application(
                self._session.state, self._program.id, label, clock.now()
            )
            name = name_step(self._session, "Delete application to", self._program.id)
            self._session.apply(state, name)

    def _apply_theme(self) -> None:
        self.page.setIcon(glyph_icon("outside", self._session.theme, "accent"))
        self.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._word()
