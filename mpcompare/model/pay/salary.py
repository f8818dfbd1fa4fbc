"""Pay side by side: one row an occupation, one cell a compared program, on axes that all share.

Figures stay in their own currency and unit of time. `in_dollars_a_year` converts what can be
converted; what can't be says why. An hourly or weekly wage is never multiplied into a year's: only
what its source gives for a year is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from mpcompare.model.figure import Axis
from mpcompare.model.money import APPROXIMATELY, Money
from mpcompare.model.pay.prices import DOLLARS, Prices
from mpcompare.model.pay.wage import (
    PERCENTILE_WORDS,
    UNIT_WORDS,
    Occupation,
    PayUnit,
    Wage,
)
from mpcompare.model.scale import axis_for

Scale = tuple[str, PayUnit]
"""A currency (ISO 4217) and a unit of time: figures with the same ones share an axis."""

DOLLARS_A_YEAR: Scale = (DOLLARS, "year")
OCCUPATION_KEY = "pay "
"""What the key of an occupation's row begins with; its code follows."""
NOT_A_CAREER = "Not among the careers that this program's concentrations lead to."


def scale_words(scale: Scale) -> str:
    """Return what an axis measures, as in "USD a year"."""
    return f"{scale[0]} {UNIT_WORDS[scale[1]]}"


def scale_of(wage: Wage | None) -> Scale | None:
    """Return the axis that a wage is read on; None where it has no figure."""
    return (wage.currency, wage.unit) if wage is not None and wage.has_figures else None


@dataclass(frozen=True, slots=True)
class SalaryCell:
    """What one occupation pays where one program's graduate would look for work.

    Attributes:
        wage: None where there is none, or none on the axis; `reason` says why, in a few words.
        instead: what is shown in place of a median, as "$66.29 an hour"; "" for the reason.
        why: why the program's concentrations lead to the occupation; "" where they do not.
        sign: behind the figure, where it is of another place or year than the column's first.
        is_converted: whether the figures are not those published, but converted from them.
    """

    wage: Wage | None
    reason: str = ""
    instead: str = ""
    why: str = ""
    sign: str = ""
    is_converted: bool = False

    @property
    def is_career(self) -> bool:
        """Whether the program's concentrations lead to the occupation, by our reading."""
        return bool(self.why)

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return self.wage is not None and self.wage.has_figures

    @property
    def text(self) -> str:
        """The median in words, or why there is none: "$58,100", "≈ $71,180*", "withheld"."""
        if self.wage is None:
            return self.instead or self.reason
        words = self.wage.median_text
        if self.is_converted and self.wage.median is not None:
            words = APPROXIMATELY + words.removeprefix(APPROXIMATELY)
        return f"{words}{self.sign}"

    @property
    def readout(self) -> str:
        """Every figure in words, a line each, with place, year, unit and why it stands here."""
        wage, why = self.wage, f"Here because: {self.why}" if self.why else NOT_A_CAREER
        if wage is None:
            said = f"{self.reason[:1].upper()}{self.reason[1:]}."
            return "\n".join((*filter(None, (self.instead, said)), why))
        whose = f" ({wage.workers})" * bool(wage.workers)
        head = f"{wage.occupation.title}\n{wage.place}, {wage.year}, {wage.unit_text}{whose}"
        if not wage.has_figures:
            return "\n".join((head, f"Figures {wage.text('median')}", *wage.notes, why))
        figures = (f"{words}: {wage.text(key)}" for key, words in PERCENTILE_WORDS.items())
        return "\n".join((head, *figures, *wage.notes, why))


@dataclass(frozen=True, slots=True)
class SalaryRow:
    """One occupation for all programs, in their order.

    `occupation` is the American one; a cell abroad holds the occupation there that answers to it.
    `home` is what it pays where the user lives; None where that is not said or not published.
    """

    occupation: Occupation
    cells: tuple[SalaryCell, ...]
    home: Wage | None = None

    @property
    def key(self) -> str:
        """What hides the row on cards and in files; no attribute has such a key."""
        return f"{OCCUPATION_KEY}{self.occupation.code}"

    @property
    def has_figures(self) -> bool:
        """Whether any program has a figure."""
        return any(cell.has_figures for cell in self.cells)

    @property
    def differs(self) -> bool:
        """Whether not all programs that have a figure have the same."""
        return len({cell.text for cell in self.cells if cell.has_figures}) > 1


