"""A shortlist that somebody has shared: what it brings, and which of it is wanted."""

from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from mpcompare.app import clock
from mpcompare.app.sharing.changes import take_in
from mpcompare.app.sharing.preview import Group, summary
from mpcompare.app.sharing.receive import Received
from mpcompare.model.locale_format import whole
from mpcompare.model.safe_text import safe_text
from mpcompare.ui.session import Session
from mpcompare.ui.sharing.groups_model import GroupsModel
from mpcompare.ui.widgets.dialog import Dialog

SIZE = (940, 580)
OPENED = 8
"""Lines of a group that is shown open."""


class ReceiveDialog(Dialog):
    """Nothing is kept until it is accepted; then it is one step that can be undone."""

    def __init__(
        self,
        session: Session,
        received: Received,
        groups: tuple[Group, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, "Shared shortlist", parent)
        self.resize(*SIZE)
        self._received = received
        came, becomes = summary(received, session.state, session.workspace)
        self.words = self.add_label(f"{safe_text(received.file)}: {came}")
        self.becomes = self.add_label(becomes)
        self.model = GroupsModel(groups, session.theme, self)
        self.tree = self._tree()
        self.body.addWidget(self.tree, 1)
        self.add_label(
            "Nothing of yours is replaced, and you can undo it in one step.",
            muted=True,
            role="small",
        )
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.go_on = self.add_button("Add shortlist", primary=True)
        self.go_on.clicked.connect(self._finish)
        self.go_on.setEnabled(bool(received.programs))
        self.go_on.setFocus()

    def _tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setModel(self.model)
        tree.setAccessibleName("What the file brings")
        tree.setUniformRowHeights(True)
        tree.setTabKeyNavigation(False)
        for number, group in enumerate(self.model.groups):
            if len(group.lines) <= OPENED:
                tree.expand(self.model.index(number, 0))
            tree.setFirstColumnSpanned(number, self.model.parent(self.model.index(number, 0)), True)
        header = tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, share in enumerate((0.56, 0.19)):
            header.resizeSection(column, round(SIZE[0] * share))
        return tree

    def _finish(self) -> None:
        session, received = self.session, self._received
        state = take_in(session.state, received, self.model.chosen, clock.now())
        shortlist = state.library.shortlist
        session.apply(state, f"Add shared shortlist {shortlist.name}")
        count = len(shortlist.programs)
        noun = "program" if count == 1 else "programs"
        session.notify_step(f"Added the shortlist “{shortlist.name}” with {whole(count)} {noun}.")
        self.accept()
