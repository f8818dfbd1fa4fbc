"""The data folder, a copy of it to break, and a catalog built from it once."""

import shutil
import tomllib
from pathlib import Path

import pytest

from mpcompare.catalog.build.build import build

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def edition(data) -> str:
    """The version that the data folder says it is."""
    return tomllib.loads((data / "catalog.toml").read_text(encoding="utf-8"))["version"]


@pytest.fixture
def copied(tmp_path) -> Path:
    """A copy of the data folder that a test may change."""
    return shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("*.db*", "raw"))


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A catalog built from the real source files."""
    path = tmp_path_factory.mktemp("catalog") / "catalog.db"
    build(DATA, path)
    return path


@pytest.fixture
def edit():
    """Replace a text that stands once in a file; return the line that it stood on."""

    def replace(path: Path, old: str, new: str) -> int:
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
        return text[: text.index(old)].count("\n") + 1

    return replace