@dataclass(frozen=True, slots=True)
class SalaryColumn:
    """What is to be said once of one program's figures.

    Attributes:
        program: its id.
        caption: the place and the year, with the signs of the cells that are of another.
        sentence: why there are no figures of the program's own country; "" where there are.
        remark: why its place is not the school's own area; "" where it is.
        notes: what holds for all its figures; sentences.
        is_national: whether it shows American wages in place of its own country's.
    """

    program: str
    caption: str = ""
    sentence: str = ""
    remark: str = ""
    notes: tuple[str, ...] = ()
    is_national: bool = False


@dataclass(frozen=True, slots=True)
class SalaryGroup:
    """Rows in which each program has one axis. `scales`: each program's; None without a figure."""

    rows: tuple[SalaryRow, ...]
    scales: tuple[Scale | None, ...]


@dataclass(frozen=True, slots=True)
class Salaries:
    """What compared programs' work pays: the same occupations in the same order for all.

    Attributes:
        columns: one a program, in their order.
        rows: one an occupation for which some program has figures.
        without: occupations that the programs lead to, and for which none has a figure.
        home: the place where the user lives, as it is named in a legend; "" for not laid over.
        in_dollars: whether the figures are converted to US dollars a year.
        steps: how figures were converted, a sentence each.
    """

    columns: tuple[SalaryColumn, ...] = ()
    rows: tuple[SalaryRow, ...] = ()
    without: tuple[Occupation, ...] = ()
    home: str = ""
    in_dollars: bool = False
    steps: tuple[str, ...] = ()
    _axes: dict[Scale, Axis] = field(default_factory=dict[Scale, Axis], compare=False, repr=False)

    @property
    def is_mixed(self) -> bool:
        """Whether some figure is in another currency than US dollars."""
        return any(scale[0] != DOLLARS for row in self.rows for scale in _scales(row) if scale)

    @property
    def has_others(self) -> bool:
        """Whether some figure is of an occupation that only other programs lead to."""
        cells = (cell for row in self.rows for cell in row.cells)
        return any(cell.has_figures and not cell.is_career for cell in cells)

    def groups(self) -> tuple[SalaryGroup, ...]:
        """Divide the rows, in their order, so that no program needs two axes in one group.

        Musicians are paid by the hour in the American figures: they stand apart, on an axis of
        their own. The group with US dollars a year comes first.
        """
        found: list[tuple[list[SalaryRow], list[Scale | None]]] = []
        for row in self.rows:
            own = _scales(row)
            for rows, scales in found:
                if all(a is None or b is None or a == b for a, b in zip(scales, own, strict=True)):
                    rows.append(row)
                    scales[:] = [a or b for a, b in zip(scales, own, strict=True)]
                    break
            else:
                found.append(([row], list(own)))
        ordered = sorted(found, key=lambda group: DOLLARS_A_YEAR not in group[1])
        return tuple(SalaryGroup(tuple(rows), tuple(scales)) for rows, scales in ordered)

    def axis(self, scale: Scale) -> Axis:
        """Return the axis of a scale: it holds every figure on it, of all programs and rows."""
        if scale not in self._axes:
            wages = [wage for row in self.rows for wage in (*_wages(row), row.home)]
            values = [
                value
                for wage in wages
                if wage is not None and scale_of(wage) == scale
                for value in wage.percentiles.values()
                if value is not None
            ]
            self._axes[scale] = axis_for(scale_words(scale), values)
        return self._axes[scale]


def _wages(row: SalaryRow) -> tuple[Wage | None, ...]:
    return tuple(cell.wage for cell in row.cells)


def _scales(row: SalaryRow) -> tuple[Scale | None, ...]:
    return tuple(scale_of(cell.wage) for cell in row.cells)


# The order of the rows


@dataclass(frozen=True, slots=True)
class LikelyCareer:
    """That a program leads to an American occupation, by its code, and why we say so."""

    occupation: str
    why: str


def occupations_in_order(careers: Sequence[Sequence[LikelyCareer]]) -> tuple[str, ...]:
    """Order the occupations of several programs, each of which has its likeliest first.

    First stands what most programs lead to; among those, what is nearest to their concentrations.

    >>> engineer, director, agent = (LikelyCareer(code, "it does") for code in "EDA")
    >>> occupations_in_order([[director, engineer], [engineer, agent]])
    ('E', 'D', 'A')
    """
    places: dict[str, list[int]] = {}
    for ranked in careers:
        for place, career in enumerate(ranked):
            places.setdefault(career.occupation, []).append(place)
    return tuple(
        sorted(places, key=lambda code: (-len(places[code]), sum(places[code]), code)),
    )


