"""What an occupation leads to: pay by place and year, projections, schooling, and at which prices.

Deflation: a wage of year y in the dollars of year t is wage * CPI(t) / CPI(y), with the CPI-U
index of May for both, because American wage statistics are of May.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from mpcompare.model.locale_format import decimal
from mpcompare.model.pay.preferences import AreaKind
from mpcompare.model.pay.wage import (
    PERCENTILE_WORDS,
    ArticleStatement,
    DataSource,
    Occupation,
    Wage,
)

Cpi = Mapping[int, float]
"""The CPI-U index of May by year, 1982-84 = 100."""
Pooled = Literal["yes", "no", "not_marked"]
PlaceKind = Literal["nation", "state", "metro", "nonmetro"]

EDUCATION_LEVELS = (
    "Less than high school",
    "High school",
    "Some college, no degree",
    "Associate's",
    "Bachelor's",
    "Master's",
    "Doctoral or professional",
)
"""In the order of `Education.shares`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where wages can be asked for. `key` is "US", "state:TN", "area:34980", "GB" and the like."""

    key: str
    title: str
    country: str
    kind: PlaceKind
    state: str = ""

    @property
    def short(self) -> str:
        """The place where there is little room: "Nashville metro area" for a long title.

        >>> Place("area:1", "Nashville-Davidson--Murfreesboro, TN", "US", "metro").short
        'Nashville metro area'
        """
        if self.kind != "metro":
            return self.title
        return f"{self.title.partition(',')[0].split('-')[0].split('/')[0]} metro area"


NATION = Place("US", "United States", "US", "nation")


@dataclass(frozen=True, slots=True)
class PriceLevel:
    """A state's price level; the United States are 100 (BEA, all items)."""

    state: str
    year: int
    all_items: float
    source: DataSource


PriceLevels = Mapping[str, PriceLevel]
"""By the state's two letters; territories have none."""


def at_equal_prices(wage: Wage, level: PriceLevel | None) -> Wage | None:
    """Convert a wage to average US prices: wage / (price level / 100); None without a level."""
    if level is None:
        return None
    note = (
        f"At average US prices: divided by {level.state}'s price level of {level.year}, "
        f"{decimal(level.all_items, 1)} where the US are 100."
    )
    return _scaled(wage, 100 / level.all_items, note)


def in_dollars_of(wage: Wage, year: int, cpi: Cpi) -> Wage | None:
    """Convert an American wage to the dollars of another May; None where an index is missing."""
    if wage.year not in cpi or year not in cpi:
        return None
    if year == wage.year:
        return wage
    note = (
        f"In dollars of May {year}: times {decimal(cpi[year], 3)} / {decimal(cpi[wage.year], 3)}, "
        f"the CPI-U of May {year} over that of May {wage.year}."
    )
    return _scaled(wage, cpi[year] / cpi[wage.year], note)


def deflated(amount: float, from_year: int, to_year: int, cpi: Cpi) -> float:
    """Convert an amount from the dollars of one May to those of another.

    >>> round(deflated(52390, 2018, 2025, {2018: 251.588, 2025: 321.465}))
    66941
    """
    return amount * cpi[to_year] / cpi[from_year]


def _scaled(wage: Wage, factor: float, note: str) -> Wage:
    digits = 2 if wage.unit == "hour" else 0
    figures = {
        key: None if value is None else round(value * factor, digits)
        for key, value in wage.percentiles.items()
    }
    return replace(wage, **figures, mean=None, notes=(*wage.notes, note))


