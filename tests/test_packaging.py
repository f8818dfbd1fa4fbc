"""The source archive builds into a wheel, and the wheel works outside the checkout."""

import csv
import io
import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from mpcompare import __version__

ROOT = Path(__file__).parents[1]
UML, NYU = "uml-mm-sound-recording-technology", "nyu-mm-music-technology"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build the source archive, and the wheel from that; return their folder."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """Install the wheel into an environment of its own; return the folder of its commands.

    What it depends on is lent by this environment, so that nothing is fetched. A folder that a
    .pth file names is only looked into: this environment's own mpcompare stays out of reach.
    """
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    (wheel,) = built.glob("*.whl")
    quiet = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    pip = [sys.executable, "-m", "pip", "--python", python, "install", *quiet, wheel]
    subprocess.run(pip, check=True, cwd=folder)
    asked = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    Path(packages, "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin"


@pytest.fixture
def run(installed, tmp_path):
    """Run the installed command in an empty folder; return what it printed."""

    def run(*arguments):
        done = subprocess.run(
            [installed / "mpcompare", *arguments],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_the_archives_hold_what_the_program_reads(built):
    (wheel,), (archive,) = built.glob("*.whl"), built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    resources = {p.relative_to(ROOT) for p in ROOT.glob("resources/**/*") if p.is_file()}
    assert {f"mpcompare/{path.as_posix()}" for path in resources} <= names
    assert "mpcompare/data/catalog.db" in names
    assert {Path(name).parts[0] for name in names if ".dist-info" not in name} == {"mpcompare"}
    with tarfile.open(archive) as opened:
        archived = {Path(name).relative_to(Path(name).parts[0]) for name in opened.getnames()}
    assert {Path("main.py"), Path("data/catalog.db"), Path(f"data/programs/{UML}.toml")} <= archived


def test_it_says_its_version(run):
    assert run("--version") == f"mpcompare {__version__}\n"


def test_it_runs_from_its_own_folder(installed, tmp_path):
    code = "import mpcompare; print(mpcompare.__file__)"
    command = [installed / "python", "-c", code]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    found = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(found.stdout.strip()).is_relative_to(installed.parent)


def test_it_finds_programs(run):
    found = {program["id"] for program in json.loads(run("list", "--with-closed", "--json"))}
    assert {UML, NYU} <= found
    assert len(found) == len(list(ROOT.glob("data/programs/*.toml")))


def test_it_exports_a_comparison(run, tmp_path):
    run("compare", UML, NYU, "--format", "csv", "-o", "two.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "two.csv").read_text("utf-8-sig"))))
    assert any("Sound Recording Technology" in cell for row in rows for cell in row)
    run("compare", UML, NYU, "--format", "pdf", "--no-charts", "-o", "two.pdf")
    assert (tmp_path / "two.pdf").read_bytes().startswith(b"%PDF-")