# One axis for all


def in_dollars_a_year(salaries: Salaries, prices: Prices) -> Salaries:
    """Convert every figure to US dollars a year, by the average rate of its year.

    A cell that can't be converted keeps no wage, and has the figure as published `instead`.
    """
    steps: dict[str, None] = {}

    def converted(cell: SalaryCell) -> SalaryCell:
        if cell.wage is None or not cell.wage.has_figures:
            return cell
        wage, problem, step = _in_dollars(cell.wage, prices)
        steps.update(dict.fromkeys(step))
        if wage is None:
            stated = f"{cell.wage.median_text} {UNIT_WORDS[cell.wage.unit]}"
            return replace(cell, wage=None, reason=problem, instead=f"{stated}{cell.sign}")
        return replace(cell, wage=wage, is_converted=bool(step))

    def of_row(row: SalaryRow) -> SalaryRow:
        home = row.home and _in_dollars(row.home, prices)[0]
        return replace(row, cells=tuple(converted(cell) for cell in row.cells), home=home)

    rows = tuple(of_row(row) for row in salaries.rows)
    return replace(salaries, rows=rows, in_dollars=True, steps=tuple(steps), _axes={})


def _in_dollars(wage: Wage, prices: Prices) -> tuple[Wage | None, str, tuple[str, ...]]:
    """Convert a wage; else say why not, in a few words."""
    if wage.unit != "year":
        return None, f"not converted: only pay by the {wage.unit} is published", ()
    conversion = prices.conversion(wage.currency, wage.year, DOLLARS)
    if conversion.problem:
        return None, f"not converted: no exchange rate of {wage.year}", ()
    if not conversion.is_approximate:
        return wage, "", ()
    figures = {
        key: None if value is None else conversion.convert(Money(value, wage.currency)).amount
        for key, value in wage.percentiles.items()
    }
    published = f"As published: {wage.text('median')} at the median."
    notes = (*wage.notes, *conversion.steps, published)
    dollars = replace(wage, **figures, mean=None, currency=DOLLARS, notes=notes)
    return dollars, "", conversion.steps


# What is said once a column

_LEVELS = ("metro", "state", "nation")
_SIGNS = ("", "*", "\N{DAGGER}", "\N{DOUBLE DAGGER}", "\N{SECTION SIGN}")


def signed(cells: Iterable[SalaryCell]) -> tuple[str, tuple[SalaryCell, ...]]:
    """Return a column's caption and its cells with their signs.

    The nearest place stands first; each other place, or year, has a sign.
    """
    listed = tuple(cells)
    wages = [cell.wage for cell in listed if cell.wage is not None and cell.wage.has_figures]
    years = {wage.year for wage in wages}
    nearest_first = sorted(wages, key=lambda wage: _LEVELS.index(wage.level))
    named = dict.fromkeys(_where(wage, years) for wage in nearest_first)
    signs = dict(zip(named, (*_SIGNS, *("*" * n for n in range(2, 12))), strict=False))
    parts = [f"{sign}\N{NO-BREAK SPACE}{place}".strip() for place, sign in signs.items()]
    caption = "; ".join(parts)
    if len(years) == 1:
        caption = f"{caption}, {min(years)}"
    return caption, tuple(
        replace(cell, sign=signs[_where(cell.wage, years)])
        if cell.wage is not None and cell.wage.has_figures
        else cell
        for cell in listed
    )


def _where(wage: Wage, years: set[int]) -> str:
    """Name the place, and the year with it where the column's cells are of several."""
    nearest = "" if wage.occupation.classification == "SOC" else " (nearest occupations)"
    place = f"{wage.area if nearest else wage.place_label}{nearest}"
    return place if len(years) == 1 else f"{place}, {wage.year}"


# What a chart over all programs is made from


@dataclass(frozen=True, slots=True)
class ComparedSalaries:
    """The salaries of compared programs with what tells these apart.

    `names` are short names of the programs, and `series` the numbers of their colours, both in the
    order of the columns.
    """

    salaries: Salaries
    names: tuple[str, ...]
    series: tuple[int, ...]
