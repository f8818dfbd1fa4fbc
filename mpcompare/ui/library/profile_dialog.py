"""Asks what the user brings and wants, to be compared with what programs ask for."""

from contextlib import suppress
from dataclasses import asdict, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mpcompare.app.cost.cost_sheet import home_areas, home_states
from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.state import changes
from mpcompare.model.library.profile import Profile
from mpcompare.ui.corrections.unsaved_guard import UnsavedGuardDialog, problem_label, say_problem
from mpcompare.ui.library.profile_form import ProfileForm
from mpcompare.ui.session import Session

STEP = "Change your profile"
DRAFT = "PROFILE"
"""The name of the dialog, under which what is typed in it is kept."""


class ProfileDialog(UnsavedGuardDialog):
    """Each question can stay open. Nothing changes until it is kept; then it can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Your profile", parent)
        self.resize(620, 660)
        self.add_label(
            "The cards then say, requirement by requirement, whether you meet it. Leave open what "
            "you like: nothing is said about that. It stays on this computer.",
            muted=True,
        )
        workspace = session.workspace
        self.form = ProfileForm(session, home_states(workspace), home_areas(workspace))
        self.form.show_profile(session.state.library.profile)
        self._before = self.form.profile
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take it
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)
        self.problem = problem_label()
        self.body.addWidget(self.problem)
        empty = self.add_button("Leave all open")
        empty.clicked.connect(lambda: self.form.show_profile(Profile()))
        self.add_saving("Keep", "Hold your answers against what the programs ask for")
        self.form.degree.setFocus()
        left = drafts_file.find(DRAFT)
        if isinstance(left, dict):
            with suppress(TypeError, ValueError, AttributeError):
                self.form.show_profile(Profile(**left))
        self.keep_draft()

    def draft(self) -> DialogDraft:
        return DialogDraft(DRAFT, (), "Your profile", asdict(self.form.profile))

    def is_changed(self) -> bool:
        return self.form.profile != self._before

    def save(self) -> bool:
        wrong = self.form.wrong_number
        if wrong is not None:
            field, words = wrong
            say_problem(self.problem, field, words)
            field.setFocus()
            return False
        before = self.session.state.library.profile
        profile = replace(self.form.profile, lead_times=before.lead_times)
        state = changes.set_profile(self.session.state, profile)
        self.session.apply(state, STEP)
        return True
