"""Whether the user meets what a program asks for: from what both say, never from an unknown.

A rule holds one stated value against the profile. It gives "met" or "unmet" only where both say
something; what the profile leaves open is "unsaid", what words can't settle is "unclear", and
what asks for nothing is "".
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from mpcompare.model.fact import Fact
from mpcompare.model.library.profile import Profile
from mpcompare.model.money import Charge

Answer = Literal["met", "unmet", "unsaid", "unclear", "partly", ""]
Rule = Callable[[Any, Profile], Answer]

_DEGREES = {"none": 0, "associate": 1, "bachelor": 2, "master": 3}


@dataclass(frozen=True, slots=True)
class Judge:
    """How an attribute is compared with the profile.

    Attributes:
        rule: judges one stated value.
        asks: what the profile would have to say, as in "your grade point average".
        is_wish: whether the user asks something of the program, and not the program of the user.
        unclear: what to say where a stated value can't be compared with the profile.
    """

    rule: Rule
    asks: str
    is_wish: bool = False
    unclear: str = "ask the school what it means"


class Verdict(NamedTuple):
    """What came of holding one fact against the profile.

    Attributes:
        answer: "met", "unmet" or "unknown".
        sentence: why, for the card.
    """

    answer: Literal["met", "unmet", "unknown"]
    sentence: str


_SENTENCES = {
    ("met", False): Verdict("met", "You meet it"),
    ("met", True): Verdict("met", "As you want it"),
    ("unmet", False): Verdict("unmet", "You don't yet meet it"),
    ("unmet", True): Verdict("unmet", "Not as you want it"),
}
"""By the answer, and whether it is a wish of the user's."""


def verdict(judge: Judge | None, fact: Fact, profile: Profile) -> Verdict | None:
    """Judge a fact; None where nothing is judged, or nothing is asked.

    Sources that disagree settle nothing, unless the profile meets all of them, or none.
    """
    if judge is None or profile == Profile():
        return None
    values = fact.values or (None,)
    answers = {judge.rule(value, profile) for value in values}
    is_open = "unsaid" in answers
    if answers == {""} or (is_open and (judge.is_wish or not fact.is_known)):
        return None
    if answers <= {"met", ""} or answers == {"unmet"}:  # what one source asks and meets is met
        return _SENTENCES["unmet" if "unmet" in answers else "met", judge.is_wish]
    if is_open:
        why = f"your profile leaves {judge.asks} open"
    elif not fact.is_known:
        why = "not stated"
    elif "unclear" in answers:
        why = judge.unclear
    elif "partly" in answers:
        why = "it is a range, and only a part of it is as you want it"
    else:
        why = "it depends on which of these is yours" if fact.parts else "sources disagree"
    return Verdict("unknown", f"Can't tell: {why}")


def _settled(*, met: bool) -> Answer:
    return "met" if met else "unmet"


def bachelor(value: bool | None, profile: Profile) -> Answer:  # noqa: FBT001 - a stated value
    """Judge whether a bachelor's degree is asked for, and held or about to be."""
    if not profile.degree:
        return "unsaid"
    if value is None:
        return "unclear"
    return _settled(met=_holds_bachelor(profile)) if value else ""


def _holds_bachelor(profile: Profile) -> bool:
    return _DEGREES.get(profile.degree, 0) >= _DEGREES["bachelor"]


def field(value: str | None, profile: Profile) -> Answer:
    """Judge the field that the bachelor's degree is to be in."""
    if not profile.degree or (value != "any" and not profile.music_degree):
        return "unsaid"
    if value == "any":
        return _settled(met=_holds_bachelor(profile))
    is_in_music = profile.music_degree == "yes"
    if value == "music":
        return _settled(met=is_in_music)
    # whether another field is near enough is the school's to say
    return "met" if value == "music-or-related" and is_in_music else "unclear"


def recordings(value: str | None, profile: Profile) -> Answer:
    """Judge sample recordings, where they are required."""
    if not profile.recordings:
        return "unsaid"
    if value is None:
        return "unclear"
    return _settled(met=profile.recordings == "yes") if value == "required" else ""


def grades(value: float | None, profile: Profile) -> Answer:
    """Judge the least grade point average, on the four-point scale."""
    if profile.gpa is None:
        return "unsaid"
    return "unclear" if value is None else _settled(met=profile.gpa >= value)


def graduate_test(value: str | None, profile: Profile) -> Answer:
    """Judge the GRE, where it is required."""
    if not profile.tests:
        return "unsaid"
    if value is None:
        return "unclear"
    taken = any(test.upper().startswith("GRE") for test in profile.tests)
    return _settled(met=taken) if value == "required" else ""


def referees(value: float | None, profile: Profile) -> Answer:
    """Judge how many references are asked for."""
    if profile.references is None:
        return "unsaid"
    return "unclear" if value is None else _settled(met=profile.references >= value)


def work(value: str | None, profile: Profile) -> Answer:
    """Judge experience at work, where it is required; how much is enough, few sources say."""
    if profile.years_of_work is None:
        return "unsaid"
    if value is None:
        return "unclear"
    if value != "required":
        return ""
    return "unmet" if profile.years_of_work == 0 else "unclear"


def presence(value: str | None, profile: Profile) -> Answer:
    """Judge where one studies against where the user will."""
    if profile.place in ("", "either"):
        return "" if profile.place else "unsaid"
    if value is None:
        return "unclear"
    wanted = {"online": ("online",), "campus": ("on-campus", "hybrid", "some-classes")}
    return _settled(met=value in wanted[profile.place])


def pace(value: bool | None, profile: Profile) -> Answer:  # noqa: FBT001 - a stated value
    """Judge whether one can study part-time, for those who will."""
    if profile.time != "part":
        return "" if profile.time else "unsaid"
    return "unclear" if value is None else _settled(met=value)


def country(value: str | None, profile: Profile) -> Answer:
    """Judge the country against those that come into question."""
    if not profile.countries:
        return "unsaid"
    return "unclear" if value is None else _settled(met=value in profile.countries)


def budget(value: Charge | None, profile: Profile) -> Answer:
    """Judge the tuition of the whole program; only dollars are compared with a sum in dollars."""
    if profile.budget is None:
        return "unsaid"
    if value is None:
        return "unclear"
    if not value.high.amount:
        return "met"
    if value.money.currency != "USD":
        return "unclear"
    if value.money.amount <= profile.budget < value.high.amount:
        return "partly"
    return _settled(met=value.high.amount <= profile.budget)
