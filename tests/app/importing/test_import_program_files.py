"""Program files that people write by hand: dates, depth, unseen characters, what can't be read."""

import os

import pytest

from mpcompare.app.importing.program_file import read_program_files
from mpcompare.catalog.build.check import check
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import FileError

MADE_UP = (
    'id = "made-up"\ninstitution = "Made-up School"\nname = "Made-up Mixing"\ndegree = "MA"\n'
    'country = "GB"\nurl = "https://made-up.example"\n[[sources]]\nkey = "p"\n'
    'url = "https://made-up.example"\npublisher = "Made-up School"\nkind = "official"\n'
    "as_of = 2026-04-10\n"
)


def read(tmp_path, text, name="made-up.toml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (found,) = read_program_files(path, ATTRIBUTES)
    return found


def test_days_without_quotes_are_days(tmp_path):
    rows = '[[deadlines]]\nterm = "fall"\ndate = 2027-01-15\nsource = "p"\nkind = "final"\n'
    found = read(tmp_path, f"{MADE_UP}{rows}")
    assert found.problems == ()
    (said,) = found.draft.facts["deadlines"]
    assert said.value == {"term": "fall", "date": "2027-01-15", "kind": "final"}
    assert found.draft.sources[0].as_of == "2026-04-10"


@pytest.mark.parametrize("depth", [61, 1000, 5000])
def test_what_is_nested_deeply_is_no_toml(tmp_path, depth):
    found = read(tmp_path, f"{MADE_UP}a = {'[' * depth}{']' * depth}\n")
    (problem,) = found.problems
    assert problem.startswith("This is not TOML: lists or tables stand in each other more than 60")
    assert "line 13" in problem


def test_the_check_of_the_catalog_names_its_place(tmp_path):
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs" / "deep.toml").write_text("\na = " + "[" * 5000 + "]" * 5000)
    told = [str(problem) for problem in check(tmp_path)]
    assert any(
        "deep.toml:2: a: is not TOML: lists or tables stand in each other" in line for line in told
    )


def test_characters_that_turn_the_writing_are_left_out_everywhere(tmp_path):
    text = MADE_UP.replace("Made-up Mixing", "Made-up \u202egnixiM").replace(
        '"Made-up School"', r'"Made-up\u202E School\u0000"'
    )
    found = read(tmp_path, text)
    assert found.draft.identity["name"] == "Made-up gnixiM"
    assert found.draft.identity["institution"] == "Made-up School"
    assert "\u202e" not in found.text
    assert "202E" not in found.text


def test_of_a_folder_all_that_can_be_read_is_read(tmp_path):
    (tmp_path / "a.toml").write_text(MADE_UP)
    (tmp_path / "b.toml").mkdir()
    (tmp_path / "c.toml").symlink_to(tmp_path / "gone.toml")
    (tmp_path / "d.toml").write_bytes(b"\xff\xfe\0")
    (tmp_path / "e.toml").write_bytes(b"# \n" * 400_000)
    found = read_program_files(tmp_path, ATTRIBUTES)
    assert [incoming.problems[:1] for incoming in found] == [
        (),
        (f"{tmp_path / 'b.toml'} can't be read: is a directory.",),
        (f"{tmp_path / 'c.toml'} can't be read: no such file or directory.",),
        ("This is not UTF-8 text.",),
        ("e.toml is larger than 1 MB.",),
    ]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_file_that_may_not_be_read_says_so(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(MADE_UP)
    path.chmod(0)
    with pytest.raises(FileError, match="can't be read: permission denied"):
        read_program_files(path, ATTRIBUTES)
