"""Files that are no catalogs, and catalogs that something has happened to: real files, each."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from mpcompare.catalog.reader import Catalog
from mpcompare.catalog.search.search import Search
from mpcompare.model.errors import CatalogError
from mpcompare.model.query import AnyOf, Between, Query

LOWELL = "uml-mm-sound-recording-technology"
GO_BACK = "Choose another catalog file, or go back to the bundled one."


@pytest.fixture
def broken(built, tmp_path):
    """A copy of the catalog to break."""
    return shutil.copy(built, tmp_path / "broken.db")


def execute(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refused(path):
    """Open a file that is refused, and return the message."""
    with pytest.raises(CatalogError) as found:
        Catalog.open(path)
    assert found.value.advice
    return found.value.message


def test_a_missing_file(tmp_path):
    assert refused(tmp_path / "none.db") == f"There is no file {tmp_path / 'none.db'}."


def test_a_folder(tmp_path):
    assert refused(tmp_path) == f"{tmp_path} is a folder, not a catalog file."


def test_an_empty_file(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    assert refused(path) == "empty.db is empty."


@pytest.mark.parametrize("content", [b"id,name\numl,Sound Recording\n" * 9, b"SQLite format 3\0"])
def test_a_file_of_another_format(tmp_path, content):
    path = tmp_path / "programs.csv"
    path.write_bytes(content)
    assert refused(path) == "programs.csv is not a catalog: it is not an SQLite file."


def test_a_path_under_a_file(tmp_path):
    (tmp_path / "notes.txt").touch()
    path = tmp_path / "notes.txt" / "catalog.db"
    assert refused(path).startswith((f"{path} can't be read: ", f"There is no file {path}."))


def test_a_name_that_no_file_can_have(tmp_path):
    assert "can't be read" in refused(tmp_path / ("a" * 300))


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "notes.db"
    execute(path, "CREATE TABLE notes (text)")
    assert refused(path) == "notes.db is a database of another program."


def test_a_catalog_for_a_newer_program(broken):
    execute(broken, "PRAGMA user_version = 999")
    with pytest.raises(CatalogError, match="newer version of this program") as found:
        Catalog.open(broken)
    assert "newest mpcompare" in found.value.advice


def test_a_catalog_for_an_older_program(broken):
    execute(broken, "PRAGMA user_version = 0")
    assert refused(broken) == "broken.db was made for an older version of this program."


@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_a_file_cut_short(broken, share):
    size = broken.stat().st_size
    os.truncate(broken, int(size * share))
    assert refused(broken) == f"broken.db is cut short: {int(size * share):,} of {size:,} bytes."


def test_a_file_cut_down_to_a_part_of_its_head(broken):
    os.truncate(broken, 50)
    assert refused(broken) == "broken.db is not a catalog: it is not an SQLite file."


@pytest.mark.parametrize(
    "table", ["metadata", "programs", "facts", "search", "search_orders", "search_prefixes"]
)
def test_a_table_that_is_missing(broken, table):
    execute(broken, "PRAGMA foreign_keys = off", f"DROP TABLE {table}")
    assert refused(broken) == f"broken.db lacks the table {table}."


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            "DELETE FROM metadata WHERE key = 'catalog_version'",
            "broken.db does not say which version it is.",
        ),
        (
            "UPDATE metadata SET value = 'many' WHERE key = 'programs'",
            "broken.db does not say how many programs it has.",
        ),
    ],
)
def test_a_catalog_that_does_not_say_what_it_is(broken, statement, message):
    execute(broken, statement)
    assert refused(broken) == message


@pytest.mark.parametrize("key", ["licences", "facts", "rates_year"])
def test_metadata_that_can_not_be_read(broken, key):
    execute(broken, f"UPDATE metadata SET value = 'nonsense' WHERE key = '{key}'")
    catalog = Catalog.open(broken)
    with pytest.raises(CatalogError, match=r"^The catalog broken\.db is damaged"):
        _ = catalog.info, catalog.rates
    catalog.close()


def read_all(path):
    """Open a catalog and read everything that the program ever reads."""
    catalog = Catalog.open(path)
    try:
        catalog.verify()
        _ = catalog.info, catalog.rates
        search = Search(catalog)
        for sort in ("", "duration_months", "institution"):
            hits = search.hits(Query("music", sort=sort))
        search.hits(Query("muzicc"))
        search.facets(Query("", (Between("duration_months", 9, 24),)))
        catalog.programs_by_number(hits.numbers)
        catalog.programs(catalog.ids())
    finally:
        catalog.close()


def page_of(path, name):
    """Return the number of the first page of a table, and the size of pages."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)
        ).fetchone()
    return page, 4096


