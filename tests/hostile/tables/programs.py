"""Rules of strangers, and arguments that people type."""

RULE = '''"""Plans have titles.
规划有标题。

```yaml
text: 一  # <- finding
```

```yaml
text: 一
```
"""

SEVERITY = "error"


def check(plan, facts):
    return []
'''

CLASSES = {
    "programs: rules that cannot be loaded": (
        "rule",
        [
            ("plans_have_titles.py", text)
            for text in (
                *(
                    "",
                    "1 /",
                    "import nowhere",
                    "raise ValueError",
                    "import sys; sys.exit(0)",
                    "raise BaseException",
                    "\0",
                    "\ufeff" + RULE,
                ),
                *(RULE.replace("SEVERITY", name) for name in ("LEVEL", "severity", "SEVERTY")),
                *(RULE.replace('"error"', value) for value in ('"fatal"', "1", "None", "[]")),
                *(
                    RULE + f"REQUIRES = {value}\n"
                    for value in ("None", "1", '"evidence"', '("frob",)', '("evidence", 1)')
                ),
                *(
                    RULE.replace("def check", "def verify"),
                    RULE.replace("  # <- finding", ""),
                    RULE + "REQIURES = ()\n",
                ),
                RULE.replace("\n规划有标题。", "").split("```")[0] + '"""\n',
            )
        ],
    ),
    "programs: names of rules": (
        "rule",
        [
            (name, RULE)
            for name in (
                *(
                    "a.py",
                    "plans_have_titles.py",
                    "A.py",
                    "a-b.py",
                    "甲.py",
                    "1a.py",
                    "_a.py",
                    "a b.py",
                    "index.py",
                    "readme.py",
                    "__init__.py",
                ),
                *(
                    "a.pyc",
                    "a.txt",
                    ".a.py",
                    "a.b.py",
                    "a__b.py",
                    "a_.py",
                    "check.py",
                    "README.py",
                    "é.py",
                    "a1.py",
                ),
            )
        ],
    ),
    "programs: rules that break down": (
        "run rule",
        [
            *(
                "1 / 0",
                "import sys; sys.exit(0)",
                "import sys; sys.exit('x')",
                "raise BaseException",
                "return check(plan, facts)",
                "return None",
                "return 1",
            ),
            *(
                "return ['x']",
                "return [None]",
                "yield 1",
                "yield plan",
                "raise StopIteration",
                "return plan.nothing",
                "plan.id = 1",
                "facts.x = 1",
            ),
            *(
                "assert False",
                "raise SystemExit",
                "raise GeneratorExit('x')",
                "return {'a': 1}",
                "import os; os.nothing()",
                "raise MemoryError",
            ),
        ],
    ),
    "programs: arguments": (
        "command",
        [
            *(
                "",
                "frob",
                "check nowhere",
                "check /dev/null",
                "check --format xml",
                "check --lang fr",
                "read",
                "read nowhere",
                "read nowhere x y",
            ),
            *(
                "explain nowhere",
                "diff . nowhere",
                "diff",
                "build --formats frob",
                "build --formats=",
                "reconstruct . x",
                "reconstruct nowhere x",
            ),
            *(
                "draft nowhere --region 990101",
                "draft datapackage --region 990101",
                "draft /dev/zero --region 990101",
                "release 1",
                "release --date 1",
                "init .",
            ),
            *("--frob", "check --strict=1", "explain --"),
        ],
    ),
}
