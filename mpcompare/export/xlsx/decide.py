"""The sheet Decide: the programs by the user's criteria, with sums that follow a changed weight."""

from typing import Any, NamedTuple

from mpcompare.export.document.document import RANKING_SECTION, Document
from mpcompare.export.xlsx.book import Book, Look, cell_name
from mpcompare.model.decide.ranking import METHOD, Earned, RankedProgram, Ranking
from mpcompare.model.program import Program

NAME = "Decide"
_WIDTHS = (62.0, 56.0, 12.0, 12.0, 12.0, 12.0, 12.0, 50.0)
_LABEL, _WORDS, _WEIGHT, _WORTH, _PART, _MORE = 0, 1, 2, 3, 5, 7
_CHANGE = (
    "Change a weight on the blue ground: the sums follow. Ranks, and in how many cases programs "
    "have them, stay as they were when the file was made."
)


class _Sum(NamedTuple):
    """The row in which a program's sum stands, with both its ends, of 100."""

    row: int
    low: float
    high: float


def is_wanted(document: Document) -> bool:
    """Whether there is a ranking that the user wants in the file."""
    return document.ranking is not None


def write(book: Book) -> None:
    """Write the sheet."""
    if book.document.ranking is not None:
        _Decide(book, book.document.ranking).write()


class _Decide:
    """The sheet under way; `row` is the next one to be written."""

    def __init__(self, book: Book, ranking: Ranking) -> None:
        self.book = book
        self.ranking = ranking
        self.sheet = book.sheet(NAME, _WIDTHS)
        self.programs = {each.id: each for each in book.document.comparison.programs}
        self.row = 0
        self.weights: list[str] = []
        """The cells of the weights, by criterion."""

    def write(self) -> None:
        """Write the order, what counts, and how each sum comes about."""
        title = f"{RANKING_SECTION}: {self.ranking.name}" if self.ranking.name else RANKING_SECTION
        self._line(title, self.book.look(bold=True, font_size=12))
        for words in filter(None, (METHOD, self.ranking.remark)):
            self._line(words, self.book.line)
        order = self.row + 1
        self.row = order + 1 + len(self.ranking.programs) + len(self.ranking.ruled_out) + 1
        self._criteria()
        sums = [self._program(ranked) for ranked in self.ranking.programs]
        self.row = order
        self._order(sums)

    def _line(self, words: str, look: Look) -> None:
        self.sheet.words(self.row, _LABEL, words, look)
        self.row += 1

    def _heads(self, *headings: str) -> None:
        for column, words in enumerate(headings):
            is_number = _WEIGHT <= column < _MORE
            head = self.book.head_of(is_number=is_number, indent=column // _MORE)
            self.sheet.words(self.row, column, words, head)
        self.row += 1

    def _criteria(self) -> None:
        """Write what counts, how much, and what its values are worth."""
        self._heads("What counts", "What its values are worth", "Weight", *([""] * 5))
        ground = self.book.look(num_format="0%", bg_color=self.book.colour("accent-soft"))
        for criterion in self.ranking.criteria:
            self.sheet.words(self.row, _LABEL, criterion.label)
            self.sheet.words(self.row, _WORDS, criterion.scale)
            self.sheet.number(self.row, _WEIGHT, criterion.weight, ground)
            self.weights.append(cell_name(self.row, _WEIGHT))
            self.row += 1
        self._line(_CHANGE, self.book.line)
        self.row += 1

    def _program(self, ranked: RankedProgram) -> _Sum:
        """Write what a program earns by each criterion, and the sum of that."""
        program = self.programs[ranked.id]
        colours: dict[str, Any] = {"bg_color": self.book.series_colour(program)}
        headings = ("Known of it", "Weight", "Worth from", "Worth to", "Part from", "Part to", "")
        for column, words in enumerate((_name(program), *headings)):
            align = "right" if _WEIGHT <= column < _MORE else "left"
            head = self.book.look(bold=True, font_color="#FFFFFF", align=align, **colours)
            self.sheet.words(self.row, column, words, head)
        self.row += 1
        first = self.row
        for at, earned in enumerate(ranked.earned):
            self._earned(at, earned)
        self.sheet.words(self.row, _LABEL, "Sum, of 100", self.book.look(bold=True, top=1))
        for column in range(_WORDS, len(_WIDTHS)):
            self.sheet.words(self.row, column, "", self.book.look(top=1))
        look = self.book.look(num_format="0", bold=True, top=1)
        total = _Sum(self.row, ranked.low * 100, ranked.high * 100)
        # weights that are changed need not come to 1
        weights = f"SUM({self.weights[0]}:{self.weights[-1]})"
        for place, value in enumerate((total.low, total.high)):
            ends = f"{cell_name(first, _PART + place)}:{cell_name(self.row - 1, _PART + place)}"
            self.sheet.formula(self.row, _PART + place, f"=SUM({ends})/{weights}", value, look)
        self.row += 2
        return total

    def _earned(self, at: int, earned: Earned) -> None:
        criterion, row = self.ranking.criteria[at], self.row
        known = self.book.gap if earned.is_gap else None
        self.sheet.words(row, _LABEL, criterion.label)
        self.sheet.words(row, _WORDS, earned.fact, known)
        weight = self.weights[at]
        share = self.book.look(num_format="0%")
        self.sheet.formula(row, _WEIGHT, f"={weight}", criterion.weight, share)
        whole = self.book.look(num_format="0")
        worths, parts = (earned.low, earned.high), (earned.part_low, earned.part_high)
        for place, (worth, part) in enumerate(zip(worths, parts, strict=True)):
            self.sheet.number(row, _WORTH + place, worth * 100, whole)
            formula = f"={weight}*{cell_name(row, _WORTH + place)}"
            self.sheet.formula(row, _PART + place, formula, part * 100, whole)
        self.row += 1

    def _order(self, sums: list[_Sum]) -> None:
        """Write the programs in their order, with the sums that stand below."""
        self._heads(
            *("Program", "In how many cases", "Rank", "First in", ""),
            *("Sum from", "Sum to", "Not known whether it meets"),
        )
        whole, share = self.book.look(num_format="0"), self.book.look(num_format="0%")
        for ranked, total in zip(self.ranking.programs, sums, strict=True):
            program = self.programs[ranked.id]
            look = self.book.look(bold=True, font_color=self.book.series_colour(program))
            self.sheet.goto(self.row, _LABEL, NAME, total.row, _name(program), look)
            self.sheet.words(self.row, _WORDS, ranked.ranks_words)
            self.sheet.number(self.row, _WEIGHT, ranked.rank, whole)
            self.sheet.number(self.row, _WORTH, ranked.acceptability[0], share)
            for place, value in enumerate((total.low, total.high)):
                end = f"={cell_name(total.row, _PART + place)}"
                self.sheet.formula(self.row, _PART + place, end, value, whole)
            self.sheet.words(self.row, _MORE, ranked.unclear, self.book.after)
            self.row += 1
        for program_id, failed in self.ranking.ruled_out:
            self.sheet.words(self.row, _LABEL, _name(self.programs[program_id]), self.book.gap)
            self.sheet.words(self.row, _WORDS, f"Ruled out: does not meet {failed}", self.book.gap)
            self.row += 1


def _name(program: Program) -> str:
    return f"{program.title}, {program.institution}"
