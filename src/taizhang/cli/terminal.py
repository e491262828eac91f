"""Findings and texts as people read them on a terminal."""

import shlex
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from taizhang.checking.result import Report
from taizhang.files.text import FileError, read_bytes
from taizhang.findings import ASKED, Finding, Skip

if TYPE_CHECKING:
    from taizhang.checking.fix import Fix

WORDS = {
    "en": {
        "error": "error",
        "warning": "warning",
        "note": "note",
        "clean": "No findings.",
        "counts": "Errors: {error}, warnings: {warning}, notes: {note}.",
        "plans": "Plans: {plans}; characters in sections: {characters} of {all_characters}; "
        "numbers accounted for: {numbers} of {all_numbers}{told_segments}; findings waived: {waivers}.",
        "segments": "; segments accounted for: {segments} of {all_segments}",
        "skipped": "Not checked yet: {path}: {checks}. Mend what is told above, then check again.",
        "none": "There is no plan yet: {folder} is empty.",
        "paths": "Left out, as you asked: {left} of {all} plans.",
        "formats": "Left out, as you asked: {formats}.",
        "safe": "taizhang fix can do this for you.",
        "fixed": "{place}: fixed: {message} [{rule}]",
        "fixable": "{place}: would be fixed: {message} [{rule}]",
        "left": "{place}: {severity}, left as it is: {message} [{rule}]",
        "fixes": "Findings fixed: {fixed}; left for a person: {left} "
        "(taizhang check says what to do).",
        "dry": "Findings that would be fixed: {fixed}; left for a person: {left}. "
        "Nothing was written.",
        "drafted": "Sections: {sections}, responsibilities: {responsibilities}, targets: {targets}, "
        "funding: {funding}; to be reviewed: {reviews}.",
        "drafted-files": "Written: {files}.",
        "after-draft": "Next: taizhang check {folder}",
    },
    "zh": {
        "error": "错误",
        "warning": "警告",
        "note": "提示",
        "clean": "没有发现问题。",
        "counts": "{error} 个错误，{warning} 个警告，{note} 个提示",
        "plans": "共 {plans} 份规划：{all_characters} 字中 {characters} 字已归入各部分，"
        "{all_numbers} 个数字中 {numbers} 个有着落{told_segments}；豁免 {waivers} 个问题。",
        "segments": "，{all_segments} 个小句中 {segments} 个有着落",
        "skipped": "尚未检查：{path}：{checks}。请先改正上面的问题，再检查一次。",
        "none": "还没有规划：{folder} 是空的。",
        "paths": "按您的要求未核查：{all} 份规划中的 {left} 份。",
        "formats": "按您的要求未生成：{formats}。",
        "safe": "也可由 taizhang fix 代改。",
        "fixed": "{place}: 已修复: {message} [{rule}]",
        "fixable": "{place}: 可修复: {message} [{rule}]",
        "left": "{place}: {severity}，未改动: {message} [{rule}]",
        "fixes": "已修复 {fixed} 个问题，还有 {left} 个要由人处理（怎样处理，见 taizhang check）。",
        "dry": "可修复 {fixed} 个问题，还有 {left} 个要由人处理。未写入任何文件。",
        "drafted": "{sections} 个部分，{responsibilities} 条责任，{targets} 个目标，{funding} 条资金；"
        "待核对 {reviews} 处。",
        "drafted-files": "已写入：{files}。",
        "after-draft": "下一步：taizhang check {folder}",
    },
}
CHECKS_ZH = {
    "references": "编号引用",
    "sections": "部分",
    "quotes": "引文",
    "names": "机构名称",
    "rules": "规则",
}
COLOURS = {"error": "31", "warning": "33", "note": "36"}


def for_people(report: Report, root: Path, lang: str, colour: bool) -> str:
    """All findings with the line they are on and a caret under the place, then a summary."""
    words = WORDS[lang]
    lines: list[str] = []
    texts: dict[str, list[str]] = {}
    for found in report.findings:
        lines += _told(found, words, lang, colour)
        lines += [*_shown(found, root, texts), ""]
    lines += _skipped(report.skips, words, lang)
    counts = Counter(found.severity for found in report.findings)
    tally = {name: counts.get(name, 0) for name in ("error", "warning", "note")}
    lines.append(words["counts"].format(**tally) if report.findings else words["clean"])
    totals = [result.counts for result in report.results if result.counts]
    lines.append(
        words["plans"].format(
            plans=len(report.results),
            characters=sum(count["characters_in_sections"] for count in totals),
            all_characters=sum(count["characters"] for count in totals),
            numbers=sum(count["numbers_accounted"] for count in totals),
            all_numbers=sum(count["numbers"] for count in totals),
            told_segments=_told_segments(totals, words),
            waivers=len(report.waived),
        )
    )
    if not report.results:
        lines.append(words["none"].format(folder="datapackage/plans"))
    return "\n".join(lines)


def _told_segments(totals: list[dict[str, Any]], words: dict[str, str]) -> str:
    """How many segments have an account; nothing of plans that have none."""
    segments = sum(count["segments_accounted"] for count in totals)
    every = sum(count["segments"] for count in totals)
    return words["segments"].format(segments=segments, all_segments=every) if every else ""


