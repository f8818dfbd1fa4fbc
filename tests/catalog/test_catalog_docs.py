"""docs/catalog.md and Datasette's metadata are what the tables and their words give."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from mpcompare.model.attributes import ATTRIBUTES

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "catalog_docs.py"


@pytest.fixture
def docs():
    """Load the script as a module."""
    spec = importlib.util.spec_from_file_location("catalog_docs", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalog_docs"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["catalog_docs"]


def with_words(docs, tmp_path, monkeypatch, old, new):
    """Let the script read other words of the tables."""
    text = docs.WORDS.read_text("utf-8")
    assert old in text
    changed = tmp_path / "tables.toml"
    changed.write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setattr(docs, "WORDS", changed)


def test_both_files_are_up_to_date():
    command = [sys.executable, str(SCRIPT), "--check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (checked.returncode, checked.stdout) == (0, ""), "run scripts/catalog_docs.py"


def test_a_stale_file_is_named(docs, tmp_path, monkeypatch, capsys):
    with_words(docs, tmp_path, monkeypatch, 'title = "Programs"', 'title = "Made up"')
    monkeypatch.setattr(sys, "argv", ["catalog_docs.py", "--check"])
    assert docs.main() == 1
    assert "docs/catalog.md is out of date: run scripts/catalog_docs.py." in capsys.readouterr().out


def test_a_column_without_words_is_refused(docs, tmp_path, monkeypatch):
    with_words(docs, tmp_path, monkeypatch, 'columns.city = "City."\n', "")
    with pytest.raises(ValueError, match="no words for the column city of programs"):
        docs.tables()


def test_a_table_without_words_is_refused(docs, tmp_path, monkeypatch):
    with_words(docs, tmp_path, monkeypatch, "[tables.rpp]", "[tables.made_up]")
    with pytest.raises(ValueError, match="differ in the tables made_up, rpp"):
        docs.tables()


def test_words_of_no_column_are_refused(docs, tmp_path, monkeypatch):
    more = 'columns.made_up = "Made up."\ncolumns.city ='
    with_words(docs, tmp_path, monkeypatch, "columns.city =", more)
    with pytest.raises(ValueError, match=r"programs lacks: \['made_up'\]"):
        docs.tables()


def test_words_that_no_table_uses_are_refused(docs, tmp_path, monkeypatch):
    with_words(docs, tmp_path, monkeypatch, "\n[columns]", '\n[columns]\nmade_up = "Made up."')
    with pytest.raises(ValueError, match=r"no table has: \['made_up'\]"):
        docs.tables()


def test_the_page_explains_each_attribute_as_the_cards_do():
    page = (ROOT / "docs" / "catalog.md").read_text("utf-8")
    for attribute in ATTRIBUTES:
        assert f"{attribute.label}: {attribute.explanation}" in page
