"""What an occupation pays in one place: percentiles in their own currency and unit of time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from mpcompare.model.money import APPROXIMATELY, Money

Level = Literal["metro", "state", "nation"]
PayUnit = Literal["year", "week", "hour"]
Percentile = Literal["p10", "p25", "median", "p75", "p90"]

ROUGH_FROM = 20.0
"""Percent of relative standard error of the employment from which an estimate is called rough."""
ROUGH_NOTE = (
    f"{APPROXIMATELY.strip()} and dashes: a rough estimate from a small sample; the relative "
    "standard error of its employment is 20 % or more."
)
"""What must be known to read a chart with such an estimate."""

UNIT_WORDS: dict[PayUnit, str] = {"year": "a year", "week": "a week", "hour": "an hour"}
PERCENTILE_WORDS: dict[Percentile, str] = {
    "p10": "10th percentile",
    "p25": "25th percentile",
    "median": "Median",
    "p75": "75th percentile",
    "p90": "90th percentile",
}
"""From the lowest to the highest; the order of every chart, table and export."""

_LABELS = {
    ("SOC", "13-1011"): "Artists' agents",
    ("SOC", "15-1252"): "Software developers",
    ("SOC", "17-2199"): "Engineers, other",
    ("SOC", "25-1121"): "Arts professors",
    ("SOC", "27-2012"): "Producers, directors",
    ("SOC", "27-2041"): "Music directors",
    ("SOC", "27-2042"): "Musicians, singers",
    ("SOC", "27-4011"): "AV technicians",
    ("SOC", "27-4012"): "Broadcast technicians",
    ("SOC", "27-4014"): "Sound engineers",
    ("SOC", "27-4032"): "Film, video editors",
    ("SOC2020", "2134"): "Programmers",
    ("SOC2020", "2311"): "University teachers",
    ("SOC2020", "3415"): "Musicians",
    ("SOC2020", "3416"): "Arts producers",
    ("SOC2020", "3417"): "AV and photo operators",
    ("NOC2021", "21232"): "Software developers",
    ("NOC2021", "41200"): "University teachers",
    ("NOC2021", "51120"): "Producers, directors",
    ("NOC2021", "51122"): "Musicians, singers",
    ("NOC2021", "52113"): "AV recording technicians",
    ("ANZSCO", "2112"): "Music professionals",
    ("ANZSCO", "2121"): "Media producers",
    ("ANZSCO", "2421"): "University lecturers",
    ("ANZSCO", "2613"): "Programmers",
    ("ANZSCO", "3995"): "Stage technicians",
}
"""Our short labels where a card has no room for the official title, which is a hover away."""


@dataclass(frozen=True, slots=True)
class DataSource:
    """The release that a figure was read in. `retrieved` is an ISO date."""

    key: str
    title: str
    publisher: str
    url: str = ""
    licence: str = ""
    retrieved: str = ""

    @property
    def text(self) -> str:
        """Who published it and what it is called, for a source line."""
        return self.title if self.publisher in self.title else f"{self.publisher}, {self.title}"


def sources_text(sources: Iterable[DataSource]) -> str:
    """Name releases once each, those of one publisher together.

    >>> bureau = "US Bureau of Labor Statistics"
    >>> sources_text([DataSource("a", "May 2018", bureau), DataSource("b", "May 2019", bureau)])
    'US Bureau of Labor Statistics, May 2018; May 2019'
    """
    titles: dict[str, list[str]] = {}
    for source in dict.fromkeys(sources):
        titles.setdefault(source.publisher, []).append(source.title)
    parts: list[str] = []
    for publisher, named in titles.items():
        texts = "; ".join(dict.fromkeys(named))
        parts.append(texts if not publisher or publisher in texts else f"{publisher}, {texts}")
    return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation as a classification names it.

    `classification` is "SOC" (United States), "SOC2010" or "SOC2020" (United Kingdom), "NOC2021"
    (Canada) or "ANZSCO" (Australia).
    """

    code: str
    classification: str
    title: str

    @property
    def label(self) -> str:
        """A short label for a narrow chart: ours where there is one, else the official title."""
        return _LABELS.get((self.classification, self.code), self.title)


