"""The hash that is published beside a catalog, on real files and with the system's sha256sum."""

import shutil
import subprocess
from pathlib import Path

import pytest

from mpcompare.app.start.paths import bundled_catalog
from mpcompare.catalog.hash_file import compare_hash_file
from mpcompare.model.errors import CatalogError

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""SHA-256 of the three letters, as FIPS 180-2 prints it."""
OTHER = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.fixture
def abc(tmp_path: Path) -> Path:
    path = tmp_path / "abc.db"
    path.write_bytes(b"abc")
    return path


def beside(path: Path, text: str | bytes) -> None:
    data = text.encode() if isinstance(text, str) else text
    path.with_name(path.name + ".sha256").write_bytes(data)


def test_without_a_hash_file_nothing_is_compared(abc):
    assert compare_hash_file(abc) is False


@pytest.mark.parametrize(
    "text",
    [
        f"{ABC}  abc.db\n",
        f"{ABC} *abc.db\r\n",
        f"{ABC.upper()}\n",
        f"{ABC}  abc (1).db\n",
        f"{OTHER}  catalog.db\n{ABC}  abc.db\n",
    ],
    ids=["text", "binary", "hash alone", "another name", "one line of several"],
)
def test_a_file_agrees_with_its_hash(abc, text):
    beside(abc, text)
    assert compare_hash_file(abc) is True


def test_the_hash_of_another_file_is_refused_with_what_to_do(abc):
    beside(abc, f"{OTHER}  abc.db\n")
    with pytest.raises(CatalogError) as refused:
        compare_hash_file(abc)
    told = str(refused.value)
    assert told.startswith("abc.db is not the file whose hash is in abc.db.sha256")
    assert told.endswith("Get both files anew from the same page.")


@pytest.mark.parametrize(
    "text",
    ["", "<!DOCTYPE html>", ABC[:-1], f"{ABC}  a.db\n{OTHER}  b.db\n", b"\xff\xfe\x00"],
    ids=["empty", "a web page", "cut off", "of others", "no text"],
)
def test_what_states_no_hash_of_the_file_is_refused(abc, text):
    beside(abc, text)
    with pytest.raises(CatalogError, match=r"abc\.db\.sha256 holds no SHA-256 hash of abc\.db"):
        compare_hash_file(abc)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not on this system")
def test_what_sha256sum_writes_of_a_catalog_is_read(tmp_path):
    catalog = Path(shutil.copy(bundled_catalog(), tmp_path / "catalog.db"))
    done = subprocess.run(
        ["sha256sum", "catalog.db"], cwd=tmp_path, capture_output=True, check=True
    )
    beside(catalog, done.stdout)
    assert compare_hash_file(catalog) is True
