"""The Guide page: contents, text with its search, and questions to the school."""

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.guide.chapters import Guide, open_guide
from mpcompare.app.start import paths
from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.model.errors import ReaderError
from mpcompare.model.glossary import group_key
from mpcompare.model.query import AnyOf, Query
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.following_page import FollowingPage
from mpcompare.ui.kept_layout import keep_sizes
from mpcompare.ui.open_address import open_page
from mpcompare.ui.pages.guide.guide_contents import GuideContents
from mpcompare.ui.pages.guide.guide_reader import GuideReader
from mpcompare.ui.pages.guide.guide_text import TO_PAGE, TO_PROGRAMS, TO_TERM, TO_VALUE, GuideText
from mpcompare.ui.pages.guide.questions_panel import QuestionsPanel
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.key_splitter import KeySplitter

SIDE = 280
"""Width of the contents in pixels at 100 %."""
MOST_SCALE = 1.6
"""What larger text widens the contents by at most: the text needs the room as well."""


class GuidePage(FollowingPage):
    """Contents at the left, the text or the questions at the right. Follows the state's place."""

    follows = frozenset({Part.GUIDE, Part.COMPARED, Part.CATALOG})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._guide: Guide | None = None
        self._text: GuideText | None = None
        self._shown: str | None = None
        self.search = self._search_field()
        self.found = QLabel()
        set_role(self.found, "small")
        self.found.setProperty("muted", True)
        self.contents = GuideContents(session)
        self.reader = GuideReader(session)
        set_role(self.reader, "large")
        self.questions = QuestionsPanel(session)
        self._stack = QStackedWidget()
        self._splitter = KeySplitter(session, Qt.Orientation.Horizontal)
        self._scale = 0.0
        self._build()
        self.contents.picked.connect(self._pick)
        self.reader.reached.connect(self._reached)
        self.reader.anchorClicked.connect(self._follow_link)
        session.themed.connect(self._apply_theme)

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText("Search the guide")
        field.setAccessibleName("Search the guide")
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._search)
        field.installEventFilter(self)
        return field

    def _build(self) -> None:
        side = QWidget()
        side.setObjectName("GuideSide")
        side.setMinimumWidth(160)
        column = QVBoxLayout(side)
        column.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, SMALL)
        column.setSpacing(SMALL)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.search, 1)
        row.addWidget(self.found)
        column.addLayout(row)
        column.addWidget(self.contents, 1)
        self._stack.setObjectName("GuideBody")
        self._stack.addWidget(self.reader)
        self._stack.addWidget(self.questions)
        self._splitter.setAccessibleName("Contents and text")
        self._splitter.add_part(side, "Contents")
        self._splitter.add_part(self._stack, "Text")
        self._splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    # What the window asks

    def current_program(self) -> str | None:
        """Return the program whose questions are in sight, else the one selected on Explore."""
        asked = self.questions.program
        is_asking = self._stack.currentWidget() is self.questions
        return asked.id if is_asking and asked else self._session.state.selected

    def current_term(self) -> str | None:
        """Return the place that is open."""
        return self._session.state.guide or None

    def copy(self) -> None:
        """Copy the selected text, or the questions."""
        if self._stack.currentWidget() is self.questions:
            self.questions.copy()
        elif self.reader.textCursor().hasSelection():
            QGuiApplication.clipboard().setMimeData(self.reader.createMimeDataFromSelection())

    def focus_content(self) -> None:
        """Go to the text, or to the questions."""
        if self._stack.currentWidget() is self.questions:
            self.questions.focus_first()
        else:
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    # Following the state

    def follow(self, parts: frozenset[Part]) -> None:
        """Show the place that is open, from the guide to the open catalog."""
        if self._guide is None or Part.CATALOG in parts:
            self._load()
        if self._session.state.guide != self._shown:
            self._show_place()
        place = self._session.state.guide
        self.questions.follow(_program_of(place), _ticked(place))

    def _load(self) -> None:
        try:
            self._guide = open_guide(self._session.workspace, paths.resources_dir())
        except ReaderError as error:
            self._session.notify(Notice(str(error), is_problem=True))
            return
        chapters = {chapter.key: chapter.title for chapter in self._guide.chapters}
        article = {changes.ARTICLE: "The article it grew from"} if self._guide.statements else {}
        groups = {group_key(name): name for name in self._guide.groups}
        self.contents.fill(
            {
                "Guide": {**chapters, **article},
                "Glossary": groups,
                "For the school": {changes.QUESTIONS: "Questions to ask"},
            }
        )
        self._apply_theme()

    def _show_place(self) -> None:
        place = self._shown = self._session.state.guide
        if _is_questions(place):
            self._stack.setCurrentWidget(self.questions)
            self.contents.show_place(changes.QUESTIONS)
            return
        self._stack.setCurrentWidget(self.reader)
        if self._guide is None:
            return
        if place == changes.GLOSSARY:
            place = group_key(next(iter(self._guide.groups)))
        place = place if self.reader.has(place) else self._guide.chapters[0].key
        self.reader.go_to(place)
        self.contents.show_place(self.reader.section_of(place))

    def _apply_theme(self) -> None:
        theme = self._session.theme
        self.contents.apply_theme()
        self.questions.apply_theme()
        if theme.scale != self._scale:
            is_first, self._scale = not self._scale, theme.scale
            side = round(SIDE * min(theme.scale, MOST_SCALE))
            self._splitter.setSizes([side, max(side, self._splitter.width() - side)])
            if is_first:
                keep_sizes(self._session, self._splitter, "guide")
        if self._guide is None:
            return
        counts = self._session.workspace.facets(Query()).counts
        self._text = GuideText(theme, self._guide, counts)
        groups = [group_key(name) for name in self._guide.groups]
        article = [changes.ARTICLE] if self._guide.statements else []
        chapters = [chapter.key for chapter in self._guide.chapters]
        self.reader.fill(self._text.html(), [*chapters, *article, *groups])
        self._show_place()

    # What the user asks

    def _pick(self, key: str) -> None:
        state = self._session.state
        if key == state.guide:
            self._show_place()
        self._session.apply(changes.show_guide(state, key))

    def _reached(self, section: str) -> None:
        """Remember how far the user has read, without moving the text."""
        self.contents.show_place(section)
        state = self._session.state
        self._shown = section
        if self.isVisible() and state.page == changes.GUIDE:
            self._session.apply(changes.read_guide(state, section))

    def _follow_link(self, address: QUrl) -> None:
        text = address.toString()
        if text.startswith(TO_TERM):
            self._pick(text.removeprefix(TO_TERM))
        elif text.startswith(TO_PROGRAMS) and self._text:
            see = self._text.links[int(text.removeprefix(TO_PROGRAMS))]
            self._show_programs(see.query)
        elif text.startswith(TO_VALUE):
            attribute, token = text.removeprefix(TO_VALUE).split("=")
            self._show_programs(Query(filters=(AnyOf(attribute, frozenset({token})),)))
        elif text.startswith(TO_PAGE):
            page = text.removeprefix(TO_PAGE)
            self._session.apply(changes.show_page(self._session.state, page))
        else:
            open_page(self._session, address)

    def _show_programs(self, query: Query) -> None:
        self._session.apply(changes.show_programs(self._session.state, query))

    # Searching

    def _search(self, words: str) -> None:
        if words and self._stack.currentWidget() is self.questions:
            self._pick(self._guide.chapters[0].key if self._guide else "")
        self.reader.find_all(words)
        self.contents.show_counts(self.reader.matches_by_section() if words.strip() else None)
        self._say_found()

    def _say_found(self) -> None:
        count, is_asked = self.reader.match_count, bool(self.search.text().strip())
        shown = f"{self.reader.match_number} of {count}" if count else "not found"
        self.found.setText(shown if is_asked else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or watched is not self.search:
            return super().eventFilter(watched, event)
        return event.type() == QEvent.Type.KeyPress and self._search_key(event)

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER_KEYS:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.reader.find_next(-1 if is_back else 1)
            self._say_found()
            return True
        if event.key() == Qt.Key.Key_Down:
            self.focus_content()
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False


def _is_questions(place: str) -> bool:
    return place == changes.QUESTIONS or place.startswith(f"{changes.QUESTIONS} ")


def _program_of(place: str) -> str | None:
    """Read the program out of a place such as "questions uml-mm-sound-recording-technology"."""
    return next(iter(place.split(" ")[1:]), None) if _is_questions(place) else None


def _ticked(place: str) -> frozenset[str]:
    """Read the attributes whose questions are to be ticked out of a place; none for all."""
    return frozenset(place.split(" ")[2:]) if _is_questions(place) else frozenset()
