"""What the tests of exported files compare."""

from dataclasses import replace

from mpcompare.model.decide.criteria import Linear, OfChoices
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.library.library import Library, comparing, with_entry

LOWELL = "uml-mm-sound-recording-technology"
NYU = "nyu-mm-music-technology"
LENGTH = Draft("duration_months", Linear(36, 12), 30)
THESIS = Draft("thesis_option", OfChoices({"non-thesis": 1.0, "choice": 0.5, "thesis": 0.0}), 70)


def mine() -> Library:
    """Return a library that compares two programs by two criteria."""
    library = comparing(LOWELL, NYU)
    criteria = CriteriaSets((CriteriaSet("Mine", (LENGTH, THESIS)),))
    return with_entry(
        library, "shortlists", library.open, replace(library.shortlist, criteria=criteria)
    )
