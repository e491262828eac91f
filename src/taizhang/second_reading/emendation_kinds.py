"""Whether an emendation does what its kind says, and its note names what it put in."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein

from taizhang.emendation import Change
from taizhang.plan import Plan
from taizhang.second_reading.signs import CLAUSE, SENTENCE

WORD = r"[\w\u3400-\u9fff]"


class Piece(NamedTuple):
    """Characters of the source, blanks at either end aside, and what stands for them."""

    found: str
    read: str


DOES = {
    "omission": ("adds words and takes none away", "只补字，不删字"),
    "surplus": ("takes words away and adds none", "只删字，不补字"),
    "repetition": ("takes away words that stand again beside them", "只删旁边还有的字"),
    "substitution": ("puts words in place of others", "以字换字"),
    "slip": ("puts words in place of others", "以字换字"),
}


def flawed_emendations(plan: Plan) -> Iterator[tuple[int, Change, tuple[str, str]]]:
    """The emendations, by index, that do otherwise than they say, and how, in both languages."""
    firsts = {change.emendation: change for change in reversed(plan.reading.changes)}
    for index, change in sorted(firsts.items()):
        emendation = plan.data["emendations"][index]
        if not change.alters:
            continue
        pieces = _pieces(change)
        flaw = _unlike(pieces) or _of_another_kind(plan, emendation, change, pieces[0])
        flaw = flaw or _unnamed(plan, emendation, change, pieces[0])
        if flaw:
            yield index, change, flaw


def _pieces(change: Change) -> list[Piece]:
    """The places within a change where the characters differ, those side by side as one."""
    pieces: list[Piece] = []
    together = False
    for step in Levenshtein.opcodes(change.found, change.read):
        if step.tag != "equal":
            before = pieces.pop() if together else Piece("", "")
            found = change.found[step.src_start : step.src_end]
            read = change.read[step.dest_start : step.dest_end]
            pieces.append(Piece(before.found + found, before.read + read))
        together = step.tag != "equal"
    return [Piece(piece.found.strip(), piece.read) for piece in pieces]


def _unlike(pieces: list[Piece]) -> tuple[str, str] | None:
    if len(set(pieces)) == 1:
        return None
    told = [f"“{piece.found}” → “{piece.read}”" for piece in pieces]
    return (
        f"One emendation changes {len(told)} places in different ways: {', '.join(told)}.",
        f"一条校改以不同方式改了 {len(told)} 处：{'，'.join(told)}。",
    )


def _of_another_kind(
    plan: Plan, emendation: dict[str, Any], change: Change, piece: Piece
) -> tuple[str, str] | None:
    kind = emendation["kind"]
    does = {(False, True): ("omission",), (True, True): ("substitution", "slip")}
    fitting = does.get((bool(piece.found), bool(piece.read)), ("surplus", "repetition"))
    if kind in fitting and (kind != "repetition" or _is_repeated(plan.reading.source, change)):
        return None
    en, zh = DOES[kind]
    return (
        f"The kind is {kind}, which {en}; here “{piece.found}” is read as “{piece.read}”.",
        f"类别是 {kind}，{zh}；此处却把“{piece.found}”读作“{piece.read}”。",
    )


def _is_repeated(source: str, change: Change) -> bool:
    """Whether the words stand again right beside, or as a whole clause in the sentence."""
    words, start, end = change.found, change.source_start, change.source_end
    if source.endswith(words, 0, start) or source.startswith(words, end):
        return True
    opens = max(source.rfind(mark, 0, start) for mark in SENTENCE) + 1
    closes = min(place for mark in SENTENCE if (place := f"{source}\n".find(mark, end)) >= 0)
    return words[-1] in CLAUSE and source.count(words, opens, closes) > 1


def _unnamed(
    plan: Plan, emendation: dict[str, Any], change: Change, piece: Piece
) -> tuple[str, str] | None:
    """What the note should name: the words put in, and those they stand for but for spam.

    A mark that replaces a mark speaks for itself; of one put in, the note names the word beside it.
    """
    note, spam = emendation["note"], emendation["cause"] == "spam"
    put_in = piece.read
    for words in (put_in, piece.found if put_in and not spam else ""):
        if (len(words) > 1 or re.fullmatch(WORD, words)) and not _stands_alone(words, note):
            return f"The note does not name “{words}”.", f"说明里没有单独写出“{words}”。"
    if piece.found or not put_in or re.search(WORD, put_in):  # A mere line end speaks for itself.
        return None
    text, known = plan.reading.text, re.findall(f"{WORD}{{2,}}", note)
    if any(
        text.endswith(one, 0, change.start) or text.startswith(one, change.end) for one in known
    ):
        return None
    return (
        f"The note does not name the word beside which “{put_in}” is put in.",
        f"说明里没有写出“{put_in}”补在哪个词旁边。",
    )


def _stands_alone(words: str, note: str) -> bool:
    """Whether a note holds words, not as a part of longer ones."""
    before = f"(?<!{WORD})" if re.match(WORD, words) else ""
    after = f"(?!{WORD})" if re.match(WORD, words[-1:]) else ""
    return re.search(before + re.escape(words) + after, note) is not None
