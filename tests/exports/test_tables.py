"""CSV that spreadsheets open and do not run."""

from __future__ import annotations

import csv
import io

import pytest

from claimref.exports import CsvTable, write_csv

NAMES = ['O\'Hara "Daily"', "two\nlines", "a,b", "🗞 News", "\u202eright to left\u202c", "Ñandú", "", " spaced "]


def written(value: object) -> str:
    out = io.StringIO(newline="")
    write_csv(CsvTable(("x",), ((value, "end"),)), out)
    return next(row for n, row in enumerate(csv.reader(io.StringIO(out.getvalue(), newline=""))) if n == 1)[0]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_formulas_are_neutralised(start: str) -> None:
    assert written(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("name", NAMES)
def test_other_text_survives(name: str) -> None:
    assert written(name) == name


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (-1, "-1"), (-0.5, "-0.5"), (0, "0"), (1.0, "1.0")])
def test_numbers_stay_numbers(value: object, cell: str) -> None:
    assert written(value) == cell


def test_columns_are_neutralised_too() -> None:
    out = io.StringIO(newline="")
    write_csv(CsvTable(("claim", "=Outlet"), ()), out)
    assert out.getvalue() == "claim,'=Outlet\r\n"
