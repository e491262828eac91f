"""What a clause does and how strongly: the machine reads measures for itself."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from taizhang.registers import Registers
from taizhang.second_reading.verbs import Verbs, Word, any_of
from taizhang.words.borders import cut_words

BRACKETS = r"[(（][^()（）]*[)）]"
HIDDEN = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》|" + BRACKETS)
"""What stands in quotation marks or brackets names things; its verbs do nothing here."""

OBJECT = re.compile(r"\s*(?!的|等|与|和|及|或|以|工作|工程|项目)[\w“《]")
"""What may follow a verb as its object."""

JOINTS = "、和及与并或"
"""Between verbs or nouns side by side."""


class Reading(NamedTuple):
    """What the machine makes of a clause.

    ``actions`` are those that its words allow, the likeliest first; none where it knows no verb.
    ``modality`` is its outermost modal word, ``verb`` its main verb.
    """

    actions: tuple[str, ...]
    verb: Word | None
    modality: Word | None


class ActionWords(Verbs):
    """The words of a corpus by which actions and strengths are told, longer before shorter ones."""

    def __init__(self, registers: Registers) -> None:
        super().__init__(registers)
        actions = registers.tables["actions"].values()
        self.simplify = registers.simplify
        self.nouns = {word: one["id"] for one in actions for word in one.get("nouns", [])}
        self.objects = {word: one["id"] for one in actions for word in one.get("objects", [])}
        self._forms = [
            (re.compile(form), one["id"]) for one in actions for form in one.get("forms", [])
        ]
        self._noun = any_of([*self.nouns, *self.verbs])
        self.read = lru_cache(maxsize=4096)(self._read)
        """Rules ask for the same clauses again and again."""

    def _read(self, clause: str) -> Reading:
        """Read one clause, in either script."""
        shown = re.sub(BRACKETS, _blank, self.simplify(clause))
        text = hide(shown)
        words = self._without_nouns(text, list(self.words(text)))
        modal = words[0] if words and words[0].word in self.modals else None
        verbs = self._from_main(shown, modal, self._acting(words[1:] if modal else words))
        found = [self.verbs[modal.word]] if modal and modal.word in self.verbs else []
        verb = verbs[0] if verbs else modal if found else None  # 争创 says what is done as well.
        form = self._form(shown, [one.start for one in (verb, modal) if one] + [0])
        found = found or form or list(self._of(shown, text, verbs) if verbs else [])
        return Reading(tuple(dict.fromkeys(found)), verb, modal)

    def action_verbs(self, text: str) -> Iterator[Word]:
        """The verbs of actions in a text, nouns and means aside."""
        for word in self.words(text):
            named = word.word in self.nominal | self.modals.keys() | self.means
            if word.says and not named and not self._is_listed_noun(text, word):
                yield word

    def _form(self, shown: str, starts: list[int]) -> list[str]:
        """What a verb and its object say together: 培育…人才 forms people, 培育…企业 makes firms grow."""
        found = [one for at in starts for form, one in self._forms if form.match(shown, at)]
        return found[:1]

    def _of(self, shown: str, text: str, verbs: list[Word]) -> Iterator[str]:
        """What a clause does, by its main verb and by what this is about."""
        verb = verbs[0]
        things = list(self._object_of(shown, verb.end)) if verb.word in self.setting_up else []
        yield from things
        if verb.word in self.light and not things:
            yield from self._behind(text, verb.end)
        if verb.word in self.verbs:
            yield self.verbs[verb.word]
        yield from self._beside(text, verbs)

    def _without_nouns(self, text: str, words: list[Word]) -> list[Word]:
        """Without the verbs at the beginning that are nouns: 科研, in 科研院所征集…特派员."""
        opening = self._adverb.sub("", text[: words[0].start]).strip() if words else ""
        rest = [word for word in words if not self.is_noun(text, word)]
        if opening and rest:
            return words[words.index(rest[0]) :]
        return words

    def _acting(self, words: list[Word]) -> list[Word]:
        """The words that are no mere modals: 争创 says what is done as well."""
        acting = [one for one in words if one.word not in self.modals or one.word in self.verbs]
        return [one._replace(says=self.verbs.get(one.word, "")) for one in acting]

    def _from_main(self, shown: str, modal: Word | None, verbs: list[Word]) -> list[Word]:
        """From the main verb on: without what a subject, a means or a cause has before it."""
        start = modal.end if modal else 0
        if modal and modal.word in self.setting_up and self._sets_up(shown, verbs):
            return [modal, *verbs]
        while further := [one for one in verbs[1:] if self._may_act(shown, one)]:
            joined = verbs[0].end == further[0].start and verbs[0].word in self.adverbs
            if not joined and not self._gives_way(shown, start, verbs[0]):
                break
            verbs = verbs[verbs.index(further[0]) :]
        if verbs and verbs[0].word in self.causing:
            governing = [one for one in verbs[1:] if self._governs(shown, one)]
            return verbs[verbs.index(governing[0]) :] if governing else verbs
        return verbs

    def _gives_way(self, shown: str, start: int, verb: Word) -> bool:
        """Whether a verb is a noun in the subject, or in a means: 联合高校, 通过设立岗位."""
        opening = self.without_adverbs(shown[start : verb.start]).strip()
        means = verb.word in self.means or any(opening.endswith(one) for one in self.means)
        return means or bool(opening and self.is_noun(shown, verb))

    def _may_act(self, shown: str, verb: Word) -> bool:
        """Whether a verb is no noun, alone or as an item of a list: 联合银行、担保、保险…."""
        listed = shown[verb.start - 1] + shown[verb.end : verb.end + 1] == "、、"
        return not listed and not self.is_noun(shown, verb)

    def _sets_up(self, shown: str, verbs: list[Word]) -> bool:
        """Whether a clause ends with something set up, and no verb of its own says so: 探索…机制."""
        ends = any(match.end() == len(shown.rstrip()) for match in self.object.finditer(shown))
        return ends and not any(one.word in self.setting_up for one in verbs)

    def _governs(self, shown: str, verb: Word) -> bool:
        """Whether a verb has an object of its own behind it: 推动高校制定办法, not 推动平台建设."""
        if verb.word in (self.light | self.means) - self.setting_up:
            return False
        if verb.word in self.setting_up and self.object.search(shown, verb.end):
            return True
        return verb.word not in self.nominal and bool(OBJECT.match(shown, verb.end))

    def _is_listed_noun(self, text: str, word: Word) -> bool:
        """Whether a verb closes an item of a list, behind its noun: 技术研发、标准制定、批量生产."""
        before, behind = self.without_adverbs(text[: word.start]), text[word.end : word.end + 1]
        return bool(re.search(r"[\w”》]$", before)) and behind in {"、", "等", "的"}

    def _object_of(self, text: str, start: int) -> Iterator[str]:
        """What the last thing named behind a verb of setting up says."""
        found = list(self.object.finditer(text, start))
        if found:
            yield self.objects[found[-1][0]]

    def _behind(self, text: str, start: int) -> Iterator[str]:
        """What the nouns behind a light verb say: the first that closes an item of a list, the last."""
        inside = cut_words(text)
        every = list(self._noun.finditer(text, start))
        found = [
            match
            for match in every
            if not self.is_in_name(text, Word(*match.span(), match[0]), inside)
        ] or every
        listed = [one for one in found if text[one.end() : one.end() + 1] in {*JOINTS, "以", "等"}]
        for match in [*listed[:1], *found[:-3:-1]]:
            yield self.nouns.get(match[0]) or self.verbs[match[0]]

    def _beside(self, text: str, verbs: list[Word]) -> Iterator[str]:
        """What verbs directly joined to the main one say: 引进培育, 建立和完善."""
        end = verbs[0].end
        for word in verbs[1:]:
            if text[end : word.start].strip(JOINTS) or not (word.says or verbs[0].says):
                return
            if word.says:
                yield word.says
            end = word.end


def hide(text: str) -> str:
    """A text with blanks for what stands in quotation marks or brackets; its length stays the same."""
    return HIDDEN.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@lru_cache(maxsize=4)
def action_words(registers: Registers) -> ActionWords:
    """The words of a corpus, made once."""
    return ActionWords(registers)
