"""The example comparisons give programs of the catalog that fit their titles."""

import pytest

from mpcompare.app.workspace.examples import EXAMPLES, Example, pick
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_an_example_gives_four_programs_that_pass_its_filters(
    workspace: Workspace, example: Example
) -> None:
    programs = workspace.programs(pick(workspace, example))
    assert len(programs) == 4
    for program in programs:
        for asked in example.query.filters:
            assert asked.matches(ATTRIBUTES[asked.attribute], program.fact(asked.attribute))


def test_an_example_has_the_best_documented_program_of_four_schools(workspace: Workspace) -> None:
    acoustics = next(example for example in EXAMPLES if example.title == "Acoustics")
    programs = workspace.programs(pick(workspace, acoustics))
    assert len({program.institution for program in programs}) == 4
    best_first = workspace.programs_by_number(workspace.hits(acoustics.query).numbers)
    of_schools = {program.institution: program for program in reversed(best_first)}
    wanted = [program for program in best_first if of_schools[program.institution] is program]
    assert programs == tuple(wanted[:4])
