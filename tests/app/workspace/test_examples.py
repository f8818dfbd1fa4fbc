"""The example comparisons give programs of the catalog that fit their titles."""

from collections.abc import Iterator

import pytest

from mpcompare.app.start import paths
from mpcompare.app.workspace.examples import EXAMPLES, Example, pick
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    opened = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
    yield opened
    opened.close()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_an_example_gives_four_programs_that_pass_its_filters(
    workspace: Workspace, example: Example
) -> None:
    programs = workspace.programs(pick(workspace, example))
    assert len(programs) == 4
    for program in programs:
        for asked in example.query.filters:
            assert asked.matches(ATTRIBUTES[asked.attribute], program.fact(asked.attribute))


def test_an_example_prefers_different_schools_and_what_is_known(workspace: Workspace) -> None:
    acoustics = next(example for example in EXAMPLES if example.title == "Acoustics")
    programs = workspace.programs(pick(workspace, acoustics))
    assert len({program.institution for program in programs}) == 4
    known = [sum(fact.is_known for fact in program.facts.values()) for program in programs]
    assert known == sorted(known, reverse=True)
