"""The command line: exit codes, formats and languages of ``taizhang check``."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang import __version__
from taizhang.cli import main
from taizhang.corpus import Corpus

CASES = Path(__file__).parent / "cases"
PLAN = "datapackage/plans/qingxi-2025-innovation/plan.yaml"
Make = Callable[..., Corpus]
Output = pytest.CaptureFixture[str]

FINDING_KEYS = [
    "rule",
    "severity",
    "message",
    "message_zh",
    "hint",
    "hint_zh",
    "path",
    "line",
    "column",
    "end",
    "pointer",
]


def test_the_version_is_told(capsys: Output) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"taizhang {__version__}\n"


def test_the_package_runs_as_the_command() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "taizhang", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout == f"taizhang {__version__}\n"


def test_a_sound_corpus_exits_with_0(make_corpus: Make, capsys: Output) -> None:
    assert main(["check", "--lang", "en", str(make_corpus().root)]) == 0
    output = capsys.readouterr()
    assert output.out.startswith("No findings.\nPlans: 2; characters in sections: 321 of 321;")
    assert "findings waived: 0" in output.out
    assert output.err == ""


def test_a_finding_exits_with_1_and_shows_line_and_caret(make_corpus: Make, capsys: Output) -> None:
    corpus = make_corpus(CASES / "key-misspelt")
    assert main(["check", "--lang", "en", str(corpus.root)]) == 1
    output = capsys.readouterr()
    assert output.out.splitlines()[:4] == [
        f"{PLAN}:32:9: error: comparater is no key that may stand here. [schema-misspelt-key]",
        "  → Did you mean comparator?",
        "   32 |         comparater: gte",
        "      |         ^^^^^^^^^^",
    ]
    assert f"Not checked yet: {PLAN}: " in output.out
    assert output.err == ""


def test_the_caret_stands_under_chinese_characters(make_corpus: Make, capsys: Output) -> None:
    corpus = make_corpus(CASES / "quote-in-another-section")
    main(["check", "--lang", "en", str(corpus.root)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:4] == [
        "   91 |         quote: 新增规模以上工业企业45家",
        "      |                ^^^^^^^^^^^^^^^^^^^^^^^^",
    ]


def test_chinese_is_spoken_where_asked_for(make_corpus: Make, capsys: Output) -> None:
    corpus = make_corpus(CASES / "key-misspelt")
    assert main(["check", "--lang", "zh", str(corpus.root)]) == 1
    output = capsys.readouterr().out
    assert output.startswith(
        f"{PLAN}:32:9: 错误: 这里不能用 comparater 这个键。 [schema-misspelt-key]"
    )
    assert "  → 是不是 comparator？" in output
    assert f"尚未检查：{PLAN}：编号引用、部分、引文、规则。" in output
    assert "1 个错误，0 个警告，0 个提示" in output


@pytest.mark.parametrize(
    ("locale", "said"),
    [("zh_CN.UTF-8", "没有发现问题。"), ("en_GB.UTF-8", "No findings."), ("C", "No findings.")],
)
def test_the_language_is_that_of_the_locale(
    locale: str, said: str, make_corpus: Make, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", locale)
    assert main(["check", str(make_corpus().root)]) == 0
    assert capsys.readouterr().out.startswith(said)


def test_json_has_the_shape_that_is_promised(make_corpus: Make, capsys: Output) -> None:
    corpus = make_corpus(CASES / "key-misspelt")
    assert main(["check", "--format", "json", str(corpus.root)]) == 1
    output = json.loads(capsys.readouterr().out)
    assert list(output) == ["findings", "plans", "skipped"]
    (found,) = output["findings"]
    assert list(found) == FINDING_KEYS
    assert (found["path"], found["line"], found["column"]) == (PLAN, 32, 9)
    assert found["end"] == {"line": 32, "column": 19}
    assert found["pointer"] == "/sections/1/targets/0/comparater"
    assert list(output["plans"]) == ["baishi-2024-platforms"]
    counts = output["plans"]["baishi-2024-platforms"]
    assert (counts["characters"], counts["characters_in_sections"]) == (43, 43)
    assert (counts["numbers"], counts["numbers_accounted"]) == (2, 2)
    assert [list(skip) for skip in output["skipped"]] == [["path", "check", "because"]]


def test_json_is_the_same_in_either_language(make_corpus: Make, capsys: Output) -> None:
    root = str(make_corpus(CASES / "key-misspelt").root)
    main(["check", "--format", "json", "--lang", "zh", root])
    chinese = capsys.readouterr().out
    main(["check", "--format", "json", "--lang", "en", root])
    assert capsys.readouterr().out == chinese


def test_one_plan_alone_is_checked(make_corpus: Make, capsys: Output) -> None:
    corpus = make_corpus(CASES / "key-misspelt")
    other = corpus.root / "datapackage/plans/baishi-2024-platforms"
    for path in (other, other / "plan.yaml", other / "source.txt"):
        assert main(["check", "--lang", "en", str(path)]) == 0
        assert "\nPlans: 1; characters in sections: 43 of 43;" in capsys.readouterr().out


def test_a_waiver_is_counted(make_corpus: Make, capsys: Output) -> None:
    assert main(["check", "--lang", "en", str(make_corpus(CASES / "waiver-used").root)]) == 0
    assert "findings waived: 1" in capsys.readouterr().out


WARNING = '''"""Plans are never sound.
规划从不完善。

