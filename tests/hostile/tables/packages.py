"""Packages of strangers: descriptors, tables and archives, and names of places."""

import json

FIELD = {"name": "plan_id", "type": "string"}
TABLE = {
    "name": "plans",
    "type": "table",
    "path": "data/plans.csv",
    "schema": {"fields": [FIELD], "primaryKey": ["plan_id"]},
}
WHOLE = {"name": "a", "version": "1.0.0", "resources": [TABLE]}


def whole(**changed: object) -> str:
    return json.dumps({**WHOLE, **changed})


def table(**changed: object) -> str:
    return whole(resources=[{**TABLE, **changed}])


def field(**changed: object) -> str:
    return table(schema={"fields": [{**FIELD, **changed}], "primaryKey": ["plan_id"]})


CLASSES = {
    "packages: descriptors": (
        "package",
        [
            (text, "plan_id\nx\n")
            for text in (
                *(
                    "",
                    "[]",
                    "1",
                    "null",
                    "{}",
                    "{",
                    '"a"',
                    whole(resources=None),
                    whole(resources={}),
                    whole(resources=[1]),
                ),
                *(
                    whole(resources=[]),
                    whole(name=1),
                    whole(version=None),
                    whole(resources=[{}]),
                    whole(resources=[TABLE, TABLE]),
                ),
                *(
                    table(name=1),
                    table(name=""),
                    table(type=1),
                    "[" * 5_000,
                    whole(),
                    '{"resources": []',
                    '{"resources": [], "resources": []}',
                ),
            )
        ],
    ),
    "packages: where tables lie": (
        "package",
        [
            (table(path=path), "plan_id\nx\n")
            for path in (
                *(
                    "../plans.csv",
                    "/etc/passwd",
                    "data/../../x",
                    "",
                    ".",
                    "..",
                    "data",
                    "data/",
                    "data//plans.csv",
                    "nowhere.csv",
                ),
                *(
                    ["data/plans.csv"],
                    [],
                    None,
                    1,
                    {"a": 1},
                    "data\\plans.csv",
                    "data/plans.csv\0",
                    "C:/plans.csv",
                    "https://a.cn/x.csv",
                ),
                *("./data/plans.csv", "data/./plans.csv", "~/plans.csv"),
            )
        ],
    ),
    "packages: fields": (
        "package",
        [
            (text, "plan_id\nx\n")
            for text in (
                *(
                    table(schema=value)
                    for value in (
                        None,
                        1,
                        "s.json",
                        {},
                        [],
                        {"fields": None},
                        {"fields": {}},
                        {"fields": [1]},
                    )
                ),
                *(
                    table(schema=value)
                    for value in (
                        {"fields": [{}]},
                        {"fields": []},
                        {"fields": [FIELD], "primaryKey": 1},
                    )
                ),
                *(
                    table(schema=value)
                    for value in (
                        {"fields": [FIELD, FIELD]},
                        {"fields": [FIELD], "primaryKey": ["x"]},
                    )
                ),
                *(field(type=value) for value in (None, 1, "strange", "integer", "date", "any")),
                *(field(name=value) for value in (None, 1, "", "other")),
            )
        ],
    ),
    "packages: rows": (
        "package",
        [
            (whole(), rows)
            for rows in (
                *(
                    "",
                    "\n",
                    "plan_id",
                    "plan_id\n",
                    "id\nx\n",
                    "plan_id,id\nx,y\n",
                    "plan_id\nx,y\n",
                    'plan_id\n"x\n',
                    'plan_id\nx"y"z\n',
                ),
                *(
                    "plan_id\nx\nx\n",
                    "plan_id\n\n\n",
                    "\ufeffplan_id\nx\n",
                    "plan_id\r\nx\r\n",
                    "plan_id\rx\r",
                    "plan_id\n\0\n",
                    "PLAN_ID\nx\n",
                ),
                *(
                    "plan_id,plan_id\nx,y\n",
                    "plan_id\n" + "x" * 300_000 + "\n",
                    "plan_id\n" + "x\n" * 50_000,
                    "plan_id\n\ud7ff\n",
                    "plan_id\n=1\n",
                ),
            )
        ],
    ),
    "packages: types of cells": (
        "package",
        [
            (field(type=kind), f"plan_id\n{value}\n")
            for kind, values in {
                "integer": ("1", "1.5", "x", "１", "1e3", "9" * 400, " 1", "+1"),
                "number": ("1", "NaN", "INF", "1,5", "x", "1e400"),
                "boolean": ("true", "TRUE", "1", "yes"),
                "date": ("2024-02-29", "2023-02-29", "2024-1-1", "x"),
            }.items()
            for value in values
        ],
    ),
    "packages: members of archives": (
        "archive",
        [
            *(
                "../x",
                "/etc/x",
                "a/../../x",
                "..",
                "a\\..\\x",
                "C:\\x",
                "a\0b",
                ".",
                "a/",
                "datapackage.json/x",
                "link:../x",
                "link:/etc/passwd",
            ),
            *(
                "twice:datapackage.json",
                "bomb:200000000",
                "bomb:20000000",
                "many:20000",
                "crypt:x",
                "no zip",
                "empty",
                "torn",
            ),
        ],
    ),
    "places: names in a folder": (
        "place",
        [
            *(
                "a",
                "a/b",
                "a.csv",
                "甲",
                "..",
                "../a",
                "a/../b",
                "a/../../b",
                "/a",
                "",
                ".",
                "a//b",
                "a/.",
                "a\\b",
                "C:a",
                "a\0b",
                "a\nb",
                "~",
                "...",
            ),
            *("a/..../b", " ", "a/ /b", "\ud800", "link/a", "out/a"),
        ],
    ),
}
