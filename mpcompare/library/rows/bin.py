"""How the bin is stored: what was deleted, as plain text whatever it was."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from mpcompare.library.rows.codec import Codec, Row, Table, text
from mpcompare.library.rows.collections import CODECS
from mpcompare.library.rows.limits import moment
from mpcompare.model.json_text import json_value
from mpcompare.model.library.library import Binned


class _Bin(Codec):
    collection = "bin"
    tables = (Table("bin", ("key",), ("collection", "entry_key", "entry", "label", "deleted")),)

    def rows(self, entry: Binned) -> tuple[Iterable[Row], ...]:
        plain = self.plain(entry)
        key, content = (json.dumps(plain[name], ensure_ascii=False) for name in ("key", "entry"))
        return ([(entry.collection, key, content, entry.label, entry.deleted)],)

    def entry(self, *rows: Sequence[Row]) -> Binned:
        [[(collection, key, content, label, deleted)]] = rows
        return self.from_plain(
            {
                "collection": collection,
                "key": json_value(key),
                "entry": json_value(content),
                "label": label,
                "deleted": deleted,
            }
        )

    def plain(self, entry: Binned) -> Any:
        codec = CODECS[entry.collection]
        return {
            "collection": entry.collection,
            "key": codec.plain_key(entry.key),
            "entry": codec.plain(entry.entry),
            "label": entry.label,
            "deleted": entry.deleted,
        }

    def from_plain(self, plain: Any) -> Binned:
        codec = CODECS[plain["collection"]]
        return Binned(
            plain["collection"],
            codec.key_from_plain(plain["key"]),
            codec.from_plain(plain["entry"]),
            text(plain["label"]),
            moment(text(plain["deleted"])),  # each start asks what is too old to be kept
        )


BIN = _Bin()
ALL: tuple[Codec, ...] = (*CODECS.values(), BIN)
"""The codec of each field of `Library` that holds entries by key."""
