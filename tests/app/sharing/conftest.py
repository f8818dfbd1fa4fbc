"""A catalog of another edition, from which a shortlist comes."""

import shutil
import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.build.build import build
from mpcompare.model.attributes import ATTRIBUTES

DATA = Path(__file__).parents[3] / "data"
EDITION = tomllib.loads((DATA / "catalog.toml").read_text(encoding="utf-8"))["version"]
OTHER = "2999.01"
DENVER = "cu-denver-ms-recording-arts"
MADE_UP = "made-up-ma-zither-engineering"


@pytest.fixture(scope="session")
def other_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up edition: Denver asks for a thesis, and a made-up program is there."""
    folder = tmp_path_factory.mktemp("other edition")
    data = shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("*.db*", "raw"))
    edition = data / "catalog.toml"
    edition.write_text(edition.read_text().replace(f'"{EDITION}"', f'"{OTHER}"'))
    denver = data / "programs" / f"{DENVER}.toml"
    text = denver.read_text()
    stated = 'thesis_option = { value = "choice"'
    assert text.count(stated) == 1
    denver.write_text(text.replace(stated, 'thesis_option = { value = "thesis"'))
    added = text.replace(f'id = "{DENVER}"', f'id = "{MADE_UP}"').replace(
        'name = "Recording Arts"', 'name = "Zither Engineering (made up) <b>=1+1</b>"'
    )
    (data / "programs" / f"{MADE_UP}.toml").write_text(added)
    build(data, folder / "made-up other.db")
    return folder / "made-up other.db"


@pytest.fixture
def other(other_file: Path) -> Iterator[Workspace]:
    """That catalog, opened."""
    with closing(Workspace.open(other_file, ATTRIBUTES)) as opened:
        yield opened
