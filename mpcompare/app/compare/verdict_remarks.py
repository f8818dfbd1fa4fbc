"""What the user's profile adds to the cards: a verdict on what is stated, and their count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.state.state import State
from mpcompare.model.attribute import Attribute
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.remark import Remark
from mpcompare.model.pay.preferences import Residence, home_of, meant_for
from mpcompare.model.program import Program
from mpcompare.model.verdict import Verdict, verdict

if TYPE_CHECKING:
    from mpcompare.app.workspace.workspace import Workspace


PROFILE = "your_profile"
"""The key of what the profile comes to for a program: a row of the cards, but no attribute."""


class _Answers:
    """The labels of the requirements of one program, by what the profile comes to."""

    def __init__(self) -> None:
        self.met: list[str] = []
        self.unmet: list[str] = []
        self.wishes_met: list[str] = []
        self.wishes_unmet: list[str] = []
        self.unclear: list[str] = []
        """Stated, but can't be held against what the profile says."""
        self.unsaid: list[str] = []
        """Stated, and the profile leaves it open."""
        self.gaps: list[str] = []
        """Not stated."""

    def put(self, attribute: Attribute, found: Verdict, *, is_stated: bool) -> None:
        """Add a requirement of the program, or a wish of the user's."""
        unknown = self.unsaid if found.is_unsaid else self.unclear
        open_ones = unknown if is_stated else self.gaps
        is_wish = attribute.judge is not None and attribute.judge.is_wish
        met = self.wishes_met if is_wish else self.met
        unmet = self.wishes_unmet if is_wish else self.unmet
        {"met": met, "unmet": unmet}.get(found.answer, open_ones).append(attribute.label)

    @property
    def words(self) -> str:
        """How many are met, in short; "" where there is nothing to hold against the profile."""
        asked = len(self.met) + len(self.unmet)
        wished = len(self.wishes_met) + len(self.wishes_unmet)
        met = f"You meet {len(self.met)} of {asked}" if asked else ""
        wishes = f"{len(self.wishes_met)} of {wished} wishes met" if wished else ""
        judged = "; ".join(filter(None, (met, wishes))) or "Can't tell yet"
        gaps = len(self.gaps)
        not_stated = f"{gaps} {'is' if gaps == 1 else 'are'} not stated" if gaps else ""
        if not (asked or wished or self.unclear or self.unsaid or gaps):
            return ""
        return "; ".join(filter(None, (judged, not_stated)))

    @property
    def tip(self) -> str:
        """What is met and what is not, a line each."""
        lists = (
            ("You meet", self.met),
            ("You don't yet meet", self.unmet),
            ("As you want it", self.wishes_met),
            ("Not as you want it", self.wishes_unmet),
            ("Can't tell", self.unclear),
            ("Your profile leaves open", self.unsaid),
            ("Not stated", self.gaps),
        )
        return "\n".join(f"{head}: {', '.join(labels)}" for head, labels in lists if labels)

    def which(self) -> Iterator[Remark]:
        """Name what is not met, and what is not clear."""
        if self.unmet:
            yield Remark("unmet", f"Not met: {', '.join(self.unmet)}")
        if self.wishes_unmet:
            yield Remark("unmet", f"Not as you want: {', '.join(self.wishes_unmet)}")
        if self.unclear:
            yield Remark("unknown", f"Unclear: {', '.join(self.unclear)}")
        if self.unsaid:
            yield Remark("unknown", f"Your profile leaves open: {', '.join(self.unsaid)}")


def verdict_remarks(
    state: State, workspace: "Workspace", programs: Sequence[Program]
) -> Iterable[tuple[FactKey, Remark]]:
    """Return a line for each stated requirement that is judged, and what they come to.

    Nothing while the profile is empty. A gap gets no verdict: it is counted alone.
    """
    profile = state.library.profile
    if profile.is_empty:
        return
    residence = home_of(profile)
    for program in programs:
        answers = _Answers()
        for attribute, found, is_stated in _judged(program, workspace, profile, residence):
            answers.put(attribute, found, is_stated=is_stated)
            if is_stated:
                yield (program.id, attribute.key), Remark(found.answer, found.sentence)
        if answers.words:
            yield (program.id, ""), Remark("verdict", answers.words, answers.tip)
            yield (program.id, PROFILE), Remark("verdict", answers.words, answers.tip)
        for remark in answers.which():
            yield (program.id, PROFILE), remark


def _judged(
    program: Program, workspace: "Workspace", profile: Profile, residence: Residence | None
) -> Iterable[tuple[Attribute, Verdict, bool]]:
    """Return each verdict and whether it is of something stated; the same thing counts once."""
    found: dict[str, tuple[Attribute, Verdict, bool]] = {}
    for attribute in workspace.register:
        fact = meant_for(residence, program.fact(attribute), program)
        judged = verdict(attribute.judge, fact, profile)
        if judged is not None:
            found[attribute.key] = (attribute, judged, fact.is_known)
    return [one for one in found.values() if not _is_covered(one[0], found)]


def _is_covered(attribute: Attribute, found: Mapping[str, tuple[Attribute, Verdict, bool]]) -> bool:
    judge = attribute.judge
    if judge is None or judge.covered_by not in found:
        return False
    _, covering, is_stated = found[judge.covered_by]
    is_gap = not found[attribute.key][2]
    # a gap covers no more than another gap: what is stated is judged
    return covering.answer in judge.covers if is_stated else is_gap and "gap" in judge.covers