@dataclass(frozen=True, slots=True)
class YearWage:
    """A national wage of one year. `era` is the classification that was in use.

    Attributes:
        limits: dollars at or above which the source only says so, for top-coded percentiles.
    """

    wage: Wage
    era: str
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Projection:
    """One published forecast. Jobs in thousands, the self-employed included; periods don't chain.

    Attributes:
        change: percent over the whole period, as published.
        openings: thousands a year; None where the period gives none.
        is_group: a group of occupations, not one.
    """

    occupation: Occupation
    base_year: int
    target_year: int
    base: float
    target: float
    change: float
    openings: float | None
    education: str
    experience: str
    training: str
    is_group: bool
    source: DataSource

    @property
    def period(self) -> str:
        """For example "2024-34", with a dash."""
        return f"{self.base_year}\N{EN DASH}{self.target_year % 100:02d}"

    @property
    def change_text(self) -> str:
        """For example "-1.7 %" or "+6.3 %", with a real minus sign."""
        sign = "\N{MINUS SIGN}" if self.change < 0 else "+" * (self.change > 0)
        return f"{sign}{decimal(abs(self.change), 1)} %"

    @property
    def outlook(self) -> str:
        """The change in a few words."""
        if self.change == 0:
            return f"no change {self.period}"
        verb = "grows" if self.change > 0 else "shrinks"
        return f"{verb} {decimal(abs(self.change), 1)} % {self.period}"


@dataclass(frozen=True, slots=True)
class Education:
    """Shares of workers of 25 and older by their highest degree, percent.

    `pooled`: the source counts several occupations together here, or the copy does not say.
    """

    occupation: Occupation
    years: str
    shares: tuple[float | None, ...]
    pooled: Pooled
    source: DataSource

    @property
    def master_or_more(self) -> float | None:
        """Percent with a master's or a doctoral degree."""
        parts = [share for share in self.shares[5:] if share is not None]
        return round(sum(parts), 1) if parts else None


@dataclass(frozen=True, slots=True)
class CareerPath:
    """That a concentration leads to an occupation: our reading, or the user's own."""

    concentration: str
    occupation: Occupation
    rank: int
    why: str
    by_user: bool = False


@dataclass(frozen=True, slots=True)
class AreaWage:
    """One occupation's wage in a state or area, and the compared programs that are there."""

    wage: Wage
    programs: tuple[tuple[int, str], ...] = ()
    """Series index and title of each."""


@dataclass(frozen=True, slots=True)
class Career:
    """All that the catalog says of one American occupation."""

    occupation: Occupation
    national: Wage | None
    projections: tuple[Projection, ...]
    groups: tuple[Projection, ...]
    education: tuple[Education, ...]
    rules: tuple[ArticleStatement, ...]

    @property
    def newest_projection(self) -> Projection | None:
        """The forecast from the newest base."""
        return max(self.projections, key=lambda p: p.base_year, default=None)

    @property
    def newest_education(self) -> Education | None:
        """The newest shares."""
        return max(self.education, key=lambda e: e.years, default=None)


@dataclass(frozen=True, slots=True)
class ArticleFigure:
    """A figure of the article beside what the data say, a sentence each."""

    statement: ArticleStatement
    now: tuple[str, ...]


# What each chart is made from


@dataclass(frozen=True, slots=True)
class PlacePay:
    """For pay by occupation: the wages of one place; an occupation without any has a sentence."""

    place: Place
    wages: tuple[Wage, ...]
    without: tuple[str, ...] = ()
    chosen: str = ""
    prices: PriceLevel | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class AreaPay:
    """For pay by place: one occupation's areas, in any order. `nation` is shown for comparison.

    `remarks` say of compared programs why they are not in the area of their school, or in none.
    """

    occupation: Occupation
    areas: tuple[AreaWage, ...]
    nation: Wage | None
    equal_prices: bool = False
    withheld: tuple[str, ...] = ()
    kind: AreaKind = "all"
    sentence: str = ""
    price_source: DataSource | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearPay:
    """For pay over the years: the national wages of one line of occupations, oldest first.

    `real_year` None means the dollars of each year.
    """

    occupation: Occupation
    years: tuple[YearWage, ...]
    real_year: int | None = None
    cpi: Cpi = field(default_factory=dict[int, float])
    cpi_source: DataSource | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class EducationShares:
    """For education levels: the chosen occupation's survey periods, and the others' newest."""

    chosen: tuple[Education, ...]
    others: tuple[Education, ...]


def figures_in_words(wage: Wage) -> str:
    """Every percentile in words, on a line each."""
    return "\n".join(f"{words}: {wage.text(key)}" for key, words in PERCENTILE_WORDS.items())
