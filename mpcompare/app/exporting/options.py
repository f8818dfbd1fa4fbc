"""What the export dialog offers for a format, and what of it is remembered."""

from collections.abc import Mapping
from dataclasses import replace

from mpcompare.export import Format
from mpcompare.export.document.options import OPTIONS, Option, Options

Value = str | bool


def offered(chosen: Format) -> tuple[Option, ...]:
    """Return the options that make a difference to a format, in their order."""
    return tuple(option for option in OPTIONS if option.name in chosen.options)


def all_offered(formats: tuple[Format, ...]) -> tuple[Option, ...]:
    """Return the options that make a difference to some format, in their order."""
    return tuple(o for o in OPTIONS if any(o.name in chosen.options for chosen in formats))


def default_of(option: Option) -> Value:
    """Return what is chosen where nobody has chosen: yes or no, one of its values, or a text."""
    value: Value = getattr(Options(), option.name)
    return value


def options_of(values: Mapping[str, Value]) -> Options:
    """Return the options with some values by name; those that make no sense get their default."""
    fitting = {
        option.name: values[option.name]
        for option in OPTIONS
        if option.name in values and _fits(option, values[option.name])
    }
    return replace(Options(), **fitting)


def remembered(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what is chosen again for the next file.

    What is typed is of one file, and what is private is asked for each time: nothing that the user
    wrote gets into a file because it did once.
    """
    kept = (option for option in OPTIONS if not option.is_private and not is_typed(option))
    return {option.name: values[option.name] for option in kept if option.name in values}


def typed_values(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what is of one file: what `remembered` leaves out."""
    kept = remembered(values)
    return {name: value for name, value in values.items() if name not in kept}


def is_partial(values: Mapping[str, Value], title: str) -> bool:
    """Whether what is remembered does not make the same file again.

    Args:
        values: what is chosen, by the options' names.
        title: the one that a file has where none is typed.
    """
    usual = {"title": title}
    return any(
        values[option.name] != usual.get(option.name, default_of(option))
        for option in OPTIONS
        if option.name in typed_values(values)
    )


def is_typed(option: Option) -> bool:
    """Whether it is a text."""
    return not option.words and isinstance(default_of(option), str)


def _fits(option: Option, value: Value) -> bool:
    if option.words:
        return value in {allowed for allowed, _ in option.words}
    return isinstance(value, type(default_of(option)))
