"""What reports leave behind in memory, seen from outside: typst keeps what it worked out."""

import subprocess
import sys
from pathlib import Path

import pytest

MOST_MB = 90
"""That the last seven reports may add. They added 300 where nothing was done about it."""

SCRIPT = """
from datetime import date
from pathlib import Path
from mpcompare.app.start import paths
from mpcompare.catalog.reader import Catalog
from mpcompare.export import pdf
from mpcompare.export.document.document import Document
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.comparison import Comparison

def megabytes():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6

catalog = Catalog.open(paths.bundled_catalog())
ids = catalog.ids()
for number in range(9):
    if number == 2:
        before = megabytes()
    programs = catalog.programs(ids[4 * number : 4 * number + 4])
    comparison = Comparison(programs, ATTRIBUTES, this_year=2026, remarks={})
    pdf.FORMAT.write(Document(comparison=comparison, catalog_version="2026.11",
                              made=date(2026, 11, 23), resources=paths.resources_dir()))
print(megabytes() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="it asks Linux")
def test_many_reports_take_little_more_memory_than_the_first():
    run = [sys.executable, "-c", SCRIPT]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert float(said) < MOST_MB
