"""YAML as people type it, and as those who know its corners do."""

ESCAPES = ["\\0", "\\u2028", "\\u200e", "\\x85", "\\U0001F600", "\\/", "\\q", "\\u12", "\\ud800"]

CLASSES = {
    "yaml: anchors, aliases and tags": (
        "yaml",
        [
            *("a: &b 1", "a: *b", "a: &b\nc: *b", "- &x 1\n- *x", "&a b: 1", "? &a b\n: 1"),
            *("a: !!str 1", "a: ! 12", "a: !local x", "!!map {a: 1}", "a: !<tag:x> 1", "a: !!null"),
            *("a: !!python/object:os.system x", "a: !!binary AA==", "a: !!set {b}", "a: !b &c d"),
            *("a: !!float .inf", "<<: {a: 1}", "a: {<<: *b}", "a:\n  <<: [x]"),
        ],
    ),
    "yaml: text that begins like something else": (
        "yaml",
        [f"a: {mark}b" for mark in ("@", "`", "%", "*", "&", "!", "|", ">", "#", "'", '"', ",")]
        + [f"a: {mark} b" for mark in ("-", "?", ":", "[", "{", "]", "}", "“")],
    ),
    "yaml: brackets and quotation marks": (
        "yaml",
        [
            *("a: [", "a: {", "a: ]", "a: [b", "a: {b: 1", "a: [b}", "a: {b]", "[[", "a: [b,,c]"),
            *("a: [,]", "a: [-]", "a: [?x]", "a: {?foo: 1}", "a: {: 1}", "a: {b}", "a: {b, c: 1}"),
            *('a: "b', "a: 'b", 'a: "b" c', 'a: "v"#c', "a: 'it's'", 'a: "b\n\nc"', "a: [b]c"),
        ],
    ),
    "yaml: indentation and tabs": (
        "yaml",
        [
            *("a:\n\tb: 1", "\ta: 1", "a:\tb", "a: b\t", "a:\n  b: 1\n c: 2", "a:\n- b\n - c"),
            *("a:\n  - b\n - c", " a: 1\nb: 2", "a:\n b: 1\n  c: 2", "a: b\n  c: d", "- a\nb: 1"),
            *(
                "a:\n-b",
                "a: 1\n  2",
                "a:\n  1\n  2",
                "-\ta",
                "- a\n-\tb",
                "a: [b,\nc]",
                "a: {b: 1,\nc: 2}",
            ),
            *("a:\n\n  b: 1", "a:   1"),
        ],
    ),
    "yaml: keys": (
        "yaml",
        [
            *(
                "a: 1\na: 2",
                "a: 1\n'a': 2",
                "{a: 1, a: 2}",
                "? a\n: 1",
                "? [a]\n: 1",
                "? {a: 1}\n: 2",
            ),
            *(
                "[a]: 1",
                "{a: b}: 1",
                "1: a",
                "null: a",
                "~: a",
                "true: a",
                "'': a",
                ": a",
                "a b: 1",
            ),
            *("a:b", "a：1", "a :1", "a : 1", "a:\n  b: 1\n  b: 2", "- a: 1\n  a: 2", "键: 值"),
        ],
    ),
    "yaml: scalars that readers take for different things": (
        "yaml",
        [
            f"a: {text}"
            for text in (
                *("yes", "no", "on", "off", "y", "n", "True", "TRUE", "true", "~", "null", "Null"),
                *("0x1F", "0o17", "017", "1_000", "1e3", "1.", ".5", "-0", "+1", ".inf", ".nan"),
                *("12:30:45", "2024-02-30"),
            )
        ],
    ),
    "yaml: numbers of any size": (
        "yaml",
        [f"a: {text}" for text in ("9" * 15, "9" * 16, "9" * 400, "-" + "9" * 16, "0.1", "1.10")]
        + [
            f"a: {text}"
            for text in ("0." + "1" * 40, "00", "-1.5", "1.5.0", "1,000", "１", "½", "一")
        ]
        + [f"a: {text}" for text in ("1e400", "0b1", "1 000", "--1", "- 1", "1-", "٣")],
    ),
    "yaml: escapes": (
        "yaml",
        [f'a: "{escape}"' for escape in ESCAPES]
        + [f"a: '{escape}'" for escape in ESCAPES[:6]]
        + ['a: "\\\nb"', 'a: "\\"', 'a: "\\\\"', "a: \\n", 'a: "\\x"'],
    ),
    "yaml: blanks that are none": (
        "yaml",
        [
            form.replace("_", blank)
            for blank in ("\u00a0", "\u3000", "\u2003", "\u200b", "\ufeff")
            for form in ("a:_b", "a: _b", "_a: b", "- a\n-_b")
        ],
    ),
    "yaml: documents and directives": (
        "yaml",
        [
            *(
                "---\na: 1",
                "---\na: 1\n...",
                "a: 1\n---\nb: 2",
                "a: 1\n...\nb: 2",
                "%YAML 1.2\n---\na: 1",
            ),
            *("%YAML 1.1\n---\na: 1", "%TAG ! x:\n---\na: 1", "%FOO\n---\na: 1", "---", "...", ""),
            *(
                "\n\n",
                "# c",
                "--- a",
                "--- |\n a",
                "---\n---\n",
                "a: ---",
                "--- !!map\na: 1",
                "a",
                "- a\n---",
            ),
        ],
    ),
    "yaml: block scalars": (
        "yaml",
        [
            *(
                "a: |\n  b",
                "a: >\n  b\n  c",
                "a: |-\n  b\n",
                "a: |+\n  b\n\n",
                "a: |2\n  b",
                "a: |1\n  b",
            ),
            *(
                "a: |0\n  b",
                "a: |10\n  b",
                "a: |#c\n  b",
                "a: | #c\n  b",
                "a: |\n\tb",
                "a: |\nb",
                "a: |",
            ),
            *(
                "a: >2\n b",
                "a: |\n    b\n  c",
                "a: |x\n  b",
                "- |\n a\n- b",
                "a: |\r\n  b",
                "a: >\n\n  b\n",
            ),
            "a: [|\n b]",
        ],
    ),
    "yaml: a file that was cut off": (
        "yaml",
        [
            whole[:length]
            for whole in (
                "a: {b: [\"c\", 'd'], e: |\n  f}\n",
                "a:\n- b: 1\n  c: [x, y]\n- |\n  z\n",
            )
            for length in range(1, 22, 2)
        ],
    ),
    "yaml: deep and long": (
        "yaml",
        [mark * 200 for mark in ("[", "{", "- ", "? ", "a: {", "a:\n ")]
        + [mark * 20_000 for mark in ("[", "{", "- ", "a", "# ", "\n", "'", "&")]
        + ["a: " + "b" * 500_000, "a: [" + "1," * 50_000 + "]", "- x\n" * 50_000]
        + ["a: " + "[" * 90 + "]" * 90, "a: " + "{b: " * 90 + "1" + "}" * 90],
    ),
    "yaml: line ends": (
        "yaml",
        [
            f"a: 1{end}b: 2{end}"
            for end in (
                "\n",
                "\r\n",
                "\r",
                "\x85",
                "\u2028",
                "\u2029",
                "\x0b",
                "\x0c",
                "\n\r",
                "\\n",
            )
        ]
        + [
            f'a: "1{end}2"'
            for end in ("\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\0")
        ]
        + [f"a: 1{end}" for end in ("\x00", "\x1a", "\x7f")],
    ),
}