def overwrite(path, start, size):
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * size)


def test_the_whole_catalog_reads(built):
    read_all(built)


@pytest.mark.parametrize("share", range(5, 100, 10))
def test_bytes_overwritten_anywhere(broken, share):
    pages = broken.stat().st_size // 4096
    overwrite(broken, pages * share // 100 * 4096, 4096)
    with pytest.raises(CatalogError, match=r"is damaged") as found:
        read_all(broken)
    assert found.value.advice == GO_BACK


@pytest.mark.parametrize("name", ["facts", "programs", "sources", "exchange_rates"])
def test_damage_found_on_a_later_read(broken, name):
    page, size = page_of(broken, name)
    overwrite(broken, (page - 1) * size, size)
    catalog = Catalog.open(broken)
    with pytest.raises(CatalogError, match=r"^The catalog broken\.db is damaged: "):
        _ = catalog.rates, catalog.program(LOWELL)
    catalog.close()


@pytest.mark.parametrize(
    "name", ["search_data", "search_idx", "search_tokens", "search_orders", "search_numbers"]
)
def test_damage_found_by_a_search(broken, name):
    page, size = page_of(broken, name)
    overwrite(broken, (page - 1) * size, size)
    catalog = Catalog.open(broken)
    search = Search(catalog)
    filters = (AnyOf("country", frozenset({"US"})), Between("duration_months", high=24))
    with pytest.raises(CatalogError, match=r"^The catalog broken\.db is damaged: "):
        search.hits(Query("lowell", filters, sort="credits"))
    catalog.close()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE search_orders SET programs = x'0102'", "bytes do not hold"),
        ("UPDATE search_orders SET programs = zeroblob(length(programs) - 4)", "do not hold"),
        ("UPDATE search_numbers SET numbers = x'0102'", "2 bytes do not hold numbers"),
        ("UPDATE search_numbers SET edges = x''", "a histogram has no bins"),
        ("DELETE FROM search_orders", "the order by name is missing"),
    ],
)
def test_an_index_of_another_size(broken, statement, message):
    execute(broken, statement)
    catalog = Catalog.open(broken)
    search = Search(catalog)
    with pytest.raises(CatalogError, match=message):
        search.hits(Query("", (Between("duration_months", high=24),)))
    catalog.close()


def test_an_index_that_names_programs_which_are_not_there(broken):
    execute(broken, "UPDATE metadata SET value = '9' WHERE key = 'programs'")
    catalog = Catalog.open(broken)
    with pytest.raises(CatalogError, match="is damaged"):
        Search(catalog).hits(Query("music"))
    catalog.close()


@pytest.mark.parametrize(
    "change",
    [
        "value = '\"years\"'",
        "value = '{'",
        "value = '-3'",
        "value = NULL, source = NULL, absence = 'unheard-of'",
        "source = (SELECT min(id) FROM sources)",
    ],
)
def test_a_value_that_can_not_be_read(broken, change):
    execute(
        broken,
        "PRAGMA foreign_keys = off",
        f"UPDATE facts SET {change} WHERE attribute = 'duration_months' AND program = "
        f"(SELECT number FROM programs WHERE id = '{LOWELL}')",
    )
    catalog = Catalog.open(broken)
    with pytest.raises(
        CatalogError, match=rf"damaged: length of {LOWELL} can't be read: "
    ) as found:
        catalog.program(LOWELL)
    assert found.value.advice == GO_BACK
    assert catalog.program("edinburgh-msc-acoustics-and-music-technology").city == "Edinburgh"
    catalog.close()


