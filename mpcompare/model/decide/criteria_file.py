"""The file that criteria are kept in: TOML, read with a sentence for each mistake, and written.

docs/decide.md says what each key means.
"""

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any, Literal, cast

from mpcompare.model.decide.criteria import (
    Criteria,
    Criterion,
    Linear,
    Must,
    OfChoices,
    Weights,
)
from mpcompare.model.decide.rating import Subjects
from mpcompare.model.errors import InputError
from mpcompare.model.fact import Absence
from mpcompare.model.toml_text import toml_table

_Asked = Literal["number", "words"]
_TOP = ("weights", "criteria", "musts")
_CRITERION = ("key", "weight", "worst", "best", "values")
_MUST = ("key", "values", "at_least", "at_most")
_SEE = "docs/decide.md shows the form of the file."


def read_criteria(text: str, subjects: Subjects) -> Criteria:
    """Read a file of criteria.

    Raises:
        InputError: it is no TOML, or something in it makes no sense; the sentence says what.
    """
    try:
        table = toml_table(text)
    except ValueError as error:
        raise InputError(f"The criteria are no TOML: {error}.", _SEE) from error
    _only(table, _TOP, "The file")
    weights = _weights(table)
    criteria = tuple(
        _criterion(row, f"Criterion {number}", weights, subjects)
        for number, row in enumerate(_rows(table, "criteria"), start=1)
    )
    musts = tuple(
        _must(row, f"Must {number}", subjects)
        for number, row in enumerate(_rows(table, "musts"), start=1)
    )
    if not criteria:
        raise InputError("The file has no criteria.", "Add one under [[criteria]].")
    _refuse_twice([each.key for each in criteria], "criteria")
    _refuse_twice([each.key for each in musts], "musts")
    if weights == "exact" and not sum(each.weight for each in criteria) > 0:
        raise InputError("All weights are 0.", "Give at least one criterion a weight above 0.")
    return Criteria(criteria, musts, weights)


def _weights(table: Mapping[str, Any]) -> Weights:
    said = table.get("weights", "exact")
    if said not in ("exact", "order"):
        raise InputError(f"weights is {said!r}.", 'Write "exact" or "order".')
    return said


def _rows(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = table.get(key, [])
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) for row in cast("list[object]", rows)
    ):
        raise InputError(f"{key} is not a list of tables.", f"Write each under [[{key}]].")
    return cast("list[Mapping[str, Any]]", rows)


def _only(table: Mapping[str, Any], allowed: Iterable[str], what: str) -> None:
    for key in table:
        if key not in allowed:
            raise InputError(f"{what} has a key {key!r}.", f"Allowed are {', '.join(allowed)}.")


def _refuse_twice(keys: list[str], what: str) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise InputError(f"{key} stands twice among the {what}.", "Keep one of them.")


def _criterion(
    row: Mapping[str, Any], what: str, weights: Weights, subjects: Subjects
) -> Criterion:
    _only(row, _CRITERION, what)
    key, asked = _subject(row, what, subjects)
    what = f"{what} ({key})"
    if asked == "words":
        value = OfChoices(_values(row, what, key, subjects))
        _refuse(row, ("worst", "best"), what, "has words, not numbers: give it values")
    else:
        value = _linear(row, what)
        _refuse(row, ("values",), what, "is a number: give it worst and best")
    if weights == "order" and "weight" not in row:
        return Criterion(key, value)
    weight = _number(row, "weight", what)
    if weight < 0:
        raise InputError(f"{what}: the weight is below 0.", "Turn worst and best round instead.")
    return Criterion(key, value, weight)


def _must(row: Mapping[str, Any], what: str, subjects: Subjects) -> Must:
    _only(row, _MUST, what)
    key, asked = _subject(row, what, subjects)
    what = f"{what} ({key})"
    if asked == "words":
        _refuse(row, ("at_least", "at_most"), what, "has words, not numbers: give it values")
        raw = row.get("values")
        if not isinstance(raw, list) or not raw:
            raise InputError(f"{what} has no list of values.", _words_of(key, subjects))
        words = [_word(each, what, key, subjects) for each in cast("list[object]", raw)]
        return Must(key, frozenset(words))
    _refuse(row, ("values",), what, "is a number: give it at_least or at_most")
    least, most = (
        _number(row, end, what) if end in row else None for end in ("at_least", "at_most")
    )
    if least is None and most is None:
        raise InputError(f"{what} has no limit.", "Give it at_least, at_most, or both.")
    if least is not None and most is not None and least > most:
        raise InputError(f"{what}: at_least is above at_most.", "Turn the two round.")
    return Must(key, at_least=least, at_most=most)


