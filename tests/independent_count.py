"""Counts coverage a second time, by rules written afresh from the design: no code of the toolkit.

``python tests/independent_count.py [CORPUS]`` prints, for every plan, how many characters of its
source lie in sections and how many of its numbers are accounted for, and by what.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

DIGITS = re.compile(r"[0-9\uff10-\uff19]+([.．][0-9\uff10-\uff19]+)?")
NUMBERING = re.compile(r"\s*(第?[(（]?[一二三四五六七八九十\d]+[)）章节条]?\s*[、.．]?|[①-⑳])")
FORMS = {
    "date": re.compile(r"\d{4} ?年 ?\d{1,2} ?月( ?\d{1,2} ?日)?"),
    "document-number": re.compile(r"〔\d{4}〕\d+[号號]"),
}
YEARS = re.compile(r"(\d{4}) ?年? ?[-—–~～至] ?(\d{4}) ?年")
BETWEEN = re.compile(r"^[ \u3000\xa0]*([-—–~～至到]+[ \u3000\xa0]*[\d.]+[ \u3000\xa0]*)?[多余餘]?")
LATIN_UNIT = re.compile(
    "([kKMG]W|[kMG]Wh|kV|kg|t|[nmc]m|m|km|MPa|[GTPE]B|[MGT]bps|[TPE](Flops|FLOPS))(?![A-Za-z0-9])"
)
MULTIPLIERS = {
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "萬": 4,
    "亿": 8,
    "億": 8,
    "万亿": 12,
    "萬億": 12,
}
MONEY = {"元": 0, "万元": 4, "亿元": 8, "万亿元": 12, "万港元": 4}
CLAIMS = (
    "given",
    "targets",
    "measures",
    "funding",
    "entities",
    "duties",
    "absences",
    "dismissals",
)
VALUES = ("value", "amount", "to", "number")
PARTS = ("baseline", "rate", "quota", "period", "years")


class Printed(NamedTuple):
    """A number as it stands in a text."""

    start: int
    end: int
    value: Decimal
    exponents: tuple[int, ...]
    """Powers of ten by which the words after it multiply it."""


class Text:
    """The reading text; ``origin[i]`` is where its i-th character stands in the source, if it does."""

    def __init__(self, source: str, emendations: list[dict[str, Any]]) -> None:
        self.text, self.origin = "", []
        done = 0
        for start, end, read in sorted(_edits(source, emendations)):
            assert done <= start, f"overlap at {start}"
            self._keep(source, done, start)
            self.text += read
            self.origin += [None] * len(read)
            done = end
        self._keep(source, done, len(source))
        self.numbers = [_printed(self.text, match) for match in DIGITS.finditer(self.text)]

    def _keep(self, source: str, start: int, end: int) -> None:
        self.text += source[start:end]
        self.origin += range(start, end)

    def between(self, start: int, end: int) -> list[Printed]:
        return [number for number in self.numbers if start <= number.start and number.end <= end]

    def only(self, words: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Where words stand that must stand once."""
        end = len(self.text) if end is None else end
        assert self.text.count(words, start, end) == 1, f"not once: {words}"
        found = self.text.index(words, start, end)
        return found, found + len(words)


def _edits(source: str, emendations: list[dict[str, Any]]) -> Iterator[tuple[int, int, str]]:
    """What is replaced, without the characters that an emendation leaves as they are."""
    for emendation in emendations:
        finds = [emendation.get("find")]
        if "series" in emendation:
            series = emendation["series"]
            numbers = range(int(series["from"]), int(series["to"]) + 1)
            finds = [series["find"].replace("{n}", str(number)) for number in numbers]
        for find in finds:
            assert source.count(find) == int(emendation.get("times", 1)), f"not as often: {find}"
            if "read" not in emendation:
                continue
            read, head, tail = emendation["read"], 0, 0
            while head < min(len(find), len(read)) and find[head] == read[head]:
                head += 1
            while tail < min(len(find), len(read)) - head and find[-1 - tail] == read[-1 - tail]:
                tail += 1
            for match in re.finditer(re.escape(find), source):
                yield match.start() + head, match.end() - tail, read[head : len(read) - tail]


