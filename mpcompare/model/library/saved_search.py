"""A search of Explore that the user has given a name."""

from typing import NamedTuple

from mpcompare.model.query import Query


class SavedSearch(NamedTuple):
    """What was asked for, to be asked for again: words, filters and the order.

    Attributes:
        name: the user's name for it.
        query: what it asks for; attributes of it may be ones that a newer catalog lacks.
        made: when it was saved, as ISO 8601 in UTC.
    """

    name: str
    query: Query
    made: str = ""
