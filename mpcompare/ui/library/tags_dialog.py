"""All tags in use, to be renamed, merged and taken away everywhere at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mpcompare.app import clock
from mpcompare.app.library import notes
from mpcompare.app.state.state import Part
from mpcompare.ui import dialogs
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.elided import elide_lines

TAG = Qt.ItemDataRole.UserRole


class TagsDialog(Dialog):
    """Each change is a step that can be undone; a tag that is deleted goes to the bin as well."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Tags", parent)
        self.resize(440, 420)
        self.words = self.add_label("", muted=True)
        self.list = QListWidget()
        elide_lines(self.list)
        self.list.setAccessibleName("Tags in use")
        self.list.itemActivated.connect(self._rename)
        self.list.itemSelectionChanged.connect(self._refresh)
        self.body.addWidget(self.list, 1)
        self.renaming = self.add_button("Rename…")
        self.renaming.setToolTip("Rename the tag on all its programs (F2)")
        self.renaming.clicked.connect(self._rename)
        self.deleting = self.add_button("Delete")
        self.deleting.setToolTip("Take the tag from all its programs (Delete)")
        self.deleting.clicked.connect(self._delete)
        self.add_close()
        for key, run in ((Qt.Key.Key_F2, self._rename), (Qt.Key.Key_Delete, self._delete)):
            QShortcut(key, self.list).activated.connect(run)
        session.changed.connect(self._follow)
        self._fill(0)
        self.list.setFocus()

    @property
    def tag(self) -> str:
        """The chosen tag; "" where there is none."""
        items = self.list.selectedItems()
        return str(items[0].data(TAG)) if items else ""

    def _follow(self, parts: frozenset[Part]) -> None:
        if Part.NOTES in parts:
            self._fill(self.list.currentRow())

    def _fill(self, row: int) -> None:
        self.list.clear()
        for tag, programs in notes.tagged(self.session.state).items():
            noun = "program" if len(programs) == 1 else "programs"
            item = QListWidgetItem(f"{tag}, {len(programs)} {noun}", self.list)
            item.setData(TAG, tag)
        count = self.list.count()
        self.words.setText(
            "A name that another tag has makes one tag of both."
            if count
            else "No program has a tag. Give it one beside its note."
        )
        self.list.setVisible(bool(count))
        if count:
            self.list.setCurrentRow(max(0, min(row, count - 1)))
        self._refresh()

    def _refresh(self) -> None:
        for button in (self.renaming, self.deleting):
            button.setEnabled(bool(self.tag))

    def _rename(self) -> None:
        tag = self.tag
        if tag:
            take = ("Rename", lambda name: self._take(tag, name))
            dialogs.NAME.open(self.session, self, f"Rename “{tag}”", tag, take)

    def _take(self, tag: str, name: str) -> None:
        new = notes.rename_tag(self.session.state, tag, name)
        self.session.apply(new, f"Rename tag “{tag}”")

    def _delete(self) -> None:
        tag, session = self.tag, self.session
        if not tag:
            return
        programs = session.workspace.programs(notes.tagged(session.state)[tag])
        titles = {program.id: program.title for program in programs}
        new = notes.delete_tag(session.state, tag, clock.now(), titles)
        session.apply(new, f"Delete tag “{tag}”")
