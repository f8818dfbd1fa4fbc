"""Makes the file of each schema version that `test_migrations` keeps: once, when it is released.

`PYTHONPATH=.:tests python tests/library/make_fixtures.py VERSION` writes
fixtures/library-VERSION.db with something of everything in it. One that is there already stands for
what users have: it is never made again.
"""

import sys
from contextlib import closing
from pathlib import Path

from made_up_libraries import WITH_SEARCHES

from mpcompare.library import content
from mpcompare.library.migrations import migrate
from mpcompare.library.opening import connect
from mpcompare.model.library.merge import changes

FIXTURES = Path(__file__).parent / "fixtures"


def make(version: int) -> None:
    """Write a library as the program of that version left it."""
    path = FIXTURES / f"library-{version}.db"
    if path.exists():
        raise SystemExit(f"{path} is there already, and stays as it is.")
    with (
        closing(connect(path, "rwc")) as connection,
        content.transaction(connection, "IMMEDIATE"),
    ):
        migrate(connection, version)
        connection.execute("INSERT INTO state (only, revision, open) VALUES (1, 0, '')")
        content.write(connection, changes(content.NOTHING, WITH_SEARCHES), 1)


if __name__ == "__main__":
    make(int(sys.argv[1]))
