"""Where the user's own things stand among the hits of a catalog."""

from collections.abc import Callable, Iterable, Sequence

from mpcompare.model.attribute import Register
from mpcompare.model.money import Rates
from mpcompare.model.program import Program
from mpcompare.model.query import RELEVANCE, Query

Key = tuple[bool, object, str, str]


def sort_key(program: Program, query: Query, register: Register, rates: Rates) -> Key:
    """Place a program in a query's order: what has no value comes last, equals by their name."""
    name = (program.name.casefold(), program.institution.casefold())
    if query.sort == RELEVANCE or query.sort not in register:
        return (False, 0, *name)
    value = register[query.sort].sort_key(program.fact(query.sort), rates)
    return (value is None, 0 if value is None else value, *name)


def merged(
    numbers: Sequence[int],
    own: Iterable[tuple[int, Program]],
    query: Query,
    key_of: Callable[[int], Key],
) -> list[int]:
    """Put the overlay's hits among the catalog's, each where the query's order has it.

    Args:
        numbers: the catalog's hits in order.
        own: the overlay's hits.
        query: whose order it is.
        key_of: gives the place of any hit in the order.
    """
    found = list(numbers)
    if query.sort == RELEVANCE and query.words:
        return [*(number for number, _ in own), *found]  # what the user made comes first
    for number, _ in own:
        found.insert(_place(found, key_of(number), query, key_of), number)
    return found


def _place(found: Sequence[int], key: Key, query: Query, key_of: Callable[[int], Key]) -> int:
    """Find the first hit that comes behind a key, looking at few of them."""
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        if _comes_before(key, key_of(found[middle]), descending=query.descending):
            high = middle
        else:
            low = middle + 1
    return low


def _comes_before(one: Key, other: Key, *, descending: bool) -> bool:
    """Compare two keys; those without a value are last both ways."""
    if one[0] != other[0]:
        return not one[0]
    if descending and not one[0] and one[1:] != other[1:]:
        return one[1:] > other[1:]  # pyright: ignore[reportOperatorIssue]
    return one[1:] < other[1:]  # pyright: ignore[reportOperatorIssue]