@dataclass(frozen=True, slots=True)
class Wage:
    """What one occupation pays in one place and year.

    Attributes:
        area: the place in words: a metropolitan area's title, a state, a country.
        area_label: a shorter name of it for a narrow chart, such as "Nashville metro area".
        country: ISO 3166-1 alpha-2.
        p10: like the other figures in `currency` for one `unit`; None where there is none.
        top_coded: percentiles of which the source only says that they are at or above a limit.
        withheld: percentiles that the source keeps back, for privacy or as unreliable.
        hourly_only: the source gives no annual wage; multiplying by hours would invent one.
        employment: jobs in the occupation there, without the self-employed.
        emp_prse: relative standard error of `employment`, percent.
        workers: whom the figures describe, where it is not all employees.
        aside: behind the place, whose it is or why it is not a nearer one, as "area withheld".
        notes: what a reader must know of this very figure; sentences.
    """

    occupation: Occupation
    level: Level
    area: str
    country: str
    year: int
    currency: str
    unit: PayUnit
    source: DataSource
    p10: float | None = None
    p25: float | None = None
    median: float | None = None
    p75: float | None = None
    p90: float | None = None
    mean: float | None = None
    top_coded: frozenset[Percentile] = frozenset()
    withheld: frozenset[Percentile] = frozenset()
    hourly_only: bool = False
    annual_only: bool = False
    employment: int | None = None
    emp_prse: float | None = None
    area_label: str = ""
    workers: str = ""
    aside: str = ""
    notes: tuple[str, ...] = ()

    @property
    def percentiles(self) -> dict[Percentile, float | None]:
        """The five figures from the lowest to the highest."""
        return {
            "p10": self.p10,
            "p25": self.p25,
            "median": self.median,
            "p75": self.p75,
            "p90": self.p90,
        }

    @property
    def has_figures(self) -> bool:
        """Whether at least one percentile is published."""
        return any(value is not None for value in self.percentiles.values())

    @property
    def is_rough(self) -> bool:
        """Whether the figures rest on a small sample, by the error of their employment."""
        return self.emp_prse is not None and self.emp_prse >= ROUGH_FROM

    @property
    def median_text(self) -> str:
        """The median where it stands alone: a rough one is marked as approximate."""
        rough = self.is_rough and self.median is not None
        return f"{APPROXIMATELY * rough}{self.text('median')}"

    @property
    def unit_text(self) -> str:
        """For example "USD a year"."""
        return f"{self.currency} {UNIT_WORDS[self.unit]}"

    @property
    def place(self) -> str:
        """The area and its level, as in "Massachusetts, state" or "United States, national"."""
        level = {"metro": "metropolitan area", "state": "state", "nation": "national"}[self.level]
        return f"{self.area}, {level}"

    @property
    def place_label(self) -> str:
        """The place where there is little room, with what must be known of it."""
        return f"{self.area_label or self.place}{f' ({self.aside})' * bool(self.aside)}"

    def text(self, percentile: Percentile) -> str:
        """Return a figure: "$77,420", "withheld", "at or above the published limit" or "none"."""
        value = self.percentiles[percentile]
        if percentile in self.top_coded:
            return "at or above the top limit" if value is None else f"{self.money(value)} or more"
        if value is not None:
            return self.money(value)
        return "withheld" if percentile in self.withheld else "not published"

    def money(self, amount: float) -> str:
        """Return an amount in the wage's currency in words, without its unit of time."""
        return Money(amount, self.currency).text


@dataclass(frozen=True, slots=True)
class PayRow:
    """A wage that a program's concentrations lead to, and why we say that they do."""

    wage: Wage
    why: str


@dataclass(frozen=True, slots=True)
class Pay:
    """What the work after a program pays, by occupation, the likeliest first.

    `sentence` says why there are no figures of the program's own country; with it there may still
    be rows of another country, where they were asked for. `remark` says of the place why it is not
    the school's area. `notes` hold for all rows.
    """

    program: str
    rows: tuple[PayRow, ...] = ()
    sentence: str = ""
    remark: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleStatement:
    """One statement of the article that the program grew from, cited as the article's.

    `figure` is in `unit` ("USD", "%") for `year`; `correction` says what better data show, "" where
    they do not differ.
    """

    number: str
    statement: str
    figure: float | None
    unit: str
    year: str
    source: str
    correction: str


Limits = Mapping[tuple[str, PayUnit], tuple[float, float]]
"""The ends of the axis for each currency and unit; charts that are compared share them."""


@dataclass(frozen=True, slots=True)
class CardPay:
    """What a chart on a card is made from: one program's pay, on axes shared with its neighbours.

    `series` is the index of the program's series colour, from 0.
    """

    pay: Pay
    limits: Limits
    series: int = 0


def shared_limits(pays: Iterable[Pay]) -> Limits:
    """Return ends that hold every figure of `pays`, for each currency and unit among them.

    The axis spans at least half of its highest figure, so that a lone median does not look like a
    wide range, and has 4 % of air at both ends; below zero there is nothing to show.
    """
    amounts: dict[tuple[str, PayUnit], list[float]] = {}
    for wage in (row.wage for pay in pays for row in pay.rows):
        published = [value for value in wage.percentiles.values() if value is not None]
        amounts.setdefault((wage.currency, wage.unit), []).extend(published)
    return {key: _ends(values) for key, values in amounts.items() if values}


def _ends(values: list[float]) -> tuple[float, float]:
    high = max(values)
    span = max(high - min(values), high / 2)
    return max(0.0, high - span * 1.04), high + span * 0.04
