"""``taizhang fix``: what is safe is mended, and every other byte stays as it was."""

import signal
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from taizhang.checking.check_corpus import check_corpus
from taizhang.checking.fix import work_out
from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.findings import Edit, Finding, Mark, Span

QINGXI = "datapackage/plans/qingxi-2025-innovation/plan.yaml"
BAISHI = "datapackage/plans/baishi-2024-platforms/plan.yaml"
Make = Callable[..., Corpus]
Output = pytest.CaptureFixture[str]


class Mend(NamedTuple):
    """Words of a sound plan, a mistake in their place, and what a fix makes of it."""

    sound: str
    mistake: str
    mended: str
    path: str = QINGXI


TARGET = """      - id: high-tech-enterprises
        indicator: high-tech-enterprises
        quote: 到2026年,培育高新技术企业12家
        comparator: eq
        value: 12
        unit: firm
        year: 2026
        timing: by
"""
FLOW = (
    "      - {{id: high-tech-enterprises, quote: {quote}, indicator: high-tech-enterprises, "
    "comparator: eq, value: 12, unit: firm, year: 2026, timing: by}}{comment}\n"
)
ASKED = """questions: # all of them
  - {{id: who, at: t02, {texts}}} # one line
missing: {{"""

MENDS = {
    "a comma in a quote": Mend(
        TARGET,
        FLOW.format(quote="到2026年,培育高新技术企业12家", comment="  # by the end of it"),
        FLOW.format(quote='"到2026年,培育高新技术企业12家"', comment="  # by the end of it"),
        BAISHI,
    ),
    "a comma in the last text of a mapping": Mend(
        "missing: {",
        ASKED.format(texts="text_en: 'Who, then?', text: 谁,什么"),
        ASKED.format(texts="text_en: 'Who, then?', text: \"谁,什么\""),
    ),
    "commas and quotation marks in two texts of a line": Mend(
        "missing: {",
        ASKED.format(texts='text: 谁,什么,"何时", text_en: Who, what, when'),
        ASKED.format(texts='text: "谁,什么,\\"何时\\"", text_en: "Who, what, when"'),
    ),
    "a value that is missing": Mend(
        "        quote: 全市研发投入强度达到2.5%以上\n"
        "        comparator: gte\n"
        "        value: 2.5\n"
        "        unit: percent\n",
        "        quote: 全市研发投入强度达到2.5%以上   # a floor\n",
        "        quote: 全市研发投入强度达到2.5%以上   # a floor\n"
        "        comparator: gte\n"
        "        value: 2.5\n"
        "        unit: percent\n",
    ),
    "a value alone, in single quotation marks, before other keys": Mend(
        "        quote: 更多培育高新技术企业30家\n        comparator: eq\n        value: 30\n",
        "        quote: '更多培育高新技术企业30家' # 30\n        comparator: eq\n",
        "        quote: '更多培育高新技术企业30家' # 30\n        value: 30\n        comparator: eq\n",
    ),
    "comparator and unit that are missing": Mend(
        "        quote: 新增规模以上工业企业45家\n"
        "        comparator: eq\n"
        "        value: 45\n"
        "        unit: firm\n",
        '        quote: "新增规模以上工业企业\\\n          45家"\n        value: 45\n',
        '        quote: "新增规模以上工业企业\\\n          45家"\n'
        "        comparator: eq\n"
        "        unit: firm\n"
        "        value: 45\n",
    ),
    "a value in flow style": Mend(
        TARGET,
        "      - {id: high-tech-enterprises, indicator: high-tech-enterprises, year: 2026,\n"
        "          quote: '到2026年,培育高新技术企业12家' # by the end of it\n"
        "          , timing: by}\n",
        "      - {id: high-tech-enterprises, indicator: high-tech-enterprises, year: 2026,\n"
        "          quote: '到2026年,培育高新技术企业12家', comparator: eq, value: 12, unit: firm"
        " # by the end of it\n"
        "          , timing: by}\n",
        BAISHI,
    ),
    "a value at the end of the file": Mend(
        TARGET,
        "      - id: high-tech-enterprises\n"
        "        indicator: high-tech-enterprises\n"
        "        year: 2026\n"
        "        timing: by\n"
        "        quote: 到2026年,培育高新技术企业12家\n",
        "      - id: high-tech-enterprises\n"
        "        indicator: high-tech-enterprises\n"
        "        year: 2026\n"
        "        timing: by\n"
        "        quote: 到2026年,培育高新技术企业12家\n"
        "        comparator: eq\n"
        "        value: 12\n"
        "        unit: firm\n",
        BAISHI,
    ),
    "labels instead of ids": Mend(
        "        instruments: [PI008, PI022]\n        themes: [new-materials]\n",
        "        instruments: [PI008, 专用研究基础设施] # 两种\n        themes: ['科技人才', 新材料]\n",
        "        instruments: [PI008, PI022] # 两种\n        themes: ['talent', new-materials]\n",
    ),
    "an id in capitals and the label of one": Mend(
        "        indicator: rd-intensity\n",
        '        indicator: "RD_Intensity" # %\n',
        '        indicator: "rd-intensity" # %\n',
    ),
    "a unit as printed": Mend(
        "        value: 2.5\n        unit: percent\n",
        '        value: 2.5\n        unit: "%"\n',
        '        value: 2.5\n        unit: "percent"\n',
    ),
    "an entity by its name in traditional characters": Mend(
        "entity: qingxi-laboratory}", "entity: 青溪實驗室}", "entity: qingxi-laboratory}"
    ),
    "ids of organisations instead of their names": Mend(
        "organisation: 市科技局, value: 25",
        "organisation: qingxi-science, value: 25",
        "organisation: 市科技局, value: 25",
    ),
    "the id of the issuer": Mend(
        "issuer: 青溪市人民政府办公室\n",
        "issuer: 'qingxi-government-office' #\n",
        "issuer: '青溪市人民政府办公室' #\n",
    ),
}


