"""What the user's profile adds to the cards: a verdict on what is stated, and their count."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.state.state import State
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.remark import Remark
from mpcompare.model.pay.preferences import home_of, meant_for
from mpcompare.model.program import Program
from mpcompare.model.verdict import verdict

if TYPE_CHECKING:
    from mpcompare.app.workspace.workspace import Workspace


PROFILE = "your_profile"
"""The key of what the profile comes to for a program: a row of the cards, but no attribute."""


class _Answers:
    """The labels of the requirements of one program, by what the profile comes to."""

    def __init__(self) -> None:
        self.met: list[str] = []
        self.unmet: list[str] = []
        self.unclear: list[str] = []
        """Stated, but can't be held against what the profile says."""
        self.gaps: list[str] = []
        """Not stated."""

    def put(self, label: str, answer: str, *, is_stated: bool) -> None:
        """Add a requirement."""
        open_ones = self.unclear if is_stated else self.gaps
        {"met": self.met, "unmet": self.unmet}.get(answer, open_ones).append(label)

    @property
    def words(self) -> str:
        """How many are met, in short; "" where there is nothing to hold against the profile."""
        judged = len(self.met) + len(self.unmet)
        met = f"Meets {len(self.met)} of {judged} stated" if judged else "Can't tell yet"
        gaps = f"{len(self.gaps)} not stated" if self.gaps else ""
        return "; ".join(filter(None, (met, gaps))) if judged or self.unclear or gaps else ""

    @property
    def tip(self) -> str:
        """What is met and what is not, a line each."""
        lists = (
            ("You meet", self.met),
            ("Not yet or not as you want", self.unmet),
            ("Can't tell", self.unclear),
            ("Not stated", self.gaps),
        )
        return "\n".join(f"{head}: {', '.join(labels)}" for head, labels in lists if labels)

    def which(self) -> Iterator[Remark]:
        """Name what is not met, and what is not clear."""
        if self.unmet:
            yield Remark("unmet", f"Not met: {', '.join(self.unmet)}")
        if self.unclear:
            yield Remark("unknown", f"Unclear: {', '.join(self.unclear)}")


def verdict_remarks(
    state: State, workspace: "Workspace", programs: Sequence[Program]
) -> Iterable[tuple[FactKey, Remark]]:
    """Return a line for each stated requirement that is judged, and what they come to.

    Nothing while the profile is empty. A gap gets no verdict: it is counted alone.
    """
    profile = state.library.profile
    if profile == Profile():
        return
    residence = home_of(profile)
    for program in programs:
        answers = _Answers()
        for attribute in workspace.register:
            fact = meant_for(residence, program.fact(attribute), program)
            found = verdict(attribute.judge, fact, profile)
            if found is None:
                continue
            answers.put(attribute.label, found.answer, is_stated=fact.is_known)
            if fact.is_known:
                yield (program.id, attribute.key), Remark(found.answer, found.sentence)
        if answers.words:
            yield (program.id, ""), Remark("verdict", answers.words, answers.tip)
            yield (program.id, PROFILE), Remark("verdict", answers.words, answers.tip)
        for remark in answers.which():
            yield (program.id, PROFILE), remark
