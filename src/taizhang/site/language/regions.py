"""How regions are called, and how many are told side by side."""

from collections.abc import Iterable

from taizhang.registers import Registers
from taizhang.site.language.text_run import HAN, TextRun, named

LANES = 40
"""Where more regions than these have plans, tables across regions tell their provinces."""


def region_name(registers: Registers, code: str, lang: str) -> TextRun:
    """A region with those it lies in, the nation left out: 广东省揭阳市; Jieyang, Guangdong.

    As the register names them where it has no English name for one of them.
    """
    regions = [registers.regions[up] for up in (code, *registers.regions_above(code)[:-1])]
    english = [region.get("name_en") or "" for region in regions]
    if lang == "en" and all(english):
        return TextRun(", ".join(english))
    names = [region["name"] for region in regions]
    if not any(map(HAN.search, names)):
        return named(", ".join(names), lang)
    return named("".join(reversed(names)), lang)


def region_label(registers: Registers, code: str, lang: str) -> TextRun:
    """A region by its own name, leading to its page."""
    region = registers.regions[code]
    english = region.get("name_en") if lang == "en" else ""
    return named(english or region["name"], lang)._replace(page=f"regions/{code}")


def lanes(registers: Registers, codes: Iterable[str]) -> dict[str, str]:
    """Under which region each region is told: itself, or its province where there are too many."""
    known = sorted(set(codes))
    if len(known) <= LANES:
        return dict(zip(known, known, strict=True))
    return {code: [code, *registers.regions_above(code)[:-1]][-1] for code in known}