def _subject(row: Mapping[str, Any], what: str, subjects: Subjects) -> tuple[str, _Asked]:
    """Return the key of a row, and whether numbers or words can be asked of it."""
    key = row.get("key")
    if not isinstance(key, str) or not (key in subjects.figures or key in subjects.register):
        raise InputError(
            f"{what} has the key {key!r}, which is nothing that programs have.",
            "Take an attribute's key, as `mpcompare show ID --json` names them, or one of "
            f"{', '.join(sorted(subjects.figures))}.",
        )
    attribute = subjects.attribute(key)
    if attribute is None or attribute.kind.filter_by == "range":
        return key, "number"
    if attribute.kind.filter_by == "nothing":
        raise InputError(
            f"{what}: “{attribute.label}” is a text, which can't be rated.", "Take another key."
        )
    return key, "words"


def _refuse(row: Mapping[str, Any], keys: Iterable[str], what: str, why: str) -> None:
    if any(key in row for key in keys):
        raise InputError(f"{what} {why}.", _SEE)


def _number(row: Mapping[str, Any], key: str, what: str) -> float:
    number = row.get(key)
    if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number):
        given = "is missing" if number is None else f"is {number!r}, not a number"
        raise InputError(f"{what}: {key} {given}.", f"Write {key} = NUMBER.")
    if abs(number) > 1e15:
        raise InputError(f"{what}: {key} is too large.", f"Write {key} = NUMBER.")
    return float(number)


def _linear(row: Mapping[str, Any], what: str) -> Linear:
    worst, best = _number(row, "worst", what), _number(row, "best", what)
    if worst == best:
        raise InputError(
            f"{what}: worst and best are the same.", "Say which numbers are worth 0 and 1."
        )
    return Linear(worst, best)


def _values(row: Mapping[str, Any], what: str, key: str, subjects: Subjects) -> dict[str, float]:
    raw = row.get("values")
    if not isinstance(raw, dict) or not raw:
        raise InputError(f"{what} has no values.", _words_of(key, subjects))
    table = cast("dict[str, Any]", raw)
    found: dict[str, float] = {}
    for word in table:
        value = _number(table, word, what)
        if not 0 <= value <= 1:
            raise InputError(f"{what}: {word} is worth {value:g}.", "Write a number from 0 to 1.")
        found[_word(word, what, key, subjects)] = value
    return found


def _word(raw: object, what: str, key: str, subjects: Subjects) -> str:
    """Return a token of an attribute, or an absence."""
    attribute = subjects.register[key]
    word = {True: "yes", False: "no"}[raw] if isinstance(raw, bool) else raw
    allowed = attribute.kind.all_tokens
    absences = [absence.value for absence in Absence if absence is not Absence.DISAGREE]
    if isinstance(word, str) and (word in absences or word in allowed or not allowed):
        return word
    raise InputError(f"{what}: {raw!r} is not one of its words.", _words_of(key, subjects))


def _words_of(key: str, subjects: Subjects) -> str:
    allowed = subjects.register[key].kind.all_tokens
    return f"Its words are {', '.join(allowed)}." if allowed else "Write words as on the cards."


def criteria_text(criteria: Criteria) -> str:
    """Return the text of a file that reads as these criteria."""
    blocks = [f"weights = {json.dumps(criteria.weights)}\n"]
    for each in criteria.criteria:
        lines = [f"key = {_quoted(each.key)}", f"weight = {_figure(each.weight)}"]
        if isinstance(each.value, Linear):
            lines.append(f"worst = {_figure(each.value.worst)}")
            lines.append(f"best = {_figure(each.value.best)}")
        else:
            said = (f"{_quoted(word)} = {_figure(n)}" for word, n in each.value.values.items())
            lines.append(f"values = {{ {', '.join(said)} }}")
        blocks.append("\n".join(("[[criteria]]", *lines, "")))
    for must in criteria.musts:
        lines = [f"key = {_quoted(must.key)}"]
        if must.values:
            lines.append(f"values = [{', '.join(map(_quoted, sorted(must.values)))}]")
        for name, limit in (("at_least", must.at_least), ("at_most", must.at_most)):
            if limit is not None:
                lines.append(f"{name} = {_figure(limit)}")
        blocks.append("\n".join(("[[musts]]", *lines, "")))
    return "\n".join(blocks)


def _quoted(word: str) -> str:
    """Return a TOML string; what JSON escapes, TOML reads alike, but for the delete sign."""
    return json.dumps(word, ensure_ascii=False).replace("\x7f", "\\u007f")


def _figure(number: float) -> str:
    return repr(int(number)) if number == int(number) else repr(number)
