"""Sets of criteria to start from: examples of a view, each to be changed, none of them ours."""

from typing import NamedTuple

from mpcompare.app.start.paths import resources_dir
from mpcompare.model.decide.criteria_set import CriteriaSet, set_of
from mpcompare.model.decide.rating import Subjects


class Example(NamedTuple):
    """A set to start from.

    Attributes:
        name: what the set is called.
        explanation: what counts in it, in a sentence.
        file: in resources/criteria, in the form of docs/decide.md.
    """

    name: str
    explanation: str
    file: str


EXAMPLES = (
    Example(
        "Cost first",
        "An example: the tuition to the degree, then its length and how it is funded",
        "cost-first.toml",
    ),
    Example(
        "Studio and portfolio",
        "An example: production, and a portfolio or project at the end",
        "studio-and-portfolio.toml",
    ),
    Example(
        "Research and thesis",
        "An example: a thesis in acoustics, computing or engineering, and funding",
        "research-and-thesis.toml",
    ),
)


def example_set(example: Example, subjects: Subjects) -> CriteriaSet:
    """Read the criteria of an example."""
    # what reads TOML is not imported before the first paint
    from mpcompare.model.decide.criteria_file import read_criteria  # noqa: PLC0415

    text = (resources_dir() / "criteria" / example.file).read_text(encoding="utf-8")
    return set_of(example.name, read_criteria(text, subjects))
