"""The comparison as JSON, for programs: what docs/comparison.schema.json describes.

`content.py` says what stands in it; programs are those of `list --json` and `show --json`.
"""

import json

from mpcompare.export import Format
from mpcompare.export.document.document import Document
from mpcompare.export.json.content import content


def _write(document: Document) -> bytes:
    text = json.dumps(content(document), ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode("utf-8", "replace")


FORMAT = Format(
    name="json",
    label="JSON",
    suffix=".json",
    description="For programs: every fact with its sources, salaries and costs as numbers, by a "
    "published schema.",
    options=(
        "title",
        "prepared_for",
        "differences_only",
        "notes",
        "verdicts",
        "money",
        "ranking",
    ),
    write=_write,
    for_programs=True,
)
