"""A document of made-up programs."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from made_up_documents import RESOURCES, two_programs

from mpcompare.export import Document
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.comparison import Comparison
from mpcompare.model.program import Program


@pytest.fixture
def document() -> Callable[..., Document]:
    """Build a document of programs; two of them where none are given."""

    def build(*programs: Program, **chosen: Any) -> Document:
        comparison = Comparison(programs or two_programs(), ATTRIBUTES, this_year=2026)
        return Document(
            comparison=comparison,
            catalog_version="2026.11",
            made=date(2026, 11, 23),
            resources=RESOURCES,
            **chosen,
        )

    return build
