"""The answers that a dropdown allows: listed in place, or by reference to cells, names and tables of its file; pure."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from advisor.questionnaire.forms.grid import LAST_COLUMN, LAST_ROW, column_letters
from advisor.questionnaire.forms.sheet_xml import Area, Dropdown, Sheet, area_of
from advisor.questionnaire.forms.spreadsheet import NamedTable

#: A list that is longer is one of countries or products, no vocabulary of answers.
_MOST = 500
_DEEPEST = 6
_WHERE = re.compile(r"(?:(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!()\[\],:\"\s]+))!)?(?P<cells>[$A-Za-z0-9:]+)")
_WHOLE_COLUMN = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})", re.IGNORECASE)
_TABLE = re.compile(r"(?P<table>[^\[\]!'\"()]+)\[(?:\[#?\w+\],)?\[?(?P<column>[^\[\]]+)\]?\]")
_INDIRECT = re.compile(r'INDIRECT\(\s*"([^"]+)"\s*(?:,\s*(?:TRUE|1)\s*)?\)', re.IGNORECASE)
_FROM_CELL = re.compile(r"OFFSET\(\s*([^,()]+),.*\)", re.IGNORECASE | re.DOTALL)


class Dropdowns:
    """Answers the question which choices a cell has.

    Args:
        sheets: all sheets of the workbook, hidden ones too, by name.
        names: what its names stand for, by sheet and name in small letters.
        tables: its tables, by name in small letters.
    """

    def __init__(
        self,
        sheets: Mapping[str, Sheet],
        names: Mapping[tuple[str, str], str],
        tables: Mapping[str, NamedTable],
    ) -> None:
        self._sheets = {name.lower(): sheet for name, sheet in sheets.items()}
        self._names, self._tables = names, tables
        self._rows = {name: sorted(sheet.cells) for name, sheet in self._sheets.items()}
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}
        self._single: dict[str, dict[tuple[int, int], Dropdown]] = {}
        self._wide: dict[str, list[tuple[Area, Dropdown]]] = {}
        for name, sheet in sheets.items():
            single, wide = self._single.setdefault(name, {}), self._wide.setdefault(name, [])
            for rule in sheet.dropdowns:
                for area in rule.areas:
                    if area[:2] == area[2:]:
                        single.setdefault(area[:2], rule)
                    else:
                        wide.append((area, rule))

    def columns(self, sheet: str) -> frozenset[int]:
        """The columns of a sheet that have a dropdown anywhere; one over the whole sheet is for none."""
        found = {column for _, column in self._single.get(sheet, {})}
        for (_, first, _, last), _rule in self._wide.get(sheet, []):
            if last - first < 50:
                found.update(range(first, last + 1))
        return frozenset(found)

    def options(self, sheet: str, row: int, column: int) -> tuple[str, ...]:
        """What a cell's dropdown allows, in its order; empty where it has none, or one that cannot be followed."""
        rule = self._single.get(sheet, {}).get((row, column))
        if rule is None:
            rule = next(
                (
                    rule
                    for area, rule in self._wide.get(sheet, [])
                    if area[0] <= row <= area[2] and area[1] <= column <= area[3]
                ),
                None,
            )
        if rule is None:
            return ()
        key = (sheet, rule.formula)
        if key not in self._known:
            self._known[key] = self._resolved(rule.formula, sheet, 0)
        return self._known[key]

    def unresolved(self, sheet: str) -> list[str]:
        """The cells whose dropdown refers to another file or to what is not there, by their first place."""
        rules = {
            id(rule): rule
            for rule in (*self._single.get(sheet, {}).values(), *(r for _, r in self._wide.get(sheet, [])))
        }
        lost = [rule for rule in rules.values() if re.search(r"\[\d+\]|\[[^\]]+\.xl\w*\]|#REF!", rule.formula)]
        return [f"{column_letters(rule.areas[0][1])}{rule.areas[0][0]}" for rule in lost]

    # -- what a formula refers to --------------------------------------------------------------------------------------
    def _resolved(self, formula: str, sheet: str, depth: int) -> tuple[str, ...]:
        formula = formula.strip().removeprefix("=").strip()
        if depth > _DEEPEST or not formula or len(formula) > 10_000:
            return ()
        if formula.startswith('"'):
            return _listed(formula)
        if match := _INDIRECT.fullmatch(formula):
            return self._resolved(match[1], sheet, depth + 1)
        if match := _FROM_CELL.fullmatch(formula):
            return self._down_from(match[1], sheet)
        if match := _TABLE.fullmatch(formula):
            return self._of_table(match["table"], match["column"])
        named = self._names.get((sheet, formula.lower())) or self._names.get(("", formula.lower()))
        if named:
            return self._resolved(named, sheet, depth + 1)
        if formula.lower() in self._tables:
            table = self._tables[formula.lower()]
            return self._of_table(table.name, table.columns[0] if table.columns else "")
        place = self._place(formula, sheet)
        return self._texts(*place) if place else ()

    def _place(self, reference: str, sheet: str) -> tuple[str, Area] | None:
        match = _WHERE.fullmatch(reference.strip())
        if match is None:
            return None
        name = (match["quoted"] or "").replace("''", "'") or match["plain"] or sheet
        if whole := _WHOLE_COLUMN.fullmatch(match["cells"]):
            ends = (area_of(f"{whole[1]}1"), area_of(f"{whole[2]}1"))
            area = (1, ends[0][1], LAST_ROW, ends[1][1]) if ends[0] and ends[1] else None
        else:
            area = area_of(match["cells"])
        return (name.lower(), area) if area is not None and name.lower() in self._sheets else None

    def _texts(self, sheet: str, area: Area) -> tuple[str, ...]:
        found = dict.fromkeys(text for _, text in self._filled(sheet, area))
        return tuple(found) if len(found) <= _MOST else ()

    def _filled(self, sheet: str, area: Area) -> Iterator[tuple[int, str]]:
        """Filled cells of an area, row by row; only so many that a list of answers may have, and one."""
        first_row, first, last_row, last = area
        cells, rows = self._sheets[sheet].cells, self._rows[sheet]
        count = 0
        for row in rows[bisect_left(rows, first_row) : bisect_right(rows, last_row)]:
            for column, cell in sorted(cells.get(row, {}).items()):
                if first <= column <= last and cell.text.strip():
                    count += 1
                    yield row, cell.text.strip()
                    if count > _MOST:
                        return

    def _down_from(self, reference: str, sheet: str) -> tuple[str, ...]:
        """A list whose length is worked out: from its first cell down to the first empty one."""
        place = self._place(reference, sheet)
        if place is None:
            return ()
        name, (row, column, _, _) = place
        texts: list[str] = []
        for number, text in self._filled(name, (row, column, LAST_ROW, min(column, LAST_COLUMN))):
            if number != row + len(texts):
                break
            texts.append(text)
        return tuple(dict.fromkeys(texts)) if len(texts) <= _MOST else ()

    def _of_table(self, name: str, column: str) -> tuple[str, ...]:
        table = self._tables.get(name.strip().lower())
        area = area_of(table.reference) if table is not None else None
        if table is None or area is None or column.strip() not in table.columns:
            return ()
        at = area[1] + table.columns.index(column.strip())
        return self._texts(table.sheet.lower(), (area[0] + 1, at, area[2], at))


def _listed(formula: str) -> tuple[str, ...]:
    """`"Yes,No,N/A"`: always with commas, whatever the country; a doubled quote is one."""
    inner = formula[1:-1] if formula.endswith('"') and len(formula) > 1 else formula[1:]
    if '""' not in inner and '","' in formula:
        parts = next(csv.reader([formula]), [])
    else:
        parts = inner.replace('""', '"').split(",")
    found = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
    return found if len(found) <= _MOST else ()
