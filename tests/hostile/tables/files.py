"""Tables, JSON, schemas and patterns written by hand."""

HEAD = "code,name,level,parent\n"
ROW = "990100,青溪,prefecture,\n"

CLASSES = {
    "files: columns of regions": (
        "regions",
        [
            *(
                "",
                "\n",
                "code",
                "code,name\n",
                "code;name;level;parent\n",
                HEAD,
                HEAD.upper(),
                HEAD.strip() + ",\n",
            ),
            *(
                "name,code,level,parent\n",
                HEAD.strip() + ",code\n",
                "\ufeff" + HEAD + ROW,
                HEAD.replace(",", "\t"),
            ),
            *(
                " " + HEAD,
                HEAD.replace("\n", "\r\n") + ROW,
                HEAD.replace("\n", "\r") + ROW,
                HEAD.strip() + ",name_en\n",
            ),
            *("代码,名称,级别,上级\n", '"' + HEAD, HEAD + HEAD, ROW),
        ],
    ),
    "files: rows of regions": (
        "regions",
        [
            HEAD + rows
            for rows in (
                *(
                    "990100,甲,x\n",
                    "990100,甲,x,,\n",
                    "990100,甲,x,\n990100,乙,x,\n",
                    "99 100,甲,x,\n",
                    ",甲,x,\n",
                ),
                *(
                    "9901,甲,x,\n",
                    "９９０１００,甲,x,\n",
                    "990100,,x,\n",
                    "990100, ,x,\n",
                    "index,甲,x,\n",
                    '990100,"甲,x,\n',
                ),
                *(
                    '990100,甲"乙",x,\n',
                    "990100,甲,x,990100\n",
                    "990100,甲,x,990200\n990200,乙,x,990100\n",
                ),
                *(
                    "990100,甲,x,990999\n",
                    "\n\n990100,甲,x,\n",
                    "990100,甲,x,\n\n",
                    "990100,甲," + "x" * 200_000 + ",\n",
                ),
                *("../x,甲,x,\n", "990100,甲\0,x,\n", "1E5,甲,x,\n", '990100,"甲\n乙",x,\n'),
            )
        ],
    ),
    "files: ids that releases remember": (
        "released",
        [
            *(
                "",
                "\n",
                "plan_id,id\n",
                "plan_id,id\na,b\n",
                "plan_id,id,register,region,names\n",
                "id,plan_id,register,region,names\n",
            ),
            *(
                f"plan_id,id,register,region,names\n{row}"
                for row in ("a,b,,,\n", "a,b\n", "a,b,,,,\n", '"a,b,,,\n', 'a"b,c,,,\n')
            ),
            *(
                f"plan_id,id,register,region,names\n{row}"
                for row in ("a,b,,,\r\n", ",b,themes,,甲|乙\n", "a,b,,,\0\n", "\n\na,b,,,\n")
            ),
            *(
                "\ufeffplan_id,id,register,region,names\n",
                "plan_id;id;register;region;names\n",
                "a" * 300_000,
                "plan_id,id,register,region,names\n" + "a,b,,,\n" * 20_000,
            ),
            "PLAN_ID,ID,REGISTER,REGION,NAMES\n",
        ],
    ),
    "files: JSON": (
        "json",
        [
            *(
                "",
                "{",
                "[",
                "nul",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e999",
                '"\\ud800"',
                '{"a": 1, "a": 2}',
                "{a: 1}",
                "{'a': 1}",
            ),
            *(
                "[1,]",
                '{"a": 1,}',
                "// c\n1",
                "[" * 5_000,
                "[" * 100_000,
                "1" * 5_000,
                '"\\x"',
                '"a\nb"',
                "1 2",
                "\ufeff1",
                "\x00",
            ),
            *('{"": 1}', "0"),
        ],
    ),
    "files: schemas that are none": (
        "schema",
        [
            *(
                1,
                "a",
                [],
                None,
                {"type": "strin"},
                {"type": 1},
                {"minimum": "a"},
                {"pattern": "("},
                {"required": "a"},
            ),
            *(
                {"$ref": "#"},
                {"$ref": "#/a"},
                {"$ref": "other.json"},
                {"$ref": "https://example.org/x"},
                {"allOf": []},
            ),
            *(
                {"allOf": [{"$ref": "#"}]},
                {"properties": 1},
                {"enum": 1},
                {"$ref": 1},
                {"multipleOf": 0},
                {"items": 1},
            ),
            *(
                {
                    "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}},
                    "$ref": "#/$defs/a",
                },
                {"$dynamicRef": "#a"},
            ),
        ],
    ),
    "files: schemas and what they find": (
        "judged",
        [
            *(
                (False, 1),
                (True, 1),
                ({}, 1),
                ({"type": "string"}, 1),
                ({"const": 2}, 1),
                ({"enum": [2]}, 1),
                ({"not": {}}, 1),
            ),
            *(
                ({"minimum": 2}, 1),
                ({"multipleOf": 2}, 1),
                ({"allOf": [False]}, 1),
                ({"anyOf": [False, False]}, 1),
            ),
            *(
                ({"oneOf": [True, True]}, 1),
                ({"if": True, "then": False}, 1),
                ({"$ref": "#/$defs/a", "$defs": {"a": False}}, 1),
            ),
            *(
                ({"$defs": {"a": {"$anchor": "x", "type": "null"}}, "$ref": "#x"}, 1),
                ({"dependentRequired": {"a": ["b"]}}, {"a": 1}),
            ),
            *(
                ({"propertyNames": {"maxLength": 1}}, {"ab": 1}),
                ({"unevaluatedProperties": False}, {"a": 1}),
            ),
            *(
                ({"additionalProperties": False}, {"a/b": 1}),
                ({"contains": {"type": "null"}}, [1]),
                ({"uniqueItems": True}, [1, 1]),
            ),
            *(
                ({"prefixItems": [False]}, [1]),
                ({"properties": {"a~b": False}}, {"a~b": 1}),
                ({"minProperties": 2}, {"a": 1}),
            ),
            ({"$defs": {"a~1b": {"type": "null"}}, "$ref": "#/$defs/a~01b"}, 1),
        ],
    ),
    "files: patterns that are none": (
        "pattern",
        [
            "(",
            ")",
            "[",
            "*",
            "a{2,1}",
            "(?P<a",
            "(?P<1>a)",
            "\\",
            "(?<=a*)b",
            "(?P=x)",
            "[b-a]",
            "(?Z)",
            "a**",
            "+",
            "?",
            "(?",
            "[[:x:",
            "\\1",
            "(?(1)a",
            "{m}a+",
        ],
    ),
    "files: patterns that take nothing": (
        "pattern",
        [
            "a*",
            "(?:a|)",
            "(a)?",
            "^",
            "$",
            "\\b",
            "(?=a)",
            "(?!)",
            "()",
            "a{0}",
            "a*?",
            "(?:)",
            "(?:a*)*",
            "^$",
            "(?<=a)",
            "[^\\s\\S]*",
            "(?:a?b?)",
            "|a",
            "a||b",
            "(?:^|$)",
        ],
    ),
    "files: patterns that run away": (
        "pattern",
        [
            *(
                "(a+)+b",
                "(a|a)*b",
                "((ab)*)*c",
                "(?:超过|可达|超|可|达)*[0-9]+个",
                "(?:一|一一)+完",
                "(?:甲+乙?)+丙",
                "(\\d+年?)*末",
            ),
            *(
                "(\\w+\\s*)+:",
                "(x+x+)+y",
                "(?=(a+)+b)a",
                ".*.*.*=.*",
                "\\s*\\s*\\s*x",
                "(?i:x+x+)+y",
                "((?:[^,]+,?)+)!",
                "(a*)*b",
            ),
            *(
                "(a|ab|b)*c",
                "(?:(?:a+)b?)*c",
                "([ab]+|b)*c",
                "(?<=甲)(?:乙+)+丙",
                "(?:增|增长|长)+到",
            ),
        ],
    ),
    "files: patterns that come to an end": (
        "pattern",
        [
            *(
                "甲",
                "甲+",
                "[^,]+,",
                "(?:甲|乙)丙",
                "(?:a+)++b",
                "(?>(?:a|ab)*)c",
                "《[^《》]*》",
                "\\d{4}年",
                "(?:[ ,][0-9]{3})+",
                "^甲.{0,20}乙$",
            ),
            *(
                "甲(?!乙)",
                "(?<!甲)乙",
                "[一-鿿]{2,10}",
                "(?:甲乙|丙丁)+",
                "(?P<a>甲)",
                "甲|乙|丙",
                "\\s*x\\s*",
                "(?:(?!甲)[^。])*乙",
                ".+甲",
                "第{n}条",
            ),
        ],
    ),
}
