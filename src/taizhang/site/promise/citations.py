"""How a promise is cited: by GB/T 7714, in BibTeX and in plain words of both languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from taizhang.package.catalogues.citation import tex

DATASET = "[DS/OL]"
"""Data on line, by GB/T 7714-2015, table B.1 and B.2."""


@dataclass(frozen=True)
class Cited:
    """What a citation says: the promise in words, its words in the source, and where it is found."""

    plan: str
    told: str
    quote: str
    record: str
    address: str


def citations(zh: Cited, en: Cited, package: Mapping[str, Any]) -> dict[str, str]:
    """The citations of a promise by the name of their form."""
    return {
        "GB/T 7714": _standard(zh, package),
        "BibTeX": _bibtex(zh, en, package),
        "中文": f"{zh.plan}：{zh.told}。“{zh.quote}”。台账 {package['version']}，{zh.record}。{zh.address}",
        "English": (
            f"{en.plan}: {en.told}. “{en.quote}”. Taizhang {package['version']}, {en.record}. "
            f"{en.address}"
        ),
    }


def _standard(one: Cited, package: Mapping[str, Any]) -> str:
    """GB/T 7714-2015; the day of the visit is the reader's to fill in."""
    day = f"({package['as_of']})" if package.get("as_of") else ""
    author = "，".join(_names(package))
    title = f"{one.plan}：{one.told}：{one.record}{DATASET}"
    return f"{author}. {title}. {package['version']} 版. {day}[引用日期]. {one.address}."


def _bibtex(zh: Cited, en: Cited, package: Mapping[str, Any]) -> str:
    day = package.get("as_of", "")
    fields = {
        "title": tex(f"{zh.plan}：{zh.told} / {en.plan}: {en.told}"),
        "author": " and ".join(f"{{{tex(name)}}}" for name in _names(package)),
        "version": tex(package["version"]),
        **({"year": day[:4]} if day else {}),
        "note": tex(f"{zh.record}: “{zh.quote}”"),
        "url": zh.address,
    }
    key = re.sub(r"[^a-z0-9-]+", "-", zh.record)
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _names(package: Mapping[str, Any]) -> list[str]:
    return [one["title"] for one in package["contributors"]]