def with_line_feeds(text: str) -> bytes:
    return text.encode("utf-8")


def with_carriage_returns(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-8")


def with_a_byte_order_mark(text: str) -> bytes:
    return text.encode("utf-8-sig")


def without_a_line_end_at_the_end(text: str) -> bytes:
    return text.removesuffix("\n").encode("utf-8")


Style = Callable[[str], bytes]
EVERYWHERE: list[Style] = [with_line_feeds, with_carriage_returns]
ONCE: list[Style] = [with_a_byte_order_mark, without_a_line_end_at_the_end]
PAIRS = [(name, style) for style in EVERYWHERE for name in MENDS]
PAIRS += [("a value at the end of the file", style) for style in ONCE]


@pytest.mark.parametrize(("name", "style"), PAIRS)
def test_what_is_safe_is_mended_and_every_other_byte_stays(
    name: str, style: Style, make_corpus: Make, capsys: Output
) -> None:
    mend, corpus = MENDS[name], make_corpus()
    path = corpus.root / mend.path
    sound = path.read_text(encoding="utf-8")
    assert sound.count(mend.sound) == 1
    path.write_bytes(style(sound.replace(mend.sound, mend.mistake)))
    assert main(["fix", str(path)]) == 0
    assert path.read_bytes() == style(sound.replace(mend.sound, mend.mended))
    written = path.stat().st_mtime_ns
    capsys.readouterr()
    assert main(["fix", "--lang", "en", str(path)]) == 0
    assert capsys.readouterr().out == (
        "Findings fixed: 0; left for a person: 0 (taizhang check says what to do).\n"
    )
    assert path.stat().st_mtime_ns == written


def spoil(corpus: Corpus, *pairs: tuple[str, str], path: str = QINGXI) -> Path:
    """Put mistakes into a sound plan; returns its path."""
    file = corpus.root / path
    text = file.read_text(encoding="utf-8")
    for sound, mistake in pairs:
        assert text.count(sound) == 1
        text = text.replace(sound, mistake)
    file.write_text(text, encoding="utf-8", newline="")
    return file


THEME = ("themes: [new-materials]", "themes: [新材料]")
INDICATOR = ("indicator: rd-intensity", "indicator: 研发强度")


def test_what_was_changed_and_what_was_not_is_told(make_corpus: Make, capsys: Output) -> None:
    path = spoil(make_corpus(), THEME, INDICATOR)
    assert main(["fix", "--lang", "en", str(path)]) == 1
    assert capsys.readouterr().out == (
        f"{QINGXI}:59:18: fixed: “新材料” is no id in the register themes.yaml. [unknown-id-near]\n"
        "  -         themes: [新材料]\n"
        "  +         themes: [new-materials]\n"
        f"{QINGXI}:30:20: error, left as it is: "
        "“研发强度” is no id in the register indicators.yaml. [unknown-id-near]\n"
        "Findings fixed: 1; left for a person: 1 (taizhang check says what to do).\n"
    )


def test_what_would_be_changed_is_told_in_chinese_and_not_written(
    make_corpus: Make, capsys: Output
) -> None:
    path = spoil(make_corpus(), THEME, INDICATOR)
    before = path.read_bytes()
    assert main(["fix", "--dry-run", "--lang", "zh", str(path)]) == 1
    assert path.read_bytes() == before
    assert capsys.readouterr().out == (
        f"{QINGXI}:59:18: 可修复: 名录 themes.yaml 中没有编号“新材料”。 [unknown-id-near]\n"
        "  -         themes: [新材料]\n"
        "  +         themes: [new-materials]\n"
        f"{QINGXI}:30:20: 错误，未改动: 名录 indicators.yaml 中没有编号“研发强度”。 [unknown-id-near]\n"
        "可修复 1 个问题，还有 1 个要由人处理。未写入任何文件。\n"
    )


UNSAFE = {
    "a misspelt key": ("comparator: gte", "comparater: gte"),
    "a misspelt word of a list": ("comparator: gte", "comparator: gtee"),
    "a name most like one": INDICATOR,
    "a comma in a number": (
        "organisation: 市科技局, value: 25",
        "organisation: 市科技局, value: 2,500",
    ),
    "a comma behind quotation marks": (
        "missing: {",
        ASKED.format(texts='text_en: Who, text: "谁",什么'),
    ),
    "a value that the words do not settle": (
        "quote: 全市研发投入强度达到2.5%以上\n        comparator: gte\n        value: 2.5\n",
        "quote: 全市研发投入强度达到2.5%以上\n        comparator: gt\n",
    ),
    "a quote in a block of lines": (
        "quote: 全市研发投入强度达到2.5%以上\n        comparator: gte\n        value: 2.5\n",
        "quote: |-\n          全市研发投入强度达到2.5%以上\n        comparator: gte\n",
    ),
    "the id of an organisation that the words do not name": (
        "organisation: 市科技局, value: 25",
        "organisation: qingxi-industry, value: 25",
    ),
}


@pytest.mark.parametrize("mistake", UNSAFE.values(), ids=UNSAFE)
def test_what_is_not_certain_is_left_to_a_person(
    mistake: tuple[str, str], make_corpus: Make, capsys: Output
) -> None:
    path = spoil(make_corpus(), mistake)
    before = path.read_bytes()
    assert main(["fix", "--lang", "en", str(path)]) == 1
    assert path.read_bytes() == before
    assert "Findings fixed: 0; left for a person: 1 " in capsys.readouterr().out


def test_a_word_that_two_entries_share_is_left_to_a_person(make_corpus: Make) -> None:
    corpus = make_corpus()
    units = corpus.root / "datapackage/registers/units.yaml"
    team = "{id: team, label: 团队, label_en: teams, dimension: count, base: team, factor: 1, "
    units.write_text(units.read_text(encoding="utf-8") + f"- {team}printed: [家]}}\n", "utf-8")
    path = spoil(
        corpus, ("value: 12\n        unit: firm", "value: 12\n        unit: 家"), path=BAISHI
    )
    before = path.read_bytes()
    assert main(["fix", str(path)]) == 1
    assert path.read_bytes() == before


def test_a_fix_that_shows_a_second_mistake_is_followed_by_a_second_fix(
    make_corpus: Make, capsys: Output
) -> None:
    corpus = make_corpus()
    path = corpus.root / BAISHI
    sound = path.read_text(encoding="utf-8")
    cut = "quote: 到2026年,培育高新技术企业12家, indicator: high-tech-enterprises, year: 2026, timing: by}"
    spoil(corpus, (TARGET, "      - {id: high-tech-enterprises, " + cut + "\n"), path=BAISHI)
    assert main(["fix", "--lang", "en", str(path)]) == 0
    whole = (
        'quote: "到2026年,培育高新技术企业12家", comparator: eq, value: 12, unit: firm, '
        "indicator: high-tech-enterprises, year: 2026, timing: by}"
    )
    expected = sound.replace(TARGET, "      - {id: high-tech-enterprises, " + whole + "\n")
    assert path.read_text(encoding="utf-8") == expected
    out = capsys.readouterr().out
    assert "[yaml-comma]" in out and "[targets-state-a-value]" in out
    assert "Findings fixed: 2; left for a person: 0 " in out


def test_a_fix_that_shows_what_only_a_person_can_mend_says_so(
    make_corpus: Make, capsys: Output
) -> None:
    path = spoil(
        make_corpus(),
        (TARGET, TARGET.replace("        value: 12\n", "").replace("        year: 2026\n", "")),
        path=BAISHI,
    )
    assert main(["fix", "--lang", "en", str(path)]) == 1
    out = capsys.readouterr().out
    assert "  +         value: 12" in out and "left as it is" in out


@pytest.mark.parametrize("quotes", ["", '"', "'"])
def test_the_hash_of_a_source_is_written_only_where_asked_for(
    quotes: str, make_corpus: Make, capsys: Output
) -> None:
    corpus = make_corpus()
    source = (corpus.root / QINGXI).with_name("source.txt")
    source.write_bytes(source.read_bytes() + "附件\n".encode())
    old = "65a285fc362595678427ccd30bf3b323e2d1c4b668f0d59fb7b76ad63b895321"
    path = spoil(corpus, (f"sha256: {old}\n", f"sha256: {quotes}{old}{quotes} # 原文\n"))
    before = path.read_bytes()
    assert main(["fix", "--lang", "en", str(path)]) == 1
    assert path.read_bytes() == before
    assert "Findings fixed: 0; left for a person: 1 " in capsys.readouterr().out
    assert main(["fix", "--accept-source", "--lang", "en", str(path)]) == 0
    new = sha256(source.read_bytes()).hexdigest()
    assert path.read_bytes() == before.replace(old.encode(), new.encode())
    assert main(["check", str(path)]) == 0


def test_a_hash_over_several_lines_is_left_to_a_person(make_corpus: Make) -> None:
    old = "sha256: 65a285fc362595678427ccd30bf3b323e2d1c4b668f0d59fb7b76ad63b895321"
    path = spoil(make_corpus(), (old, "sha256: >-\n    " + "0" * 64))
    before = path.read_bytes()
    assert main(["fix", "--accept-source", str(path)]) == 1
    assert path.read_bytes() == before


def test_only_the_files_named_are_changed(make_corpus: Make) -> None:
    corpus = make_corpus()
    path = spoil(corpus, THEME)
    other = spoil(
        corpus, ("value: 12\n        unit: firm", "value: 12\n        unit: 家"), path=BAISHI
    )
    register = corpus.root / "datapackage/registers/indicators.yaml"
    register.write_text(
        register.read_text(encoding="utf-8").replace("unit: percent", "unit: 百分比"), "utf-8"
    )
    kept = other.read_bytes(), register.read_bytes()
    main(["fix", str(path)])
    assert (other.read_bytes(), register.read_bytes()) == kept
    main(["fix", str(register)])
    assert other.read_bytes() == kept[0] and b"unit: percent" in register.read_bytes()
    assert main(["fix", str(corpus.root)]) == 0
    assert check_corpus(Corpus(corpus.root)).findings == []


def test_edits_that_overlap_are_applied_one_after_the_other(tmp_path: Path) -> None:
    text = "id: abcdef\n"
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    fix = work_out(
        tmp_path, "plan.yaml", [edited(5, 8, "XY"), edited(7, 9, "Z"), edited(5, 5, "_")]
    )
    assert fix.after == "id: _abZef\n" and len(fix.findings) == 2


def test_edits_that_touch_are_applied_together(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("id: abcdef\n", encoding="utf-8")
    fix = work_out(
        tmp_path, "plan.yaml", [edited(7, 9, "Z"), edited(5, 7, "XY"), edited(11, 11, "!")]
    )
    assert fix.after == "id: XYZef!\n" and len(fix.findings) == 3


def edited(start: int, end: int, text: str) -> Finding:
    span = Span(Mark(1, start), Mark(1, end))
    return Finding("rule", "error", "", "", "", "", "plan.yaml", span, "", edit=Edit(span, text))


def test_a_file_that_cannot_be_written_is_told_and_stays_as_it_was(
    make_corpus: Make, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = make_corpus()
    path = spoil(corpus, THEME)
    before = path.read_bytes()

    def refuse(self: Path, mode: str = "r", *rest: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    with monkeypatch.context() as patched:  # Whoever runs the tests may be allowed everything.
        patched.setattr(Path, "open", refuse)
        assert main(["fix", str(path)]) == 2
    told = capsys.readouterr()
    assert "Permission denied" in told.err and "无法写入" in told.err
    assert "fixed" not in told.out and path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == [path, path.with_name("source.txt")]


@pytest.mark.parametrize("moment", ["os.rename", "open", "os.chmod"])
def test_an_interruption_leaves_the_old_file_or_the_new(moment: str, make_corpus: Make) -> None:
    corpus = make_corpus()
    path = spoil(corpus, THEME)
    before = path.read_bytes()
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, moment, str(path)], capture_output=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert path.read_bytes() == before
    assert main(["fix", str(path)]) == 0
    assert path.read_bytes() == before.replace("[新材料]".encode(), b"[new-materials]")
    assert sorted(path.parent.iterdir()) == [path, path.with_name("source.txt")]


KILLED = """
import os, signal, sys
from taizhang.cli import main

def kill(event, arguments):
    if event == sys.argv[1] and str(arguments[0]).endswith((".new", "plan.yaml")):
        if event != "open" or (arguments[2] & os.O_WRONLY):
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kill)
main(["fix", sys.argv[2]])
"""


def test_the_rights_of_a_file_and_a_link_to_it_stay(make_corpus: Make) -> None:
    path = spoil(make_corpus(), THEME)
    real = path.with_name("real.txt")
    path.rename(real)
    real.chmod(0o640)
    path.symlink_to(real.name)
    assert main(["fix", str(path)]) == 0
    assert path.is_symlink() and b"new-materials" in real.read_bytes()
    assert real.stat().st_mode & 0o777 == 0o640
