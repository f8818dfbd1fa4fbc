"""What the session tells of a change: once, when all of it is there."""

from dataclasses import replace

from mpcompare.app.state.state import Part, State
from mpcompare.model.library.corrections import Correction
from mpcompare.model.library.library import comparing, with_entry
from tests.ui.compare_steps import LOWELL

BELMONT = "belmont-ms-audio-engineering"  # data/programs: 30 credits by Belmont University
CREDITS = Correction(36, "", "Made-up office", "2026", "", "30", "2026-11-20T10:00:00+00:00")


class Listener:
    """Notes what each emission says, and what the workspace says at it."""

    def __init__(self, session):
        self.session, self.heard, self.credits = session, [], []
        session.changed.connect(self._hear)

    def _hear(self, parts):
        self.heard.append(parts)
        (program,) = self.session.workspace.programs([BELMONT])
        attribute = self.session.workspace.register["credits"]
        self.credits.append(attribute.text(program.fact(attribute)))


def corrected(state):
    return replace(
        state, library=with_entry(state.library, "corrections", (BELMONT, "credits"), CREDITS)
    )


def test_a_correction_emits_one_change_with_all_its_parts(make_session):
    session = make_session(State(welcomed=True, library=comparing(BELMONT, LOWELL)))
    listener = Listener(session)
    session.apply(corrected(session.state), "Correct credits")
    session.undo()
    session.redo()
    assert len(listener.heard) == 3
    assert all({Part.OWN, Part.CATALOG, Part.COMPARED} <= parts for parts in listener.heard)
    assert listener.credits == ["36", "30", "36"]
