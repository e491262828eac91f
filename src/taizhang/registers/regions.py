"""The register of regions: a table of codes, each with the region it lies in."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from taizhang.files.csv_reader import CSVError, iter_lines
from taizhang.files.places import is_reserved
from taizhang.files.text import read_file
from taizhang.findings import TOP, Finding, Mark, Span, finding

REGION_COLUMNS = ["code", "name", "level", "parent"]
"""What ``regions.csv`` must hold; ``name_en`` may follow."""

Entry = dict[str, Any]
Lines = dict[int, list[str]]


def read_regions(path: Path, shown: str, form: str) -> tuple[dict[str, Entry], list[Finding]]:
    """The regions by code, and what is wrong with the file; rows with findings are left out.

    ``form`` is the pattern of codes, empty where the corpus asks for none.
    """
    text, findings = read_file(path, shown, path.parents[1])
    if findings:
        return {}, findings
    lines: Lines = {}
    try:
        lines.update(iter_lines(io.StringIO(text)))
    except CSVError as error:
        findings.append(error.finding(shown))
    columns = lines.pop(1, [])
    if not findings and (columns[:4] != REGION_COLUMNS or len({*columns}) < len(columns)):
        first = text.split("\n", 1)[0].rstrip("\r")
        facts: dict[str, Any] = {"wanted": ",".join(REGION_COLUMNS), "found": first}
        return {}, [finding("register-columns", shown, TOP, "", **facts)]
    regions: dict[str, Entry] = {}
    for line, cells in lines.items():
        found = list(_wrong_cells(cells, columns, form, regions))
        findings += [_at_line(rule, shown, line, cells, facts) for rule, facts in found]
        if not found:
            regions[cells[0]] = dict(zip(columns, cells, strict=True))
    if not findings:
        findings = list(_wrong_parents(shown, lines, regions))
    return regions, findings


Wrong = tuple[str, dict[str, Any]]


def _wrong_cells(
    cells: list[str], columns: list[str], form: str, before: dict[str, Entry]
) -> Iterator[Wrong]:
    """What is wrong with a row by itself or with those before it: the first thing alone."""
    if len(cells) != len(columns):
        yield "csv-cells", {"found": len(cells), "wanted": len(columns)}
    elif (
        not re.fullmatch(r"[\w-]+", cells[0])
        or is_reserved(cells[0])
        or not re.search(form, cells[0])
    ):
        yield "region-code", {"code": cells[0]}
    elif cells[0] in before:
        yield "region-twice", {"code": cells[0]}
    elif not cells[1].strip():
        yield "region-nameless", {"code": cells[0]}


def _wrong_parents(shown: str, lines: Lines, regions: dict[str, Entry]) -> Iterator[Finding]:
    """Regions that lie in none there is, or in themselves."""
    circles: set[str] = set()
    for line, cells in lines.items():
        code, parent = cells[0], cells[3]
        if parent and parent not in regions:
            yield _at_line("region-parent", shown, line, cells, {"code": code, "parent": parent})
        elif code not in circles and (circle := _circle(code, regions)):
            circles |= {*circle}
            facts = {"code": code, "circle": " → ".join([*circle, code])}
            yield _at_line("region-circle", shown, line, cells, facts)


def _circle(code: str, regions: dict[str, Entry]) -> list[str]:
    """The regions from one up to itself, where it lies in itself."""
    passed = [code]
    while (code := regions.get(code, {}).get("parent", "")) and code not in passed:
        passed.append(code)
    return passed if code == passed[0] else []


def _at_line(rule: str, shown: str, line: int, cells: list[str], facts: dict[str, Any]) -> Finding:
    width = max(len(cells[0]), 1)
    return finding(rule, shown, Span(Mark(line, 1), Mark(line, width + 1)), "", **facts)
