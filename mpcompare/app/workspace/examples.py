"""Example comparisons for a first look: questions to the catalog, never programs by name."""

from dataclasses import dataclass, replace

from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.query import DOCUMENTED, AnyOf, Query

SHOWN = 4
"""As many cards as a window shows at once."""
LOOKED_AT = 24
"""The best documented of the hits, among which four schools are looked for."""


@dataclass(frozen=True, slots=True)
class Example:
    """A comparison to start from: what it is called, what it shows, what it asks for."""

    title: str
    explanation: str
    query: Query


EXAMPLES = (
    Example(
        "Fully online",
        "Degrees that can be taken from anywhere",
        Query(filters=(AnyOf("online", frozenset({"online"})),)),
    ),
    Example(
        "Acoustics",
        "How sound behaves, in rooms and in materials",
        Query(filters=(AnyOf("concentrations", frozenset({"acoustics"})),)),
    ),
    Example(
        "Non-thesis in the US",
        "A project, portfolio or recital in the place of a thesis",
        Query(
            filters=(
                AnyOf("thesis_option", frozenset({"non-thesis"})),
                AnyOf("country", frozenset({"US"})),
            )
        ),
    ),
)


def pick(workspace: Workspace, example: Example) -> tuple[str, ...]:
    """Return the ids of up to four hits, the best documented first.

    One school comes once, where enough schools are found: a comparison wants different ones.
    """
    query = replace(example.query, sort=DOCUMENTED)
    numbers = workspace.hits(query, limit=LOOKED_AT).numbers[:LOOKED_AT]
    ranked = workspace.programs_by_number(numbers)
    first = {program.institution: program for program in reversed(ranked)}
    alone = [program for program in ranked if first[program.institution] is program]
    chosen = alone if len(alone) >= SHOWN else ranked
    return tuple(program.id for program in chosen[:SHOWN])
