"""The catalog's tables: what the build writes and the reader reads."""

from mpcompare.catalog.retired import TABLE as RETIRED
from mpcompare.catalog.tables import CSV_TABLES
from mpcompare.model.attribute import Register

CORE = """
CREATE TABLE metadata (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
CREATE TABLE data_sources (
  key TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  url TEXT NOT NULL,
  licence TEXT NOT NULL,
  retrieved TEXT NOT NULL,
  note TEXT NOT NULL,
  credit TEXT
) STRICT;
CREATE TABLE occupations (
  classification TEXT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (classification, code)
) STRICT;
CREATE TABLE attributes (
  key TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  section TEXT NOT NULL,
  kind TEXT NOT NULL,
  explanation TEXT NOT NULL,
  caution TEXT NOT NULL,
  origin TEXT NOT NULL
) STRICT;
CREATE TABLE attribute_values (
  attribute TEXT NOT NULL REFERENCES attributes (key),
  value TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  explanation TEXT NOT NULL,
  PRIMARY KEY (attribute, value)
) STRICT;
"""

PROGRAMS = """
CREATE TABLE programs (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  institution TEXT NOT NULL,
  name TEXT NOT NULL,
  degree TEXT NOT NULL,
  country TEXT NOT NULL,
  region TEXT NOT NULL,
  city TEXT NOT NULL,
  url TEXT NOT NULL,
  unitid INTEGER REFERENCES institutions (unitid),
  -- what datasette shows in the place of a program's number, as docs/datasette/metadata.yml says
  title TEXT GENERATED ALWAYS AS (degree || ' ' || name || ', ' || institution) VIRTUAL
) STRICT;
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  program INTEGER NOT NULL REFERENCES programs (number),
  key TEXT NOT NULL,
  url TEXT NOT NULL,
  publisher TEXT NOT NULL,
  kind TEXT NOT NULL,
  as_of TEXT NOT NULL,
  -- what datasette and its like show in the place of a source's number
  title TEXT GENERATED ALWAYS AS (publisher) VIRTUAL,
  UNIQUE (program, key)
) STRICT;
CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  program INTEGER NOT NULL REFERENCES programs (number),
  attribute TEXT NOT NULL REFERENCES attributes (key),
  position INTEGER NOT NULL,
  value TEXT,
  text TEXT NOT NULL,
  number REAL,
  source INTEGER REFERENCES sources (id),
  as_of TEXT NOT NULL,
  note TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('stated', 'implied', 'computed')),
  absence TEXT,
  CHECK ((absence IS NULL) = (value IS NOT NULL AND source IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX facts_by_program ON facts (program, attribute, position);
CREATE INDEX facts_by_number ON facts (attribute, number);
CREATE TABLE article (
  number TEXT PRIMARY KEY,
  statement TEXT NOT NULL,
  topic TEXT NOT NULL,
  figure REAL,
  unit TEXT,
  year TEXT,
  source TEXT NOT NULL,
  correction TEXT
) STRICT;
CREATE TABLE program_occupations (
  program INTEGER NOT NULL REFERENCES programs (number),
  classification TEXT NOT NULL DEFAULT 'SOC',
  occupation TEXT NOT NULL,
  rank INTEGER NOT NULL,
  concentration TEXT,
  PRIMARY KEY (program, rank),
  FOREIGN KEY (classification, occupation) REFERENCES occupations (classification, code)
) STRICT;
"""

PROGRAMS_SEARCH = """
CREATE VIRTUAL TABLE programs_fts USING fts5(
  name, institution, degree, city, region, country,
  content="programs", content_rowid="number", tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO programs_fts (programs_fts) VALUES ('rebuild');
"""
"""Made once `programs` is filled. The program searches by `search`, which knows more words; this is
for datasette and its like, which offer a search box where full text names its table so."""

FACTS_IN_WORDS = """
CREATE VIEW facts_in_words AS
SELECT programs.id AS program, attributes.label AS attribute, facts.text, facts.note, facts.basis,
  sources.publisher AS source, sources.url, facts.as_of
FROM facts
JOIN programs ON programs.number = facts.program
JOIN attributes ON attributes.key = facts.attribute
LEFT JOIN sources ON sources.id = facts.source
ORDER BY facts.id;
"""


OCCUPATIONS_OF_PROGRAMS = """
CREATE VIEW occupations_of_programs AS
SELECT programs.id AS program, path.rank, occupations.title AS occupation, path.concentration,
  occupations.classification, occupations.code
FROM program_occupations AS path
JOIN programs ON programs.number = path.program
JOIN occupations
  ON occupations.classification = path.classification AND occupations.code = path.occupation
ORDER BY path.program, path.rank;
"""
"""Datasette labels no key of two columns: this has the occupations' titles in their place."""


def sheet_sql(register: Register) -> str:
    """Return the statement that makes `sheet`: a row a program, a column an attribute."""
    columns = "".join(f',\n  "{attribute.key}" {attribute.kind.column}' for attribute in register)
    return (
        "CREATE TABLE sheet (\n  program INTEGER PRIMARY KEY REFERENCES programs (number),\n"
        f"  id TEXT NOT NULL UNIQUE{columns}\n) STRICT;"
    )


def rows_sql(register: Register) -> str:
    """Return the statements that make a table for each attribute whose values are table rows."""
    statements: list[str] = []
    for attribute in register:
        if attribute.origin == "table":
            fields = "".join(f"  {name} {kind},\n" for name, kind in attribute.kind.fields.items())
            statements.append(
                f'CREATE TABLE "{attribute.key}" (\n'
                "  program INTEGER NOT NULL REFERENCES programs (number),\n"
                "  position INTEGER NOT NULL,\n"
                f"{fields}  source INTEGER NOT NULL REFERENCES sources (id),\n"
                "  note TEXT NOT NULL,\n  PRIMARY KEY (program, position)\n) STRICT;"
            )
    return "\n".join(statements)


def schema_sql(register: Register) -> str:
    """Return every statement that makes the catalog's tables, without the search tables."""
    csv_tables = "\n".join(table.sql for table in CSV_TABLES)
    own = (sheet_sql(register), rows_sql(register))
    return "\n".join(
        (CORE, csv_tables, PROGRAMS, RETIRED, *own, FACTS_IN_WORDS, OCCUPATIONS_OF_PROGRAMS)
    )
