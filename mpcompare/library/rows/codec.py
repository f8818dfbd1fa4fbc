"""How the entries of a collection become rows and come back: what each codec says, and the SQL."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

Row = tuple[Any, ...]


class Table(NamedTuple):
    """A table with entries of a collection, or with their parts.

    Attributes:
        name: in the file.
        key: the columns that hold the entry's key.
        columns: the others, as the codec gives and takes them.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...] = ()

    @property
    def select(self) -> str:
        """Reads all of it, the key first."""
        return f"SELECT {', '.join((*self.key, *self.columns))} FROM {self.name}"

    @property
    def insert(self) -> str:
        """Writes one row."""
        columns = (*self.key, *self.columns)
        marks = ", ".join("?" * len(columns))
        return f"INSERT INTO {self.name} ({', '.join(columns)}) VALUES ({marks})"

    @property
    def delete(self) -> str:
        """Takes away all rows of one entry."""
        where = " AND ".join(f"{column} = ?" for column in self.key)
        return f"DELETE FROM {self.name} WHERE {where}"


class Codec(ABC):
    """Says how one collection of the library is stored. Holds nothing.

    Attributes:
        collection: the field of `Library`.
        tables: where its entries are; what others refer to comes first.
        stand_in: a row for the first table, where damage left only rows of the others.
    """

    collection: ClassVar[str]
    tables: ClassVar[tuple[Table, ...]]
    stand_in: ClassVar[Row | None] = None

    @abstractmethod
    def rows(self, entry: Any) -> tuple[Iterable[Row], ...]:
        """Return the rows of an entry in each of the tables, without its key."""

    @abstractmethod
    def entry(self, *rows: Sequence[Row]) -> Any:
        """Make an entry of its rows in each of the tables, in whichever order they come.

        Raises:
            ValueError: they say something impossible; only a damaged file does.
        """

    @abstractmethod
    def plain(self, entry: Any) -> Any:
        """Return an entry as JSON can hold it, for the bin and for another computer."""

    @abstractmethod
    def from_plain(self, plain: Any) -> Any:
        """Read what `plain` gave, now or in an earlier version.

        Raises:
            ValueError, KeyError, TypeError, AttributeError: it is not that.
        """

    def plain_key(self, key: Any) -> Any:
        """Return a key as JSON can hold it."""
        return key

    def key_from_plain(self, plain: Any) -> Any:
        """Read what `plain_key` gave.

        Raises:
            ValueError: it is none.
        """
        return text(plain) if len(self.tables[0].key) == 1 else tuple(text(one) for one in plain)

    def entries(self, tables: Sequence[Iterable[Row]]) -> dict[Any, Any]:
        """Make all entries of all rows."""
        return {key: self.entry(*rows) for key, rows in self.grouped(tables)}

    def grouped(self, tables: Sequence[Iterable[Row]]) -> Iterator[tuple[Any, list[list[Row]]]]:
        """Return each key with its rows in each of the tables, the key taken off them."""
        width = len(self.tables[0].key)
        by_key: dict[Any, list[list[Row]]] = {}
        for index, rows in enumerate(tables):
            for row in rows:
                key = row[0] if width == 1 else row[:width]
                if key not in by_key:
                    by_key[key] = [[] for _ in tables]
                by_key[key][index].append(row[width:])
        yield from by_key.items()


def text(plain: Any) -> str:
    """Return a text as it is.

    Raises:
        ValueError: it is something else.
    """
    if not isinstance(plain, str):
        raise ValueError(f"not a text: {plain!r}")
    return plain


def texts(plain: Any) -> tuple[str, ...]:
    """Return a list of texts.

    Raises:
        ValueError: it is something else.
    """
    if not isinstance(plain, list | tuple):
        raise ValueError(f"not a list: {plain!r}")
    return tuple(text(each) for each in plain)  # pyright: ignore[reportUnknownVariableType]


def read(connection: sqlite3.Connection, codec: Codec, where: str = "") -> dict[Any, Any]:
    """Read all entries of a collection, or of one of a single table those that `where` picks."""
    return codec.entries([connection.execute(table.select + where) for table in codec.tables])


def drop(connection: sqlite3.Connection, codec: Codec, keys: Iterable[Any]) -> None:
    """Take entries away; those that are not there already are away."""
    rows = [_columns(codec, key) for key in keys]
    for table in reversed(codec.tables):
        connection.executemany(table.delete, rows)


def put(connection: sqlite3.Connection, codec: Codec, entries: Mapping[Any, Any]) -> None:
    """Write entries, in the place of those with the same keys."""
    drop(connection, codec, entries)
    rows = [(_columns(codec, key), codec.rows(entry)) for key, entry in entries.items()]
    for index, table in enumerate(codec.tables):
        connection.executemany(
            table.insert, (_storable((*key, *row)) for key, parts in rows for row in parts[index])
        )


def _columns(codec: Codec, key: Any) -> Row:
    return (key,) if len(codec.tables[0].key) == 1 else key


def _storable(row: Row) -> Row:
    """Replace what no file can hold: half of a character, as a broken paste may leave behind."""
    return tuple(
        value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
        for value in row
    )
