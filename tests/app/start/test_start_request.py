"""What one process sends to another: it arrives whole, and nonsense is refused."""

import json
from pathlib import Path

import pytest

from mpcompare.app.start.start_request import LIMIT, StartRequest, token_of


def line(**changes):
    said = {"kind": "mpcompare-start", "path": "", "token": "", **changes}
    return json.dumps(said).encode() + b"\n"


def test_a_path_comes_through_as_it_is_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "Œuvre 音楽\n.db"
    sent = StartRequest(file=Path(name), token="abc-1").to_line()
    assert sent.count(b"\n") == 1
    assert StartRequest.from_line(sent) == StartRequest(file=tmp_path / name, token="abc-1")


def test_a_file_goes_before_a_catalog():
    assert StartRequest(Path("a.db"), Path("b.csv")).path == Path("b.csv")
    assert StartRequest(Path("a.db")).path == Path("a.db")
    assert StartRequest().path is None


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"\xff\n",
        b"[]\n",
        b"[" * 10_000,
        line(kind="another"),
        line(path=3),
        line(path=None),
        line(path="relative.db"),
        line(path="/with\0nothing"),
        line(token=[]),
        line(path="/" + "x" * LIMIT),
    ],
)
def test_nonsense_is_refused(nonsense):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever of its kinds
        StartRequest.from_line(nonsense)


@pytest.mark.parametrize("token", ["x" * 300, "é", "a\nb", "a\0b"])
def test_a_token_that_is_none_is_left_out(token):
    assert StartRequest.from_line(line(token=token)).token == ""
    assert token_of({"XDG_ACTIVATION_TOKEN": token}) == ""


def test_the_desktops_token_is_taken():
    assert token_of({"XDG_ACTIVATION_TOKEN": "mutter-1_TIME7"}) == "mutter-1_TIME7"
    assert token_of({}) == ""
