"""Counts segments a second time, by rules written afresh from the design: no code of the toolkit.

``python tests/independent_segments.py [CORPUS]`` prints, for every plan, how many segments the parts
that promise have, how many are accounted for, and by what; with ``--open``, those that are not.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from independent_count import DIGITS, Count
from opencc import OpenCC

PROMISING = {
    "goals",
    "layout",
    "actions",
    "action",
    "task",
    "safeguards",
    "safeguard",
    "row",
    "annex",
}
OPEN, SHUT = "([{（【〔《〈“‘「『", ")]}）】〕》〉”’」』"
LISTS_OPEN, LISTS_SHUT = "(（【[〔", ")）】]〕"
ENDS = set(",，;；。!！?？")
ALONE = {"year", "period", "due", "timing", "every", "modality", "nature"}
WHOLE = ("targets", "funding", "duties", "measures", "relations", "absences")
ORDER = (*WHOLE, "given", "context", "responsibilities", "asides")
CALLED = {
    **{"targets": "target", "duties": "duty", "measures": "measure", "relations": "relation"},
    **{"absences": "absence", "responsibilities": "responsibility", "asides": "aside"},
}
Span = tuple[int, int]
SIMPLE = OpenCC("t2s")


class Words:
    """What a corpus knows of verbs, labels of lists of bodies, and names."""

    def __init__(self, root: Path) -> None:
        registers = root / "datapackage" / "registers"
        lexicon = _load(registers / "lexicon.yaml")
        self.fixed = lexicon.get("folding", {})
        actions = registers / "actions.yaml"
        verbs = (
            [word for entry in _load(actions) for word in entry["words"]]
            if actions.exists()
            else []
        )
        verbs += lexicon.get("measures", {}).get("light", [])
        verbs += lexicon.get("measures", {}).get("setting_up", [])
        self.verbs = sorted(set(verbs), key=len, reverse=True)
        strengths = lexicon.get("measures", {}).get("modality", [])
        self.modals = {word for entry in strengths for word in entry["words"]}
        labels = [one for role in lexicon["roles"] for one in role.get("labels", [])]
        self.label = re.compile(f"({'|'.join(map(re.escape, labels))})[^:：]{{0,10}}[:：]")
        self.names: set[str] = set()
        files = [registers / "organisations.yaml", *registers.glob("organisations/**/*.yaml")]
        for path in filter(Path.exists, files):
            for entry in _load(path) or []:
                self.names |= {
                    self.plain(name) for name in (entry["name"], *entry.get("aliases", []))
                }

    def plain(self, text: str) -> str:
        simple = SIMPLE.convert(text)
        for phrase, other in self.fixed.items():
            simple = simple.replace(phrase, other)
        return simple.translate(str.maketrans("（）", "()"))

    def said(self, text: str) -> list[Span]:
        """Where verbs stand, the longest at each place, one after the other."""
        found, at = [], 0
        while at < len(text):
            word = next((one for one in self.verbs if text.startswith(one, at)), "")
            if word:
                found.append((at, at + len(word)))
            at += len(word) or 1
        return found


class Segments:
    """The segments of one plan, each with what pays for it."""

    def __init__(self, plan: dict[str, Any], source: str, words: Words) -> None:
        self.plan, self.words = plan, words
        self.count = Count(plan, source)
        self.text = self.count.reading.text
        borders = [*self.count.starts, len(self.text)]
        self.parts = list(zip(self.count.sections, pairwise(borders), strict=True))
        self.payers: list[tuple[str, Span]] = []
        self.bodies: dict[Span, set[str]] = {}
        hidden = list(self._hide())
        text = "".join(
            " " if any(a <= at < b for a, b in hidden) and one != "\n" else one
            for at, one in enumerate(self.text)
        )
        self.cut = [
            (section["role"], text, span)
            for section, (start, end) in self.parts
            if section["role"] in PROMISING
            for span in self._cut(section["role"], text, start, end)
        ]

    def _hide(self) -> Iterator[Span]:
        """Headings and lists of bodies; what pays is noted on the way."""
        for relation in self.plan.get("relations", []):
            self.payers.append(("relations", self.count.reading.only(relation["quote"])))
        for section, (start, end) in self.parts:
            if "heading" in section:
                yield self._heading(section, start, end)
            for kind in (*WHOLE, "given", "asides", "responsibilities", "entities", "dismissals"):
                for claim in section.get(kind, []):
                    claim = {"quote": claim} if isinstance(claim, str) else claim
                    place = self.count.reading.only(claim["quote"], start, end)
                    listed = self._listed(place) if kind == "responsibilities" else None
                    if listed:
                        yield listed
                    self._note(kind, claim, place, (start, end))

    def _note(self, kind: str, claim: dict[str, Any], place: Span, within: Span) -> None:
        if kind == "responsibilities":
            written = {
                name for names in claim.values() if isinstance(names, list) for name in names
            }
            self.bodies[place] = {self.words.plain(name) for name in written} or self.words.names
        if kind != "given" or ALONE & set(claim):
            self.payers.append((kind, place))
        for key, words in claim.get("context", {}).items():
            if key in ALONE:
                self.payers.append(("context", self.count.reading.only(words)))
        for share in claim.get("allocations", []):
            self.payers.append((kind, self.count.reading.only(share["quote"], *within)))

    def _heading(self, section: dict[str, Any], start: int, end: int) -> Span:
        while self.text[start].isspace():
            start += 1
        if "title" in section:
            return start, start + len(section["heading"].strip())
        stop = re.compile("。|\n").search(self.text, start, end)
        return start, end if stop is None else stop.end() - (stop[0] == "\n")

    def _listed(self, place: Span) -> Span | None:
        """The whole of a bracket or labelled list of bodies; None for running text."""
        start, end = place
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        if before and after and before in LISTS_OPEN and after in LISTS_SHUT:
            return start - 1, end + 1
        words = self.words.plain(self.text[start:end]).strip()
        return place if words[0] in LISTS_OPEN or self.words.label.match(words) else None

    def _cut(self, role: str, text: str, start: int, end: int) -> Iterator[Span]:
        if role == "row":
            runs = [(start, end)]
        else:
            runs = []
            for line in re.finditer(r"[^\n]+", text[start:end]):
                runs += self._line(text, start + line.start(), start + line.end())
        for first, last in runs:
            if re.search(r"\w", text[first:last]):
                while text[first].isspace():
                    first += 1
                while text[last - 1].isspace():
                    last -= 1
                yield first, last

    def _line(self, text: str, start: int, end: int) -> list[Span]:
        if re.search("[|\t]", text[start:end]):
            return [(start, end)]
        inside: list[str] = []
        borders = [start - 1]
        for at in range(start, end):
            one = text[at]
            if one in inside:
                inside = inside[: inside.index(one)]
            elif one in OPEN:
                inside.append(SHUT[OPEN.index(one)])
            elif one in ENDS and not inside:
                borders.append(at)
        return [(a + 1, b) for a, b in pairwise([*borders, end])]

    def accounts(self) -> list[tuple[str, str]]:
        """For each segment its words, and what pays for it or nothing."""
        return [(text[a:b], self._account(role, text, a, b)) for role, text, (a, b) in self.cut]

    def _account(self, role: str, text: str, start: int, end: int) -> str:
        verbs = [
            (start + a, start + b) for a, b in self.words.said(self.words.plain(text[start:end]))
        ]
        digits = [(start + m.start(), start + m.end()) for m in DIGITS.finditer(text[start:end])]
        last = max([*verbs, *digits], key=lambda span: span[1], default=None)
        for kind in ORDER:
            for other, (a, b) in self.payers:
                if other != kind or b <= start or end <= a:
                    continue
                both = self.words.plain(text[max(a, start) : min(b, end)])
                covered = 2 * len(both) >= end - start
                holds = (a <= last[0] and last[1] <= b) if last else covered
                if kind == "responsibilities":
                    pays = role != "row" and any(name in both for name in self.bodies[a, b])
                elif kind in ("given", "context"):
                    said = {self.words.plain(text[a:b]) for a, b in verbs}
                    pays = role != "row" and holds and not said - self.words.modals
                else:
                    pays = role == "row" or holds
                if pays:
                    return CALLED.get(kind, kind)
        return ""


def _load(path: Path) -> Any:
    return yaml.load(path.read_bytes(), yaml.CBaseLoader)


def segments_of_corpus(root: Path) -> dict[str, list[tuple[str, str]]]:
    """The segments of every plan of a corpus with what pays for them, by the plan's id."""
    words, found = Words(root), {}
    for path in sorted((root / "datapackage" / "plans").rglob("plan.yaml")):
        plan = _load(path)
        source = path.with_name("source.txt").read_bytes().decode("utf-8")
        found[plan["id"]] = Segments(plan, source, words).accounts()
    return found


def main() -> None:
    paths = [one for one in sys.argv[1:] if one != "--open"]
    root = Path(paths[0]) if paths else Path(__file__).parents[1]
    for plan, segments in segments_of_corpus(root).items():
        by = Counter(account for _, account in segments if account)
        told = ", ".join(f"{kind} {times}" for kind, times in sorted(by.items()))
        print(f"{plan:32}{len(segments):>6} segments{sum(by.values()):>6} accounted  {told}")
        for words, account in segments if "--open" in sys.argv else ():
            if not account:
                print(f"    {words}")


if __name__ == "__main__":
    main()