```yaml
text: 一
title: 一  # <- finding
```

```yaml
text: 一
```
"""

SEVERITY = "%s"


def check(plan, facts):
    yield plan.finding(plan.sections[0], en="A.", zh="甲。", hint="B.", hint_zh="乙。")
'''


@pytest.mark.parametrize(
    ("severity", "relaxed", "strict"), [("error", 1, 1), ("warning", 0, 1), ("note", 0, 0)]
)
def test_warnings_fail_only_under_strict_and_notes_never(
    severity: str, relaxed: int, strict: int, make_corpus: Make, capsys: Output
) -> None:
    corpus = make_corpus()
    rule = corpus.root / "validators" / "plans_are_sound.py"
    rule.write_text(WARNING % severity, encoding="utf-8")
    assert main(["check", "--lang", "en", str(corpus.root)]) == relaxed
    assert f": {severity}: A. [plans-are-sound]" in capsys.readouterr().out
    assert main(["check", "--strict", str(corpus.root)]) == strict


def test_a_folder_without_a_corpus_exits_with_2(tmp_path: Path, capsys: Output) -> None:
    assert main(["check", str(tmp_path)]) == 2
    output = capsys.readouterr()
    assert output.out == "" and "Traceback" not in output.err
    assert "No corpus here" in output.err and "这里没有语料" in output.err


def test_a_path_that_is_not_there_exits_with_2(make_corpus: Make, capsys: Output) -> None:
    assert main(["check", str(make_corpus().root / "nowhere")]) == 2
    assert "does not exist" in capsys.readouterr().err


def test_an_option_that_is_not_there_exits_with_2(capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--no-such-option"])
    assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "case", ["plan-in-gb18030", "plan-empty", "source-missing", "source-empty"]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_findings_about_files_that_cannot_be_shown_are_told(
    case: str, lang: str, make_corpus: Make, capsys: Output
) -> None:
    assert main(["check", "--lang", lang, str(make_corpus(CASES / case).root)]) == 1
    output = capsys.readouterr()
    assert output.err == "" and "  → " in output.out


def test_a_section_that_is_not_there_is_told_with_those_that_are(
    make_corpus: Make, capsys: Output
) -> None:
    plan = make_corpus().root / PLAN
    assert main(["read", str(plan), "goal"]) == 2
    told = capsys.readouterr().err
    assert "has no section goal" in told and "没有部分 goal" in told and "(title, goals, " in told


def test_what_keeps_a_plan_from_being_read_is_told_in_the_language_asked_for(
    make_corpus: Make, capsys: Output
) -> None:
    plan = str(make_corpus(CASES / "key-misspelt").root / PLAN)
    assert main(["read", plan, "--lang", "zh"]) == 1
    assert "这里不能用 comparater 这个键" in capsys.readouterr().err
    assert main(["read", plan, "--lang", "en"]) == 1
    assert "comparater is no key" in capsys.readouterr().err


def test_without_a_rule_explain_lists_all_with_what_they_promise(
    make_corpus: Make, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = make_corpus()
    monkeypatch.chdir(corpus.root)
    for place, lang in enumerate(("en", "zh")):
        assert main(["explain", "--lang", lang]) == 0
        told = capsys.readouterr().out.splitlines()
        assert told == [f"{rule.id}: {rule.promise[place]}" for rule in corpus.rules]
        assert told


def test_a_safe_fix_is_named_where_it_is_told(make_corpus: Make, capsys: Output) -> None:
    root = str(make_corpus(CASES / "comma-cuts-a-quote").root)
    main(["check", "--lang", "en", root])
    assert "taizhang fix can do this for you." in capsys.readouterr().out
    main(["check", "--lang", "zh", root])
    assert "也可由 taizhang fix 代改。" in capsys.readouterr().out


@pytest.mark.parametrize("written", ['{"type": ', '{"type": "mapping"}', '{"$ref": "#/nowhere"}'])
def test_a_schema_that_cannot_be_used_is_refused(
    written: str, make_corpus: Make, capsys: Output
) -> None:
    root = make_corpus().root
    (root / "schemas" / "plan.schema.json").write_text(written, encoding="utf-8")
    assert main(["check", "--lang", "en", str(root)]) == 2
    assert capsys.readouterr().err.startswith("schemas/plan.schema.json is no JSON Schema")
