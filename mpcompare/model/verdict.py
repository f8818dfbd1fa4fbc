"""Whether the user meets what a program asks for: from what both say, never from an unknown.

A rule holds one stated value against the profile. It gives "met" or "unmet" only where both say
something; what the profile leaves open is "unsaid", what words can't settle is "unclear", and
what asks for nothing is "".
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from mpcompare.model.fact import Fact
from mpcompare.model.library.profile import Profile, Ready
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
        covered_by: key of the attribute that asks for the same thing; "" for none.
        covers: the answers of that one, or "gap", with which this one is left out: a bachelor's
            degree that is missing is missing once.
    """

    rule: Rule
    asks: str
    is_wish: bool = False
    unclear: str = "ask the school what it means"
    covered_by: str = ""
    covers: frozenset[str] = frozenset()


class Verdict(NamedTuple):
    """What came of holding one fact against the profile.

    Attributes:
        answer: "met", "unmet" or "unknown".
        sentence: why, for the card.
        is_unsaid: whether it is the profile that leaves it open.
    """

    answer: Literal["met", "unmet", "unknown"]
    sentence: str
    is_unsaid: bool = False


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
    if judge is None or profile.is_empty:
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
    return Verdict("unknown", f"Can't tell: {why}", is_open)


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
    """Judge the field that the bachelor's degree is to be in; "any" asks for no more than one."""
    if not profile.degree:
        return "unsaid"
    if value is not None and not _holds_bachelor(profile):
        return "unmet"
    if value == "any":
        return ""
    if not profile.music_degree:
        return "unsaid"
    is_in_music = profile.music_degree == "yes"
    if value == "music":
        return _settled(met=is_in_music)
    # whether another field is near enough is the school's to say
    return "met" if value == "music-or-related" and is_in_music else "unclear"


def ready(answer: Callable[[Profile], Ready]) -> Rule:
    """Return a rule for what is required or not, and what the user has ready or not."""

    def rule(value: str | None, profile: Profile) -> Answer:
        said = answer(profile)
        if not said:
            return "unsaid"
        if value is None:
            return "unclear"
        return _settled(met=said == "yes") if value == "required" else ""

    return rule


recordings = ready(lambda profile: profile.recordings)
exam = ready(lambda profile: profile.exam)
audition = ready(lambda profile: profile.audition)
interview = ready(lambda profile: profile.interview)
statement = ready(lambda profile: profile.statement)


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


def letters(value: str | None, profile: Profile) -> Answer:
    """Judge whether letters of recommendation are asked for, of however many referees."""
    if profile.references is None:
        return "unsaid"
    if value is None:
        return "unclear"
    return _settled(met=profile.references > 0) if value == "required" else ""


_SCORED = re.compile(r"\b(IELTS|TOEFL|PTE)(?: iBT| Academic)?:? (\d+(?:\.\d+)?)", re.IGNORECASE)
_SCALES = {"IELTS": (1, 9), "TOEFL": (31, 120), "PTE": (10, 90)}
"""What a score can be. TOEFL's other scales lie outside, and are not compared."""


def _scores(text: str) -> Mapping[str, float]:
    """Return the first score of each English test that a text names on its usual scale."""
    found: dict[str, float] = {}
    for name, score in _SCORED.findall(text):
        low, high = _SCALES[name.upper()]
        if low <= float(score) <= high:
            found.setdefault(name.upper(), float(score))
    return found


def english(value: str | None, profile: Profile) -> Answer:
    """Judge the English test: not asked of native speakers; else scores of the same test."""
    taken = _scores("; ".join(profile.tests))
    if profile.english != "yes" and not taken:
        return "unsaid"
    if value is None:
        return "unclear"
    if profile.english == "yes":
        return "met"
    asked = _scores(value)
    both = asked.keys() & taken.keys()
    if not both:
        return "unclear"
    return _settled(met=any(taken[name] >= asked[name] for name in both))


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
