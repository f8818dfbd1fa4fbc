"""Reads workbooks back with openpyxl, which did not write them."""

import io
import zipfile
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mpcompare.export import xlsx
from mpcompare.export.document.document import Document
from mpcompare.model.pay.salary import Salaries, SalaryCell, SalaryColumn, SalaryRow
from mpcompare.model.pay.wage import DataSource, Occupation, Wage


def opened(document: Document, *, computed: bool = False) -> Workbook:
    """Return the workbook; with what its formulas come to, or with the formulas themselves."""
    content = io.BytesIO(xlsx.FORMAT.write(document))
    return openpyxl.load_workbook(content, data_only=computed, rich_text=True)


def parts(document: Document) -> dict[str, str]:
    """Return the XML files that the workbook consists of."""
    with zipfile.ZipFile(io.BytesIO(xlsx.FORMAT.write(document))) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def column(sheet: Worksheet, number: int) -> dict[str, Any]:
    """Return the cells of a column by the labels in the first; labels occur once."""
    return {row[0].value: row[number] for row in sheet.iter_rows() if row[0].value}


def records(sheet: Worksheet, head: int = 1) -> list[dict[str, Any]]:
    """Return the rows of a sheet's table by its headings."""
    (table,) = sheet.tables.values()
    header, *rows = sheet[table.ref]
    assert header[0].row == head
    return [{top.value: cell.value for top, cell in zip(header, row, strict=True)} for row in rows]


BUREAU = DataSource(
    "made-up", "Made-up wages 2025", "Made-up Bureau", "https://example.org/pay", "", "2026-11-23"
)
ENGINEERS = Occupation("27-4014", "SOC", "Made-up engineers")


def wage(*figures: float | None, **more: Any) -> Wage:
    """Return a made-up wage with figures from the lowest to the highest percentile."""
    named = dict(zip(("p10", "p25", "median", "p75", "p90"), figures, strict=True))
    about: dict[str, Any] = {"currency": "USD", "unit": "year", "year": 2025} | more
    return Wage(ENGINEERS, "nation", "Made-up Land", "US", source=BUREAU, **about, **named)


def salaries(*cells: SalaryCell) -> Salaries:
    """Return the salaries of made-up programs in one occupation."""
    columns = tuple(SalaryColumn(f"made-up-{n}") for n, _ in enumerate(cells, start=1))
    return Salaries(columns, (SalaryRow(ENGINEERS, cells),))
