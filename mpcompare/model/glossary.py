"""What every word means: attributes and their values, absences, how firm a fact is, measures.

Attributes are explained where they are declared; only what no attribute declares stands here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mpcompare.model.attribute import Register
from mpcompare.model.fact import DATED_AFTER_YEARS, Absence
from mpcompare.model.kind import Choice

NOT_KNOWN, FIRMNESS, MEASURES = "What is not known", "How firm a fact is", "Measures"


class Term(NamedTuple):
    """One entry of the glossary.

    Attributes:
        key: its name in links: an attribute's key, or a word of its own.
        label: the term as it stands on the screen.
        group: the heading that it stands under.
        explanation: what it means.
        caution: what it does not mean; "" where nobody would mistake it.
        values: the allowed values, each with what it means.
        source: key of the data whose publisher defines it; "" for our own words.
    """

    key: str
    label: str
    group: str
    explanation: str
    caution: str = ""
    values: tuple[Choice, ...] = ()
    source: str = ""


def group_key(name: str) -> str:
    """Return the key of a heading of the glossary, in links and in the state."""
    return f"group-{name}"


def glossary(register: Register) -> tuple[Term, ...]:
    """Return every term in the order of the guide; keys are unique."""
    return (*_attribute_terms(register), *_absence_terms(), *_OWN_TERMS)


def _attribute_terms(register: Register) -> Iterator[Term]:
    for section, attributes in register.sections.items():
        for attribute in attributes:
            yield Term(
                key=attribute.key,
                label=attribute.label,
                group=section.value,
                explanation=attribute.explanation,
                caution=attribute.caution,
                values=attribute.kind.choices,
            )


def _absence_terms() -> Iterator[Term]:
    for absence in Absence:
        yield Term(
            key=absence.value,
            label=absence.label.capitalize(),
            group=NOT_KNOWN,
            explanation=absence.explanation,
            caution=_NOT_MEANT[absence],
        )


_NOT_MEANT = {
    Absence.NOT_STATED: "It is not “no”: the school may well do it, or ask for it, and say so "
    "elsewhere.",
    Absence.NOT_APPLICABLE: "It is not an open question: there is nothing to ask the school.",
    Absence.WITHHELD: "It is not zero, and it is not small: only the group behind it is.",
    Absence.DISAGREE: "The newer one is shown first; that does not make it the right one.",
}

_OWN_TERMS = (
    Term(
        "stated",
        "Stated",
        FIRMNESS,
        "A source says it. Its publisher and its date stand beside the fact.",
        "It was so when the source was written. Schools change their rules from year to year.",
    ),
    Term(
        "implied",
        "Implied",
        FIRMNESS,
        "No source says it in so many words, but what a source says leaves little else.",
        "It is a reading of the page, not a promise of the school.",
    ),
    Term(
        "worked-out",
        "Worked out",
        FIRMNESS,
        "Calculated from facts that are stated, with the calculation in the note.",
        "Nobody has quoted that figure.",
    ),
    Term(
        "dated",
        "Dated",
        FIRMNESS,
        f"The newest dated source speaks for a year more than {DATED_AFTER_YEARS} years back.",
        "It need not be wrong; it needs a look at the school's own page.",
    ),
    Term(
        "verdict",
        "You meet it, you don't yet, can't tell",
        FIRMNESS,
        "What the program asks for, held against your profile; in your profile you say what you "
        "bring and want, and it stays on this computer. A verdict needs both sides: what no "
        "source states is counted and not judged; where you have left a question open, it says so. "
        "What is asked for twice, as a bachelor's degree and its field, counts once where it is "
        "missing.",
        "It is not the school's decision. Meeting all that is stated is no promise of a place.",
    ),
    Term(
        "oews",
        "OEWS wages",
        MEASURES,
        "Occupational Employment and Wage Statistics: what employers in the US report that they "
        "pay, by occupation and place, each May.",
        "The self-employed are left out: freelance engineers, producers and composers are not in "
        "these figures. They are not what graduates of a program earn.",
        source="oews2025",
    ),
    Term(
        "percentiles",
        "Percentiles",
        MEASURES,
        "Points on a line of all who work in an occupation, from the lowest paid to the highest.",
        "Not a path that one moves up along with the years, and not a measure of skill.",
        values=(
            Choice("p10", "10th", "One in ten earns less."),
            Choice("p25", "25th", "A quarter earn less."),
            Choice("median", "Median", "Half earn less and half earn more: the 50th percentile."),
            Choice("p75", "75th", "A quarter earn more."),
            Choice(
                "p90", "90th", "One in ten earns more. The top is sometimes cut off by the Bureau."
            ),
        ),
        source="oews2025",
    ),
    Term(
        "median-wage",
        "Median wage",
        MEASURES,
        "The wage in the middle: half of those in the occupation earn less, half more.",
        "Not the average, which a few high wages pull up, and not a starting wage.",
        source="oews2025",
    ),
    Term(
        "real-dollars",
        "Real dollars",
        MEASURES,
        "An amount of another year, in what it would buy in the year named. Carried over with "
        "consumer prices in US cities (CPI-U).",
        "Not what was paid: the figure of its own time is the one in current dollars.",
        source="cpi_flat",
    ),
    Term(
        "rpp",
        "Regional price parity",
        MEASURES,
        "The price level of a state, where the US is 100. At 110, things cost a tenth more than "
        "in the nation. A wage divided by it can be compared between places.",
        "A state's figure hides its cities, and nobody's own rent is the average one.",
        source="bea_sarpp2024",
    ),
    Term(
        "projected-growth",
        "Projected growth",
        MEASURES,
        "By how many percent the Bureau expects the jobs in an occupation to grow or shrink over "
        "ten years. The self-employed are counted here.",
        "A forecast from one base year. Forecasts of different years do not add up, and a group's "
        "growth is not that of each occupation in it.",
        source="ep2024",
    ),
    Term(
        "openings",
        "Openings a year",
        MEASURES,
        "Jobs that come free or are new, on average in each year of a projection.",
        "Most openings are not new jobs: somebody retires or moves to other work.",
        source="ep2024",
    ),
    Term(
        "completions",
        "Completions",
        MEASURES,
        "Master's degrees that a school reported to the US government in one field and year "
        "(IPEDS).",
        "Not the size of a program: schools choose the field they report under, and one field "
        "can hold several programs. 0 does not mean that nobody graduated from this one.",
        source="ipeds_c2024_a",
    ),
)
