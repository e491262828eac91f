"""The verbs of a clause: where they stand, and which of them are nouns or parts of names."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from taizhang.registers import Entry, Registers
from taizhang.words.borders import cut_words


class Word(NamedTuple):
    """A word at ``text[start:end]``, and what it says: an action, a strength, or nothing."""

    start: int
    end: int
    word: str
    says: str = ""


class Verbs:
    """The verbs and modal words of a corpus, longer before shorter ones."""

    def __init__(self, registers: Registers) -> None:
        lexicon: Entry = registers.lexicon.get("measures", {})
        actions = registers.tables["actions"].values()
        self.light = set(lexicon.get("light", []))
        self.causing = set(lexicon.get("causing", []))
        self.setting_up = set(lexicon.get("setting_up", []))
        self.nominal = set(lexicon.get("nominal", []))
        self.closing = set(lexicon.get("closing", []))
        self.adverbs = set(lexicon.get("adverbs", []))
        self.means = set(lexicon.get("means", []))
        self.verbs = {word: one["id"] for one in actions for word in one["words"]}
        modality = lexicon.get("modality", [])
        self.modals = {word: one["value"] for one in modality for word in one["words"]}
        self.before_verbs = {word for one in modality for word in one.get("directly", [])}
        self.verb = any_of([*self.verbs, *self.light, *self.setting_up, *self.modals])
        self.object = any_of(word for one in actions for word in one.get("objects", []))
        self._adverb, self._means = any_of(self.adverbs), any_of(self.means)
        self._heads, self._suffixes = (
            _by_first(lexicon.get(kind, [])) for kind in ("heads", "suffixes")
        )

    def without_adverbs(self, text: str) -> str:
        """A text without the adverbs in it."""
        return self._adverb.sub("", text)

    def last_adverb(self, text: str) -> str:
        """The adverb with which a text ends, or nothing."""
        ends = [match[0] for match in self._adverb.finditer(text) if match.end() == len(text)]
        return ends[0] if ends else ""

    def opening_verb(self, text: str) -> str:
        """The verb, no noun, with which a text begins, adverbs aside; empty where none does."""
        plain = self.without_adverbs(text).lstrip("要等 ")
        found = [match[0] for one in (plain, text) if (match := self.verb.match(one))]
        verbs = [word for word in found if word not in self.nominal or word in self.setting_up]
        return verbs[0] if verbs else ""

    def opens_with_deed(self, text: str) -> bool:
        """Whether a text begins with what somebody does, or by which means (立足特色产业).

        建成运营 at its end happens to a thing.
        """
        word = self.opening_verb(text)
        behind = self.without_adverbs(text).partition(word)[2] if word else ""
        happens = not behind.strip() or any(not one.start for one in self.words(behind))
        means = self._means.match(text)
        if not word and means:
            return len(means[0]) > 1  # 与, 在, 对 join what stands before them as well.
        return bool(word) and not (happens and word in self.closing)

    def opens_with_means(self, text: str) -> bool:
        """Whether a text begins with what opens a means, adverbs aside."""
        return bool(self._means.match(text) or self._means.match(self.without_adverbs(text)))

    def acts(self, text: str, verb: Word) -> bool:
        """Whether the verb of a clause is no noun: 发展 is one in 围绕产业发展布局."""
        opening = self.without_adverbs(text[: verb.start]).strip()
        return not (opening and self.is_noun(text, verb))

    def words(self, text: str) -> Iterator[Word]:
        """Modal words and verbs in their order; those in longer words and names are passed over."""
        at, inside = 0, cut_words(text)
        while match := self.verb.search(text, at):
            word = match[0]
            found = Word(*match.span(), word, self.modals.get(word, self.verbs.get(word, "")))
            whole = not {found.start, found.end} & inside.keys()
            at = match.end() if whole else match.start() + 1
            if whole and not self.is_in_name(text, found, inside):
                yield found

    def is_in_name(self, text: str, word: Word, inside: dict[int, str]) -> bool:
        """Whether a verb is part of a name: 孵化 in 孵化器, 创新 in 技术创新中心, 合作 in 合作示范区."""
        if self._is_followed(text, word.end, self._suffixes, inside):
            return True
        opens = not self.without_adverbs(text[: word.start]).strip()
        if opens or word.word not in self.nominal | self.means:
            return False
        if self._is_followed(text, word.end, self._heads, inside):
            return True
        behind = self.verb.match(text, word.end)
        if behind is None or word.word in self.setting_up:
            return False
        return self.is_in_name(text, Word(*behind.span(), behind[0]), inside)

    @staticmethod
    def _is_followed(
        text: str, at: int, words: dict[str, list[str]], inside: dict[int, str]
    ) -> bool:
        return any(
            text.startswith(one, at) and at + len(one) not in inside
            for one in words.get(text[at : at + 1], ())
        )

    def is_noun(self, shown: str, verb: Word) -> bool:
        """Whether a verb that may be a noun has nothing behind it that it sets up."""
        sets_up = verb.word in self.setting_up and self.object.search(shown, verb.end)
        return verb.word in self.nominal and not sets_up


def _by_first(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by the character with which they begin."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[:1], []).append(word)
    return found


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, longer before shorter ones."""
    longest = sorted(set(words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) or "(?!)")
