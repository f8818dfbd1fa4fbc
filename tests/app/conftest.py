"""What the tests of `app/` start from: the bundled catalog, opened once for a module."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from mpcompare.app.start import paths
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """Open the bundled catalog, and close it after the module's last test."""
    with closing(Workspace.open(paths.bundled_catalog(), ATTRIBUTES)) as opened:
        yield opened
