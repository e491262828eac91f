"""Corpora with mistakes of their own, and plans that hold what nobody expects."""

PLAN = "datapackage/plans/qingxi-2025-innovation"
FILES = (
    *(
        f"{PLAN}/plan.yaml",
        f"{PLAN}/source.txt",
        "datapackage/datapackage.yaml",
        "datapackage/registers/lexicon.yaml",
    ),
    *(
        "datapackage/registers/regions.csv",
        "datapackage/registers/units.yaml",
        "schemas/plan.schema.json",
    ),
    *("schemas/tables/plans.yaml", "validators/allocations_add_up.py", "datapackage/released.csv"),
)
ODD = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    " ",
    "x" * 10_000,
    [],
    {},
    [[]],
    {"a": {}},
    "甲\n乙",
    "null",
    "../x",
    [None],
    {"": 1},
    "\u202e",
    10**15,
    "2024-13-45",
)

CLASSES = {
    **{
        f"corpora: files that are {name}": ("corpus", [(file, name) for file in FILES])
        for name in (
            "missing",
            "empty",
            "a folder",
            "a pipe",
            "a link to nowhere",
            "GB18030",
            "too large",
            "nothing but a comment",
        )
    },
    "corpora: folders of plans": (
        "corpus",
        [
            ("datapackage/plans", name)
            for name in (
                "missing",
                "a pipe",
                "a link to nowhere",
                "emptied",
                "without plans",
                "plan.yml alone",
            )
        ]
        + [
            (folder, name)
            for folder in ("schemas", "schemas/tables", "validators", "datapackage/registers")
            for name in ("missing", "a pipe", "emptied")
        ],
    ),
    **{
        f"plans: odd values of {field}": ("plan", [(field, value) for value in ODD])
        for field in ("id", "region", "missing", "sections", "source")
    },
    "plans: ids": (
        "plan",
        [
            ("id", value)
            for value in (
                *(
                    "plan",
                    "index",
                    "readme",
                    "INDEX",
                    "Plan",
                    "a_b",
                    "a b",
                    "甲",
                    "-a",
                    "a-",
                    "a--b",
                    "1",
                    "a.b",
                    "a/b",
                    "..",
                    "a\nb",
                    "con",
                    "a" * 300,
                ),
                *("plan-1", "a\u200b", "plan\u0000"),
            )
        ],
    ),
    "plans: numbers that are entered": (
        "target",
        [
            0,
            -1,
            1,
            1.5,
            10**15,
            10**16,
            10**400,
            1e-9,
            "5",
            "五",
            None,
            True,
            [5],
            {"a": 5},
            "5家",
            "",
            "NaN",
            float("1e300"),
            -0.0,
            5.000000001,
        ],
    ),
    "plans: quotes": (
        "quote",
        [
            *(
                "新增企业5家",
                "新增企业5",
                "企业",
                "",
                " ",
                "。",
                "新增企业 5家",
                "新增企业五家",
                "新增企業5家",
                "新增\n企业5家",
                "无",
                "\u200b",
                "x" * 10_000,
            ),
            *("新增企业5家，新增", "一、目标", "二、", ".*", "(", "新增企业5家" * 2, "家"),
        ],
    ),
}
