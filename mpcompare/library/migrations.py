"""How the library's tables came to be, step by step. A step that was released never changes.

Imported only where a file is new or older: `sqlite_utils` takes its time.
"""

import sqlite3
from collections.abc import Sequence

from sqlite_utils import Database, Migrations

from mpcompare.library.schema import APPLICATION_ID, VERSION

MIGRATIONS = Migrations("library")

# Programs are ids and no more: the catalog may lack one today and have it again tomorrow.
_TABLES = (
    """CREATE TABLE shortlists (
      key TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      made TEXT NOT NULL,
      reference TEXT
    ) STRICT""",
    """CREATE TABLE shortlist_programs (
      shortlist TEXT NOT NULL REFERENCES shortlists (key) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      program TEXT NOT NULL,
      PRIMARY KEY (shortlist, position)
    ) STRICT""",
    """CREATE TABLE shortlist_hidden_rows (
      shortlist TEXT NOT NULL REFERENCES shortlists (key) ON DELETE CASCADE,
      attribute TEXT NOT NULL,
      PRIMARY KEY (shortlist, attribute)
    ) STRICT""",
    """CREATE TABLE shortlist_weights (
      shortlist TEXT NOT NULL REFERENCES shortlists (key) ON DELETE CASCADE,
      attribute TEXT NOT NULL,
      weight REAL NOT NULL,
      PRIMARY KEY (shortlist, attribute)
    ) STRICT""",
    """CREATE TABLE state (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      revision INTEGER NOT NULL,
      open TEXT NOT NULL REFERENCES shortlists (key) DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
    """CREATE TABLE notes (
      number INTEGER PRIMARY KEY,
      program TEXT NOT NULL,
      attribute TEXT NOT NULL,
      text TEXT NOT NULL,
      written TEXT NOT NULL,
      UNIQUE (program, attribute)
    ) STRICT""",
    """CREATE TABLE tagged_programs (
      program TEXT PRIMARY KEY
    ) STRICT""",
    """CREATE TABLE tags (
      program TEXT NOT NULL REFERENCES tagged_programs (program) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      tag TEXT NOT NULL,
      PRIMARY KEY (program, position)
    ) STRICT""",
    """CREATE TABLE applications (
      program TEXT PRIMARY KEY
    ) STRICT""",
    """CREATE TABLE application_history (
      program TEXT NOT NULL REFERENCES applications (program) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      status TEXT NOT NULL,
      since TEXT NOT NULL,
      PRIMARY KEY (program, position)
    ) STRICT""",
    """CREATE TABLE application_items (
      program TEXT NOT NULL REFERENCES applications (program) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      text TEXT NOT NULL,
      attribute TEXT NOT NULL,
      done INTEGER NOT NULL CHECK (done IN (0, 1)),
      who TEXT NOT NULL,
      due TEXT NOT NULL,
      PRIMARY KEY (program, position)
    ) STRICT""",
    """CREATE TABLE own_programs (
      id TEXT PRIMARY KEY,
      text TEXT NOT NULL,
      changed TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE corrections (
      program TEXT NOT NULL,
      attribute TEXT NOT NULL,
      value TEXT NOT NULL,
      url TEXT NOT NULL,
      publisher TEXT NOT NULL,
      as_of TEXT NOT NULL,
      note TEXT NOT NULL,
      before TEXT NOT NULL,
      corrected TEXT NOT NULL,
      PRIMARY KEY (program, attribute)
    ) STRICT""",
    """CREATE TABLE profile (
      answer TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE bin (
      key TEXT PRIMARY KEY,
      collection TEXT NOT NULL,
      entry_key TEXT NOT NULL,
      entry TEXT NOT NULL,
      label TEXT NOT NULL,
      deleted TEXT NOT NULL
    ) STRICT""",
)

# The words are stored once, in `notes`; the index follows by triggers, so that nothing forgets it.
_NOTES_IN_FULL_TEXT = (
    """CREATE VIRTUAL TABLE notes_index USING fts5 (
      text, content = 'notes', content_rowid = 'number',
      tokenize = "unicode61 remove_diacritics 2"
    )""",
    """CREATE TRIGGER note_added AFTER INSERT ON notes BEGIN
      INSERT INTO notes_index (rowid, text) VALUES (new.number, new.text);
    END""",
    """CREATE TRIGGER note_removed AFTER DELETE ON notes BEGIN
      INSERT INTO notes_index (notes_index, rowid, text)
        VALUES ('delete', old.number, old.text);
    END""",
    "INSERT INTO notes_index (notes_index) VALUES ('rebuild')",
)

# Until now a program's place decided its colour. The view of programs as rows is one value: its
# columns and which end of them is better, as JSON.
_SERIES_AND_TABLE = (
    "ALTER TABLE shortlist_programs ADD COLUMN series INTEGER NOT NULL DEFAULT 0",
    "UPDATE shortlist_programs SET series = position",
    "ALTER TABLE shortlists ADD COLUMN table_view TEXT NOT NULL DEFAULT '{}'",
    "UPDATE shortlists SET table_view = '{}'",
)


# One row for each program that has figures of its own, and one with no program for all of them.
_MONEY = (
    """CREATE TABLE own_money (
      program TEXT PRIMARY KEY,
      living REAL,
      months REAL,
      award REAL,
      savings REAL,
      yearly REAL,
      earning REAL,
      currency TEXT NOT NULL,
      note TEXT NOT NULL
    ) STRICT""",
)


# One row for each set of criteria that a shortlist is decided by, its criteria as JSON.
_CRITERIA = (
    """CREATE TABLE shortlist_criteria (
      shortlist TEXT NOT NULL REFERENCES shortlists (key) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      criteria TEXT NOT NULL,
      is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
      PRIMARY KEY (shortlist, position)
    ) STRICT""",
)


# What the catalog of whoever shared a shortlist stated, as JSON.
_SHARED = (
    """CREATE TABLE shortlist_shared (
      shortlist TEXT PRIMARY KEY REFERENCES shortlists (key) ON DELETE CASCADE,
      edition TEXT NOT NULL,
      made TEXT NOT NULL,
      stated TEXT NOT NULL
    ) STRICT""",
)


# One row for each step that can be undone or done again, what it changed as packed JSON.
_STEPS = (
    """CREATE TABLE steps (
      number INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      at TEXT NOT NULL,
      is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
      content BLOB NOT NULL
    ) STRICT""",
)


# What a saved search asks for, as JSON.
_SEARCHES = (
    """CREATE TABLE saved_searches (
      key TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      query TEXT NOT NULL,
      made TEXT NOT NULL
    ) STRICT""",
)


@MIGRATIONS(name="1 everything the user gathers")
def _gathered(database: Database) -> None:
    _run(database, _TABLES)


@MIGRATIONS(name="2 search in notes")
def _searched(database: Database) -> None:
    _run(database, _NOTES_IN_FULL_TEXT)


@MIGRATIONS(name="3 colours that programs keep, columns of the table")
def _coloured(database: Database) -> None:
    _run(database, _SERIES_AND_TABLE)


@MIGRATIONS(name="4 the user's own money")
def _paid(database: Database) -> None:
    _run(database, _MONEY)


@MIGRATIONS(name="5 what the user decides by")
def _decided(database: Database) -> None:
    _run(database, _CRITERIA)


@MIGRATIONS(name="6 what came with shared shortlists")
def _shared(database: Database) -> None:
    _run(database, _SHARED)


@MIGRATIONS(name="7 steps that can be undone")
def _undone(database: Database) -> None:
    _run(database, _STEPS)


@MIGRATIONS(name="8 saved searches")
def _saved(database: Database) -> None:
    _run(database, _SEARCHES)


def _run(database: Database, statements: Sequence[str]) -> None:
    for statement in statements:
        database.conn.execute(statement)


def migrate(connection: sqlite3.Connection, to: int = VERSION) -> None:
    """Bring a file's tables up to a version, within the transaction that is under way.

    Args:
        connection: in a transaction, which makes all of it one step.
        to: how many migrations the file has been through afterwards; fewer for fixtures only.
    """
    # no plugins: what a user has installed for the tool of that name has no business here
    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    ahead = [each.name for each in MIGRATIONS.pending(database) if _number(each.name) > to]
    MIGRATIONS.apply(database, stop_before=ahead)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {to}")


def _number(name: str) -> int:
    return int(name.split(maxsplit=1)[0])
