"""Programs by the user's criteria: bands, how often each comes first, and what to find out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mpcompare.app.decide.sampling import SAMPLES, SEED, Sampled, sample
from mpcompare.app.decide.subjects import subjects
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.decide.criteria import Criteria
from mpcompare.model.decide.criteria_file import read_criteria
from mpcompare.model.decide.rating import Rating, rate
from mpcompare.model.pay.preferences import Residence
from mpcompare.model.program import Program
from mpcompare.model.query import never


@dataclass(frozen=True, slots=True)
class Decision:
    """A rating, and what its samples say; `order` are the places of the rated, the best first."""

    rating: Rating
    sampled: Sampled

    @property
    def order(self) -> tuple[int, ...]:
        """By the middle of the band, which is the sum to be expected; those alike as they came."""
        return self.rating.order


def decide(
    workspace: Workspace,
    programs: Sequence[Program],
    criteria: Criteria,
    home: Residence | None = None,
    samples: int = SAMPLES,
    seed: int = SEED,
    cancelled: Callable[[], bool] = never,
) -> Decision | None:
    """Rate programs and sample; call it on another thread. None where it was cancelled.

    Raises:
        CatalogError: the catalog is damaged.
    """
    rating = rate(criteria, programs, subjects(workspace, home))
    sampled = sample(rating, samples, seed, cancelled)
    return None if sampled is None else Decision(rating, sampled)


def read_file(workspace: Workspace, text: str, home: Residence | None = None) -> Criteria:
    """Read a file of criteria.

    Raises:
        InputError: something in it makes no sense.
    """
    return read_criteria(text, subjects(workspace, home))
