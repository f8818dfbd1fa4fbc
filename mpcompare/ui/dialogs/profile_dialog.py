"""Asks what the user brings and wants, to be held against what programs ask for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mpcompare.app import profile_verbs
from mpcompare.app.costs import home_states
from mpcompare.model.profile import Profile
from mpcompare.ui.dialogs.profile_form import ProfileForm
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog

STEP = "Change your profile"


class ProfileDialog(Dialog):
    """Each question can stay open. Nothing changes until it is kept; then it can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Your profile", parent)
        self.resize(620, 660)
        self.add_label(
            "The cards then say, requirement by requirement, whether you meet it. Leave open what "
            "you like: nothing is said about that. It stays on this computer.",
            muted=True,
        )
        self.form = ProfileForm(session, home_states(session.workspace))
        self.form.show_profile(session.state.library.profile)
        area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)
        empty = self.add_button("Leave all open")
        empty.clicked.connect(lambda: self.form.show_profile(Profile()))
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.keep = self.add_button("Keep", primary=True)
        self.keep.clicked.connect(self._finish)
        self.form.degree.setFocus()

    def _finish(self) -> None:
        state = profile_verbs.set_profile(self.session.state, self.form.profile)
        self.session.apply(state, STEP)
        self.accept()
