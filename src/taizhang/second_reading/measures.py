"""Measures in their segments: what stands before and behind a quote, and how strong its words are."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from taizhang.plan import Claim, Place, Plan, Section
from taizhang.plan.kinds import PAYING
from taizhang.registers import Registers
from taizhang.second_reading.actions import Reading, action_words, hide
from taizhang.second_reading.verbs import Word
from taizhang.segments import Segment, cut, masked_text
from taizhang.speed.touching import Touching
from taizhang.words.borders import cut_words
from taizhang.words.names import Mention
from taizhang.words.section_roles import is_segmented

SHARING = tuple(kind for kind in PAYING if kind != "responsibilities")
"""Kinds of claim whose quotes divide a segment among them."""

JOINTS = "、和及与并而,，;；。 \n"
"""What may stand between two claims of one segment; 以, too, alone."""

COUNTED_OUT = ("target", "funding", "duty")
"""What pays for a segment that says in numbers what the one before only names."""

SET_FORMS = ("means", "background", "heading", "connective")
"""Reasons of asides whose words have forms that tell them; aims and principles have many."""


class Measures:
    """The measures of one plan as the machine reads them, each in its segment."""

    def __init__(self, plan: Plan, registers: Registers, segments: list[Segment]) -> None:
        self.plan, self.segments = plan, segments
        self._touching = Touching(segments)
        self.registers = registers
        self.words = action_words(registers)
        self.itself: list[str] = registers.lexicon.get("measures", {}).get("itself", [])
        self.forms: dict[str, list[str]] = registers.lexicon.get("asides", {})
        self.text = registers.simplify(masked_text(plan, registers))
        self._read: dict[tuple[int, int], Reading] = {}

    @cached_property
    def _inside_words(self) -> dict[int, str]:
        return cut_words(self.text)

    def reading(self, start: int, end: int) -> Reading:
        """What the machine makes of ``reading[start:end]``."""
        if (start, end) not in self._read:
            read = self.words.read(self.text[start:end])
            if read.modality and not self._is_modal(read.modality, start, end):
                read = read._replace(modality=None)
            self._read[start, end] = read
        return self._read[start, end]

    def segments_in(self, claim: Claim) -> list[Segment]:
        """The segments that a claim's quote touches."""
        return self._touching.find(claim.start, claim.end)

    def before(self, claim: Claim) -> str:
        """What stands before a quote in its segment, behind the claim before it if there is one."""
        segments = self.segments_in(claim)
        start = segments[0].start if segments else claim.start
        ends = [one.end for one in self._beside(claim) if start < one.end <= claim.start]
        before = self.text[max([start, *ends]) : claim.start].lstrip(JOINTS)
        return "" if before == "以" else before

    def behind(self, claim: Claim) -> str:
        """What stands behind a quote in its segment, up to the claim behind it if there is one."""
        segments = self.segments_in(claim)
        end = segments[-1].end if segments else claim.end
        starts = [one.start for one in self._beside(claim) if claim.end <= one.start < end]
        return self.text[claim.end : min([end, *starts])].strip(JOINTS)

    def left_out_before(self, claim: Claim) -> str:
        """What stands before a quote in its segment and belongs to its verb; empty where nothing does.

        A subject and a means may stand there; an adverb, a modal word or another verb may not.
        """
        before, words = self.before(claim).rstrip(), self.words
        if adverb := words.last_adverb(before):
            return adverb
        read = words.read(before)
        means = read.modality is None and words.opens_with_means(before)
        return before if (read.verb or read.modality) and not means else ""

    def grain(self, claim: Claim, *, named: bool) -> str | None:
        """The grain that the words of a measure show; None where they leave a doubt."""
        read = self.reading(claim.start, claim.end)
        if read.verb is None:
            return None
        if read.verb.word in self.words.closing:
            return "deliverable"
        return "line" if read.verb.word in self.words.light and not named else None

    def modality(self, claim: Claim) -> Word | None:
        """The modal word of a quote, or the one left out directly before it."""
        read = self.reading(claim.start, claim.end)
        if read.modality:
            return read.modality
        start = claim.start - len(self.before(claim))
        return self.reading(start, claim.end).modality if start < claim.start else None

    def doers(self, claim: Claim, named: list[Mention]) -> list[Mention]:
        """The bodies that its words name as those who act: directly before a verb of them.

        They open the clause, or stand directly behind a modal or light verb (支持新泰市争创…); its words
        are the quote, and what ``context`` quotes for ``by``.
        """
        places = [Place(claim.start, claim.end), *filter(None, [claim.context.get("by")])]
        return [one for place in places for one in self._acting(place, named)]

    def _acting(self, place: Place, named: list[Mention]) -> Iterator[Mention]:
        """The bodies that act in some words."""
        inside = [one for one in named if place.start <= one.start and one.end <= place.end]
        for chain in _chains(inside, self.text):
            before = self.text[place.start : chain[0].start]
            behind = self.text[chain[-1].end : place.end]
            if self._may_name_doers(before) and self.words.opens_with_deed(behind):
                yield from chain

    def further_verbs(self, segment: Segment) -> Iterator[Word]:
        """The verbs of actions in a segment that no claim quotes, those that may be nouns aside."""
        text = hide(self.text[segment.start : segment.end])
        for word in self.words.action_verbs(text):
            start, end = segment.start + word.start, segment.start + word.end
            if not self._quoted.find(start, end):
                yield word._replace(start=start, end=end)

    def promise_under(self, claim: Claim) -> str:
        """The verb or modal word by which an aside reads as a promise; empty where it looks like its
        reason.  A light verb will do where the reason has set forms, and the aside has none of them.
        """
        if not is_segmented(claim.section.role, self.registers) or self._looks_like(claim):
            return ""
        text = self.text[claim.start : claim.end]
        read = self.reading(claim.start, claim.end)
        if read.modality:
            return read.modality.word
        does = read.verb and (read.actions or claim.data["reason"] in SET_FORMS)
        return read.verb.word if read.verb and does and self.words.acts(text, read.verb) else ""

    def promise_in_silence(self, section: Section) -> Word | None:
        """A verb of something done in a part that needs no account, and that no claim quotes."""
        if is_segmented(section.role, self.registers):
            return None
        for start, end in cut(self.text, section):
            verb = self.reading(start, end).verb
            if verb and verb.word in self.words.closing | self.words.setting_up and verb.says:
                first = Segment(section, start, end)
                found = [one for one in self.further_verbs(first) if one.word == verb.word]
                if found and not self._is_of_itself(found[0], start, end):
                    return found[0]
        return None

    def runs_over(self, claim: Claim) -> bool:
        """Whether a quote holds several segments, and more than one of them does something.

        An object may run on over commas: its last segment opens with no verb, and what verb it has
        stands in a relative clause (…“专精特新”企业为引领的高水平企业队伍).
        """
        spans = [
            (max(claim.start, one.start), min(claim.end, one.end))
            for one in self.segments_in(claim)
        ]
        acting = [span for span in spans if self._acts(*span)]
        if len(acting) < 2:
            return False
        start, end = spans[-1]
        verb, last = self.reading(start, end).verb, self.text[start:end]
        relative = verb is not None and "的" in last[verb.end :]
        return not relative or bool(self.words.opening_verb(last))

    def _acts(self, start: int, end: int) -> bool:
        """Whether a segment has a verb that is no noun."""
        verb = self.reading(start, end).verb
        return verb is not None and self.words.acts(self.text[start:end], verb)

    def _is_of_itself(self, word: Word, start: int, end: int) -> bool:
        """Whether what a verb does is done to the document itself: 现印发给你们."""
        forms = (one for form in self.itself for one in re.finditer(form, self.text[start:end]))
        return any(start + one.start() <= word.start < start + one.end() for one in forms)

    def _looks_like(self, claim: Claim) -> bool:
        """Whether the words of an aside look like its reason, and do not say that something is done."""
        text = self.text[claim.start : claim.end].strip()
        verb, reason = self.reading(claim.start, claim.end).verb, claim.data["reason"]
        if verb is not None and verb.word in self.words.closing:
            return False
        if reason == "heading":
            text = self.before(claim) + text
        patterns = self.forms.get(reason, [])
        counted = reason == "heading" and self._is_counted_out(claim)
        return counted or any(re.search(one, text) for one in patterns)

    def _is_counted_out(self, claim: Claim) -> bool:
        """Whether the next segment of its sentence says in numbers what an aside names."""
        further = [one for one in self.segments if one.start >= claim.end]
        if not further or re.search("[。\n]", self.text[claim.end : further[0].start]):
            return False
        return further[0].paid_by in COUNTED_OUT

    def _beside(self, claim: Claim) -> list[Claim]:
        return [one for one in self._sharing[claim.section.pointer] if one is not claim]

    @cached_property
    def _sharing(self) -> dict[str, list[Claim]]:
        """By section, the claims whose quotes divide segments among them."""
        sharing: dict[str, list[Claim]] = defaultdict(list)
        for one in self.plan.of_kind(*SHARING):
            sharing[one.section.pointer].append(one)
        return sharing

    @cached_property
    def _quoted(self) -> Touching[Place]:
        """What claims and relations quote."""
        quotes = [Place(one.start, one.end) for one in self.plan.of_kind(*PAYING)]
        return Touching([*quotes, *(place for _, place in self.plan.relations)])

    def _is_modal(self, word: Word, start: int, end: int) -> bool:
        """Whether a modal word is one here: no part of a longer word, and something follows."""
        borders = (start + word.start, start + word.end)
        behind = self.text[borders[1] : end]
        if word.word in self.words.before_verbs and not self.words.opening_verb(behind):
            return False
        cut = any(border in self._inside_words for border in borders)
        return not cut and bool(re.match(r"\s*[\w“‘「『《]", self.text[borders[1] :][:9]))

    def _may_name_doers(self, before: str) -> bool:
        """Whether bodies may act behind these words: none, adverbs, or a modal or light verb."""
        words = self.words
        rest = words.without_adverbs(before).strip()
        return rest in {"", *words.modals, *words.light, "由"}


def _chains(mentions: list[Mention], text: str) -> Iterator[list[Mention]]:
    """Mentions that stand side by side in a list."""
    chain: list[Mention] = []
    for one in mentions:
        if chain and text[chain[-1].end : one.start].strip("、和及与等以"):
            yield chain
            chain = []
        chain.append(one)
    if chain:
        yield chain
