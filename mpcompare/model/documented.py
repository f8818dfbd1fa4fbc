"""How well a program is documented: what is known of it, and how near it is to music production.

This is the first order of Explore, and what examples are chosen by. The catalog's build stores the
order; programs of the user's and corrected ones are put into it by the same function.
"""

from collections.abc import Mapping

from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import NOT_STATED, Fact
from mpcompare.model.locale_format import ungrouped

_FRACTIONS = {1.0: "1", 0.5: "½", 0.25: "¼"}


def documented(facts: Mapping[str, Fact], register: Register) -> float:
    """Return how well a program is documented: facts stated times nearness; at least 0.

    A fact counts once, however many sources state it and whatever their year: an order that is
    stored can't depend on what year it is. Identity and what is worked out from other facts don't
    count, for they would count the same for nearly all, or twice.
    """
    stated = sum(facts.get(attribute.key, NOT_STATED).is_known for attribute in register.may_lack)
    return stated * nearness(facts, register)


def nearness(facts: Mapping[str, Fact], register: Register) -> float:
    """Return how near to music production a program is, from 0 to 1.

    It is the average over the values that declare it, as those of the concentrations do: who
    offers production among six things is less near than who offers nothing else. Where no source
    states one, nothing says that the program is near, and it counts as the farthest that there is.
    """
    declared = {a.key: steps for a in register if (steps := _declared(a))}
    found = [
        steps[token]
        for key, steps in declared.items()
        for token in register[key].tokens(facts.get(key, NOT_STATED))
        if token in steps
    ]
    if found:
        return sum(found) / len(found)
    return min((near for steps in declared.values() for near in steps.values()), default=1.0)


def reckoning(register: Register) -> str:
    """Return in a few words how it is reckoned, for a tooltip and the guide."""
    by_step: dict[float, list[str]] = {}
    for attribute in register:
        labels = {choice.value: choice.label for choice in attribute.kind.choices}
        for value, near in sorted(_declared(attribute).items(), key=lambda pair: -pair[1]):
            by_step.setdefault(near, []).append(labels[value])
    steps = (
        f"{_FRACTIONS.get(near, ungrouped(near))} for {' and '.join(filter(None, _listed(labels)))}"
        for near, labels in by_step.items()
    )
    words = "how many facts its sources state"
    return f"{words}, times how near its concentrations are on average: {', '.join(steps)}"


def _listed(labels: list[str]) -> tuple[str, str]:
    return ", ".join(labels[:-1]).lower(), labels[-1].lower()


def _declared(attribute: Attribute) -> dict[str, float]:
    choices = attribute.kind.choices
    return {choice.value: near for choice in choices if (near := choice.nearness) is not None}
