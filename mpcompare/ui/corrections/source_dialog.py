"""Asks for a source: a page and its publisher, or who told it by phone, by mail or on a visit."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from mpcompare.app.corrections.checks import source_problems
from mpcompare.app.corrections.draft import SourceDraft
from mpcompare.model.kind import Choice
from mpcompare.ui.corrections.unsaved_guard import problem_label, say_problem
from mpcompare.ui.corrections.value_editors import PickList
from mpcompare.ui.drafts.fields import keep_fields
from mpcompare.ui.session import Session
from mpcompare.ui.theme import TINY, set_role
from mpcompare.ui.widgets.dialog import Dialog

TOLD = "yours"
DRAFT = "SOURCE"
"""The name of the dialog, under which what is typed in it is kept."""
KINDS = (
    Choice("official", "A page of the school's own", "What the school itself publishes."),
    Choice("catalog", "A course catalog", "The school's official list of what it teaches."),
    Choice("government", "A government publication", "Such as official statistics."),
    Choice("directory", "A directory", "A list of programs that others keep."),
    Choice(TOLD, "I was told: by phone, by mail, on a visit", "Only you have this source."),
)


class SourceDialog(Dialog):
    """Fields for one source; what is wrong is said beside them."""

    def __init__(
        self,
        session: Session,
        source: SourceDraft,
        take: Callable[[SourceDraft], None],
        form: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Fill the fields.

        Args:
            session: whose theme it takes.
            source: what is known of it already.
            take: takes the source once it is whole.
            form: the place of the draft of the form in which it is named.
            parent: the form.
        """
        super().__init__(session, "Source", parent)
        self.setMinimumWidth(480)
        self._source, self._take = source, take
        self.kind = PickList(KINDS, empty="")
        self.kind.choose(source.kind)
        self.url = QLineEdit(source.url)
        self.publisher = QLineEdit(source.publisher)
        self.as_of = QLineEdit("" if source.as_of == "undated" else source.as_of)
        self.problems: dict[str, QLabel] = {}
        self._boxes: dict[str, QWidget] = {}
        self._add("kind", "&What it is", self.kind)
        self._add("url", "Web &page", self.url, "https://")
        self._add("publisher", "W&ho states it", self.publisher)
        self._add("as_of", "As &of", self.as_of, "2026, 2026-27 or 2026-11-20; empty for undated")
        self.body.addStretch(1)
        self._add_buttons()
        self.kind.currentIndexChanged.connect(self._arrange)
        self._arrange()
        (self.publisher if source.kind == TOLD else self.url).setFocus()
        names = ("kind", "url", "publisher", "as_of")
        fields = {name: getattr(self, name) for name in names}
        keep_fields(self, (DRAFT, *form, source.key), "A source of your program", fields)

    def _add_buttons(self) -> None:
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.done_button = self.add_button("Use this source", primary=True)
        self.done_button.clicked.connect(self._finish)

    def _add(self, key: str, words: str, field: QWidget, hint: str = "") -> None:
        label, wrong = QLabel(words), problem_label()
        set_role(label, "small-strong")
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        if isinstance(field, QLineEdit):
            field.setPlaceholderText(hint)
            field.editingFinished.connect(lambda: self._check(key))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        for widget in (label, field, wrong):
            column.addWidget(widget)
        self.problems[key], self._boxes[key] = wrong, box
        self.body.addWidget(box)

    def _arrange(self) -> None:
        """Ask for a page only where there is one."""
        is_told = self.kind.value == TOLD
        self._boxes["url"].setVisible(not is_told)
        hint = "Ms Example, admissions office" if is_told else "The school, or the ministry"
        self.publisher.setPlaceholderText(hint)

    def _typed(self) -> SourceDraft:
        kind = self.kind.value
        return SourceDraft(
            self._source.key,
            "" if kind == TOLD else self.url.text().strip(),
            self.publisher.text().strip(),
            kind,
            self.as_of.text().strip() or "undated",
        )

    def _problems(self) -> dict[str, str]:
        typed = self._typed()
        found = source_problems(typed)
        if typed.kind != TOLD and not typed.url:
            found["url"] = "Where does it stand? If you were told, choose that above."
        return found

    def _check(self, key: str) -> None:
        """Show what is wrong with a field that was left, not that it is still empty."""
        field: QLineEdit = getattr(self, key)
        words = self._problems().get(key, "") if field.text().strip() else ""
        say_problem(self.problems[key], field, words)

    def _finish(self) -> None:
        found = self._problems()
        for key, label in self.problems.items():
            say_problem(label, getattr(self, key), found.get(key, ""))
        if found:
            first: QWidget = getattr(self, next(key for key in self.problems if key in found))
            first.setFocus()
            return
        self._take(self._typed())
        self.accept()
