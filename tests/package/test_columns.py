"""Tables checked a column at a time: what passes there, Frictionless passes, too."""

import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import pytest

from taizhang.package import validate as validating
from taizhang.package.columns import DIALECT, tables_are_sound
from taizhang.package.validate import PackageError, validate, verify

DRAWS = 500
Lines = list[str]


def column(name: str, kind: str, **limits: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "title": name, "constraints": limits}


SCHEMAS: dict[str, dict[str, Any]] = {
    "towns": {
        "fields": [
            column("town", "string", required=True, pattern="[a-z]+(-[a-z]+)*", maxLength=12),
            column("part", "integer", required=True, minimum=1, maximum=9),
            column("kind", "string", enum=["old", "new"]),
            column("within", "string"),
        ],
        "primaryKey": ["town", "part"],
        "foreignKeys": [],
    },
    "promises": {
        "fields": [
            column("id", "string", required=True, minLength=2),
            column("town", "string"),
            column("part", "integer"),
            column("value", "number", minimum=0),
            column("met", "boolean"),
            column("due", "date"),
            column("said", "string"),
        ],
        "primaryKey": ["id"],
        "foreignKeys": [
            {
                "fields": ["town", "part"],
                "reference": {"resource": "towns", "fields": ["town", "part"]},
            }
        ],
    },
}
SOUND = {
    "towns": ["town,part,kind,within", "qing-he,1,old,", "qing-he,2,new,x", "dong,1,,\"a, b\""],
    "promises": [
        "id,town,part,value,met,due,said",
        'p1,qing-he,2,1.50,true,2024-02-29,"two\nlines, and ""more"""',
        "p2,dong,1,0,false,,甲",
        "p3,,,,,,",
    ],
}  # fmt: skip
CELLS = ("", " ", "-1", "0", "1", "01", "10", "1.0", "1e3", "+2", "NaN", "1_0", "true", "True", "x",
         "qing-he", "dong", "Dong", "p1", "old", "2023-02-29", "2024-2-9", "20240229", "a" * 13,
         '"', '""', '"a"b', "甲\u00a0", "\ufeff", "１", "1\n", "dong-")  # fmt: skip
Spoil = Callable[[random.Random, Lines], Lines]


def cell(draw: random.Random, lines: Lines) -> Lines:
    number = draw.randrange(len(lines))
    cells = lines[number].split(",")
    cells[draw.randrange(len(cells))] = draw.choice(CELLS)
    return [*lines[:number], ",".join(cells), *lines[number + 1 :]]


def row(draw: random.Random, lines: Lines) -> Lines:
    number = draw.randrange(len(lines))
    other = draw.choice(([], [lines[number]] * 2, [lines[number], ""], [lines[number] + ",z"]))
    return [*lines[:number], *other, *lines[number + 1 :]]


def character(draw: random.Random, lines: Lines) -> Lines:
    text = "\n".join(lines)
    at = draw.randrange(len(text))
    return [text[:at] + draw.choice(("", ",", "\n", '"', "\r", "\t", "0")) + text[at + 1 :]]


def order(draw: random.Random, lines: Lines) -> Lines:
    return [lines[0], *draw.sample(lines[1:], len(lines) - 1)]


def beginning(draw: random.Random, lines: Lines) -> Lines:
    return draw.choice((["\ufeff" + lines[0], *lines[1:]], lines[:1], [], lines[:-1]))


def lay(folder: Path, tables: dict[str, Lines], *, signed: bool = True) -> None:
    resources = []
    for name, schema in SCHEMAS.items():
        data = "".join(f"{line}\n" for line in tables[name]).encode()
        (folder / f"{name}.csv").write_bytes(data)
        known = data if signed else b"town\n"
        resources.append(
            {
                **{"name": name, "type": "table", "path": f"{name}.csv", "format": "csv"},
                **{"encoding": "utf-8", "bytes": len(known), "dialect": DIALECT},
                "hash": f"sha256:{hashlib.sha256(known).hexdigest()}",
                "schema": {**schema, "missingValues": [""]},
            }
        )
    told = {"name": "made-up", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")


def refuses(check: Callable[[Path], None], folder: Path) -> bool:
    try:
        check(folder)
    except PackageError:
        return True
    return False


def sound(folder: Path) -> bool:
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return tables_are_sound(folder, told)


@pytest.mark.slow
def test_of_broken_tables_none_passes_that_frictionless_refuses(tmp_path: Path) -> None:
    draw, agreed, refused = random.Random(20), 0, 0
    for _ in range(DRAWS):
        spoil: Spoil = draw.choice((cell, cell, cell, row, character, order, beginning))
        name = draw.choice(list(SOUND))
        lay(tmp_path, {**SOUND, name: spoil(draw, SOUND[name])})
        fast, slow = not sound(tmp_path), refuses(validate, tmp_path)
        assert fast or not slow, (tmp_path / f"{name}.csv").read_text(encoding="utf-8")
        agreed += fast == slow
        refused += slow
    assert DRAWS / 3 < refused < DRAWS * 9 / 10
    assert agreed > DRAWS * 9 / 10


def test_sound_tables_pass_without_frictionless_reading_them(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(folder: Path) -> None:
        raise AssertionError(folder)

    monkeypatch.setattr(validating, "validate", forbidden)
    verify(package)
    lay(tmp_path, SOUND)
    verify(tmp_path)


def test_of_the_descriptor_and_of_what_is_not_sure_frictionless_decides(tmp_path: Path) -> None:
    lay(tmp_path, SOUND, signed=False)
    assert refuses(verify, tmp_path) and refuses(validate, tmp_path)
    lay(tmp_path, {**SOUND, "towns": [line.replace(",1,", ",01,") for line in SOUND["towns"]]})
    assert not (sound(tmp_path) or refuses(verify, tmp_path) or refuses(validate, tmp_path))
    lay(tmp_path, SOUND)
    path = tmp_path / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"made-up"', "7"), encoding="utf-8")
    assert sound(tmp_path)
    with pytest.raises((PackageError, frictionless.FrictionlessException)):
        verify(tmp_path)


@pytest.mark.parametrize("change", [{"format": "any"}, {"missingValues": ["x"]}, {"unknown": 1}])
def test_what_a_column_says_that_is_not_known_here_is_not_sure(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    lay(tmp_path, SOUND)
    told = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert tables_are_sound(tmp_path, told)
    told["resources"][0]["schema"]["fields"][0] |= change
    assert not tables_are_sound(tmp_path, told)