def _printed(text: str, match: re.Match[str]) -> Printed:
    after = BETWEEN.sub("", text[match.end() : match.end() + 20], count=1)[:2]
    exponents = tuple(MULTIPLIERS[word] for word in (after, after[:1]) if word in MULTIPLIERS)
    digits = "".join("." if digit in ".．" else str(int(digit)) for digit in match[0])
    return Printed(*match.span(), Decimal(digits), exponents)


def _walk(sections: list[dict[str, Any]], above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for section in sections:
        yield (*above, section)
        yield from _walk(section.get("sections", []), (*above, section))


class Count:
    """What one plan's source holds, and what the plan makes of it."""

    def __init__(self, plan: dict[str, Any], source: str) -> None:
        self.plan, self.source = plan, source
        self.reading = Text(source, plan.get("emendations", []))
        self.sections = [path[-1] for path in _walk(plan["sections"])]
        self.starts = self._lay()
        self.targets = {
            target["id"]: target
            for section in self.sections
            for target in section.get("targets", [])
        }
        self.reasons: dict[Printed, str] = {}
        for section, start, end in zip(
            self.sections, self.starts, [*self.starts[1:], len(self.reading.text)], strict=True
        ):
            self._number_heading(section, start)
            for kind in CLAIMS:
                for claim in section.get(kind, []):
                    self._use(kind, claim, start, end)
        self._recognise_forms()

    def _lay(self) -> list[int]:
        starts: list[int] = []
        for section in self.sections:
            words = section.get("heading") or section["starts"]
            starts.append(self.reading.only(words, starts[-1] if starts else 0)[0])
        return starts

    # Characters

    @property
    def characters_in_sections(self) -> int:
        """Characters of the source from the first section on, each counted where it lies."""
        origins = [self._origin(start) for start in self.starts]
        assert origins == sorted(origins), "sections run backwards"
        ends = [*origins[1:], len(self.source)]
        return sum(end - start for start, end in zip(origins, ends, strict=True))

    def _origin(self, start: int) -> int:
        """Where in the source the reading goes on at ``start``; its beginning for the first."""
        if start == 0:
            return 0
        return next(
            (origin for origin in self.reading.origin[start:] if origin is not None),
            len(self.source),
        )

    # Numbers

    def _number_heading(self, section: dict[str, Any], start: int) -> None:
        match = NUMBERING.match(self.reading.text, start)
        if "heading" in section and match:
            self._settle(self.reading.between(*match.span()), "numbering")

    def _settle(self, numbers: list[Printed], reason: str) -> None:
        for number in numbers:
            self.reasons.setdefault(number, reason)

    def _use(self, kind: str, claim: dict[str, Any], start: int, end: int) -> None:
        place = self.reading.only(claim["quote"], start, end)
        if kind == "dismissals":
            numbers = self.reading.between(*place)
            assert len(numbers) == 1, f"not one number: {claim['quote']}"
            return self._settle(numbers, "dismissal")
        taken: list[Printed] = []
        for head, words, unit, value in self._values(claim):
            for where in self._places(claim, place, head, words):
                found = self._find(self.reading.between(*where), value, unit, taken)
                if found:
                    self._settle([found], "record")
                    break
        for share in claim.get("allocations", []):
            where = self.reading.only(share["quote"], start, end)
            found = self._find(self.reading.between(*where), Decimal(share["value"]), "", [])
            self._settle([found] if found else [], "record")
        return None

    def _values(self, claim: dict[str, Any]) -> Iterator[tuple[str, str | None, str, Decimal]]:
        """Each number a claim states: its field, the words that carry it, its unit, itself."""
        told = {**self.targets.get(claim.get("restates"), {}), **claim}
        printed, unit = claim.get("printed"), told.get("unit", "")
        for key in VALUES:
            if key in told and re.fullmatch(r"[\d.]+", told[key]):
                yield key, printed, unit, Decimal(told[key])
        if "year" in claim:
            yield "year", None, "", Decimal(claim["year"])
        if "due" in claim:
            returns = claim["due"].startswith("--")
            for part in re.findall(r"\d+", claim["due"]) if returns else [claim["due"][:4]]:
                yield "due", None, "", Decimal(part)
        if "within" in claim:
            yield "within", None, "", Decimal(claim["within"][1:-1])
        for share in claim.get("cost_shares", []):
            yield "cost_shares", None, "", Decimal(share["share"])
        for head in PARTS:
            for key in ("start", "end", "year", "value", "to"):
                if key in claim.get(head, {}):
                    words = printed if head == "quota" else None
                    yield head, words, "", Decimal(claim[head][key])
        for threshold in claim.get("thresholds", []):
            for key in ("value", "to"):
                if key in threshold:
                    value = Decimal(threshold[key])
                    yield "thresholds", threshold["printed"], threshold["unit"], value

    def _places(
        self, claim: dict[str, Any], place: tuple[int, int], head: str, words: str | None
    ) -> Iterator[tuple[int, int]]:
        context = claim.get("context", {})
        if words is None:
            yield place
            if head in context:
                yield self.reading.only(context[head])
            return
        for start, end in (place, *(self.reading.only(quote) for quote in context.values())):
            found = self.reading.text.find(words, start, end)
            if found >= 0:
                yield found, found + len(words)

    def _find(
        self, numbers: list[Printed], value: Decimal, unit: str, taken: list[Printed]
    ) -> Printed | None:
        for number in numbers:
            forms = [number.value, *(number.value.scaleb(power) for power in number.exponents)]
            wanted = [value, value.scaleb(MONEY.get(unit, 0))]
            year = 1949 <= value <= 2100
            if (year or number not in taken) and any(form in wanted for form in forms):
                taken.append(number)
                return number
        return None

    def _recognise_forms(self) -> None:
        text = self.reading.text
        period = self.plan.get("period", {})
        if period and period["start"] == period["end"]:
            title = r"\s*".join(map(re.escape, self.plan["title"]))
            for match in re.finditer(title, text):
                named = self.reading.between(*match.span())
                years = [number for number in named if number.value == Decimal(period["start"])]
                self._settle(years, "record")
        for match in YEARS.finditer(text):
            if [match[1], match[2]] == [period.get("start"), period.get("end")]:
                self._settle(self.reading.between(*match.span()), "record")
        for name, form in FORMS.items():
            for match in form.finditer(text):
                self._settle(self.reading.between(*match.span()), name)
        for number in self.reading.numbers:
            unit = LATIN_UNIT.match(text, number.end)
            around = text[max(0, number.start - 1) : number.start]
            around += "" if unit else text[number.end : number.end + 1]
            if re.search("[A-Za-z\uff21-\uff3a\uff41-\uff5a]", around):
                self._settle([number], "latin")

    def accounts(self) -> list[str]:
        """For each number of the source what accounts for it, or nothing."""
        read = {
            origin: number
            for number in self.reading.numbers
            for origin in self.reading.origin[number.start : number.end]
        }
        accounts = []
        for match in DIGITS.finditer(self.source):
            kept = [read[offset] for offset in range(*match.span()) if offset in read]
            accounts.append(self.reasons.get(kept[0], "") if kept else "emendation")
        return accounts


def count_corpus(root: Path) -> dict[str, dict[str, Any]]:
    """The counts of every plan of a corpus, by the plan's id."""
    counts = {}
    for path in sorted((root / "datapackage" / "plans").rglob("plan.yaml")):
        plan = yaml.load(path.read_bytes(), yaml.CBaseLoader)
        source = path.with_name("source.txt").read_bytes().decode("utf-8")
        count = Count(plan, source)
        accounts = count.accounts()
        counts[plan["id"]] = {
            "characters": len(source),
            "characters_in_sections": count.characters_in_sections,
            "numbers": len(accounts),
            "numbers_accounted": sum(map(bool, accounts)),
            "by": dict(sorted(Counter(accounts).items())),
        }
    return counts


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    print(f"{'plan':32}{'characters':>12}{'in sections':>13}{'numbers':>9}{'accounted':>11}  by")
    for plan, count in count_corpus(root).items():
        by = ", ".join(f"{reason or 'nothing'} {times}" for reason, times in count["by"].items())
        print(
            f"{plan:32}{count['characters']:>12}{count['characters_in_sections']:>13}"
            f"{count['numbers']:>9}{count['numbers_accounted']:>11}  {by}"
        )


if __name__ == "__main__":
    main()
