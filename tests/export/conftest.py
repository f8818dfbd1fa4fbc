"""A document of made-up programs."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from made_up_documents import RESOURCES, two_programs

from mpcompare.export.document.document import Document
from mpcompare.export.document.options import OPTIONS, Options
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.comparison import Comparison
from mpcompare.model.program import Program

OPTION_NAMES = {option.name for option in OPTIONS}


@pytest.fixture
def document() -> Callable[..., Document]:
    """Build a document of programs and options; two programs where none are given."""

    def build(*programs: Program, **chosen: Any) -> Document:
        comparison = Comparison(
            programs or two_programs(),
            ATTRIBUTES,
            this_year=2026,
            remarks=chosen.pop("remarks", {}),
        )
        options = {name: chosen.pop(name) for name in OPTION_NAMES & chosen.keys()}
        return Document(
            comparison=comparison,
            catalog_version="2026.11",
            made=date(2026, 11, 23),
            resources=RESOURCES,
            options=Options(**options),
            **chosen,
        )

    return build
