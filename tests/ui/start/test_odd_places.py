"""The program on folders whose names are unusual, in a system that does not speak UTF-8."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mpcompare.app.library.service import read_library
from mpcompare.app.start import paths

ROOT = Path(__file__).parents[3]
UML = "uml-mm-sound-recording-technology"
ADD_AND_CLOSE = """
import sys
from mpcompare.app.state import changes
from mpcompare.ui.start import application, running

class Begun(running.AppLifetime):
    def begin(self, *given):
        super().begin(*given)
        session = self.parent().session
        session.apply(changes.add(session.state, sys.argv[1:]), "Add it")
        self.parent().close()

application.AppLifetime = Begun
from mpcompare.app.start.start_request import StartRequest
sys.exit(application.run(StartRequest()))
"""
DEEP = "/".join(letter * 120 for letter in "ab")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows forbids such names")


@pytest.mark.parametrize(
    "name", ["Ünï 音楽 #1 100%? 'x' & \"y\"", DEEP, os.fsdecode(b"not UTF-8: \xff\xfe")]
)
def test_the_library_and_exports_are_kept_in_folders_of_any_name(tmp_path, monkeypatch, name):
    home = tmp_path / name
    home.mkdir(parents=True)
    monkeypatch.setenv("MPCOMPARE_HOME", str(home))
    odd = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment = {**os.environ, **odd, "PYTHONPATH": str(ROOT)}
    wanted = ("compare", UML, "--format", "csv", "--notes", "-o", str(home / "Vergleich.csv"))
    for arguments in (("-c", ADD_AND_CLOSE, UML), ("-m", "mpcompare", *wanted)):
        done = subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr
    assert read_library().shortlist.programs == (UML,)
    assert paths.session_file().exists()
    assert "Lowell" in (home / "Vergleich.csv").read_text("utf-8-sig")