def test_a_refused_catalog_is_let_go_of_while_its_error_is_still_reported(broken):
    change = "UPDATE facts SET value = '{' WHERE attribute = 'duration_months'"
    execute(broken, change)
    catalog = Catalog.open(broken)
    with pytest.raises(CatalogError) as told:
        catalog.program(LOWELL)
    catalog.close()
    with closing(sqlite3.connect(broken, timeout=0)) as mending:
        mending.execute(change)
        mending.commit()
    assert "damaged" in told.value.message


def test_text_that_is_not_utf_8(broken):
    execute(broken, "UPDATE programs SET city = CAST(x'ff41' AS TEXT)")
    catalog = Catalog.open(broken)
    with pytest.raises(CatalogError, match="UTF-8"):
        catalog.program(LOWELL)
    catalog.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"CREATE TABLE metadata", b"CREATE TABLE met\xffdata"),
        (b"CREATE TABLE exchange_rates", b"CREATE T\xc3\x28BLE exchange_rates"),
        (b"search_prefixessearch_prefixes", b"search_pr\xfe\xffixessearch_prefixes"),
        (b"catalog_version", b"catalog\xff\xfeersion"),
    ],
)
def test_a_schema_or_metadata_with_text_that_is_not_utf_8(broken, old, new):
    content = broken.read_bytes()
    assert old in content
    broken.write_bytes(content.replace(old, new))
    message = refused(broken)
    assert message.startswith("broken.db ")
    assert message.isprintable()


def test_a_changed_figure_is_found_by_the_checksum(broken):
    content = bytearray(broken.read_bytes())
    at = content.index(b"2024-25")
    content[at] ^= 1
    broken.write_bytes(content)
    catalog = Catalog.open(broken)
    with pytest.raises(CatalogError, match=r"damaged: it is not as it was built") as found:
        catalog.compare_checksum()
    assert found.value.advice == GO_BACK
    catalog.close()


def test_a_catalog_without_a_checksum_is_not_trusted(broken):
    execute(broken, "DELETE FROM metadata WHERE key = 'file_blake2b'")
    catalog = Catalog.open(broken)
    with pytest.raises(CatalogError, match="it is not as it was built"):
        catalog.compare_checksum()
    catalog.close()


def test_a_mistake_of_the_program_is_not_reported_as_damage(built):
    catalog = Catalog.open(built)
    with pytest.raises(KeyError), catalog.reading():
        raise KeyError("made-up mistake")
    catalog.close()


def test_a_reference_to_nothing_is_found_by_verifying(broken):
    execute(broken, "PRAGMA foreign_keys = off", "DELETE FROM occupations")
    catalog = Catalog.open(broken)
    with pytest.raises(CatalogError, match="refers to one that is not there"):
        catalog.verify()
    catalog.close()


def test_a_catalog_that_another_program_is_writing(broken):
    with closing(sqlite3.connect(broken, isolation_level=None)) as writer:
        catalog = Catalog.open(broken)
        catalog.connection().execute("PRAGMA busy_timeout = 0")
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CatalogError, match="is being written") as found:
            catalog.program(LOWELL)
        assert "try again" in found.value.advice
        writer.execute("ROLLBACK")
        assert catalog.program(LOWELL).city == "Lowell"
        catalog.close()


def test_a_catalog_that_is_taken_away(broken):
    catalog = Catalog.open(broken)
    broken.rename(broken.with_name("elsewhere.db"))
    with pytest.raises(CatalogError, match="can't be opened any more") as found:
        Search(catalog).hits(Query("lowell"))
    assert found.value.advice == GO_BACK
    catalog.close()
