"""Figures: what a table says, its CSV and what is drawn say too."""

import csv
import importlib.util
import re
from decimal import Decimal
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.figures import Column, Figure, Row, number, quote, words


def test_the_csv_is_the_table() -> None:
    figure = Figure(
        "f",
        "Figure",
        (Column("region", TextRun("地区")), Column("value", TextRun("数值"), True)),
        (Row((words("a,b", "c"), number(Decimal("2.0")))), Row((quote(TextRun('"x"')), number(0)))),
    )
    assert figure.csv.startswith("\ufeff")
    assert list(csv.reader(figure.csv[1:].splitlines())) == [
        ["地区", "数值"],
        ["a,b c", "2.0"],
        ['"x"', "0"],
    ]


def bare(text: str) -> str:
    """A text without blanks and what stands between the entries of a list."""
    return re.sub(r"[\s、,]", "", text)


def test_every_table_of_the_site_has_its_csv(site: Any) -> None:
    seen = 0
    for page, html in site.pages.items():
        tables = html.all("table", class_="tz-rows")
        links = [e for e in html.all("a", within="tz-figure-foot") if "download" in e.attributes]
        assert len(tables) == len(links), page
        for table, link in zip(tables, links, strict=True):
            path = (site.folder / page).parent / link.attributes["href"]
            rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
            shown = bare(table.text)
            assert [cell for row in rows for cell in row if bare(cell) not in shown] == [], page
            seen += 1
    assert seen > 10


def test_charts_are_loaded_only_where_there_are_charts_and_on_demand(site: Any) -> None:
    kinds = set()
    for page, html in site.pages.items():
        drawn = [
            e.attributes["data-chart"] for e in html.all("figure") if "data-chart" in e.attributes
        ]
        scripts = [e.attributes.get("data-scripts", "") for e in html.all("script")]
        assert bool(drawn) == any("plot.min.js" in told for told in scripts), page
        assert not any("plot.min.js" in e.attributes.get("src", "") for e in html.all("script"))
        kinds |= set(drawn)
    assert {"bubbles", "bars"} <= kinds


def test_the_scripts_of_others_are_those_that_are_pinned(project: Path) -> None:
    loader = SourceFileLoader("vendor_js", str(project / "scripts" / "vendor-js"))
    spec = importlib.util.spec_from_loader("vendor_js", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    names = {path.name for path in module.FOLDER.iterdir()}
    assert names == {name for _, _, name, _ in module.FILES}
    for _, _, name, expected in module.FILES:
        assert sha256((module.FOLDER / name).read_bytes()).hexdigest() == expected, name