def in_cells(findings: Iterable[Finding], lang: str) -> str:
    """Findings about the cells of a workbook, with what to do about each."""
    lines = []
    for found in findings:
        message, hint = (
            (found.message_zh, found.hint_zh) if lang == "zh" else (found.message, found.hint)
        )
        place = " ".join(part for part in (found.path, found.pointer) if part)
        severity = WORDS[lang][found.severity]
        lines += [f"{place}: {severity}: {message} [{found.rule}]", f"  → {hint}"]
    return "\n".join(lines)


def left_out_for_people(what: str, lang: str, **facts: object) -> str:
    """What the user asked to leave out: plans (``paths``) or ``formats``."""
    return WORDS[lang][what].format(**facts)


def fix_for_people(fix: "Fix", lang: str, *, written: bool) -> str:
    """The findings that a fix answers, and the lines of the file before (-) and after (+)."""
    words = WORDS[lang]["fixed" if written else "fixable"]
    lines = [_in_one_line(found, words, lang) for found in fix.findings]
    import difflib

    diff = difflib.unified_diff(fix.before.splitlines(), fix.after.splitlines(), n=0, lineterm="")
    changed = [line for line in list(diff)[2:] if not line.startswith("@@")]
    return "\n".join([*lines, *(f"  {line[0]} {line[1:]}" for line in changed)])


def left_for_people(left: list[Finding], lang: str) -> list[str]:
    """The findings that no safe edit answers, a line each; notes are left out."""
    return [_in_one_line(one, WORDS[lang]["left"], lang) for one in left if one.severity != "note"]


def fix_summary(fixed: int, left: int, lang: str, *, written: bool) -> str:
    """How many findings were fixed, and how many are left for a person."""
    return WORDS[lang]["fixes" if written else "dry"].format(fixed=fixed, left=left)


def draft_for_people(
    counts: dict[str, int], files: list[Path], folder: Path | None, lang: str
) -> str:
    """What a draft holds, the files that were written, and what comes next."""
    words = WORDS[lang]
    lines = [words["drafted"].format(**counts)]
    if files:
        told = ("、" if lang == "zh" else ", ").join(map(str, files))
        lines.insert(0, words["drafted-files"].format(files=told))
    if folder:
        lines.append(words["after-draft"].format(folder=shlex.quote(str(folder))))
    return "\n".join(lines)


def _in_one_line(found: Finding, words: str, lang: str) -> str:
    return words.format(
        place=f"{found.path}:{found.span.start.line}:{found.span.start.column}",
        severity=WORDS[lang][found.severity],
        message=found.message_zh if lang == "zh" else found.message,
        rule=found.rule,
    )


def _told(found: Finding, words: dict[str, str], lang: str, colour: bool) -> list[str]:
    message, hint = (
        (found.message_zh, found.hint_zh) if lang == "zh" else (found.message, found.hint)
    )
    if found.edit and found.rule not in ASKED:
        hint = f"{hint} {words['safe']}" if lang == "en" else hint + words["safe"]
    severity = words[found.severity]
    if colour:
        severity = f"\x1b[{COLOURS[found.severity]}m{severity}\x1b[0m"
    start = found.span.start
    return [
        f"{found.path}:{start.line}:{start.column}: {severity}: {message} [{found.rule}]",
        *([f"  → {hint}"] if hint else []),
    ]


def _skipped(skips: list[Skip], words: dict[str, str], lang: str) -> list[str]:
    """What was not checked, a line for each file."""
    told: dict[str, dict[str, None]] = {}
    for skip in skips:
        told.setdefault(skip.path, {}).update(dict.fromkeys(skip.checks))
    return [
        words["skipped"].format(path=path, checks=_checks(checks, lang))
        for path, checks in told.items()
    ]


def _checks(checks: Iterable[str], lang: str) -> str:
    if lang == "en":
        return ", ".join(checks)
    parted = (check.partition(" of ") for check in checks)
    return "、".join(
        f"{of} 的{CHECKS_ZH[check]}" if of else CHECKS_ZH[check] for check, _, of in parted
    )


def _shown(found: Finding, root: Path, texts: dict[str, list[str]]) -> list[str]:
    """The line of the file and a caret under the place, clipped to what a terminal holds."""
    if found.path not in texts:
        try:
            texts[found.path] = read_bytes(root / found.path).decode("utf-8-sig").split("\n")
        except (FileError, UnicodeDecodeError):
            texts[found.path] = []
    lines, (line, column) = texts[found.path], found.span.start
    if line > len(lines) or not lines[line - 1].strip():
        return []
    end = found.span.end.column if found.span.end.line == line else len(lines[line - 1]) + 1
    first = max(0, column - 30)
    text = lines[line - 1].replace("\t", " ").rstrip("\r")
    piece = text[first : first + 60]
    before, marked = text[first : column - 1], text[column - 1 : min(end - 1, first + 60)]
    margin = f"{line:>5} | "
    caret = " " * _width(before) + "^" * max(1, _width(marked))
    return [margin + piece, " " * (len(margin) - 2) + "| " + caret]


def _width(text: str) -> int:
    """Columns that text takes on a terminal, where Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
