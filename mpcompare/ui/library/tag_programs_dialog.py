"""Gives tags to several programs at once, and takes tags from them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from mpcompare.app.library import notes
from mpcompare.ui.drafts.fields import keep_fields
from mpcompare.ui.library.tag_edit import TagEdit
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import about_programs, name_steps
from mpcompare.ui.widgets.dialog import Dialog

SOME_SHOWN = 6
"""Tags that only some of the programs have, as many as are named."""


class TagProgramsDialog(Dialog):
    """Shows the tags that all of the programs have; nothing changes until they are set.

    What is taken away goes from all of them, what is added goes to all; tags that only some of
    them have stay as they are.
    """

    def __init__(
        self, session: Session, programs: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(session, "Tags", parent)
        self._programs = programs
        self.setMinimumWidth(420)
        self.add_label(about_programs(session, programs), muted=True)
        self._common, some = notes.common_tags(session.state, programs)
        self.tags = TagEdit(session, self._common)
        label = QLabel("&Tags of all of them")
        label.setBuddy(self.tags)
        self.body.addWidget(label)
        self.body.addWidget(self.tags)
        if some:
            more = f" and {len(some) - SOME_SHOWN} more" if len(some) > SOME_SHOWN else ""
            named = ", ".join(f"“{tag}”" for tag in some[:SOME_SHOWN])
            self.add_label(f"Some also have {named}{more}; those stay.", muted=True, role="small")
        self.body.addStretch(1)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.button = self.add_button("Set tags", primary=True)
        self.button.clicked.connect(self._set)
        self.tags.setFocus()
        title = f"Tags of {about_programs(session, programs)}"
        keep_fields(self, ("TAG_PROGRAMS", *programs), title, {"tags": self.tags})

    def _set(self) -> None:
        wanted = self.tags.tags
        added = [tag for tag in wanted if tag not in self._common]
        removed = [tag for tag in self._common if tag not in wanted]
        state = notes.tag_these(self.session.state, self._programs, added, removed)
        if state is not self.session.state:
            self.session.apply(state, name_steps(self.session, "Tag", self._programs))
        self.accept()
