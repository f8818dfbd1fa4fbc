"""The program file of a program of the user's as text, for what the form can't show."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mpcompare.app import clock
from mpcompare.app.corrections import changes as correction_changes
from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.workspace.overlay import read_text
from mpcompare.ui.corrections.unsaved_guard import UnsavedGuardDialog, problem_label, say_problem
from mpcompare.ui.session import Session

DRAFT, TITLE = "EDIT_OWN", "Mend your program"
"""What leads here, under which a draft is kept, and the heading."""
MOST_SHOWN = 4


class OwnTextDialog(UnsavedGuardDialog):
    """What can't be read is named with its line as one types, and is kept all the same."""

    def __init__(self, session: Session, program: str, parent: QWidget | None = None) -> None:
        super().__init__(session, TITLE, parent)
        self.resize(760, 560)
        self._program = program
        self._before = session.state.library.own[program].text
        self.add_label(
            "This is the program's file as text. Lines that begin with # are remarks.", muted=True
        )
        self.text = QPlainTextEdit(self._before)
        self.text.setObjectName("OwnLines")
        self.text.setAccessibleName("Program file")
        self.text.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(session.theme.font().pointSizeF())
        self.text.setFont(font)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.wrong = problem_label()
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.wrong)
        self.add_saving("Save", "Keep the text (Ctrl+S)")
        self.text.textChanged.connect(self._check)
        self._check()
        self.text.setFocus()
        left = drafts_file.find(DRAFT, program, "")
        if isinstance(left, str):
            self.text.setPlainText(left)
        self.keep_draft()

    def draft(self) -> DialogDraft:
        return DialogDraft(DRAFT, (self._program, ""), TITLE, self.text.toPlainText())

    def _check(self) -> None:
        read = read_text(self.text.toPlainText(), self.session.workspace.register, self._program)
        problems = [*read.problems[:MOST_SHOWN]]
        if len(read.problems) > MOST_SHOWN:
            problems.append(f"and {len(read.problems) - MOST_SHOWN} more")
        say_problem(self.wrong, self.text, "\n".join(problems))

    def is_changed(self) -> bool:
        return self.text.toPlainText() != self._before

    def save(self) -> bool:
        text, session = self.text.toPlainText(), self.session
        title = read_text(text, session.workspace.register, self._program).program.title
        state = correction_changes.save_own(session.state, self._program, text, clock.now())
        session.apply(state, f"Edit {title or 'your program'}")
        return True
