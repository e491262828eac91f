"""Texts of sources, what is read in them and drafted from them."""

MARKUP = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>"),
    *(
        "</title><script>alert(1)</script>",
        "<!--",
        "-->",
        "]]>",
        "&lt;b&gt;",
        "&#x3c;b",
        "<b",
        "<a href=x>",
    ),
    *(
        "[x](javascript:alert(1))",
        "![x](y)",
        "**b**",
        "# h",
        "`c`",
        "<https://a.cn>",
        "|a|b|",
        "~~~",
        "$$x$$",
    ),
)
TEMPLATES = (
    *(
        "{{ 7*7 }}",
        "{% raw %}",
        "{# c #}",
        "${7*7}",
        "#{7*7}",
        "<%= 7 %>",
        "{{config}}",
        "%(a)s",
        "{0}",
        "{a!r}",
    ),
    *(
        "%s",
        "%n",
        "$(id)",
        "`id`",
        "$HOME",
        "\\1",
        "\\g<0>",
        "{{ x|safe }}",
        "{%- if -%}",
        "@x",
        "__import__",
    ),
)
FORMULAS = (
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "\t=1",
        "\r=1",
        "=HYPERLINK(1)",
        "＝1+1",
    ),
    *(
        '"=1+1"',
        "'=1",
        ";=1",
        "=1,2",
        "=IMPORTXML(1)",
        "%0A=1",
        "0x0",
        "1E5",
        "00123",
        "2024-1-1",
        "#REF!",
    ),
)
LETTERS = (
    *(
        "\u202e反向",
        "\u200b零宽",
        "\u2066隔离",
        "e\u0301",
        "\U0001f600",
        "𠮷野家",
        "臺灣",
        "ﬁ",
        "İ",
        "ß",
    ),
    *(
        "Ａ１",
        "①",
        "㎡",
        "\u3000",
        "\u00ad软",
        "\ufffd",
        "\ue000",
        "a" * 5_000,
        "\uffff",
        "\U000e0001",
    ),
)

CLASSES = {
    "texts: encodings": (
        "bytes",
        [
            *(
                text.encode(name)
                for name in ("gb18030", "utf-16", "utf-16-be", "shift-jis", "utf-32")
                for text in ("臺灣", "abc\n")
            ),
            *(
                b"\xff",
                b"\xc3",
                b"a\x80b",
                b"\xed\xa0\x80",
                b"\xf4\x90\x80\x80",
                b"\xc0\xaf",
                b"\xe2\x82",
            ),
            *(b"", b"\xef\xbb\xbf", b"\xef\xbb\xbfa", b"ok\n\xe8\xa7", "规划\n划".encode()),
        ],
    ),
    "texts: control characters": (
        "bytes",
        [
            f"甲\n乙{chr(code)}丙".encode()
            for code in (*range(9), 11, 12, 14, 27, 28, 31, 127, 128, 133, 155)
        ],
    ),
    "texts: marks that turn and join": (
        "bytes",
        [
            f"甲{chr(code)}乙".encode()
            for code in (0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B)
        ]
        + [
            f"甲\n{chr(code)}".encode()
            for code in (0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068)
        ]
        + [f"{chr(code)}甲".encode() for code in (0x2069, 0xFEFF, 0xFFFE, 0xFFFF, 0x2028, 0xAD)],
    ),
    **{
        f"texts: {name} in a field": ("plan", [("title", text) for text in texts])
        for name, texts in (
            ("markup", MARKUP),
            ("templates", TEMPLATES),
            ("formulas", FORMULAS),
            ("strange letters", LETTERS),
        )
    },
    **{
        f"texts: {name} in a source": ("source", texts)
        for name, texts in (("markup", MARKUP), ("templates", TEMPLATES), ("formulas", FORMULAS))
    },
    "texts: quantities": (
        "quantity",
        [
            *(
                "不低于30家",
                "30家以上",
                "达到2.5%",
                "百分之五",
                "三分之一",
                "翻一番",
                "1.5万亿元",
                "一百二十三个",
            ),
            *(
                "超过可达" * 20 + "确5个",
                "增长" + "超过" * 40 + "确5%",
                "1" * 400 + "个",
                "一" * 400,
                "零" * 400,
            ),
            *(
                "5-10家",
                "10-5家",
                "-5%",
                "1,234家",
                "１２家",
                "〇家",
                "廿家",
                "两千家",
                "半数",
                "0家",
                "1.2.3家",
            ),
        ],
    ),
    "texts: emendations": (
        "emendation",
        [
            ("建没平台", [{"find": "没", "read": "设"}]),
            ("建没没", [{"find": "没", "read": "设"}]),
            ("建没没", [{"find": "没", "read": "设", "times": 2}]),
            ("建没没", [{"find": "没", "read": "设", "times": 3}]),
            ("建没", [{"find": "无", "read": "有"}]),
            ("建没", [{"find": "没", "read": "没"}]),
            ("甲乙丙", [{"find": "甲乙", "read": "子"}, {"find": "乙丙", "read": "丑"}]),
            ("甲乙", [{"find": "甲", "read": "乙"}, {"find": "乙", "read": "甲"}]),
            ("aaa", [{"find": "aa", "read": "b"}]),
            ("aaaa", [{"find": "aa", "read": "b", "times": 2}]),
            ("甲", [{"find": "甲", "read": ""}]),
            ("甲\n乙", [{"find": "\n", "read": ""}]),
            ("a.c", [{"find": ".", "read": "\\1"}]),
            ("甲" * 10_000, [{"find": "甲", "read": "乙", "times": 10_000}]),
            ("甲" * 9_999 + "乙", [{"find": "甲" * 9_999, "read": "丙"}]),
            ("e\u0301", [{"find": "\u0301", "read": ""}]),
            ("😀", [{"find": "😀", "read": "笑"}]),
            ("", [{"find": "甲", "read": "乙"}]),
            ("甲", []),
            ("甲甲", [{"find": "甲", "read": "乙"}, {"find": "甲", "read": "丙"}]),
        ],
    ),
    "texts: drafts of odd texts": (
        "draft",
        [
            *(
                "2、建设平台",
                "（二）人才",
                "第二章 任务",
                "一",
                "，",
                "\n\n",
                "附件",
                "附件:1.甲\n2.乙",
                "《",
                "》《",
            ),
            *(
                "目标：",
                "责任单位:",
                "(市科技局牵头",
                "1.",
                "一、\n二、",
                "|a|b|",
                "指标\t2025年\n甲\t1",
                "表1",
                "①②③",
                "0",
            ),
            "培育企业5家。" * 200,
        ],
    ),
    "texts: drafts of long runs": (
        "draft",
        [
            unit * (3_000 // len(unit))
            for unit in ("A", "1", "一", " ", "\n", "、", "，", "：", "（", "“", "《", "a1", "1.")
        ]
        + [
            unit * (3_000 // len(unit))
            for unit in ("第一条 ", "一、甲\n", "(一)", "2025年", "市科技局、", "附件:1.甲\n", "5%")
        ],
    ),
}
