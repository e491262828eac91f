"""One sentence that says why a promise stands as it does, in Chinese and in English."""

import tomllib
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from taizhang.findings import shorten
from taizhang.progress.figures import Figure
from taizhang.progress.others import Delivered, Done, Offer
from taizhang.progress.targets import Judged
from taizhang.promises.wording import Wording
from taizhang.registers import Registers

PLACES = Decimal("0.0001")


@cache
def _words() -> dict[str, Any]:
    text = files("taizhang.progress").joinpath("because.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(key: str, lang: str, **facts: object) -> str:
    """A sentence of ``because.toml``.  Raises KeyError for what nobody wrote."""
    told: str = _words()[key][lang]
    return told.format(**facts).strip()


def reason(key: str, lang: str) -> str:
    """Why nothing can be said of a figure's pace."""
    told: str = _words()["reasons"][key or "none"][lang]
    return told


def as_decimal(number: Fraction | None) -> Decimal | None:
    """A number to four places at most, without idle zeros."""
    if number is None:
        return None
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    rounded = exact.quantize(PLACES, ROUND_HALF_UP)
    plain = Decimal(f"{rounded:f}".rstrip("0").rstrip("."))
    return plain if plain else abs(plain)


class Because:
    """Sentences for one reckoning in one language."""

    def __init__(self, lang: str, registers: Registers, read: tuple[int, str]) -> None:
        self.lang, self.registers = lang, registers
        count, until = read
        self.any_read = count > 0
        key = "read" if count else "none-read"
        self.read = say(key, lang, count=count, until=until).rstrip("。.")

    def target(self, one: Judged) -> str:
        """Why a line of a target stands as it does."""
        told = self._target(one)
        if one.kept:
            kept, count = one.kept
            return say("over-years", self.lang, kept=kept, count=count, rest=told)
        return told

    def _target(self, one: Judged) -> str:
        shown, lang = one.shown, self.lang
        if one.state == "unreported" and not self.any_read:
            return say("none-read", lang)
        if one.state == "withdrawn":
            return say("withdrawn", lang, row=shown.because)
        if shown.because.startswith("told:"):
            return say("told", lang, row=shown.because.removeprefix("told:"))
        if one.state == "disputed":
            return say("disputed", lang, figures=self._both(one))
        facts = {
            "read": self.read,
            "due": one.line.due.when,
            "day": shown.figure.day.isoformat() if shown.figure else "",
            "attained": self._quantity(one, shown.figure.told if shown.figure else None),
            "goal": self._quantity(one, one.goal.value if one.goal else None),
            "progress": _percent(shown.progress),
            "pace": _percent(shown.pace),
            "margin": _percent(shown.margin),
            "who": self._who(shown.figure),
            "reason": reason(shown.because, lang),
        }
        return say(one.state, lang, **facts)

    def _both(self, one: Judged) -> str:
        """The figures of both sides, each with who tells it."""
        sides = [state.figure for state in (one.own, one.others) if state and state.figure]
        told = [f"{self._quantity(one, side.told)} {self._who(side)}" for side in sides]
        return ("；" if self.lang == "zh" else "; ").join(told)

    def _who(self, figure: Figure | None) -> str:
        """Who tells a figure: the speakers, in brackets."""
        if figure is None:
            return ""
        key = "name" if self.lang == "zh" else "name_en"
        names = [
            str((row.report.speaker or {}).get(key) or row.report.said_by)
            for row in figure.observations
        ]
        joined = ("、" if self.lang == "zh" else ", ").join(dict.fromkeys(names))
        return f"（{joined}）" if self.lang == "zh" else f"({joined})"

    def _quantity(self, one: Judged, base: Fraction | None) -> str:
        """A value in base units as the target counts it, with its unit."""
        if base is None:
            return "—"
        unit = one.goal.unit if one.goal else one.line.fields.get("unit", "")
        number = as_decimal(in_unit(base, unit, self.registers))
        return Wording(self.lang, self.registers).quantity(number, unit)

    def deliverable(self, one: Delivered) -> str:
        """Why a deliverable or a deadline stands as it does."""
        if one.state in ("overdue", "period-over"):
            return say(one.state, self.lang, due=one.due.when, read=self.read)
        if one.standing is None:
            key = "unreported" if self.any_read else "none-read"
            return say(key, self.lang, read=self.read)
        report = one.standing.report
        key = "name" if self.lang == "zh" else "name_en"
        facts = {
            "day": one.standing.day.isoformat(),
            "quote": shorten(one.standing.claim.quote),
            "speaker": str((report.speaker or {}).get(key) or report.said_by),
        }
        return say("standing", self.lang, **facts)

    def state(self, one: Done | Offer) -> str:
        """How often a duty was done, or whether money is still to be had."""
        if isinstance(one, Offer):
            return say(f"money-{one.state}", self.lang)
        if not one.fulfilled:
            key = "unreported" if self.any_read else "none-read"
            return say(key, self.lang, read=self.read)
        expected = "—" if one.expected is None else one.expected
        return say("duty", self.lang, expected=expected, fulfilled=one.fulfilled)


def in_unit(base: Fraction, unit: str, registers: Registers) -> Fraction:
    """A value in base units in a unit of the register."""
    factor = registers.tables["units"].get(unit, {}).get("factor", 1)
    return base / Fraction(Decimal(factor))


def _percent(number: Fraction | None) -> str:
    if number is None:
        return "—"
    told = as_decimal(number * 100)
    return f"{round(told or Decimal(0), 1):f}%"
