"""What a clause does and how strongly: the machine reads measures for itself."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from taizhang.registers import Entry, Registers

HIDDEN = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》|[(（][^()（）]*[)）]")
"""What stands in quotation marks or brackets names things; its verbs do nothing here."""


class Word(NamedTuple):
    """A word at ``text[start:end]``, and what it says: an action, a strength, or nothing."""

    start: int
    end: int
    word: str
    says: str = ""


class Reading(NamedTuple):
    """What the machine makes of a clause.

    ``actions`` are those that its words allow, the likeliest first; none where it knows no verb.
    ``modality`` is its outermost modal word, ``verb`` its main verb.
    """

    actions: tuple[str, ...]
    verb: Word | None
    modality: Word | None


class ActionWords:
    """The words of a corpus by which actions and strengths are told, longer before shorter ones."""

    def __init__(self, registers: Registers) -> None:
        lexicon: Entry = registers.lexicon.get("measures", {})
        actions = registers.tables["actions"].values()
        self.simplify = registers.simplify
        self.light = set(lexicon.get("light", []))
        self.setting_up = set(lexicon.get("setting_up", []))
        self.nominal = set(lexicon.get("nominal", []))
        self.closing = set(lexicon.get("closing", []))
        self.verbs = {word: one["id"] for one in actions for word in one["words"]}
        self.nouns = {word: one["id"] for one in actions for word in one.get("nouns", [])}
        self.objects = {word: one["id"] for one in actions for word in one.get("objects", [])}
        modality = lexicon.get("modality", [])
        self.modals = {word: one["value"] for one in modality for word in one["words"]}
        self.before_verbs = {word for one in modality for word in one.get("directly", [])}
        self._verb = any_of([*self.verbs, *self.light, *self.setting_up, *self.modals])
        self._noun = any_of([*self.nouns, *self.verbs])
        self._object = any_of(self.objects)
        self._adverb = any_of(lexicon.get("adverbs", []))
        self._means = any_of(lexicon.get("means", []))

    def read(self, clause: str) -> Reading:
        """Read one clause, in either script."""
        text = hide(self.simplify(clause))
        words = self._without_nouns(text, list(self._words(text)))
        modal = words[0] if words and words[0].word in self.modals else None
        verbs = [word for word in words if word.word not in self.modals]
        found: list[str] = []
        if modal and modal.word in self.verbs:  # 争创 says what is done as well.
            found.append(self.verbs[modal.word])
        if not verbs:
            return Reading(tuple(found), modal if found else None, modal)
        found += self._of(text, verbs)
        return Reading(tuple(dict.fromkeys(found)), verbs[0], modal)

    def without_adverbs(self, text: str) -> str:
        """A text without the adverbs in it."""
        return self._adverb.sub("", text)

    def last_adverb(self, text: str) -> str:
        """The adverb with which a text ends, or nothing."""
        ends = [match[0] for match in self._adverb.finditer(text) if match.end() == len(text)]
        return ends[0] if ends else ""

    def opens_with_verb(self, text: str) -> bool:
        """Whether a text begins with a verb that is no noun, adverbs aside."""
        plain = self.without_adverbs(text).lstrip("要等 ")
        found = [match[0] for one in (plain, text) if (match := self._verb.match(one))]
        return any(word not in self.nominal or word in self.setting_up for word in found)

    def opens_with_means(self, text: str) -> bool:
        """Whether a text begins with what opens a means, adverbs aside."""
        return bool(self._means.match(text) or self._means.match(self.without_adverbs(text)))

    def action_verbs(self, text: str) -> Iterator[Word]:
        """The verbs of actions in a text, those that may be nouns aside."""
        for word in self._words(text):
            if word.says and word.word not in self.nominal and word.word not in self.modals:
                yield word

    def _of(self, text: str, verbs: list[Word]) -> Iterator[str]:
        """What a clause does, by its main verb and by what this is about."""
        verb = verbs[0]
        things = list(self._object_of(text, verb.end)) if verb.word in self.setting_up else []
        yield from things
        if verb.word in self.light and not things:
            yield from self._behind(text, verb.end)
        if verb.says:
            yield verb.says
        yield from self._beside(text, verbs)

    def _without_nouns(self, text: str, words: list[Word]) -> list[Word]:
        """Without the verbs at the beginning that are nouns: 科研, in 科研院所征集…特派员."""
        opening = self._adverb.sub("", text[: words[0].start]).strip() if words else ""
        rest = [word for word in words if word.word not in self.nominal]
        if opening and rest:
            return words[words.index(rest[0]) :]
        return words

    def _words(self, text: str) -> Iterator[Word]:
        """Modal words and verbs in their order; what opens a means is passed over."""
        at = 0
        while match := self._verb.search(text, at):
            word = match[0]
            says = self.modals.get(word, self.verbs.get(word, ""))
            yield Word(*match.span(), word, says)
            at = match.end()

    def _object_of(self, text: str, start: int) -> Iterator[str]:
        """What the last thing named behind a verb of setting up says."""
        found = list(self._object.finditer(text, start))
        if found:
            yield self.objects[found[-1][0]]

    def _behind(self, text: str, start: int) -> Iterator[str]:
        """What the last noun or verb behind a light verb says."""
        found = list(self._noun.finditer(text, start))
        for match in found[:-3:-1]:
            yield self.nouns.get(match[0]) or self.verbs[match[0]]

    def _beside(self, text: str, verbs: list[Word]) -> Iterator[str]:
        """What verbs directly joined to the main one say: 引进培育, 建立和完善."""
        end = verbs[0].end
        for word in verbs[1:]:
            if text[end : word.start].strip("、和及与并") or not (word.says or verbs[0].says):
                return
            if word.says:
                yield word.says
            end = word.end


def hide(text: str) -> str:
    """A text with blanks for what stands in quotation marks or brackets; its length stays the same."""
    return HIDDEN.sub(lambda match: " " * len(match[0]), text)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, longer before shorter ones."""
    longest = sorted(set(words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) or "(?!)")


@lru_cache(maxsize=4)
def action_words(registers: Registers) -> ActionWords:
    """The words of a corpus, made once."""
    return ActionWords(registers)
