"""How what came with a shared shortlist is stored: one row, what was stated as JSON."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from mpcompare.library.rows.codec import Row, text
from mpcompare.model.json_text import json_value
from mpcompare.model.library.shared_facts import SharedFacts, SharedProgram


def rows_of(shared: SharedFacts) -> Iterable[Row]:
    """Return the one row: the edition, when it was shared, what was stated."""
    plain = plain_shared(shared)
    stated = {"facts": plain["facts"], "programs": plain["programs"]}
    return [(shared.edition, shared.made, json.dumps(stated, ensure_ascii=False))]


def shared_of(rows: Sequence[Row]) -> SharedFacts:
    """Make it of its row.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it says something impossible.
    """
    [(edition, made, stated)] = rows
    return read_shared({"edition": edition, "made": made, **json_value(stated)})


def plain_shared(shared: SharedFacts) -> Any:
    """Return it as plain values for JSON."""
    return {
        "edition": shared.edition,
        "made": shared.made,
        "facts": [[*place, words] for place, words in shared.facts.items()],
        "programs": {program: list(each) for program, each in shared.programs.items()},
    }


def read_shared(plain: Any) -> SharedFacts:
    """Read what `plain_shared` returned.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is not that.
    """
    return SharedFacts(
        text(plain["edition"]),
        text(plain["made"]),
        {(text(program), text(key)): text(words) for program, key, words in plain["facts"]},
        {
            text(program): SharedProgram(text(edition), text(file))
            for program, (edition, file) in plain["programs"].items()
        },
    )
